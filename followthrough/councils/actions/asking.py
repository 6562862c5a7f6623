"""Changing how a council asks for updates: mailboxes, absences, who clears, quiet periods and the ladder."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from followthrough.audit import actions as audit
from followthrough.audit import queries as trail
from followthrough.audit.models import AuditEvent
from followthrough.councils.actions.people import check_present
from followthrough.councils.actions.recording import add, done_meanwhile, record, who
from followthrough.councils.models import (
    Absence,
    Body,
    Clearer,
    Council,
    Person,
    Post,
    QuietPeriod,
    RoundSettings,
    Team,
)
from followthrough.councils.rules import MOST_ANSWER_DAYS, ladder_fault
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.refused import Refused


def set_mailbox(
    *, council: Council, by: Person | None, service: Team | Body, mailbox: str, seen: int | None = None
) -> None:
    """Where a team or a body is asked when nobody in its post can be; empty takes it away."""
    with writing(council):
        audit.take_turn(council.id)
        if done_meanwhile(service, "councils.mailbox_set", seen, mailbox=mailbox):
            return
        service.mailbox = mailbox
        service.save()
        record(by, "councils.mailbox_set", service, {"mailbox": mailbox})


def say_away(
    *,
    council: Council,
    by: Person | None,
    person: Person,
    first_day: date,
    last_day: date | None = None,
    deputy: Person | None = None,
) -> Absence:
    """A person is away from a day to a day, or until further notice, and `deputy` is asked instead.

    The trail says that it was set down, and no days: those are kept no longer than the row.
    """
    if last_day is not None and last_day < first_day:
        raise Refused("ends_before_it_begins", "last_day", first_day=first_day)
    if deputy is not None and deputy.id == person.id:
        raise Refused("own_deputy", "deputy")
    row = Absence(council=council, person=person, first_day=first_day, last_day=last_day, deputy=deputy)
    with writing(council):
        audit.take_turn(council.id)
        for one in filter(None, (person, deputy)):
            check_present(one)
        if Absence.objects.filter(_on_some_of(first_day, last_day), council=council, person=person).exists():
            raise Refused("already_there", "first_day", what="absence")
        row.save(force_insert=True)
        record(by, "councils.away", row, {}, person.id, *([deputy.id] if deputy else []))
    return row


def _on_some_of(first_day: date, last_day: date | None) -> Q:
    """Rows that hold on some day between the two."""
    return (Q(last_day=None) | Q(last_day__gte=first_day)) & Q(first_day__lte=last_day or date.max)


def come_back(*, council: Council, by: Person, absence: Absence, last_day: date, seen: int | None = None) -> None:
    """Somebody is back after `last_day`."""
    if last_day < absence.first_day:
        raise Refused("ends_before_it_begins", "last_day", first_day=absence.first_day)
    with writing(council):
        audit.take_turn(council.id)
        if done_meanwhile(absence, "councils.back", seen, last_day=last_day):
            return
        others = Absence.objects.filter(_on_some_of(absence.first_day, last_day), council=council)
        if others.filter(person=absence.person_id).exclude(id=absence.id).exists():
            raise Refused("already_there", "last_day", what="absence")
        absence.last_day = last_day
        absence.save()
        record(by, "councils.back", absence, {}, absence.person_id)


def take_back_absence(*, council: Council, by: Person, absence: Absence) -> None:
    """The absence is as if it had never been set down; done twice, it is done once."""
    with writing(council):
        audit.take_turn(council.id)
        _take_back(by, "councils.away_taken_back", absence, {}, absence.person_id)


def forget_absences(*, council: Council, person: Person) -> None:
    """Delete when a leaver was away, and name them as nobody's deputy; part of forgetting them, which is on record."""
    with writing(council):
        Absence.objects.filter(council=council, person=person).delete()
        Absence.objects.filter(council=council, deputy=person).update(deputy=None)


def _take_back(by: Person, verb: str, row: Absence | QuietPeriod, said: dict[str, Any], *subjects: Any) -> None:
    kept = type(row)._default_manager.filter(council=row.council_id, id=row.id)
    if kept.exists():
        record(by, verb, row, said, *subjects)
        kept.delete()


def set_clearer(
    *, council: Council, by: Person | None, service: Team | Body, level: int, post: Post | None
) -> Clearer | None:
    """The post that clears at a level what a team or a body answers; None where nobody does."""
    of = {"team": service} if isinstance(service, Team) else {"body": service}
    with writing(council):
        audit.take_turn(council.id)
        standing = Clearer.objects.filter(council=council, level=level, **of).first()
        if (standing.post_id if standing else None) == (post.id if post else None):
            return standing
        row = standing or Clearer(council=council, level=level, **of)
        said = {"level": level, "post": str(post.id) if post else None}
        record(by, "councils.clearer_set", row, said, service.id)
        return _clears(row, post)


