"""Narrative follow-up report in PDF: a heading and a shaded box make a recommendation, labelled lines and free
paragraphs follow, with a running header on every page; met in one-year-on reports of task groups that avoid tables."""

from __future__ import annotations

from typing import Any

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Somewhere to go: one year on"
RUNNING = "Merrowbridge District Council · Youth provision follow-up"
# theme, opening paragraph, recommendations: text, response, lead, paragraphs of progress
THEMES: list[tuple[str, str, list[tuple[str, str, str, list[str]]]]] = [
    (
        "Places",
        "The task group visited six villages and both towns in the winter of 2023. It heard again and again "
        "that the last bus, the closed toilet and the locked gate matter more to young people than another leaflet.",
        [
            (
                "That the Portfolio Holder for Communities opens the pavilions at Low Moor and Brook Street to youth "
                "groups on two evenings a week, without charge, until at least March 2026.",
                "Agreed",
                "Head of Leisure",
                [
                    "Both pavilions have been open on Mondays and Thursdays since June. Between 15 and 40 young people come "
                    "to each session, and the parish council at Low Moor has paid for a table tennis table.",
                    "The caretaker’s hours were the main difficulty. They’re covered until March 2025 by the UK Shared "
                    "Prosperity Fund; after that, officers will need to find about £7,200 a year.",
                ],
            ),
            (
                "That lights be put up along the path from Ferry Lane to the skate park.",
                "Agreed",
                "Parks Manager",
                ["Nine solar columns were installed in November."],
            ),
            (
                "That the Council asks the County Council to bring back the 9.40pm bus on Fridays and Saturdays, and "
                "offers to meet a share of the cost in the first year from the Community Safety Fund.",
                "Agreed in part",
                "Transport Liaison Officer",
                [
                    "A letter was sent in May 2024. The County Council has replied that it will look at the route when the "
                    "contract ends in August 2025.",
                    "Cabinet did not agree to set aside money before a price is known.",
                ],
            ),
        ],
    ),
    (
        "People",
        "Youth work in the district is done by eleven charities and a great many volunteers. Few of them knew "
        "of each other’s work, and none had seen the Council’s grants timetable.",
        [
            (
                "That a youth work network be started, led by the voluntary sector, with a budget of £5,000 for training "
                "in each of the next two years.",
                "Agreed",
                "Voluntary Sector Partnerships Officer",
                [
                    "The network has met four times:",
                    "• 21 organisations are members;",
                    "• 46 volunteers have had first aid training;",
                    "• £3,150 of the first year’s £5,000 was spent and the rest carried over.",
                    "Recommendation 6 will be taken forward through the network as well.",
                ],
            ),
            (
                "That two young people sit on the grants panel with a vote.",
                "Not agreed",
                "Head of Governance",
                [
                    "The Constitution doesn’t allow it. Young people now score the bids before the panel meets and the scores "
                    "are put before members."
                ],
            ),
            (
                "That the Council’s own apprenticeships are advertised in youth clubs, in person, by apprentices, ahead of "
                "the closing date in each round.",
                "Agreed",
                "HR Business Partner",
                [],
            ),
        ],
    ),
    (
        "Listening",
        "Every group that the task group met asked the same question: what will come of this? The answers "
        "below are offered in that spirit.",
        [
            (
                "That Cabinet reports are to say, in a sentence or two, what young people think of a proposal that affects "
                "them, and how that is known.",
                "Agreed",
                "Democratic Services Manager",
                [
                    "The report template was changed on 1 September 2024. A check of 20 reports in the autumn found the "
                    "sentence in 13; in four of those it said “not known”."
                ],
            ),
            (
                "That this Committee hears from young people at one meeting a year held in a school or a youth club, at a "
                "time that suits them, instead of the Town Hall.",
                "Agreed",
                "Scrutiny Officer",
                [
                    "The first such meeting took place at Merrowbridge Academy on 12 February 2025 at 3.45pm. 58 pupils "
                    "attended and asked 19 questions, a record for any meeting of the Council."
                ],
            ),
        ],
    ),
]
SOURCE = """
#set page(paper: "a4", margin: 2.3cm, header: text(8pt, data.running), footer: context align(right, text(8pt)[Page
#counter(page).display() of #counter(page).final().first()]))
#set text(size: 11pt)
#text(20pt, weight: "bold", data.title)
#par[Report to the Communities Scrutiny Committee, 20 March 2025]
#par[This report says what has become of the eight recommendations that the task group made in March 2024. It follows
the order of the original report. Recommendation numbers are unchanged.]
#for theme in data.themes [
  #heading(level: 1, theme.name)
  #par(theme.opening)
  #for rec in theme.recs {
    heading(level: 2, "Recommendation " + rec.number)
    block(fill: luma(232), inset: 9pt, width: 100%, stroke: (left: 3pt + blue), rec.text)
    par[*Cabinet’s response:* #rec.response]
    par[*Lead:* #rec.lead]
    if rec.news.len() > 0 { par[*What has happened since*] }
    for line in rec.news { par(line) }
  }
]
#heading(level: 1, "Thanks")
#par[The Committee is grateful to all who answered its questions, and to the young people who asked theirs.]
"""


def _data() -> dict[str, Any]:
    number, themes = 0, []
    for name, opening, recs in THEMES:
        out = []
        for text, response, lead, news in recs:
            number += 1
            out.append({"number": str(number), "text": text, "response": response, "lead": lead, "news": news})
        themes.append({"name": name, "opening": opening, "recs": out})
    return {"title": TITLE, "running": RUNNING, "themes": themes}


FILES = {"tracker.pdf": lambda: pdf(SOURCE, _data())}
TRUTH = truth(
    TITLE,
    "20 March 2025",
    [
        rec(
            r["number"],
            r["text"],
            response=r["response"],
            owner=r["lead"],
            section=theme["name"],
            updates=[update(" ".join(r["news"]), "20 March 2025")],
        )
        for theme in _data()["themes"]
        for r in theme["recs"]
    ],
)
