"""Fire authority's inspection improvement plan as a landscape PDF: cause of concern merged down at the left, numbers such
as CoC1/3, status as a one-letter code with a key at the end, rows cut by page ends; met in authority papers."""

from typing import Any

from tests.exchange.layouts.seen.make import pdf, rec, truth

TITLE = "HMICFRS Improvement Plan – Round 3"
HEAD = [
    "Cause of concern",
    "No.",
    "The Inspectorate’s recommendation",
    "Owner",
    "Due",
    "Narrative (to 31 January 2025)",
    "Status",
]
# cause: number, recommendation, owner, due, narrative, code
CAUSES: list[tuple[str, list[tuple[str, str, str, str, str, str]]]] = [
    (
        "Culture and values",
        [
            (
                "CoC1/1",
                "The Service should make sure that its values and behaviours are understood, and shown, at all "
                "levels of the organisation, and that managers act as role models, so that staff feel able to "
                "challenge poor behaviour without fear of what will follow.",
                "Deputy Chief Fire Officer",
                "30 Sept 2024",
                "All 27 stations and nine departments have had a session led by a principal officer. A "
                "confidential line run by an outside firm opened on 1 May: 46 calls in nine months, 38 of which "
                "were taken further. The staff survey of November had a response rate of 61% (2022: 38%). 64% of "
                "those who answered said that they would feel able to challenge, up from 41%. Night-duty staff "
                "and on-call staff were less likely to say so, and listening visits to those groups began in "
                "January.",
                "G",
            ),
            (
                "CoC1/2",
                "Exit interviews should be offered by someone outside the line of command.",
                "Head of HR",
                "Immediate",
                "Offered since March 2024. 19 taken up out of 33.",
                "C",
            ),
            (
                "CoC1/3",
                "The Service should have robust processes in place for background checks, and should complete "
                "them for all existing staff on a timetable that reflects risk.",
                "Head of HR / Professional Standards Manager",
                "Dec 24 → Mar 25",
                "Standard checks: 1,102 of 1,260. Enhanced checks: complete for the Prevention team and for the "
                "cadets’ instructors. The remaining 158 are mostly on-call staff with two employers, where "
                "identity papers have to be seen in person. Three further days have been arranged at stations in "
                "the west. Nobody without a check goes out alone to a home fire safety visit.",
                "A",
            ),
        ],
    ),
    (
        "Protection",
        [
            (
                "CoC2/1",
                "The Service should put in place a risk-based inspection programme for high-risk premises, which "
                "is resourced and can be delivered in the time that it sets itself.",
                "Area Manager, Protection",
                "31.03.25",
                "Programme re-based on 3,120 premises. At the end of January 1,870 had been inspected against a "
                "profile of 2,000. Two inspectors have left for better pay elsewhere and four apprentices won’t "
                "be qualified before the autumn. A market supplement has been agreed by the Resources Committee. "
                "The backlog of audits that are over three years old has come down from 411 to 176, and should "
                "be cleared by June.",
                "A",
            ),
            (
                "CoC2/2",
                "Work with the building control bodies so that consultations are answered in 15 working days.",
                "Area Manager, Protection",
                "Q4 24/25",
                "96% (target 95%).",
                "C",
            ),
            ("CoC2/3", "Evaluate.", "Performance Analyst", "Summer 2025", "", "N"),
        ],
    ),
    (
        "Areas for improvement",
        [
            (
                "AFI-7",
                "The Service should assure itself that its use of enforcement powers gives priority to the "
                "highest risks and includes proportionate activity to reduce them, and should record the reasons "
                "where informal action is chosen.",
                "Group Manager (Enforcement)",
                "",
                "Reasons are recorded in 70 of the last 75 cases sampled. Two prosecutions are before the court "
                "and so no more can be said here. The enforcement policy is being rewritten with the help of the "
                "county’s trading standards service, which has run a similar scheme since 2021; a draft will go "
                "to the Authority’s Scrutiny Panel on 6 March 2025.",
                "G",
            ),
        ],
    ),
]
SOURCE = """
#set page(paper: "a4", flipped: true, margin: (x: 1.5cm, top: 2cm, bottom: 5.2cm),
  header: align(right, text(8pt)[OFFICIAL]), footer: context align(center, text(8pt)[#counter(page).display()]))
#set text(size: 10.5pt)
#text(16pt, weight: "bold", data.title)
#par[Report of the Chief Fire Officer to the Wolds and Coast Fire Authority, 20 February 2025]
#table(columns: (2.6cm, 1.9cm, 2.6fr, 3cm, 2.2cm, 4fr, 1.6cm), stroke: 0.6pt, inset: 5pt,
  table.header(..data.head.map(h => strong(h))),
  ..data.causes.map(c => c.rows.enumerate().map(((i, r)) =>
    if i == 0 { (table.cell(rowspan: c.rows.len(), strong(c.name)), ..r) } else { r })).flatten())
#par[*Key*]
#table(columns: 2, [C], [Complete, awaiting assurance by the Scrutiny Panel], [G], [On course], [A], [Some slippage],
  [R], [Off course], [N], [Not started])
"""


def _data() -> dict[str, Any]:
    return {
        "title": TITLE,
        "head": HEAD,
        "causes": [{"name": name, "rows": [list(r) for r in rows]} for name, rows in CAUSES],
    }


FILES = {"plan.pdf": lambda: pdf(SOURCE, _data())}
TRUTH: dict[str, Any] = truth(
    TITLE,
    "31 January 2025",
    [
        rec(number, text, owner=owner, due=due, status=code, section=name, updates=[("31 January 2025", news)])
        for name, rows in CAUSES
        for number, text, owner, due, news, code in rows
    ],
)
