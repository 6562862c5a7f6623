"""The figure of money and posts with the day on which each ends, beside what is promised; and its table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.reports.document import Column, Figure, Table, text_cell
from followthrough.reports.plots import Span, spans
from followthrough.reports.words import day_words


class Row(StrEnum):
    """What a row of the figure is."""

    FUNDING = "funding"
    POST = "post"
    PROMISE = "promise"


_KINDS = {Row.FUNDING: "bar", Row.POST: "pale", Row.PROMISE: "point"}


@dataclass(frozen=True, slots=True)
class Lasts:
    """One row: what it is, how it is called, its last day (None: not known), and how the paper prints that."""

    row: Row
    name: str
    until: date | None
    printed: str = ""
    ends_first: date | None = None

    @property
    def words(self) -> str:
        """Its last day in words."""
        if self.until is None:
            return self.printed or _("end not known")
        return self.printed or day_words(self.until)


def funding_figure(rows: Sequence[Lasts], today: date) -> Figure | None:
    """Every row up to its last day, with a line at `today`; None where no row has one."""
    days = [one.until for one in rows if one.until is not None]
    if not days:
        return None
    first, last = min(today, *days) - timedelta(days=30), max(today, *days) + timedelta(days=30)
    whole = (last - first).days
    shown = [
        Span(one.name, _KINDS[one.row], None if one.until is None else (one.until - first).days / whole, one.words)
        for one in rows
    ]
    caption = _("Funding and posts with the day each ends, and what is promised")
    svg = spans(shown, [((today - first).days / whole, day_words(today))], title=caption)
    return Figure(caption, svg, _alt(rows, today), _twin(rows, today))


def row_words(row: Row) -> str:
    """What a row is, in words."""
    return {Row.FUNDING: _("Funding"), Row.POST: _("Post"), Row.PROMISE: _("Promised")}[row]


def _alt(rows: Sequence[Lasts], today: date) -> str:
    money = [one for one in rows if one.row is not Row.PROMISE]
    ended = sum(one.until is not None and one.until < today for one in money)
    late = sum(one.ends_first is not None for one in rows)
    said = [
        ngettext(
            "Bars up to the last day of %(num)s funding stream or post.",
            "Bars up to the last days of %(num)s funding streams and posts.",
            len(money),
        )
        % {"num": len(money)},
        _("%(num)s of them had ended by %(day)s.") % {"num": ended, "day": day_words(today)},
        ngettext("%(num)s promise is dated after its money.", "%(num)s promises are dated after their money.", late)
        % {"num": late},
        _("The table gives the days."),
    ]
    return " ".join(said)


def _twin(rows: Iterable[Lasts], today: date) -> Table:
    columns = (Column(_("What"), 4), Column(_("Kind"), 2), Column(_("Last day"), 3), Column(_("What to know"), 4))
    cells = tuple(tuple(map(text_cell, (one.name, row_words(one.row), one.words, _note(one, today)))) for one in rows)
    return Table(_("The days in the figure"), columns, cells)


def _note(one: Lasts, today: date) -> str:
    if one.ends_first is not None:
        return _("Funding ends first: %(day)s") % {"day": day_words(one.ends_first)}
    if one.row is not Row.PROMISE and one.until is not None and one.until < today:
        return _("Ended")
    return ""
