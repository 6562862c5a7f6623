"""Fire and rescue authority's workbook: delivery confidence as a fill only, as a rule for colours leaves it, with the
key of four colours on a sheet of its own; the directorate merged down the left side; 40 lines."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, rec, truth, update
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Scrutiny panel recommendations – delivery report"
HEAD = ["Theme", "Our ref", "Panel’s recommendation", "Position of the Authority", "SRO", "Target", "Latest", "RAG"]
THEMES = {"Prevention": 9, "Protection": 12, "Response": 11, "People": 8}
KEY = {"#00B050": "On track", "#FFC000": "Some delay", "#FF0000": "Off track", "#0070C0": "Complete"}
SROS = ["ACFO Service Delivery", "Head of Prevention", "Area Manager Protection", "Director of People"]
Row = tuple[str, Line, str, str, str]


def _groups() -> list[tuple[str, list[Row]]]:
    made, found = list(enumerate(lines(5200, 40))), []
    for name, size in THEMES.items():
        rows = []
        for i, one in made[:size]:
            said = turn(["Supported", "Supported", "Supported in part", "Not supported"], i)
            rows.append((f"SP-{i + 1:02d}", one, said, turn(SROS, i), turn(list(KEY), i + 2)))
        del made[:size]
        found.append((name, rows))
    return found


def _build(book: Workbook) -> None:
    sheet, key = book.add_worksheet("Report"), book.add_worksheet("Key")
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
    upright = book.add_format({"bold": True, "rotation": 90, "valign": "vcenter", "border": 1})
    fills: dict[str, Any] = {hue: book.add_format({"bg_color": hue, "border": 1}) for hue in KEY}
    sheet.merge_range(0, 0, 0, 7, "Tarn Valley Fire and Rescue Authority", bold)
    sheet.merge_range(1, 0, 1, 7, f"{TITLE}, quarter 2 2025/26", bold)
    sheet.write_row(3, 0, HEAD, bold)
    at = 4
    for name, rows in _groups():
        sheet.merge_range(at, 0, at + len(rows) - 1, 0, name, upright)
        for ref, one, said, sro, hue in rows:
            sheet.write_row(at, 1, [ref, one.text, said, sro, one.due, one.news], wrap)
            if said != "Not supported":
                sheet.write_blank(at, 7, None, fills[hue])
            at += 1
    sheet.set_column(2, 2, 55)
    sheet.set_column(6, 6, 55)
    key.write(0, 0, "Colours used in the RAG column", bold)
    for i, (hue, means) in enumerate(KEY.items(), 1):
        key.write_blank(i, 0, None, fills[hue])
        key.write(i, 1, means)


def _truth() -> list[Truth]:
    return [
        rec(
            ref,
            one.text,
            response=said,
            owner=sro,
            due=one.due,
            status=None if said == "Not supported" else KEY[hue],
            section=name,
            updates=[update(one.news)],
        )
        for name, rows in _groups()
        for ref, one, said, sro, hue in rows
    ]


FILES = {"delivery.xlsx": lambda: excel(_build)}
TRUTH = truth(TITLE, "quarter 2 2025/26", _truth())
