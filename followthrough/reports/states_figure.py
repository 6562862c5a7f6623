"""The figure of the delivery states on each report day, and the table that holds its numbers."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.reports.document import Block, Column, Figure, Heading, Paragraph, Table, text_cell
from followthrough.reports.fate import DELIVERIES
from followthrough.reports.plots import Series, bars
from followthrough.reports.progress_source import StatesOn
from followthrough.reports.words import day_words, delivery_words


def states_over_time(states: tuple[StatesOn, ...]) -> list[Block]:
    """The figure under its heading; a sentence if there were no recommendations on any of the days."""
    heading = Heading(_("Delivery on each report date"), new_page=True)
    if not any(one.counts for one in states):
        return [heading, Paragraph(_("No recommendation was known on any of the report dates."))]
    return [heading, Paragraph(_which_days()), states_figure(states)]


def states_figure(states: tuple[StatesOn, ...]) -> Figure:
    """A row of bars for each state that occurs, over the days; for at least one day with recommendations."""
    caption = _("How many recommendations were in each state of delivery")
    codes = _occurring(states)
    series = [Series(delivery_words(code), tuple(one.counts.get(code, 0) for one in states)) for code in codes]
    svg = bars([_moment(one.day) for one in states], series, title=caption)
    return Figure(caption, svg, _alt(states, codes), _twin(states, codes))


def _which_days() -> str:
    return _(
        "The two days of this report, and up to six earlier ones on which progress was last reported. Each bar counts "
        "what was known at the end of its day; a recommendation that was refused has “none expected”."
    )


def _occurring(states: tuple[StatesOn, ...]) -> list[str]:
    return [code for code in DELIVERIES if any(one.counts.get(code) for one in states)]


def _moment(day: date) -> tuple[str, str]:
    return date_format(day, "j F"), date_format(day, "Y")


def _alt(states: tuple[StatesOn, ...], codes: list[str]) -> str:
    first, last = states[0], states[-1]
    opening = ngettext(
        "Bar chart of the states of delivery on %(n)d day, from %(first)s to %(last)s.",
        "Bar charts of the states of delivery on %(n)d days, from %(first)s to %(last)s.",
        len(states),
    ) % {"n": len(states), "first": day_words(first.day), "last": day_words(last.day)}
    said = [
        _("%(state)s: from %(before)d to %(now)d.")
        % {"state": delivery_words(code), "before": first.counts.get(code, 0), "now": last.counts.get(code, 0)}
        for code in codes
    ]
    return " ".join((opening, *said, _("The table gives the numbers.")))


def _twin(states: tuple[StatesOn, ...], codes: list[str]) -> Table:
    columns = (
        Column(_("Day"), 3),
        *(Column(delivery_words(code), 2, numeric=True) for code in codes),
        Column(_("All"), 2, numeric=True),
    )
    rows = tuple(
        (
            text_cell(day_words(one.day)),
            *(text_cell(str(one.counts.get(code, 0))) for code in codes),
            text_cell(str(sum(one.counts.values()))),
        )
        for one in states
    )
    return Table(_("The numbers in the figure: recommendations by state of delivery on each day"), columns, rows)
