"""To whom a weekly letter is due, and what it counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from followthrough.councils import queries as councils
from followthrough.councils.models import Council, Person
from followthrough.councils.queries import Member
from followthrough.councils.veil import looking
from followthrough.desk.models import Digest, DigestChoice
from followthrough.desk.queries.picture import picture
from followthrough.desk.queries.waiting import Section, waiting
from followthrough.desk.rules import week_of
from followthrough.lib.as_at import AsAt

# What is no work that waits (what a person is named to read stays there for good), and a sum of other sections.
NOT_IN_LETTERS = frozenset({"no_post", "restricted", "late"})


@dataclass(frozen=True)
class Due:
    """A letter that is due: to whom, and what waits for them; there is at least one section."""

    member: Member
    sections: tuple[Section, ...]


def due(council: Council, as_at: AsAt) -> Iterator[Due]:
    """Who has a role today, an address and something that waits, has not switched the letter off, nor had it this week.

    Nothing that is restricted is opened, so nothing of it is counted.
    """
    members = _members(council, as_at.day)
    if not members:
        return
    with looking():
        seen = picture(council, as_at)
        for member in members:
            sections = tuple(s for s in waiting(member, seen) if s.count and s.key not in NOT_IN_LETTERS)
            if sections:
                yield Due(member, sections)


def wanted(council: Council, person: Person) -> bool:
    """Whether a person wants the letter; until they say otherwise they do."""
    return not DigestChoice.objects.filter(council=council, person=person, wanted=False).exists()


def still_due(council: Council, person: Person, week: date) -> bool:
    """Whether that week's letter to a person has been neither written nor switched off."""
    had = Digest.objects.filter(council=council, person=person, week=week).exists()
    return not had and wanted(council, person)


def still_here(council: Council, person: Person, day: date) -> Person | None:
    """The person as they are now; None without a role on `day` or an address, as of whoever has been forgotten."""
    with_role = councils.memberships(council, person).filter(councils.on_day(day)).exists()
    found = Person.objects.filter(council=council, id=person.id, forgotten_at=None).first() if with_role else None
    return found if found and found.email else None


def _members(council: Council, day: date) -> list[Member]:
    off = set(DigestChoice.objects.filter(council=council, wanted=False).values_list("person_id", flat=True))
    had = set(Digest.objects.filter(council=council, week=week_of(day)).values_list("person_id", flat=True))
    return [
        Member(council, person, frozenset(roles))
        for person, roles in councils.people(council, day)
        if roles and person.email and person.id not in off | had
    ]
