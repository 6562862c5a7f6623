"""Why something that rests on a programme stays open, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.accreditation.rules import Outcome, Reason, Waits
from followthrough.reports.words import listed


def reason_words(reason: Reason) -> str:
    """One reason to wait, with how many of what and in which services."""
    counted = _counted(reason)
    if counted:
        return _("%(counted)s in %(services)s") % _counted_in(counted, reason) if reason.names else counted
    return {
        Waits.OUTSIDE: _("this part lies outside what the programme looks at, so it never follows from it"),
        Waits.PROGRAMME_OPEN: _("the programme or its phase is not complete"),
        Waits.ACTION_OPEN: _("the action is not complete"),
        Waits.NO_SCOPE: _("the programme looks at no service yet"),
        Waits.UNKNOWN_PART: _("the framework that is followed now has no such part"),
        Waits.OTHER_OPEN: _("what it rests on is not complete"),
        Waits.SAID_SINCE: _("its owner has said since how far it is"),
        Waits.NO_DAY: _("nobody has said since when it is met"),
    }[reason.why]


def _counted_in(counted: str, reason: Reason) -> dict[str, str]:
    return {"counted": counted, "services": listed(list(reason.names))}


def _counted(reason: Reason) -> str:
    num = reason.number
    said = {
        Waits.NOT_JUDGED: ngettext("%(num)s criterion not yet judged", "%(num)s criteria not yet judged", num),
        Waits.NOT_MET: ngettext("%(num)s criterion not met", "%(num)s criteria not met", num),
        Waits.GAPS_OPEN: ngettext("%(num)s open gap", "%(num)s open gaps", num),
    }
    return said[reason.why] % {"num": num} if reason.why in said else ""


def outcome_words(outcome: Outcome) -> str:
    """What follows for something that waits for nothing; "" where its reasons say it."""
    return {
        Outcome.PROPOSED: _("nothing: all that it rests on is met, and completion is proposed"),
        Outcome.DONE: _("nothing: it is finished"),
        Outcome.STAYS: "",
        Outcome.CONTRADICTED: _("its owner says that it is complete, while it rests on something that is open"),
    }[outcome]
