"""What a row is: a recommendation, a section, headings again, a total, nothing, or the rest of the row above."""

import re
from enum import Enum

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import meanings, numbers
from followthrough.exchange.understand.columns import Columns, is_header


class Kind(Enum):
    """The kinds of row."""

    EMPTY = "empty"
    HEADER = "header"
    SECTION = "section"
    NOTHING = "nothing"
    TOTAL = "total"
    CONTINUED = "continued"
    RECOMMENDATION = "recommendation"


_NONE = re.compile(r"(?:none|nil|n/?a|not applicable|-|–|no recommendations?)\.?", re.IGNORECASE)
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b.{0,60}", re.IGNORECASE)
_LONGEST_SECTION = 160


def kind_of(row: Row, columns: Columns, header: Row | None, numbered: bool) -> Kind:
    """The kind of a row below the headings; `numbered` says that recommendations of this table carry numbers."""
    filled = [at for at, cell in enumerate(row.cells) if cell.own]
    if not filled:
        return Kind.EMPTY
    if _headings_again(row, header):
        return Kind.HEADER
    first = row.cells[filled[0]].own
    if _TOTAL.fullmatch(first):
        return Kind.TOTAL
    if len(filled) == 1:
        return _alone(row, filled[0], columns, numbered)
    return Kind.CONTINUED if _goes_on(row, columns, numbered) else Kind.RECOMMENDATION


def _headings_again(row: Row, header: Row | None) -> bool:
    """The table's headings typed again, or others that begin a new part: "Agree" and "In progress" are answers."""
    if any(cell.merged == "above" and cell.lines for cell in row.cells):
        return False
    known = {text.casefold() for text in header.texts} if header else set()
    texts = [cell.own for cell in row.cells if cell.own]
    again = sum(1 for text in texts if text.casefold() in known)
    if again == len(texts) > 1:
        return True
    answers = any(meanings.is_status(text) or meanings.is_response(text) for text in texts)
    return is_header(row) and (again * 2 > len(texts) or not answers)


def _alone(row: Row, at: int, columns: Columns, numbered: bool) -> Kind:
    """One filled cell: "None", a section (across the columns, or short and out of place), or more of the row above."""
    text = row.cells[at].own
    merged_down = any(cell.merged == "above" and cell.lines for cell in row.cells)
    across = any(cell.merged == "left" for cell in row.cells)
    if _NONE.fullmatch(text):
        return Kind.NOTHING
    if across and len(text) <= _LONGEST_SECTION:
        return Kind.SECTION
    if at == columns.text:
        number = numbers.from_text(text)[0]
        if number or not numbered:
            return Kind.RECOMMENDATION if len(text) > 30 or number else Kind.SECTION
        return Kind.CONTINUED if len(text) > 60 or not text[:1].isupper() else Kind.SECTION
    if merged_down or at in columns.used - {columns.number, columns.section}:
        return Kind.CONTINUED
    return Kind.SECTION if len(text) <= _LONGEST_SECTION else Kind.CONTINUED


def _goes_on(row: Row, columns: Columns, numbered: bool) -> bool:
    """Neither number nor text of its own, and none reaching down: what it holds belongs to the row above."""

    def reaches(at: int | None) -> bool:
        return at is not None and bool(row.cells[at].lines)

    if columns.text is None:
        return not reaches(columns.number)
    if reaches(columns.text) and not row.cells[columns.text].merged:
        lower = row.cells[columns.text].own[:1].islower()
        return (
            numbered
            and lower
            and not reaches(columns.number)
            and numbers.part_of(row.cells[columns.text].own)[0] is None
        )
    return not reaches(columns.text) and not (columns.number is not None and row.cells[columns.number].own)
