"""Inspector general's appendix pasted out of a PDF: lines broken where the page broke them, running heads and page
numbers between, labels in capitals, the status alone on the last line; met where only a PDF is on line."""

from __future__ import annotations

import textwrap

from tests.exchange.layouts.making import rec, truth, update

TITLE = "Appendix C: Status of Open Recommendations"
# report: number, recommendation, agency response, target date, paragraphs of the office's comment, status
Row = tuple[str, str, str, str, list[str], str]
REPORTS: dict[str, list[Row]] = {
    "Transit Benefits Program Did Not Verify Riders’ Eligibility (2022-A-07)": [
        (
            "1",
            "Require each participating employer to certify, once a year, the number of employees enrolled "
            "and to return the value of any card that was not used within 90 days of an employee’s departure.",
            "Concur",
            "September 30, 2024",
            [
                "The Authority revised its employer agreement in May 2024. As of our review 212 of 260 employers "
                "had signed it. The Authority told us the remaining employers hold fewer than 3% of cards.",
                "We will close this recommendation when the Authority provides the signed agreements or evidence "
                "that it has removed those employers from the program.",
            ],
            "Open",
        ),
        (
            "2",
            "Recover the $184,220 in benefits that were loaded to cards of former employees, to the extent "
            "practicable.",
            "Partially concur",
            "March 31, 2025",
            [
                "The Authority recovered $96,710 and wrote off the remainder after its counsel found that "
                "pursuing it would cost more than it would yield."
            ],
            "Closed",
        ),
        ("3", "Test a sample of cards each quarter.", "Concur", "Quarterly", ["Two quarters tested."], "Open"),
    ],
    "Overtime in the Bureau of Track Maintenance (2023-A-02)": [
        (
            "1",
            "Establish a limit on consecutive hours worked, based on research into fatigue, and require the "
            "approval of the chief safety officer in writing before the limit is exceeded for any employee.",
            "Concur",
            "TBD",
            [
                "The Bureau set a limit of 16 hours in any 24 on January 6, 2025. Approval is recorded in the "
                "dispatch system; however, we found 31 instances in which it was entered after the work had been "
                "done."
            ],
            "Open",
        ),
        (
            "1.1",
            "Until then, report weekly to the General Manager every employee who worked more than 80 hours.",
            "Concur",
            "Immediately",
            ["Reports began October 2023."],
            "Closed",
        ),
        (
            "2",
            "Reconcile overtime paid with access gate records.",
            "Do not concur",
            "",
            [
                "Management stated that gates aren’t designed to record time. We disagree, and will revisit this "
                "in our fiscal year 2026 plan."
            ],
            "Unresolved",
        ),
    ],
}


def _item(row: Row) -> str:
    number, text, response, target, comment, status = row
    lines = textwrap.wrap(f"Recommendation {number}: {text}", 88)
    lines += [f"AGENCY RESPONSE: {response}"]
    lines += [f"TARGET DATE: {target}"] if target else []
    for i, paragraph in enumerate(comment):
        lines += textwrap.wrap(("OIG COMMENT: " if i == 0 else "") + paragraph, 88)
    return "\n".join([*lines, f"STATUS: {status}"])


def _text() -> bytes:
    out = [
        "Office of the Inspector General",
        "Metropolitan Transit Authority",
        "Semiannual Report, October 1, 2024 – March 31, 2025",
        "",
        TITLE,
        "",
    ]
    page = 41
    for report, rows in REPORTS.items():
        out += ["", *textwrap.wrap(report, 60), ""]
        for i, row in enumerate(rows):
            out.append(_item(row))
            if i == 1:
                out += ["", f"OIG Semiannual Report {page}", "\f" + TITLE + " (continued)", ""]
                page += 1
    out += ["", "Total open: 3", "Total closed: 2", "Total unresolved: 1", f"OIG Semiannual Report {page}", ""]
    return "\n".join(out).encode()


FILES = {"appendix-c.txt": _text}
TRUTH = truth(
    TITLE,
    "March 31, 2025",
    [
        rec(
            number,
            text,
            response=said,
            due=target,
            status=status,
            section=report,
            updates=[update(" ".join(comment), "March 31, 2025")],
        )
        for report, rows in REPORTS.items()
        for number, text, said, target, comment, status in rows
    ],
)
