"""Where a recommendation stands as at a point, as expressions of a query: in SQL what `Line` and `rules` say of one.

Each expression is one index seek a recommendation, for the row in force. A test compares the two.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import Case, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThan, In, IsNull

from followthrough.commitments.ledger import IN_FORCE_FIRST
from followthrough.commitments.models import Assignment, CommitmentRow, DueDate, ProgressUpdate, Wording
from followthrough.commitments.queries import known
from followthrough.commitments.rules import FINISHED, Dated, Delivery, Whose
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import Decision, RecommendationRow, Response
from followthrough.reviews.rules import ACCEPTED, LEFT_MONITORING, Scrutiny
from followthrough.reviews.rules import Response as Answer

FIRST_SAID = ("ordered_on", "place", "-recorded_at")
LATER = (
    Q(ordered_on__gt=OuterRef("ordered_on"))
    | Q(ordered_on=OuterRef("ordered_on"), place__gt=OuterRef("place"))
    | Q(ordered_on=OuterRef("ordered_on"), place=OuterRef("place"), recorded_at__gt=OuterRef("recorded_at"))
)
# The executive is no body: in a comparison of respondents the council stands for it.
WHO = Coalesce("respondent_id", "council_id")
SAME_WHO = Coalesce(OuterRef("respondent_id"), OuterRef("council_id"))


class Standing:
    """The expressions and conditions of a query over recommendations, as at a point."""

    def __init__(self, as_at: AsAt) -> None:
        self.as_at = as_at

    @cached_property
    def stated(self) -> BaseExpression:
        """The state of the latest update; "" without one."""
        return Coalesce(self._of_commitment(ProgressUpdate, "state"), Value(""))

    @cached_property
    def told_on(self) -> BaseExpression:
        """The day on which the latest update was known."""
        return self._of_commitment(ProgressUpdate, "known_on")

    @cached_property
    def decided(self) -> BaseExpression:
        """The committee's latest word; *monitoring* without one."""
        return Coalesce(self._of_head(Decision, "state"), Value(Scrutiny.MONITORING.value))

    @cached_property
    def due_last(self) -> BaseExpression:
        """The last day of the date that counts: of the last extension, else of the first promise."""
        extended = self._dated(Dated.EXTENSION, IN_FORCE_FIRST)
        promised = self._dated(Dated.DUE, FIRST_SAID)
        return Case(When(Exists(extended), then=Subquery(extended)), default=Subquery(promised))

    @cached_property
    def answer(self) -> BaseExpression:
        """The one answer of all respondents, *awaiting* without any, `differs` where they are not the same."""
        both = self._answers().order_by().values("recommendation").annotate(low=Min("state"), high=Max("state"))
        one = both.annotate(one=Case(When(low=F("high"), then=F("low")), default=Value("differs")))
        return Coalesce(Subquery(one.values("one")), Value(Answer.AWAITING.value))

    def known(self) -> Exists:
        """It had words by then."""
        return Exists(known(of_commitment(Wording).exclude(whose=Whose.EXECUTIVE), self.as_at))

    def accepted(self) -> Exists:
        """Some respondent agreed, wholly or in part."""
        return Exists(self._answers().filter(state__in=ACCEPTED))

    def refused(self) -> Q:
        """Every respondent refused."""
        return is_(self.answer, Answer.NOT_AGREED)

    def none_expected(self) -> Q:
        """Refused, and nobody has reported on it."""
        return is_(self.stated, "") & self.refused()

    def open(self) -> Q:
        """Somebody still owes delivery or an account of it."""
        return ~in_(self.stated, FINISHED) & ~in_(self.decided, LEFT_MONITORING) & ~self.refused()

    def closure_proposed(self) -> Q:
        """Complete says the owner, and the committee has neither let it go nor decided since."""
        return is_(self.stated, Delivery.COMPLETE) & ~in_(self.decided, LEFT_MONITORING) & self._reported_since()

    def owned(self, council: Council, condition: Q) -> Q:
        """The assignment in force is one that meets a condition."""
        rows = Assignment._default_manager.filter(condition, council=council)
        return Q(In(self._of_commitment(Assignment, "pk"), rows.values("pk")))

    def without_owner(self) -> Q:
        """Nobody owns it."""
        return none(self._of_commitment(Assignment, "pk"))

    def _reported_since(self) -> Q:
        decided_on, decided_at = self._of_head(Decision, "known_on"), self._of_head(Decision, "recorded_at")
        same_day = Q(Exact(self.told_on, decided_on))
        later_that_day = Q(GreaterThan(self._of_commitment(ProgressUpdate, "recorded_at"), decided_at))
        return none(decided_on) | Q(GreaterThan(self.told_on, decided_on)) | (same_day & later_that_day)

    def _of_commitment(self, model: type[CommitmentRow], field: str) -> BaseExpression:
        return self._seek(of_commitment(model), field)

    def _of_head(self, model: type[RecommendationRow], field: str) -> BaseExpression:
        return self._seek(of_head(model), field)

    def _seek(self, rows: QuerySet[Any], field: str) -> BaseExpression:
        return Subquery(known(rows, self.as_at).order_by(*IN_FORCE_FIRST).values(field)[:1])

    def _dated(self, kind: Dated, order: tuple[str, ...]) -> QuerySet[Any]:
        rows = of_commitment(DueDate).filter(kind=kind)
        return known(rows, self.as_at).order_by(*order).values("last")[:1]

    def _answers(self) -> QuerySet[Any]:
        """The response in force of each respondent."""
        same = of_head(Response, "recommendation").alias(who=WHO).filter(LATER, who=SAME_WHO)
        return known(of_head(Response), self.as_at).filter(~Exists(known(same, self.as_at)))


def of_commitment(model: type[CommitmentRow]) -> QuerySet[Any]:
    """The rows about the commitment of the recommendation at hand, in its council."""
    return model._default_manager.filter(council=OuterRef("council"), commitment=OuterRef("commitment"))


def of_head(model: type[RecommendationRow], key: str = "pk") -> QuerySet[Any]:
    """The rows about the recommendation at hand, in its council; `key` is where its id stands."""
    return model._default_manager.filter(council=OuterRef("council"), recommendation=OuterRef(key))


def is_(expression: BaseExpression, value: str) -> Q:
    """The expression is that value."""
    return Q(Exact(expression, Value(str(value))))


def in_(expression: BaseExpression, values: Iterable[str]) -> Q:
    """The expression is one of those values."""
    return Q(In(expression, [str(value) for value in values]))


def none(expression: BaseExpression) -> Q:
    """The expression has no value."""
    return Q(IsNull(expression, True))
