"""What waits, as the sections of the home page: a sentence with a count each, and what is behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from followthrough.desk.headings import heading
from followthrough.desk.queries.waiting import waiting
from followthrough.web.desk import shape

if TYPE_CHECKING:
    from followthrough.councils.queries import Member
    from followthrough.desk.queries.picture import Picture


@dataclass(frozen=True)
class Section:
    """`key` is the anchor, and the template in desk/; `data` is what that template shows."""

    key: str
    heading: str
    data: Any


def sections(member: "Member", seen: "Picture") -> list[Section]:
    """Everything that waits for this person in any role, each section once, none that is empty."""
    return [
        Section(one.key, heading(one.key, one.count), SHAPED.get(one.key, _as_it_is)(one.data))
        for one in waiting(member, seen)
    ]


def _as_it_is(data: Any) -> Any:
    return data


# Lateness and silence are shown by service.
SHAPED: dict[str, Callable[[Any], Any]] = {
    "late": shape.tallies,
    **dict.fromkeys(("late_and_silent", "stale", "overdue", "silent", "extended_again"), shape.by_service),
}
