"""The figure of a round over its days: answers received and cleared, and the table that holds its numbers."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from followthrough.councils.models import Council
from followthrough.lib import clock
from followthrough.reports.document import Column, Figure, Table, text_cell
from followthrough.reports.plots import Mark, Series, steps
from followthrough.reports.words import day_words
from followthrough.rounds import queries
from followthrough.rounds.queries import RoundView
from followthrough.rounds.rules import Standing


def days_figure(council: Council, view: RoundView) -> Figure | None:
    """Received and cleared by the end of each day, from the sending up to now; None before that."""
    one = view.round
    if one.opened_at is None:
        return None
    first = clock.london_day(one.opened_at)
    now = max(first, min(clock.today(), one.meeting.day))
    all_days = _from_to(first, max(now, one.closes_on))
    days = [day for day in all_days if day <= now]
    asked = sum(thing.stands is not Standing.ASIDE for thing in view.asked)
    received, cleared = (_by_day(days, found) for found in (_received(view), _cleared(view)))
    caption = _("Answers over the days of the round, of %(asked)s things asked") % {"asked": asked}
    series = [Series(_("received"), received), Series(_("of these cleared"), cleared)]
    marks = _marks(council, view, all_days)
    svg = steps([date_format(day, "j F") for day in all_days], series, marks, most=asked, title=caption)
    return Figure(caption, svg, _alt(days, asked, received, cleared), _twin(days, received, cleared, marks))


def _from_to(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _received(view: RoundView) -> list[date]:
    """The day of the first answer to each thing."""
    return [clock.london_day(one.said[0].answer.sent_at) for one in view.asked if one.said]


def _cleared(view: RoundView) -> list[date]:
    found = [
        [clearing.made_at for said in one.said for clearing in said.clearings if clearing.update_id]
        for one in view.asked
    ]
    return [clock.london_day(min(moments)) for moments in found if moments]


def _by_day(days: list[date], found: Iterable[date]) -> tuple[int, ...]:
    came = list(found)
    return tuple(accumulate(sum(one == day for one in came) for day in days))


def _marks(council: Council, view: RoundView, days: list[date]) -> list[Mark]:
    """The days on which reminders went, and the one on which answers are due."""
    reminders = (row.made_at for rows in queries.reminded(council, view.round).values() for row in rows)
    marked = {clock.london_day(moment): _("reminders") for moment in reminders}
    marked |= {view.round.due_on: _("answers due")}
    return [Mark(days.index(day), label) for day, label in sorted(marked.items()) if day in days]


def _alt(days: list[date], asked: int, received: tuple[int, ...], cleared: tuple[int, ...]) -> str:
    return _(
        "Two lines of steps from %(first)s to %(last)s: of %(asked)s things asked %(received)s have been answered and"
        " %(cleared)s of the answers cleared. The table gives the numbers of each day."
    ) % {
        "first": day_words(days[0]),
        "last": day_words(days[-1]),
        "asked": asked,
        "received": received[-1],
        "cleared": cleared[-1],
    }


def _twin(days: list[date], received: tuple[int, ...], cleared: tuple[int, ...], marks: list[Mark]) -> Table:
    columns = (
        Column(_("Day"), 3),
        Column(_("Received by then"), 2, numeric=True),
        Column(_("Cleared by then"), 2, numeric=True),
        Column(_("What happened"), 3),
    )
    said = {mark.at: mark.label for mark in marks}
    rows = tuple(
        (
            text_cell(day_words(day)),
            text_cell(str(received[at])),
            text_cell(str(cleared[at])),
            text_cell(said.get(at, "")),
        )
        for at, day in enumerate(days)
    )
    return Table(_("The numbers in the figure, day by day"), columns, rows)
