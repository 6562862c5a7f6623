"""What stands below the rows of a table and is none of them: a key of its codes, and notes."""

import re
from dataclasses import dataclass, field

from followthrough.exchange.readers.grid import Line, Row
from followthrough.exchange.understand import contents, keys, meanings, numbers
from followthrough.exchange.understand.numbering import Numbering
from followthrough.exchange.understand.places import Columns

_SAYS_SO = re.compile(
    r"(?:key|legend|(?:foot)?notes?|source|n\.?b\.?|b?rag(?: key| rating| status)?|status key|abbreviations|codes?)\b"
    r"[^:]{0,30}:|[*†‡]\s?\S|(?:key|legend|notes?)(?: to [\w ]{1,30})?$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"(?:none|nil|n/?a|-|–)\.?", re.IGNORECASE)
_OF_A_KEY = ("", "key", "legend", "code", "codes", "rag key", "status key")
_OF_A_MEANING = ("", "meaning", "description", "definition", "key")
_LONGEST_CODE = 24
_LONGEST_MEANING = 120


@dataclass(frozen=True)
class Foot:
    """The rows below a table, the codes that they explain, and what else they say."""

    rows: list[Row] = field(default_factory=list)
    key: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def parted(rows: list[Row], columns: Columns) -> tuple[list[Row], Foot]:
    """The rows of a table, and what stands below them: after an empty row, or because it says that it is a note."""
    start = len(rows)
    while start and len(_filled(rows[start - 1])) <= 2:
        start -= 1
    begins = (at for at in range(max(start, 1), len(rows)) if _is_gap(rows, at) or _says_so(rows[at], columns))
    at = next(begins, len(rows))
    if at == len(rows):
        return rows, Foot()
    body, below = rows[:at], rows[at:]
    pairs = _explained(below, body, columns)
    numbered = Numbering.of(body, columns).numbered
    notes = [row for row in below if _is_code(row) or _says_so(row, columns) or (numbered and _is_note(row, columns))]
    told = [" ".join(_filled(row)[0].split()) for row in notes]
    key = pairs | keys.from_lines([Line(text) for text in told])
    gone = [row for row in below if row in notes or (len(found := _filled(row)) == 2 and found[0] in pairs)]
    if not gone:
        return rows, Foot()
    unread = [_filled(row)[0] for row in notes if not (_is_code(row) or _explains(_filled(row)[0]))]
    return [*body, *(row for row in below if row not in gone)], Foot(gone, key, unread)


def key_above(above: list[Row], body: list[Row], columns: Columns) -> dict[str, str]:
    """The codes that rows above the headings explain."""
    lines = [Line(text) for row in above for cell in row.cells if not cell.merged for text in cell.lines]
    return _explained(above, body, columns) | keys.from_lines(lines)


def key_beside(header: Row, rows: list[Row], columns: Columns) -> tuple[dict[str, str], set[int]]:
    """Layout: a key to the right of a sheet's rows, of codes that one of its columns holds; and the places it has."""
    for at in range(len(header.cells) - 2, 1, -1):
        said = [columns.headings[place].strip(" :").casefold() for place in (at, at + 1)]
        if said[0] not in _OF_A_KEY or said[1] not in _OF_A_MEANING:
            continue
        beside = [Row(row.number, row.cells[at : at + 2]) for row in rows if len(row.cells) > at + 1]
        others = [Row(row.number, row.cells[:at]) for row in rows]
        told = [row for row in beside if _filled(row)]
        pairs = _explained(told, others, columns)
        if pairs and len(pairs) == len(told):
            return pairs, {at, at + 1}
    return {}, set()


def _filled(row: Row) -> list[str]:
    return [cell.own for cell in row.cells if cell.own]


def _is_gap(rows: list[Row], at: int) -> bool:
    """Whether an empty row stands before this one; sheets leave such rows out and count on."""
    return bool(_filled(rows[at])) and (rows[at].number > rows[at - 1].number + 1 or not _filled(rows[at - 1]))


def _says_so(row: Row, columns: Columns) -> bool:
    """One cell that calls itself a note or a key, or explains codes; not the rest of an account in its column."""
    found = [at for at, cell in enumerate(row.cells) if cell.own]
    across = any(cell.merged == "left" for cell in row.cells)
    if len(found) != 1 or (found[0] in _of_life(columns) and not across):
        return False
    return _SAYS_SO.match(row.cells[found[0]].own) is not None or _explains(row.cells[found[0]].own)


def _explains(text: str) -> bool:
    return bool(keys.from_lines([Line(text)]))


def _is_code(row: Row) -> bool:
    """One cell that explains one code, or names a state beside its colour."""
    found = _filled(row)
    return len(found) == 1 and (keys.pair_of(found[0]) is not None or meanings.is_status(found[0]))


def _of_life(columns: Columns) -> set[int]:
    return columns.used - {at for at in (columns.number, columns.text, columns.section) if at is not None}


def _is_note(row: Row, columns: Columns) -> bool:
    """In a numbered table: one cell that has no number, stands where no answer or account does, and asks nothing."""
    found = [at for at, cell in enumerate(row.cells) if cell.own]
    if len(found) != 1:
        return False
    text = row.cells[found[0]].own
    if found[0] == columns.text and contents.asks(text):
        return False
    return found[0] not in _of_life(columns) and not (
        numbers.from_text(text)[0] or numbers.looks_like_number(text) or _NOTHING.fullmatch(text)
    )


def _explained(rows: list[Row], body: list[Row], columns: Columns) -> dict[str, str]:
    """Layout: "A" and "Closed by the inspectorate", row by row, where a column of the table holds such codes."""
    pairs = {found[0]: found[1] for row in rows if len(found := _filled(row)) == 2}
    if len(pairs) < 2 or any(len(c) > _LONGEST_CODE or len(m) > _LONGEST_MEANING for c, m in pairs.items()):
        return {}
    given = _held(body, columns.number)
    if any(code.isdigit() and code not in given for code in pairs):
        return {}  # the next recommendations, not answered yet
    others = (at for at in range(len(columns.headings)) if at not in (columns.number, columns.text))
    return pairs if any(2 * len(pairs.keys() & _held(body, at)) >= len(pairs) for at in others) else {}


def _held(rows: list[Row], at: int | None) -> set[str]:
    return set() if at is None else {row.cells[at].own for row in rows if at < len(row.cells)}
