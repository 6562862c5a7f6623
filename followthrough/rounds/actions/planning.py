"""Planning a round: whom to ask for what, seen and changed before anything is sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from followthrough.audit import actions as audit
from followthrough.commitments.models import Commitment
from followthrough.commitments.queries import standings
from followthrough.commitments.rules import Kind
from followthrough.councils.models import Body, Council, Meeting, Person, Post, Team
from followthrough.councils.reaching import Owner, Reached, present, reach
from followthrough.councils.rules import ladder_fault
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews.models import Review
from followthrough.rounds import queries, rules
from followthrough.rounds.actions.common import in_turn, record
from followthrough.rounds.models import AnswerDraft, Item, Request, Round, RoundReview
from followthrough.rounds.owners import askable, owner_of
from followthrough.rounds.rules import Choice, How, Stage, Standing


@dataclass(frozen=True)
class Plan:
    """The days of a round, when reminders go (relative to `due_on`), and the scrutiny officer's own sentences."""

    due_on: date
    closes_on: date
    ladder: tuple[int, ...]
    wording: str = ""


def of(one: Round) -> Plan:
    """What a round has been planned with."""
    return Plan(one.due_on, one.closes_on, tuple(one.ladder), one.wording)


def plan(*, council: Council, by: Person, reviews: Sequence[Review], meeting: Meeting, asked: Plan) -> Round:
    """A round for a meeting about those reviews, with everybody whom it would ask. Nothing is sent.

    Refused where an earlier round about one of them is still planned or open.
    """
    if not reviews:
        raise Refused("reviews_needed", "reviews")
    check(asked, meeting, clock.today())
    with writing(council):
        audit.take_turn(council.id)
        refuse_other(council, reviews)
        one = Round.objects.create(council=council, meeting=meeting, planned_by=by, **_fields(asked))
        for review in reviews:
            RoundReview.objects.create(council=council, round=one, review=review)
        _fill(council, one, reviews)
        record(one, by, "rounds.planned", [r.id for r in reviews], {"meeting": meeting.day.isoformat(), **_said(asked)})
    return one


def change(*, council: Council, by: Person, round_: Round, asked: Plan) -> None:
    """Other days, reminders or sentences; of a round that has been sent the due day may have come."""
    with writing(council):
        one = in_turn(council, round_, Stage.PLANNED, Stage.OPEN)
        check(asked, one.meeting, clock.london_day(one.opened_at) if one.opened_at else clock.today())
        if asked.closes_on < clock.today():
            raise Refused("round_closes_past", "closes_on")
        if _fields(asked) == {name: getattr(one, name) for name in _fields(asked)}:
            return
        Round.objects.filter(council=council, id=one.id).update(**_fields(asked), version=F("version") + 1)
        record(one, by, "rounds.changed", [], _said(asked))


def give_up(*, council: Council, by: Person, round_: Round) -> None:
    """Let go of a round of which nothing has been sent."""
    with writing(council):
        one = in_turn(council, round_, Stage.PLANNED)
        Round.objects.filter(council=council, id=one.id).update(given_up_at=clock.now())
        record(one, by, "rounds.given_up", [], {})


def look_again(*, council: Council, by: Person, round_: Round) -> bool:
    """Find anew whom to ask, as people and owners are today; whether anything is other than it was planned.

    Recipients whom the scrutiny officer chose stay as long as they can be asked, and so does what was left out.
    """
    with writing(council):
        one = in_turn(council, round_, Stage.PLANNED)
        before = _picture(council, one)
        _fill(council, one, [row.review for row in one.reviews.select_related("review")])
        moved = before != _picture(council, one)
        if moved:
            _touch(one)
            record(one, by, "rounds.looked_again", [], {})
    return moved


def leave_out(*, council: Council, by: Person, round_: Round, items: Iterable[UUID], out: bool) -> None:
    """Do not ask about those things, or ask about them after all.

    What has been answered is not left out: nobody withholds what the owner said.
    """
    with writing(council):
        one = in_turn(council, round_, Stage.PLANNED, Stage.OPEN)
        rows = Item.objects.filter(council=council, round=one, id__in=list(items)).exclude(left_out=out)
        changed = list(rows.values_list("commitment_id", flat=True))
        said = [one.last for one in queries.items(council, _ids(rows)) if one.last] if out else []
        if any(one.choice is not Choice.NOT_MINE for one in said):
            raise Refused("answered_not_left_out")
        if changed:
            rows.update(left_out=out, left_out_at=clock.now() if out else None)
            _join(council, one)
            _touch(one)
            record(one, by, "rounds.left_out" if out else "rounds.taken_in", changed, {"how_many": len(changed)})


def note(*, council: Council, by: Person, request: Request, text: str) -> None:
    """What this recipient alone is told with the asking."""
    if len(text) > rules.LONGEST_WORDING:
        raise Refused("round_wording_too_long", "note", most=rules.LONGEST_WORDING)
    with writing(council):
        one = in_turn(council, request.round, Stage.PLANNED)
        if Request.objects.filter(council=council, id=request.id).exclude(note=text.strip()).update(note=text.strip()):
            _touch(one)
            record(one, by, "rounds.noted", [request.id], {})


