"""Community safety partnership's action plan after a domestic homicide review as a landscape PDF: one table with theme
bands, an agency for each line, a RAG letter whose key stands on the last page; 42 lines over many pages."""

from __future__ import annotations

from typing import Any

from tests.exchange.layouts.making import pdf, rec, truth, update
from tests.exchange.layouts.words import lines, turn

TITLE = "Domestic Homicide Review 07: Action Plan"
HEAD = ["Ref", "Recommendation", "Scope", "Lead Agency", "Target Date", "Progress to date and evidence", "RAG"]
THEMES = ["Recognising abuse", "Information sharing", "Housing", "Health", "Training and learning", "Commissioning"]
AGENCIES = [
    "Borough Council – Housing",
    "Integrated Care Board",
    "Police",
    "Probation Service",
    "Adult Social Care",
    "Community Safety Partnership",
]
DATES = ["Sept 2025", "31.03.26", "Quarter 4 2025/26", "January 2026", "TBC", "30.09.25", "Autumn 2025"]
SOURCE = """
#set page(paper: "a4", flipped: true, margin: 1.4cm, header: align(right, text(8pt)[OFFICIAL]),
  footer: [#text(8pt)[DHR 07 Action Plan v0.9] #h(1fr) #text(8pt)[Page #context counter(page).display()]])
#set text(size: 9pt)
#text(15pt, weight: "bold", data.title)
#par[Position reported to the Partnership on 17 July 2025. All names in the overview report are pseudonyms.]
#table(columns: (1.3cm, 2.4fr, 1.5cm, 3cm, 2.2cm, 2.6fr, 1.1cm), inset: 4pt, stroke: 0.5pt,
  table.header(..data.head.map(h => table.cell(fill: rgb("#203864"), text(fill: white, weight: "bold", h)))),
  ..data.themes.map(t => (table.cell(colspan: 7, fill: luma(220), strong(t.name)),
    ..t.rows.map(r => r.slice(0, 6).map(c => [#c]) + (table.cell(fill: rgb(data.fills.at(r.at(6))),
      align: center, strong(r.at(6))),)))).flatten())
#v(1em)
#table(columns: (1.2cm, 9cm), [*RAG*], [*Meaning*], [B], [Action complete and evidenced], [G], [On track], [A],
  [Delayed, recovery plan agreed], [R], [Off track])
"""


def _themes() -> list[dict[str, Any]]:
    found, made = [], iter(enumerate(lines(40, 42)))
    for t, name in enumerate(THEMES, 1):
        rows = []
        for n in range(1, 8):
            i, one = next(made)
            scope = ("Local", "Regional", "National")[i % 3]
            rows.append(
                [f"{t}.{n}", one.text, scope, AGENCIES[(i * 5) % 6], turn(DATES, i), one.news, turn(list("BGARG"), i)]
            )
        found.append({"name": f"Theme {t}: {name}", "rows": rows})
    return found


FILLS = {"B": "#5b9bd5", "G": "#70ad47", "A": "#ffc000", "R": "#ff5050"}
DATA = {"title": TITLE, "head": HEAD, "themes": _themes(), "fills": FILLS}
FILES = {"plan.pdf": lambda: pdf(SOURCE, DATA)}
TRUTH = truth(
    TITLE,
    "17 July 2025",
    [
        rec(ref, text, owner=who, due=due, status=colour, section=theme["name"], updates=[update(news)])
        for theme in _themes()
        for ref, text, _, who, due, news, colour in theme["rows"]
    ],
)
