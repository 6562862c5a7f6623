"""What follows for something that relies on others, with what its committee and its respondents have said of it."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from followthrough.accreditation.queries.resting import Followed
from followthrough.accreditation.rules import Outcome
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries.lines import Line, lines_of
from followthrough.reviews.rules import LEFT_MONITORING, Axes, Response, Scrutiny, is_open

_WAITED_FOR = (Outcome.PROPOSED, Outcome.STAYS)


def outcome_of(one: Followed, line: Line | None) -> Outcome:
    """What follows for it: nothing is proposed of a recommendation that was refused, closed or transferred."""
    return Outcome.DONE if one.outcome in _WAITED_FOR and not _awaited(line) else one.outcome


def why_done(one: Followed, line: Line | None) -> str:
    """Why nothing is awaited of what does not say itself that it is finished; "" for anything else."""
    if line is None or one.outcome not in _WAITED_FOR or _awaited(line):
        return ""
    return _ended_words(line.axes)


def any_ended(council: Council, commitments: Collection[UUID], as_at: AsAt) -> bool:
    """Whether any of those is a recommendation that was refused, closed or transferred."""
    return any(_left(line.axes) for line in lines_of(council, commitments, as_at))


def _awaited(line: Line | None) -> bool:
    return line is None or is_open(line.axes)


def _left(axes: Axes) -> bool:
    return axes.scrutiny in LEFT_MONITORING or axes.answer == Response.NOT_AGREED


def _ended_words(axes: Axes) -> str:
    if axes.scrutiny is Scrutiny.TRANSFERRED:
        return _("The committee has passed it on, so its completion is not proposed here.")
    if axes.scrutiny is Scrutiny.CLOSED:
        return _("The committee has closed it, so its completion is not proposed.")
    return _("It was not agreed, so its completion is not proposed.")
