"""Everything that waits for a person in any role, as sections: for the home page, and counted for the weekly letter.

A further source of what waits is a function here, its words in `desk/headings.py` and its template under `desk/`.
"""

from collections.abc import Iterator, Sized
from dataclasses import dataclass
from typing import Any

from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission, Role
from followthrough.councils.queries import Member
from followthrough.desk.queries.completing import Completions, completing
from followthrough.desk.queries.keeping import Keeping, Proposed, keeping
from followthrough.desk.queries.owning import owning, put_to
from followthrough.desk.queries.picture import Picture
from followthrough.desk.queries.posts import staffing
from followthrough.desk.queries.watching import late, watching
from followthrough.redaction import queries as redaction
from followthrough.restriction import queries as restriction
from followthrough.rounds import queries as rounds
from followthrough.rounds.letters import neutral
from followthrough.rounds.needing import needing
from followthrough.rounds.waiting import to_clear_by


@dataclass(frozen=True)
class Section:
    """One kind of thing that waits: its code, how many wait, and what a page shows of them."""

    key: str
    count: int
    data: Any


def waiting(member: Member, seen: Picture) -> list[Section]:
    """Everything that waits for this person in any role, each section once, none that is empty."""
    found = [section for role in Role if role in member.roles for section in BY_ROLE[role](member, seen)]
    if member.may(Permission.APPROVE_REDACTION):
        found += _redactions(member)
    if member.may(Permission.RUN_ROUNDS):
        found += _some("rounds", needing(member.council, seen.as_at.day))
    found += _restricted(member)
    if member.may(Permission.RECORD_OWN_PROGRESS):
        found = [*_asked(member, seen), *found]
    return list({section.key: section for section in found}.values())


def _scrutiny_officer(member: Member, seen: Picture) -> Iterator[Section]:
    found = keeping(seen)
    awaited = sum(len(one.lines) for one in found.awaited)
    if awaited:
        yield Section("awaited", awaited, found.awaited)
    yield from _some("late_and_silent", found.late_and_silent)
    yield from _proposed(found.proposed)
    yield from _completions(completing(seen))
    yield from _some("drafts", found.drafts)
    yield from _some("unconfirmed", found.unconfirmed)
    yield from _some("missed", found.missed)
    yield from _some("stale", found.stale)
    yield from _some("forecasts_passed", found.forecasts_passed)
    yield from _exempt(found)


def _exempt(found: Keeping) -> Iterator[Section]:
    yield from _some("exempt", (*found.exempt_reviews, *found.exempt_others), found)


def _owner(member: Member, seen: Picture) -> Iterator[Section]:
    posts = councils.posts_held_by(member.council, member.person, seen.as_at.day)
    found = owning(seen, posts)
    yield from _some("put", put_to(seen, posts))
    if not posts:
        yield Section("no_post", 0, None)
    yield from _completions(completing(seen, posts))
    yield from _some("owned", found.owned, found)


def _asked(member: Member, seen: Picture) -> Iterator[Section]:
    """What rounds ask of the person, and the answers of others that wait for one of their posts."""
    council, day = member.council, seen.as_at.day
    posts = councils.posts_held_by(council, member.person, day)
    asked = [rounds.request_view(council, one) for one in rounds.asked_of(council, member.person, posts, day)]
    owing = [view for view in asked if view.owed]
    if owing:
        named = [(view, neutral(rounds.reviews_of(view.request.round))) for view in owing]
        yield Section("asked", sum(len(view.owed) for view in owing), named)
    yield from _some("to_clear", to_clear_by(council, posts, day))


def _cabinet_member(member: Member, seen: Picture) -> Iterator[Section]:
    found = late(seen)
    lines = {"overdue": found.overdue, "silent": found.silent, "extended_again": found.extended_again}
    count = sum(map(len, lines.values()))
    if count:
        yield Section("late", count, found)
    for key, some in lines.items():
        yield from _some(key, some)


def _committee_member(member: Member, seen: Picture) -> Iterator[Section]:
    found = watching(seen, member.person)
    if found.news:
        yield Section("news", sum(len(one.changed) for one in found.news), found.news)
    yield from _proposed(found.proposed)


def _council_administrator(member: Member, seen: Picture) -> Iterator[Section]:
    found = staffing(seen)
    yield from _some("vacancies", found.vacancies)
    yield from _some("without_role", found.without_role)
    yield from _some("ending", found.ending)


def _proposed(found: tuple[Proposed, ...]) -> Iterator[Section]:
    count = sum(len(one.lines) for one in found)
    if count:
        yield Section("proposed", count, found)


def _completions(found: list[Completions]) -> Iterator[Section]:
    count = sum(len(one.found) for one in found)
    if count:
        yield Section("completions", count, found)


def _redactions(member: Member) -> Iterator[Section]:
    others = [one for one in redaction.waiting(member.council) if one.asked_by_id != member.person.id]
    yield from _some("redactions", others)


def _restricted(member: Member) -> Iterator[Section]:
    """What the person is named to read and has not opened here, in a number only; and what has too few readers left."""
    mine = [one for one in restriction.named_to(member.council, member.person) if one.in_force]
    if mine:
        yield Section("restricted", len(mine), restriction.short_of_readers(member.council, mine))


def _some(key: str, counted: Sized, data: Any = None) -> Iterator[Section]:
    if len(counted):
        yield Section(key, len(counted), counted if data is None else data)


BY_ROLE = {
    Role.SCRUTINY_OFFICER: _scrutiny_officer,
    Role.LEAD_OFFICER: _owner,
    Role.CONTRIBUTOR: _owner,
    Role.PROGRAMME_LEAD: _owner,
    Role.SERVICE_REVIEWER: _owner,
    Role.STEERING_GROUP_MEMBER: _cabinet_member,
    Role.CABINET_MEMBER: _cabinet_member,
    Role.COMMITTEE_MEMBER: _committee_member,
    Role.COUNCIL_ADMINISTRATOR: _council_administrator,
}
