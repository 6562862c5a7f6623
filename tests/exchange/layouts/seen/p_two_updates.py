"""Task and finish group's twelve-month update as a narrative PDF: the number and the recommendation inside one framed box,
labelled lines, a sub-heading for each of two updates, the status word alone at the end; met in district councils."""

from __future__ import annotations

from typing import Any

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Litter and Fly-tipping Task and Finish Group: twelve-month update"
DATES = ("November 2024", "May 2025")
# number, recommendation, response, lead, paragraphs of the first and the second update, status
ROWS: list[tuple[str, str, str, str, list[str], list[str], str]] = [
    (
        "R1",
        "That the Executive invest in six mobile cameras for places where waste is dumped again and "
        "again, and tell residents where cameras have been used once they have been moved on.",
        "Agreed",
        "Environmental Enforcement Manager",
        [
            "Four cameras were bought in August at a cost of £9,840, and a privacy assessment was signed off "
            "by the Data Protection Officer.",
            "Two further cameras are on order.",
        ],
        [
            "All six are in use. They’ve been at 19 sites and led to eight fixed penalty notices of £1,000 "
            "each, of which five have been paid.",
            "Locations are published once a camera has been gone for 28 days.",
        ],
        "Complete",
    ),
    (
        "R2",
        "That bulky waste collections are free for households that get council tax support, for up to "
        "two collections (six items) a year.",
        "Agreed in part – one collection a year",
        "Head of Waste Services",
        ["The scheme opened on 1 October. 77 bookings in the first month."],
        [
            "514 collections were made up to 31 March, some 40% more than was assumed in the budget. The "
            "Executive will decide in July whether a charge of £5 should be made."
        ],
        "Ongoing",
    ),
    (
        "R3",
        "That the Group’s members walk the ten worst streets with officers, the housing associations and "
        "the police before the next budget is set and again a year after.",
        "Agreed",
        "Scrutiny Officer",
        [],
        [
            "Walks took place on 13 and 20 January. A note of what was seen is on the Council’s web site; "
            "action on the six alleys is with the housing associations."
        ],
        "Complete",
    ),
    (
        "R4",
        "That the Council prosecutes in every case.",
        "Not agreed",
        "Head of Legal Services",
        [
            "The enforcement policy requires each case to be considered upon its evidence and the public "
            "interest. Officers can’t fetter that discretion."
        ],
        [],
        "",
    ),
    (
        "R5(a)",
        "That schools be offered a visit from the recycling team,",
        "Agreed",
        "Waste Education Officer",
        ["Thirteen of 38 primary schools have booked."],
        ["31 visits made (2,900 pupils)."],
        "Complete",
    ),
    (
        "R5(b)",
        "and that pupils’ ideas on litter be heard at a meeting of the Committee in the school year 2024/25.",
        "Agreed",
        "Scrutiny Officer",
        [],
        [],
        "",
    ),
]
SOURCE = """
#set page(paper: "a4", margin: 2.2cm, footer: context align(right, text(8pt)[#counter(page).display()]))
#set text(size: 10.5pt)
#heading(level: 1, data.title)
#par[Overview and Scrutiny Committee – 5 June 2025]
#heading(level: 2, "Purpose of report")
#par[To tell members what has been done about the six recommendations that the Executive received on 16 April 2024. The
six-month update is repeated so that the two can be read together.]
#heading(level: 2, "Membership")
#table(columns: 2, [*Member*], [*Ward*], [Chair], [Old Town], [Vice-Chair], [Moorside], [Member], [St Luke’s])
#heading(level: 2, "Progress")
#for r in data.recs {
  block(breakable: false, width: 100%, inset: 8pt, stroke: 1pt + rgb("#00594f"), [*#r.number* #h(0.6em) #r.text])
  par[*Executive response (April 2024):* #r.response]
  par[*Lead officer:* #r.lead]
  for u in r.updates {
    heading(level: 3, u.name)
    for line in u.lines { par(line) }
  }
  if r.status != "" { par(strong(r.status)) }
  v(8pt)
}
#heading(level: 2, "Financial implications")
#par[None arising from this report. The cost of R2 is in the Medium Term Financial Strategy.]
"""


def _data() -> dict[str, Any]:
    names = [f"Six-month update, {DATES[0]}", f"Twelve-month update, {DATES[1]}"]
    recs = [
        {
            "number": n,
            "text": text,
            "response": said,
            "lead": lead,
            "status": status,
            "updates": [{"name": name, "lines": lines} for name, lines in zip(names, (one, two), strict=True) if lines],
        }
        for n, text, said, lead, one, two, status in ROWS
    ]
    return {"title": TITLE, "recs": recs}


FILES = {"update.pdf": lambda: pdf(SOURCE, _data())}
TRUTH = truth(
    TITLE,
    "May 2025",
    [
        rec(
            n,
            text,
            response=said,
            owner=lead,
            status=status,
            updates=[update(" ".join(one), DATES[0]), update(" ".join(two), DATES[1])],
        )
        for n, text, said, lead, one, two, status in ROWS
    ],
)
