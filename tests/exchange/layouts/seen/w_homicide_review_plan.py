"""Domestic homicide review action plan in the shape of the national template: one table for each organisation, headings
as long as sentences, numbers with a dot, rows with no target; met on community safety partnerships' web sites."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, rec, truth, update, word, word_note, word_table

TITLE = "Domestic Homicide Review 14 – action plan"
HEAD = [
    "Recommendation",
    "Scope of recommendation i.e. local or regional",
    "Lead agency",
    "Key milestones achieved in enacting the recommendation",
    "Target date",
    "Status",
]
Row = tuple[str, str, str, str, str, str, str]
# organisation: number, recommendation, scope, lead, milestones, target, status
TABLES: dict[str, list[Row]] = {
    "Multi-agency recommendations": [
        (
            "1",
            "The Partnership should assure itself that GP practices in the county ask patients about "
            "domestic abuse routinely when they present with depression, chronic pain or repeated minor "
            "injury, and that they know how to refer.",
            "Local",
            "Integrated Care Board (Named GP for Safeguarding)",
            "Training reached 61 of 74 practices by January 2025.\nAn audit of 120 sets of notes in October "
            "found that the question had been asked in 38% of cases, up from 21% in 2023; the practices "
            "which had been trained reached 52%.\nNext audit: October 2025.",
            "31 October 2025",
            "In progress",
        ),
        (
            "2",
            "A briefing on economic abuse after separation should be produced and shared with all front-line staff.",
            "Local",
            "Community Safety Partnership",
            "Seven-minute briefing published May 2024; opened 1,904 times.",
            "May 2024",
            "Complete",
        ),
        (
            "3",
            "The Home Office should consider whether the risk checklist gives enough weight to stalking by a "
            "former partner where there has been no report of physical violence.",
            "National",
            "Chair of the Partnership",
            "Letter sent 3 June 2024. Reply of 19 August says that the checklist is under review and that "
            "the point will be passed on.",
            "ASAP",
            "Complete",
        ),
    ],
    "Valeshire Constabulary": [
        (
            "1",
            "Officers attending a domestic incident should check for previous calls to the address and to "
            "the victim’s former addresses, including those outside the force area, before risk is graded.",
            "Local",
            "Detective Superintendent (Public Protection)",
            "Force policy changed. Dip-sampling of 50 incidents a month shows that checks outside the force "
            "area are done in about two thirds of cases. System limits remain: the national database has to "
            "be searched separately, which takes 10–15 minutes.",
            "Immediate and ongoing",
            "Ongoing",
        ),
        (
            "2",
            "Supervisors should record why a case has been closed.",
            "Local",
            "Detective Chief Inspector, Safeguarding Hub",
            "",
            "30.09.24",
            "Not started",
        ),
    ],
    "Valeshire and Wolds Housing Association": [
        (
            "1",
            "Housing officers should be able to see, on one screen, whether a tenant has asked for a lock "
            "change, a transfer or an extra key for reasons of safety in the last three years.",
            "Local",
            "Director of Customer Services",
            "Flag added to the housing system on 12 February 2025. 46 flags in use at 31 March.",
            "Q4 24/25",
            "Complete",
        ),
        (
            "2",
            "The Association should seek Domestic Abuse Housing Alliance accreditation and should report on "
            "this to its board, with tenants present, once a year.",
            "Local",
            "Director of Customer Services / Board Secretary",
            "Self-assessment carried out. Application made; assessors’ visit is expected in the summer.\nTwo "
            "tenants with experience of abuse have joined the steering group, and are paid for their time.",
            "Summer 2025",
            "In progress",
        ),
        (
            "3",
            "Contractors who go into homes should be trained to spot signs of abuse.",
            "Local",
            "Repairs Manager",
            "Tender documents now ask for this.",
            "TBC",
            "In progress",
        ),
    ],
}


def _build(doc: Document) -> None:
    word_note(doc, "OFFICIAL – for publication")
    word_note(doc, "Valeshire Community Safety Partnership", "Title")
    word_note(doc, TITLE, "Heading 1")
    word_note(
        doc,
        "Updated for the Partnership meeting of 9 April 2025. The names used in the overview report are pseudonyms.",
    )
    for name, rows in TABLES.items():
        word_note(doc, name, "Heading 2")
        word_table(doc, [HEAD, *[[Cell(f"{n}. {text}"), *rest] for n, text, *rest in rows]])
    word_note(doc, "Glossary", "Heading 2")
    word_table(
        doc,
        [
            ["Term", "Meaning"],
            ["IDVA", "Independent Domestic Violence Adviser"],
            ["MARAC", "Multi-Agency Risk Assessment Conference"],
            ["Target date", "The date agreed by the review panel"],
        ],
    )


FILES = {"plan.docx": lambda: word(_build)}
TRUTH = truth(
    TITLE,
    "9 April 2025",
    [
        rec(n, text, owner=lead, due=target, status=status, section=name, updates=[update(news, "9 April 2025")])
        for name, rows in TABLES.items()
        for n, text, _, lead, news, target, status in rows
    ],
)
