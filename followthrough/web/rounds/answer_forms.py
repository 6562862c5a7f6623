"""What the pages for answering ask."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.commitments.rules import Delivery
from followthrough.lib.days import NO_DAY
from followthrough.lib.ids import new_id
from followthrough.lib.printable import printable
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.rules import Answering, Choice
from followthrough.web import states
from followthrough.web.commitments.forms import line_box, text_box
from followthrough.web.fields import FuzzyDayField
from followthrough.web.forms import PlainForm

if TYPE_CHECKING:
    from django.http import QueryDict

    from followthrough.rounds.models import AnswerDraft
    from followthrough.web.rounds.answer_shape import Card

DAMAGED = {"invalid": _("This form is damaged. Open the page again and fill it in anew.")}


class WhoForm(PlainForm):
    """Who is answering: whoever was asked, or somebody for them, by post or role."""

    answering = forms.ChoiceField(
        label=_("Who is answering?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who is answering.")},
    )
    answering_for = line_box(
        _("Your post or role"), 120, hint=_("Only if you answer for them. A post or a role, not your name.")
    )

    def __init__(self, me: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answering"].choices = [  # type: ignore[attr-defined]
            (Answering.ASKED.value, me),
            (Answering.FOR_THEM.value, _("I answer for them")),
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        post = printable(given.get("answering_for", "")).strip()
        if given.get("answering") == Answering.FOR_THEM and not post:
            self.add_error("answering_for", _("Enter your post or role."))
        return {**given, "answering_for": post if given.get("answering") == Answering.FOR_THEM else ""}


class PressForm(forms.Form):
    """A press on the page of everything; what is missing or mangled counts as not there."""

    NO_CHANGE, TAKE_BACK, REST = "no_change", "take_back", "rest"

    press = forms.ChoiceField(choices=[(one, one) for one in (NO_CHANGE, TAKE_BACK, REST)])
    item = forms.UUIDField(required=False)
    serial = forms.IntegerField(required=False, min_value=0)


class SerialForm(PlainForm):
    """A form that puts down a draft and knows which one stood on its page: none is 0.

    `theirs` is what somebody has put down meanwhile, once the action has refused.
    """

    serial = forms.IntegerField(widget=forms.HiddenInput, min_value=0, error_messages=DAMAGED)
    theirs: "AnswerDraft | None" = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {name: printable(value) if isinstance(value, str) else value for name, value in given.items()}

    def meet(self, theirs: "AnswerDraft | None") -> None:
        """Show what stands there now; sent once more, the form counts as having seen it."""
        self.theirs = theirs
        sent = cast("QueryDict", self.data).copy()
        sent["serial"] = str(theirs.serial if theirs else 0)
        self.data = sent


class AnswerForm(SerialForm):
    """How far it is, in the owner's words; a later date that is asked for; what else it stands for."""

    state = forms.ChoiceField(
        label=_("How far is it?"),
        choices=[(state.value, states.DELIVERIES[state.value].text) for state in Delivery],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it is, or “Not stated” if you can only say it in words.")},
    )
    text = text_box(_("What has been done, in your words"), hint=_("The committee reads this as you write it."))
    reason = text_box(_("Reason"), hint=_("Needed for “Not pursued” and “Not deliverable”."), rows=2)
    decided_by = line_box(
        _("Who decided that"), 120, hint=_("For “Not pursued”: a post or a body, not a person’s name.")
    )
    evidence = text_box(
        _("What shows it"),
        hint=_("A reference to the council’s own records, if there is one. Do not copy the record."),
        rows=2,
    )
    until = FuzzyDayField(
        label=_("A later date, if you ask for one"),
        required=False,
        help_text=_("Such as 31 March 2025 or summer 2025. The first date stays on record; somebody decides."),
    )
    until_reason = text_box(_("Why later"), rows=2)
    stands = forms.MultipleChoiceField(
        label=_("This answer also stands for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick where it differs. You are asked about that one by itself."),
    )

    def __init__(self, covers: "Iterable[Card]", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.covers = {str(card.id): card for card in covers}
        choices = [(i, card.name) for i, card in self.covers.items()]
        self.fields["stands"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["stands"]

    def given(self) -> Given:
        """What was put down. Call when the form is valid."""
        said = {name: self.cleaned_data[name] for name in OF_AN_UPDATE}
        differs = self.covers.keys() - set(self.cleaned_data.get("stands", ()))
        until = self.cleaned_data["until"] or NO_DAY
        return Given(Choice.UPDATE, **said, until=until, differs=tuple(UUID(one) for one in sorted(differs)))


OF_AN_UPDATE = ("state", "text", "reason", "decided_by", "evidence", "until_reason")


class NotMineForm(SerialForm):
    """Whose it is instead: from the list, or in words."""

    listed = forms.ChoiceField(label=_("Whose is it?"), required=False)
    whose = line_box(_("Or say who, if it is not in the list"), 200, hint=_("A post, a team or a body."))

    def __init__(self, owners: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Choose")), *((one, one) for one in owners)]
        self.fields["listed"].choices = choices  # type: ignore[attr-defined]

    def given(self) -> Given:
        """What was put down. Call when the form is valid."""
        return Given(Choice.NOT_MINE, whose=self.cleaned_data["whose"].strip() or self.cleaned_data["listed"][:200])


class SendForm(forms.Form):
    """One press of *Send*, and what stood on the preview: “item:mark item:mark”, see `answering.seen_of`."""

    press = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> dict[UUID, str]:
        pairs = (one.rpartition(":") for one in self.cleaned_data["seen"].split())
        try:
            return {UUID(item): mark for item, _colon, mark in pairs}
        except ValueError:
            raise forms.ValidationError(DAMAGED["invalid"]) from None
