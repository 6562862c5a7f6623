"""Pasted text in which a table has lost its lines: tabs between cells, tabs before cells, or numbered entries."""

import csv
import io
import re

from followthrough.exchange.readers.entries import read_entries
from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table, cell, fold, padded
from followthrough.exchange.unreadable import Unreadable

_NUMBERED = re.compile(r"\s*\(?(\d{1,3})[).:]\s")
_WIDEST = 40


def decode(data: bytes) -> str:
    """Text as UTF-8 or UTF-16 by its mark, else UTF-8, else the Windows code page that British offices use."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return _unmangled(text)


def _unmangled(text: str) -> str:
    """UTF-8 that was once read as Windows-1252 and saved so: "â€™" is put back to "’" where all of it can be."""
    if not re.search("â€[™œ\x9d“”˜¦]|Â[£ \u00a0]", text):
        return text
    return re.sub("(?:[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]{1,3})+", _put_back, text)


def _put_back(found: re.Match[str]) -> str:
    try:
        return found.group().encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return found.group()


def read_text(data: bytes) -> Paper:
    """Lines of text as prose and the tables that can be seen in them."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Unreadable("There is no text here: copy the whole table, with its headings, and paste it again.")
    if text.count("\x00") > len(text) // 100 + 2:
        raise Unreadable(
            "This is not text or a document that can be read: save the tracker as Word, Excel, PDF or CSV."
        )
    lines = text.split("\n")
    leading = [line for line in lines if line.startswith("\t")]
    inner = [line for line in lines if "\t" in line.strip("\t ")]
    if len(leading) >= 4 and len(inner) <= len(leading) // 4:
        return _leading_tabs(lines)
    if len(inner) >= 2:
        return _separated(lines)
    return read_entries(lines)


def _leading_tabs(lines: list[str]) -> Paper:
    """Layout: every cell begins with a tab, and a blank line or two may stand between rows."""
    paper = Paper()
    start = next(at for at, line in enumerate(lines) if line.startswith("\t"))
    paper.blocks += [Line(text) for line in lines[:start] if (text := fold(line))]
    cells: list[str] = []
    for line in lines[start:]:
        if line.startswith("\t"):
            cells.append(line[1:])
        else:
            cells[-1] += "\n" + line
    paper.blocks.append(_in_rows(cells))
    return paper


def _in_rows(cells: list[str]) -> Table:
    """Rows as wide as the headings, which are the cells before the first blank line; a number starts a row."""
    width = next((at + 1 for at, text in enumerate(cells) if text.endswith("\n")), len(cells))
    if not 2 <= width <= _WIDEST:
        raise Unreadable("The columns of this pasted table cannot be told apart: paste it from Word, or send the file.")
    rows: list[list[Cell]] = []
    expected = 1
    for text in cells:
        found = _NUMBERED.match(text)
        opens = bool(found) and int(found[1]) == expected and bool(rows)  # type: ignore[index]
        if opens:
            expected += 1
        if not rows or opens or len(rows[-1]) == width:
            rows.append([])
        rows[-1].append(cell(text))
    return Table("table 1", [Row(number, padded(row, width)) for number, row in enumerate(rows, start=1)])


def _separated(lines: list[str]) -> Paper:
    """Layout: a row a line and a tab between cells, as Excel copies them; Excel quotes cells of several lines."""
    paper = Paper()
    first = next(at for at, line in enumerate(lines) if "\t" in line.strip("\t "))
    paper.blocks += [Line(text) for line in lines[:first] if (text := fold(line))]
    body = "\n".join(lines[first:])
    quoted = re.search(r'(?:^|\t)"[^"\t]*\n', body) is not None
    rows = _quoted_rows(body) if quoted else [line.split("\t") for line in lines[first:]]
    gathered: list[tuple[int, list[list[str]]]] = []
    for number, texts in enumerate(rows, start=1):
        if len(texts) == 1 and texts[0].strip() and gathered and not _NUMBERED.match(texts[0]):
            # a line without a tab goes on with the last cell: Word pastes the paragraphs of a cell so
            gathered[-1][1][-1].append(texts[0])
        else:
            gathered.append((number, [[text] for text in texts[:_WIDEST]]))
    width = max(len(cells) for _, cells in gathered)
    made = (Row(number, padded([cell("\n".join(lines)) for lines in cells], width)) for number, cells in gathered)
    paper.blocks.append(Table("table 1", list(made)))
    return paper


def _quoted_rows(body: str) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    return list(csv.reader(io.StringIO(body), delimiter="\t"))
