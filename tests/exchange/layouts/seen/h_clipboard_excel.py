"""Cells copied out of Excel as HTML: a stylesheet of numbered classes, cells that say how many they cover, a merged
theme down the side, line breaks that keep their indent; 37 lines."""

from __future__ import annotations

from html import escape

from tests.exchange.layouts.making import Truth, rec, truth, update
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Transport scrutiny: recommendations to the Combined Authority"
HEAD = [
    "Theme",
    "Item",
    "What scrutiny asked for",
    "CA response",
    "Accountable officer",
    "Date due",
    "Where are we?",
    "BRAG",
]
THEMES = {"Fares": 7, "Rail": 12, "Safety": 10, "Accessibility": 8}
COLOURS = {"Blue": "xl70", "Red": "xl71", "Amber": "xl72", "Green": "xl73"}
TOP = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\\.";}
.xl65 {border:.5pt solid windowtext; white-space:normal;} .xl66 {font-weight:700; background:#D9E1F2;}
.xl70 {background:#5B9BD5;} .xl71 {background:red;} .xl72 {background:#FFC000;} .xl73 {background:#70AD47;}
br {mso-data-placement:same-cell;} --></style></head><body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=1480 style='border-collapse:collapse;width:1110pt'>
<!--StartFragment-->
<col width=90 style='mso-width-source:userset;width:68pt'><col width=64 style='width:48pt'>
"""


def _rows() -> list[tuple[str, list[tuple[str, Line, str, str]]]]:
    made, found = list(enumerate(lines(10_100, 37), 1)), []
    for name, size in THEMES.items():
        part = [
            (f"TS{n}", one, turn(["Accepted", "Partially accepted", "Accepted"], n), turn(list(COLOURS), n))
            for n, one in made[:size]
        ]
        del made[:size]
        found.append((name, part))
    return found


def _news(one: Line) -> str:
    """The update, broken after its first sentence as somebody did with Alt and Enter."""
    return escape(one.news).replace(". ", ".<br>\n    ", 1)


def _page() -> bytes:
    rows = [f"<tr height=20><td colspan=8 height=20 class=xl66>{TITLE}</td></tr>"]
    rows.append("<tr height=20><td colspan=8>Version 11, 28 November 2025</td></tr>")
    rows.append("<tr>" + "".join(f"<td class=xl66 style='border-top:none'>{head}</td>" for head in HEAD) + "</tr>")
    for name, part in _rows():
        for i, (ref, one, said, colour) in enumerate(part):
            left = "" if i else f"<td rowspan={len(part)} class=xl65 style='border-bottom:.5pt solid black'>{name}</td>"
            cells = [ref, escape(one.text), said, one.owner, one.due, _news(one)]
            middle = "".join(f"<td class=xl65 width=260 style='width:195pt'>{text}</td>" for text in cells)
            rows.append(f"<tr height=58>{left}{middle}<td class={COLOURS[colour]}>{colour}</td></tr>")
    return (TOP + "\n".join(rows) + "\n<!--EndFragment-->\n</table></body></html>\n").encode()


def _truth() -> list[Truth]:
    return [
        rec(
            ref,
            one.text,
            response=said,
            owner=one.owner,
            due=one.due,
            status=colour,
            section=name,
            updates=[update(one.news)],
        )
        for name, part in _rows()
        for ref, one, said, colour in part
    ]


FILES = {"cells.html": _page}
TRUTH = truth(TITLE, "28 November 2025", _truth())
