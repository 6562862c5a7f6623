"""Where a person is signed in, and ending it there."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from followthrough.joining import queries, rules
from followthrough.joining.actions import sessions
from followthrough.web.access import FORM, public

if TYPE_CHECKING:
    from followthrough.councils.models import User
    from followthrough.joining.models import Session


@public
@login_required
@require_http_methods(FORM)
def index(request: HttpRequest) -> HttpResponse:
    """The list; a POST ends the one that it names, or all others."""
    user, mine = cast("User", request.user), request.session.session_key
    # A session's key is never in a page: whoever has it is signed in. Its digest says which is meant.
    found = {rules.mark_of(one.session_key): one for one in queries.sessions(user)}
    if request.method == "POST":
        return _end(request, user, found.get(request.POST.get("session", "")))
    rows = [(mark, one, one.session_key == mine) for mark, one in found.items()]
    return render(request, "account/sessions.html", {"rows": rows})


def _end(request: HttpRequest, user: "User", chosen: "Session | None") -> HttpResponse:
    mine = request.session.session_key
    if "others" in request.POST:
        sessions.end_others(user=user, but=mine)
        messages.success(request, _("You are signed out everywhere else."))
    elif chosen is not None and chosen.session_key != mine:
        sessions.end_one(user=user, key=chosen.session_key)
        messages.success(request, _("You are signed out there."))
    else:
        messages.info(request, _("That had ended already."))
    return redirect("account_sessions")
