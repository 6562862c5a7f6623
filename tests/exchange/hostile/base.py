"""The files that hostile ones are made of, before anything is done to them."""

import io
import zipfile
from collections.abc import Callable, Iterator

import pikepdf
import xlsxwriter

from tests.exchange.papers import HEADINGS, tracker, zipped

Hostile = tuple[bytes, str]
Made = Iterator[tuple[str, Callable[[], Hostile]]]
ROWS = (("1) That the Council acts", "Agree", "Done\nComplete"), ("2) That it stops", "Not Agreed", ""))
WORD = tracker(*ROWS)


def workbook() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tracker")
        for at, row in enumerate((HEADINGS, *ROWS)):
            sheet.write_row(at, 0, row)
    return made.getvalue()


def pdf() -> bytes:
    made = io.BytesIO()
    paper = pikepdf.new()
    paper.add_blank_page()
    words = b"BT /F1 12 Tf 72 720 Td (Recommendation 1: That the Council acts.) Tj ET"
    paper.pages[0].Contents = paper.make_stream(words)
    paper.save(made)
    return made.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one part put in the place of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts: dict[str, str | bytes] = {part: package.read(part) for part in package.namelist()}
    return zipped({**parts, name: content})
