"""Which column is what: by its heading, then by what stands in it."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import answers, meanings, numbers
from followthrough.exchange.understand.contents import (
    are_codes,
    is_answer,
    is_day,
    is_post,
    is_state,
    is_word,
    length,
    share,
    tells,
)
from followthrough.exchange.understand.roles import role_of
from followthrough.lib import days

_ENOUGH = 300  # rows that settle what a column is
_NEEDED = {"text", "action", "number", "response", "status", "key", "comment"}


_Values = list[list[str]]


@dataclass
class Columns:
    """The place of each role in a table. `updates` and `statuses` hold (place, printed date or None)."""

    headings: list[str]
    number: int | None = None
    text: int | None = None
    response: int | None = None
    owner: int | None = None
    due: int | None = None
    section: int | None = None
    updates: list[tuple[int, str | None]] = field(default_factory=list)
    statuses: list[tuple[int, str | None]] = field(default_factory=list)
    # What a column was taken for by what stands in it, because its heading says nothing.
    guessed: list[tuple[int, str]] = field(default_factory=list)
    # The column that holds the days of the updates in another.
    dated_by: dict[int, int] = field(default_factory=dict)
    due_guessed: bool = False
    weak: bool = False
    key: bool = False

    @property
    def used(self) -> set[int]:
        """Places that have a role; the others become named notes."""
        single = (self.number, self.text, self.response, self.owner, self.due, self.section)
        listed = [*(at for at, _ in [*self.updates, *self.statuses]), *self.dated_by.values()]
        return {at for at in single if at is not None} | set(listed)


def is_header(row: Row) -> bool:
    """Layout: headings stand in a row of their own, on top or again after a page break."""
    texts = [cell.own for cell in row.cells if cell.own]
    roles = {role for text in texts if (role := role_of(text))}
    if len(texts) < 2 or not roles & _NEEDED or any(numbers.from_text(text)[0] for text in texts):
        return False
    if "key" in roles and len(texts) <= 4:
        return True
    return len(roles) >= 2 and len(roles) * 2 >= len(texts) - 1 and not _is_data(texts)


def _is_data(texts: list[str]) -> bool:
    """A row that begins with a number or whose cells are answers; "No." and "Due" are headings all the same."""
    if re.search(r"\d", texts[0]) and numbers.looks_like_number(texts[0]):
        return True
    words = [text for text in texts if meanings.is_status(text) or meanings.is_response(text)]
    words = [text for text in words if role_of(text) not in ("number", "due")]
    return len(words) * 2 > len(texts)


def from_headings(header: Row, rows: list[Row]) -> Columns:
    """The columns of a table whose headings are known; what stands under them settles what headings leave open."""
    columns = Columns([" ".join(cell.lines) for cell in header.cells])
    roles = [role_of(cell.own) for cell in header.cells]
    values = _values(rows, len(columns.headings))
    for at, role in enumerate(roles):
        _take(columns, at, role, header.cells[at].text)
    _choose(columns, roles, values)
    _motion_as_section(columns, roles, rows)
    columns.key = "key" in roles and columns.text is None
    if columns.text is None and "action" in roles:
        columns.text, columns.weak = roles.index("action"), True
    _settle(columns, values)
    _date_as_due(columns, roles)
    if columns.text is not None:
        _complete(columns, [at for at, role in enumerate(roles) if role in (None, "remark")], values)
        _reported(columns, roles, values)
    return columns


def from_content(rows: list[Row], width: int) -> Columns:
    """Layout: a table without headings. The longest prose is the recommendation, then by vocabulary."""
    columns = Columns([""] * width, weak=True)
    values = _values(rows, width)
    _settle(columns, values)
    _complete(columns, list(range(width)), values)
    columns.guessed = []
    for at in range(width):
        if at not in columns.used and length(values[at]) > 30:
            columns.updates.append((at, None))
    return columns


def _take(columns: Columns, at: int, role: str | None, heading: str) -> None:
    printed = next((day.printed for day in days.find(heading)), None)
    if role == "comment":
        columns.updates.append((at, printed))
    elif role == "status":
        columns.statuses.append((at, printed))
    elif role in ("due", "section") and getattr(columns, role) is None:
        setattr(columns, role, at)


def _choose(columns: Columns, roles: list[str | None], values: _Values) -> None:
    """Layout: "Motion" beside "Resolution", "Accepted?" beside "Executive response": two headings for one role."""
    texts = [at for at, role in enumerate(roles) if role == "text"]
    columns.text = max(texts, key=lambda at: sum(map(len, values[at])), default=None)
    responses = [at for at, role in enumerate(roles) if role == "response"]
    columns.response = max(responses, key=lambda at: share(values[at], is_answer), default=None)
    columns.updates += [(at, None) for at in responses if at != columns.response]
    named = [at for at, role in enumerate(roles) if role == "number"]
    columns.number = next((at for at in named if not _repeats(values[at])), None)
    owners = [at for at, role in enumerate(roles) if role == "owner"]
    columns.owner = max(owners, key=lambda at: _names_a_post(columns.headings[at]), default=None)


def _motion_as_section(columns: Columns, roles: list[str | None], rows: list[Row]) -> None:
    """Layout: a motion merged down over its resolutions."""
    texts = [at for at, role in enumerate(roles) if role == "text"]
    titles = [at for at in texts if at != columns.text and any(_reaches_down(row, at) for row in rows)]
    if titles and columns.section is None:
        columns.section = titles[0]


def _repeats(values: list[str]) -> bool:
    """Layout: "Audit no." that is the same in row after row numbers something that holds recommendations."""
    again = sum(one == other for one, other in pairwise(values))
    return again > 1 and again * 10 > len(values) * 3


def _names_a_post(heading: str) -> bool:
    """Layout: "Portfolio" beside "Responsible officer": the officer owns it."""
    return bool(re.search(r"officer|\blead|owner|responsib|\bwho\b|post|\bsro\b|assigned", heading, re.IGNORECASE))


def _reaches_down(row: Row, at: int) -> bool:
    return at < len(row.cells) and row.cells[at].merged == "above"


def _date_as_due(columns: Columns, roles: list[str | None]) -> None:
    """Layout: a plain "Date" to the right of the recommendation is when it is due; to its left, when it was made."""
    if columns.due is None and columns.text is not None:
        right = [at for at, role in enumerate(roles) if role == "issued" and at > columns.text]
        plain = [at for at in right if columns.headings[at].strip(" .:").casefold() in ("date", "dates")]
        if plain:
            columns.due, columns.due_guessed = plain[0], True


def _settle(columns: Columns, values: _Values) -> None:
    """Let what stands in the columns overrule or complete the headings."""
    if (
        columns.text is not None
        and columns.number is None
        and share(values[columns.text], numbers.looks_like_number) > 0.7
    ):
        columns.number, columns.text = (
            columns.text,
            None,
        )  # "Recommendation" over "Recommendation 1", "Recommendation 2"
    if columns.number is None:
        columns.number = _number_column(columns, values)
    elif columns.text is not None and not _holds_numbers(values[columns.number]):
        columns.number = None
    if columns.text is None:
        columns.text = _prose_column(columns, values)
    if columns.response is not None:
        _settle_response(columns, values)
    _settle_states(columns, values)
    _settle_dates(columns, values)
    # Layout: "% complete" beside "Status": the one that says it in words counts
    columns.statuses.sort(key=lambda one: one[1] is None and -share(values[one[0]], is_word))


def _holds_numbers(values: list[str]) -> bool:
    return share(values, numbers.looks_like_number) >= 0.3 or are_codes(values)


def _settle_response(columns: Columns, values: _Values) -> None:
    # a "Response" of paragraphs is what was said, not whether it was agreed
    said = values[columns.response] if columns.response is not None else []
    answered = any(map(answers.means, said)) or share(said, answers.answers) > 0.5
    if said and not answered and length(said) > 60 and columns.response is not None:
        columns.updates.insert(0, (columns.response, None))
        columns.response = None


def _settle_states(columns: Columns, values: _Values) -> None:
    """Layout: "Position" or "Outcome" over nothing but states, beside a RAG column that is only colours, or none."""
    if any(values[at] for at, _ in columns.statuses):
        return
    for at, date in columns.updates:
        if len(columns.updates) > 1 and len(values[at]) > 1 and share(values[at], is_state) >= 0.6:
            columns.updates.remove((at, date))
            columns.statuses.insert(0, (at, date))
            return


def _settle_dates(columns: Columns, values: _Values) -> None:
    """Layout: "Comment date" beside "Comment": it holds the days of the updates."""
    for at, date in columns.updates:
        others = [other for other, _ in columns.updates if other != at]
        if others and share(values[at], is_day) >= 0.8:
            columns.updates.remove((at, date))
            columns.dated_by[min(others, key=lambda other: abs(other - at))] = at
            return


def _complete(columns: Columns, free: list[int], values: _Values) -> None:
    """Layout: headings that nobody has heard of. Answers, states, days and posts are known by their words."""
    for role, test, enough in (
        ("response", is_answer, 0.5), ("status", is_state, 0.6), ("due", is_day, 0.6), ("owner", is_post, 0.5),
    ):  # fmt: skip
        if columns.statuses if role == "status" else getattr(columns, role) is not None:
            continue
        # a day to the left of the recommendation is when it was made
        places = [at for at in free if at not in columns.used and (role != "due" or at > (columns.text or 0))]
        shares = {at: share(values[at], test) for at in places}
        at = max(shares, key=lambda at: shares[at], default=None)
        if at is None or shares[at] < enough or len(values[at]) < 2:
            continue
        if role == "status":
            columns.statuses = [(at, None)]
        else:
            setattr(columns, role, at)
        columns.guessed.append((at, role))


def _reported(columns: Columns, roles: list[str | None], values: _Values) -> None:
    """Layout: updates under a date alone ("March 2024"), or under words that nobody has heard of."""
    free = [at for at, role in enumerate(roles) if role in (None, "remark", "action") and at not in columns.used]
    told = [at for at in free if length(values[at]) > 12 and share(values[at], tells) >= 0.5]
    dated = [(at, day) for at in told if (day := next((d.printed for d in days.find(columns.headings[at])), None))]
    if dated:
        columns.updates += dated
    elif not columns.updates and columns.text is not None:
        right = [at for at in told if at > (columns.text or 0)]
        best = max(right, key=lambda at: (roles[at] == "remark", sum(map(len, values[at]))), default=None)
        if best is not None:
            columns.updates = [(best, None)]
            if roles[best] is None:
                columns.guessed.append((best, "update"))


def _number_column(columns: Columns, values: _Values) -> int | None:
    free = [at for at in range(len(columns.headings)) if at not in columns.used and not columns.headings[at].strip()]
    named = [
        at
        for at, heading in enumerate(columns.headings)
        if at not in columns.used and role_of(heading) in (None, "action")
    ]
    for at in [*free, *named]:
        said = values[at]
        if len(said) >= 2 and share(said, numbers.looks_like_number) > 0.8 and len(set(said)) > len(said) // 2:
            return at
    return None


def _prose_column(columns: Columns, values: _Values) -> int | None:
    lengths = {}
    for at in range(len(columns.headings)):
        role = role_of(columns.headings[at])
        if at not in columns.used and values[at] and role is None:
            lengths[at] = length(values[at])
    best = max(lengths, key=lambda at: lengths[at], default=None)
    return best if best is not None and lengths[best] >= 40 else None


def _values(rows: list[Row], width: int) -> _Values:
    """What stands in each column; of a long table as much as tells what it is."""
    rows = rows if len(rows) <= _ENOUGH else rows[:: len(rows) // _ENOUGH]
    return [[text for row in rows if at < len(row.cells) and (text := row.cells[at].own)] for at in range(width)]
