"""Welsh council's register of regulators' recommendations as CSV in cp1252 with semicolons: a line for Excel first, title
lines, bilingual headings, numbers such as Rec. 4 (a), the status word at the start of the update; met as an export."""

import csv
import io
from typing import Any

from tests.exchange.layouts.seen.make import rec, truth

TITLE = "Governance and Audit Committee: Regulators’ proposals for improvement"
HEAD = [
    "Cyf / Ref",
    "Adroddiad / Report",
    "Argymhelliad / Recommendation",
    "Ymateb / Response",
    "Swyddog / Officer",
    "Dyddiad targed / Target date",
    "Diweddariad / Update",
    "Cost / Cost (£k)",
]
# reference, report, recommendation, response, officer, date, status that opens the update, update
ROWS: list[tuple[str, ...]] = [
    (
        "Rec. 4 (a)",
        "Audit Wales – Springing Forward",
        "The Council should use the sustainable development principle when it plans how it will use its "
        "buildings; in particular it should take account of how many people will need a service in 10 "
        "and 20 years’ time, and should show how it has done so.",
        "Accepted",
        "Corporate Landlord",
        "30.06.24",
        "Complete",
        "The new asset strategy (approved by Council, 11 July 2024) looks ahead to 2044 and gives a "
        "projection for each of the six localities.",
    ),
    (
        "Rec. 4 (b)",
        "Audit Wales – Springing Forward",
        "The Council should set measures of success for its assets.",
        "Accepted",
        "Corporate Landlord",
        "30.06.24",
        "In progress",
        "Eleven measures drafted; four don’t have a baseline yet.",
    ),
    (
        "R1/2023",
        "Audit Wales – Setting of Well-being Objectives",
        "The Council should involve the full diversity of its people in setting its objectives, “not "
        "only those who usually reply”, and should do so early enough for what they say to make a "
        "difference.",
        "Accepted in part",
        "Head of Policy & Partnerships",
        "Haf 2025 / Summer 2025",
        "In progress",
        "Work with the Youth Forum, the 50+ Network and Gypsy and Traveller families has begun.\nA "
        "further £18k would be needed to go to every community (52); this is the part that wasn’t "
        "accepted.",
    ),
    (
        "3.12",
        "Estyn – inspection of education services",
        "Improve attendance, especially that of pupils who are eligible for free school meals.",
        "Accepted",
        "Chief Education Officer / Lead for Inclusion",
        "Ongoing",
        "",
        "Attendance 2024/25 to half-term: 91.8% (2023/24: 90.4%). For pupils eligible for free school "
        "meals: 86.1% (84.0%).",
    ),
    (
        "CIW-2",
        "Care Inspectorate Wales – performance evaluation",
        "The local authority must ensure that carers are offered an assessment in the language of their "
        "choice, and that the offer is recorded.",
        "Accepted",
        "Head of Adult Services",
        "TBC",
        "Not started",
        "",
    ),
    (
        "CIW-3",
        "Care Inspectorate Wales – performance evaluation",
        "Publish waiting times.",
        "Rejected; figures are already in the Director’s annual report",
        "",
        "",
        "",
        "",
    ),
]


def _csv() -> bytes:
    out = io.StringIO()
    lines = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    out.write("sep=;\r\n")
    blank = [""] * len(HEAD)
    lines.writerows(
        [
            ["Cyngor Dyffryn Elain / Dyffryn Elain Council", *blank[1:]],
            [TITLE, *blank[1:]],
            ["As at 30.11.24", *blank[1:]],
            blank,
            HEAD,
        ]
    )
    for *cells, status, news in ROWS:
        lines.writerow(
            [*cells, "\n".join(part for part in (status, news) if part), "18" if cells[0] == "R1/2023" else ""]
        )
        if cells[0] in ("R1/2023", "3.12"):
            lines.writerow(blank)
    lines.writerow(blank)
    lines.writerow(["Cyfanswm / Total", "6", *blank[2:]])
    return out.getvalue().encode("cp1252")


FILES = {"register.csv": _csv}
TRUTH: dict[str, Any] = truth(
    TITLE,
    "30.11.24",
    [
        rec(
            ref.removeprefix("Rec. "),
            text,
            response=said,
            owner=officer,
            due=None if day == "Ongoing" else day,
            status=status or ("Ongoing" if day == "Ongoing" else None),
            section=report,
            updates=[("30.11.24", news)],
        )
        for ref, report, text, said, officer, day, status, news in ROWS
    ],
    lenient=["3.12: “Ongoing” stands in the column of dates and may be a status or nothing"],
)
