"""District's Cabinet response as a portrait PDF made in Word: a table whose second heading cell holds the choices, with
Cabinet's reasons beside each answer; a preamble in numbered paragraphs and an extract of the minutes after it."""

from __future__ import annotations

from tests.exchange.layouts.making import pdf, rec, truth, update

TITLE = "Cabinet’s response to the Task and Finish Group on market towns"
ROWS: list[tuple[str, str, str, str]] = [
    (
        "R1",
        "That the Council takes back the running of the Thursday market in Eastry Magna from the contractor when the "
        "contract ends in August 2026.",
        "Accept",
        "Stall income has halved since 2019. Officers will bring a business case, including staffing, to Cabinet in "
        "January 2026.",
    ),
    (
        "R2",
        "That the first hour of parking be free in every market town on market days.",
        "Reject",
        "The cost would be £184,000 a year. The Group’s own survey showed that shoppers rank toilets and buses above the "
        "price of parking.",
    ),
    (
        "R3",
        "That a rate relief of up to £1,500 be offered to a business which takes a shop that’s been empty for twelve "
        "months or more; relief to end when the business moves or closes.",
        "Partially accept",
        "The Council can’t grant relief to national chains. A scheme for independent traders will begin in April 2026 with "
        "a budget of £60,000.",
    ),
    (
        "R4",
        "That the public toilets at Corn Square be open until 9pm from April to October.",
        "Accept",
        "Already in hand: new timers were fitted on 20 August.",
    ),
    (
        "R5",
        "That Cabinet presses the County Council to repair the pavements in Fore Street, Long Eastry, and to say when.",
        "Accept",
        "The Leader has written.",
    ),
    (
        "R6",
        "That a heritage officer be appointed, shared with two neighbouring districts.",
        "Reject",
        "No money for a new post can be found this year, and the neighbours have said that they do not wish to share.",
    ),
    (
        "R7",
        "That signs from the railway stations to the town centres be replaced, with walking times, in one design.",
        "Accept",
        "Subject to a bid to the Shared Prosperity Fund.",
    ),
    (
        "R8",
        "That traders are asked, before any road works longer than three days, which days would harm them least.",
        "Partially accept",
        "For works of the Council’s own, yes. Utilities are outside its control, though they’ll be asked to do the same.",
    ),
    (
        "R9",
        "That this Committee receives a report on footfall each January, for all five towns, from the sensors already "
        "installed.",
        "Accept",
        "The first will come to the meeting on 22 January 2026.",
    ),
]
SOURCE = """
#set page(paper: "a4", margin: 2.2cm, numbering: "1")
#set text(size: 10.5pt)
#par[*Eastry District Council* #h(1fr) Agenda item 9]
#text(16pt, weight: "bold", data.title)
#par[Cabinet, 14 October 2025. Report of the Portfolio Holder for Economy and Towns.]
#heading(level: 2)[1. Purpose of report]
#par[1.1 To agree Cabinet’s response to the nine recommendations made by the Group in July 2025.]
#heading(level: 2)[2. Background]
#par[2.1 The Overview and Scrutiny Committee set up the Group in November 2024.]
#par[2.2 The law gives Cabinet two months in which to respond. The response is set out in the table below.]
#table(columns: (1.2cm, 1.3fr, 2.6cm, 1.3fr), inset: 6pt, stroke: 0.5pt,
  table.header([*No.*], [*Scrutiny’s recommendation*], [*Accept / Partially accept / Reject*], [*Cabinet’s comments*]),
  ..data.rows.flatten())
#heading(level: 2)[3. Financial implications]
#par[3.1 The costs of R3 and R7 will be met from reserves set aside for towns.]
#heading(level: 2)[4. Legal implications]
#par[4.1 None identified.]
"""
FILES = {"response.pdf": lambda: pdf(SOURCE, {"title": TITLE, "rows": [list(row) for row in ROWS]})}
TRUTH = truth(
    TITLE,
    "14 October 2025",
    [rec(number, text, response=said, updates=[update(why)]) for number, text, said, why in ROWS],
)
