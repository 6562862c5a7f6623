"""Ombudsman-like inspector's follow-up in Word without any table: a heading for each recommendation, its words in a
paragraph with a tinted ground, then "Response:" and prose with bullets; contents and two appendices around it."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.exchange.layouts.making import Truth, rec, truth, update, word, word_note

TITLE = "Follow-up of the review of cemeteries and memorial safety"
ROWS: list[tuple[str, str, str, str, str, list[str]]] = [
    (
        "Recommendation 1: Inspecting memorials",
        "Every memorial taller than 60 centimetres should be tested once in five years by somebody with a certificate, and "
        "the result kept with the grave’s record.",
        "Accepted.",
        "Bereavement Services Manager",
        "31 March 2027",
        [
            "Two inspectors gained the certificate in May. 3,400 of 11,200 memorials have been tested, in the order of "
            "their height.",
            "Of those, 212 were made safe on the spot.",
        ],
    ),
    (
        "Recommendation 2: Telling families",
        "No stone should be laid flat until a notice has stood beside it for 28 days, unless it might fall on somebody "
        "that day.",
        "Accepted.",
        "Cemeteries Supervisor",
        "At once",
        ["The rule is in the working instructions. It was broken twice in 2025 and an apology was sent both times."],
    ),
    (
        "Recommendation 3: Cost of repair",
        "The Council should open a fund from which families on low incomes can repair a memorial, of no less than £25,000 "
        "a year, and should report what it was spent on.",
        "Accepted in part.",
        "Head of Finance",
        "April 2026",
        [
            "£10,000 has been put into next year’s draft budget. The Cabinet’s view is that:",
            "• the number of families who would ask is unknown;",
            "• charities already help some of them;",
            "• the sum can be raised after a year.",
        ],
    ),
    (
        "Recommendation 4: Paths",
        "Paths on the main routes should be smooth enough for a wheelchair from the gate to the chapel.",
        "Accepted.",
        "Parks Projects Officer",
        "Summer 2026",
        [],
    ),
    (
        "Recommendation 5: Opening hours",
        "The gates should stay open until sunset throughout the year.",
        "Not accepted.",
        "",
        "",
        ["Staff lock the gates at the end of their shift at 4.30pm. Another shift would cost £31,000 a year."],
    ),
    (
        "Recommendation 6: Old records",
        "The burial registers from 1857 to 1962 should be photographed and put on line without a fee, in partnership with "
        "the local history society.",
        "Accepted.",
        "Archivist",
        "December 2026",
        ["Volunteers have photographed nine of 31 registers.", "A grant of £4,800 was won for the website."],
    ),
]


def _shade(doc: Document, text: str) -> None:
    made = doc.add_paragraph(text)
    made._p.get_or_add_pPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DEEAF6"/>'))


def _label(doc: Document, label: str, text: str) -> None:
    made = doc.add_paragraph()
    made.add_run(f"{label}: ").bold = True
    made.add_run(text)


def _build(doc: Document) -> None:
    word_note(doc, TITLE, "Title")
    word_note(doc, "Borough of Kelder – Environment Scrutiny Panel – 18 November 2025")
    word_note(doc, "Background", "Heading 1")
    word_note(doc, "The Panel made six recommendations in November 2024 after a stone fell in Hill Road Cemetery.")
    word_note(doc, "Nobody was hurt. This paper repeats each recommendation and the answer that was given to it.")
    word_note(doc, "Progress", "Heading 1")
    for heading, text, said, who, when, news in ROWS:
        word_note(doc, heading, "Heading 2")
        _shade(doc, text)
        _label(doc, "Response", said)
        if who:
            _label(doc, "Lead officer", who)
            _label(doc, "Due", when)
        for line in news:
            word_note(doc, line)
    word_note(doc, "Appendix A: Sites visited", "Heading 1")
    word_note(doc, "Hill Road; St Wilfrid’s; the Garden of Rest", "List Bullet")
    word_note(doc, "Appendix B: Legal background", "Heading 1")
    word_note(doc, "The burial authority may make safe a memorial which is dangerous.")


def _truth() -> list[Truth]:
    return [
        rec(str(n), text, response=said.rstrip("."), owner=who, due=when, updates=[update(" ".join(news))])
        for n, (_, text, said, who, when, news) in enumerate(ROWS, 1)
    ]


FILES = {"follow-up.docx": lambda: word(_build, landscape=False)}
TRUTH = truth(TITLE, "18 November 2025", _truth())
