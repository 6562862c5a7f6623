"""Sheets as somebody fills them in, for the tests of their pages."""

import io
from typing import Any

import docx
import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from followthrough.rounds.sheet_rows import Column, mark_of
from followthrough.web.rounds.sheet_words import HEADINGS


def filled(data: bytes, mark: str, **cells: str) -> bytes:
    """The sheet with those texts typed beside one mark, saved by another program's library."""
    return _excel(data, mark, cells) if b"xl/workbook.xml" in data else _word(data, mark, cells)


def _excel(data: bytes, mark: str, cells: dict[str, str]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    row = next(cell.row for cell in book.active["A"] if cell.value == mark)
    for name, text in cells.items():
        at = list(Column).index(Column(name)) + 1
        book.active.cell(row=row, column=at, value=text).data_type = "s"
    return _saved(book)


def _word(data: bytes, mark: str, cells: dict[str, str]) -> bytes:
    word = docx.Document(io.BytesIO(data))
    for table in word.tables:
        rows = {row.cells[0].paragraphs[0].text: row.cells[1] for row in table.rows}
        if rows[str(HEADINGS[Column.MARK])].text == mark:
            for name, text in cells.items():
                rows[str(HEADINGS[Column(name)])].paragraphs[0].add_run(text)
    return _saved(word)


def _saved(file: Any) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def upload(data: bytes, name: str = "Review 4 updates.docx") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, data)}


def mark(cast: Any, what: Any) -> str:
    return mark_of(cast.asked(what).item.id)


def words_of(data: bytes) -> str:
    """Everything that stands in a sheet."""
    if b"xl/workbook.xml" in data:
        rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
        return "\n".join(str(cell) for row in rows for cell in row if cell)
    word = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in word.paragraphs), *cells])
