"""Reading papers: beside a bare parse of the same bytes, beside other libraries, and in more rows."""

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.records import records
from bench.table import Row

TURNS = 5


def measure(folder: Path) -> Iterator[Row]:
    """Word tables of 48 and 2,000 rows and a workbook of 2,192, made here."""
    from lxml import etree

    from followthrough.exchange import read

    folder.mkdir(parents=True, exist_ok=True)
    small, large, book = word(48), word(2_000), workbook(2_192)

    def parse(data: bytes) -> None:
        etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))

    for name, data, count in (("48", small, 48), ("2,000", large, 2_000)):
        assert len(read(data)["recommendations"]) == count
        ours, bare = beside(lambda data=data: read(data), lambda data=data: parse(data))
        figures = f"{ours:.1f} ms, bare {bare:.1f} ms"
        yield Row(f"read a Word table of {name} rows", "unzip and lxml alone", ours / bare, at_most=3, figures=figures)
        for library, other in {"python-docx": _python_docx, "mammoth": _mammoth()}.items():
            if other is not None and (count == 48 or library == "python-docx"):
                ours, theirs = beside(lambda data=data: read(data), lambda data=data, other=other: other(data))
                yield Row(f"read a Word table of {name} rows", library, ours / theirs, figures=f"{theirs:.0f} ms")
    one, many = beside(lambda: read(small), lambda: read(large))
    yield Row("2,000 rows for each of 48 rows' time", "linear in rows", (many / 2_000) / (one / 48), at_most=1.3)
    assert len(read(book)["recommendations"]) == 2_192
    ours, bare = beside(lambda: read(book), lambda: _calamine(book))
    figures = f"{ours:.0f} ms, bare {bare:.0f} ms"
    yield Row("read a workbook of 2,192 rows", "calamine alone", ours / bare, at_most=3, figures=figures)
    ours, theirs = beside(lambda: read(book), lambda: _openpyxl(book))
    yield Row("read a workbook of 2,192 rows", "openpyxl", ours / theirs, figures=f"{theirs:.0f} ms")


def beside(ours: Callable[[], Any], other: Callable[[], Any], turns: int = TURNS) -> tuple[float, float]:
    """Processor milliseconds of the middle turn of each, taken in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(turns + 1):
        for work, kept in zip((ours, other), times, strict=True):
            begun = time.process_time()
            work()
            kept.append((time.process_time() - begun) * 1000)
    # The first turn warms up.
    return sorted(times[0][1:])[turns // 2], sorted(times[1][1:])[turns // 2]


HEADINGS = ("No.", "Recommendation", "Agree?", "Owner", "Due", "Comment")


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """What a tracker's table would say of made-up recommendations."""
    for n, record in enumerate(records(count, 1), start=1):
        text = f"That the Council {record.text[0].lower()}{record.text[1:]}"
        yield (str(n), text, "Agree", "Head of Housing", f"{record.due:%d/%m/%Y}", record.updates[0].text)


def word(count: int) -> bytes:
    """A Word tracker with that many rows."""
    import docx

    document = docx.Document()
    table = document.add_table(rows=count + 1, cols=len(HEADINGS))
    for row, texts in zip(table._tbl.tr_lst, (HEADINGS, *rows(count)), strict=True):
        for cell, text in zip(row.tc_lst, texts, strict=True):
            cell.p_lst[0].add_r().text = text
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def workbook(count: int) -> bytes:
    """An Excel tracker with that many rows."""
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet("Tracker")
        for y, texts in enumerate((HEADINGS, *rows(count))):
            sheet.write_row(y, 0, texts)
    return kept.getvalue()


def _python_docx(data: bytes) -> list[list[str]]:
    import docx

    table = docx.Document(io.BytesIO(data)).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


def _mammoth() -> Callable[[bytes], Any] | None:
    try:
        import mammoth
    except ImportError:
        return None
    return lambda data: mammoth.convert_to_html(io.BytesIO(data))


def _calamine(data: bytes) -> list[Any]:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def _openpyxl(data: bytes) -> list[Any]:
    import openpyxl

    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)]
