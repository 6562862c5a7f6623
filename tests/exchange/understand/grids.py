"""Papers made from lists: a row is a list of texts, "<" is merged to the left and "^" from above."""

from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table, cell, padded


def grid(*rows: list[str], place: str = "table 1") -> Table:
    width = max(map(len, rows))
    made: list[Row] = []
    for number, texts in enumerate(rows, start=1):
        above = made[-1].cells if made else ()
        cells = [_cell(text, above[at] if at < len(above) else Cell()) for at, text in enumerate(texts)]
        made.append(Row(number, padded(cells, width)))
    return Table(place, made)


def _cell(text: str, above: Cell) -> Cell:
    if text == "<":
        return Cell(merged="left")
    return Cell(above.lines, merged="above") if text == "^" else cell(text)


def paper(*blocks: Line | Table | str) -> Paper:
    return Paper([Line(block) if isinstance(block, str) else block for block in blocks])
