"""Answering: where a letter's link leads, who is answering, and the pages behind both doors."""

from typing import TYPE_CHECKING

from allauth.decorators import rate_limit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from followthrough.councils.permissions import Permission
from followthrough.joining.rules import mark_of
from followthrough.rounds import letters, queries
from followthrough.web.access import CouncilRequest, page, public
from followthrough.web.rounds import answer_keys, answer_pages
from followthrough.web.rounds.answer_door import asked_of, by_link, opened, signed_in
from followthrough.web.rounds.answer_forms import WhoForm
from followthrough.web.rounds.answer_keys import Key

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.rounds.models import AnswerLink, Request


@public
@rate_limit(action="answer_link", limit_get=True)  # type: ignore[untyped-decorator]
@require_safe
def link(request: HttpRequest, at: str, token: str) -> HttpResponse:
    """Where the letter leads; the same for every token, because none is looked up here."""
    key = Key(at, mark_of(token))
    return answer_keys.keep(redirect("answer_gate", tag=key.tag), key)


@opened
def gate(request: HttpRequest, key: Key, link: "AnswerLink", council: "Council") -> HttpResponse:
    """Who is answering; before a press that says so nothing of what is asked is shown."""
    asked = queries.request(council, link.request_id) or link.request
    form = WhoForm(_who(asked), request.POST or None)
    if request.method == "POST" and form.is_valid():
        return answer_keys.keep(redirect("answer_all", tag=key.tag), Key(key.at, key.mark, **form.cleaned_data))
    called = letters.neutral(queries.reviews_of(asked.round))
    given = {"form": form, "called": called, "one": asked.round, "key": key, "at": council}
    return render(request, "rounds/answer_gate.html", given)


def _who(asked: "Request") -> str:
    whose = asked.post or asked.team or asked.body
    if asked.person_id is None:
        return _("I answer for %(whom)s, who was asked") % {"whom": asked.team or asked.body}
    return _("I am who was asked: %(post)s") % {"post": whose} if whose else _("I am who was asked")


@page(Permission.RECORD_OWN_PROGRESS)
def mine(request: CouncilRequest) -> HttpResponse:
    """Everything that open rounds ask of whoever is signed in."""
    found = [(one, queries.request_view(request.council, one)) for one in asked_of(request)]
    rows = [(one, letters.neutral(queries.reviews_of(one.round)), view) for one, view in found if view.asked]
    return render(request, "rounds/answer_mine.html", {"rows": rows})


link_all, link_update, link_not_mine, link_preview, link_done = (
    by_link(view)
    for view in (
        answer_pages.index,
        answer_pages.update,
        answer_pages.not_mine,
        answer_pages.preview,
        answer_pages.done,
    )
)
answer_all, answer_update, answer_not_mine, answer_preview, answer_done = (
    signed_in(view)
    for view in (
        answer_pages.index,
        answer_pages.update,
        answer_pages.not_mine,
        answer_pages.preview,
        answer_pages.done,
    )
)
