"""Checking and filling a template safely: it is a stranger's file, with something like a program in it."""

import base64
import json
from dataclasses import asdict, dataclass
from typing import Any

from followthrough.lib import confined
from followthrough.reports.house_template.faults import LARGEST, Code, Fault, Note, fault_of
from followthrough.reports.house_template.names import Filling, Keys

_CHILD = "followthrough.reports.house_template.child"


@dataclass(frozen=True, slots=True)
class Checked:
    """A template as looked at: its faults, or what is kept of it with an example of it filled.

    `notes`: what was taken out of it, which goes without harm.
    """

    faults: list[Fault]
    template: bytes = b""
    example: bytes = b""
    notes: tuple[Note, ...] = ()


class Unfilled(Exception):
    """A report does not go into the template; nothing of it is made."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


def check(data: bytes, keys: Keys, examples: list[Filling]) -> Checked:
    """What is wrong with a template, each fault with its place. `examples`: a report a layout, to fill it with."""
    if len(data) > LARGEST:
        return Checked([Fault(Code.TOO_BIG)])
    asked = {"verb": "check", "keys": asdict(keys), "examples": [asdict(one) for one in examples]}
    said = _ask(asked, data)
    if "faults" in said:
        return Checked([fault_of(one) for one in said["faults"]])
    notes = tuple(Note(one) for one in said["notes"])
    return Checked([], base64.b64decode(said["template"]), base64.b64decode(said["example"]), notes)


def fill(template: bytes, report: Filling) -> bytes:
    """The report as a Word file; `template` as `check` gave it to keep. Raises Unfilled."""
    said = _ask({"verb": "fill", "report": asdict(report)}, template)
    if "faults" in said:
        raise Unfilled([fault_of(one) for one in said["faults"]])
    return base64.b64decode(said["file"])


def _ask(asked: dict[str, Any], data: bytes) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads(confined.run(_CHILD, given=json.dumps(asked).encode() + b"\n" + data))
    except (confined.Stopped, confined.Failed):
        return {"faults": [asdict(Fault(Code.TOO_HARD))]}
    return said
