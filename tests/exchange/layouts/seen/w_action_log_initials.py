"""Unitary council's scrutiny action log: numbers with brackets and slashes, owners as initials with a key, a colour word
with a key as the status, bullets in cells and a list of members; met as the standing annex to every agenda."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, rec, truth, update, word, word_note, word_table

TITLE = "Scrutiny Recommendation Tracker – Annex A"
HEAD = [
    "Reference",
    "Origin",
    "Date",
    "Area",
    "Recommendation",
    "Exec Date",
    "Lead Officer/EM",
    "Action taken",
    "Status",
]
FILLS = {"Green": "92D050", "Amber": "FFC000", "Red": "FF0000"}
# reference, origin, date, area, recommendation, executive date, lead, action taken, status
ROWS: list[tuple[str, ...]] = [
    (
        "SR (24/25) 17",
        "PPL",
        "14/11/24",
        "Adult Social Care",
        "That the Executive Member asks officers to bring forward the refresh of the carers’ strategy, "
        "and that unpaid carers (including young carers) help to write the questions before the survey "
        "goes out.",
        "10/12/24",
        "HAC/EMA",
        "The survey questions were written with eleven carers at two sessions in January.\n• 412 replies "
        "received, against 163 in 2021\n• draft strategy to be considered by Executive in June\n• young "
        "carers’ own version published alongside it\nAll actions are complete as at 2 April 2025.",
        "Green",
    ),
    (
        "SR (24/25) 18",
        "PPL",
        "14/11/24",
        "Adult Social Care",
        "That respite at short notice be offered for at least 48 hours where a carer is admitted to hospital.",
        "10/12/24",
        "HAC",
        "Two providers have been found, both in the east of the district. A third has asked for a "
        "guaranteed minimum payment, which is being considered under the Council’s contract procedure "
        "rules.",
        "Amber",
    ),
    (
        "SR (24/25) 19",
        "CRP",
        "09/12/24",
        "Finance",
        "That the Section 151 Officer sets out in the quarterly monitor (a) which savings have been "
        "delivered as agreed, (b) which have been delivered in another way and (c) which have not been "
        "delivered, and that the sums in each group are shown against the budget set in February.",
        "21/01/25",
        "CFO",
        "New table included from the Q3 monitor onwards. Members of this Committee asked in March for "
        "one further column, “risk of slippage”; this will be in the outturn report.",
        "Green",
    ),
    (
        "SR (25/26) 01",
        "PLC",
        "03/06/25",
        "Transport",
        "That dropped kerbs at the eleven crossings named in the petition are put in before any new "
        "cycle lane on the same streets is opened.",
        "08/07/25",
        "AHT/EMT",
        "",
        "Red",
    ),
    (
        "SR (25/26) 02",
        "PLC",
        "03/06/25",
        "Transport",
        "That bus shelters be cleaned monthly.",
        "08/07/25",
        "AHT",
        "Contract varied from 1 August. First inspection (September) found 9 of 40 shelters not cleaned; "
        "the contractor has been given notice that payment will be withheld.\n\nNext inspection due in "
        "November.",
        "Amber",
    ),
    (
        "SR (25/26) 03",
        "CRP",
        "07/07/25",
        "Governance",
        "That the Monitoring Officer reviews the petition scheme, with a view to lowering the number of "
        "signatures which triggers a debate from 1,000 to 500, and reports to Council within six months.",
        "",
        "MO",
        "Not yet considered by Executive – matter reserved to Council. Report is on the forward plan for January 2026.",
        "Amber",
    ),
    (
        "SR (25/26) 04",
        "PPL",
        "15/07/25",
        "Schools",
        "To write to the regional schools director in support of a breakfast offer in all secondary "
        "schools and to publish the reply.",
        "09/09/25",
        "DCS/EMC",
        "Letter sent 12 September; reply received on 30 September, and published with the agenda.",
        "Green",
    ),
]


def _build(doc: Document) -> None:
    word_note(doc, "Agenda Item 8")
    word_note(doc, TITLE, "Heading 1")
    word_note(doc, "Position at 15 October 2025. Rows shown in green at two meetings running are removed.")
    word_table(
        doc,
        [
            ["Committee", "Members", "Quorum"],
            ["Corporate (CRP)", "11", "4"],
            ["People (PPL)", "11", "4"],
            ["Place (PLC)", "9", "3"],
        ],
    )
    word_note(doc, "")
    word_table(doc, [HEAD, *[[*row[:8], Cell(row[8], fill=FILLS[row[8]])] for row in ROWS]])
    word_note(doc, "Key", "Heading 2")
    word_note(doc, "Green: recommendation achieved – monitoring no longer required;")
    word_note(doc, "Amber: acceptable progress made – continue monitoring;")
    word_note(doc, "Red: unacceptable progress – lead officer to attend.")
    word_table(
        doc,
        [
            ["Initials", "Post"],
            ["AHT", "Assistant Head of Transport"],
            ["CFO", "Chief Finance Officer (Section 151)"],
            ["DCS", "Director of Children’s Services"],
            ["EMA / EMC / EMT", "Executive Members for Adults / Children / Transport"],
            ["HAC", "Head of Adult Commissioning"],
            ["MO", "Monitoring Officer"],
        ],
    )


FILES = {"tracker.docx": lambda: word(_build)}
TRUTH = truth(
    TITLE,
    "15 October 2025",
    [rec(r[0], r[4], owner=r[6], status=r[8], section=r[3], updates=[update(r[7], "15 October 2025")]) for r in ROWS],
)
