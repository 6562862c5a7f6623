"""Pasted text in which a table has lost its lines: tabs between cells, tabs before cells, or numbered entries."""

import re

from followthrough.exchange.readers.entries import read_entries
from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table, cell, fold, padded
from followthrough.exchange.unreadable import Unreadable

_NUMBERED = re.compile(r"\s*\(?(\d{1,3})[).:]\s")
_LIST_MARK = re.compile(r"^([·•●▪◦‣])\t+", re.MULTILINE)
_LABELLED = re.compile(r"^[^\t]{1,60}:\t+[^\t]*$")
_WIDEST = 40
_QUOTED = re.compile(r'"((?:[^"\t]+|"")*+)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"([^\t\n]*)")
_QUOTED_LINES = re.compile(r'(?:^|\t)"(?:[^"\t\n]|"")*+\n(?:[^"\t]+|"")*+"(?=[\t\n]|\Z)', re.MULTILINE)
_STATE = re.compile(
    r"(?:not |partially |partly )?(?:completed?|done|open|closed|started|delivered|implemented|ongoing|on[ -]going|"
    r"in progress|on track|overdue|delayed|agreed|accepted|rejected|red|amber|green)[.!]?$",
    re.IGNORECASE,
)


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
            "This is not text or a document that can be read: save the tracker as Word, Excel, OpenDocument, PDF or "
            "CSV."
        )
    lines = _LIST_MARK.sub(r"\1 ", text).split("\n")
    leading = [line for line in lines if line.startswith("\t")]
    inner = [line for line in lines if "\t" in line.strip("\t ")]
    if len(leading) >= 4 and len(inner) <= len(leading) // 4:
        return _leading_tabs(lines)
    if inner and all(_LABELLED.match(line) for line in inner):
        return read_entries([line.replace("\t", " ") for line in lines])
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
    quoted = _QUOTED_LINES.search(body) is not None
    rows = _quoted_rows(body) if quoted else [line.split("\t") for line in lines[first:]]
    gathered: list[tuple[int, list[list[str]]]] = []
    width = len(rows[0])
    first_below = next((texts for texts in rows[1:] if any(texts)), [])
    grouped = len(first_below) == 1 and first_below[0].isupper()
    final = max(number for number, texts in enumerate(rows) if len(texts) > 1)
    for number, texts in enumerate(rows, start=1):
        goes_on = gathered and not quoted and _goes_on(gathered[-1][1], texts, width, number <= final, grouped)
        if goes_on:
            gathered[-1][1][-1].append(texts[0])
            gathered[-1][1].extend([text] for text in texts[1:])
        else:
            gathered.append((number, [[text] for text in texts[:_WIDEST]]))
    width = max(len(cells) for _, cells in gathered)
    made = (Row(number, padded([cell("\n".join(lines)) for lines in cells], width)) for number, cells in gathered)
    paper.blocks.append(Table("table 1", list(made)))
    return paper


def _goes_on(cells: list[list[str]], texts: list[str], width: int, more: bool, grouped: bool) -> bool:
    """Word pastes the paragraphs of a cell as lines: they go on with the last cell, and the row with its others.

    Excel quotes such a cell instead. A line in capitals is a row whose empty cells were trimmed; but a state in
    capitals ("COMPLETE") ends the account above it where no such line stands below the headings
    and no empty line before it. Below the last row, what follows an empty line is no part of it.
    """
    if len(texts) == 1:
        after_gap = not cells[-1][-1].strip() and len(cells[-1]) > 1
        ends = (
            not grouped and len(cells) >= width and bool(cells[-1][-1].strip()) and bool(_STATE.match(texts[0].strip()))
        )
        return not _NUMBERED.match(texts[0]) and (ends or not texts[0].isupper()) and (more or not after_gap)
    return 1 < len(cells) < width and len(cells) + len(texts) - 1 == width and not _NUMBERED.match(texts[0] + " ")


def _quoted_rows(body: str) -> list[list[str]]:
    """Rows of which some cells are quoted; a mark that no other closes before the next tab is a character."""
    rows: list[list[str]] = [[]]
    at = 0
    while at < len(body):
        found = _QUOTED.match(body, at) or _PLAIN.match(body, at)
        if found is None:  # never: a plain cell may be empty
            break
        rows[-1].append(found[1].replace('""', '"') if found.re is _QUOTED else found[1])
        at = found.end() + 1
        if body[found.end() : at] == "\n":
            rows.append([])
    return rows if rows[-1] else rows[:-1]
