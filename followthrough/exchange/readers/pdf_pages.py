"""What a page break does to a table: headings printed again, a section said to be continued, a row cut in two."""

import re
from itertools import takewhile

from followthrough.exchange.readers.grid import Cell, Row, lines_of
from followthrough.exchange.readers.pdf_words import unhyphened

Cells = tuple[Cell, ...]
_CONTINUED = re.compile(r"^(?P<title>.+?)[\s,–-]*\(?(?:continued|cont(?:[’']?d)?\.?)\)?$", re.IGNORECASE)
_ITEM = re.compile(r"[(\[]?[a-z0-9]{1,3}[.)\]]\s|[•●▪–-]\s")
_PART = re.compile(r"\(?[a-h][.)]\s")
_LONGEST_TITLE = 200
_PROSE = 25
_LONG_ACROSS = 80
_LABELLED = re.compile(r"[A-Z][^:.;?]{1,38}:(?:\s|$)|(?:Recommendation|Rec\.?|R) ?\d|\d{1,3}[.)] ")
_LABEL_AND_VALUE = 2
ENDS = (".", "!", "?", ":", ";", ".”", ".’", '."')


def carried_on(rows: list[Row], more: list[Cells]) -> list[Cells]:
    """The rows of the next page without the headings, and without a section's title that is said to go on."""
    again = sum(1 for _ in takewhile(lambda pair: _texts(pair[0].cells) == _texts(pair[1]), zip(rows, more)))  # noqa: B905
    rest = more[again:]
    said = rest[0][0].text if rest else ""
    if len(said) <= _LONGEST_TITLE and (found := _CONTINUED.match(said)) and not any(cell.own for cell in rest[0][1:]):
        title = found["title"]
        if any(row.cells[0].text == title and not any(cell.own for cell in row.cells[1:]) for row in rows):
            rest = rest[1:]
    return rest


def is_cut(rows: list[Row], below: Cells) -> bool:
    """Two halves of a row that a page break cut: what the lower one holds goes on with what stands above it."""
    above = rows[-1].cells
    # "Rec." at the foot of one page and "4.3" at the head of the next
    if re.fullmatch(r"[A-Za-z]{1,14}\.?", above[0].text) and re.match(r"\d", below[0].text):
        return sum(1 for one, other in zip(above, below, strict=True) if one.lines and other.lines) == 2
    if _alone(above) and _alone(below):
        return _goes_on_across(above[0].text, below[0].text)
    both = [(one.text, other.text) for one, other in zip(above, below, strict=True) if one.own and other.own]
    if len(both) == 1 and above[0].lines and not below[0].lines:
        return _goes_on_alone(above, below)
    fuller = any(one.own and not other.own for one, other in zip(above, below, strict=True))
    if not both or not fuller or _alone(below) or _alone(above):
        return False
    if below[0].own:
        return below[0].text[:1].islower() and not _ITEM.match(below[0].text)
    kept = [row for row in rows if not _alone(row.cells)]
    filled = sum(1 for row in kept if row.cells[0].own) >= 0.8 * len(kept)
    return any(goes_on(one, other) if filled else other[:1].islower() for one, other in both)


def _goes_on_alone(above: Cells, below: Cells) -> bool:
    """Layout: one cell alone goes on, without a number: within its sentence, or beside no words of a row's own.

    In a table of labels and values, every value has its label.
    """
    at = next(at for at, (one, other) in enumerate(zip(above, below, strict=True)) if one.own and other.own)
    if _PART.match(below[at].text):
        return False
    if len(below) == _LABEL_AND_VALUE:
        return True
    beside = any(one.own and not other.own for one, other in zip(above[1:at], below[1:at], strict=True))
    return beside or below[at].text[:1].islower() or not above[at].text.endswith(ENDS)


def _goes_on_across(above: str, below: str) -> bool:
    """Layout: an account across the columns; one that is long goes on with what is no title and has no label."""
    if below[:1].islower():
        return True
    begins = _LABELLED.match(below) or (len(below) <= _LONG_ACROSS and not below.endswith(ENDS))
    return len(above) > _LONG_ACROSS and not begins


def goes_on(above: str, below: str) -> bool:
    """Whether a text stops before its sentence does, or the next begins within one."""
    if _ITEM.match(below):
        return False
    return below[:1].islower() or (len(above) >= _PROSE and not above.endswith(ENDS))


def merged_on(rows: list[Row], more: list[Cells]) -> list[Cells]:
    """Layout: a theme merged down over its rows is printed once, and goes on over the page with an empty cell."""
    if not rows or not any(row.cells[0].merged == "above" for row in rows):
        return more
    empty = sum(1 for _ in takewhile(lambda cells: not cells[0].own and not _alone(cells), more))
    if not rows[-1].cells[0].lines or not all(cells[1].own for cells in more[:empty] if len(cells) > 1):
        return more
    theme = Cell(rows[-1].cells[0].lines, merged="above")
    return [(theme, *cells[1:]) for cells in more[:empty]] + more[empty:]


def joined(above: Cells, below: Cells) -> Cells:
    """The two halves as one row."""
    return tuple(
        one if other.merged else Cell(lines_of(unhyphened((one.text, other.text))), merged=one.merged)
        for one, other in zip(above, below, strict=True)
    )


def _alone(cells: Cells) -> bool:
    return any(cell.merged == "left" for cell in cells)


def _texts(cells: Cells) -> list[str]:
    return [cell.text for cell in cells]
