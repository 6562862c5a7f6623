"""Rounds as they stand: what is asked of whom, what came of it, what is owed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from followthrough.commitments.models import Commitment
from followthrough.commitments.queries import Standing as Delivered
from followthrough.commitments.queries import standings
from followthrough.commitments.rules import FINISHED
from followthrough.councils.models import Council, Person, Post
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import Review
from followthrough.reviews.queries.lines import Line, lines, lines_of
from followthrough.reviews.rules import Response, is_open
from followthrough.rounds import rules
from followthrough.rounds.models import (
    Answer,
    AnswerDraft,
    AnswerLink,
    Clearing,
    Escalation,
    Extending,
    Item,
    Question,
    Reminder,
    Request,
    Round,
)
from followthrough.rounds.owners import askable, still_theirs
from followthrough.rounds.rules import Choice, Outcome, Stage, Standing

Row = TypeVar("Row")


@dataclass(frozen=True)
class Said:
    """An answer with what was said of it: clearings in order of level, questions, what came of its extension.

    `followed`: there is a later answer to the same thing.
    """

    answer: Answer
    clearings: tuple[Clearing, ...] = ()
    questions: tuple[Question, ...] = ()
    extending: Extending | None = None
    followed: bool = False

    @property
    def choice(self) -> Choice:
        return Choice(self.answer.choice)

    @cached_property
    def outcome(self) -> Outcome | None:
        """None while somebody still has to clear it."""
        if any(one.outcome == Outcome.SENT_BACK for one in self.clearings):
            return Outcome.SENT_BACK
        return Outcome.CLEARED if any(one.update_id for one in self.clearings) else None

    @property
    def extension_waits(self) -> bool:
        """Whether a later date is asked for that nobody has decided: by the last answer, once it is cleared."""
        asked = bool(self.answer.until_printed) and self.outcome is Outcome.CLEARED
        return asked and self.extending is None and not self.followed


@dataclass(frozen=True)
class Asked:
    """One thing asked, with where it stands: `said` are the answers in this round, oldest first."""

    item: Item
    delivered: Delivered
    line: Line | None
    said: tuple[Said, ...] = ()
    draft: AnswerDraft | None = None

    @cached_property
    def last(self) -> Said | None:
        """The last answer of whoever is asked now; what somebody else said before does not count for them."""
        theirs = [one for one in self.said if one.answer.request_id == self.item.request_id]
        return theirs[-1] if theirs else None

    @property
    def question(self) -> Question | None:
        """What scrutiny asked about the last answer."""
        return self.last.questions[-1] if self.last and self.last.questions else None

    @cached_property
    def stands(self) -> Standing:
        """How it stands in the round."""
        request = self.item.request
        last = self.last
        told = rules.Told(last.choice, last.outcome, bool(last.questions)) if last else rules.Told(heard=self._heard)
        aside = self.item.left_out or (request is not None and request.left_out)
        return rules.standing(told, sent=bool(request and request.sent_at), aside=aside)

    @property
    def _heard(self) -> bool:
        """Whether the owner has recorded an update on the commitment's own page since the asking."""
        update, asked_at = self.delivered.update, self.item.asked_at
        return bool(update and asked_at and update.recorded_at >= asked_at and not update.entered_later)

    @property
    def owed(self) -> bool:
        """Whether whoever is asked has something to do; what another's answer stands for is owed with that."""
        return self.stands in rules.OWED


@dataclass(frozen=True)
class RequestView:
    """One recipient with what is asked of them."""

    request: Request
    asked: tuple[Asked, ...]

    @property
    def to_be_asked(self) -> bool:
        """Whether there is anything to ask of them."""
        return not self.request.left_out and any(not one.item.left_out for one in self.asked)

    @property
    def own(self) -> tuple[Asked, ...]:
        """What has to be answered; what follows from another answer comes with it."""
        return tuple(one for one in self.asked if self.head(one) is None)

    def covered_by(self, asked: Asked) -> tuple[Asked, ...]:
        """For what else an answer to that one stands."""
        return tuple(one for one in self.asked if self.head(one) is asked)

    def head(self, asked: Asked) -> Asked | None:
        """With whose answer that one comes; None where it needs its own.

        That is also where the other is not asked here any more, or has been answered without standing for this one.
        """
        of = self._by_item.get(asked.item.through_id)
        return None if of is None or (asked.owed and not of.owed) else of

    @cached_property
    def _by_item(self) -> dict[UUID | None, Asked]:
        return {one.item.id: one for one in self.asked}

    @property
    def owed(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.own if one.owed)


