"""You said / We did in Word from a Welsh council: themes as merged rows, numbers typed before the text, a tick or dot
for the state with a key below, arrows that are no state, "As above"; attendance and a glossary follow as tables."""

from tests.exchange.layouts.seen.make import Rec, document, docx_bytes, grid, merge, rec, truth

TITLE = "Anti-poverty inquiry: you said, we did"
DATE = "Mawrth / March 2025"
HEADS = ["You said", "We did", "Who’s leading?", "By when?", "How is it going?", "Direction of travel"]
DONE, GOING, NOT_YET = "✓", "●", "○"

# a theme, or number, you said, we did, who, by when, state, arrow
ROWS: list[str | tuple[str, str, str, str, str, str, str]] = [
    "Money and advice",
    (
        "1",
        "Make sure that anyone who rings about council tax arrears is asked whether they would like help with their "
        "other bills, and is passed on to an adviser without having to ring again.",
        "Staff have a new script and a ‘warm transfer’ button. 412 people were passed on between October and February.",
        "Revenues Manager",
        "December 2024",
        DONE,
        "↑",
    ),
    (
        "2",
        "Put an adviser in each hub.",
        "There are advisers in Pontaber and Llanfro hubs, two days a week. Talks about the third hub are going on "
        "with the charity that runs it.",
        "Community Hubs Manager",
        "June 2025",
        GOING,
        "→",
    ),
    (
        "3",
        "Work with credit unions to offer a savings scheme to staff, paid straight from wages, before looking at "
        "loans.",
        "The payroll change was tested in February 2025.",
        "As above",
        "Next financial year",
        GOING,
        "↑",
    ),
    "Food and fuel",
    (
        "4",
        "Stop using the word ‘holiday hunger’, and speak of holiday meals – families told us that it made them feel "
        "ashamed.",
        "Changed in all of our leaflets and on the website. Dewisiwyd y geiriau Cymraeg gan y grŵp rhieni.",
        "Communications Team",
        "Straight away",
        DONE,
        "→",
    ),
    (
        "5",
        "Ask the distribution network operator to share what it knows about homes on prepayment meters in the Upper "
        "Fro valley.",
        "",
        "Energy Officer",
        "TBC",
        NOT_YET,
        "",
    ),
    (
        "6",
        "Find out why fewer than half of the families who could have free school meals in Years 7 to 11 ask for them, "
        "and report back to this Committee with options, costed, including enrolment without a form.",
        "A survey was done by the Youth Parliament (308 answers). Main reasons:\n• not knowing (41%)\n• queues "
        "(33%)\n• the form (19%)\nEnrolment without a form begins with September’s intake, if the Information "
        "Commissioner’s advice allows.",
        "Head of Pupil Support",
        "Sept 2025",
        GOING,
        "↑",
    ),
    "Homes",
    (
        "7",
        "Set a standard for furniture in temporary homes: a bed for every child, a table, and somewhere to cook.",
        "Standard agreed by Cabinet on 21 January 2025. 57 out of 63 homes meet it.",
        "Housing Options Manager",
        "31 January 2025",
        DONE,
        "↑",
    ),
    (
        "8",
        "Keep pets with people, wherever it can be done.",
        "We have asked two kennels for prices.",
        "",
        "Summer 2025",
        GOING,
        "↓",
    ),
]


def build() -> bytes:
    doc = document(landscape=True)
    doc.add_heading(TITLE, 1)
    doc.add_paragraph("Cyngor Bro Hafren – Bro Hafren Council. Diweddariad / Update: " + DATE)
    rows = [[r] if isinstance(r, str) else [f"{r[0]}. {r[1]}", *r[2:]] for r in ROWS]
    table = grid(doc, [HEADS, *rows], widths=(7, 7, 3, 2.6, 2, 2))
    for at, row in enumerate(ROWS, start=1):
        if isinstance(row, str):
            merge(table, at, 0, at, 5)
    doc.add_paragraph()
    grid(
        doc,
        [
            ["Key", ""],
            [DONE, "finished"],
            [GOING, "under way"],
            [NOT_YET, "not begun"],
            ["↑ → ↓", "better, the same, worse than last time"],
        ],
    )
    doc.add_heading("Who came", 2)
    grid(doc, [["Session", "Present", "Apologies"], ["12 September 2024", "9", "2"], ["10 October 2024", "8", "3"]])
    doc.add_heading("Words we use", 2)
    grid(
        doc,
        [
            ["Word", "Meaning"],
            ["Arrears", "Money owed that should have been paid already"],
            ["Warm transfer", "Staying on the line until the next person answers"],
        ],
    )
    return docx_bytes(doc)


def recommendations() -> list[Rec]:
    made: list[Rec] = []
    theme: str | None = None
    for row in ROWS:
        if isinstance(row, str):
            theme = row
            continue
        n, said, did, who, due, state, _ = row
        made.append(rec(n, said, owner=who, due=due, status=state, section=theme, updates=[(DATE, did)]))
    return made


FILES = {"tracker.docx": build}
TRUTH = truth(
    TITLE, DATE, recommendations(), status_key={DONE: "complete", GOING: "in progress", NOT_YET: "not started"}
)
