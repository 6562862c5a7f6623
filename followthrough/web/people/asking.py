"""The page with one form that everything about people is entered on, and finding what it is about."""

from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from followthrough.web.access import CouncilRequest
from followthrough.web.forms import PlainForm as AnyForm
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
    request: CouncilRequest,
    form: AnyForm,
    *,
    heading: str,
    button: str,
    back: str,
    explained: str = "",
    title: str = "",
    template: str = "people/ask.html",
    **shown: Any,
) -> HttpResponse:
    """The page with the form; `back` is where it came from, `explained` what follows from it. `title` is the
    window's, where the button's words do not say enough: a heading that names nobody and nothing real.

    A `template` of its own extends people/ask.html and shows more before the form, from `shown`. A form without
    fields is only a press; what cannot be taken back has `warning=True`.
    """
    given = {"form": form, "heading": heading, "button": button, "back": back, "explained": explained, "title": title}
    return render(request, template, {"warning": False, **given, **shown})


def press(request: CouncilRequest) -> PlainForm:
    """A form without fields: valid as soon as it is sent."""
    return PlainForm(request.POST if request.method == "POST" else None)


def done(request: CouncilRequest, where: str, words: str) -> HttpResponse:
    """Go to a page, which says what was done."""
    messages.success(request, words)
    return redirect(where)
