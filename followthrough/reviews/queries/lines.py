"""Reviews and their recommendations as at a point: the three axes of each, side by side and never mixed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from followthrough.commitments.models import LEDGER as COMMITMENTS
from followthrough.commitments.models import Withdrawal, Wording
from followthrough.commitments.prepared import Prepared
from followthrough.commitments.queries import (
    Standing,
    by_head,
    exempt_places,
    in_force,
    known,
    newest_first,
    prepare_known,
    prepare_standing,
    row_of,
    rows_at,
    rows_in_force,
    standing_rows,
    standings,
)
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.reviews import rules
from followthrough.reviews.models import (
    LEDGER,
    Decision,
    Link,
    Part,
    Particulars,
    Recommendation,
    RecommendationRow,
    Response,
    Review,
)


@dataclass(frozen=True)
class ReviewView:
    """A review with what is known of it: its particulars in force."""

    review: Review
    particulars: Particulars


@dataclass(frozen=True)
class Line:
    """One recommendation as at a point. `responses` holds the one in force of each respondent."""

    recommendation: Recommendation
    standing: Standing
    parts: tuple[Part, ...]
    responses: tuple[Response, ...]
    decision: Decision | None
    links: tuple[Link, ...]
    as_at: AsAt

    @cached_property
    def response(self) -> Response | None:
        """The executive's response; where it gave none, the first of the other respondents'."""
        own = [r for r in self.responses if r.respondent_id is None]
        return next(iter([*own, *self.responses]), None)

    @cached_property
    def axes(self) -> rules.Axes:
        """The words on the three axes; awaiting and monitoring until somebody has said otherwise."""
        return rules.Axes(
            response=rules.Response(self.response.state) if self.response else rules.Response.AWAITING,
            delivery=self.standing.state,
            scrutiny=rules.Scrutiny(self.decision.state) if self.decision else rules.Scrutiny.MONITORING,
            others=frozenset(rules.Response(row.state) for row in self.responses if row != self.response),
            reported_since=self._reported_since(),
        )

    def _reported_since(self) -> bool:
        update, decision = self.standing.update, self.decision
        if update is None or decision is None:
            return True
        return (update.known_on, update.recorded_at) > (decision.known_on, decision.recorded_at)

    @property
    def draft(self) -> bool:
        """Whether the decision still stands on draft minutes."""
        return self.decision is not None and self.decision.draft_on(self.as_at.day)

    @property
    def days_overdue(self) -> int:
        """Days past the date that counts; 0 for what is not or no longer awaited."""
        return self.standing.days_overdue(self.as_at) if rules.is_open(self.axes) else 0


def reviews(council: Council, as_at: AsAt) -> list[ReviewView]:
    """The council's reviews that were known, newest first."""
    heads = _not_undone(Review.objects.filter(council=council), as_at)
    found = in_force(Particulars.objects.select_related("committee"), heads, "review", as_at)
    return [ReviewView(r, found[r.id]) for r in heads.order_by("-id") if r.id in found]


def review(council: Council, review_id: UUID, as_at: AsAt) -> ReviewView | None:
    """One review; None when the council has no such review or did not know of it by then."""
    return next(iter(reviews_of(council, [review_id], as_at)), None)


def reviews_of(council: Council, ids: Iterable[UUID], as_at: AsAt) -> list[ReviewView]:
    """Those of the reviews that were known, in no order."""
    wanted = list(ids)
    found = {row.review_id: row for row in _particulars(council.id, wanted, as_at)}
    return [ReviewView(r, found[r.id]) for r in _heads(council.id, wanted, as_at) if r.id in found]


@Prepared
def _heads(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Review]:
    return _not_undone(Review.objects.filter(council=council, id__in=ids), as_at)


@Prepared
def _particulars(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Particulars]:
    heads = _not_undone(Review.objects.filter(council=council, id__in=ids), as_at)
    return rows_in_force(Particulars.objects.select_related("committee"), heads, "review", as_at)


def review_named(council: Council, neutral_name: str, as_at: AsAt) -> ReviewView | None:
    """The review of that neutral name, without regard to case."""
    head = Review.objects.filter(council=council, neutral_name__iexact=neutral_name, withdrawn=False).first()
    return review(council, head.id, as_at) if head else None


def lines(council: Council, review: Review, as_at: AsAt) -> list[Line]:
    """Every recommendation of a review that was known, in the order of the report."""
    return _lines(council, _whole(Recommendation.objects.filter(council=council, review=review)), as_at)


def all_lines(council: Council, as_at: AsAt) -> list[Line]:
    """Every recommendation of the council, by review and then in the order of its report."""
    return _lines(council, _whole(Recommendation.objects.filter(council=council)), as_at)


def line(council: Council, recommendation_id: UUID, as_at: AsAt) -> Line | None:
    """One recommendation; None when there is none or it was not known by then."""
    found = _lines(council, _by_id(council.id, [recommendation_id], as_at), as_at)
    return next(iter(found), None)


def lines_of(council: Council, commitments: Iterable[UUID], as_at: AsAt) -> list[Line]:
    """The recommendations behind those commitments."""
    return _lines(council, _by_commitment(council.id, list(commitments), as_at), as_at)


def brief_lines(council: Council, heads: Iterable[UUID], as_at: AsAt) -> list[Line]:
    """Of those ids the council's recommendations, without what a long list does not show.

    That is what `standings` leaves out, parts and ties.
    """
    found = [head for head in _anybodys(council.id, list(heads), as_at) if head.council_id == council.id]
    return _lines(council, found, as_at, brief=True)


