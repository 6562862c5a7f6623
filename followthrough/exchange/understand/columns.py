"""Which column is what: by its heading, then by what stands in it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import meanings, numbers
from followthrough.exchange.understand.roles import role_of
from followthrough.lib import days

_POST = re.compile(
    r"\b(?:director|head of|officer|manager|team|lead|council|service|cabinet|department|authority|nhs|police|"
    r"board|chief|AD|partnership)\b",
    re.IGNORECASE,
)
_NEEDED = {"text", "action", "number", "response", "status", "key", "comment"}


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
    due_guessed: bool = False
    weak: bool = False
    key: bool = False

    @property
    def used(self) -> set[int]:
        """Places that have a role; the others become named notes."""
        single = (self.number, self.text, self.response, self.owner, self.due, self.section)
        return {at for at in single if at is not None} | {at for at, _ in [*self.updates, *self.statuses]}


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
    for at, role in enumerate(roles):
        _take(columns, at, role, header.cells[at].text)
    _choose(columns, roles, rows)
    columns.key = "key" in roles and columns.text is None
    if columns.text is None and "action" in roles:
        columns.text, columns.weak = roles.index("action"), True
    _settle(columns, rows)
    _date_as_due(columns, roles)
    return columns


def from_content(rows: list[Row], width: int) -> Columns:
    """Layout: a table without headings. The longest prose is the recommendation, then by vocabulary."""
    columns = Columns([""] * width, weak=True)
    _settle(columns, rows)
    for at in range(width):
        if at in columns.used:
            continue
        values = _values(rows, at)
        if columns.response is None and _share(values, meanings.is_response) >= 0.6:
            columns.response = at
        elif not columns.statuses and _share(values, meanings.is_status) >= 0.6:
            columns.statuses = [(at, None)]
        elif columns.due is None and _share(values, lambda text: bool(days.parse(text))) >= 0.6:
            columns.due = at
        elif columns.owner is None and _share(values, lambda text: len(text) < 80 and bool(_POST.search(text))) >= 0.5:
            columns.owner = at
        elif values and median(map(len, values)) > 30:
            columns.updates.append((at, None))
    return columns


def _take(columns: Columns, at: int, role: str | None, heading: str) -> None:
    printed = next((day.printed for day in days.find(heading)), None)
    if role == "comment":
        columns.updates.append((at, printed))
    elif role == "status":
        columns.statuses.append((at, printed))
    elif role in ("number", "owner", "due", "section") and getattr(columns, role) is None:
        setattr(columns, role, at)


def _choose(columns: Columns, roles: list[str | None], rows: list[Row]) -> None:
    """Layout: "Motion" beside "Resolution", "Accepted?" beside "Executive response": two headings for one role."""
    texts = [at for at, role in enumerate(roles) if role == "text"]
    columns.text = max(texts, key=lambda at: sum(map(len, _values(rows, at))), default=None)
    answers = [at for at, role in enumerate(roles) if role == "response"]
    columns.response = max(answers, key=lambda at: _share(_values(rows, at), meanings.is_response), default=None)
    columns.updates += [(at, None) for at in answers if at != columns.response]


def _date_as_due(columns: Columns, roles: list[str | None]) -> None:
    """Layout: a plain "Date" to the right of the recommendation is when it is due; to its left, when it was made."""
    if columns.due is None and columns.text is not None:
        right = [at for at, role in enumerate(roles) if role == "issued" and at > columns.text]
        plain = [at for at in right if columns.headings[at].strip(" .:").casefold() in ("date", "dates")]
        if plain:
            columns.due, columns.due_guessed = plain[0], True


def _settle(columns: Columns, rows: list[Row]) -> None:
    """Let what stands in the columns overrule or complete the headings."""
    if (
        columns.text is not None
        and columns.number is None
        and _share(_values(rows, columns.text), numbers.looks_like_number) > 0.7
    ):
        columns.number, columns.text = (
            columns.text,
            None,
        )  # "Recommendation" over "Recommendation 1", "Recommendation 2"
    if columns.number is None:
        columns.number = _number_column(columns, rows)
    elif _share(_values(rows, columns.number), numbers.looks_like_number) < 0.3:
        columns.number = None if columns.text is not None else columns.number
    if columns.text is None:
        columns.text = _prose_column(columns, rows)
    if columns.response is not None:
        _settle_response(columns, rows)


def _settle_response(columns: Columns, rows: list[Row]) -> None:
    # a "Response" of paragraphs is what was said, not whether it was agreed
    values = _values(rows, columns.response)
    if (
        values
        and not any(map(meanings.is_response, values))
        and median(map(len, values)) > 60
        and columns.response is not None
    ):
        columns.updates.insert(0, (columns.response, None))
        columns.response = None


def _number_column(columns: Columns, rows: list[Row]) -> int | None:
    free = [at for at in range(len(columns.headings)) if at not in columns.used and not columns.headings[at].strip()]
    named = [
        at
        for at, heading in enumerate(columns.headings)
        if at not in columns.used and role_of(heading) in (None, "action")
    ]
    for at in [*free, *named]:
        values = _values(rows, at)
        if len(values) >= 2 and _share(values, numbers.looks_like_number) > 0.8 and len(set(values)) > len(values) // 2:
            return at
    return None


def _prose_column(columns: Columns, rows: list[Row]) -> int | None:
    lengths = {}
    for at in range(len(columns.headings)):
        values = _values(rows, at)
        role = role_of(columns.headings[at])
        if at not in columns.used and values and role is None:
            lengths[at] = median(map(len, values))
    best = max(lengths, key=lambda at: lengths[at], default=None)
    return best if best is not None and lengths[best] >= 40 else None


def _values(rows: list[Row], at: int | None) -> list[str]:
    if at is None:
        return []
    return [text for row in rows if at < len(row.cells) and (text := row.cells[at].own)]


def _share(values: list[str], test: Callable[[str], bool]) -> float:
    return sum(1 for value in values if test(value)) / len(values) if values else 0.0
