"""Coming in with an invitation: a page that changes nothing, and a press that does.

The token stays in no address: the link puts its digest into the session and leads on, so that neither a log nor the
next page's Referer can hold it. Mail scanners that follow links use nothing up.
"""

from typing import TYPE_CHECKING

from allauth.decorators import rate_limit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from followthrough.councils import queries as councils
from followthrough.councils.scope import reading
from followthrough.joining import queries, rules
from followthrough.joining.actions import invitations
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.web import refusals, words
from followthrough.web.access import FORM, public
from followthrough.web.account.devices import sign_in
from followthrough.web.account.forms import NewPasswordForm

if TYPE_CHECKING:
    from followthrough.councils.models import Council, User
    from followthrough.joining.models import Invitation

LINK = "invitation"
WHAT_THE_PAGE_SAYS = {"link_dead", "sign_in_first"}


@public
@rate_limit(action="join_link", limit_get=True)  # type: ignore[untyped-decorator]
@require_safe
def link(request: HttpRequest, at: str, token: str) -> HttpResponse:
    """Where the letter leads; the same for every token, because none is looked up here."""
    request.session[LINK] = [at, rules.mark_of(token)]
    return redirect("join")


@public
@sensitive_post_parameters()
@rate_limit(action="join")  # type: ignore[untyped-decorator]
@require_http_methods(FORM)
def join(request: HttpRequest) -> HttpResponse:
    """Choose a password and come in; whoever signs in already at that address, with that."""
    slug, mark = request.session.get(LINK, ("", ""))
    council = councils.council_by_slug(slug)
    if council is None:
        return _dead(request)
    with reading(council):
        found = queries.open_invitation(council, mark)
        user = queries.sign_in_for(found) if found else None
    if found is None:
        return _dead(request)
    if user is not None and user.has_usable_password():
        return _confirm(request, council, found, user)
    return _choose(request, council, found)


def _dead(request: HttpRequest) -> HttpResponse:
    return render(request, "account/join_dead.html", status=404)


def _confirm(request: HttpRequest, council: "Council", found: "Invitation", user: "User") -> HttpResponse:
    """For somebody who signs in already: they have to be signed in, and press."""
    is_me = request.user.is_authenticated and request.user.pk == user.pk
    if request.method == "POST" and is_me:
        return _come_in(request, council, signed_in=user)
    context = {"invitation": found, "is_me": is_me, "at": council}
    return render(request, "account/join_confirm.html", context)


def _choose(request: HttpRequest, council: "Council", found: "Invitation") -> HttpResponse:
    form = NewPasswordForm(request.POST or None, user=found.person)  # too like their address is refused
    if request.method == "POST" and form.is_valid():
        return _come_in(request, council, password=form.cleaned_data["password1"])
    return render(request, "account/join.html", {"form": form, "invitation": found, "at": council})


def _come_in(
    request: HttpRequest, council: "Council", password: str = "", signed_in: "User | None" = None
) -> HttpResponse:
    _slug, mark = request.session[LINK]
    try:
        user = invitations.join(council=council, mark=mark, password=password, signed_in=signed_in)
    except Refused as refused:
        if refused.code not in WHAT_THE_PAGE_SAYS:
            messages.error(request, refusals.say(refused))
        return redirect("join")
    request.session.pop(LINK, None)
    if signed_in is None:
        sign_in(request, user)
    welcome = _("Welcome. You have joined %(council)s.") % {"council": council.name}
    if councils.membership(user, council.slug, clock.today()):
        messages.success(request, welcome)
        return redirect("desk:home", council=council.slug)
    with reading(council):
        day = councils.begins(user, council, clock.today())
    later = _("Your role begins on %(day)s.") % {"day": words.day(day)} if day else ""
    messages.success(request, f"{welcome} {later}".strip())
    return redirect("start")
