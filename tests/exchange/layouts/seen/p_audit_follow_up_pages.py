"""Scottish partnership's internal audit follow-up as a landscape PDF: rows cut by the page's end, recommendation and
answer in long cells, a percentage as status, the opinion in a table of its own first; met in audit committee packs."""

from __future__ import annotations

from typing import Any

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Internal Audit: follow-up of agreed actions"
HEAD = [
    "Audit & ref",
    "Recommendation",
    "Grade",
    "Management response",
    "Responsible officer",
    "Agreed date",
    "Update at 28 February 2025",
    "% complete",
]
# reference, recommendation, grade, response, officer, date, update, percentage
ROWS: list[tuple[str, ...]] = [
    (
        "2023/04 – 1.1",
        "The Chief Officer should present to the Integration Joint Board a medium-term financial plan "
        "which sets out the gap for each of the next five years, the assumptions about pay and drug "
        "costs, and the savings that have been identified against those which have not.",
        "High",
        "Accepted",
        "Chief Finance Officer (IJB)",
        "30 June 2024",
        "A five-year plan was presented on 26 June 2024 with a gap of £41.3m by 2028/29, of which £17.9m "
        "had been identified. The Board asked for the plan to be brought back with a range of "
        "assumptions about pay. The revised plan went to a development session in November and to the "
        "Board on 29 January 2025, and the External Auditor has said that it now meets the requirement. "
        "The assumptions on drug costs are taken from the Health Board’s own plan. They will be "
        "revisited each quarter with the Director of Pharmacy.",
        "100%",
    ),
    (
        "2023/04 – 1.2",
        "Reserves should be shown as committed or uncommitted.",
        "Low",
        "Accepted",
        "Finance Manager",
        "31 March 2024",
        "Done in the 2023/24 accounts.",
        "100%",
    ),
    (
        "2023/07 – 2.1",
        "Care at home invoices should be matched to electronic monitoring before payment. Where a visit "
        "was shorter than 75% of the time commissioned, the difference should be queried with the "
        "provider, and the partnership should keep a record of the query and of how it ended.",
        "High",
        "Partially accepted: sampling, not all invoices",
        "Head of Adult Services; Commissioning Manager",
        "31.12.24",
        "Twenty per cent of invoices have been matched each month since October. Between October and "
        "January, 1,318 visits were queried, 902 were credited, worth £11,640, and 187 remain open with "
        "four providers. One provider (some 9% of hours) does not use the monitoring system: its "
        "contract ends in August 2025, and the new specification requires the system to be used from the "
        "first day. The remaining work is to write the query log into the procedure, which Internal "
        "Audit has seen in draft.",
        "80%",
    ),
    (
        "2023/07 – 2.2",
        "Officers who approve packages should not also approve the invoices for them.",
        "Medium",
        "Accepted",
        "Commissioning Manager",
        "Immediate",
        "Separation has been in place since 3 June 2024 for all but the island localities, where there "
        "are only two members of staff. A monthly check by the Finance Manager has been put in its place "
        "there.",
        "90%",
    ),
    (
        "2024/02 – 5.3.2",
        "Complaints about delegated services should be reported in one table, whichever body received "
        "them, with the number upheld, the number answered within 20 working days, and an account in "
        "plain words of what has changed because of them.",
        "Medium",
        "Accepted",
        "Governance and Performance Lead",
        "Q3 24/25",
        "The two bodies use different systems and different definitions of “upheld”. A working group "
        "with the Health Board’s complaints team has agreed a common definition, to be used from 1 April "
        "2025. The first joint table covers April to June. An easy-read version will be prepared along "
        "with it, at the request of the carers’ representative on the Board.",
        "60%",
    ),
    ("2024/02 – 5.3.3", "Consider publishing the table.", "Low", "Not accepted", "", "", "", ""),
    (
        "2024/05 – 3 (a)",
        "The directions log should be brought up to date and given to every meeting of the Board, "
        "showing which directions have been issued, to which body, at what cost and with what result. "
        "Directions over a year old on which neither body has reported should be brought to the Board’s "
        "attention by name and date.",
        "High",
        "Accepted",
        "Chief Officer / Standards Officer",
        "TBC once post is filled",
        "Post filled in January 2025 after two rounds of advertising. The log has been updated as far "
        "back as April 2022: 64 directions, of which 39 have been reported on. Reminders were sent to "
        "the Council (11) and to the Health Board (14) on 10 February.",
        "40%",
    ),
    (
        "2024/05 – 3 (b)",
        "The template for directions should ask for a measure of success.",
        "Low",
        "Accepted",
        "Standards Officer",
        "summer 2025",
        "",
        "0%",
    ),
]
SOURCE = """
#set page(paper: "a4", flipped: true, margin: (x: 1.4cm, top: 2.1cm, bottom: 3cm),
  header: [#text(8pt)[Item 11 #h(1fr) Larig and Isles Health and Social Care Partnership]],
  footer: context text(8pt)[IJB Audit Committee, 13 March 2025 #h(1fr) #counter(page).display() | #counter(page).final().first()])
#set text(size: 10.5pt)
#text(17pt, weight: "bold", data.title)
#par[Internal Audit follows up each action when its date has passed. Eight were followed up in this period.]
#table(columns: (auto, auto, auto), [*Audit*], [*Opinion*], [*Date of report*],
  [2023/04 Financial planning], [Limited], [January 2024], [2023/07 Care at home], [Limited], [March 2024],
  [2024/02 Complaints], [Reasonable], [August 2024], [2024/05 Directions], [Limited], [October 2024])
#v(6pt)
#table(columns: (1.9cm, 3fr, 1.7cm, 2.5cm, 2.7cm, 2cm, 3.6fr, 1.9cm), inset: 4pt, stroke: 0.5pt,
  table.header(..data.head.map(h => table.cell(fill: rgb("#1f3864"), text(fill: white, weight: "bold", h)))),
  ..data.rows.flatten())
#par[Grades: High – within three months; Medium – within six months; Low – within twelve months.]
"""


def _data() -> dict[str, Any]:
    return {"title": TITLE, "head": HEAD, "rows": [list(row) for row in ROWS]}


FILES = {"item-11.pdf": lambda: pdf(SOURCE, _data())}
TRUTH = truth(
    TITLE,
    "28 February 2025",
    [
        rec(ref, text, response=said, owner=officer, due=date, status=share, updates=[update(news, "28 February 2025")])
        for ref, text, _, said, officer, date, news, share in ROWS
    ],
)
