"""Plain e-mail pasted into a text file: each recommendation with a code, labelled lines below it and dated updates,
hard line ends at 72 characters; met where a small district has no tracker but the officer's yearly e-mail to
members."""

from __future__ import annotations

import textwrap

from tests.exchange.layouts.making import rec, truth, update

# code, recommendation, decision, owner, due, updates (date, text), status
Row = tuple[str, str, str, str, str, list[tuple[str, str]], str]
ROWS: list[Row] = [
    (
        "HS1",
        "That the Cabinet Member for Housing publishes, every quarter, how many households are in bed and "
        "breakfast, how many of them have children, and for how long they have been there.",
        "Agreed",
        "Housing Options Manager",
        "June 2023",
        [
            (
                "11 July 2023",
                "First figures on the web site: 19 households, seven with children; longest stay 11 weeks.",
            ),
            ("30 January 2024", "Now 12 households, three with children. Longest stay down to 6 weeks."),
        ],
        "Complete",
    ),
    (
        "HS2",
        "That empty flats above shops be brought back into use with a grant of up to £15k each, in exchange for "
        "five years of nominations.",
        "Agreed in part",
        "Empty Homes Officer",
        "March 2024",
        [
            ("11 July 2023", "Grant agreed at £10k, not £15k."),
            (
                "30 January 2024",
                "Five applications, of which 2 have been approved. One owner has pulled out because of the "
                "cost of a fire escape, and another because the freeholder would not consent.",
            ),
        ],
        "In progress",
    ),
    ("HS3", "That the Council buys six houses.", "Not agreed", "", "", [], ""),
    (
        "HS4",
        "That the private landlords’ forum be started up again, meeting in the evening, with the fire service "
        "and the citizens’ advice office invited, and that its notes go to this Committee.",
        "Agreed",
        "Private Sector Housing Manager",
        "Autumn 2023",
        [("30 January 2024", "Met on 8 November 2023: 34 landlords came. The next is on 6 March.")],
        "Complete",
    ),
    (
        "HS5",
        "That all letters to tenants about arrears are read by the tenants’ panel before they’re brought into use.",
        "Agreed",
        "Rents Manager",
        "TBC",
        [("11 July 2023", "Letters with the panel."), ("30 January 2024", "No further news.")],
        "In progress",
    ),
    (
        "HS6",
        "That a protocol is signed with the hospital, so that no-one is discharged to the street without the "
        "housing team being told at least 48 hours before.",
        "Agreed",
        "Housing Options Manager",
        "31 October 2023",
        [
            (
                "30 January 2024",
                "Signed 14 December 2023. In its first month the hospital told us of nine people, six of "
                "them within the 48 hours.",
            )
        ],
        "Complete",
    ),
]


def _wrap(text: str) -> str:
    return "\r\n".join(textwrap.wrap(text, 72, break_on_hyphens=False, break_long_words=False))


def _item(row: Row) -> str:
    code, text, decision, owner, due, news, status = row
    lines = [f"{code}. {text}", f"Cabinet decision: {decision}"]
    lines += [f"Owner: {owner}"] if owner else []
    lines += [f"Due: {due}"] if due else []
    lines += [f"Update {date}: {line}" for date, line in news]
    lines += [f"Status: {status}"] if status else []
    return "\r\n".join(map(_wrap, lines))


def _mail() -> bytes:
    head = """From: Scrutiny Officer, Fenbridge District Council
To: Members of the Overview and Scrutiny Committee
Sent: Tuesday 30 January 2024
Subject: Housing Supply review - where we are with the recommendations

Dear all

Ahead of Thursday’s meeting, here’s where the six recommendations have got to.
Officers’ words are as they were sent to me.

""".replace("\n", "\r\n")
    tail = "\r\n\r\nKind regards\r\n\r\nScrutiny Officer\r\nDemocratic Services\r\n"
    return (head + "\r\n\r\n".join(map(_item, ROWS)) + tail).encode()


FILES = {"tracker.txt": _mail}
TRUTH = truth(
    "Housing Supply review - where we are with the recommendations",
    "30 January 2024",
    [
        rec(
            code,
            text,
            response=decision,
            owner=owner,
            due=due,
            status=status,
            updates=[update(line, date) for date, line in news],
        )
        for code, text, decision, owner, due, news, status in ROWS
    ],
)
