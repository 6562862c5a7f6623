"""Tracker of motions to full Council, in Word and in Excel: the motion and the lead merged down over its resolutions, a
row for each resolution, progress sometimes told once for two of them; no response, since Council has resolved."""

from tests.exchange.layouts.seen.make import Book, Rec, document, docx_bytes, grid, merge, rec, truth

TITLE = "Motions passed by Council: progress"
DATE = "12 November 2025"
HEADS = ["Date", "Motion", "Res.", "Resolved", "Lead", "Progress", "Status"]

# date, motion, lead, resolutions: number, text, progress, status; progress "" and status "<" share the row above
MOTIONS: list[tuple[str, str, str, list[tuple[str, str, str, str]]]] = [
    (
        "19/02/25",
        "Hedgehog highways",
        "Head of Planning",
        [
            (
                "25/01.1",
                "To ask officers to add gaps for hedgehogs to the list of matters on which new housing schemes are "
                "judged.",
                "The list is being changed as part of the review of the Local Plan.",
                "In hand",
            ),
            (
                "25/01.2",
                "To give away 500 signs to householders who have made a gap in a fence.",
                "All 500 have gone; a second order was paid for by the wildlife trust.",
                "Discharged",
            ),
        ],
    ),
    (
        "19/02/25",
        "Fair funding for coastal towns",
        "Chief Executive",
        [
            (
                "25/02.1",
                "To instruct the Chief Executive to write to the Secretary of State, setting out the cost of visitors "
                "and of an older population.",
                "Joint letter of 14 March signed by nine coastal councils. A reply, which promised a meeting, came on "
                "2 June; the meeting was held on 1 October.",
                "Discharged",
            ),
            ("25/02.2", "To invite the town’s two Members of Parliament to co-sign.", "", "<"),
            ("25/02.3", "To publish the reply.", "On website from 3 June.", "Discharged"),
        ],
    ),
    (
        "14/05/25",
        "Defibrillators",
        "Community Safety Officer",
        [
            (
                "25/03.1",
                "To map every defibrillator in the borough that the public can reach at night and to put the map on "
                "the website by September.",
                "Map published on 29 August: 71 devices, of which 40 are within reach at night.",
                "Discharged",
            ),
        ],
    ),
    (
        "16/07/25",
        "Support for our unpaid carers",
        "Director of Adult Services",
        [
            (
                "25/04.1",
                "To adopt the definition of carer used by Carers’ Voice, and to use it in all policies from now on.",
                "Adopted. Twelve policies out of 58 changed so far.",
                "In hand",
            ),
            (
                "25/04.2",
                "To ask Cabinet to bring forward a scheme of five days’ paid leave a year for staff who are carers.",
                "Costed at £210,000. Cabinet will consider it with the budget in February 2026.",
                "In hand",
            ),
            (
                "25/04.3",
                "To ask the Health and Wellbeing Board to make carers’ breaks one of its priorities for 2026–29.",
                "",
                "",
            ),
        ],
    ),
    (
        "17/09/25",
        "Plastic grass",
        "Head of Planning",
        [
            (
                "25/05.1",
                "To use no plastic grass on the Council’s own land, sports pitches excepted.",
                "To be built into the grounds contract, which is let again in 2027.",
                "In hand",
            ),
            ("25/05.2", "To lobby for planning permission to be needed for plastic lawns.", "Not yet begun.", ""),
        ],
    ),
]


def body() -> list[list[str]]:
    """The rows as printed: merged cells hold text in the first row only."""
    rows: list[list[str]] = []
    for day, motion, lead, resolutions in MOTIONS:
        for i, (n, text, progress, status) in enumerate(resolutions):
            first = i == 0
            rows.append(
                [
                    day if first else "",
                    motion if first else "",
                    n,
                    text,
                    lead if first else "",
                    progress,
                    "" if status == "<" else status,
                ]
            )
    return rows


def merges() -> list[tuple[int, int, int]]:
    """Blocks to merge down: first row of the body, last row, column."""
    blocks: list[tuple[int, int, int]] = []
    at = 0
    for _, _, _, resolutions in MOTIONS:
        last = at + len(resolutions) - 1
        blocks += [(at, last, c) for c in (0, 1, 4) if last > at]
        shared = [at + i for i, r in enumerate(resolutions) if r[3] == "<"]
        blocks += [(i - 1, i, c) for i in shared for c in (5, 6)]
        at = last + 1
    return blocks


def word() -> bytes:
    doc = document(landscape=True)
    doc.add_heading(TITLE, 1)
    doc.add_paragraph(f"Saltmere Borough Council. For the meeting of {DATE}.")
    table = grid(doc, [HEADS, *body()], widths=(2, 3.5, 1.8, 7, 3, 7, 2.2))
    for top, bottom, column in merges():
        merge(table, 1 + top, column, 1 + bottom, column)
    doc.add_paragraph("Resolutions that have been discharged are left off after they have been reported once.")
    return docx_bytes(doc)


def excel() -> bytes:
    book = Book()
    sheet = book.sheet("Motions", (10, 22, 9, 55, 22, 50, 12))
    book.rows(
        sheet, 0, [[TITLE], [f"Saltmere Borough Council. For the meeting of {DATE}."]], bold=True, text_wrap=False
    )
    book.rows(sheet, 3, [HEADS], bold=True, border=1)
    rows = body()
    book.rows(sheet, 4, rows, border=1)
    for top, bottom, column in merges():
        sheet.merge_range(4 + top, column, 4 + bottom, column, rows[top][column], book.style(border=1))
    return book.done()


def recommendations() -> list[Rec]:
    made: list[Rec] = []
    for _, motion, lead, resolutions in MOTIONS:
        progress, status = "", ""
        for n, text, own_progress, own_status in resolutions:
            if own_status != "<":
                progress, status = own_progress, own_status
            made.append(rec(n, text, owner=lead, status=status, section=motion, updates=[(DATE, progress)]))
    return made


FILES = {"tracker.docx": word, "tracker.xlsx": excel}
TRUTH = truth(TITLE, DATE, recommendations())
