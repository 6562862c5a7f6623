"""London borough's Word tracker: lettered parts inside one cell and lettered recommendations in rows of their own,
a status in capitals at the start of the comment, "No change", "As above"; an empty row and a tall heading."""

from tests.exchange.layouts.seen.make import document, docx_bytes, grid, rec, truth

TITLE = "Scrutiny Review of Street Trading and Markets"
DATE = "February 2025"
HEADS = ["Rec.", "Scrutiny recommendation", "Exec. response", "Officer / partner", "Completion", "Progress (Feb 2025)"]

# rec., text, response, officer, completion, status at the start, joint, rest of the comment
ROWS = [
    (
        "1",
        "That the Executive adopts a markets strategy for 2025–2030 which:\n(a) sets out the purpose of each "
        "market;\n(b) says how traders will be consulted before pitches are moved; and\n(c) has a target for the "
        "number of pitches let to new businesses.",
        "Agreed",
        "Head of Markets",
        "July 2025",
        "",
        "",
        "(a) and (b) are in the draft that went out for consultation on 13 January.\n(c) Traders asked for a lower "
        "target than the 30% that officers had suggested; figures are being looked at again.",
    ),
    (
        "2",
        "That electricity points are fitted at Dray Street before another Christmas market is licensed.",
        "Agreed",
        "As above",
        "Nov 2024",
        "COMPLETE",
        " – ",
        "Twelve points were switched on by 15 November 2024 at a cost of £46,200, and all of the stalls used them. "
        "There was one complaint about noise from a generator that a trader had brought all the same.",
    ),
    (
        "3",
        "That fees are frozen for a second year for traders who give up plastic bags.",
        "Not agreed. The account must break even",
        "Head of Markets",
        "",
        "",
        "",
        "",
    ),
    (
        "4(a)",
        "That the Executive Member asks the Metropolitan Police’s local team for a named officer on market days at "
        "Old Cross.",
        "Agreed",
        "Community Safety Manager",
        "Sept 2024",
        "COMPLETE",
        " – ",
        "A named officer has come to the traders’ meeting each month since September and her telephone number is on "
        "the noticeboard. Reports of theft in the market fell from 31 to 18 between the two autumns.",
    ),
    (
        "4(b)",
        "That she also asks for the return of the mobile camera.",
        "Agreed",
        "As above",
        "Sept 2024",
        "",
        "",
        "No change",
    ),
    (
        "5",
        "That officers bring back, within six months, options for a night market – with costs, likely effects upon "
        "residents of Lamb Walk and Chandler’s Yard, and a view from the Licensing Committee – so that Scrutiny can "
        "comment before a decision is taken.",
        "Agreed in principle",
        "Head of Markets / Licensing Manager",
        "Q4 2024/25",
        "IN PROGRESS",
        " – ",
        "A trial on four Fridays is proposed in May. Residents’ associations have been written to; the two replies so "
        "far are against. The Licensing Committee will be asked for its view on 18 March.",
    ),
    (
        "6",
        "That the register of pitches is put on line.",
        "Agreed",
        "Digital Services",
        "TBC",
        "NOT STARTED",
        " – ",
        "It depends on the new licensing system, which has been put back by at least nine months because the first "
        "supplier withdrew from the contract in December. A spreadsheet can be sent to members who ask for it.",
    ),
    (
        "7",
        "That the Council supports the traders’ association to become a community interest company, by means of "
        "advice, a rent-free desk for a year and a start-up grant of no more than £5,000.",
        "Agreed in part (no grant)",
        "Business Support Officer",
        "March 2025",
        "",
        "",
        "Advice given at three sessions. A desk is ready for them in the Library. The association is to vote upon it "
        "at its annual meeting on 4 March, having put off the decision twice.",
    ),
]


def build() -> bytes:
    doc = document(landscape=True)
    doc.add_paragraph("London Borough of Stanhollow Green")
    doc.add_heading(TITLE + " – 12 month review of implementation", 1)
    doc.add_paragraph("Officers: please update the last column only. Do not change the wording of recommendations.")
    rows = [[n, text, said, who, due, f"{status}{joint}{now}"] for n, text, said, who, due, status, joint, now in ROWS]
    rows.insert(5, [""] * 6)
    grid(doc, [HEADS, *rows], widths=(1.4, 8, 3, 3, 2.2, 7))
    doc.add_paragraph("Next review: February 2026")
    return docx_bytes(doc)


FILES = {"tracker.docx": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=said, owner=who, due=due, status=status, updates=[(DATE, now)])
        for n, text, said, who, due, status, _, now in ROWS
    ],
)
