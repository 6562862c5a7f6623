"""The page with one form that everything about people is entered on, and finding what it is about."""

from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from followthrough.web.access import CouncilRequest
from followthrough.web.people.forms import PlainForm

Thing = TypeVar("Thing")


def there(found: Thing | None) -> Thing:
    """What was found; 404 when the council has no such thing."""
    if found is None:
        raise Http404
    return found


def entry(request: CouncilRequest, **about: Any) -> dict[str, Any]:
    """What every action is told: the council, who does it, and what it is about."""
    return {"council": request.council, "by": request.member.person, **about}


def address(request: CouncilRequest, name: str, **parts: Any) -> str:
    """The address of a page of this room."""
    return reverse(f"people:{name}", kwargs={"council": request.council.slug, **parts})


def ask(
    request: CouncilRequest, form: PlainForm, *, heading: str, button: str, back: str, explained: str = ""
) -> HttpResponse:
    """The page with the form; `back` is where it came from, `explained` what follows from it."""
    given = {"form": form, "heading": heading, "button": button, "back": back, "explained": explained}
    return render(request, "people/ask.html", given)


def done(request: CouncilRequest, where: str, words: str) -> HttpResponse:
    """Go to a page, which says what was done."""
    messages.success(request, words)
    return redirect(where)