def ask(
    *,
    council: Council,
    by: Person,
    round_: Round,
    items: Iterable[UUID],
    person: Person | None = None,
    team: Team | None = None,
    body: Body | None = None,
    post: Post | None = None,
) -> Request:
    """Ask this recipient about those things of the round, and nobody else.

    In an open round the recipient is sent their letter by `sending.send_to`; what was answered stays. Refused as
    `answer_waits` where an answer still waits for clearance.
    """
    if not ((person and person.email) or (team and team.mailbox) or (body and body.mailbox)):
        raise Refused("no_address", "who")
    with writing(council):
        one = in_turn(council, round_, Stage.PLANNED, Stage.OPEN)
        who = {"person": person, "team": team, "body": body}
        row = _request(council, one, {**who, "post": post, "how": How.ADDED})
        rows = Item.objects.filter(council=council, round=one, id__in=list(items)).exclude(request=row)
        moved = list(rows.values_list("commitment_id", flat=True))
        if any(found.stands is Standing.RECEIVED for found in queries.items(council, _ids(rows))):
            raise Refused("answer_waits")
        if moved:
            # What one recipient had put down is not the next one's to read or send.
            AnswerDraft.objects.filter(council=council, item__in=rows).delete()
            # Asked of somebody else, it no longer comes with another's answer.
            rows.update(request=row, through=None, left_out=False, left_out_at=None, chosen=True)
            _join(council, one)
            _touch(one)
            record(one, by, "rounds.asked_instead", [row.id, *moved], {"how_many": len(moved)})
    return row


def add(*, council: Council, by: Person, round_: Round, commitment: Commitment) -> Item:
    """Ask about something that was not found to be owed; what is restricted is never asked about by letter."""
    with writing(council):
        one = in_turn(council, round_, Stage.PLANNED, Stage.OPEN)
        if not askable(council, [commitment.id]).exists():
            raise Refused("restricted_not_asked")
        there = Item.objects.filter(council=council, round=one, commitment=commitment).first()
        if there is not None:
            return there
        owner = _owners(council, [commitment.id]).get(commitment.id)
        reached = reach(council, [owner] if owner else [], clock.today())
        row = Item.objects.create(
            council=council,
            round=one,
            commitment=commitment,
            request=_request_of(council, one, reached.get(owner) if owner else None),
            added=True,
        )
        _join(council, one)
        _touch(one)
        record(one, by, "rounds.added", [commitment.id], {})
    return row


def _ids(rows: QuerySet[Item]) -> list[UUID]:
    return list(rows.values_list("id", flat=True))


def check(asked: Plan, meeting: Meeting, opens: date) -> None:
    """Refused where the days of a round do not follow one another from the day on which it opens."""
    for code, field in rules.day_faults(opens, asked.due_on, asked.closes_on, meeting.day):
        raise Refused(code, field)
    if fault := ladder_fault(asked.ladder):
        raise Refused(fault, "ladder")
    if len(asked.wording) > rules.LONGEST_WORDING:
        raise Refused("round_wording_too_long", "wording", most=rules.LONGEST_WORDING)


def refuse_other(council: Council, reviews: Sequence[Review]) -> None:
    """Refused where a round about one of those reviews is planned or open."""
    there = queries.rounds(council).filter(closed_at=None, closes_on__gte=clock.today(), reviews__review__in=reviews)
    if there.exists():
        raise Refused("round_there", "reviews")


def _fields(asked: Plan) -> dict[str, Any]:
    ladder = sorted(asked.ladder)
    return {
        "due_on": asked.due_on,
        "closes_on": asked.closes_on,
        "ladder": ladder,
        "wording": asked.wording.strip(),
    }


def _said(asked: Plan) -> dict[str, Any]:
    return {"due_on": asked.due_on.isoformat(), "closes_on": asked.closes_on.isoformat(), "ladder": list(asked.ladder)}


def _touch(one: Round) -> None:
    Round.objects.filter(id=one.id).update(version=F("version") + 1)


def _picture(council: Council, one: Round) -> list[tuple[Any, ...]]:
    rows = Item.objects.filter(council=council, round=one).order_by("commitment")
    who = ("request__person", "request__team", "request__body", "request__how", "chosen")
    return list(rows.values_list("commitment", "left_out", "through__commitment", *who))


# Whom ------------------------------------------------------------------------------------------------


