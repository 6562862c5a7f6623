"""The two doors to the pages for answering: a link, and signing in. The pages behind them are the same.

A page is written once, in `answer_pages.py`, as a function of the request and a `Door`, which says who sends, builds
the addresses, and how much of what was said before may be shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.councils.scope import reading
from followthrough.councils.veil import looking, seeing
from followthrough.lib import clock
from followthrough.rounds import letters, queries
from followthrough.rounds.actions.answering import Sender
from followthrough.rounds.queries import RequestView
from followthrough.rounds.rules import Answering
from followthrough.web.access import FORM, CouncilRequest, page, public
from followthrough.web.rounds import answer_keys
from followthrough.web.rounds.answer_keys import Key

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.rounds.models import AnswerLink, Request


@dataclass(frozen=True)
class Door:
    """How somebody came to the pages of one request. `whole`: what others said before may be shown."""

    council: "Council"
    asked: "Request"
    sender: Sender
    space: str
    keys: dict[str, Any] = field(default_factory=dict)
    whole: bool = False

    def at(self, name: str, **more: Any) -> str:
        """The address of a page: "all", "update", "not_mine", "preview" or "done"."""
        return reverse(f"{self.space}answer_{name}", kwargs={**self.keys, **more})

    def view(self) -> RequestView:
        """What is asked, as it stands now."""
        return queries.request_view(self.council, self.asked)

    @property
    def called(self) -> str:
        """The neutral name of what it is about."""
        return letters.neutral(queries.reviews_of(self.asked.round))


ELSEWHERE = "not-here"
Page = Callable[..., HttpResponse]


def signed_in(view: Page) -> Callable[..., Any]:
    """A page of a request for those of whom it asks, once they have signed in; for everybody else there is none."""

    @page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
    def guarded(request: CouncilRequest, /, asking: UUID, **more: Any) -> HttpResponse:
        person = request.member.person
        found = next((one for one in asked_of(request) if one.id == asking), None)
        if found is None:
            raise Http404
        keys = {"council": request.council.slug, "asking": asking}
        return view(request, Door(request.council, found, Sender(by=person), "rounds:", keys, whole=True), **more)

    return guarded


def asked_of(request: CouncilRequest) -> "list[Request]":
    """What open rounds ask of whoever is signed in."""
    person, today = request.member.person, clock.today()
    return queries.asked_of(request.council, person, councils.posts_held_by(request.council, person, today), today)


def by_link(view: Page) -> Callable[..., Any]:
    """A page behind a link, once it has been said who is answering; before that, where it is asked.

    What is not or no longer asked there leads to what is, which says so: the link itself still works.
    """

    @wraps(view)
    def guarded(request: HttpRequest, key: Key, link: "AnswerLink", council: "Council", **more: Any) -> HttpResponse:
        if not key.answering:
            return redirect("answer_gate", tag=key.tag)
        sender = Sender(link=link, answering=Answering(key.answering), answering_for=key.answering_for)
        door = Door(council, link.request, sender, "", {"tag": key.tag})
        try:
            return view(request, door, **more)
        except Http404:
            return redirect(f"{door.at('all')}?{ELSEWHERE}=1")

    return opened(guarded)


def opened(view: Page) -> Callable[..., Any]:
    """A page of a link that this browser has opened and that still opens something; else what to do instead.

    Nothing that is restricted can be seen there, whoever is signed in beside it.
    """

    @public
    @require_http_methods(FORM)
    @wraps(view)
    def guarded(request: HttpRequest, tag: str, **more: Any) -> HttpResponse:
        key = answer_keys.held(request, tag)
        council = councils.council_by_slug(key.at) if key else None
        if key is None or council is None:
            return dead(request)
        with reading(council), seeing(()), looking():
            link = queries.link(council, key.mark, clock.today())
            if link is None:
                return dead(request)
            return view(request, key=key, link=link, council=council, **more)

    return guarded


def dead(request: HttpRequest) -> HttpResponse:
    """The same for a link that never was, has ended, was withdrawn, or is another council's."""
    return render(request, "rounds/answer_dead.html", status=404)
