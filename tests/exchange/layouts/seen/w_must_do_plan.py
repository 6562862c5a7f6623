"""Hospital trust's action plan after an inspection: a table per core service, the regulation in a column of its own, a
letter code with a key as status, initials with a key as owner, evidence lists in cells; met in board papers."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, rec, truth, update, word, word_note, word_table

TITLE = "CQC Must Do and Should Do action plan"
HEAD = [
    "Ref",
    "Reg.",
    "What the CQC said we must / should do",
    "Exec lead",
    "Progress since last Board",
    "Date for completion",
    "BRAG",
]
FILLS = {"B": "0070C0", "G": "00B050", "A": "FFC000", "R": "FF0000"}
# service: ref, regulation, text, lead, progress, date, code
SERVICES: dict[str, list[tuple[str, ...]]] = {
    "Urgent and emergency care": [
        (
            "MD1",
            "12(2)(a)",
            "The trust must ensure that patients who wait in the corridor for more than one hour have their "
            "observations taken and recorded in line with trust policy, and that a registered nurse is named "
            "for each of them.",
            "CNO",
            "Corridor care standard operating procedure (v3) went live on 6 January.\nWeekly audit, w/c 17 "
            "February: 91% of observations on time (n=212). Target: 95%.\nNamed nurse shown on the "
            "electronic board in Majors but not yet in the ambulance bay.",
            "31/03/2025",
            "A",
        ),
        (
            "MD2",
            "18(1)",
            "The trust must ensure there are enough suitably qualified staff to care for children on every "
            "shift in the emergency department.",
            "CNO / CPO",
            "Seven of nine posts filled; remaining two out to advert. No shift since 4 December has been "
            "without a children’s nurse.",
            "30/06/2025",
            "G",
        ),
        (
            "SD1",
            "–",
            "The trust should consider how it tells relatives about long waits.",
            "COO",
            "Leaflet and screen in use since October.",
            "31/10/2024",
            "B",
        ),
    ],
    "Maternity": [
        (
            "MD3",
            "12(2)(c)",
            "The service must make sure that all midwives and doctors complete training in interpreting "
            "fetal heart traces, with a pass mark, each year.",
            "CNO / CMO",
            "Midwives 96%. Doctors 71% (rotational staff joined in February; sessions booked on 11 and 18 March).",
            "Was 31/12/2024, now 30/04/2025",
            "R",
        ),
        (
            "MD4",
            "17(2)(b)",
            "The service must have an effective system to review incidents which are graded as no or low "
            "harm, so that themes are found and shared with staff within eight weeks of the incident.",
            "CMO",
            "Backlog at 21 February: 14 incidents, down from 340.\nThemes are now in the weekly “three "
            "things” message.\nComplete subject to Internal Audit’s check in April.",
            "28/02/2025",
            "G",
        ),
        (
            "SD2",
            "–",
            "The service should review how it offers interpreters out of hours, including for women who are "
            "deaf and use British Sign Language.",
            "COO",
            "",
            "Summer 2025",
            "A",
        ),
    ],
    "Trust-wide": [
        (
            "MD5",
            "5",
            "The trust must hold complete files for directors as the fit and proper persons test requires.",
            "Co Sec",
            "All 14 files checked and complete.",
            "31/01/2025",
            "B",
        ),
    ],
}


def _build(doc: Document) -> None:
    word_note(doc, "Wexbridge University Hospitals NHS Trust", "Heading 1")
    word_note(doc, TITLE, "Heading 2")
    word_note(doc, "Paper 7.2, Public Board, 6 March 2025. Position as at 21 February 2025.")
    word_table(
        doc,
        [
            ["BRAG", "Description"],
            ["B", "Complete and signed off by the Quality Committee"],
            ["G", "On track to be completed by the date"],
            ["A", "At risk of missing the date"],
            ["R", "Date has been, or will be, missed"],
        ],
    )
    for name, rows in SERVICES.items():
        word_note(doc, name, "Heading 3")
        word_table(doc, [HEAD, *[[*row[:6], Cell(row[6], fill=FILLS[row[6]])] for row in rows]])
    word_note(
        doc,
        "CMO – Chief Medical Officer; CNO – Chief Nursing Officer; COO – Chief Operating Officer; CPO – "
        "Chief People Officer; Co Sec – Company Secretary.",
    )
    word_table(
        doc,
        [
            ["Meeting", "Date", "Considered?"],
            ["Quality Committee", "20 February 2025", "Yes"],
            ["Executive", "25 February 2025", "Yes"],
        ],
    )


FILES = {"paper-7-2.docx": lambda: word(_build)}
TRUTH = truth(
    TITLE,
    "21 February 2025",
    [
        rec(ref, text, owner=lead, due=date, status=code, section=name, updates=[update(news, "21 February 2025")])
        for name, rows in SERVICES.items()
        for ref, _, text, lead, news, date, code in rows
    ],
)
