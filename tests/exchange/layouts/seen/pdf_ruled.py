"""Landscape ruled table as PDF, printed from Word: long rows break over pages and the heading row is repeated; met as
the last item of a county council's committee papers."""

from tests.exchange.layouts.seen.make import pdf, rec, truth

TITLE = "Children and Families Scrutiny Committee: Recommendations Monitor"
DATE = "1 September 2025"

# ref, made at, text, executive response, responsible officer, target date, progress, status
ROWS = [
    (
        "CF/24/01",
        "16 Jan 2024",
        "That the Lead Member for Children’s Services asks the Virtual School to report, twice a year, the attendance "
        "of children looked after who are placed outside Wexcombe, and to compare it with that of children placed "
        "within the county.",
        "Accept",
        "Virtual School Head",
        "31/07/2024",
        "Reports were made to the Corporate Parenting Panel in July 2024, January 2025 and July 2025. Attendance of "
        "those placed outside the county was 88.1% in the last school year against 91.4% for those placed within it.",
        "Complete",
    ),
    (
        "CF/24/02",
        "16 Jan 2024",
        "That a single page of advice for kinship carers be produced, tested with carers and given out by every team "
        "that meets them.",
        "Accept",
        "Service Manager, Fostering and Kinship",
        "30/09/2024",
        "The page was written with the Kinship Carers’ Forum and printed in October 2024. Three thousand copies have "
        "gone to family hubs, schools and health visitors. The Forum asked for an easy-read version, which came out "
        "in March 2025. A survey of 74 carers in May 2025 found that 61 had seen the page and that 52 thought it "
        "useful. The most frequent comment was that allowances were not explained, and that the telephone number was "
        "answered only on weekday mornings. A second edition is therefore being prepared: it will have a table of "
        "allowances, and the line is to be open on two evenings from November.",
        "Complete",
    ),
    (
        "CF/24/05",
        "12 Mar 2024",
        "That Cabinet sets aside, in the capital programme, a sum sufficient to bring every children’s home that the "
        "Council runs up to the standard described in the condition survey of 2023 – and, where it decides not to, "
        "says so in a published note with reasons.",
        "Accept in part",
        "Head of Property (with Head of Residential Care)",
        "31/03/2026",
        "£2.4m was included in the capital programme approved in February 2025. It covers four of the six homes:\n- "
        "Beech End: roof and heating finished, June 2025\n- Hallams: bathrooms on site, due to finish in October\n- "
        "The Old Forge: out to tender\n- Tanner’s Row: at design stage\nWork at the other two homes waits upon the "
        "sufficiency review, which may recommend that one of them be replaced by two smaller homes. The review was to "
        "be reported in June but the consultant’s first draft did not use the most recent numbers of placements, and "
        "it was sent back. A revised draft came on 19 August and is with the Director. No note of reasons has been "
        "published yet, because no decision has been made not to go ahead.",
        "In progress",
    ),
    (
        "CF/24/06",
        "12 Mar 2024",
        "Write to the Secretary of State about the cost of agency social workers.",
        "Accept",
        "Cabinet Member",
        "30/04/2024",
        "Letter sent 22 April 2024; reply of 3 June 2024 circulated to the Committee.",
        "Complete",
    ),
    (
        "CF/24/09",
        "9 Jul 2024",
        "That the Executive Director commissions an audit, by someone from outside the county, of fifty decisions "
        "taken at the front door to take no further action, and shares the findings with this Committee in a form "
        "that names no family.",
        "Reject",
        "Executive Director, Children",
        "",
        "The Executive considered that the quarterly audits by the Safeguarding Partnership already do this.",
        "",
    ),
    (
        "CF/24/10",
        "9 Jul 2024",
        "That youth workers from the detached team are based, on at least two evenings a week, in the three towns "
        "where the youth centre has closed.",
        "Accept",
        "Youth Support Manager",
        "31/12/2024",
        "Staff have been in Market Orley and Sallowby since November 2024. There is no worker in Penning: two rounds "
        "of recruitment have failed, and the third closes on 26 September 2025. Meanwhile a voluntary group opens the "
        "church hall on Thursdays with a grant of £4,000.\nNumbers taking part (average per evening, summer term): "
        "Market Orley 31; Sallowby 18; Penning 22.\nMembers who visited Sallowby in May said that the lighting on the "
        "path needed attention. The parish council has since put in two solar lamps.",
        "In progress",
    ),
    (
        "CF/25/02",
        "14 Jan 2025",
        "That the Council, the Integrated Care Board and the Parent Carer Forum publish a joint statement of how long "
        "families wait for each kind of assessment, every quarter, with the longest wait as well as the average, and "
        "that officers explain in the covering note what was done about any wait of more than a year.",
        "Accept",
        "SEND Improvement Lead",
        "Quarterly from Q1 2025/26",
        "The first statement was delayed by a disagreement as to when a wait begins. It was settled in June that the "
        "clock starts on the day on which the request arrives, whoever receives it. The first statement, for April to "
        "June 2025, is to be published with the Committee’s papers for October. Early figures suggest that the "
        "longest wait for an autism assessment is 141 weeks and that the average is 68; for speech and language "
        "therapy 47 and 19. Families told the Forum that the average alone had hidden the position of those who move "
        "between areas, who often begin again at the bottom of the list. The ICB has agreed that, from September, "
        "time waited elsewhere counts.",
        "In progress",
    ),
    (
        "CF/25/03",
        "11 Mar 2025",
        "That care leavers be exempt from council tax until the age of 25 wherever in England they live, and that "
        "Wexcombe presses the other councils of the region to do the same in return.",
        "Accept in part",
        "Head of Revenues",
        "01/04/2026",
        "",
        "Not started",
    ),
]
HEADS = [
    "Ref",
    "Made at meeting of",
    "Recommendation",
    "Executive response",
    "Responsible officer",
    "Target date",
    f"Progress as at {DATE}",
    "Status",
]

SOURCE = """
#set page(paper: "a4", flipped: true, margin: (x: 1.4cm, y: 1.8cm), header: text(8pt)[Agenda item 9 – Appendix 2],
  footer: context align(right, text(8pt)[#counter(page).display("1 of 1", both: true)]))
#set text(8.5pt)
#text(14pt, weight: "bold")[Children and Families Scrutiny Committee: Recommendations Monitor]

Wexcombe County Council. Rows are taken off once the Committee has agreed that they are complete. Members are asked to
note progress.
#v(3mm)
#table(columns: (1.7cm, 1.7cm, 5.3cm, 2cm, 2.7cm, 2cm, 1fr, 1.7cm), stroke: 0.5pt, inset: 4pt,
  table.header(..data.heads.map(h => table.cell(fill: rgb("#d9d9d9"), strong(h)))),
  ..data.rows.flatten().map(lines))
#v(3mm)
Key to status: Complete – all action taken; In progress – action under way; Not started – no action taken yet.
"""


def build() -> bytes:
    return pdf(SOURCE, {"heads": HEADS, "rows": ROWS})


FILES = {"tracker.pdf": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=said, owner=who, due=due, status=status, updates=[(DATE, now)])
        for n, _, text, said, who, due, now, status in ROWS
    ],
)
