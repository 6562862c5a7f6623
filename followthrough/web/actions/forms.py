"""Adding an action, and settling in which phase it is planned and which gaps it is to close."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from followthrough.web.commitments.choices import short
from followthrough.web.commitments.forms import Choices, text_box
from followthrough.web.fields import FuzzyDayField
from followthrough.web.forms import EntryForm
from followthrough.web.programmes.forms import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followthrough.accreditation.queries.programmes import PhaseView
    from followthrough.accreditation.queries.reviewing import FindingView


def phase_choices(phases: "Iterable[PhaseView]") -> Choices:
    """The phases of a programme as a list offers them."""
    return [(str(one.phase.id), short(one.standing.words.text)) for one in phases]


def gap_choices(gaps: "Iterable[FindingView]") -> Choices:
    """Gaps as tick boxes: “Gap 3: Leaks are noted on paper. (Parks)”."""
    return [(str(one.finding.id), gap_words(one)) for one in gaps]


def gap_words(one: "FindingView") -> str:
    """“Gap 3: Leaks are noted on paper. (Parks)”."""
    team = one.found.team
    said = _now("Gap %(number)s: %(text)s (%(service)s)") if team else _now("Gap %(number)s: %(text)s")
    return said % {"number": one.finding.number, "text": short(one.found.text), "service": team}


class GapsForm(EntryForm):
    """The gaps that an action is to close; what is not ticked it does not serve."""

    gaps = forms.MultipleChoiceField(
        label=_("Gaps that it is to close"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, gaps: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gaps"].choices = gaps  # type: ignore[attr-defined]
        if not gaps:
            del self.fields["gaps"]

    def ticked(self) -> set[UUID]:
        """The findings that are ticked. Call when the form is valid."""
        return {UUID(key) for key in self.cleaned_data.get("gaps", ())}


class PlaceForm(EntryForm):
    """The phase in which an action is planned."""

    phase = forms.ChoiceField(label=_("Phase"), required=False)

    def __init__(self, phases: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one_of(self, "phase", _("In no phase"), phases)


class ActionForm(GapsForm):
    """What is to be done, by whom, by when, in which phase, and for which gaps."""

    text = text_box(
        _("What is to be done"),
        required=_("Enter what is to be done, such as “Train every housing officer to ask.”"),
        rows=3,
    )
    owner = forms.ChoiceField(label=_("Owner"), required=False, help_text=_("Rounds ask the owner how far it is."))
    due = FuzzyDayField(label=_("Due"), required=False, help_text=_("Such as 31 March 2025 or summer 2025."))
    phase = forms.ChoiceField(label=_("Phase"), required=False)
    field_order = ("seen", "request_id", "text", "owner", "due", "phase", "gaps")

    def __init__(self, owners: Choices, phases: Choices, gaps: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(gaps, *args, **kwargs)
        one_of(self, "owner", _("Not settled yet"), owners)
        one_of(self, "phase", _("In no phase"), phases)
