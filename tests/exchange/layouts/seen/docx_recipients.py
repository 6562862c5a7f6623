"""Joint health scrutiny: headings over two rows, number and wording merged down over the two bodies addressed, each
body with its own answer, date and two updates; a Word annex such as health boards and county councils share."""

from tests.exchange.layouts.seen.make import document, docx_bytes, grid, merge, rec, truth

TITLE = "Joint Health Scrutiny Committee: recommendations on leaving hospital"
COUNCIL, BOARD, TRUST = "Merrowbridge Council", "Lower Tern Integrated Care Board", "Lower Tern Hospitals NHS Trust"
SPRING, AUTUMN = "April 2025", "October 2025"

# number, wording, [(addressed to, accepted?, by when, update one, update two)]
ROWS: list[tuple[str, str, list[tuple[str, str, str, str, str]]]] = [
    (
        "HD1",
        "That a single telephone number is given to every patient, and to one person of their choice, on the day that "
        "they leave hospital, and that it is answered until 10pm seven days a week.",
        [
            (
                BOARD,
                "Yes",
                "September 2025",
                "A business case is being written.",
                "Approved in July. The line opens on 3 November, until 8pm to begin with.",
            ),
            (
                COUNCIL,
                "Yes, subject to funding",
                "September 2025",
                "Awaiting the ICB’s business case.",
                "Two members of the contact centre will join the team.",
            ),
        ],
    ),
    (
        "HD2",
        "That discharge letters are sent to the care home as well as the GP.",
        [
            (
                TRUST,
                "Yes",
                "June 2025",
                "Sent by secure e-mail from three wards as a trial.",
                "All adult wards since 1 August. A sample of 60 letters showed that 52 arrived within a day.",
            ),
        ],
    ),
    (
        "HD3",
        "That the partners publish the number of people who wait more than a week for care at home, by district, "
        "every month, and explain any rise of more than a tenth.",
        [
            (
                COUNCIL,
                "Yes",
                "May 2025",
                "Published from May.",
                "Published each month. The rise in August (14%) was put down to the failure of one provider.",
            ),
            (BOARD, "Partly – quarterly", "July 2025", "Not started.", "First figures due in November."),
        ],
    ),
    (
        "HD4",
        "That volunteers who take people home are paid their mileage within two weeks.",
        [
            (COUNCIL, "Yes", "Straight away", "Claims are now paid weekly.", "No change."),
        ],
    ),
    (
        "HD5",
        "That the Trust and the Council agree how equipment is to be collected when it is no longer needed, so that "
        "it can be cleaned and used again.",
        [
            (
                TRUST,
                "Yes",
                "31.12.25",
                "A leaflet has been drafted.",
                "Leaflet in use; returns have risen from 31% to 44%.",
            ),
            (
                COUNCIL,
                "Yes",
                "31.12.25",
                "The contractor has been asked for a price.",
                "Price received: £18k a year. A decision will be made in the budget.",
            ),
        ],
    ),
    (
        "HD6",
        "That beds in the former Linden Ward are not closed until the review of community beds has been considered by "
        "this Committee.",
        [(BOARD, "No", "", "", "")],
    ),
]


def build() -> bytes:
    doc = document(landscape=True)
    doc.add_heading(TITLE, 1)
    doc.add_paragraph("Annex B. Each body was asked for an update in April and in October 2025.")
    top = ["Recommendation", "", "Addressed to", "Answer", "", "Progress", ""]
    heads = ["No.", "Wording", "", "Accepted?", "By when", SPRING, AUTUMN]
    body = [
        [n if i == 0 else "", text if i == 0 else "", *part] for n, text, parts in ROWS for i, part in enumerate(parts)
    ]
    table = grid(doc, [top, heads, *body], heads=2, widths=(1.4, 7, 3.2, 2.6, 2.4, 4, 4.6))
    for left, right in ((0, 1), (3, 4), (5, 6)):
        merge(table, 0, left, 0, right)
    merge(table, 0, 2, 1, 2)
    at = 2
    for _, _, parts in ROWS:
        if len(parts) > 1:
            merge(table, at, 0, at + len(parts) - 1, 0)
            merge(table, at, 1, at + len(parts) - 1, 1)
        at += len(parts)
    doc.add_heading("Membership of the Committee", 2)
    grid(doc, [["Council", "Seats", "Quorum"], ["Merrowbridge", "7", "3"], ["Tern Valley", "5", "2"]])
    return docx_bytes(doc)


def told(account: str) -> str:
    """A state alone is the status at that time and no account; as the later account has none, it is not stated now."""
    return "" if account == "Not started." else account


FILES = {"tracker.docx": build}
TRUTH = truth(
    TITLE,
    AUTUMN,
    [
        rec(n, text, response=said, owner=body, due=due, updates=[(SPRING, told(one)), (AUTUMN, two)])
        for n, text, parts in ROWS
        for body, said, due, one, two in parts
    ],
)
