"""How colleagues come in and go: invitations, their sign-in, who needs a second step, and forgetting who has left."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from followthrough.councils import queries
from followthrough.councils.permissions import Permission
from followthrough.joining import queries as joining
from followthrough.joining.actions import invitations, keeping, leaving, sessions
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import address, ask, done, entry, press, there
from followthrough.web.people.forms import ForgetForm, SecondStepForm, SignInForm
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.councils.models import Person


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def invite_again(request: CouncilRequest, invitation: UUID) -> HttpResponse:
    found = there(joining.invitation(request.council, invitation))
    return _pressed(
        request,
        found.person,
        lambda: invitations.invite_again(**entry(request, invitation=found)),
        said=_("A letter with a new link is on its way. The older link no longer works."),
        heading=_("Send %(name)s a new link") % {"name": found.person.name},
        button=_("Send a new link"),
        explained=_("The link that was sent before no longer works, opened or not."),
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def withdraw(request: CouncilRequest, invitation: UUID) -> HttpResponse:
    found = there(joining.invitation(request.council, invitation))
    return _pressed(
        request,
        found.person,
        lambda: invitations.withdraw_invitation(**entry(request, invitation=found)),
        said=_("The invitation is withdrawn. Its link no longer works."),
        heading=_("Withdraw the invitation of %(name)s") % {"name": found.person.name},
        button=_("Withdraw the invitation"),
        explained=_("The link no longer lets anybody in. You can invite the person again later."),
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def sign_in(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    user = there(joining.sign_in_of(request.council, found))
    form = SignInForm(request.POST or None, initial={"email": user.email})
    common, where = entry(request, person=found), address(request, "show", person=person)
    if saved(form, lambda: keeping.correct_sign_in(**common, **form.cleaned_data)):
        return done(request, where, _("The sign-in address is corrected. Both addresses get a letter."))
    explained = _(
        "The person signs in with the new address and the same password, is signed out everywhere, and both addresses"
        " get a letter that says so."
    )
    heading = _("Correct the sign-in address of %(name)s") % {"name": found.name}
    return ask(
        request,
        form,
        heading=heading,
        button=_("Correct the address"),
        back=where,
        explained=explained,
        title=_("Correct the sign-in address"),
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def sign_out(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    return _pressed(
        request,
        found,
        lambda: sessions.end_all_of(**entry(request, person=found)),
        said=_("Signed out everywhere."),
        heading=_("Sign %(name)s out everywhere") % {"name": found.name},
        title=_("Sign out everywhere"),
        button=_("Sign them out"),
        explained=_("They can sign in again as long as they have a role. To keep them out, end the role as well."),
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def remove_second_step(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    return _pressed(
        request,
        found,
        lambda: keeping.remove_second_step(**entry(request, person=found)),
        said=_("The second step is removed."),
        heading=_("Remove the second step of %(name)s") % {"name": found.name},
        title=_("Remove the second step"),
        button=_("Remove it"),
        explained=_(
            "For somebody who has lost their device and their recovery codes. Make sure that it is they who ask. They"
            " are signed out, get a letter, and sign in with their password alone until they set up a new one."
        ),
        warning=True,
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def forget(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    form = ForgetForm(request.POST or None, name=found.name)
    common, where = entry(request, person=found), address(request, "show", person=person)
    if saved(form, lambda: leaving.forget(**common)):
        return done(request, where, _("Name and address are gone. What this person entered stays."))
    explained = _(
        "The name and the address are taken out of everything, the sign-in goes unless another council uses it, and"
        " letters to the address are blanked. What the person entered stays, as entered by a former colleague. This"
        " cannot be undone. A name inside a text stays there: ask for a redaction of that."
    )
    heading = _("Forget %(name)s") % {"name": found.name}
    return ask(
        request, form, heading=heading, button=_("Forget this person"), back=where, explained=explained, warning=True
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def second_step(request: CouncilRequest) -> HttpResponse:
    form = SecondStepForm(request.POST or None, initial={"of": request.council.second_step})
    common, where = entry(request), address(request, "index")
    if saved(form, lambda: keeping.require_second_step(**common, **form.cleaned_data)):
        return done(request, where, _("Saved. Whoever lacks a second step is led to set one up."))
    explained = _(
        "After the password people are asked for a code of an authenticator app, or for a passkey. Whoever has to and"
        " has none is led to set one up before anything else."
    )
    return ask(
        request,
        form,
        heading=_("The second step"),
        title=_("The second step"),
        button=_("Set who needs it"),
        back=where,
        explained=explained,
    )


def _pressed(
    request: CouncilRequest, person: "Person", act: Callable[[], object], *, said: str, **asked: Any
) -> HttpResponse:
    """One press about a person: `asked` is shown first, as `ask` takes it, and `said` once it is done."""
    form, where = press(request), address(request, "show", person=person.id)
    if saved(form, act):
        return done(request, where, said)
    return ask(request, form, back=where, **asked)
