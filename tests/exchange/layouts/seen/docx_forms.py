"""Landlord's action plan after a finding by the housing ombudsman, in Word: one small two-column form for each
recommendation, plain-English labels down the left, no heading row anywhere; a table of compensation at the end."""

from tests.exchange.layouts.seen.make import document, docx_bytes, grid, merge, rec, truth

TITLE = "Action plan: damp, mould and complaint handling"
DATE = "14 May 2025"
LABELS = [
    "What the Ombudsman recommended",
    "Our answer",
    "Who will make sure it happens",
    "By when?",
    "What has happened so far",
    "Where we are",
]

# text, answer, who, by when, so far, where
FORMS = [
    (
        "That the landlord reviews every case of damp and mould that has been open for more than six months and "
        "writes to each resident with a dated plan of work.",
        "Accepted",
        "Head of Repairs and Maintenance",
        "30 June 2025",
        "We found 143 cases. Letters with a plan went to 119 households by 9 May. In the other 24 we could not get "
        "in; housing officers are calling at different times of day.",
        "Under way",
    ),
    (
        "That the landlord’s self-assessment against the Complaint Handling Code is checked by someone outside the "
        "complaints team.",
        "Accepted",
        "Customer Relations Manager",
        "31 March 2025",
        "The tenant scrutiny group went through it line by line in February and asked for five changes. All five were "
        "made and the new version was approved by the Board on 26 March.",
        "Done",
    ),
    (
        "Pay the compensation ordered within four weeks.",
        "Accepted",
        "Customer Relations Manager",
        "21 March 2025",
        "£2,350 was paid on 11 March 2025.",
        "Done",
    ),
    (
        "That surveyors are trained to look for the cause of damp, including poor ventilation, cold bridging and "
        "leaks from neighbouring homes, and stop referring to ‘lifestyle’ in reports and letters.",
        "Accepted",
        "Head of Repairs and Maintenance",
        "End of September 2025",
        "Six of 10 surveyors took the two-day course in April. We have taken the word out of our templates\u000bbut a "
        "spot check found it in two letters sent in the last month.",
        "Under way",
    ),
    (
        "That the landlord considers whether its policy on decanting should give more weight to the health of "
        "children under five.",
        "Accepted in part – the policy will refer to anyone at higher risk, not to one age group",
        "Tenancy Services Manager",
        "October 2025",
        "",
        "Not yet begun",
    ),
    (
        "That records of calls about repairs are kept for at least six years.",
        "Not accepted. We will keep them for three years, as our retention schedule says",
        "",
        "",
        "",
        "",
    ),
    (
        "That the landlord publishes, each quarter, how many days it takes to answer a complaint at stage 1 and at "
        "stage 2.",
        "Accepted",
        "Performance and Insight Team",
        "From July 2025",
        "The figures for January to March are ready (stage 1: 13 days; stage 2: 24 days).",
        "Under way",
    ),
]


def build() -> bytes:
    doc = document()
    doc.add_heading(TITLE, 0)
    doc.add_paragraph("Saltmere Homes (the housing company of Saltmere Council). Position at " + DATE + ".")
    doc.add_paragraph(
        "This plan sets out what we are doing about the special report of February 2025. There is one form for each "
        "recommendation. The Board sees it every two months."
    )
    for n, form in enumerate(FORMS, start=1):
        rows = [[f"Recommendation {n}", ""], *([label, text] for label, text in zip(LABELS, form, strict=True))]
        table = grid(doc, rows, widths=(4.5, 12.5))
        merge(table, 0, 0, 0, 1)
        doc.add_paragraph()
    doc.add_heading("Compensation paid since 1 April 2024", 1)
    grid(
        doc,
        [
            ["Quarter", "Cases", "Amount"],
            ["Q1", "14", "£6,020"],
            ["Q2", "11", "£4,410"],
            ["Q3", "19", "£9,875"],
            ["Q4", "12", "£7,300"],
            ["Total", "56", "£27,605"],
        ],
    )
    return docx_bytes(doc)


FILES = {"tracker.docx": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(str(n), text, response=said, owner=who, due=due, status=where, updates=[(DATE, so_far)])
        for n, (text, said, who, due, so_far, where) in enumerate(FORMS, start=1)
    ],
)
