"""Police and Crime Panel in Word: a table for each theme under its heading, numbers that begin again in each, several
dated updates in one cell, newest first, and OPEN or CLOSED as the last line; minutes before and a budget table
after."""

from tests.exchange.layouts.seen.make import document, docx_bytes, grid, rec, truth

TITLE = "Police and Crime Panel – Recommendations to the Commissioner"
DATE = "6 February 2025"
HEADS = ["No", "Panel recommendation", "Commissioner’s response", "OPCC lead", "Updates"]

# theme: number, text, response, lead, [(date, update)], last line
THEMES: dict[str, list[tuple[str, str, str, str, list[tuple[str, str]], str]]] = {
    "Rural crime": [
        (
            "1",
            "That the Commissioner publishes response times for rural wards next to those for towns.",
            "Accepted",
            "Head of Performance",
            [
                ("Jan 2025", "Published on the dashboard since 2 December. The median for rural wards is 19 minutes."),
                ("Oct 2024", "Data is ready; the layout is being tested."),
            ],
            "CLOSED",
        ),
        (
            "2",
            "That the Commissioner asks the Chief Constable to look again at the number of wildlife officers, with a "
            "view to one for each district.",
            "Accepted in part: one for each policing area",
            "Chief of Staff",
            [
                ("Jan 2025", "Two of three posts are filled."),
                ("Oct 2024", "Posts have been advertised."),
                ("July 2024", "Letter sent to the Chief Constable on 3 July."),
            ],
            "OPEN",
        ),
        (
            "3",
            "Fund property marking kits for farms.",
            "Accepted",
            "Commissioning Manager",
            [
                (
                    "Oct 2024",
                    "500 kits bought with £12,500 from the community fund; 380 given out by the young farmers’ clubs.",
                )
            ],
            "CLOSED",
        ),
    ],
    "Contact and confidence": [
        (
            "1",
            "That callers to 101 are told how long they can expect to wait and offered a call back.",
            "Accepted",
            "Head of Performance",
            [("Jan 2025", "Call back began on 20 January. In the first week 22% of callers chose it.")],
            "OPEN",
        ),
        (
            "2",
            "That the Commissioner holds at least one surgery a quarter in each district, and gives two weeks’ notice "
            "of it to town and parish clerks.",
            "Accepted",
            "Engagement Officer",
            [
                ("Jan 2025", "Fourteen were held in 2024; there was none in Harrowdale in Q3 owing to illness."),
                ("Oct 2024", "On course."),
            ],
            "OPEN",
        ),
        (
            "3",
            "That a summary of each complaint review, with names taken out, is placed on the website, so that members "
            "of the public can see what has changed as a result.",
            "Rejected – it would be possible to tell who had complained in a small force area",
            "Complaints Reviewer",
            [],
            "CLOSED",
        ),
    ],
    "Estates and budget": [
        (
            "1",
            "That no police station is sold until the parish has been told and a point of contact is open in its "
            "place.",
            "Accepted in principle",
            "Chief Finance Officer",
            [
                (
                    "Jan 2025",
                    "Three sales are planned in 2025/26:\n– Oxley (contact point in library)\n– Upper Marden (contact "
                    "point not yet found)\n– Fenwick Road (no public counter now)",
                ),
                ("July 2024", "Noted for the estates strategy."),
            ],
            "OPEN",
        ),
        (
            "2",
            "That the precept leaflet shows what was spent last year, as well as what is planned.",
            "Accepted",
            "Chief Finance Officer",
            [("Jan 2025", "Draft leaflet sent to Panel members on 16 January.")],
            "OPEN",
        ),
    ],
}


def cell(updates: list[tuple[str, str]], last: str) -> str:
    return "\n".join([*(f"{date}: {text}" for date, text in updates), last])


def build() -> bytes:
    doc = document(landscape=True)
    doc.add_heading(TITLE, 1)
    doc.add_paragraph(
        f"Report to the Panel’s meeting of {DATE}. The Panel is asked to agree which items may be closed."
    )
    for theme, rows in THEMES.items():
        doc.add_heading(theme, 2)
        body = [[n, text, said, lead, cell(updates, last)] for n, text, said, lead, updates, last in rows]
        grid(doc, [HEADS, *body], widths=(1.2, 7.5, 4, 3, 9))
    doc.add_heading("Panel budget", 2)
    grid(
        doc,
        [
            ["Item", "2023/24", "2024/25"],
            ["Officer support", "£38,400", "£39,900"],
            ["Travel", "£2,150", "£1,730"],
            ["Total", "£40,550", "£41,630"],
        ],
    )
    return docx_bytes(doc)


FILES = {"tracker.docx": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=said, owner=lead, status=last, section=theme, updates=updates)
        for theme, rows in THEMES.items()
        for n, text, said, lead, updates, last in rows
    ],
)
