"""What a person sets about their own desk, and the weekly letters."""

from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import reading, writing
from followthrough.desk import letters, rules
from followthrough.desk.models import CalendarFeed, Digest, DigestChoice
from followthrough.desk.queries import digests
from followthrough.joining.rules import mark_of, new_token
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.ids import new_id
from followthrough.outbox import actions as outbox


def make_calendar(*, council: Council, by: Person, request_id: UUID | None = None) -> str:
    """A new address for a person's calendar, which ends the old one. Returns its token, which is kept nowhere."""
    token, request_id = new_token(), request_id or new_id()
    made = {"mark": mark_of(token), "request_id": request_id, "made_at": clock.now(), "ended_at": None}
    with writing(council):
        audit.take_turn(council.id)
        again = CalendarFeed.objects.filter(council=council, person=by, request_id=request_id).exists()
        CalendarFeed.objects.update_or_create(council=council, person=by, defaults=made)
        if not again:
            audit.record(council_id=council.id, by=by.id, verb="desk.calendar_made", subjects=[by.id], said={})
    return token


def end_calendar(*, council: Council, by: Person) -> None:
    """Make the address useless; nothing when there is none."""
    with writing(council):
        audit.take_turn(council.id)
        mine = CalendarFeed.objects.filter(council=council, person=by, ended_at=None)
        if mine.update(ended_at=clock.now()):
            audit.record(council_id=council.id, by=by.id, verb="desk.calendar_ended", subjects=[by.id], said={})


def choose_digest(*, council: Council, by: Person, wanted: bool) -> None:
    """Let the weekly letter come, or not."""
    with writing(council):
        audit.take_turn(council.id)
        if digests.wanted(council, by) == wanted:
            return
        DigestChoice.objects.update_or_create(council=council, person=by, defaults={"wanted": wanted})
        said = {"wanted": wanted}
        audit.record(council_id=council.id, by=by.id, verb="desk.digest_chosen", subjects=[by.id], said=said)


def write_digests(*, council: Council) -> int:
    """Queue this week's letters that have not been written yet, to whom something waits. Returns how many.

    Each is on record in the transaction that queues it: stopped in the middle and begun again, it writes the rest.
    """
    as_at = AsAt.now()
    with reading(council):
        due = list(digests.due(council, as_at))
    return sum(_write(council, one, as_at) for one in due)


def _write(council: Council, due: digests.Due, as_at: AsAt) -> bool:
    with writing(council):
        audit.take_turn(council.id)
        person, week = digests.still_here(council, due.member.person, as_at.day), rules.week_of(as_at.day)
        if person is None or not digests.still_due(council, person, week):
            return False
        letter = outbox.post(council_id=council.id, to=person.email or "", **letters.digest(council, due.sections))
        Digest.objects.create(council=council, person=person, week=week, email_id=letter.id)
    return True
