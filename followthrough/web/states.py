"""Codes as a page shows them: the reports' words with a tag's colour. Colour never says it alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from followthrough.commitments.rules import Delivery
from followthrough.councils.nations import Nation
from followthrough.lib.kept import kept_by
from followthrough.reports import fate, words
from followthrough.reviews.rules import Axes, Response, none_expected, position


@dataclass(frozen=True)
class Label:
    """What a state is called, and the Design System's tag colour ("" is plain blue)."""

    text: str | Promise
    colour: str


def _labels(named: Callable[[str], str], order: Iterable[str], colours: Mapping[str, str]) -> dict[str, Label]:
    later = lazy(named, str)
    return {code: Label(later(code), colours[code]) for code in order}


RESPONSES = _labels(
    words.response_words,
    fate.RESPONSES,
    {
        "awaiting": "grey",
        "agreed": "green",
        "agreed_in_part": "teal",
        "not_agreed": "red",
        "deferred": "yellow",
        "differs": "purple",
    },
)
DELIVERIES = _labels(
    words.delivery_words,
    fate.DELIVERIES,
    {
        "not_stated": "grey",
        "not_started": "grey",
        "in_progress": "",
        "paused": "yellow",
        "complete": "green",
        "complete_part": "green",
        "superseded": "purple",
        "not_pursued": "orange",
        "not_deliverable": "red",
        "none_expected": "grey",
        "no_update": "grey",
    },
)
SCRUTINIES = _labels(
    words.scrutiny_words,
    fate.POSITIONS,
    {
        "monitoring": "",
        "noted": "grey",
        "closed": "green",
        "kept_open": "yellow",
        "reopened": "orange",
        "transferred": "purple",
        "closure_proposed": "teal",
        "refusal_accepted": "grey",
    },
)
AXES = {"response": RESPONSES, "delivery": DELIVERIES, "scrutiny": SCRUTINIES}
AXIS_NAMES: dict[str, Promise] = {"response": _("Response"), "delivery": _("Delivery"), "scrutiny": _("Scrutiny")}
LINKS: dict[str, Promise] = {
    "split_into": _("was split into"),
    "merged_into": _("was merged into"),
    "superseded_by": _("is superseded by"),
    "duplicate_of": _("is a duplicate of"),
}
ROLES: dict[str, Promise] = {
    "scrutiny_officer": _("Scrutiny officer"),
    "lead_officer": _("Lead officer"),
    "contributor": _("Contributor"),
    "programme_lead": _("Programme lead"),
    "service_reviewer": _("Service reviewer"),
    "steering_group_member": _("Steering group member"),
    "cabinet_member": _("Cabinet member"),
    "committee_member": _("Committee member"),
    "council_administrator": _("Council administrator"),
}


@kept_by(get_language)  # a long page shows a few states many hundred times
def label(axis: str, code: str) -> Label:
    """The label of a state; a code without one is a mistake of ours, so a KeyError."""
    found = AXES[axis][code]
    return Label(str(found.text), found.colour)


def shown(axes: Axes) -> tuple[str, str, str]:
    """What a page shows on the three axes, with the words that are derived from all of them."""
    return axes.answer, _shown_delivery(axes), position(axes)


def _shown_delivery(axes: Axes) -> str:
    if axes.delivery is None:
        if none_expected(axes):
            return "none_expected"
        return "no_update" if axes.accepted else "not_stated"
    if axes.delivery is Delivery.COMPLETE and axes.answer == Response.AGREED_IN_PART:
        return "complete_part"
    return axes.delivery.value


def state_name(code: str, axis: str) -> str:
    """A state in words, as a template filter: `{{ code|state_name("delivery") }}`."""
    return str(AXES[axis][code].text)


NATIONS = {Nation.ENGLAND: _("England"), Nation.WALES: _("Wales"), Nation.SCOTLAND: _("Scotland")}


def role_name(code: str) -> str:
    """A role in words, as a template filter."""
    return str(ROLES[code])
