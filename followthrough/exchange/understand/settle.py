"""What stands in the columns overrules or completes what their headings say."""

import re

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import answered, answers, choices, combined, numbers
from followthrough.exchange.understand.contents import (
    Held,
    is_answer,
    is_day,
    is_post,
    is_state,
    is_word,
    length,
    share,
)
from followthrough.exchange.understand.places import Columns
from followthrough.exchange.understand.roles import is_aside, role_of

_OF_UPDATES = re.compile(r"\b(?:update|updated|comment|entry|progress)\b")


def settle(columns: Columns, held: Held) -> None:
    """Let what stands in the columns overrule or complete the headings."""
    if (
        columns.text is not None
        and columns.number is None
        and share(held.column(columns.text), numbers.looks_like_number) > 0.7
    ):
        # "Recommendation" over "Recommendation 1", "Recommendation 2"
        columns.number, columns.text = columns.text, None
    if columns.number is None:
        columns.number = _number_column(columns, held)
    elif columns.text is not None and not choices.holds_numbers(
        held.column(columns.number), columns.headings[columns.number]
    ):
        columns.number = None
    if columns.text is None:
        columns.text = _prose_column(columns, held)
    _settle_response(columns, held)
    _settle_states(columns, held)
    _settle_dates(columns, held)
    _settle_who_and_when(columns, held)
    # Layout: "% complete" or "RAG" beside "Status": the one that says it in words counts
    columns.statuses.sort(key=lambda one: one[1] is None and -share(held.column(one[0]), is_word))


def is_unheard(heading: str) -> bool:
    """Whether a heading says nothing that is known."""
    return role_of(heading) is None and not is_aside(heading)


def _settle_response(columns: Columns, held: Held) -> None:
    """A "Response" of paragraphs is what was said, which may open with whether it was agreed; one of days, when."""
    values = held.column(columns.response)
    if columns.response is None or not values:
        return
    if choices.are_days(values):
        columns.response = None
    elif length(values) > 60 and not _answers(values) and not share(values, answered.is_sure) >= 0.5:
        columns.updates.insert(0, (columns.response, None))
        if share(values, is_answer) >= 0.5:
            columns.answered = columns.response
        columns.response = None


def _answers(values: list[str]) -> bool:
    return any(map(answers.means, values)) or share(values, answers.answers) > 0.5


def _settle_states(columns: Columns, held: Held) -> None:
    """Layout: "Position" or "Outcome" over nothing but states, beside a RAG column that is only colours, or none.

    "Completed" over days says when.
    """
    columns.statuses = [one for one in columns.statuses if not choices.are_days(held.column(one[0]))]
    if any(held.column(at) for at, _ in columns.statuses):
        return
    for at, date in columns.updates:
        values = held.column(at)
        if len(columns.updates) > 1 and len(values) > 1 and share(values, is_state) >= 0.6:
            columns.updates.remove((at, date))
            columns.statuses.insert(0, (at, date))
            return


def _settle_dates(columns: Columns, held: Held) -> None:
    """Layout: "Comment date" or "Date updated" beside "Comment": it holds the days of the updates.

    So does a plain "Date" before it where a recommendation has several rows.
    """
    for at, heading in enumerate(columns.headings):
        others = [other for other, _ in columns.updates if other != at]
        named = any(at == other for other, _ in columns.updates) or bool(_OF_UPDATES.search(heading.casefold()))
        log = at + 1 in others and choices.plain(heading) == "date" and _comes_down(held.rows, columns.text, at)
        if others and (named or log) and at not in _taken(columns) and share(held.column(at), is_day) >= 0.8:
            columns.updates = [one for one in columns.updates if one[0] != at]
            columns.dated_by[min(others, key=lambda other: abs(other - at))] = at
            return


def _taken(columns: Columns) -> set[int]:
    return columns.used - {at for at, _ in columns.updates}


def _comes_down(rows: list[Row], words: int | None, at: int) -> bool:
    """Whether some words are merged down over rows that have something of their own in this column."""
    return words is not None and any(
        max(words, at) < len(row.cells) and row.cells[words].merged == "above" and row.cells[at].own for row in rows
    )


def _settle_who_and_when(columns: Columns, held: Held) -> None:
    """Layout: "Action by" over days, "By" over posts; "Lead officer / date" over both."""
    if columns.due is None and columns.owner is not None:
        if choices.are_days(held.column(columns.owner)):
            columns.due, columns.owner = columns.owner, None
        elif combined.names(columns.headings[columns.owner], "due", "issued"):
            columns.due = columns.owner
    elif columns.owner is None and columns.due is not None:
        values = held.column(columns.due)
        if share(values, is_post) >= 0.5 and share(values, is_day) < 0.2:
            columns.owner = columns.due
            if not combined.names(columns.headings[columns.due], "owner"):
                columns.due, columns.due_before = None, []
        elif combined.names(columns.headings[columns.due], "owner"):
            columns.owner = columns.due


def _number_column(columns: Columns, held: Held) -> int | None:
    free = [at for at in range(len(columns.headings)) if at not in columns.used]
    bare = [at for at in free if not columns.headings[at].strip()]
    unheard = [at for at in free if is_unheard(columns.headings[at]) or role_of(columns.headings[at]) == "action"]
    return choices.unheard_number(list(dict.fromkeys([*bare, *unheard])), held, columns.text)


def _prose_column(columns: Columns, held: Held) -> int | None:
    lengths = {}
    for at in range(len(columns.headings)):
        values = held.column(at)
        if at not in columns.used and values and is_unheard(columns.headings[at]):
            lengths[at] = length(values)
    best = max(lengths, key=lambda at: lengths[at], default=None)
    return best if best is not None and lengths[best] >= 40 else None
