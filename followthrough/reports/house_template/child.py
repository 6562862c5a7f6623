"""The child process that handles one template: `python -m followthrough.reports.house_template.child`.

Standard input is a line of JSON that says what to do, and then the template; the answer is JSON.
"""

import base64
import json
import sys
from dataclasses import asdict
from typing import Any

from followthrough.lib import confined
from followthrough.reports.house_template import cleaning, filling, marks, opening
from followthrough.reports.house_template.faults import Code, Fault, Refusal
from followthrough.reports.house_template.names import Filling, Keys


def check(data: bytes, keys: Keys, examples: list[Filling]) -> dict[str, Any]:
    """The template as it is kept and an example of it filled, or its faults; and what was taken out of it.

    One of the examples, one a layout, has to come out whole: a template can be for one layout only.
    """
    found = opening.opened(data)
    cleaning.clean(found)
    faults = marks.faults_of(found, keys)
    if faults:
        raise Refusal(*faults)
    marks.make_whole(found)
    kept = opening.packed(found)
    first: Refusal | None = None
    for example in examples:
        try:
            shown = filling.filled(kept, example)
        except Refusal as refusal:
            first = first or refusal
            continue
        return {"template": _text(kept), "example": _text(shown), "notes": sorted(found.notes)}
    raise first or Refusal(Fault(Code.NOT_FILLED))


def fill(data: bytes, report: Filling) -> dict[str, Any]:
    """The report in the template, which has been checked before."""
    return {"file": _text(filling.filled(data, report))}


def answer(data: bytes, asked: dict[str, Any]) -> dict[str, Any]:
    """What was asked for, or its faults. Whatever a file makes a parser do, the answer is a fault."""
    try:
        if asked["verb"] == "check":
            return check(data, Keys(**asked["keys"]), [Filling(**one) for one in asked["examples"]])
        return fill(data, Filling(**asked["report"]))
    except Refusal as refusal:
        return {"faults": [asdict(one) for one in refusal.faults]}
    except (MemoryError, RecursionError):
        return {"faults": [asdict(Fault(Code.TOO_HARD))]}
    except Exception:  # a stranger's file must never become a traceback
        return {"faults": [asdict(Fault(Code.DAMAGED))]}


def main() -> None:
    """Read, answer, leave."""
    confined.limit()
    asked = json.loads(sys.stdin.buffer.readline())
    confined.answer(json.dumps(answer(sys.stdin.buffer.read(), asked)).encode())


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


if __name__ == "__main__":
    main()
