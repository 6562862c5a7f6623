"""Who gets to a page. Every view of a council's pages is wrapped in `page`, and nothing else decides.

A council that does not exist and a council that is not yours look alike: 404. A colleague without the right
gets 403. Somebody not signed in is sent to sign in and comes back. What is restricted to named readers is not there;
one of them, who has not opened it yet, is sent to where that is done.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from followthrough.councils import queries
from followthrough.councils.permissions import Permission
from followthrough.councils.rules import SLUG
from followthrough.councils.veil import looking, seeing
from followthrough.joining import queries as joining
from followthrough.lib import clock
from followthrough.web import opened, seen, unsaved

if TYPE_CHECKING:
    from followthrough.councils.models import Council, User
    from followthrough.councils.queries import Member

P = ParamSpec("P")
READ_ONLY = ("GET", "HEAD")
FORM = ("GET", "HEAD", "POST")


class CouncilRequest(HttpRequest):
    """A request that `page` has let in: its council, and the person's membership there today."""

    user: "User"
    council: "Council"
    member: "Member"


View = Callable[Concatenate[CouncilRequest, P], HttpResponseBase]


def page(
    permission: Permission, methods: Iterable[str] = READ_ONLY, *, and_also: Permission | None = None
) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """The decorator of every view under `/<council>/`; views get `request.council`, no slug.

    `and_also` is for the file of a list, which is for whoever may see the page and take things away.

    The whole view runs inside `queries.entering`, which on PostgreSQL is one transaction that shows this council's
    rows only; a response must be whole when the view returns, because a stream would outlive it (`web/progress.py`,
    for long jobs, enters again). Each query names its
    council all the same: the policies in the database are the second net, and SQLite has none.
    """

    def decorate(view: View[P]) -> Callable[..., HttpResponseBase]:
        taken = tuple(methods)
        of_these_methods = require_http_methods(list(taken))(view)

        @wraps(view)
        def guarded(request: HttpRequest, council: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return unsaved.signed_out(request)
            with queries.entering(request.user, council, clock.today()) as member:
                admitted = _admit(request, member)
                if joining.lacks_second_step(admitted.user, admitted.member):
                    return unsaved.second_step_first(request)
                if not all(admitted.member.may(needed) for needed in (permission, and_also) if needed):
                    raise PermissionDenied
                seen.begin(admitted.council if "POST" in taken else None)
                with seeing(opened.by(admitted)), looking():
                    return _answered(of_these_methods, admitted, *args, **kwargs)

        guarded.permission, guarded.methods = permission, taken  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Marks the few pages that need no council: signing in, the list of one's councils, the statement."""
    view.permission = None  # type: ignore[attr-defined]
    return view


def recognise(request: HttpRequest) -> None:
    """For an error page before any view: the council in the address if it is one of the person's, for its menu."""
    if not hasattr(request, "council") and hasattr(request, "user") and request.user.is_authenticated:
        slug = request.path.split("/")[1]
        if not SLUG.fullmatch(slug):
            return
        with suppress(Http404):
            _admit(request, queries.membership(request.user, slug, clock.today()))


def _answered(view: View[P], request: CouncilRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
    """The view's answer; a named reader of what it did not find, because it is not open, is led to open it."""
    try:
        return view(request, *args, **kwargs)
    except Http404:
        offer = opened.offer(request, kwargs)
        if offer is None:
            raise
        return redirect(offer)


def _admit(request: HttpRequest, member: "Member | None") -> CouncilRequest:
    if member is None:
        raise Http404
    admitted = cast("CouncilRequest", request)
    admitted.council, admitted.member = member.council, member
    return admitted
