"""Text taken out of a finance department's PDF reply: lines broken at 88 characters, running heads and page numbers
between them, recommendations that begin with their number and answers in a sentence with "Target date:" lines."""

from __future__ import annotations

import textwrap

from tests.exchange.layouts.making import Truth, rec, truth, update
from tests.exchange.layouts.words import lines, turn

TITLE = "Memorandum of Reply: Fourth Report of the Public Accounts Committee, Session 2025-26"
ANSWERS = [
    "The Department accepts this recommendation.",
    "The Department partially accepts this recommendation.",
    "The Department accepts this recommendation.",
    "The Department does not accept this recommendation.",
]
MORE = [
    "The Accounting Officer has asked for a plan from each of the bodies concerned.",
    "A circular to the sponsored bodies was issued on 3 October 2025.",
    "The Department’s internal auditors will look at this again in their next plan.",
]


def _rows() -> list[tuple[str, str, str, str, list[str]]]:
    found = []
    for i, one in enumerate(lines(8800, 18)):
        said = turn(ANSWERS, i)
        due = "" if "not accept" in said else one.due
        found.append((str(i + 1), one.text, said, due, [line for line in (one.news, turn(MORE, i)) if line]))
    return found


def _file() -> bytes:
    made = [TITLE, "", "Department of Finance", "Laid before the Assembly on 20 November 2025", ""]
    made += textwrap.wrap(
        "The Department welcomes the Committee’s report on grants and replies to its eighteen recommendations below.",
        88,
    )
    for number, text, said, due, news in _rows():
        made += ["", f"Recommendation {number}", "", *textwrap.wrap(text, 88), "", "Response", ""]
        made += textwrap.wrap(said, 88)
        for line in news:
            made += ["", *textwrap.wrap(line, 88)]
        made += ["", f"Target date: {due}"] if due else []
    paged = []
    for i in range(0, len(made), 46):
        head = f"\n{i // 46}\n\f{TITLE[:19]}\n" if i else ""
        paged += [*([head] if head else []), *made[i : i + 46]]
    return ("\n".join(paged) + "\n").encode()


def _truth() -> list[Truth]:
    return [
        rec(number, text, response=said, owner="The Department", due=due, updates=[update(" ".join(news))])
        for number, text, said, due, news in _rows()
    ]


FILES = {"memorandum.txt": _file}
TRUTH = truth(TITLE, "20 November 2025", _truth())
