"""The words of programmes in reports and on pages: money, counts and risks."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.lib.days import FuzzyDay
from followthrough.registers.rules import Certainty, Every, Unit
from followthrough.reports.money_words import pounds
from followthrough.reports.words import fuzzy_words

if TYPE_CHECKING:
    from followthrough.registers.models import Cost, Counted, FundingTerms
    from followthrough.registers.queries.funding import Spending


def certainty_words(code: str) -> str:
    """How sure money is."""
    return {
        Certainty.CONFIRMED: _("Confirmed"),
        Certainty.EXPECTED: _("Expected"),
        Certainty.UNKNOWN: _("Not known"),
    }[Certainty(code)]


def every_words(code: str) -> str:
    """How often a cost falls."""
    return {Every.ONCE: _("once"), Every.MONTH: _("a month"), Every.YEAR: _("a year")}[Every(code)]


def cost_words(row: "Cost") -> str:
    """How much something costs, as in "£2,000 a year"; that nobody has said, where nobody has."""
    if row.amount is None:
        return _("amount not known")
    amount = pounds(row.amount, row.about)
    return f"{amount} {every_words(row.every)}"


def ends_words(row: "FundingTerms") -> str:
    """When a stream ends, as precise as it is known; "" where nobody knows."""
    return fuzzy_words(FuzzyDay(row.ends_printed, row.ends_first, row.ends_last)) if row.ends_printed else ""


def until_words(one: "Spending") -> str:
    """Until when a cost is paid: its own day, unless its stream ends first or it has none; "" where nobody knows."""
    row = one.cost
    if row.until_printed and not one.cut_short:
        return fuzzy_words(FuzzyDay(row.until_printed, row.until_first, row.until_last))
    return ends_words(one.stream.terms) if one.stream else ""


def period_words(row: "Counted") -> str:
    """The day or the period that a number is of."""
    return fuzzy_words(FuzzyDay(row.period_printed, row.period_first, row.period_last))


def unit_words(code: str) -> str:
    """What a number counts, as a heading or a choice."""
    return {
        Unit.STAFF: _("Members of staff"),
        Unit.ADULTS: _("Adults"),
        Unit.CHILDREN: _("Children"),
        Unit.HOUSEHOLDS: _("Households"),
        Unit.PLACES: _("Places"),
        Unit.SESSIONS: _("Sessions"),
        Unit.OTHER: _("Something else"),
    }[Unit(code)]


SUPPRESSED = "[c]"  # the mark of a number that is withheld, as statistics are published


def counted_words(number: int | None, code: str) -> str:
    """A number with its unit, as in "23 members of staff"; alone, where the unit is another; None: withheld."""
    if number is None:
        return SUPPRESSED
    said = {
        Unit.STAFF: ngettext("%(num)s member of staff", "%(num)s members of staff", number),
        Unit.ADULTS: ngettext("%(num)s adult", "%(num)s adults", number),
        Unit.CHILDREN: ngettext("%(num)s child", "%(num)s children", number),
        Unit.HOUSEHOLDS: ngettext("%(num)s household", "%(num)s households", number),
        Unit.PLACES: ngettext("%(num)s place", "%(num)s places", number),
        Unit.SESSIONS: ngettext("%(num)s session", "%(num)s sessions", number),
        Unit.OTHER: "%(num)s",
    }[Unit(code)]
    return said % {"num": f"{number:,}"}


def rating_words(code: str) -> str:
    """How much a risk matters."""
    return {"high": _("High"), "medium": _("Medium"), "low": _("Low")}[code]
