"""Beginning a programme, and settling what it follows, where it looks and which phases it has."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.queries import frameworks
from followthrough.accreditation.rules import Stage
from followthrough.commitments.actions import NO_DAY
from followthrough.councils import queries as councils
from followthrough.lib.days import FuzzyDay
from followthrough.web.commitments import choices
from followthrough.web.commitments.forms import Choices, line_box, text_box
from followthrough.web.fields import FuzzyDayField
from followthrough.web.forms import EntryForm
from followthrough.web.money import MoneyField

if TYPE_CHECKING:
    from followthrough.accreditation.models import Charter, Edition
    from followthrough.councils.models import Council


def one_of(form: forms.Form, name: str, nothing: Any, offered: Choices) -> None:
    """What a list offers, after what is said for nothing."""
    form.fields[name].choices = [("", nothing), *offered]  # type: ignore[attr-defined]


def edition_words(edition: "Edition") -> str:
    """“Good allotments mark, 2023”."""
    return f"{edition.name}, {edition.edition}"


class FollowsForm(EntryForm):
    """What a programme follows and who is over it: what is asked when it begins and later alike."""

    edition = forms.ChoiceField(
        label=_("Framework that it follows"),
        required=False,
        help_text=_("The editions of frameworks that the council has loaded."),
    )
    sponsor = forms.ChoiceField(
        label=_("Sponsor"), required=False, help_text=_("The post that answers for it above its lead.")
    )
    steering_group = forms.ChoiceField(label=_("Steering group"), required=False)

    def __init__(self, council: "Council", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council = council
        editions = [(str(one.id), edition_words(one)) for one in frameworks.editions(council)]
        groups = [(str(one.id), one.name) for one in councils.committees(council)]
        one_of(self, "edition", _("None yet"), editions)
        one_of(self, "sponsor", _("Not settled yet"), choices.posts(council))
        one_of(self, "steering_group", _("None yet"), groups)

    def following(self, edition: "Edition", **more: Any) -> Follows:
        """What was chosen. Call when the form is valid."""
        post, group = self.cleaned_data["sponsor"], self.cleaned_data["steering_group"]
        return Follows(
            edition=edition,
            sponsor=councils.post(self.council, UUID(post)) if post else None,
            steering_group=councils.committee(self.council, UUID(group)) if group else None,
            **more,
        )

    def edition_chosen(self) -> "Edition | None":
        """The edition that was chosen. Call when the form is valid."""
        chosen = self.cleaned_data["edition"]
        return frameworks.edition(self.council, UUID(chosen)) if chosen else None


class ProgrammeForm(FollowsForm):
    """What is to be achieved, who leads it, and if that is known already what it follows."""

    text = text_box(
        _("What it is"),
        required=_("Enter what it is, such as “Accreditation of the housing service”."),
        hint=_("In the words of the plan or decision that began it."),
    )
    owner = forms.ChoiceField(label=_("Lead"), required=False, help_text=_("The post, team or body that owns it."))
    phases = forms.BooleanField(
        label=_("Begin with the usual phases"),
        required=False,
        help_text=_("Health Check, Embedding, Assessment, Accredited, Renewal. You can add others later."),
    )
    field_order = ("seen", "request_id", "text", "owner", "edition", "sponsor", "steering_group", "phases")

    def __init__(self, owners: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one_of(self, "owner", _("Not settled yet"), owners)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if (given.get("sponsor") or given.get("steering_group")) and not given.get("edition"):
            self.add_error("edition", _("Choose the framework too, or leave sponsor and steering group for later."))
        return given


class CharterForm(FollowsForm):
    """What a programme follows, who is over it, and what it costs; the edition changes by moving to another."""

    aligned = text_box(_("Programmes that it is aligned with"), hint=_("One a line."), rows=3)
    annual_fee = MoneyField(
        label=_("Annual fee, in pounds"), required=False, help_text=_("Such as 2,000. Leave empty if nobody has said.")
    )
    fee_about = forms.BooleanField(label=_("The paper says “around” or “about”"), required=False)
    expires = FuzzyDayField(
        label=_("Accreditation expires"), required=False, help_text=_("As precise as it is known: 31 March 2028, 2028.")
    )

    def __init__(self, council: "Council", now: "Charter | None", *args: Any, **kwargs: Any) -> None:
        super().__init__(council, *args, initial=_as_it_stands(now) if now else {}, **kwargs)
        self.now = now
        if now is not None:
            del self.fields["edition"]
        else:
            self.fields["edition"].required = True
            self.fields["edition"].error_messages["required"] = _("Choose the framework that it follows.")

    def follows(self) -> Follows:
        """What is to be set down. Call when the form is valid."""
        given = self.cleaned_data
        edition = self.now.edition if self.now else self.edition_chosen()
        assert edition is not None
        fee, about = given["annual_fee"], given["fee_about"]
        more = {"aligned": given["aligned"], "annual_fee": fee, "fee_about": about and fee is not None}
        return self.following(edition, expires=given["expires"] or NO_DAY, **more)


def _as_it_stands(now: "Charter") -> dict[str, Any]:
    return {
        "sponsor": str(now.sponsor_id or ""),
        "steering_group": str(now.steering_group_id or ""),
        "aligned": now.aligned,
        "annual_fee": now.annual_fee,
        "fee_about": now.fee_about,
        "expires": FuzzyDay(now.expires_printed, now.expires_first, now.expires_last),
    }


class ScopeForm(EntryForm):
    """Which services it looks at: what is ticked is in, what is not is out."""

    services = forms.MultipleChoiceField(
        label=_("Services that it looks at"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = text_box(_("Why a service leaves"), hint=_("Needed if you untick one."), rows=2)

    def __init__(self, teams: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["services"].choices = teams  # type: ignore[attr-defined]


class PhaseForm(EntryForm):
    """A phase after those that are there."""

    stage = forms.ChoiceField(label=_("Which phase?"), required=False)
    text = line_box(_("What it is called"), 200, hint=_("Only for a phase of your own."))
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    due = FuzzyDayField(
        label=_("Planned to be finished"), required=False, help_text=_("Such as 31 March 2025 or summer 2025.")
    )

    def __init__(self, stages: Choices, owners: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one_of(self, "stage", _("A phase of our own"), stages)
        one_of(self, "owner", _("Not settled yet"), owners)

    def named(self, usual: dict[str, str]) -> str:
        """What it is called. Call when the form is valid."""
        return self.cleaned_data["text"].strip() or usual.get(self.cleaned_data["stage"], "")

    def of_stage(self) -> Stage | None:
        """Which of the usual phases it is. Call when the form is valid."""
        return Stage(self.cleaned_data["stage"]) if self.cleaned_data["stage"] else None


class MoveForm(EntryForm):
    """One press: the programme follows another edition from now on."""
