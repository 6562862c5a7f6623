"""Keys: what a paper says its codes stand for, in a sentence or in a small table of its own."""

import re
from collections.abc import Iterable

from followthrough.exchange.readers.grid import Line, Table
from followthrough.exchange.understand import meanings

_SENTENCE = re.compile(r"(?:^|[,;:.]|\band\b)\s*(?:and\s+)?(?P<words>[A-Z][A-Za-z ]{2,40}?) \((?P<code>[A-Z]{1,4})\)")
_PAIR = re.compile(r"\b(?P<code>[A-Z]{1,4}) ?[=:–-] ?(?P<words>[A-Z]?[a-z][A-Za-z ]{2,40})")
# a sign that is neither letter, figure nor mark of a sentence, as in "✓ completed ◐ in progress"
_SIGN = re.compile(
    r"(?P<code>[^\w\s.,:;!?()\[\]“”‘’\"'/&%£$•–—=-]) ?[=:–-]? ?(?P<words>[A-Za-z][A-Za-z -]{2,40}?)"
    r"(?=[\s,;.]*(?:[^\w\s-]|$))"
)
_LONGEST_CODE = 24


def from_lines(lines: Iterable[Line]) -> dict[str, str]:
    """Codes that a line explains: "Implemented (I), Under Consideration (UC)", "C = Complete", "✓ completed"."""
    key: dict[str, str] = {}
    for line in lines:
        for pattern in (_SENTENCE, _PAIR, _SIGN):
            found = {match["code"]: match["words"].strip() for match in pattern.finditer(line.text[:2000])}
            if len(found) >= 2 and any(meanings.is_status(words) for words in found.values()):
                key |= found
    return key


def from_table(table: Table) -> dict[str, str]:
    """A table of two or three columns that explains its first column; empty when it is not one."""
    rows = [row for row in table.rows if len(row.cells) >= 2 and row.cells[0].own and row.cells[1].own]
    return {
        row.cells[0].own: row.cells[1].own.split("\n")[0]
        for row in rows
        if len(row.cells[0].own) <= _LONGEST_CODE and len(row.cells[1].own) <= 300
    }


def colours(table: Table) -> dict[str, str]:
    """What the fills of a small table stand for: the words in the coloured cell, or those beside it."""
    found: dict[str, str] = {}
    for row in table.rows:
        for at, cell in enumerate(row.cells[:3]):
            beside = [other.own for other in row.cells[at + 1 :] if other.own]
            words = cell.own or next(iter(beside), "")
            if cell.fill and words and len(words) <= _LONGEST_CODE:
                found.setdefault(cell.fill, words.split("\n")[0])
    return found


def explained(printed: Iterable[str | None], key: dict[str, str]) -> list[str]:
    """Those of the words printed that the key explains, each once."""
    return list(dict.fromkeys(one for one in printed if one and one.strip(" .") in key))


def explain(printed: str | None, key: dict[str, str]) -> str | None:
    """The delivery code of a status, through the paper's own key where the word itself says nothing."""
    own = meanings.delivery_means(printed)
    if own or not printed:
        return own
    return meanings.delivery_means(key.get(printed.strip(" .")))
