"""Pages for when something is wrong: each says what happened and what to do next."""

import sys

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import get_template

from followthrough.lib import disk, logs
from followthrough.web import access, unsaved
from followthrough.web.asked import NotUnderstood


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, SessionInterrupted):
        # Signed out from elsewhere while this was done, or by what was done, such as the end of one's own role.
        return redirect("account_login")
    too_big = isinstance(exception, RequestDataTooBig)
    said = exception.said if isinstance(exception, NotUnderstood) else ""
    return render(request, "errors/400.html", {"too_big": too_big, "said": said}, status=400, using="jinja2")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: a page left open since another sign-in, or another site's form."""
    typed = unsaved.typed(request)
    return render(request, "errors/stale_form.html", {"typed": typed}, status=403, using="jinja2")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", status=403, using="jinja2")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    access.recognise(request)
    return render(request, "errors/404.html", status=404, using="jinja2")


def too_many(request: HttpRequest) -> HttpResponse:
    """Too many tries at a password; allauth calls this."""
    return render(request, "errors/429.html", status=429, using="jinja2")


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed, and Django calls this while it handles what did."""
    full = disk.is_full(sys.exc_info()[1])
    name, status = ("errors/507.html", 507) if full else ("errors/500.html", 500)
    # No request goes into these pages: nothing that could break again.
    return HttpResponse(get_template(name, using="jinja2").render({"reference": logs.request_id()}), status=status)
