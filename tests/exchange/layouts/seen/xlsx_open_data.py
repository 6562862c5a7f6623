"""Auditor-general's open data in Excel, some 1,400 rows below title lines: entity merged down over its recommendations,
progress as a percentage stored as a number, real dates beside words, notes and a total; met in New Zealand."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.exchange.layouts.seen.make import Book, rec, truth

TITLE = "Recommendations to public organisations and progress against them"
HEAD = [
    "Organisation",
    "Inquiry or audit",
    "Recommendation ID",
    "Our recommendation",
    "Did the organisation agree?",
    "Accountable role",
    "Expected by",
    "How much has been done",
    "What the organisation told us (June 2025)",
]
COUNT = 1404
ENTITIES = [
    f"{place} {kind}"
    for kind in ("District Council", "Regional Council", "Harbour Trust")
    for place in ("Waimara", "Te Ara", "Kōwhai Plains", "Otawhiri", "Maunga")
]
TOPICS = [
    "asset data for three waters",
    "long-term plan assumptions",
    "conflicts of interest registers",
    "contract variations",
    "earthquake-prone buildings",
    "rates remission",
    "iwi partnership agreements",
]
ASKS = [
    "improve its information about {topic} so that elected members can see, at least {n} times a "
    "year, where the greatest risks to services are and what it would cost to reduce them",
    "publish a plain summary of {topic}, in te reo Māori and English, no later than {n} months after each year end",
    "work with neighbouring councils on {topic}",
    "set out who can approve changes to {topic} of more than ${n}0,000, keep the reasons in writing, "
    "and report any change made without approval to the audit and risk committee (including its "
    "independent chair)",
    "check {n} files about {topic} each quarter and tell the chief executive what was found",
]
ANSWERS = ["Agreed", "Agreed", "Agreed in part", "Agreed", "Disagreed", "Agreed"]
ROLES = [
    "Chief Executive",
    "GM Corporate Services",
    "Group Manager, Infrastructure",
    "Chief Financial Officer; Risk Manager",
    "",
]
WORDS = [
    "",
    "Policy adopted by council; {n} staff trained.",
    "Held up by Cyclone recovery work – we expect to start again in early 2026 – and by the change in legislation.",
    "About {n}0 of the {n}5 records have been checked. The rest need a site visit, for which a "
    "contractor’s been engaged.",
    "Complete from our side, but not yet tested by audit.",
]
WHEN: list[date | str] = [
    date(2025, 6, 30),
    "Mid-2026",
    date(2024, 12, 31),
    "TBC",
    "2025/26 annual plan",
    "",
    date(2026, 3, 1),
]
SHARES = [1.0, 0.5, 0.25, 0.0, 0.75, 0.9]


def _row(i: int) -> tuple[str, str, str, str, str, str, date | str, float, str]:
    entity, k = ENTITIES[i * len(ENTITIES) // COUNT], i * 11
    topic, n = TOPICS[(i // 6) % 7], 2 + k % 7
    return (
        entity,
        f"{2017 + i % 8}: {topic}",
        f"{i % 23 + 1:03d}/{17 + i % 8}",
        f"We recommend that the organisation {ASKS[(i + i // 6) % 5].format(topic=topic, n=n)}.",
        ANSWERS[(i + i // 13) % 6],
        ROLES[(i * 3 + i // 9) % 5],
        WHEN[(i + i // 4) % 7],
        SHARES[(i * 5 + i // 17) % 6],
        WORDS[(i + i // 7) % 5].format(n=n),
    )


def _groups() -> Iterator[tuple[str, list[Any]]]:
    rows = [_row(i) for i in range(COUNT)]
    for entity in ENTITIES:
        yield entity, [row for row in rows if row[0] == entity]


def _build() -> bytes:
    book = Book()
    sheet = book.sheet("Data", [24, 24, 14, 70, 14, 22, 14, 10, 60])
    at = book.rows(sheet, 0, [["Kōtuku Audit Office"], [TITLE], ["Year to 30 June 2025"], [""]], bold=True)
    at = book.rows(sheet, at, [HEAD], bold=True, bg_color="#DDEBF7")
    day, share, plain = book.style(num_format="d mmm yyyy"), book.style(num_format="0%"), book.style()
    for entity, rows in _groups():
        sheet.merge_range(at, 0, at + len(rows) - 1, 0, entity, book.style(bold=True))
        for row in rows:
            for column, value in enumerate(row[1:], 1):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                elif isinstance(value, float):
                    sheet.write_number(at, column, value, share)
                elif value:
                    sheet.write_string(at, column, value, plain)
            at += 1
    book.rows(
        sheet,
        at,
        [["Total", "", f"{COUNT} recommendations"], [""], ["Percentages are the organisation’s own estimate."]],
        italic=True,
    )
    about = book.sheet("About")
    book.rows(
        about,
        0,
        [
            ["Field", "Meaning"],
            ["Organisation", "As at the date of the report"],
            ["Expected by", "Given by the organisation"],
        ],
    )
    return book.done()


def _day(value: date | str) -> str:
    return value if isinstance(value, str) else f"{value.day} {value:%b %Y}"


FILES = {"data.xlsx": _build}
TRUTH: dict[str, Any] = truth(
    TITLE,
    "30 June 2025",
    [
        rec(
            number,
            text,
            response=said,
            owner=role,
            due=_day(when),
            status=f"{share:.0%}",
            section=entity,
            updates=[("June 2025", news)],
        )
        for entity, rows in _groups()
        for _, _, number, text, said, role, when, share, news in rows
    ],
)
