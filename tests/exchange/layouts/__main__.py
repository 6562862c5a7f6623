"""`python -m tests.exchange.layouts`: the figures of both sets. With a set and a folder: writes its files there."""

import json
import sys
from pathlib import Path

from tests.exchange.layouts.marking import FIELDS, Mark, mark
from tests.exchange.layouts.sets import SETS, layouts


def main() -> None:
    """Figures are shares by file, so that a file of 2,000 rows counts as much as one of seven."""
    if len(sys.argv) == 3:
        write(sys.argv[1], Path(sys.argv[2]))
        return
    for name in SETS:
        marks = [mark(make(), file, one.TRUTH) for one in layouts(name) for file, make in one.FILES.items()]
        print(f"{name}: {told(marks)}")


def told(marks: list[Mark]) -> str:
    """The figures of some files in one line."""
    shares = {
        key: sum(one.share(key) for one in marks if one.wanted[key])
        / max(1, sum(1 for one in marks if one.wanted[key]))
        for key in ("found", *FIELDS)
    }
    whole = sum(not one.faults for one in marks)
    said = ", ".join(f"{key} {100 * share:.1f}%" for key, share in shares.items())
    more = f"invented {sum(one.invented for one in marks)}, silent {sum(one.silent for one in marks)}"
    return f"{len(marks)} files, {whole} without a fault; {said}; {more}"


def write(name: str, folder: Path) -> None:
    """The files of a set with their truths, as `score_tracker.py` wants them."""
    for one in layouts(name):
        place = folder / one.__name__.rpartition(".")[2]
        place.mkdir(parents=True, exist_ok=True)
        for file, make in one.FILES.items():
            (place / file).write_bytes(make())
        (place / "truth.json").write_text(json.dumps(one.TRUTH, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
