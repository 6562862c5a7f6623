"""Combined authority's scrutiny log as CSV in cp1252 with semicolons: title lines, a heading cell over two lines, status
words that close the comment, theme rows, a totals line; met as an export that went through a German spreadsheet."""

from __future__ import annotations

import csv
import io

from tests.exchange.layouts.making import Truth, rec, truth, update

TITLE = "Overview & Scrutiny Committee: recommendations to the Mayor and Board"
HEAD = [
    "Ref.",
    "Meeting",
    "Recommendation to\nthe Mayor / Board",
    "Accepted (Y/N/P)?",
    "Lead",
    "By when",
    "Latest position",
]
# theme: reference, meeting, recommendation, accepted, lead, by when, comment, status that closes it
THEMES: dict[str, list[tuple[str, ...]]] = {
    "TRANSPORT": [
        (
            "OSC 012/23",
            "18.09.23",
            "That the Mayor’s bus franchising assessment shows, for each district, the number of people who "
            "live more than 400 metres from a stop with an hourly service, now and under each option.",
            "Y",
            "Director of Transport",
            "29.02.24",
            "Table 14 of the assessment gives the numbers; the audit firm’s report doesn’t comment on them.",
            "Complete",
        ),
        (
            "OSC 013/23",
            "18.09.23",
            "That the under-19s’ flat fare of £1 is kept for three years; and that take-up is reported by "
            "district, twice a year.",
            "P",
            "Head of Ticketing / Finance Business Partner",
            "Autumn 2024",
            "Kept until 31 August 2025: this was the part accepted. Take-up was reported in June (4.1m "
            "trips) and in December (4.4m).",
            "On track",
        ),
        ("OSC 014/23", "18.09.23", "That e-scooter parking be marked out at all 22 stations.", "N", "", "", "", ""),
    ],
    "SKILLS": [
        (
            "OSC 002/24",
            "22.01.24",
            "That colleges which are paid from the Adult Skills Fund tell the Authority how many learners "
            "left before the end of a course because of travel costs, and that the Authority asks for a "
            "“reason for leaving” field to be added.",
            "Y",
            "Skills Commissioning Manager",
            "Start of 2024/25 year",
            "Field added from 1 August 2024.\nFirst return due 14 December. Two colleges have asked for the "
            "field to be optional; this has been refused.",
            "On track",
        ),
        (
            "OSC 003/24",
            "22.01.24",
            "That bootcamps be evaluated by somebody independent.",
            "Y",
            "Research & Evaluation Lead",
            "TBC",
            "Tender received no bids",
            "Off track",
        ),
    ],
    "GOVERNANCE": [
        (
            "OSC 007/24",
            "11.03.24",
            "That papers for key decisions reach this Committee’s members five clear days before the "
            "meeting, and where they don’t, that the Monitoring Officer gives the reason in writing.",
            "Y",
            "Monitoring Officer",
            "Immediate and ongoing",
            "17 of 19 papers on time since April.",
            "On track",
        ),
        (
            "OSC 008/24",
            "11.03.24",
            "That the Chair’s term be limited to four years.",
            "Y",
            "Monitoring Officer",
            "AGM 2024",
            "Constitution amended on 7 June 2024 (minute 5.3.2).",
            "Complete",
        ),
    ],
}


def _csv() -> bytes:
    out = io.StringIO()
    lines = csv.writer(out, delimiter=";", lineterminator="\r\n")
    blank = [""] * len(HEAD)
    lines.writerows(
        [
            ["Thornmouth Bay Combined Authority", *blank[1:]],
            [TITLE, *blank[1:]],
            ["Position at 20.12.24", *blank[1:]],
            blank,
            HEAD,
        ]
    )
    for theme, rows in THEMES.items():
        lines.writerow([theme, *blank[1:]])
        for *cells, comment, status in rows:
            lines.writerow([*cells, f"{comment}\n{status}" if status else comment])
        lines.writerow(blank)
    lines.writerow(["Total", "", "7 recommendations", "", "", "", ""])
    lines.writerow(["Y = yes; N = no; P = in part", *blank[1:]])
    return out.getvalue().encode("cp1252")


def _truth() -> list[Truth]:
    return [
        rec(
            ref,
            text,
            response=said,
            owner=lead,
            due=by,
            status=status,
            section=theme,
            updates=[update(comment, "20.12.24")],
        )
        for theme, rows in THEMES.items()
        for ref, _, text, said, lead, by, comment, status in rows
    ]


FILES = {"export.csv": _csv}
TRUTH = truth(TITLE, "20.12.24", _truth())