def _fill(council: Council, one: Round, reviews: Sequence[Review]) -> None:
    """Bring the items and requests of a planned round to what is owed today."""
    _unchoose(council, one)
    now = AsAt.now()
    owing = queries.owing(council, reviews, now)
    on = queries.relied_on(council, owing, now)
    unanswered = {line.standing.commitment.id for line in owing if queries.unanswered(line)}
    there = {row.commitment_id: row for row in Item.objects.filter(council=council, round=one)}
    owners = {s.commitment.id: owner_of(s.owner) for s in (*(line.standing for line in owing), *on)}
    owners |= _owners(council, [row.commitment_id for row in there.values() if row.added])
    reached = reach(council, {owner for owner in owners.values() if owner}, clock.today())
    _drop(council, one, [row for row in there.values() if row.commitment_id not in owners])
    for commitment, owner in owners.items():
        _put(
            council, one, there.get(commitment), commitment, reached[owner] if owner else None, commitment in unanswered
        )
    _join(council, one)
    used = Item.objects.filter(council=council, round=one).exclude(request=None).values("request")
    Request.objects.filter(council=council, round=one).exclude(id__in=used).update(left_out=True)


def _unchoose(council: Council, one: Round) -> None:
    """Whom the scrutiny officer chose and who cannot be asked any more is chosen no longer."""
    asked = list(queries.requests(council).filter(round=one, items__chosen=True).distinct())
    here = present(council, [row.person for row in asked if row.person], clock.today())
    lost = [row for row in asked if not (row.person_id in here if row.person else (row.team or row.body).mailbox)]  # type: ignore[union-attr]
    Item.objects.filter(council=council, round=one, request__in=lost).update(chosen=False)


def _drop(council: Council, one: Round, rows: Sequence[Item]) -> None:
    ids = [row.id for row in rows if not row.chosen]
    Item.objects.filter(council=council, round=one, id__in=ids).update(left_out=True, through=None)


def _put(
    council: Council, one: Round, row: Item | None, commitment: UUID, found: Reached | None, unanswered: bool
) -> None:
    if row is not None and row.chosen:
        return
    request = _request_of(council, one, found)
    if row is None:
        Item.objects.create(council=council, round=one, commitment_id=commitment, request=request, left_out=unanswered)
    elif row.request_id != (request.id if request else None):
        Item.objects.filter(id=row.id).update(request=request, through=None)


def _join(council: Council, one: Round) -> None:
    """A recommendation that relies on another thing asked of the same recipient is answered with that.

    Not where what it relies on lies outside what that covers: then an answer about that says nothing of it.

    Only what is asked by itself leads: neither what is left out, nor what comes with another's answer. In a round that
    has been sent only what has lost its lead is asked by itself from now on.
    """
    rows = {row.commitment_id: row for row in Item.objects.filter(council=council, round=one).order_by("id")}
    led = _led(council, rows) if one.opened_at is None else {}
    by_id = {row.id: row for row in rows.values()}
    for commitment, row in rows.items():
        now = by_id.get(row.through_id) if row.through_id else None
        through = led.get(commitment) if one.opened_at is None else now if now and _may_lead(row, now) else None
        if row.through_id != (through.id if through else None):
            Item.objects.filter(id=row.id).update(through=through)


def _led(council: Council, rows: dict[UUID, Item]) -> dict[UUID, Item]:
    """What each of those that rely on another comes with, by commitment."""
    heads = Commitment.objects.filter(council=council, id__in=rows, kind=Kind.RECOMMENDATION)
    found: dict[UUID, Item] = {}
    leading: set[UUID] = set()
    for commitment, standing in standings(council, heads, AsAt.now()).items():
        row = rows[commitment]
        within = [r.on_id for r in standing.relies_on if not r.outside]
        on = [rows[i] for i in within if i in rows and i not in found]
        lead = next((other for other in on if _may_lead(row, other)), None)
        if lead and commitment not in leading:
            found[commitment] = lead
            leading.add(lead.commitment_id)
    return found


def _may_lead(row: Item, other: Item) -> bool:
    same = other.request_id is not None and other.request_id == row.request_id
    return same and not other.left_out


def _owners(council: Council, commitments: Sequence[UUID]) -> dict[UUID, Owner | None]:
    heads = askable(council, commitments)
    return {i: owner_of(s.owner) for i, s in standings(council, heads, AsAt.now(), brief=True).items()}


def _request_of(council: Council, one: Round, found: Reached | None) -> Request | None:
    """The request to whoever was reached; None where nobody was."""
    if found is None or found.key is None:
        return None
    team = None if found.person else found.team
    body = None if found.person or team else found.body
    given = {"person": found.person, "team": team, "body": body, "post": found.post, "how": How(found.how.value)}
    return _request(council, one, given)


def _request(council: Council, one: Round, given: dict[str, Any]) -> Request:
    who = {name: given[name] for name in ("person", "team", "body")}
    there = Request.objects.filter(council=council, round=one, **who).first()
    if there is None:
        return Request.objects.create(council=council, round=one, **given)
    # Whom an owner's question reaches is more than somebody chosen, whichever came first.
    reached = there.how == How.ADDED != given["how"]
    more = {name: given[name] for name in ("how", "post")} if reached else {}
    if there.left_out or more:
        Request.objects.filter(id=there.id).update(left_out=False, **more)
    return there
