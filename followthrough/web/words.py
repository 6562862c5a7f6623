"""Days and numbers as a reader of a page expects them."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.lib import clock
from followthrough.lib.days import FuzzyDay
from followthrough.reports.words import day_words, percent


def day(value: date | None) -> str:
    """16 January 2024; nothing for no day. A moment is shown on its London day."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = clock.london_day(value)
    return day_words(value)


def moment(value: datetime) -> str:
    """16 January 2024 at 14:05, London time."""
    local = value.astimezone(clock.LONDON)
    return _("%(day)s at %(time)s") % {"day": day(local.date()), "time": f"{local:%H:%M}"}


def grouped(value: str) -> str:
    """A key in groups of four, as people type it."""
    return " ".join(value[start : start + 4] for start in range(0, len(value), 4))


def fuzzy(value: FuzzyDay | None) -> str:
    """A date as precise as it was: one day in full, otherwise the words that were printed."""
    if value is None:
        return ""
    if value.first and value.first == value.last:
        return day(value.first)
    return value.printed


def said_on(row: Any) -> str:
    """When a row of the ledger was said: as its paper prints it, else the day on which it was known."""
    happened = FuzzyDay(row.happened_printed, row.happened_first, row.happened_last)
    return fuzzy(happened) if happened.printed or happened.first else day(row.known_on)


def days_ago(value: date, today: date | None = None) -> str:
    """How long before `today` a day was: "today", "yesterday", "3 days ago", "in 3 days"."""
    if isinstance(value, datetime):
        value = clock.london_day(value)
    days = ((today or clock.today()) - value).days
    if days < 0:
        return ngettext("in %(count)s day", "in %(count)s days", -days) % {"count": -days}
    if days < 2:
        return _("yesterday") if days else _("today")
    return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}


def percentage(part: int, base: int) -> str:
    """A whole percentage that names its base: "54% (26 of 48)"; a base of none gives "none"."""
    if not base:
        return _("none")
    return _("%(share)s (%(part)s of %(base)s)") % {"share": percent(part, base), "part": part, "base": base}
