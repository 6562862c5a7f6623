"""The made-up review of damp and mould as at 16 January 2024, with what changed in it since 5 April 2022."""

from dataclasses import replace
from datetime import date

from followthrough.commitments.rules import Delivery
from followthrough.lib.days import parse
from followthrough.reports.progress_source import DateMoved, ProgressItem, ProgressSource, StatesOn
from followthrough.reports.source import RecommendationSource
from followthrough.reports.standing_tables import Tracked
from followthrough.reviews.rules import Axes, Response, Scrutiny
from tests.reports.sample import AS_AT, recommendations, source

SINCE = date(2022, 4, 5)
SERVICES = {"Head of Housing Repairs": "Repairs", "Tenancy Services Manager": "Tenancies"}
FORECAST = DateMoved("forecast", parse("October 2023"), parse("31 March 2024"), "The third area has nobody yet.")


def axes(item: RecommendationSource) -> Axes:
    """The words on the three axes; what is derived is what it is derived from."""
    stands = {"closure_proposed": "monitoring", "refusal_accepted": "closed"}
    answers = [Response(given.state) for given in item.responses] or [Response.AWAITING]
    return Axes(
        answers[0],
        Delivery(item.update.state) if item.update else None,
        Scrutiny(stands.get(item.scrutiny.state, item.scrutiny.state)),
        frozenset(answers[1:]),
    )


def unchanged(item: RecommendationSource) -> ProgressItem:
    """A recommendation that is as it was, and on which nobody has reported since."""
    owner = item.owners[0] if item.owners else None
    due = item.due
    return ProgressItem(
        now=item,
        before=item,
        kinds=frozenset(),
        moved=(),
        tracked=Tracked(axes(item), axes(item), days_overdue=due.days_overdue if due else 0),
        service=SERVICES.get(owner, "") if owner else None,
    )


def items() -> tuple[ProgressItem, ...]:
    """The first became complete, the third has a new forecast, the seventh is new; the rest is unchanged."""
    first, second, third, *rest = map(unchanged, recommendations())
    was = replace(first.now, update=None, owners=("Repairs Manager",))
    first = replace(
        first,
        before=was,
        kinds=frozenset({"state", "update", "owner"}),
        tracked=replace(first.tracked, was=axes(was), updated=True),
    )
    third = replace(third, kinds=frozenset({"forecast"}), moved=(FORECAST,))
    rest[3] = replace(rest[3], before=None, kinds=frozenset({"added"}))
    return first, second, third, *rest


def progress_source(**changes: object) -> ProgressSource:
    whole = ProgressSource(
        now=source(),
        since=SINCE,
        items=items(),
        states=(
            StatesOn(SINCE, {"in_progress": 9, "no_update": 15}),
            StatesOn(AS_AT, {"in_progress": 3, "complete": 14, "none_expected": 7}),
        ),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]
