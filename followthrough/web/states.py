"""Codes in words: the three axes (response, delivery, scrutiny) and roles. Colour never says it alone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from followthrough.commitments.rules import Delivery
from followthrough.reviews.rules import ACCEPTED, Axes, Response, Scrutiny, closure_proposed


@dataclass(frozen=True)
class Label:
    """What a state is called on a page, and the Design System's tag colour ("" is plain blue)."""

    text: str | Promise
    colour: str = ""


RESPONSES = {
    "awaiting": Label(_("Awaiting response"), "grey"),
    "agreed": Label(_("Agreed"), "green"),
    "agreed_in_part": Label(_("Agreed in part"), "teal"),
    "not_agreed": Label(_("Not agreed"), "red"),
    "deferred": Label(_("Deferred"), "yellow"),
}
DELIVERIES = {
    "not_stated": Label(_("Not stated"), "grey"),
    "not_started": Label(_("Not started"), "grey"),
    "in_progress": Label(_("In progress")),
    "paused": Label(_("Paused"), "yellow"),
    "complete": Label(_("Complete"), "green"),
    "complete_part": Label(_("Complete (the part agreed)"), "green"),
    "superseded": Label(_("Superseded"), "purple"),
    "not_pursued": Label(_("Not pursued"), "orange"),
    "not_deliverable": Label(_("Not deliverable"), "red"),
    "none_expected": Label(_("None expected"), "grey"),
    "no_update": Label(_("No update received"), "grey"),
}
SCRUTINIES = {
    "monitoring": Label(_("Monitoring")),
    "noted": Label(_("Noted"), "grey"),
    "closed": Label(_("Closed"), "green"),
    "kept_open": Label(_("Kept open"), "yellow"),
    "reopened": Label(_("Reopened"), "orange"),
    "transferred": Label(_("Transferred"), "purple"),
    "closure_proposed": Label(_("Closure proposed"), "teal"),
    "refusal_accepted": Label(_("Refusal accepted"), "grey"),
}
ROLES = {
    "scrutiny_officer": _("Scrutiny officer"),
    "lead_officer": _("Lead officer"),
    "contributor": _("Contributor"),
    "cabinet_member": _("Cabinet member"),
    "committee_member": _("Committee member"),
    "council_administrator": _("Council administrator"),
}
AXES = {"response": RESPONSES, "delivery": DELIVERIES, "scrutiny": SCRUTINIES}
AXIS_NAMES = {"response": _("Response"), "delivery": _("Delivery"), "scrutiny": _("Scrutiny")}


def label(axis: str, code: str) -> Label:
    """The label of a state; a code without one is a mistake of ours, so a KeyError."""
    return AXES[axis][code]


def shown(axes: Axes) -> tuple[str, str, str]:
    """What a page shows on the three axes, with the words that are derived from all of them."""
    return axes.response.value, _shown_delivery(axes), _shown_scrutiny(axes)


def _shown_delivery(axes: Axes) -> str:
    if axes.delivery is None:
        if axes.response is Response.NOT_AGREED:
            return "none_expected"
        return "no_update" if axes.response in ACCEPTED else "not_stated"
    if axes.delivery is Delivery.COMPLETE and axes.response is Response.AGREED_IN_PART:
        return "complete_part"
    return axes.delivery.value


def _shown_scrutiny(axes: Axes) -> str:
    if axes.scrutiny is Scrutiny.CLOSED and axes.response is Response.NOT_AGREED and axes.delivery is None:
        return "refusal_accepted"
    proposed = axes.scrutiny is Scrutiny.MONITORING and closure_proposed(axes)
    return "closure_proposed" if proposed else axes.scrutiny.value


def state_name(code: str, axis: str) -> str:
    """A state in words, as a template filter: `{{ code|state_name("delivery") }}`."""
    return str(label(axis, code).text)


def role_name(code: str) -> str:
    """A role in words, as a template filter."""
    return str(ROLES[code])
