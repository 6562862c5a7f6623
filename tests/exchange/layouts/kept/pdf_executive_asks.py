"""City's tracker as a landscape PDF printed from Excel: columns under unusual names, the sheet's name in the foot, the
heading on every page, delivery confidence in words; 60 lines."""

from __future__ import annotations

from tests.exchange.layouts.making import pdf, rec, truth, update
from tests.exchange.layouts.words import lines, turn

TITLE = "Scrutiny asks: where are we now?"
HEAD = [
    "Ref",
    "Ask of the Executive",
    "Executive’s answer",
    "Senior Responsible Owner",
    "Milestone date",
    "Where are we now? (as at 3 November 2025)",
    "Delivery confidence",
]
ANSWERS = ["Agreed", "Agreed in part", "Not agreed", "Agreed", "Agreed", "Deferred"]
SURE = ["On track", "Delayed", "Complete", "Not started", "On track", "At risk"]
SOURCE = """
#set page(paper: "a4", flipped: true, margin: (x: 1cm, top: 1.2cm, bottom: 1.4cm),
  footer: [#text(7pt)[Tracker 25-26] #h(1fr) #text(7pt)[Page #context counter(page).display("1 of 1", both: true)]])
#set text(size: 7.5pt)
#text(13pt, weight: "bold", data.title)
#par[Wendleford City Council – Scrutiny Management Board – 11 November 2025]
#table(columns: (1.5cm, 2.5fr, 1.9cm, 2.9cm, 2cm, 2.5fr, 1.9cm), inset: 3pt, stroke: 0.4pt + luma(130),
  fill: (x, y) => if y == 0 { rgb("#d9e1f2") } else { none },
  table.header(..data.head.map(strong)), ..data.rows.flatten())
"""


def _rows() -> list[list[str]]:
    found = []
    for i, one in enumerate(lines(300, 60)):
        answer = turn(ANSWERS, i)
        refused = answer == "Not agreed"
        sure = "" if refused else turn(SURE, i + 3)
        due, news = ("", "") if refused else (one.due, one.news)
        found.append([f"SMB {i // 8 + 1}/{i % 8 + 1}", one.text, answer, one.owner, due, news, sure])
    return found


FILES = {"tracker.pdf": lambda: pdf(SOURCE, {"title": TITLE, "head": HEAD, "rows": _rows()})}
TRUTH = truth(
    TITLE,
    "3 November 2025",
    [
        rec(ref, text, response=said, owner=owner, due=due, status=sure, updates=[update(news, "3 November 2025")])
        for ref, text, said, owner, due, news, sure in _rows()
    ],
)
