"""CSV and other separated text: the separator and the code page are found, title lines are kept as rows."""

import csv
import io

from followthrough.exchange.readers.grid import Paper, Row, Table, cell, padded
from followthrough.exchange.readers.text import decode
from followthrough.exchange.unreadable import Unreadable

_SEPARATORS = ",;\t|"
_WIDEST = 200
_MOST_ROWS = 100_000
_LARGEST_CELL = 1_000_000


def read_separated(data: bytes) -> Paper:
    """One table of every row; numbers of rows are those a spreadsheet would show."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    text, separator = _declared(text)
    csv.field_size_limit(_LARGEST_CELL)
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text)))
    except csv.Error as error:
        raise Unreadable(
            "This CSV file is broken: a quotation mark that opens a cell is never closed; save it again from Excel."
        ) from error
    if len(found) > _MOST_ROWS or max(map(len, found), default=0) > _WIDEST:
        raise Unreadable("This CSV file has more rows or columns than a tracker can have: split it and read the parts.")
    width = max(map(len, found), default=0)
    rows = [
        Row(number, padded([cell(value) for value in values], width)) for number, values in enumerate(found, start=1)
    ]
    return Paper([Table("table 1", [row for row in rows if any(one.lines for one in row.cells)])])


def _declared(text: str) -> tuple[str, str]:
    """Excel reads a first line "sep=;" as the separator, and so do we."""
    first, _, rest = text.partition("\n")
    declared = first.strip().casefold().replace('"', "")
    # the line stays as an empty one, or every row number below would be one out
    return ("\n" + rest, declared[4]) if declared.startswith("sep=") and len(declared) == 5 else (text, "")


def _separator(text: str) -> str:
    """The mark that splits the most rows into the same number of cells, more than one."""

    def fit(mark: str) -> tuple[int, int]:
        sample = [
            len(row)
            for row, _ in zip(csv.reader(io.StringIO(text, newline=""), delimiter=mark), range(60), strict=False)
        ]
        wide = [count for count in sample if count > 1]
        common = max(set(wide), key=wide.count) if wide else 0
        return wide.count(common), common

    return max(_SEPARATORS, key=fit)
