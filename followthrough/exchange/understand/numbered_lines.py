"""Pasted recommendations: a number and its words on each line. No Django."""

import re
from dataclasses import dataclass

_NUMBERED = re.compile(
    r"^\s*(?:recommendation\s+)?(?P<number>(?:[A-Za-z]{1,4}[ -]?)?\(?\d+(?:\.\d+)*[a-z]?)[.):\s–-]+(?P<text>\S.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Numbered:
    """One recommendation as pasted."""

    number: str
    text: str


@dataclass(frozen=True)
class Fault:
    """A line that cannot be taken: its place from 1, why (`number_missing`, `number_twice`), and how it begins."""

    line: int
    code: str
    beginning: str


def numbered(pasted: str) -> tuple[list[Numbered], list[Fault]]:
    """The recommendations in a pasted text, in its order, and the lines that are none."""
    found: list[Numbered] = []
    faults: list[Fault] = []
    for place, line in enumerate(pasted.splitlines(), start=1):
        if not line.strip():
            continue
        one = _one(line)
        if one is None:
            faults.append(Fault(place, "number_missing", line.strip()[:40]))
        elif one.number in {other.number for other in found}:
            faults.append(Fault(place, "number_twice", line.strip()[:40]))
        else:
            found.append(one)
    return found, faults


def _one(line: str) -> Numbered | None:
    number, tab, text = line.partition("\t")
    if tab and number.strip() and text.strip() and len(number.strip()) <= 60:
        return Numbered(number.strip().rstrip("."), text.strip())
    match = _NUMBERED.match(line)
    return Numbered(match["number"].lstrip("("), match["text"].strip()) if match else None
