"""Layout: a table gives numbers and statuses only, and each recommendation's words stand in the prose below it."""

import re

from followthrough.exchange.readers.grid import Line, Paper, Table
from followthrough.exchange.understand.reading import Doubt, ReadRecommendation

_FRONT = re.compile(r"^[\s)\].:–-]*(?:\([^()]{3,40}\)\s*)?[–:-]?\s*")
_STOP = re.compile(
    r"^(?:update|progress|response|comment)s?\b[:.]?$|"
    r"\b(?:has|have) (?:now )?(?:accepted|implemented|rejected|agreed)\b|in the process of implementing|"
    r"^this recommendation (?:is|has)\b|^as previously reported",
    re.IGNORECASE,
)
_LONGEST = 20


def complete(paper: Paper, table: Table, found: list[ReadRecommendation]) -> list[Doubt]:
    """Give recommendations without words those that the prose after their table gives under their number."""
    wanting = [one for one in found if not one.text and one.number]
    lines = _after(paper, table) if wanting else []
    doubts = []
    for one in wanting:
        others = [other.number for other in wanting if other.number and other.number != one.number]
        one.text = _words(lines, str(one.number), others)
        says = (
            "its words stand in the prose below the table" if one.text else "the paper gives no words for this number"
        )
        doubts.append(Doubt(one.where, says))
    return doubts


def _after(paper: Paper, table: Table) -> list[Line]:
    """The prose from the table to the next table or the next chapter."""
    at = next(at for at, block in enumerate(paper.blocks) if block is table) + 1
    lines: list[Line] = []
    for block in paper.blocks[at:]:
        if isinstance(block, Table) or block.level:
            break
        lines.append(block)
    return lines


def _words(lines: list[Line], number: str, others: list[str]) -> str:
    at = next((at for at, line in enumerate(lines) if _opens(line.text, number)), None)
    if at is None:
        return ""
    rest = _FRONT.sub("", lines[at].text.partition(number)[2])
    words = [rest] if rest else []
    for line in lines[at + 1 : at + 1 + _LONGEST]:
        new = (line.bold != lines[at].bold) if rest else line.bold
        if new or _STOP.search(line.text) or any(_opens(line.text, other) for other in others):
            break
        words.append(line.text)
    return "\n".join(words)


def _opens(text: str, number: str) -> bool:
    """Whether a line begins with this number, alone or after a short reference."""
    before, found, after = text.partition(number)
    return (
        bool(found) and len(before) <= 24 and not after[:1].isdigit() and not before.endswith(("recommendation ", "/"))
    )
