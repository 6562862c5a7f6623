import csv
import io
import json
from datetime import date

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from followthrough.lib.printable import printable
from followthrough.lib.tables import Column, Value, csv_bytes, json_bytes, xlsx_bytes

COLUMNS = [
    Column("name", "Name", description="Who"),
    Column("count", "How many", "whole"),
    Column("on", "On", "day"),
]
ROW: dict[str, Value] = {"name": "Ash, “the” tree", "count": -3, "on": date(2024, 1, 16)}
ABSENT: dict[str, Value] = {"name": None, "count": None, "on": None}
ONE = [Column("text", "Text")]
STARTS = st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\t@", "'=", ""])
HOSTILE = st.builds(str.__add__, STARTS, st.text(st.characters(codec=None), max_size=40))


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_headings_and_typed_cells() -> None:
    assert read_csv(csv_bytes(COLUMNS, [ROW, ABSENT])) == [
        ["Name", "How many", "On"],
        ["Ash, “the” tree", "-3", "2024-01-16"],
        ["", "", ""],
    ]


def test_csv_opens_as_utf_8_in_a_spreadsheet() -> None:
    assert csv_bytes(ONE, [{"text": "ŵ"}]) == "\ufeffText\r\nŵ\r\n".encode()


def test_csv_puts_an_apostrophe_before_a_formula() -> None:
    rows: list[dict[str, Value]] = [{"text": text} for text in ("=1+1", "@a", "-2", "+44 1632", "\t=1", "a=1")]
    assert [row[0] for row in read_csv(csv_bytes(ONE, rows))[1:]] == [
        "'=1+1",
        "'@a",
        "'-2",
        "'+44 1632",
        "'\t=1",
        "a=1",
    ]


@given(HOSTILE)
def test_no_text_starts_a_formula_in_csv(text: str) -> None:
    cell = read_csv(csv_bytes(ONE, [{"text": text}]) + b"end\r\n")[1:-1]
    found = cell[0][0] if cell and cell[0] else ""
    assert not found.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not found.startswith(("\t", "\r", "\n"))
    assert found.removeprefix("'") == printable(text).removeprefix("'")


@given(HOSTILE)
def test_no_heading_starts_a_formula_in_csv(text: str) -> None:
    assert csv_bytes([Column("a", text)], [])[3:4] not in (b"=", b"+", b"-", b"@", b"\t")


def test_json_describes_its_fields() -> None:
    assert json.loads(json_bytes(COLUMNS, [ROW, ABSENT], about={"as_at": date(2024, 1, 16), "title": "Trees"})) == {
        "as_at": "2024-01-16",
        "title": "Trees",
        "fields": [
            {"name": "name", "title": "Name", "type": "text", "description": "Who"},
            {"name": "count", "title": "How many", "type": "whole", "description": ""},
            {"name": "on", "title": "On", "type": "day", "description": ""},
        ],
        "rows": [
            {"name": "Ash, “the” tree", "count": -3, "on": "2024-01-16"},
            {"name": None, "count": None, "on": None},
        ],
    }


@given(HOSTILE)
def test_json_keeps_any_text_as_it_is(text: str) -> None:
    assert json.loads(json_bytes(ONE, [{"text": text}]))["rows"] == [{"text": printable(text)}]


def workbook(rows: list[dict[str, Value]]) -> bytes:
    return xlsx_bytes(COLUMNS, rows, title="Trees", made_on=date(2024, 1, 16))


def test_workbook_has_typed_cells() -> None:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(workbook([ABSENT, ROW]))).get_sheet_by_index(0)
    assert sheet.to_python(skip_empty_area=False) == [
        ["Name", "How many", "On"],
        ["", "", ""],
        ["Ash, “the” tree", -3.0, date(2024, 1, 16)],
    ]


def test_workbook_is_the_same_bytes_twice() -> None:
    assert workbook([ROW]) == workbook([ROW])


@given(HOSTILE)
def test_no_text_is_a_formula_in_a_workbook(text: str) -> None:
    data = xlsx_bytes(ONE, [{"text": text}], title=text, made_on=date(2024, 1, 16))
    cell = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["A2"]
    assert cell.data_type in ("s", "n", "inlineStr")
    assert cell.data_type != "f"


def test_workbook_says_where_it_cut_a_text_that_is_too_long_for_a_cell() -> None:
    data = xlsx_bytes(ONE, [{"text": "a" * 40_000}], title="", made_on=date(2024, 1, 16))
    found = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1][0]
    assert found == "a" * 32_766 + "…"
