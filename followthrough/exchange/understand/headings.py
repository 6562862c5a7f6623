"""Headings over two rows: "Progress" across two columns, "April 2022" and "January 2024" below it."""

from followthrough.exchange.readers.grid import Cell, Row
from followthrough.exchange.understand.roles import role_of
from followthrough.lib import days

_LONGEST = 60


def with_subheadings(header: Row, rows: list[Row]) -> tuple[Row, list[Row]]:
    """The header joined to the row below it where that row only divides its merged cells; and the rows left."""
    if not rows or not _divides(header, rows[0]):
        return header, rows
    joined, across = [], ""
    for top, below in zip(header.cells, rows[0].cells, strict=True):
        across = across if top.merged == "left" else top.text
        joined.append(Cell((_joined(across, below.own),)) if below.own else Cell((top.text,) if top.text else ()))
    return Row(header.number, tuple(joined)), rows[1:]


def _joined(across: str, below: str) -> str:
    """Layout: "Progress" over "Lead" and "Status", which say enough; over "April 2022", which does not."""
    return below if role_of(below) and not any(days.find(across)) else f"{across} {below}".strip()


def _divides(header: Row, below: Row) -> bool:
    pairs = list(zip(header.cells, below.cells, strict=True))
    divided = [at for at, (top, _) in enumerate(pairs) if top.merged == "left"]
    if not divided or any(len(cell.own) > _LONGEST for cell in below.cells):
        return False
    under = {at for at in range(len(pairs)) if at in divided or at + 1 in divided}
    return all(bool(below.own) == (at in under) for at, (_, below) in enumerate(pairs))
