"""A person's calendar: what their posts own, their committees' meetings, the days of reports that they write.

Neutral names only: a calendar is shown on locked screens and kept by other people's servers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from followthrough.commitments.rules import Kind
from followthrough.councils import queries as councils
from followthrough.councils.models import CommitteeSeat, Council, Meeting, Membership, Person
from followthrough.councils.permissions import Permission, Role
from followthrough.councils.queries import Member, on_day
from followthrough.desk import rules
from followthrough.desk.models import CalendarFeed
from followthrough.desk.queries.owning import Owned, owning
from followthrough.desk.queries.picture import Picture, picture
from followthrough.lib import clock, days
from followthrough.lib.as_at import AsAt
from followthrough.packs import queries as packs

PAST = timedelta(days=92)  # how long a meeting or a report stays in the calendar


@dataclass(frozen=True)
class Entry:
    """One day. `kind`: due, forecast, meeting, cutoff, clearance or publication; `of`: the id of what it is about.

    `review` and `number` name it neutrally, both empty for what is no recommendation, of which `tracked` says what it
    is; `committee` is who meets. `printed` is a date that means several days, of which `day` is the last.
    """

    kind: str
    of: UUID
    day: date
    review: str = ""
    number: str = ""
    committee: str = ""
    printed: str = ""
    tracked: Kind = Kind.PROGRAMME


def feed_of(council: Council, person: Person, day: date) -> CalendarFeed | None:
    """The address of a person that works on the day."""
    found = CalendarFeed.objects.filter(council=council, person=person, ended_at=None).first()
    return found if found and _here_since(found, day) else None


def whose(council: Council, mark: str, day: date) -> Member | None:
    """Whose calendar it is, with the roles of the day.

    None where the mark is unknown, ended, or of somebody who has left since it was made, even if they came back.
    """
    found = CalendarFeed.objects.filter(council=council, mark=mark, ended_at=None).select_related("person").first()
    if found is None or not _here_since(found, day):
        return None
    roles = _roles(found).filter(on_day(day)).values_list("role", flat=True)
    return Member(council, found.person, frozenset(map(Role, roles)))


def _here_since(feed: CalendarFeed, day: date) -> bool:
    """Whether its person has had a role on every day since it was made."""
    spans = _roles(feed).values_list("first_day", "last_day")
    return rules.unbroken(spans, clock.london_day(feed.made_at), day)


def _roles(feed: CalendarFeed) -> QuerySet[Membership]:
    return Membership.objects.filter(council=feed.council_id, person=feed.person_id, user__is_active=True)


def entries(member: Member, as_at: AsAt) -> list[Entry]:
    """Everything in a person's calendar, by day. What is restricted is in none, because nothing is opened for it."""
    seen = picture(member.council, as_at)
    found = [*_dates(member, seen), *_meetings(member, seen), *_reports(member, as_at)]
    return sorted(found, key=lambda entry: (entry.day, entry.kind, entry.of))


def _dates(member: Member, seen: Picture) -> Iterator[Entry]:
    posts = councils.posts_held_by(member.council, member.person, seen.as_at.day)
    for one in owning(seen, posts).owned:
        if one.due is not None:
            yield _date(one, one.due)


def _date(one: Owned, due: date) -> Entry:
    kind = "due" if one.standing.current_due else "forecast"
    row = one.standing.current_due or one.standing.forecasts[-1]
    # Only what is a date and nothing else: a cell of a paper could hold any words beside it.
    printed = row.printed if row.first != row.last and days.parse(row.printed).last == row.last else ""
    if one.line is None:
        head = one.standing.commitment
        return Entry(kind, head.id, due, printed=printed, tracked=Kind(head.kind))
    asked = one.line.recommendation
    return Entry(kind, asked.commitment_id, due, asked.review.neutral_name, asked.number, printed=printed)


def _meetings(member: Member, seen: Picture) -> Iterator[Entry]:
    coming = [meeting for meeting in seen.meetings if meeting.day >= seen.as_at.day - PAST]
    seats = list(councils.seats_of(member.council, member.person))
    for meeting in coming:
        if member.may(Permission.KEEP_MEETINGS) or any(_sits(seat, meeting) for seat in seats):
            yield Entry("meeting", meeting.id, meeting.day, committee=meeting.committee.name)


def _sits(seat: CommitteeSeat, meeting: Meeting) -> bool:
    """Whether a seat is for a meeting: a substitute's for one only."""
    if seat.only_meeting_id is not None:
        return seat.only_meeting_id == meeting.id
    within = seat.first_day <= meeting.day and (seat.last_day is None or meeting.day <= seat.last_day)
    return seat.committee_id == meeting.committee_id and within


def _reports(member: Member, as_at: AsAt) -> Iterator[Entry]:
    if not member.may(Permission.WRITE_REPORTS):
        return
    since = as_at.day - PAST
    ahead = Q(cutoff_on__gte=since) | Q(clearance_on__gte=since) | Q(publication_on__gte=since)
    for report in packs.reports(member.council).filter(ahead):
        review = report.review.neutral_name
        yield Entry("cutoff", report.id, report.cutoff_on, review)
        yield Entry("clearance", report.id, report.clearance_on, review)
        yield Entry("publication", report.id, report.publication_on, review)
