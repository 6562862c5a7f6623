"""Codes in words: the three axes (response, delivery, scrutiny) and roles. Colour never says it alone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
    "superseded": Label(_("Superseded"), "purple"),
    "not_pursued": Label(_("Not pursued"), "orange"),
    "not_deliverable": Label(_("Not deliverable"), "red"),
    "none_expected": Label(_("None expected"), "grey"),
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


def state_name(code: str, axis: str) -> str:
    """A state in words, as a template filter: `{{ code|state_name("delivery") }}`."""
    return str(label(axis, code).text)


def role_name(code: str) -> str:
    """A role in words, as a template filter."""
    return str(ROLES[code])
