"""The words of reports for codes, days and shares. Sentence case; each word is the field's own."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from followthrough.lib.days import FuzzyDay
from followthrough.lib.kept import kept_by

_RESPONSES = {
    "awaiting": _("Awaiting response"),
    "agreed": _("Agreed"),
    "agreed_in_part": _("Agreed in part"),
    "not_agreed": _("Not agreed"),
    "deferred": _("Deferred"),
    "differs": _("Answers differ"),
}


def response_words(code: str) -> str:
    """The executive's answer in words; "differs" is said when several respondents answered differently."""
    return str(_RESPONSES[code])


_DELIVERIES = {
    "not_stated": _("Not stated"),
    "not_started": _("Not started"),
    "in_progress": _("In progress"),
    "paused": _("Paused"),
    "complete": _("Complete"),
    "complete_part": _("Complete (the part agreed)"),
    "superseded": _("Superseded"),
    "not_pursued": _("Not pursued"),
    "not_deliverable": _("Not deliverable"),
    "none_expected": _("None expected"),
    "no_update": _("No update received"),
}


def delivery_words(code: str) -> str:
    """The owner's word on delivery, or what its absence means."""
    return str(_DELIVERIES[code])


_SCRUTINIES = {
    "monitoring": _("Monitoring"),
    "noted": _("Noted"),
    "closed": _("Closed"),
    "kept_open": _("Kept open"),
    "reopened": _("Reopened"),
    "transferred": _("Transferred"),
    "closure_proposed": _("Closure proposed"),
    "refusal_accepted": _("Refusal accepted"),
}


def scrutiny_words(code: str) -> str:
    """The committee's position in words."""
    return str(_SCRUTINIES[code])


_KINDS = {
    "recommendation": _("Recommendation"),
    "programme": _("Programme"),
    "phase": _("Phase"),
    "action": _("Action"),
}


def kind_words(code: str) -> str:
    """What is tracked: a recommendation, a programme, one of its phases or one of its actions."""
    return str(_KINDS[code])


_CAUSES = {
    "capacity": _("Capacity"),
    "money": _("Money"),
    "partner": _("A partner"),
    "decision": _("A decision"),
    "other": _("Something else"),
}


def cause_words(code: str) -> str:
    """Why a date slipped, in a word or two; nothing where nobody has said."""
    return str(_CAUSES[code]) if code else ""


_LINKS = {
    "split_into": _("Split into %(number)s"),
    "merged_into": _("Merged into %(number)s"),
    "superseded_by": _("Superseded by %(number)s"),
    "duplicate_of": _("Duplicate of %(number)s"),
}


def link_words(code: str) -> str:
    """What a recommendation became, with %(number)s for the other one's number."""
    return str(_LINKS[code])


@kept_by(get_language)  # the days of a long page are few, and Django takes its time over each
def day_words(day: date) -> str:
    """A day as "16 January 2024", in the language that is active."""
    return date_format(day, "j F Y")


def fuzzy_words(day: FuzzyDay | None) -> str:
    """A fuzzy day: written out when it is one day, else as printed; "not recorded" when there is none."""
    if day is None:
        return gettext("not recorded")
    return day_words(day.first) if day.first and day.first == day.last else day.printed


def overdue_words(days: int) -> str:
    """By how much something is overdue."""
    return ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", days) % {"days": f"{days:,}"}


def percent(count: int, base: int) -> str:
    """`count` of `base` in whole per cent; a share that rounds to nothing or to all, and is not, says so."""
    share = (200 * count + base) // (2 * base)
    if count and share == 0:
        return gettext("less than 1%")
    if count < base and share == 100:
        return gettext("over 99%")
    return f"{share}%"


def count_words(count: int, base: int) -> str:
    """A count with its share, as in "20 (51%)"; the sentence around it names the base."""
    return f"{count} ({percent(count, base)})" if base else str(count)


def listed(items: list[str]) -> str:
    """Items as "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}
