"""Which column is what: by its heading, then by what stands in it."""

import re

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import answered, choices, combined, meanings, numbers, parts, ticks, times
from followthrough.exchange.understand.contents import (
    Held,
    is_answer,
    is_day,
    is_post,
    is_state,
    length,
    share,
    tells,
)
from followthrough.exchange.understand.places import Columns
from followthrough.exchange.understand.roles import is_aside, role_of
from followthrough.exchange.understand.settle import is_unheard, settle
from followthrough.lib import days

_NEEDED = {"text", "action", "number", "response", "status", "key", "comment"}


def is_header(row: Row) -> bool:
    """Layout: headings stand in a row of their own, on top or again after a page break."""
    texts = [cell.own for cell in row.cells if cell.own]
    named = [role_of(text) for text in texts]
    roles = {role for role in named if role}
    if len(texts) < 2 or not roles & _NEEDED or any(numbers.from_text(text)[0] for text in texts):
        return False
    if "key" in roles and len(texts) <= 4:
        return True
    known = sum(1 for role, text in zip(named, texts, strict=True) if role or is_aside(text))
    enough = len(roles) * 2 >= len(texts) - 1 or (len(roles) > 2 and known * 4 >= len(texts) * 3)
    return len(roles) >= 2 and enough and not _is_data(texts)


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
    held = Held.of(rows, len(columns.headings))
    roles = [role_of(cell.own) or _state_named(cell.own) for cell in header.cells]
    for at, role in enumerate(roles):
        _take(columns, at, role, header.cells[at].text)
    _choose(columns, roles, held)
    ticks.find(columns, held)
    columns.key = "key" in roles and columns.text is None
    if columns.text is None and "action" in roles:
        columns.text, columns.weak = choices.action(roles, columns.headings), True
    settle(columns, held)
    _date_as_due(columns, roles)
    if columns.text is not None:
        _complete(columns, _free(columns, roles, "remark"), held)
        _reported(columns, roles, held)
    _owner_within(columns, roles)
    answered.find(columns, held)
    return columns


def _state_named(heading: str) -> str | None:
    """Layout: "Closed" or "Implemented" over "Yes" and "No"."""
    return "status" if meanings.delivery_means(heading) or meanings.scrutiny_means(heading) else None


def from_content(rows: list[Row], width: int) -> Columns:
    """Layout: a table without headings. The longest prose is the recommendation, then by vocabulary."""
    columns = Columns([""] * width, weak=True)
    held = Held.of(rows, width)
    settle(columns, held)
    _complete(columns, list(range(width)), held)
    columns.guessed = []
    for at in range(width):
        if at not in columns.used and length(held.column(at)) > 30:
            columns.updates.append((at, None))
    return columns


def _take(columns: Columns, at: int, role: str | None, heading: str) -> None:
    printed = next((day.printed for day in days.find(heading)), None)
    if role == "comment":
        columns.updates.append((at, printed))
    elif role == "status":
        columns.statuses.append((at, printed))
    elif role == "section" and columns.section is None:
        columns.section = at


def _choose(columns: Columns, roles: list[str | None], held: Held) -> None:
    """Layout: "Motion" beside "Resolution", "Accepted?" beside "Executive response": two headings for one role."""
    named: dict[str | None, list[int]] = {}
    for at, role in enumerate(roles):
        named.setdefault(role, []).append(at)
    texts, answers = named.get("text", []), named.get("response", [])
    columns.text = choices.words(texts, held)
    columns.response = max(answers, key=lambda at: share(held.column(at), is_answer), default=None)
    # what was said with the answer is told before what was done since
    columns.updates = sorted([*columns.updates, *((at, None) for at in answers if at != columns.response)])
    _lettered(columns, named.get("number", []), roles, held)
    if columns.part is None:
        columns.number = choices.number(named.get("number", []), columns.headings, held, columns.text)
    columns.owner = choices.owner(named.get("owner", []), columns.headings)
    dues = choices.dues(named.get("due", []), columns.headings, held)
    columns.due, columns.due_before = next(iter(dues), None), dues[1:]
    opened = next((at for at, _ in columns.updates if combined.names(columns.headings[at], "response")), None)
    columns.answered = opened if columns.response is None else None
    now = [one for one in columns.statuses if not times.is_earlier(columns.headings[one[0]])]
    columns.statuses = now or columns.statuses
    titles = [at for at in texts if at != columns.text and any(_reaches_down(row, at) for row in held.rows)]
    if titles and columns.section is None:
        columns.section = titles[0]


