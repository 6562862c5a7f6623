"""Excel tracker whose state is a fill colour only, in an otherwise empty RAG column, with the key above the table; a
district council's scrutiny work programme, with a hidden column of notes."""

from tests.exchange.layouts.seen.make import Book, rec, truth

TITLE = "Overview & Scrutiny – Recommendation Tracker 2024/25"
DATE = "11 April 2025"
HEADS = [
    "Ref",
    "Review",
    "Recommendation",
    "Cabinet / Committee response",
    "Portfolio Holder",
    "Deadline",
    "Latest position",
    "RAG",
    "Notes (internal)",
]
KEY = {"#00B050": "Completed", "#FFC000": "On track", "#FF0000": "Behind schedule", "#8EA9DB": "Not yet started"}
GREEN, AMBER, RED, BLUE = KEY

# ref, review, text, response, portfolio, deadline, position, colour
ROWS = [
    (
        "OS-01",
        "Litter",
        "That ‘bring sites’ with fewer than two emptyings a month are taken away and the saving put into bins at bus "
        "stops.",
        "Agreed",
        "Environment",
        "31 May 2024",
        "Nineteen sites removed; 40 bins put in.",
        GREEN,
    ),
    (
        "OS-02",
        "Litter",
        "That the Council prosecutes for fly-tipping whenever there is evidence enough, and tells the press each time.",
        "Agreed",
        "Environment",
        "From June 2024",
        "Six prosecutions, five press notices.",
        AMBER,
    ),
    (
        "OS-03",
        "Litter",
        "Buy two more cameras.",
        "Agreed – one",
        "Environment",
        "30 Sept 2024",
        "Order cancelled by supplier in January. Quotes are awaited from two others.",
        RED,
    ),
    (
        "OS-04",
        "Leisure centres",
        "That swimming lessons in the school holidays are offered to children on the waiting list before they are "
        "advertised.",
        "Agreed",
        "Leisure & Culture",
        "Summer 2024",
        "Done in July and again in October half term: 212 places were taken up from the list.",
        GREEN,
    ),
    (
        "OS-05",
        "Leisure centres",
        "That the operator’s open book accounts come to a meeting of this Committee, in private session if they must.",
        "Deferred to contract review",
        "Leisure & Culture",
        "Q3 2025/26",
        "",
        BLUE,
    ),
    (
        "OS-06",
        "Leisure centres",
        "That the Cabinet asks the operator to try cheaper entry after 8.30pm for a term, with the results by ward.",
        "Agreed",
        "Leisure & Culture",
        "31 March 2025",
        "Trial began late (20 January) as the tills had to be set up. It will end in May.",
        RED,
    ),
    (
        "OS-07",
        "Planning validation",
        "That no more than five working days pass between receipt and validation, in nine cases out of ten, by the "
        "end of the municipal year.",
        "Agreed",
        "Planning Policy & Delivery",
        "May 2025",
        "81% in Q4 (Q3: 74%; Q2: 66%).",
        AMBER,
    ),
    (
        "OS-08",
        "Planning validation",
        "That agents whose applications are often invalid are offered training, paid for by themselves.",
        "Not agreed (the offer is made by the regional body already)",
        "Planning Policy & Delivery",
        "",
        "",
        "",
    ),
    (
        "OS-09",
        "Planning validation",
        "That the local list is cut down.",
        "Agreed",
        "Planning Policy & Delivery",
        "Dec-24",
        "New list adopted 9 Dec.\nIt has 14 items, where the old one had 31.",
        GREEN,
    ),
    (
        "OS-10",
        "Planning validation",
        "That ward members get the weekly list by Monday noon, in a form that can be sorted by parish.",
        "Agreed",
        "Planning Policy & Delivery",
        "31/01/2025",
        "Spreadsheet goes out with the PDF, mostly by noon.",
        GREEN,
    ),
    (
        "OS-11",
        "Bereavement services",
        "That families may book a Saturday burial at no more than 25% above the weekday fee; the Council to publish "
        "how many ask and how many are turned away.",
        "Agreed",
        "Environment",
        "1 April 2025",
        "Fee set in the budget (20% above). No count has been kept yet.",
        AMBER,
    ),
    (
        "OS-12",
        "Bereavement services",
        "That the memorial safety leaflet be written again, kindly.",
        "Agreed",
        "Environment",
        "30 June 2025",
        "",
        BLUE,
    ),
]


def build() -> bytes:
    book = Book()
    sheet = book.sheet("Tracker", (9, 18, 55, 24, 22, 16, 45, 7, 20))
    sheet.merge_range(0, 0, 0, 7, TITLE, book.style(bold=True, font_size=16))
    book.rows(sheet, 1, [["Holme & Vale District Council"], [f"Last updated: {DATE}"], ["RAG key"]])
    for at, (colour, meaning) in enumerate(KEY.items(), start=4):
        sheet.write_blank(at, 0, None, book.style(bg_color=colour, border=1))
        sheet.write_string(at, 1, meaning, book.style())
    book.rows(sheet, 9, [HEADS], bold=True, border=1, bg_color="#D9D9D9")
    book.rows(sheet, 10, [row[:7] for row in ROWS], border=1)
    for at, row in enumerate(ROWS, start=10):
        if row[7]:
            sheet.write_blank(at, 7, None, book.style(bg_color=row[7], border=1))
    sheet.write_string(12, 8, "chase supplier", book.style())
    sheet.set_column(8, 8, 20, None, {"hidden": True})
    return book.done()


FILES = {"tracker.xlsx": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=said, owner=who, due=due, status=KEY.get(colour), section=review, updates=[(DATE, now)])
        for n, review, text, said, who, due, now, colour in ROWS
    ],
    status_key=KEY,
)
