"""Excel tracker with two update columns headed by their dates, the newer one to the left, and a status column for each;
a unitary council's follow-up to a peer challenge, headings over two rows."""

from tests.exchange.layouts.seen.make import Book, rec, truth

TITLE = "Corporate Peer Challenge: recommendations and progress"
NEW, OLD = "30 September 2025", "31 March 2025"
TOP = [
    "#",
    "Recommendation from the peer team",
    "Accepted?",
    "Senior responsible officer",
    "To be completed",
    f"Position at {NEW}",
    "",
    f"Position at {OLD}",
    "",
]
HEADS = ["", "", "", "", "", "Commentary", "Status", "Commentary", "Status"]

# no, text, accepted, owner, due, new comment, new status, old comment, old status
ROWS = [
    (
        "1",
        "Agree one vision for the place with partners, and let it be short enough to be remembered.",
        "Y",
        "Chief Executive",
        "Dec 2025",
        "Draft of 180 words has been to the Place Board. Public launch 4 December.",
        "On target",
        "Two workshops held.",
        "On target",
    ),
    (
        "2",
        "Be honest about the budget gap: put the figures for all four years before members, with what is not yet "
        "known marked as such, and hold all-member briefings at least each quarter.",
        "Y",
        "Section 151 Officer",
        "Jul 2025",
        "The medium-term plan taken to Council on 16 July has a four-year table with ranges. Briefings were held on 8 "
        "May and 4 September.",
        "Completed",
        "Table drafted; the grant settlement for year 3 isn’t known.",
        "On target",
    ),
    (
        "3",
        "Revisit the senior structure.",
        "In part",
        "Chief Executive",
        "Oct 2025",
        "Consultation with trade unions ended on 19 September. Report delayed to the November committee.",
        "Slipped",
        "Not begun: awaiting pay review.",
        "Not started",
    ),
    (
        "4",
        "Bring transformation projects together under one board with a single list of benefits, owned by finance, and "
        "stop those without a business case.",
        "Y",
        "Director of Change",
        "Jun 2025",
        "31 projects reviewed; nine stopped, four put together.\nBenefits list signed off by S151.",
        "Completed",
        "Board has met twice. 12 of the 31 projects have no business case as yet.",
        "Slipped",
    ),
    (
        "5",
        "Do more to hear from tenants and from the young.",
        "Y",
        "Director of Communities",
        "Mar 2026",
        "",
        "On target",
        "Tenant panel of 24 in place.",
        "On target",
    ),
    (
        "6",
        "Strengthen scrutiny: give the function its own officer, publish responses within two months, and let chairs "
        "speak at Cabinet.",
        "Y",
        "Monitoring Officer",
        "Sept 2025",
        "Officer appointed; starts 3 November. Chairs have spoken at three meetings. Nine of eleven responses were "
        "published on time.",
        "Slipped",
        "Constitution changed on 25 March.",
        "On target",
    ),
    (
        "7",
        "Consider sharing the audit service with a neighbour.",
        "N",
        "Section 151 Officer",
        "",
        "",
        "Closed",
        "Considered and rejected in February on grounds of cost.",
        "Closed",
    ),
]


def build() -> bytes:
    book = Book()
    sheet = book.sheet("CPC", (5, 50, 11, 24, 14, 45, 13, 40, 13))
    book.rows(sheet, 0, [[TITLE], ["Port Ansley Council"]], bold=True)
    head = book.style(bold=True, border=1, bg_color="#FFF2CC")
    for c in range(5):
        sheet.merge_range(3, c, 4, c, TOP[c], head)
    for c in (5, 7):
        sheet.merge_range(3, c, 3, c + 1, TOP[c], head)
        sheet.write_string(4, c, HEADS[c], head)
        sheet.write_string(4, c + 1, HEADS[c + 1], head)
    book.rows(sheet, 5, ROWS, border=1)
    for c, text in ((1, "Completed at latest date"), (6, "2 of 7")):
        sheet.write_string(5 + len(ROWS), c, text, book.style(italic=True))
    return book.done()


FILES = {"tracker.xlsx": build}
TRUTH = truth(
    TITLE,
    NEW,
    [
        rec(n, text, response=said, owner=who, due=due, status=state, updates=[(NEW, now), (OLD, before)])
        for n, text, said, who, due, now, state, before, _ in ROWS
    ],
)