def _whole(rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    """With what a line needs of its head, in the order of the reports."""
    return rows.select_related("commitment", "recipient", "review").order_by("review_id", "position")


@Prepared
def _by_id(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Recommendation]:
    return _whole(Recommendation.objects.filter(council=council, id__in=ids))


@Prepared
def _by_commitment(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Recommendation]:
    return _whole(Recommendation.objects.filter(council=council, commitment__in=ids))


@Prepared
def _anybodys(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Recommendation]:
    # Asked for by council as well, SQLite would go through all that the council has.
    return _whole(Recommendation.objects.filter(id__in=ids))


# What a reader of the history sees of other rows, so that it is fetched with them.
_SHOWN: dict[type[RecommendationRow], tuple[str, ...]] = {
    Response: ("respondent",),
    Decision: ("meeting__committee",),
    Link: ("other",),
}
_HISTORY = [prepare_known(kind, "recommendation", _SHOWN.get(kind, ())) for kind in LEDGER]


def history(council: Council, recommendation: Recommendation, as_at: AsAt) -> list[RecommendationRow]:
    """Every row known about a recommendation's response and scrutiny, corrected ones included, newest first."""
    return newest_first(rows(council.id, [recommendation.id], as_at) for rows in _HISTORY)


def row(council: Council, row_id: UUID) -> RecommendationRow | None:
    """One ledger row about a recommendation of the council, whichever kind it is, unless it has been withdrawn."""
    return row_of(LEDGER, council, row_id, "recommendation__commitment")


def exempt_rows(council: Council, as_at: AsAt) -> set[UUID]:
    """Ids of the council's texts that are exempt, of commitments and of recommendations, corrections included."""
    return rows_at([*COMMITMENTS, *LEDGER], council, exempt_places(council, as_at))


def neighbours(
    council: Council, recommendation: Recommendation, as_at: AsAt
) -> tuple[Recommendation | None, Recommendation | None]:
    """The recommendations before and after this one in its report, among those known by then."""
    before, after = (side(council.id, [recommendation.id], as_at) for side in (_before, _after))
    return next(iter(before), None), next(iter(after), None)


@Prepared
def _before(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Recommendation]:
    beside, position = _beside(council, ids, as_at)
    return beside.filter(position__lt=position).order_by("-position")[:1]


@Prepared
def _after(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Recommendation]:
    beside, position = _beside(council, ids, as_at)
    return beside.filter(position__gt=position).order_by("position")[:1]


def _beside(council: UUID, ids: Collection[UUID], as_at: AsAt) -> tuple[QuerySet[Recommendation], Subquery]:
    """What is known by then in the review of the one among `ids`, and the position of that one."""
    here = Recommendation.objects.filter(council=council, id__in=ids)
    worded = known(Wording.objects.filter(commitment=OuterRef("commitment")), as_at)
    beside = Recommendation.objects.filter(Exists(worded), council=council, review__in=here.values("review"))
    return beside, Subquery(here.values("position")[:1])


def tied_to(council: Council, recommendation: Recommendation, as_at: AsAt) -> list[Link]:
    """The ties that other recommendations have to this one, oldest first."""
    return _tied_to(council.id, [recommendation.id], as_at)


@Prepared
def _tied_to(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Link]:
    rows = Link.objects.filter(council=council, other__in=ids).select_related("recommendation__review")
    return standing_rows(rows, as_at)


def undone(as_at: AsAt) -> Exists:
    """True of a review whose import had been undone by the cutoff, whatever has been said of it since."""
    return Exists(
        Withdrawal.objects.filter(
            council=OuterRef("council"), subject_id=OuterRef("import_ref"), recorded_at__lte=as_at.cutoff
        )
    )


def _not_undone(heads: QuerySet[Review], as_at: AsAt) -> QuerySet[Review]:
    return heads.filter(~undone(as_at))


_PARTS = prepare_standing(lambda: Part.objects.all(), "recommendation")
_RESPONSES = prepare_standing(lambda: Response.objects.select_related("respondent"), "recommendation")
_DECISIONS = prepare_standing(lambda: Decision.objects.select_related("meeting__committee"), "recommendation")
_LINKS = prepare_standing(lambda: Link.objects.select_related("other"), "recommendation")


def _lines(council: Council, heads: Iterable[Recommendation], as_at: AsAt, *, brief: bool = False) -> list[Line]:
    found = list(heads)
    standing = standings(council, [r.commitment for r in found], as_at, brief=brief)
    ids = [r.id for r in found]
    more = [] if brief else ids
    parts = by_head(_PARTS(council.id, more, as_at), "recommendation")
    responses = by_head(_RESPONSES(council.id, ids, as_at), "recommendation")
    decisions = by_head(_DECISIONS(council.id, ids, as_at), "recommendation")
    links = by_head(_LINKS(council.id, more, as_at), "recommendation")
    return [
        Line(
            recommendation=r,
            standing=standing[r.commitment_id],
            parts=tuple(parts[r.id]),
            responses=_one_each(responses[r.id]),
            decision=decisions[r.id][-1] if decisions[r.id] else None,
            links=tuple(links[r.id]),
            as_at=as_at,
        )
        for r in found
        if r.commitment_id in standing
    ]


def _one_each(responses: list[Response]) -> tuple[Response, ...]:
    """The last response of each respondent, in the order in which they first answered."""
    latest = {r.respondent_id: r for r in responses}
    return tuple(latest.values())
