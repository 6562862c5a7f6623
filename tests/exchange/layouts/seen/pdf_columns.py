"""Table without any rules as PDF: columns are to be told by the gaps alone, rows by a little more space; the printout
of a small Scottish islands council's audit follow-up."""

from tests.exchange.layouts.seen.make import pdf, rec, truth

TITLE = "Follow-up of Audit Recommendations"
DATE = "30 November 2024"

# no, text, management response, lead, due, position
ROWS = [
    (
        "1.1",
        "The Council should reconcile the ferry ticketing system to the ledger each month and have the result "
        "reviewed by a second officer.",
        "Agreed",
        "Finance Manager",
        "31 Dec 2023",
        "Done since January 2024; seen in testing.",
    ),
    (
        "1.2",
        "Refunds of more than £50 should need the approval of the Harbour Master.",
        "Agreed",
        "Harbour Master",
        "31 Dec 2023",
        "The system now blocks refunds above the limit.",
    ),
    (
        "1.3",
        "A stock count of fuel at all four piers should be made at the year end.",
        "Partly agreed",
        "Harbour Master",
        "31 Mar 2024",
        "Count made at two piers. The others hold less than 500 litres.",
    ),
    (
        "2.1",
        "Officers should keep a register of common good assets that shows title, value and restrictions on use.",
        "Agreed",
        "Estates Surveyor",
        "30 Jun 2024",
        "Register is two thirds finished. Title searches are held up at the registry. New date proposed: March 2025.",
    ),
    (
        "2.2",
        "Lets at less than market rent should be reported to committee every year.",
        "Agreed",
        "Estates Surveyor",
        "30 Sep 2024",
        "First report went to the Policy Committee on 12 September.",
    ),
    (
        "3.1",
        "The Council should test its plan for the loss of the undersea cable, with both health board and coastguard.",
        "Agreed",
        "Resilience Officer",
        "Spring 2025",
        "Exercise Long Skerry is planned for 6 March 2025.",
    ),
    (
        "3.2",
        "Staff who would work from the relief centre should be named in the plan and told.",
        "Agreed",
        "Resilience Officer",
        "31 Oct 2024",
        "No response received.",
    ),
    (
        "3.3",
        "Satellite telephones should be charged and tried out quarterly.",
        "Not agreed",
        "Resilience Officer",
        "",
        "Management tries them out twice a year and accepts the risk.",
    ),
    (
        "4.1",
        "Before any grant above £10,000 is paid, the applicant’s latest accounts should be looked at and the check "
        "recorded on the file.",
        "Agreed",
        "Economic Development Manager",
        "31 Aug 2024",
        "In a sample of 15 grants the check was recorded in 14.",
    ),
    (
        "4.2",
        "Grant conditions should say that unspent money must be paid back.",
        "Agreed",
        "Economic Development Manager",
        "31 Aug 2024",
        "New wording in use from 1 October.",
    ),
    (
        "4.3",
        "The Council should publish a list of the grants it gives.",
        "Agreed",
        "Web Officer",
        "30 Nov 2024",
        "The list for 2023/24 is on the website.",
    ),
    (
        "5.1",
        "Care visits should be logged when the carer arrives, not at the end of the round.",
        "Agreed",
        "Home Care Organiser",
        "31 Jul 2024",
        "Nine of the ten carers do so. The tenth has no signal on Out Skerry; a paper log is kept there.",
    ),
    (
        "5.2",
        "Mileage claims should be checked against rotas.",
        "Agreed",
        "Payroll Officer",
        "30 Apr 2024",
        "Checked each month since May.",
    ),
    (
        "5.3",
        "The out of hours rota should be shared with the hospital by noon on a Friday.",
        "Agreed in part",
        "Home Care Organiser",
        "TBC",
        "It is sent by 4pm. Noon would need cover on Fridays.",
    ),
    (
        "6.1",
        "Keys to the community halls should be signed for and the list of keyholders gone through once a year.",
        "Agreed",
        "Facilities Officer",
        "31 Jan 2025",
        "Not due yet.",
    ),
    (
        "6.2",
        "Legionella checks should be brought up to date in all seven halls.",
        "Agreed",
        "Facilities Officer",
        "30 Jun 2024",
        "Up to date in five halls. One is closed and the other was done late, in October.",
    ),
    ("6.3", "The Council should decide whether it needs seven halls.", "Noted", "Depute Chief Executive", "", ""),
]
HEADS = ["No", "Recommendation", "Management response", "Lead", "Due", "Position"]

SOURCE = """
#set page(paper: "a4", flipped: true, margin: 1.6cm)
#set text(9pt)
#text(13pt, weight: "bold")[Skerravoe Islands Council]

#text(13pt, weight: "bold")[Follow-up of Audit Recommendations]

Position at 30 November 2024
#v(2mm)
#grid(columns: (1.1cm, 8.2cm, 2.6cm, 3.2cm, 2.4cm, 1fr), column-gutter: 5mm, row-gutter: 6mm,
  ..data.heads.map(strong), ..data.rows.map(r => r.map(c => block(breakable: false, c))).flatten())
#v(6mm)
Internal Audit tested a sample of files for every action that was reported as done.
"""


def build() -> bytes:
    return pdf(SOURCE, {"heads": HEADS, "rows": ROWS})


FILES = {"tracker.pdf": build}
TRUTH = truth(
    TITLE,
    DATE,
    [rec(n, text, response=said, owner=who, due=due, updates=[(DATE, now)]) for n, text, said, who, due, now in ROWS],
)
