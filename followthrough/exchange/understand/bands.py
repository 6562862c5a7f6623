"""Layout: a recommendation stands across the table, and what was done stands in the rows below it, under headings."""

from dataclasses import dataclass, replace

from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table
from followthrough.exchange.understand import labels
from followthrough.exchange.understand.columns import is_header
from followthrough.exchange.understand.forms import NUMBER, TEXT
from followthrough.exchange.understand.labels import Opening
from followthrough.exchange.understand.roles import role_of

_FEWEST = 2


def beside_their_rows(paper: Paper) -> Paper:
    """The paper with the recommendations of such tables in two columns more, beside the rows that they stand over.

    A table that has a column for what is asked stays as it is.
    """
    return replace(paper, blocks=[_widened(block) if isinstance(block, Table) else block for block in paper.blocks])


@dataclass
class _Rows:
    """The rows of the wider table; `band` stands over those that come, and `told` says that one has it already."""

    rows: list[Row]
    band: Opening | None = None
    at: int = 0
    told: bool = False

    def open(self, band: Opening | None, row: Row) -> None:
        """What stood over the rows before is a row of its own where there were none."""
        if self.band and not self.told:
            self.add(Row(self.at, tuple(Cell() for _ in row.cells)))
        self.band, self.at, self.told = band, row.number, False

    def add(self, row: Row) -> None:
        """A row below the band; the band's number and words reach down to all but the first."""
        said = (self.band.number, self.band.text) if self.band else ("", "")
        merged = "above" if self.told else ""
        self.rows.append(replace(row, cells=(*(Cell((text,) if text else (), merged) for text in said), *row.cells)))
        self.told = True


def _widened(table: Table) -> Table:
    bands = {at: band for at, row in enumerate(table.rows) if (band := _band(row))}
    heads = {at: row for at, row in enumerate(table.rows) if is_header(row)} if len(bands) >= _FEWEST else {}
    if not heads or len({tuple(row.texts) for row in heads.values()}) > 1:
        return table
    header = heads[min(heads)]
    if any(role_of(cell.own) in ("text", "action") for cell in header.cells):
        return table
    first = min(*heads, *bands)
    made = _Rows([_moved(row) for row in table.rows[:first]])
    made.rows.append(replace(header, cells=(Cell((NUMBER,)), Cell((TEXT,)), *header.cells)))
    for at, row in enumerate(table.rows[first:], start=first):
        if at in bands or _across(row):
            made.open(bands.get(at), row)
        if _across(row) and at not in bands:
            made.rows.append(_moved(row))
        elif at not in bands and at not in heads and any(cell.own for cell in row.cells):
            made.add(row)
    made.open(None, table.rows[-1])
    return replace(table, rows=made.rows)


def _moved(row: Row) -> Row:
    """A row that is nobody's, such as a title or a theme across the columns."""
    return replace(row, cells=(row.cells[0], Cell(merged="left"), Cell(merged="left"), *row.cells[1:]))


def _across(row: Row) -> bool:
    """Whether nothing but its first cell is filled, and that reaches over others."""
    own = [at for at, cell in enumerate(row.cells) if cell.own]
    return own == [0] and any(cell.merged == "left" for cell in row.cells)


def _band(row: Row) -> Opening | None:
    """The recommendation that a row holds which holds nothing else, merged or not, with its number and its words."""
    if [at for at, cell in enumerate(row.cells) if cell.own] != [0]:
        return None
    first, *rest = row.cells[0].lines
    found = labels.named(Line(first))
    if found is None or found.said:
        return None
    words = "\n".join(text for text in (found.text, *rest) if text)
    return replace(found, text=words) if words else None
