"""Landlord's action plan after a housing ombudsman's report: instructions to officers in a table of their own,
footnotes, percentages as status, budget and glossary tables after it; met in housing scrutiny boards of
stock-holding councils."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, rec, truth, update, word, word_footnotes, word_note, word_table

NOTES = {
    1: "Paragraph 62 of the report. “Vulnerable” is used as in the Council’s own repairs policy.",
    2: "Stock of 5,408 homes at 1 April 2024.",
    3: "Excludes voids.",
}
HEAD = [
    "Order / rec. no.",
    "What the Ombudsman recommended",
    "Do we accept?",
    "Who is responsible?",
    "Deadline",
    "Officer update (Sept 24)",
    "% complete",
    "Est. cost",
]
# number, recommendation, accepted, responsible, deadline, update, percentage, cost
ROWS: list[tuple[str, str, str, str, str, str, str, str]] = [
    (
        "A",
        "The landlord should review its damp and mould policy, together with tenants, and set out what it’ll do in "
        "the first 24 hours where a child or a vulnerable{#1#} person lives in the home.",
        "Yes",
        "Asset Manager",
        "30 June 2024",
        "Policy approved by Cabinet 11 June following four sessions with tenants (38 people).",
        "100%",
        "Nil",
    ),
    (
        "B",
        "The landlord should survey all homes{#2#} of solid wall construction within two years and hold the "
        "results in one system.",
        "Yes",
        "Stock Condition Surveyor",
        "March 2026",
        "1,206 of 2,950 surveyed to date. "
        "Contractor now has three surveyors rather than 2. Results still sit in two systems until the new housing "
        "system goes live (Feb 25).",
        "41%",
        "£310k",
    ),
    (
        "C",
        "Pay the resident £1,250 within four weeks.",
        "Yes",
        "Complaints Officer",
        "Within 4 weeks of the order",
        "Paid.",
        "100%",
        "£1,250",
    ),
    (
        "D",
        "The landlord should train every member of staff and each contractor’s operative who enters homes in how "
        "to spot and report hazards, and keep a record of who has been trained.",
        "Yes",
        "Learning & Development Partner",
        "31.12.24",
        "112 staff trained; operatives to follow in Oct/Nov. Refresher course to be annual.",
        "60%",
        "£14k",
    ),
    (
        "E",
        "The landlord should answer stage 2 complaints within 20 working days in at least 95% of cases.",
        "Yes",
        "Head of Housing",
        "By December 2024",
        "Q1: 81%, Q2 (to date): 88%. Additional officer starts in October.",
        "75%",
        "£39k p.a.",
    ),
    (
        "F",
        "The landlord should consider paying for dehumidifiers’ running costs.",
        "Partly",
        "Income Manager",
        "Autumn 2024",
        "Agreed for cases over 7 days only{#3#}. Procedure drafted.",
        "50%",
        "TBC",
    ),
    (
        "G",
        "The landlord should appoint a tenant as “complaints champion”.",
        "No",
        "Head of Housing",
        "",
        "The Member "
        "Responsible for Complaints already carries out this role and meets the tenants’ panel each quarter.",
        "",
        "",
    ),
    (
        "H",
        "The landlord should publish a yearly report on what it has learnt from complaints and share it with the "
        "Housing Scrutiny Board.",
        "Yes",
        "Complaints Officer",
        "End of October 2024",
        "",
        "0%",
        "Nil",
    ),
]


def _build(doc: Document) -> None:
    word_footnotes(doc, NOTES)
    word_note(doc, "Housing Ombudsman special report: our action plan", "Heading 1")
    word_table(
        doc,
        [
            ["For officers completing this plan"],
            [
                "Fill in the last three columns only. Put a date in the Deadline column only if the Board has "
                "agreed to it. 100% means that evidence has been seen."
            ],
        ],
    )
    word_note(doc, "Saltmere City Council, Housing Scrutiny Board, 26 September 2024")
    word_table(doc, [HEAD, *ROWS])
    word_note(doc, "Budget", "Heading 2")
    word_table(
        doc,
        [
            ["Item", "2024/25", "2025/26"],
            ["Surveys", "£155,000", "£155,000"],
            ["Training", "£14,000", "£0"],
            [Cell("Total", bold=True), "£169,000", "£155,000"],
        ],
    )
    word_note(doc, "Glossary", "Heading 2")
    word_table(
        doc,
        [
            ["Term", "Meaning"],
            ["Order", "Something the Ombudsman requires the landlord to do"],
            ["Recommendation", "Something the Ombudsman suggests and the landlord may decline"],
            ["Void", "An empty home between lettings"],
        ],
    )


FILES = {"tracker.docx": lambda: word(_build)}
TRUTH = truth(
    "Housing Ombudsman special report: our action plan",
    "26 September 2024",
    [
        rec(number, text, response=accepted, owner=who, due=deadline, status=percent, updates=[update(news, "Sept 24")])
        for number, text, accepted, who, deadline, news, percent, _ in ROWS
    ],
)
