"""The steps that every page for entering something shares: what is told, and back to the thing or to the form."""

from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments.subject import Subject
from followthrough.web.forms import EntryForm, OnceForm

Form = TypeVar("Form", bound=EntryForm)


def from_today(request: CouncilRequest, form: Form) -> Form:
    """The form as this person may fill it in: an owner adds nothing to what was known on a past day."""
    if not request.member.may(Permission.RECORD_ANY_PROGRESS):
        form.known_today()
    return form


def told(request: CouncilRequest, subject: Subject, form: OnceForm) -> dict[str, Any]:
    """What every action about a commitment takes. Call when the form is valid."""
    return {
        "council": request.council,
        "by": request.member.person,
        "commitment": subject.commitment,
        "told": form.told(),
    }


def done(request: CouncilRequest, subject: Subject, words: str) -> HttpResponse:
    """Back to the page of the thing, which says what was done."""
    messages.success(request, words)
    return redirect(subject.address)


def ask(
    request: CouncilRequest,
    subject: Subject,
    form: OnceForm,
    *,
    heading: str,
    button: str,
    template: str = "commitments/entry.html",
    **more: Any,
) -> HttpResponse:
    """The page with the form; `more` goes to its template."""
    given = {"subject": subject, "form": form, "heading": heading, "button": button, "as_at": AsAt.now(), **more}
    return render(request, template, given)
