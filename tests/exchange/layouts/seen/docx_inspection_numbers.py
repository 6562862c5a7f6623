"""Trust's improvement plan after an inspection: numbers made by Word in their own column, parts (a) to (e) as rows below
a recommendation, owners as initials with a key, a colour word with no key, meeting and member lists around the table."""

from typing import Any

from tests.exchange.layouts.seen.make import document, docx_bytes, grid, numbered, numbering, rec, truth

TITLE = "Quality Improvement Plan: must-do and should-do actions"
HEAD = ["No.", "Regulator’s recommendation", "SRO", "Deadline", "Assurance / update", "Rating"]
# number of a part (or none, for a recommendation that Word numbers), recommendation, SRO, deadline, update, rating
ROWS: list[tuple[str, ...]] = [
    (
        "",
        "The trust must ensure that ligature risks on the acute wards are assessed at least yearly by "
        "staff who’ve been trained to do so, and that plans to remove or reduce each risk are known to "
        "everyone who works on the ward, including bank and agency staff.",
        "DoN / DoE",
        "31 March 2025",
        "All 14 wards were assessed between October and January. 61 of 75 risks rated high have been "
        "removed. The remaining 14 are doors, for which the lead time is 22 weeks; heightened "
        "observation is in place.",
        "Amber",
    ),
    (
        "",
        "The trust must improve how it learns from restraint, by means of the following:",
        "DoN",
        "30/06/2025",
        "",
        "",
    ),
    (
        "2(a)",
        "a debrief for the patient within 72 hours,",
        "DoN",
        "30/06/2025",
        "Offered in 88% of cases; taken up in 51%.",
        "Green",
    ),
    (
        "2(b)",
        "a debrief for staff before the end of the shift,",
        "Ward managers",
        "30/06/2025",
        "Offered in 64% of cases (target 90%).\nBarrier: no cover on nights.",
        "Red",
    ),
    (
        "2(c)",
        "a look each month at the length of restraint, by ward and by ethnicity,",
        "MD",
        "Immediate and ongoing",
        "Paper to Quality Committee monthly since November.",
        "Complete",
    ),
    (
        "2(d)",
        "a reduction of at least 20% in prone restraint within a year, and",
        "DoN",
        "Nov-25",
        "Down from 47 to 41 incidents a quarter (13%).",
        "Amber",
    ),
    (
        "2(e)",
        "a patient, or former patient, as a paid member of the review group.",
        "Involvement Lead",
        "TBC",
        "",
        "Not started",
    ),
    (
        "",
        "The trust should consider a single telephone number for carers.",
        "COO",
        "Q2 25/26",
        "Considered by the Executive on 11 March 2025. The Carers’ Council prefers a named worker for "
        "each family, and so the trust will pilot that in two localities from June in place of a number.",
        "Complete",
    ),
    (
        "",
        "The trust must ensure that consent to treatment forms (T2 and T3) are attached to medicine charts.",
        "Chief Pharm. / MD",
        "Was Dec 24; now 30.04.25",
        "94% on the day of the last audit – one ward 71%.",
        "Amber",
    ),
]


def _build() -> bytes:
    doc = document(landscape=True)
    doc.add_heading("Moorland and Coast Mental Health NHS Foundation Trust", 1)
    doc.add_heading(TITLE, 2)
    doc.add_paragraph("Enclosure F, Trust Board, 27 March 2025")
    grid(
        doc,
        [
            ["Considered by", "Date", "Outcome"],
            ["Executive", "11 March 2025", "Agreed"],
            ["Quality Committee", "18 March 2025", "Noted"],
        ],
    )
    doc.add_paragraph()
    rows = [HEAD]
    for i, (part, *rest) in enumerate(ROWS):
        rows.append([part, *rest])
        if i == 4:
            rows.append(HEAD)
    table, counted = grid(doc, rows, widths=[1.4, 9, 2.4, 3, 8, 2.2]), numbering(doc, "%1")
    for i, row in enumerate(rows):
        if row is not HEAD and not row[0]:
            numbered(table.cell(i, 0).paragraphs[0], counted)
    doc.add_paragraph(
        "SRO: senior responsible officer. DoN – Director of Nursing; DoE – Director of Estates; MD – "
        "Medical Director; COO – Chief Operating Officer."
    )
    grid(doc, [["Oversight group", "Role"], ["Director of Nursing", "Chair"], ["Governor", "Observer"]])
    return docx_bytes(doc)


def _truth() -> list[dict[str, Any]]:
    made, n = [], 0
    for part, text, sro, when, news, rating in ROWS:
        n += not part
        made.append(rec(part or str(n), text, owner=sro, due=when, status=rating, updates=[("27 March 2025", news)]))
    return made


FILES = {"enclosure-f.docx": _build}
TRUTH: dict[str, Any] = truth(TITLE, "27 March 2025", _truth())