def _clears(row: Clearer, post: Post | None) -> Clearer | None:
    if post is None:
        Clearer.objects.filter(council=row.council_id, id=row.id).delete()
        return None
    row.post = post
    row.save()
    return row


def arrange(
    *,
    council: Council,
    by: Person | None,
    service: Team | Body,
    mailbox: str,
    manager: Post | None,
    director: Post | None,
    seen: int | None = None,
) -> None:
    """Everything about how a team or a body is asked, at once: its mailbox and the posts that clear its answers."""
    with writing(council):
        audit.take_turn(council.id)
        clear = {c.level: c.post for c in service.clearers.filter(council=council).select_related("post")}
        stands = type(service)._default_manager.get(council=council, id=service.id)
        now = [stands.mailbox or "", *(clear.get(level) for level in Clearer.Level)]
        done = _arranged_since(council, service, seen)
        if now == [mailbox, manager, director]:
            return
        if done:
            raise Refused("changed_meanwhile", now=now, by=who(done), at=done.at)
        if now[0] != mailbox:
            set_mailbox(council=council, by=by, service=service, mailbox=mailbox)
        for level, post in zip(Clearer.Level, (manager, director), strict=True):
            set_clearer(council=council, by=by, service=service, level=level, post=post)


def _arranged_since(council: Council, service: Team | Body, seen: int | None) -> AuditEvent | None:
    verbs = ("councils.mailbox_set", "councils.clearer_set")
    found = (None if seen is None else trail.done_since(council.id, service.id, seen, verb) for verb in verbs)
    return next(filter(None, found), None)


def begin_quiet(*, council: Council, by: Person | None, first_day: date, last_day: date) -> QuietPeriod:
    """A pre-election period, both days included."""
    if last_day < first_day:
        raise Refused("ends_before_it_begins", "last_day", first_day=first_day)
    with writing(council):
        audit.take_turn(council.id)
        if QuietPeriod.objects.filter(_on_some_of(first_day, last_day), council=council).exists():
            raise Refused("already_there", "first_day", what="quietperiod")
        return add(by, "councils.quiet_set", QuietPeriod(council=council, first_day=first_day, last_day=last_day))


def end_quiet(*, council: Council, by: Person, period: QuietPeriod, last_day: date, seen: int | None = None) -> None:
    """It ends early: `last_day` is its last."""
    if last_day < period.first_day:
        raise Refused("ends_before_it_begins", "last_day", first_day=period.first_day)
    with writing(council):
        audit.take_turn(council.id)
        if done_meanwhile(period, "councils.quiet_ended", seen, last_day=last_day):
            return
        if last_day > period.last_day:
            raise Refused("quiet_not_longer", "last_day", day=period.last_day)
        period.last_day = last_day
        period.save()
        record(by, "councils.quiet_ended", period, {"last_day": last_day.isoformat()})


def take_back_quiet(*, council: Council, by: Person, period: QuietPeriod) -> None:
    """One that has not begun is as if it had never been set down; one that has can only end."""
    if period.first_day <= clock.today():
        raise Refused("quiet_began")
    said = {"first_day": period.first_day.isoformat(), "last_day": period.last_day.isoformat()}
    with writing(council):
        audit.take_turn(council.id)
        _take_back(by, "councils.quiet_taken_back", period, said)


def set_round_settings(
    *,
    council: Council,
    by: Person | None,
    ladder: Sequence[int],
    answer_days: int,
    decides_quiet: Post | None = None,
    extra_closed_days: Sequence[date] = (),
    seen: int | None = None,
) -> RoundSettings:
    """How the council asks: the rungs of its ladder, the days, who decides in a quiet period, when it is closed."""
    if fault := ladder_fault(ladder):
        raise Refused(fault, "ladder")
    if not 0 <= answer_days <= MOST_ANSWER_DAYS:
        raise Refused("answer_days_unfit", "answer_days", most=MOST_ANSWER_DAYS)
    wanted = {
        "ladder": sorted(ladder),
        "answer_days": answer_days,
        "decides_quiet_id": decides_quiet.id if decides_quiet else None,
        "extra_closed_days": sorted({day.isoformat() for day in extra_closed_days}),
    }
    with writing(council):
        audit.take_turn(council.id)
        row = RoundSettings.objects.filter(council=council).first() or RoundSettings(council=council)
        if done_meanwhile(row, "councils.round_settings_set", seen, **wanted):
            return row
        for name, value in wanted.items():
            setattr(row, name, value)
        row.save()
        said = {name: value if name != "decides_quiet_id" else str(value or "") for name, value in wanted.items()}
        record(by, "councils.round_settings_set", row, said)
    return row
