"""The place of each role in a table, and what surrounds the table."""

from dataclasses import dataclass, field


@dataclass
class Columns:
    """The place of each role in a table. `updates` and `statuses` hold (place, printed date or None)."""

    headings: list[str]
    number: int | None = None
    # Beside the number: the letters of its parts.
    part: int | None = None
    text: int | None = None
    response: int | None = None
    owner: int | None = None
    # Where no column has the owner: the one that holds it together with what is asked for.
    owner_within: int | None = None
    # The same place as the owner where one column holds both.
    due: int | None = None
    # Where that is empty: columns of days that were given before.
    due_before: list[int] = field(default_factory=list)
    section: int | None = None
    updates: list[tuple[int, str | None]] = field(default_factory=list)
    statuses: list[tuple[int, str | None]] = field(default_factory=list)
    # The column of updates that opens with the response.
    answered: int | None = None
    # The column of responses that holds who and when as well, and whether that is known by what stands in it alone.
    answer_within: int | None = None
    answer_guessed: bool = False
    # Columns of ticks, of which the heading of the one that is ticked is the value.
    ticked_responses: list[int] = field(default_factory=list)
    ticked_statuses: list[int] = field(default_factory=list)
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
        single = (self.number, self.part, self.text, self.response, self.owner, self.due, self.section)
        listed = [*(at for at, _ in [*self.updates, *self.statuses]), *self.dated_by.values()]
        listed += [*self.ticked_responses, *self.ticked_statuses]
        return {at for at in single if at is not None} | set(listed)


@dataclass
class Setting:
    """What surrounds a table: its heading, the body it is addressed to, the paper's date and key."""

    section: str | None = None
    recipient: str | None = None
    date: str | None = None
    key: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
