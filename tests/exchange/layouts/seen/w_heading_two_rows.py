"""Town centres review of a borough: heading over two rows, two dated update columns under one merged heading, theme
rows merged across, RAG letters with a key below and an attendance table after it; met in six-monthly monitoring
reports."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, rec, truth, update, word, word_note, word_table

FIRST, SECOND = "March 2024", "October 2024"
# reference, recommendation, reply, leading, by when, first update, second update, RAG; a row of one is a theme
ROWS: list[tuple[str, ...]] = [
    ("Theme 1: Getting to the town centre",),
    (
        "TC1.1",
        "That the Cabinet Member for Transport and Streets works with the two bus operators to trial a Sunday "
        "service on routes 4 and 11, and reports the number of passengers carried back to this Committee after six "
        "months.",
        "Accepted",
        "Head of Transport",
        "Sept 2024",
        "Operators met on 14/02/24. Route 11 agreed in principle; route 4 needs a subsidy of c. £38k p.a.",
        "Trial on route 11 began 1st September. Average of 212 passengers each Sunday so far (range 140–305). Route 4 not "
        "taken forward for now as BSIP money was committed elsewhere.",
        "A",
    ),
    (
        "TC1.2",
        "Review the signs between the station and Market Square.",
        "Accepted",
        "Head of Transport",
        "June 2024",
        "Audit of signs done by the Streets team; 31 out of date.",
        "All 31 replaced. Two finger posts still to be repainted.",
        "G",
    ),
    (
        "TC1.3",
        "That free parking after 3pm be offered on Thursdays in November and December 2024 so as to coincide "
        "with late opening, subject to the cost being met from the High Street Fund.",
        "Not accepted – lost income of around £61,000 can’t be met from the Fund, which is capital only",
        "Parking Services Manager",
        "",
        "",
        "",
        "",
    ),
    ("Theme 2: A clean and welcoming place",),
    (
        "TC2.1",
        "That the street cleansing schedule be published on the web site ward by ward, and that it be kept up to date.",
        "Accepted",
        "Waste & Cleansing Mgr",
        "30/04/24",
        "Schedule drafted.",
        "No change",
        "R",
    ),
    (
        "TC2.2",
        "That Cabinet asks the Police and Crime Commissioner to restore the second town-centre PCSO, and that "
        "the Chair of this Committee is copied in to the letter and to any answer recieved.",
        "Accepted",
        "Community Safety Partnership Manager",
        "With immediate effect",
        "Letter sent 9 January 2024.",
        "Reply of 2 May says a second PCSO will start in the new year.\nPost advertised; interviews w/c 7 October.",
        "A",
    ),
    (
        "TC2.3",
        "That empty shop windows be dressed with local art wherever the landlord consents, starting with the "
        "former Marlow’s store.",
        "Accepted in part (Council-owned units only)",
        "Regeneration Officer",
        "Summer 2024",
        "Four units dressed with the Sixth Form College.",
        "Seven units now dressed; 2 since let. The former Marlow’s is "
        "in administration and the landlord has not replied to us.",
        "G",
    ),
    ("Theme 3: Trading",),
    (
        "TC3.1",
        "That the Council’s market rents are frozen until April 2026.",
        "Deferred to the budget meeting",
        "Markets Manager",
        "Feb 2025",
        "",
        "To be considered as part of the draft 2025/26 budget.",
        "A",
    ),
    (
        "TC3.2",
        "That a single “front door” for traders be set up, bringing licensing, planning and environmental health "
        "advice together, with one e-mail address and one named officer for each enquiry.",
        "Accepted",
        "Head of Regulatory Services",
        "TBC",
        "Scoping workshop held; 3 teams took part.",
        "Mailbox live since 8 July. 64 enquiries, all but five answered within 3 working days. A review of staffing will "
        "be needed before it can cover street trading as well.",
        "G",
    ),
]
HEAD = [
    [
        Cell("Ref", merge="restart", bold=True),
        Cell("What we said", merge="restart", bold=True),
        Cell("Cabinet’s reply", merge="restart", bold=True),
        Cell("Who’s leading?", merge="restart", bold=True),
        Cell("By when?", merge="restart", bold=True),
        Cell("Where are we now?", span=2, bold=True),
        Cell("RAG", merge="restart", bold=True),
    ],
    [*[Cell(merge="continue")] * 5, Cell(FIRST, bold=True), Cell(SECOND, bold=True), Cell(merge="continue")],
]
FILLS = {"G": "92D050", "A": "FFC000", "R": "FF5050", "": ""}


def _row(row: tuple[str, ...]) -> list[Cell | str]:
    if len(row) == 1:
        return [Cell(row[0], span=8, fill="D9E2F3", bold=True)]
    return [*row[:7], Cell(row[7], fill=FILLS[row[7]])]


def _build(doc: Document) -> None:
    word_note(doc, "Town Centres Task Group: six-monthly monitoring", "Title")
    word_note(
        doc,
        "Stanhollow Borough Council – Place Scrutiny Committee, 17 October 2024. Officers are asked to keep "
        "updates to 100 words and not to alter the first five columns.",
    )
    word_table(doc, [*HEAD, *map(_row, ROWS)], header_rows=2)
    word_note(
        doc,
        "Key: G = delivered or on course; A = some delay; R = serious delay or nothing done. "
        "No RAG is given where Cabinet did not accept.",
    )
    word_note(doc, "Appendix 2: Task Group attendance", "Heading 2")
    word_table(
        doc,
        [
            ["Meeting", "Councillors present", "Officers present"],
            ["6 September 2023", "5", "2"],
            ["11 October 2023", "4", "3"],
            ["8 November 2023", "5", "1"],
        ],
    )


def _truth() -> list[dict[str, object]]:
    found, section = [], None
    for row in ROWS:
        if len(row) == 1:
            section = row[0]
            continue
        number, text, response, owner, due, first, second, rag = row
        found.append(
            rec(
                number,
                text,
                response=response,
                owner=owner,
                due=due,
                status=rag,
                section=section,
                updates=[update(first, FIRST), update(second, SECOND)],
            )
        )
    return found


FILES = {"tracker.docx": lambda: word(_build)}
TRUTH = truth("Town Centres Task Group: six-monthly monitoring", "17 October 2024", _truth())
