"""Reviews and their recommendations as at a point: the three axes of each, side by side and never mixed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from followthrough.commitments.models import Withdrawal, Wording
from followthrough.commitments.queries import (
    Standing,
    in_force,
    known,
    newest_first,
    row_of,
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

Row = TypeVar("Row", bound=RecommendationRow)


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

    @property
    def response(self) -> Response | None:
        """The executive's response; where it gave none, the first of the other respondents'."""
        own = [r for r in self.responses if r.respondent_id is None]
        return next(iter([*own, *self.responses]), None)

    @property
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
    heads = _not_undone(Review.objects.filter(council=council, id=review_id), as_at)
    found = in_force(Particulars.objects.select_related("committee"), heads, "review", as_at)
    return next((ReviewView(r, found[r.id]) for r in heads if r.id in found), None)


def review_named(council: Council, neutral_name: str, as_at: AsAt) -> ReviewView | None:
    """The review of that neutral name, without regard to case."""
    head = Review.objects.filter(council=council, neutral_name__iexact=neutral_name, withdrawn=False).first()
    return review(council, head.id, as_at) if head else None


def lines(council: Council, review: Review, as_at: AsAt) -> list[Line]:
    """Every recommendation of a review that was known, in the order of the report."""
    return _lines(council, Recommendation.objects.filter(council=council, review=review), as_at)


def all_lines(council: Council, as_at: AsAt) -> list[Line]:
    """Every recommendation of the council, by review and then in the order of its report."""
    return _lines(council, Recommendation.objects.filter(council=council), as_at)


def line(council: Council, recommendation_id: UUID, as_at: AsAt) -> Line | None:
    """One recommendation; None when there is none or it was not known by then."""
    found = _lines(council, Recommendation.objects.filter(council=council, id=recommendation_id), as_at)
    return next(iter(found), None)


def lines_of(council: Council, commitments: Iterable[UUID], as_at: AsAt) -> list[Line]:
    """The recommendations behind those commitments."""
    wanted = list(commitments)
    return _lines(council, Recommendation.objects.filter(council=council, commitment__in=wanted), as_at)


# What a reader of the history sees of other rows, so that it is fetched with them.
_SHOWN: dict[type[RecommendationRow], tuple[str, ...]] = {
    Response: ("respondent",),
    Decision: ("meeting__committee",),
    Link: ("other",),
}


def history(council: Council, recommendation: Recommendation, as_at: AsAt) -> list[RecommendationRow]:
    """Every row known about a recommendation's response and scrutiny, corrected ones included, newest first."""
    return newest_first(
        known(kind._default_manager.filter(council=council, recommendation=recommendation), as_at).select_related(
            "by", *_SHOWN.get(kind, ())
        )
        for kind in LEDGER
    )


def row(council: Council, row_id: UUID) -> RecommendationRow | None:
    """One ledger row about a recommendation of the council, whichever kind it is, unless it has been withdrawn."""
    return row_of(LEDGER, council, row_id, "recommendation__commitment")


def neighbours(
    council: Council, recommendation: Recommendation, as_at: AsAt
) -> tuple[Recommendation | None, Recommendation | None]:
    """The recommendations before and after this one in its report, among those known by then."""
    worded = known(Wording.objects.filter(commitment=OuterRef("commitment")), as_at)
    rows = Recommendation.objects.filter(Exists(worded), council=council, review=recommendation.review_id)
    before = rows.filter(position__lt=recommendation.position).order_by("-position").first()
    return before, rows.filter(position__gt=recommendation.position).order_by("position").first()


def tied_to(council: Council, recommendation: Recommendation, as_at: AsAt) -> list[Link]:
    """The ties that other recommendations have to this one, oldest first."""
    rows = Link.objects.filter(council=council, other=recommendation).select_related("recommendation__review")
    return list(standing_rows(rows, as_at))


def _not_undone(heads: QuerySet[Review], as_at: AsAt) -> QuerySet[Review]:
    """Those whose import had not been undone by the cutoff, whatever has been said of them since."""
    undone = Withdrawal.objects.filter(
        council=OuterRef("council"), subject_id=OuterRef("import_ref"), recorded_at__lte=as_at.cutoff
    )
    return heads.filter(~Exists(undone))


def _lines(council: Council, rows: QuerySet[Recommendation], as_at: AsAt) -> list[Line]:
    found = list(rows.select_related("commitment", "recipient", "review").order_by("review_id", "position"))
    standing = standings(council, [r.commitment for r in found], as_at)
    ids = [r.id for r in found]
    parts = _grouped(Part.objects.all(), council, ids, as_at)
    responses = _grouped(Response.objects.select_related("respondent"), council, ids, as_at)
    decisions = _grouped(Decision.objects.select_related("meeting__committee"), council, ids, as_at)
    links = _grouped(Link.objects.select_related("other"), council, ids, as_at)
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


def _grouped(rows: QuerySet[Row], council: Council, ids: list[UUID], as_at: AsAt) -> defaultdict[UUID, list[Row]]:
    grouped: defaultdict[UUID, list[Row]] = defaultdict(list)
    for row in standing_rows(rows.filter(council=council, recommendation__in=ids), as_at):
        grouped[row.recommendation_id].append(row)
    return grouped


def _one_each(responses: list[Response]) -> tuple[Response, ...]:
    """The last response of each respondent, in the order in which they first answered."""
    latest = {r.respondent_id: r for r in responses}
    return tuple(latest.values())
