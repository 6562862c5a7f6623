"""A Word file as plain lines and rows, for whoever compares it with another and asks nothing of its meaning."""

from followthrough.exchange.readers import read_paper
from followthrough.exchange.readers.grid import Table
from followthrough.exchange.readers.sniff import kind_of
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.package import BadPackage

# In reading order: a line of prose, or a table as rows of cells; the lines of a cell are parted by "\n".
Plain = list[str | list[list[str]]]
NOT_WORD = "This is not a Word document: choose the file that came back as Word saved it, a .docx."
MOST_LINES = 20_000  # and rows of tables; a report to a committee has some hundreds
_TOO_LONG = "This file has more lines and rows than any report: check that it is the right file."
TOO_HARD = "This file is too large or too intricate to read: copy its text into a new Word document and try that."
FAILED = "This file could not be understood: open it in Word, save a new copy and try that."
_PACKED, _OLD_OFFICE = b"PK", b"\xd0\xcf\x11\xe0"


def word_plain(data: bytes) -> Plain:
    """The prose and tables of a .docx. Tracked insertions are text; deletions and comments are not.

    Raises Unreadable with one sentence that says what to do.
    """
    if not data.startswith((_PACKED, _OLD_OFFICE)):
        raise Unreadable(NOT_WORD)
    try:
        word = kind_of(data, None) == "docx"
    except BadPackage:
        word = True  # its reader says what is wrong with it
    if not word:
        raise Unreadable(NOT_WORD)
    blocks = read_paper(data).blocks
    if sum(len(block.rows) if isinstance(block, Table) else 1 for block in blocks) > MOST_LINES:
        raise Unreadable(_TOO_LONG)
    return [_rows(block) if isinstance(block, Table) else block.text for block in blocks]


def _rows(table: Table) -> list[list[str]]:
    return [[cell.own for cell in row.cells] for row in table.rows]
