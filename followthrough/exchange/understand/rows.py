"""What a row is: a recommendation, a section, headings again, a total, nothing, or the rest of the row above."""

import re
from enum import Enum

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import contents, meanings, numbers
from followthrough.exchange.understand.columns import is_header
from followthrough.exchange.understand.places import Columns
from followthrough.exchange.understand.roles import role_of


class Kind(Enum):
    """The kinds of row."""

    EMPTY = "empty"
    HEADER = "header"
    SECTION = "section"
    NOTHING = "nothing"
    TOTAL = "total"
    CONTINUED = "continued"
    LABELLED = "labelled"
    RECOMMENDATION = "recommendation"


_NONE = re.compile(r"(?:none|nil|n/?a|not applicable|-|–|no recommendations?)\.?", re.IGNORECASE)
_TOTAL = re.compile(r"(?:(?:is-?g|c)yfanswm|(?:grand |sub-?)?totals?)\b.{0,60}", re.IGNORECASE)
_FIGURE = re.compile(r"[\d,.]+ ?%?|\d+ (?:of|out of|/) ?\d+")
_SUMS = re.compile(
    r"^(?:number|total|count|sum|average|overall|percentage|per cent|how many|completed|done|open|closed|outstanding|"
    r"in progress|not started|implemented|agreed|accepted|rejected)\b",
    re.IGNORECASE,
)
_GROUPED = re.compile(
    r"\b(?:recommendations?|actions?|items?|motions?|resolutions?|status|to date)\b"
    r"|\b(?:that|which) (?:are|were|have been)\b|\(\d+\)|\s\d+$",
    re.IGNORECASE,
)
_LABELS = ("comment", "status", "response", "owner", "due", "remark")
_LONGEST_LABEL = 60
_LONGEST_HEADING = 140
_LONGEST_SECTION = 160


def group_of(text: str) -> str | None:
    """Layout: "COMPLETE", "Completed recommendations (12)" or "Rejected" over the rows of which that is so."""
    words = " ".join(text.split())
    if meanings.is_status(words) or meanings.is_response(words):
        return words
    rest = _GROUPED.sub(" ", words).strip(" :;,–—-")
    known = meanings.delivery_means(rest) or meanings.scrutiny_means(rest) or meanings.response_means(rest)
    return rest if rest != words and (known or rest.casefold() in ("open", "outstanding", "overdue")) else None


def kind_of(row: Row, columns: Columns, header: Row | None, numbered: bool) -> Kind:
    """The kind of a row below the headings; `numbered` says that recommendations of this table carry numbers."""
    filled = [at for at, cell in enumerate(row.cells) if cell.own]
    if not filled:
        return Kind.EMPTY
    if _headings_again(row, header):
        return Kind.HEADER
    first = row.cells[filled[0]].own
    if _TOTAL.fullmatch(first) or _sums_up(row, filled, columns):
        return Kind.TOTAL
    if label_of(row, columns):
        return Kind.LABELLED
    if len(filled) == 1:
        return _alone(row, filled[0], columns, numbered)
    return Kind.CONTINUED if _goes_on(row, columns, numbered) else Kind.RECOMMENDATION


def _sums_up(row: Row, filled: list[int], columns: Columns) -> bool:
    """Layout: "Number done" and a figure below the rows of a numbered table."""
    if columns.number is None or columns.number in filled or len(filled) < 2:
        return False
    first, *rest = (row.cells[at].own for at in filled)
    return len(first) <= _LONGEST_LABEL and bool(_SUMS.search(first)) and all(_FIGURE.fullmatch(text) for text in rest)


def label_of(row: Row, columns: Columns) -> str | None:
    """Layout: the second row of a recommendation, "Update" and then its words across the columns: what it is called."""
    filled = [cell.own for cell in row.cells if cell.own]
    if len(filled) != 2 or not any(cell.merged == "left" for cell in row.cells) or len(filled[0]) > _LONGEST_LABEL:
        return None
    return filled[0] if role_of(filled[0]) in _LABELS else None


def _is_label_of_nothing(row: Row, at: int) -> bool:
    """Layout: "Update" beside a cell across the columns that is still empty."""
    beside = [cell.merged for cell in row.cells[at + 1 :]]
    return "left" in beside and beside[0] == "" and role_of(row.cells[at].own) in _LABELS


def _headings_again(row: Row, header: Row | None) -> bool:
    """The table's headings typed again, or others that begin a new part: "Agree" and "In progress" are answers."""
    if any(cell.merged == "above" and cell.lines for cell in row.cells):
        return False
    texts = [cell.own for cell in row.cells if cell.own]
    if max(map(len, texts)) > _LONGEST_HEADING:
        return False
    known = {text.casefold() for text in header.texts} if header else set()
    again = sum(1 for text in texts if text.casefold() in known)
    if again == len(texts) > 1:
        return True
    if not is_header(row):
        return False
    answers = any(meanings.is_status(text) or meanings.is_response(text) for text in texts)
    return again * 2 > len(texts) or not answers


def _alone(row: Row, at: int, columns: Columns, numbered: bool) -> Kind:
    """One filled cell: "None", a section (across the columns, or short and out of place), or more of the row above."""
    text = row.cells[at].own
    merged_down = any(cell.merged == "above" and cell.lines for cell in row.cells)
    across = any(cell.merged == "left" for cell in row.cells)
    if (
        _NONE.fullmatch(text)
        or _is_label_of_nothing(row, at)
        or (at == columns.number and numbers.looks_like_number(text))
    ):
        return Kind.NOTHING
    if across and len(text) <= _LONGEST_SECTION:
        return Kind.SECTION
    if row.place and not across and at == columns.text:
        return Kind.RECOMMENDATION  # a record that was laid out, of which only the words are known
    if at == columns.text:
        number = numbers.from_text(text)[0]
        if number or not numbered:
            return Kind.RECOMMENDATION if len(text) > 30 or number else Kind.SECTION
        if contents.asks(text):
            return Kind.RECOMMENDATION
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
    if columns.part is not None and row.cells[columns.part].own and reaches(columns.text):
        return False
    if reaches(columns.text) and not row.cells[columns.text].merged:
        lower = row.cells[columns.text].own[:1].islower()
        return (
            numbered
            and lower
            and not reaches(columns.number)
            and numbers.part_of(row.cells[columns.text].own)[0] is None
        )
    return not reaches(columns.text) and not (columns.number is not None and row.cells[columns.number].own)
