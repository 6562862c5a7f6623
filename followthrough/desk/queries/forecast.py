"""Which promises will be late at a meeting, judging by the record as at a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from followthrough.commitments import queries as commitments
from followthrough.commitments.models import Assignment, DueDate, ProgressUpdate
from followthrough.commitments.queries import Standing, by_head, owned_by, standing_rows
from followthrough.commitments.rules import FINISHED, Dated
from followthrough.councils.models import Council, Meeting, Post
from followthrough.desk import forecast as rules
from followthrough.desk.forecast import History, Other, Outlook, Promise, Reason, Record
from followthrough.desk.queries.keeping import stale
from followthrough.desk.queries.picture import Picture, updated_on
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries.lines import Line
from followthrough.reviews.queries.listing import NO_OWNER, UNNAMED, service_of
from followthrough.reviews.rules import is_open


@dataclass(frozen=True)
class Expected:
    """One promise that is to be kept by the meeting; `line` is its recommendation, None for a programme."""

    standing: Standing
    line: Line | None
    due: DueDate
    last: date
    service: str
    reasons: tuple[Reason, ...]

    @property
    def outlook(self) -> Outlook:
        return rules.outlook(self.reasons)


@dataclass(frozen=True)
class Forecast:
    """What is to be expected by a meeting: those that are likely late or at risk, and how many show no sign of it."""

    expected: tuple[Expected, ...]
    no_sign: int

    def count(self, outlook: Outlook) -> int:
        return sum(one.outlook == outlook for one in self.expected)


@dataclass(frozen=True)
class _Open:
    """Something that is still to be delivered, with its date as it counts; `last` is None without one."""

    standing: Standing
    line: Line | None
    overdue: int

    @property
    def last(self) -> date | None:
        return self.standing.current_due.last if self.standing.current_due else None

    @property
    def name(self) -> str:
        """Neutral; "" for a programme."""
        head = self.line.recommendation if self.line else None
        return f"{head.review.neutral_name}, {head.number}" if head else ""


def coming(seen: Picture) -> list[Meeting]:
    """The meetings for which there can be a forecast, the next first."""
    return [meeting for meeting in seen.meetings if meeting.day >= seen.as_at.day]


def forecast(seen: Picture, meeting: Meeting, posts: Sequence[Post] | None = None) -> Forecast:
    """What will be late at a meeting: of the reviews that its committee keeps or none does, and of programmes.

    `posts`: only what these, their teams or bodies own. The number of queries does not grow with what there is.
    """
    still = _still_open(seen)
    by_id = {one.standing.commitment.id: one for one in still}
    record = records(seen.council, seen.as_at)
    due = [one for one in still if _falls_due(one, meeting) and _belongs(seen, one, meeting)]
    mine = [one for one in due if posts is None or owned_by(one.standing, posts)]
    found = [_expected(seen, one, by_id, record) for one in mine]
    doubtful = [one for one in found if one.outlook is not Outlook.NO_SIGN]
    doubtful.sort(key=lambda one: (one.outlook is not Outlook.LIKELY, one.last))
    return Forecast(tuple(doubtful), len(found) - len(doubtful))


def records(council: Council, as_at: AsAt) -> dict[str, Record]:
    """How each service has kept its dates so far, by its name. Three queries."""
    promises = DueDate.objects.filter(council=council).exclude(kind=Dated.FORECAST)
    named = Assignment.objects.filter(council=council).select_related("post__team", "post__body", "team", "body")
    dates = by_head(standing_rows(promises, as_at), "commitment")
    states = by_head(standing_rows(ProgressUpdate.objects.filter(council=council), as_at), "commitment")
    owners = by_head(standing_rows(named, as_at), "commitment")
    histories = (
        History(
            tuple(rules.Dated(row.ordered_on, row.last) for row in dates[commitment]),
            tuple(rules.Said(row.ordered_on, row.state) for row in states[commitment]),
            tuple(rules.Said(row.ordered_on, _named(row)) for row in owners[commitment]),
        )
        for commitment in dates
    )
    return rules.records(histories, as_at.day)


def _named(owner: Assignment) -> str:
    """The service; "" where nobody knows which."""
    service = service_of(owner)
    return "" if service in (NO_OWNER, UNNAMED) else service


def _still_open(seen: Picture) -> list[_Open]:
    lines = [_Open(line.standing, line, line.days_overdue) for line in seen.lines if is_open(line.axes)]
    others = commitments.others(seen.council, seen.as_at)
    programmes = [_Open(one, None, one.days_overdue(seen.as_at)) for one in others if one.state not in FINISHED]
    return lines + programmes


def _falls_due(one: _Open, meeting: Meeting) -> bool:
    return one.last is not None and one.last <= meeting.day


def _belongs(seen: Picture, one: _Open, meeting: Meeting) -> bool:
    view = seen.reviews.get(one.line.recommendation.review_id) if one.line else None
    return view is None or view.particulars.committee_id in (None, meeting.committee_id)


def _expected(seen: Picture, one: _Open, others: dict[UUID, _Open], record: dict[str, Record]) -> Expected:
    due, last, service = one.standing.current_due, one.last, service_of(one.standing.owner)
    assert due is not None
    assert last is not None
    forecasts = [row for row in one.standing.forecasts if row.last is not None]
    silent = _silent_months(seen, one.line)
    promise = Promise(
        due=last,
        overdue=one.overdue,
        forecast=forecasts[-1].last if forecasts else None,
        forecast_printed=forecasts[-1].printed if forecasts else "",
        relies_on=tuple(_relied_on(one, others)),
        state=one.standing.state,
        silent_months=silent,
        told_on=updated_on(one.line) if one.line else None,
        extensions=len(one.standing.extensions),
        record=record.get(service, Record(0, 0)),
    )
    return Expected(one.standing, one.line, due, last, service, rules.reasons(promise, seen.as_at.day))


def _silent_months(seen: Picture, line: Line | None) -> int | None:
    if line is None or not stale(seen, line):
        return None
    return seen.reviews[line.recommendation.review_id].particulars.update_months


def _relied_on(one: _Open, others: dict[UUID, _Open]) -> Iterator[Other]:
    for row in one.standing.relies_on:
        other = others.get(row.on_id)
        if other is not None:
            yield Other(other.name, other.last, other.overdue)
