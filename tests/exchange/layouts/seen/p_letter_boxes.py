"""Council's reply to a national safeguarding review in PDF: a two-column form for each recommendation made of boxes,
the label shaded at the left, some over a page's end; a covering letter before them."""

from __future__ import annotations

from tests.exchange.layouts.making import pdf, rec, truth, update
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Our answer to the national review of children placed far from home"
STATES = ["Achieved", "Partly achieved", "Partly achieved", "Not yet begun"]
SOURCE = """
#set page(paper: "a4", margin: 2.2cm, footer: align(center, text(8pt)[Page #context counter(page).display()]))
#set text(size: 10.5pt)
#par[Children’s Services, Priory House #h(1fr) 8 October 2025]
#par[Dear Panel,]
#par[Thank you for your review. Our children in care council read it with us over three evenings. What follows is our
answer to all fourteen recommendations, with the state of each on the day of this letter.]
#par[Yours faithfully,]
#par[Director of Children’s Services, Ouseborough City Council]
#pagebreak()
#text(15pt, weight: "bold", data.title)
#for r in data.rows {
  heading(level: 2, "Recommendation " + r.number)
  table(columns: (3.6cm, 1fr), stroke: 0.5pt, inset: 6pt, fill: (x, y) => if x == 0 { luma(230) },
    [*Recommendation*], r.text, [*Our response*], r.said, [*Who leads on this*], r.who, [*By when*], r.due,
    [*What we have done*], r.news.join(parbreak()), [*Status*], r.state)
}
"""


def _rows() -> list[tuple[str, Line, str, list[str], str]]:
    found = []
    for i, (one, other) in enumerate(zip(lines(12_400, 14), lines(13_000, 14), strict=True)):
        said = turn(["Agree", "Agree", "Agree in part", "Disagree"], i)
        news = [] if said == "Disagree" else [line for line in (one.news, other.news) if line]
        found.append((str(i + 1), one, said, news, "" if said == "Disagree" else turn(STATES, i + 1)))
    return found


def _data() -> dict[str, object]:
    rows = [
        {
            "number": number,
            "text": one.text,
            "said": said,
            "who": one.owner,
            "due": one.due,
            "news": news,
            "state": state,
        }
        for number, one, said, news, state in _rows()
    ]
    return {"title": TITLE, "rows": rows}


FILES = {"answer.pdf": lambda: pdf(SOURCE, _data())}
TRUTH = truth(
    TITLE,
    "8 October 2025",
    [
        rec(
            number,
            one.text,
            response=said,
            owner=one.owner,
            due=one.due,
            status=state,
            updates=[update(" ".join(news))],
        )
        for number, one, said, news, state in _rows()
    ],
)
