"""National park's audit actions in Excel: the state is a percentage kept as a number, headings
wrapped over two lines and a mean under the table; 38 lines."""

from __future__ import annotations

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, rec, truth, update
from tests.exchange.layouts.words import Line, lines

TITLE = "Internal audit and scrutiny actions 2025/26"
HEAD = ["Action\nno.", "Agreed recommendation", "Management\nresponse", "Officer", "Due", "Commentary", "%\ncomplete"]
SHARES = [1, 0.6, 0.25, 0, 0.9, 1, 0.5]
SAID = ["Agreed", "Agreed", "Agreed", "Agreed in part"]


def _rows() -> list[tuple[str, Line, str, float]]:
    made = enumerate(lines(1700, 38))
    return [(f"{24 + i // 20}-{i % 20 + 1:02d}", one, SAID[i % 4], SHARES[(i * 3) % 7]) for i, one in made]


def _build(book: Workbook) -> None:
    sheet = book.add_worksheet("Actions")
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    head = book.add_format({"text_wrap": True, "bold": True, "bg_color": "#C6E0B4", "border": 1})
    share = book.add_format({"num_format": "0%", "valign": "top", "border": 1})
    sheet.write(0, 0, "Eskmoor National Park Authority", book.add_format({"bold": True, "font_size": 14}))
    sheet.write(1, 0, TITLE)
    sheet.write(2, 0, "Position at:")
    sheet.write(2, 1, "30 September 2025")
    sheet.write_row(4, 0, HEAD, head)
    for i, (number, one, said, done) in enumerate(_rows(), 5):
        sheet.write_row(i, 0, [number, one.text, said, one.owner, one.due, one.news], wrap)
        sheet.write_number(i, 6, done, share)
    last = 5 + len(_rows())
    sheet.write(last + 1, 1, "Mean of all actions")
    sheet.write_formula(last + 1, 6, f"=AVERAGE(G6:G{last})", share, 0.61)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 6, 22)
    sheet.freeze_panes(5, 1)


def _truth() -> list[Truth]:
    return [
        rec(
            number,
            one.text,
            response=said,
            owner=one.owner,
            due=one.due,
            status=f"{done:.0%}",
            updates=[update(one.news)],
        )
        for number, one, said, done in _rows()
    ]


FILES = {"actions.xlsx": lambda: excel(_build)}
TRUTH = truth(TITLE, "30 September 2025", _truth())
