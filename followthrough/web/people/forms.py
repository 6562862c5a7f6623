"""What the pages about people, posts and committees ask."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.councils.permissions import Role, SecondStep
from followthrough.lib.printable import printable
from followthrough.lib.wording import folded
from followthrough.web import forms as plain
from followthrough.web import states
from followthrough.web.fields import DayField

FIRST = _("First day")
FIRST_HELP = _("Such as 1 September 2026. It may be in the past or still to come.")
SEATS = {
    "chair": _("Chair"),
    "member": _("Member"),
    "substitute": _("Substitute"),
    "co_optee": _("Co-opted member"),
}
SECOND_STEPS = {
    SecondStep.NOBODY.value: _("Nobody has to; whoever wants one sets it up"),
    SecondStep.ADMINISTRATORS.value: _("Council administrators"),
    SecondStep.EVERYBODY.value: _("Everybody"),
}
BODIES = {
    "partner": _("Partner body"),
    "company": _("Company of the council"),
    "executive": _("Another executive"),
}


class PlainForm(plain.PlainForm):
    """A form whose texts come out without control characters."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {name: printable(value) if isinstance(value, str) else value for name, value in given.items()}


class ChangeForm(PlainForm, plain.SeenForm):
    """A form that changes what is there, and says what its reader had seen of it."""


def name(label: Any, longest: int = 120) -> forms.CharField:
    """A name that must be given."""
    return forms.CharField(label=label, max_length=longest, error_messages={"required": _("Enter a name.")})


def email(required: bool = True) -> forms.EmailField:
    """An e-mail address."""
    said = {
        "required": _("Enter an e-mail address."),
        "invalid": _("Enter an e-mail address, such as name@council.gov.uk."),
    }
    hint = _("Only council administrators see it. It is what the person signs in with.")
    return forms.EmailField(
        label=_("E-mail address"), required=required, max_length=254, help_text=hint, error_messages=said
    )


def mailbox() -> forms.EmailField:
    """The address of a team's or a body's own mailbox."""
    return forms.EmailField(
        label=_("Mailbox"),
        required=False,
        max_length=254,
        help_text=_("It is asked when nobody who holds the post can be. Leave empty if there is none."),
        error_messages={"invalid": _("Enter an e-mail address, such as parks@council.gov.uk.")},
    )


def first_day(label: Any = FIRST) -> DayField:
    """The day on which something begins."""
    return DayField(label=label, help_text=FIRST_HELP, error_messages={"required": _("Enter the first day.")})


def role() -> forms.TypedChoiceField:
    """One of the roles."""
    return forms.TypedChoiceField(
        label=_("Role"),
        choices=[(one.value, states.ROLES[one.value]) for one in Role],
        coerce=Role,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role.")},
    )


class OneOf(forms.TypedChoiceField):
    """One of some things of the council; the cleaned value is the thing, or None."""


def offer(form: forms.Form, field: str, things: Iterable[Any], words: Callable[[Any], str] = str) -> None:
    """Say what there is to choose from in a field, and how each thing is called."""
    found = {str(thing.id): thing for thing in things}
    chosen = form.fields[field]
    assert isinstance(chosen, OneOf)
    chosen.choices = [("", ""), *((key, words(thing)) for key, thing in found.items())]
    chosen.coerce = found.__getitem__


def one_of(label: Any, when_empty: Any = "", **options: Any) -> OneOf:
    """A list to choose one thing from; it must be chosen where `when_empty` says what to do."""
    said = {"required": when_empty} if when_empty else None
    return OneOf(label=label, required=bool(when_empty), empty_value=None, error_messages=said, **options)


class NewPersonForm(PlainForm):
    """Somebody new, with a role and so a sign-in."""

    name = name(_("Name"))
    email = email()
    role = role()
    first_day = first_day()


class PersonForm(ChangeForm):
    """Name and address, corrected; the address only of somebody who does not sign in with it."""

    name = name(_("Name"))
    email = email(required=False)

    def __init__(self, *args: Any, has_sign_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_sign_in:
            del self.fields["email"]


class RoleForm(PlainForm):
    """Another role for somebody; the address only of somebody who has none yet."""

    role = role()
    email = email()
    first_day = first_day()

    def __init__(self, *args: Any, has_email: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_email:
            del self.fields["email"]


class SignInForm(PlainForm):
    """The address that somebody signs in with."""

    email = email()


class SecondStepForm(PlainForm):
    """Of whom a second step is asked."""

    of = forms.TypedChoiceField(
        label=_("Who needs a second step"),
        choices=list(SECOND_STEPS.items()),
        coerce=SecondStep,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who needs a second step.")},
    )


class ForgetForm(PlainForm):
    """The name, typed, of whoever is to be forgotten."""

    typed = forms.CharField(
        label=_("Type the name to confirm"), max_length=120, error_messages={"required": _("Type the name.")}
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name

    def clean_typed(self) -> str:
        typed = str(self.cleaned_data["typed"])
        if folded(typed) != folded(self.name):
            raise forms.ValidationError(_("That is not the name. Type it as it stands above."))
        return typed


class LastDayForm(ChangeForm):
    """The last day of a role, a post or a seat."""

    last_day = DayField(
        label=_("Last day"),
        help_text=_("The last day on which it still holds. The record of it stays."),
        error_messages={"required": _("Enter the last day.")},
    )


class NameForm(PlainForm):
    """The name of a team or a committee."""

    name = name(_("Name"))


class TeamForm(NameForm):
    """A team, with its mailbox."""

    mailbox = mailbox()


class BodyForm(PlainForm):
    """A body that can answer or own."""

    name = name(_("Name"))
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=list(BODIES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )
    mailbox = mailbox()


class PostForm(PlainForm):
    """A post in a team or in a body."""

    title = name(_("Title of the post"))
    team = one_of(_("Team"), help_text=_("Leave empty if the post is in a partner body or company."))
    body = one_of(_("Partner body or company"), help_text=_("Leave empty if the post is in a team."))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("team") and given.get("body"):
            self.add_error("body", _("Choose a team or a body, not both."))
        return given


class HandOverForm(ChangeForm):
    """Who holds a post from a day on."""

    person = one_of(_("Who takes up the post"), _("Choose who takes up the post."))
    first_day = first_day(_("From"))


class SeatForm(PlainForm):
    """A seat from a day to a day, or for one meeting."""

    person = one_of(_("Who"), _("Choose who takes the seat."))
    kind = forms.ChoiceField(label=_("Seat"), choices=list(SEATS.items()))
    only_meeting = one_of(
        _("For one meeting only"), help_text=_("For a substitute or a co-opted member. Then leave both days empty.")
    )
    first_day = DayField(label=_("First day"), required=False, help_text=FIRST_HELP)
    last_day = DayField(label=_("Last day"), required=False, help_text=_("Leave empty if it is not known."))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("only_meeting"):
            given["first_day"] = given["only_meeting"].day
        elif "first_day" not in self.errors and not given.get("first_day"):
            self.add_error("first_day", _("Enter the first day, or choose one meeting."))
        return given


class MeetingForm(PlainForm):
    """A sitting of a committee."""

    day = DayField(label=_("Day of the meeting"), error_messages={"required": _("Enter the day of the meeting.")})


class MinutesForm(ChangeForm):
    """The day on which minutes were approved."""

    on = DayField(
        label=_("Approved on"),
        help_text=_("The committee approves its minutes at a later meeting."),
        error_messages={"required": _("Enter the day on which the minutes were approved.")},
    )
