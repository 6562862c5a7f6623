"""Who gets to a page. Every view of a council's pages is wrapped in `page`, and nothing else decides.

A council that does not exist and a council that is not yours look alike: 404. A colleague without the right
gets 403. Somebody not signed in is sent to sign in and comes back.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from followthrough.councils import queries
from followthrough.councils.permissions import Permission
from followthrough.councils.scope import reading
from followthrough.lib import clock

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
    permission: Permission, methods: Iterable[str] = READ_ONLY
) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """The decorator of every view under `/<council>/`; views get `request.council`, no slug.

    The whole view runs inside `reading`, which on PostgreSQL is one transaction; a response must be whole when the
    view returns, because a stream would outlive it. That alone does not keep a view from another council's rows:
    each query does (`councils/scope.py` says more).
    """

    def decorate(view: View[P]) -> Callable[..., HttpResponseBase]:
        of_these_methods = require_http_methods(list(methods))(view)

        @wraps(view)
        def guarded(request: HttpRequest, council: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            admitted = _admit(request, council)
            if not admitted.member.may(permission):
                raise PermissionDenied
            with reading(admitted.council):
                return of_these_methods(admitted, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Marks the few pages that need no council: signing in, the list of one's councils, the statement."""
    view.permission = None  # type: ignore[attr-defined]
    return view


def recognise(request: HttpRequest) -> None:
    """For an error page before any view: the council in the address if it is one of the person's, for its menu."""
    if not hasattr(request, "council") and hasattr(request, "user") and request.user.is_authenticated:
        with suppress(Http404):
            _admit(request, request.path.split("/")[1])


def _admit(request: HttpRequest, slug: str) -> CouncilRequest:
    member = queries.membership(cast("User", request.user), slug, clock.today())
    if member is None:
        raise Http404
    admitted = cast("CouncilRequest", request)
    admitted.council, admitted.member = member.council, member
    return admitted
