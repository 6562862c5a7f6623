"""The end of a round, and the letters above a service that each wait for the scrutiny officer's press."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from followthrough.commitments.models import Assignment
from followthrough.councils import queries as councils
from followthrough.councils.asking import clearers_of, in_quiet_period, round_settings
from followthrough.councils.models import Body, Council, Person, Post, Team
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.outbox import actions as outbox
from followthrough.rounds import letters, outside, queries, rules
from followthrough.rounds.actions import planning
from followthrough.rounds.actions.common import in_turn, record
from followthrough.rounds.models import Escalation, Round
from followthrough.rounds.queries import Asked
from followthrough.rounds.rules import Stage


@dataclass(frozen=True)
class Silent:
    """A service that still owes answers, and the next letter above it: None where nobody is left to write to."""

    service: Team | Body
    owed: tuple[Asked, ...]
    level: int = 0
    post: Post | None = None
    person: Person | None = None

    @property
    def mark(self) -> str:
        """Another one as soon as something else is owed; a form carries it."""
        return sha256(" ".join(sorted(str(one.item.id) for one in self.owed)).encode()).hexdigest()[:32]


def close(*, council: Council, by: Person, round_: Round) -> None:
    """End a round before its day: no link opens anything any more, and nobody is reminded."""
    with writing(council):
        one = in_turn(council, round_, Stage.OPEN)
        Round.objects.filter(council=council, id=one.id).update(closed_at=clock.now())
        record(one, by, "rounds.closed", [], {})


def reopen(*, council: Council, by: Person, round_: Round) -> None:
    """Take a closing back, until the day on which the round ends by itself.

    Refused where another round about one of its reviews has been planned since.
    """
    with writing(council):
        one = in_turn(council, round_, Stage.CLOSED)
        if one.closes_on < clock.today():
            raise Refused("round_over")
        planning.refuse_other(council, queries.reviews_of(one))
        Round.objects.filter(council=council, id=one.id).update(closed_at=None)
        record(one, by, "rounds.reopened", [], {})


def silent(council: Council, one: Round) -> list[Silent]:
    """The services that still owe answers, by name, each with the next post above it that has not been written to.

    Without what is restricted, whoever looks: it is what a letter says.
    """
    owed: dict[Team | Body, list[Asked]] = {}
    for asked in outside.view(council, one).asked:
        service = service_of(asked.delivered.owner)
        if asked.owed and service is not None:
            owed.setdefault(service, []).append(asked)
    told = {(row.team_id, row.body_id, row.level) for row in queries.escalations(council, one)}
    found = [_next(council, service, tuple(things), told) for service, things in owed.items()]
    return sorted(found, key=lambda one: str(one.service).casefold())


def service_of(owner: Assignment | None) -> Team | Body | None:
    """The team or the body behind an owner."""
    if owner is None:
        return None
    return owner.team or owner.body or (owner.post and (owner.post.team or owner.post.body)) or None


def _next(council: Council, service: Team | Body, owed: tuple[Asked, ...], told: Collection[object]) -> Silent:
    for level, post in sorted(clearers_of(council, service).items()):
        key = (service.id, None, level) if isinstance(service, Team) else (None, service.id, level)
        holder = councils.holdings(council, post).filter(councils.on_day(clock.today())).first()
        if key not in told and holder and holder.person.email:
            return Silent(service, owed, level, post, holder.person)
    return Silent(service, owed)


def escalate(
    *,
    council: Council,
    by: Person,
    round_: Round,
    service: Team | Body,
    level: int,
    text: str,
    decided: bool = False,
    seen: str | None = None,
) -> Escalation:
    """Send the letter above a service, in those words; once a level. Only after the day on which answers were due.

    `seen`: the `mark` of what was owed when the draft was shown. Refused as `owed_changed` where something has come in
    since, so that nothing is claimed in the letter that is not so.

    In the time before an election it is refused as `quiet_period` unless `decided`: the holder of the post that
    decides then, as the council has set it, has said yes; who that is goes on record.
    """
    if not text.strip():
        raise Refused("text_needed", "text")
    if len(text) > rules.LONGEST_TEXT:
        raise Refused("round_wording_too_long", "text", most=rules.LONGEST_TEXT)
    with writing(council):
        one = in_turn(council, round_, Stage.OPEN)
        if clock.today() <= one.due_on:
            raise Refused("not_late_yet")
        team, body = (service, None) if isinstance(service, Team) else (None, service)
        there = Escalation.objects.filter(council=council, round=one, team=team, body=body, level=level).first()
        if there is not None:
            return there
        found = next((s for s in silent(council, one) if s.service == service), None)
        if found is None or found.level != level or found.post is None or found.person is None:
            raise Refused("nobody_above")
        if seen is not None and seen != found.mark:
            raise Refused("owed_changed", "text")
        decider = _decider(council, decided)
        called = outside.called(one)
        email = outbox.post(
            council_id=council.id, to=found.person.email or "", **letters.escalating(called, text.strip())
        )
        row = Escalation.objects.create(
            council=council,
            round=one,
            team=team,
            body=body,
            level=level,
            post=found.post,
            person=found.person,
            text=text.strip(),
            email_id=email.id,
            by=by,
            decided_by=decider,
        )
        record(one, by, "rounds.escalated", [row.id, service.id], {"level": level})
    return row


def _decider(council: Council, decided: bool) -> Person | None:
    """Who decides in the time before an election; None at other times."""
    if not in_quiet_period(council, clock.today()):
        return None
    post = round_settings(council).decides_quiet
    holder = councils.holdings(council, post).filter(councils.on_day(clock.today())).first() if post else None
    if holder is None or not decided:
        raise Refused("quiet_period", "decided")
    return holder.person
