"""Keys: what a paper says its codes stand for, in a sentence or in a small table of its own."""

import re
from collections.abc import Iterable

from followthrough.exchange.readers.grid import Line, Row, Table
from followthrough.exchange.understand import meanings
from followthrough.exchange.understand.places import Columns
from followthrough.exchange.understand.roles import role_of

_SENTENCE = re.compile(r"(?:^|[,;:.]|\band\b)\s*(?:and\s+)?(?P<words>[A-Z][A-Za-z ]{2,40}?) \((?P<code>[A-Z]{1,4})\)")
_PAIR = re.compile(
    r"\b(?P<code>[A-Z]{1,4}|\d(?= ?=)) ?(?:[=:–-]|is|means|denotes|stands for) ?(?P<words>[A-Z]?[a-z][A-Za-z ]{2,40})"
)
_IN_BRACKETS = re.compile(r"\b(?P<code>[A-Z]{1,4}) \((?P<words>[A-Z]?[a-z][A-Za-z ]{2,40})\)")
# a sign that is neither letter, figure nor mark of a sentence, as in "✓ completed ◐ in progress"
_SIGN = re.compile(
    r"(?P<code>[^\w\s.,:;!?()\[\]“”‘’\"'/&%£$•–—=-]) ?[=:–-]? ?(?P<words>[A-Za-z][A-Za-z -]{2,40}?)"
    r"(?=[\s,;.]*(?:[^\w\s-]|$))"
)
_ONE = re.compile(r"^(?P<code>[A-Z]{1,4}|\d) ?(?:[=:]|[–-](?= )) ?(?P<words>[A-Z]?[a-z][A-Za-z ]{2,60})[.;,]?$")
_LONGEST_CODE = 24


def pair_of(text: str) -> tuple[str, str] | None:
    """The code and the words of a line that explains one code: "C = Complete"."""
    found = _ONE.match(text)
    return (found["code"], found["words"].strip()) if found else None


def from_lines(lines: Iterable[Line]) -> dict[str, str]:
    """Codes that a line explains: "Implemented (I), Under Consideration (UC)", "C = Complete", "✓ completed".

    Lines that explain one each, one below the other, are a key too.
    """
    key: dict[str, str] = {}
    run: dict[str, str] = {}
    for line in lines:
        one = pair_of(line.text)
        run = {**run, one[0]: one[1]} if one else {}
        if len(run) >= 2 and any(map(_settles, run.values())):
            key |= run
        for pattern in (_SENTENCE, _PAIR, _IN_BRACKETS, _SIGN):
            found = {match["code"]: match["words"].strip() for match in pattern.finditer(line.text[:2000])}
            if len(found) >= 2 and any(map(_settles, found.values())):
                key |= found
    return key


def _settles(words: str) -> bool:
    return meanings.is_status(words) or meanings.is_response(words)


def take_coded(columns: Columns, rows: list[Row], key: dict[str, str]) -> None:
    """Layout: a column under "Code" that holds nothing but codes that the paper explains: the status or the response.

    What numbers the rows, or was taken for updates, is taken from there.
    """
    free = set(range(len(columns.headings))) - (columns.used - {columns.number, *(at for at, _ in columns.updates)})
    for at in sorted(free):
        values = [row.cells[at].own.strip(" .") for row in rows if at < len(row.cells) and row.cells[at].own]
        meant = [key[value] for value in values if value in key]
        if len(values) < 2 or len(meant) * 5 < len(values) * 4:
            continue
        if any(map(meanings.is_status, meant)) and not (columns.statuses or columns.ticked_statuses):
            columns.statuses = [(at, None)]
            columns.guessed.append((at, "status"))
        elif all(map(meanings.is_response, meant)) and columns.response is None and not columns.ticked_responses:
            columns.response = at
            columns.guessed.append((at, "response"))
        else:
            continue
        columns.updates = [one for one in columns.updates if one[0] != at]
        if columns.number == at:
            others = (other for other in range(len(columns.headings)) if other not in columns.used)
            columns.number = next((other for other in others if role_of(columns.headings[other]) == "number"), None)


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
