"""The words of findings."""

from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.accreditation.rules import Finds, Gap, Source

if TYPE_CHECKING:
    from followthrough.accreditation.models import Found
    from followthrough.accreditation.queries.reviewing import FindingView

STRENGTH = "strength"  # how a finding stands that is no gap

KINDS: dict[str, Promise] = {
    Finds.PROCESS: gettext_lazy("Gap in process"),
    Finds.POLICY: gettext_lazy("Gap in policy"),
    Finds.KNOWLEDGE: gettext_lazy("Gap in knowledge"),
    Finds.SKILLS: gettext_lazy("Gap in skills"),
    Finds.STRENGTH: gettext_lazy("Strength"),
}
SOURCES: dict[str, Promise] = {
    Source.REVIEW: gettext_lazy("Service review"),
    Source.CLIENT_FEEDBACK: gettext_lazy("Client feedback"),
    Source.FOCUS_GROUP: gettext_lazy("Focus group"),
    Source.PARTNER: gettext_lazy("Partner"),
    Source.SURVEY: gettext_lazy("Survey"),
}
STANDS: dict[str, Promise] = {
    Gap.NO_ACTION: gettext_lazy("Open, no action"),
    Gap.UNDER_WAY: gettext_lazy("Open, under way"),
    Gap.DROPPED: gettext_lazy("Open, its actions were given up"),
    Gap.CLOSABLE: gettext_lazy("Open, closing is proposed"),
    Gap.CLOSED: gettext_lazy("Closed"),
    STRENGTH: gettext_lazy("Nothing to close"),
}
# The tag's colour repeats what the word says.
COLOURS = {
    Gap.NO_ACTION: "red",
    Gap.UNDER_WAY: "blue",
    Gap.DROPPED: "orange",
    Gap.CLOSABLE: "teal",
    Gap.CLOSED: "green",
    STRENGTH: "grey",
}


def stands(view: "FindingView") -> str:
    """How a finding stands, as a code of `STANDS`."""
    return view.stands if view.is_gap else STRENGTH


def source(row: "Found") -> str:
    """“Survey: tenants, March 2024, 41 replies”, or “Service review”."""
    name = str(SOURCES[row.origin])
    told = [row.group, row.month_printed]
    if row.replies is not None:
        told.append(_("%(number)s replies") % {"number": row.replies})
    said = ", ".join(one for one in told if one)
    return f"{name}: {said}" if said else name


# What the parts of a template need to say of a finding.
SAID: dict[str, Any] = {
    "kinds": KINDS,
    "stands_of": stands,
    "stands_words": STANDS,
    "stands_colours": COLOURS,
    "source_of": source,
}
