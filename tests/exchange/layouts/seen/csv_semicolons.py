"""CSV in Windows-1252 with semicolons, saved by Excel on a council's machine: three title lines, a blank one, quoted
cells with line breaks and semicolons, pounds, dashes and curly quotes, rows of bare semicolons and a note below."""

import csv
import io

from tests.exchange.layouts.seen.make import rec, truth

TITLE = "Recommendations of the Overview and Scrutiny Committee"
DATE = "30/06/2024"
HEADS = [
    "Ref.",
    "Made on",
    "Recommendation",
    "Response of the Executive",
    "Officer",
    "Due",
    f"Progress to {DATE}",
    "Status",
]

# ref, made on, text, response, officer, due, progress, status
ROWS = [
    (
        "012/23",
        "14/03/2023",
        "That the ‘cost of living’ page is rewritten in plain English; that it is printed; and that copies are left "
        "in surgeries, schools and launderettes.",
        "Agreed",
        "Communications Manager",
        "30/06/2023",
        "4,000 copies of the leaflet given out.",
        "Completed",
    ),
    (
        "013/23",
        "14/03/2023",
        "That the Executive earmarks £75,000 – from the underspend if need be – for welfare assistance, and that "
        "awards are made within three working days.",
        "Agreed in part (£50,000)",
        "Benefits Manager",
        "30/04/2023",
        "£48,310 awarded to 31 March 2024; average 4.2 days.\nStaff have asked for a second approver so that\nleave "
        "can be covered.",
        "On-going",
    ),
    (
        "019/23",
        "11/07/2023",
        "That a report comes to the Committee when any contract is let without competition; the report to say why.",
        "Not agreed; the contracts register already shows this",
        "",
        "",
        "",
        "",
    ),
    (
        "021/23",
        "11/07/2023",
        "That the museum’s collection of railway posters – at present in store – is lent to the “Lines and Branches” "
        "trust.",
        "Agreed",
        "Heritage Officer",
        "Easter 2024",
        "Loan agreement signed 2 February 2024. Insurance is paid by the trust.",
        "Completed",
    ),
    (
        "003/24",
        "16/01/2024",
        "Sign the dementia-friendly charter.",
        "Agreed",
        "Equalities Lead",
        "31/03/2024",
        "Signed; see 004/24.",
        "Completed",
    ),
    (
        "004/24",
        "16/01/2024",
        "That all front-of-house staff, including those of contractors, attend a dementia awareness session within "
        "twelve months.",
        "Agreed",
        "Equalities Lead",
        "31/01/2025",
        "83 of 240 so far. The leisure contractor says it can release no-one until September; the director has "
        "written.",
        "At risk",
    ),
    (
        "005/24",
        "16/01/2024",
        "That the grants panel meets in public and that its notes are published within ten working days.",
        "Agreed",
        "Funding Officer",
        "01/04/2024",
        "First meeting in public was on 18 April; notes published on 9 May – fourteen working days.",
        "On-going",
    ),
    (
        "006/24",
        "12/03/2024",
        "That Council Tax bills carry a line on how to report fraud.",
        "Agreed",
        "Revenues Manager",
        "Main billing 2025",
        "",
        "Not started",
    ),
    (
        "007/24",
        "12/03/2024",
        "That officers look into an app for reporting graffiti, with photographs; and that the cost of doing nothing "
        "be given too.",
        "Awaited",
        "Street Scene Manager",
        "",
        "Due to go to the Executive on 9 July.",
        "",
    ),
    (
        "008/24",
        "12/03/2024",
        "That play areas are not locked at dusk.",
        "Agreed as a trial at three sites",
        "Parks Manager",
        "01/05/2024",
        "Trial began on 1 May at Coney Field, Alder Close and “The Loop”.",
        "On-going",
    ),
]


def build() -> bytes:
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";", lineterminator="\r\n")
    width = len(HEADS)
    for line in (["Ashdean Borough Council"], [TITLE], [f"Position at {DATE}", "", "", "", "", "", "OFFICIAL"], []):
        sheet.writerow([*line, *[""] * (width - len(line))])
    sheet.writerows([HEADS, *ROWS])
    sheet.writerows([[""] * width] * 3)
    sheet.writerow(["Note: items stay on this list for one meeting after they are completed", *[""] * (width - 1)])
    return out.getvalue().encode("cp1252")


FILES = {"tracker.csv": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=said, owner=who, due=due, status=status, updates=[(DATE, now)])
        for n, _, text, said, who, due, now, status in ROWS
    ],
)
