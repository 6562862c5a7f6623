"""What of a programme something can rely on: the whole, an area or a criterion, a phase or an action."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from followthrough.accreditation.queries import frameworks, programmes
from followthrough.commitments.queries import Standing
from followthrough.lib.as_at import AsAt
from followthrough.web.commitments.choices import Choices, short
from followthrough.web.commitments.subject import Subject

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment

WHOLE = "whole"


@dataclass(frozen=True)
class Choice:
    """One thing to choose; `inside`: what can be chosen of it, such as the criteria of an area. `taken`: relied on."""

    value: str
    words: str
    taken: bool
    inside: tuple["Choice", ...] = ()


@dataclass(frozen=True)
class Group:
    """Some choices under a heading."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Parts:
    """What of a programme can be relied on, in groups that are not empty."""

    groups: tuple[Group, ...]
    others: dict[str, "Commitment"] = field(default_factory=dict)

    @property
    def free(self) -> Choices:
        """What can be chosen: all but what is relied on already."""
        found = [one for group in self.groups for outer in group.choices for one in (outer, *outer.inside)]
        return [(one.value, one.words) for one in found if not one.taken]


def parts_of(subject: Subject, programme: "Commitment", as_at: AsAt) -> Parts:
    """What of that programme the subject can rely on."""
    taken = {(row.on_id, row.part) for row in subject.standing.relies_on}
    whole = Choice(WHOLE, _("The whole programme"), (programme.id, "") in taken)
    phases = [one.standing for one in programmes.phases(subject.council, programme, as_at)]
    actions = [one.standing for one in programmes.actions(subject.council, programme, as_at)]
    groups = [
        Group("", (whole,)),
        *_areas(subject, programme, taken, as_at),
        Group(_("One of its phases"), _tracked(subject, phases, taken)),
        Group(_("One of its actions"), _tracked(subject, actions, taken)),
    ]
    others = {_value(one): one.commitment for one in (*phases, *actions)}
    return Parts(tuple(group for group in groups if group.choices), others)


def _tracked(subject: Subject, found: list[Standing], taken: set[tuple[UUID, str]]) -> tuple[Choice, ...]:
    others = [one for one in found if one.commitment.id != subject.commitment.id]
    return tuple(Choice(_value(one), short(one.words.text), (one.commitment.id, "") in taken) for one in others)


def _value(one: Standing) -> str:
    return f"on:{one.commitment.id}"


def _areas(subject: Subject, programme: "Commitment", taken: set[tuple[UUID, str]], as_at: AsAt) -> list[Group]:
    charter = programmes.charter(subject.council, programme, as_at)
    if charter is None:
        return []
    loaded = frameworks.loaded(charter.edition)

    def choice(ref: str, title: str, inside: tuple[Choice, ...] = ()) -> Choice:
        return Choice(f"part:{ref}", f"{ref} {title}", (programme.id, ref) in taken, inside)

    areas = [
        choice(area.ref, area.title, tuple(choice(one.ref, one.title) for one in loaded.judged[area.id] if one != area))
        for area in loaded.areas
    ]
    return [Group(_("An area of %(name)s, or a criterion in it") % {"name": charter.edition.name}, tuple(areas))]
