"""City council's task and finish group followed up after six months in PDF: heading and tinted box for each recommendation,
facts in labelled lines, the status on a line of its own at the start of the update; met in scrutiny packs."""

from typing import Any

from tests.exchange.layouts.seen.make import pdf, rec, truth

TITLE = "Children’s Play Spaces: recommendation monitoring at six months"
# theme, opening; number, recommendation, response, owner, due, status, paragraphs
THEMES: list[tuple[str, str, list[tuple[str, str, str, str, str, str, list[str]]]]] = [
    (
        "Safe",
        "Members saw broken surfaces at nine of the fourteen sites that they visited.",
        [
            (
                "2.1",
                "Cabinet should set aside £150,000 a year, for three years, for surfaces and fences at play "
                "areas in the wards which have the most children and the fewest gardens, and should choose the "
                "sites on the basis of the inspector’s report instead of requests.",
                "Agreed in part (£90,000)",
                "Parks and Open Spaces Manager",
                "April 2025",
                "In progress",
                [
                    "£90,000 is in the budget for 2025/26. Tenders for the first five sites came back 12% above the "
                    "estimate, and so four will be done this year.",
                    "The method of choosing sites was agreed with the Cabinet Member on 3 June and is on the web site.",
                ],
            ),
            (
                "2.2",
                "Inspection reports should be published.",
                "Agreed",
                "Play Inspector",
                "Immediate",
                "Complete",
                ["Published monthly since March."],
            ),
        ],
    ),
    (
        "Shared",
        "Parents of disabled children told us that a swing is not enough if there is no way to reach it.",
        [
            (
                "3.1",
                "That no new play area be opened unless it has a level path, a seat with a back and arms, and at "
                "least one piece of equipment that children with and without disabilities can use together.",
                "Agreed",
                "Landscape Architect; Head of Planning Delivery",
                "Summer 2025",
                "In progress",
                [
                    "A design note has been written with the Parent Carer Forum. It’ll be used for the Council’s own "
                    "schemes from July.",
                    "For developers’ schemes it has to be taken up in the supplementary planning document:",
                    "– consultation: September and October 2025",
                    "– adoption: by March 2026, subject to the new Local Plan timetable",
                ],
            ),
            (
                "3.2",
                "That girls aged 10 to 15 be asked what they’d like, and that their answers shape at least two sites.",
                "Agreed",
                "Youth Voice Co-ordinator",
                "30.09.25",
                "Not started",
                ["The post was vacant until May."],
            ),
            (
                "3.3",
                "That “No ball games” signs are taken down.",
                "Not agreed",
                "Neighbourhood Housing Manager",
                "",
                "",
                [
                    "Signs on housing land are there at the request of tenants’ associations. Each will be asked, "
                    "when its estate agreement is next renewed, whether it still wants them."
                ],
            ),
        ],
    ),
]
SOURCE = """
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.4cm), header: text(8pt)[Port Rannoch City Council #h(1fr) Scrutiny Board 4],
  footer: context text(8pt)[Page #counter(page).display() of #counter(page).final().first()])
#set text(size: 11pt)
#heading(level: 1, data.title)
#par[3 July 2025]
#par[The report of the task and finish group was adopted on 12 December 2024. Its first section made no recommendation.]
#for t in data.themes {
  heading(level: 2, t.name)
  par(t.opening)
  for r in t.recs {
    heading(level: 3, "Recommendation " + r.number)
    block(width: 100%, fill: rgb("#fff2cc"), inset: 9pt, r.text)
    for f in r.facts { par[*#f.at(0)* #f.at(1)] }
    if r.status != "" { par[*Position at six months* \\ #r.status] } else { par[*Position at six months*] }
    for line in r.news { par(line) }
  }
}
#heading(level: 2, "What members are asked to do")
#par[To agree which recommendations no longer need to be monitored. 2.2 is put forward for closure.]
"""


def _data() -> dict[str, Any]:
    themes = []
    for name, opening, rows in THEMES:
        recs = [
            {
                "number": n,
                "text": text,
                "status": status,
                "news": news,
                "facts": [
                    [label, value]
                    for label, value in (("Cabinet response:", said), ("Responsible officer:", who), ("Target:", when))
                    if value
                ],
            }
            for n, text, said, who, when, status, news in rows
        ]
        themes.append({"name": name, "opening": opening, "recs": recs})
    return {"title": TITLE, "themes": themes}


FILES = {"monitoring.pdf": lambda: pdf(SOURCE, _data())}
TRUTH: dict[str, Any] = truth(
    TITLE,
    "3 July 2025",
    [
        rec(
            n,
            text,
            response=said,
            owner=who,
            due=when,
            status=status,
            section=name,
            updates=[("3 July 2025", "\n".join(news))],
        )
        for name, _, rows in THEMES
        for n, text, said, who, when, status, news in rows
    ],
)