def _lettered(columns: Columns, named: list[int], roles: list[str | None], held: Held) -> None:
    """Layout: "4" in one column and "a" in the next."""
    for at in named:
        beside = at + 1
        free = beside < len(roles) and roles[beside] in (None, "number", "text") and beside != columns.text
        free = free and not choices.is_nearer(columns.headings[beside], columns.headings[at])
        if free and parts.beside(at, beside, columns.headings[beside], held.rows):
            columns.number, columns.part = at, beside
            return


def _reaches_down(row: Row, at: int) -> bool:
    return at < len(row.cells) and row.cells[at].merged == "above"


def _date_as_due(columns: Columns, roles: list[str | None]) -> None:
    """Layout: a plain "Date" to the right of the recommendation is when it is due; to its left, when it was made."""
    if columns.due is None and columns.text is not None:
        right = [
            at for at, role in enumerate(roles) if role == "issued" and at > columns.text and at not in columns.used
        ]
        plain = [at for at in right if columns.headings[at].strip(" .:").casefold() in ("date", "dates")]
        if plain:
            columns.due, columns.due_guessed = plain[0], True


def _owner_within(columns: Columns, roles: list[str | None]) -> None:
    """Layout: "Agreed action & owner", and no column for the owner alone."""
    if columns.owner is None:
        asked = [at for at, role in enumerate(roles) if role in ("text", "action")]
        named = (at for at in asked if combined.names(columns.headings[at], "owner"))
        columns.owner_within = next(named, None)


def _complete(columns: Columns, free: list[int], held: Held) -> None:
    """Layout: headings that nobody has heard of. Answers, states, days and posts are known by their words."""
    for role, test, enough in (
        ("response", is_answer, 0.5), ("status", is_state, 0.6), ("due", is_day, 0.6), ("owner", is_post, 0.5),
    ):  # fmt: skip
        if columns.statuses if role == "status" else getattr(columns, role) is not None:
            continue
        if (role == "response" and columns.ticked_responses) or (role == "status" and columns.ticked_statuses):
            continue
        # a day to the left of the recommendation is when it was made
        places = [at for at in free if at not in columns.used and (role != "due" or at > (columns.text or 0))]
        shares = {at: share(held.column(at), test) for at in places}
        at = max(shares, key=lambda at: shares[at], default=None)
        if at is None or shares[at] < enough or len(held.column(at)) < 2:
            continue
        if role == "status":
            columns.statuses = [(at, None)]
        else:
            setattr(columns, role, at)
        columns.guessed.append((at, role))


def _free(columns: Columns, roles: list[str | None], *more: str) -> list[int]:
    """The columns whose heading is unheard of or names one of these roles."""
    return [at for at, role in enumerate(roles) if role in more or is_unheard(columns.headings[at])]


def _reported(columns: Columns, roles: list[str | None], held: Held) -> None:
    """Layout: updates under a date alone ("March 2024"), or under words that nobody has heard of."""
    free = [at for at in _free(columns, roles, "remark", "action") if at not in columns.used]
    told = [at for at in free if length(held.column(at)) > 12 and share(held.column(at), tells) >= 0.5]
    dated = [(at, day) for at in told if (day := next((d.printed for d in days.find(columns.headings[at])), None))]
    if dated:
        columns.updates += dated
    elif not columns.updates and columns.text is not None:
        right = [at for at in told if at > (columns.text or 0)]
        best = max(right, key=lambda at: (roles[at] == "remark", sum(map(len, held.column(at)))), default=None)
        if best is not None:
            columns.updates = [(best, None)]
            if roles[best] is None:
                columns.guessed.append((best, "update"))