@dataclass(frozen=True)
class RoundView:
    """A round with everybody who is asked; `unreached`: nobody was found to ask."""

    round: Round
    reviews: tuple[Review, ...]
    requests: tuple[RequestView, ...]
    unreached: tuple[Asked, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        return (*(one for view in self.requests for one in view.asked), *self.unreached)

    def standing_at(self, standing: Standing) -> tuple[Asked, ...]:
        """What stands so."""
        return tuple(one for one in self.asked if one.stands is standing)


def stage(one: Round, day: date | None = None) -> Stage:
    """How far a round is."""
    when = day or clock.today()
    return rules.stage(bool(one.opened_at), bool(one.closed_at), bool(one.given_up_at), one.closes_on, when)


def rounds(council: Council) -> QuerySet[Round]:
    """The council's rounds, the latest first; not those that were given up."""
    rows = Round.objects.filter(council=council, given_up_at=None).select_related("meeting__committee")
    return rows.prefetch_related("reviews__review")


def open_rounds(council: Council, day: date) -> QuerySet[Round]:
    """Those that have been sent and not closed by that day."""
    return rounds(council).filter(closed_at=None, closes_on__gte=day).exclude(opened_at=None)


def round_(council: Council, round_id: UUID) -> Round | None:
    """One round of the council."""
    return rounds(council).filter(id=round_id).first()


def reviews_of(one: Round) -> tuple[Review, ...]:
    """The reviews that a round asks about, as far as the reader may know of them."""
    return tuple(sorted((row.review for row in one.reviews.all()), key=lambda review: review.neutral_name))


def view(council: Council, one: Round) -> RoundView:
    """A round with everybody who is asked, in a number of queries that does not grow with them."""
    asked = _asked(council, Item.objects.filter(council=council, round=one))
    of: dict[UUID | None, list[Asked]] = {}
    for thing in asked:
        of.setdefault(thing.item.request_id, []).append(thing)
    found = [RequestView(row, tuple(of.get(row.id, ()))) for row in requests(council).filter(round=one)]
    return RoundView(one, reviews_of(one), tuple(sorted(found, key=_by_name)), tuple(of.get(None, ())))


def _by_name(view: RequestView) -> str:
    return str(view.request.person or view.request.team or view.request.body).casefold()


def requests(council: Council) -> QuerySet[Request]:
    """Everybody who is asked, in any round, with who that is."""
    rows = Request.objects.filter(council=council)
    return rows.select_related("round__meeting", "person", "team", "body", "post__team", "post__body")


def request_views(council: Council, ids: Collection[UUID]) -> list[RequestView]:
    """What is asked of those recipients, and is not left out, in a number of queries that does not grow with them."""
    of: dict[UUID | None, list[Asked]] = {}
    for one in _asked(council, Item.objects.filter(council=council, request__in=list(ids), left_out=False)):
        of.setdefault(one.item.request_id, []).append(one)
    return [RequestView(row, tuple(of.get(row.id, ()))) for row in requests(council).filter(id__in=list(ids))]


def request_view(council: Council, request: Request) -> RequestView:
    """What is asked of one recipient, and is not left out."""
    found = Item.objects.filter(council=council, request=request, left_out=False)
    return RequestView(request, tuple(_asked(council, found)))


def request(council: Council, request_id: UUID) -> Request | None:
    """One request of the council."""
    return requests(council).filter(id=request_id).first()


def asked_of(council: Council, person: Person, posts: Sequence[Post], day: date) -> list[Request]:
    """What open rounds ask of a person, or of the mailbox of a team or body of those posts."""
    live = requests(council).filter(round__in=open_rounds(council, day).values("id"), left_out=False)
    teams = {post.team_id for post in posts} - {None}
    bodies = {post.body_id for post in posts} - {None}
    mine = live.exclude(sent_at=None)
    return [
        row
        for row in mine.order_by("round__due_on", "id")
        if row.person_id == person.id or row.team_id in teams or row.body_id in bodies
    ]


def item(council: Council, item_id: UUID) -> Asked | None:
    """One thing asked."""
    return next(iter(_asked(council, Item.objects.filter(council=council, id=item_id))), None)


def items(council: Council, ids: Iterable[UUID]) -> list[Asked]:
    """Those things asked."""
    return _asked(council, Item.objects.filter(council=council, id__in=list(ids)))


def answer(council: Council, answer_id: UUID) -> Answer | None:
    """One answer of the council."""
    return Answer.objects.filter(council=council, id=answer_id).select_related("item__round", "request").first()


def link(council: Council, mark: str, day: date) -> AnswerLink | None:
    """The link with that mark, if it still opens its request on that day: not for whom it is no longer asked of."""
    rows = AnswerLink.objects.filter(council=council, mark=mark, withdrawn_at=None, request__left_out=False)
    found = rows.select_related("request__round__meeting", "request__person", "request__team", "request__body").first()
    alive = found and stage(found.request.round, day) is Stage.OPEN and still_theirs(council, found.request, day)
    return found if alive else None


def to_clear(council: Council, day: date) -> list[Asked]:
    """Everything received that its owner's side has still to clear, in rounds of which the meeting has not been."""
    live = Round.objects.filter(council=council, given_up_at=None, meeting__day__gte=day).exclude(opened_at=None)
    answered = Answer.objects.filter(council=council).values("item")
    found = _asked(council, Item.objects.filter(council=council, round__in=live, id__in=answered))
    return [one for one in found if one.stands is Standing.RECEIVED]


def owing(council: Council, reviews: Sequence[Review], as_at: AsAt) -> list[Line]:
    """The recommendations of those reviews of which an account is owed. What is restricted is never asked by letter."""
    every = [line for review in reviews if not review.restricted for line in lines(council, review, as_at)]
    return [line for line in every if is_open(line.axes) and not line.standing.commitment.restricted]


def unanswered(line: Line) -> bool:
    """Whether nobody has answered the recommendation yet, so that there is hardly anything to report."""
    return line.axes.answer in (Response.AWAITING, Response.DEFERRED)


def relied_on(council: Council, found: Sequence[Line], as_at: AsAt) -> list[Delivered]:
    """Programmes, phases and actions on which those recommendations rely, and which are not finished."""
    ids = {row.on_id for line in found for row in line.standing.relies_on if not row.outside}
    others = askable(council, ids).exclude(id__in=[line.standing.commitment.id for line in found])
    return [one for one in standings(council, others, as_at).values() if one.state not in FINISHED]


def reminded(council: Council, one: Round) -> dict[UUID, list[Reminder]]:
    """The reminders of a round by request, in the order in which they went."""
    found: dict[UUID, list[Reminder]] = {}
    for row in Reminder.objects.filter(council=council, request__round=one).order_by("made_at"):
        found.setdefault(row.request_id, []).append(row)
    return found


def last_asked(council: Council, commitment: Commitment) -> tuple[Round, Standing] | None:
    """The last round in which something was asked about, and how that stands there; None where it never was.

    One query where it never was, six where it was.
    """
    rows = Item.objects.filter(council=council, commitment=commitment, left_out=False).exclude(request__sent_at=None)
    row = rows.select_related("round__meeting", "request").order_by("-round__opened_at").first()
    if row is None:
        return None
    last = [one for one in _said(council, [row]).get(row.id, ()) if one.answer.request_id == row.request_id][-1:]
    told = rules.Told(last[0].choice, last[0].outcome, bool(last[0].questions)) if last else rules.Told()
    return row.round, rules.standing(told, sent=True, aside=row.request.left_out if row.request else True)


def last_round(council: Council, review: Review) -> Round | None:
    """The last round about a review that has been sent or is planned."""
    return rounds(council).filter(reviews__review=review).first()


def before(council: Council, one: Round) -> dict[UUID, Delivered]:
    """How everything asked about stood when the round was sent, by commitment."""
    if one.opened_at is None:
        return {}
    heads = Commitment.objects.filter(council=council, id__in=Item.objects.filter(round=one).values("commitment"))
    return standings(council, heads, AsAt(clock.london_day(one.opened_at), one.opened_at), brief=True)


def escalations(council: Council, one: Round) -> QuerySet[Escalation]:
    """The letters that went above a service, oldest first."""
    rows = Escalation.objects.filter(council=council, round=one)
    return rows.select_related("team", "body", "post", "person", "by", "decided_by").order_by("made_at")


def letters_of(council: Council, one: Round) -> dict[UUID, list[UUID]]:
    """The e-mails with links that went to each recipient of a round, by request."""
    found: dict[UUID, list[UUID]] = {}
    for row in AnswerLink.objects.filter(council=council, request__round=one).order_by("made_at"):
        found.setdefault(row.request_id, []).append(row.email_id)
    return found


def _asked(council: Council, rows: QuerySet[Item]) -> list[Asked]:
    found = list(rows.select_related("round", "request__person", "request__team", "request__body", "draft"))
    now, tracked = AsAt.now(), [one.commitment_id for one in found]
    of_lines = {line.recommendation.commitment_id: line for line in lines_of(council, tracked, now)}
    others = Commitment.objects.filter(council=council, id__in=set(tracked) - set(of_lines))
    plain = standings(council, others, now)
    said = _said(council, found)
    made = [_one(row, of_lines.get(row.commitment_id), plain, said.get(row.id, ())) for row in found]
    return sorted((one for one in made if one), key=_in_order)


def _one(row: Item, line: Line | None, plain: dict[UUID, Delivered], said: Sequence[Said]) -> Asked | None:
    """None for what has been withdrawn since it was asked about."""
    delivered = line.standing if line else plain.get(row.commitment_id)
    draft = getattr(row, "draft", None)
    return Asked(row, delivered, line, tuple(said), draft) if delivered else None


def _in_order(asked: Asked) -> tuple[int, str, int]:
    """Programmes first, for an answer about one may stand for recommendations; then as in the reports."""
    if asked.line is None:
        return (0, asked.delivered.words.text, 0)
    return (1, asked.line.recommendation.review.neutral_name, asked.line.recommendation.position)


def _said(council: Council, found: Sequence[Item]) -> dict[UUID, list[Said]]:
    ids = [one.id for one in found]
    answers = Answer.objects.filter(council=council, item__in=ids).select_related("by", "link", "like", "request")
    made = list(answers.order_by("sent_at", "id"))
    last = {one.item_id: one.id for one in made}
    about = {"council": council, "answer__in": [one.id for one in made]}
    clearings = _by_answer(Clearing.objects.filter(**about).select_related("by").order_by("level"))
    questions = _by_answer(Question.objects.filter(**about).select_related("by"))
    extendings = _by_answer(Extending.objects.filter(**about))
    of: dict[UUID, list[Said]] = {}
    for one in made:
        decided = next(iter(extendings.get(one.id, ())), None)
        asked, followed = tuple(questions.get(one.id, ())), last[one.item_id] != one.id
        one_said = Said(one, tuple(clearings.get(one.id, ())), asked, decided, followed)
        of.setdefault(one.item_id, []).append(one_said)
    return of


def _by_answer(rows: "Iterable[Row]") -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {}
    for row in rows:
        found.setdefault(row.answer_id, []).append(row)  # type: ignore[attr-defined]
    return found
