"""Health overview committee's action plan as a landscape PDF made in Word: recommendation, whether it was accepted, the
action that follows, lead, day, progress and a coloured word for RAG; cells over several lines and pages, 36 lines."""

from __future__ import annotations

from tests.exchange.layouts.making import pdf, rec, truth, update
from tests.exchange.layouts.words import lines, turn

TITLE = "Health Overview and Scrutiny: Action plan on access to general practice"
HEAD = ["No.", "Recommendation", "Accepted?", "Action", "Lead", "By when", "Progress", "RAG"]
STEPS = [
    "Write to the practices and collect answers.",
    "Add to the contract for 2026/27.",
    "Set up a small group with patients and two practice managers.",
    "Bring a paper to the primary care board.",
    "Agree wording with the local medical committee.",
]
COLOURS = {"Green": "#92d050", "Amber": "#ffc000", "Red": "#ff7c80", "Blue": "#9dc3e6"}
SOURCE = """
#set page(paper: "a4", flipped: true, margin: 1.3cm, footer: align(center, text(8pt,
  [HOSC action plan, page #context counter(page).display()])))
#set text(size: 8.5pt)
#text(15pt, weight: "bold", data.title)
#par[Update to the meeting on 6 November 2025]
#par[Key: *Blue* finished and evidenced; *Green* on course; *Amber* some delay; *Red* stopped or much delayed.]
#table(columns: (1cm, 2.3fr, 1.7cm, 1.5fr, 2.4cm, 1.8cm, 2.1fr, 1.3cm), inset: 4pt,
  fill: (x, y) => if y == 0 { rgb("#00664f") },
  table.header(..data.head.map(h => text(fill: white, weight: "bold", h))),
  ..data.rows.map(r => r.slice(0, 7).map(c => [#c]) + (if r.at(7) == "" { [] } else {
    table.cell(fill: rgb(data.colours.at(r.at(7))), r.at(7)) },)).flatten())
"""


def _rows() -> list[list[str]]:
    found = []
    for i, one in enumerate(lines(900, 36)):
        no = i % 11 == 6
        step, owner, due, news = ("", "", "", "") if no else (turn(STEPS, i), one.owner, one.due, one.news)
        said = "No" if no else turn(["Yes", "Yes", "In part"], i)
        colour = "" if no else turn(list(COLOURS), i)
        found.append([str(i + 1), one.text, said, step, owner, due, news, colour])
    return found


FILES = {"plan.pdf": lambda: pdf(SOURCE, {"title": TITLE, "head": HEAD, "rows": _rows(), "colours": COLOURS})}
TRUTH = truth(
    TITLE,
    "6 November 2025",
    [
        rec(number, text, response=said, owner=owner, due=due, status=colour, updates=[update(news)])
        for number, text, said, _, owner, due, news, colour in _rows()
    ],
)
