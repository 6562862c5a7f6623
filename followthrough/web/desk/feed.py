"""The address of a person's calendar, which asks for no sign-in; a calendar program cannot sign in."""

from allauth.decorators import rate_limit
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from followthrough.councils import queries as councils
from followthrough.councils.scope import reading
from followthrough.councils.veil import looking
from followthrough.desk.queries import calendar
from followthrough.joining.rules import mark_of
from followthrough.lib.as_at import AsAt
from followthrough.web.access import public
from followthrough.web.desk.calendar import MEDIA_TYPE, written


@public
@rate_limit(action="calendar", limit_get=True)  # type: ignore[untyped-decorator]
@require_safe
def feed(request: HttpRequest, at: str, token: str) -> HttpResponse:
    """The calendar behind a token. Unknown, ended and another council's are one and the same 404."""
    council, as_at = councils.council_by_slug(at), AsAt.now()
    if council is None:
        raise Http404
    with reading(council), looking():
        member = calendar.whose(council, mark_of(token), as_at.day)
        if member is None:
            raise Http404
        body = written(calendar.entries(member, as_at))
    return HttpResponse(body, content_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})
