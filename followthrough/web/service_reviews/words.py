"""The words of service reviews."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.accreditation.rules import FEWEST_REPLIES, Counts, Looked, Method

METHODS: dict[str, Promise] = {
    Method.POLICY_REVIEW: gettext_lazy("Policy review"),
    Method.CASE_FILES: gettext_lazy("Case-file review"),
    Method.STAFF_SURVEY: gettext_lazy("Staff survey"),
    Method.INTERVIEWS: gettext_lazy("Interviews"),
    Method.FOCUS_GROUP: gettext_lazy("Focus group"),
    Method.TRAINING_RECORD: gettext_lazy("Training record"),
}
# The tag's colour repeats what the word says.
COLOURS = {Counts.MET: "green", Counts.PARTLY: "yellow", Counts.NOT_MET: "red", Counts.NOT_APPLICABLE: "grey"}


def looked(one: Looked) -> str:
    """“Case-file review: 40 of 220”. A survey with fewer than ten replies says only that."""
    name = str(METHODS[one.method])
    if not one.shown:
        return _("%(method)s: fewer than %(fewest)s replies, so their number is not shown") % {
            "method": name,
            "fewest": FEWEST_REPLIES,
        }
    if one.number is None:
        return name
    if one.of is None:
        return _("%(method)s: %(number)s") % {"method": name, "number": one.number}
    return _("%(method)s: %(number)s of %(of)s") % {"method": name, "number": one.number, "of": one.of}
