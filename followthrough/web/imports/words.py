"""What a paper brings, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

STATES = {
    "read": _("Waits for you to confirm"),
    "confirmed": _("Confirmed"),
    "undone": _("Undone"),
    "dropped": _("Dropped"),
}

KINDS = {
    "recommendations": ngettext_lazy("%(num)s recommendation", "%(num)s recommendations", "num"),
    "wordings": ngettext_lazy("%(num)s amended wording", "%(num)s amended wordings", "num"),
    "responses": ngettext_lazy("%(num)s response", "%(num)s responses", "num"),
    "updates": ngettext_lazy("%(num)s progress update", "%(num)s progress updates", "num"),
    "owners": ngettext_lazy("%(num)s owner", "%(num)s owners", "num"),
    "due_dates": ngettext_lazy("%(num)s due date", "%(num)s due dates", "num"),
    "notes": ngettext_lazy("%(num)s note", "%(num)s notes", "num"),
    "decisions": ngettext_lazy("%(num)s decision", "%(num)s decisions", "num"),
    "reliances": ngettext_lazy("%(num)s reliance", "%(num)s reliances", "num"),
    "programmes": ngettext_lazy("%(num)s programme", "%(num)s programmes", "num"),
}


def kinds(counts: Mapping[str, int]) -> list[str]:
    """Counts by kind, each in words: "5 recommendations", "1 due date"."""
    return [str(KINDS[kind] % {"num": count}) for kind, count in counts.items()]
