"""Pages for when something is wrong: each says what happened and what to do next."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from followthrough.web import access
from followthrough.web.as_at import NotADay


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    too_big = isinstance(exception, RequestDataTooBig)
    said = exception.said if isinstance(exception, NotADay) else ""
    return render(request, "errors/400.html", {"too_big": too_big, "said": said}, status=400, using="jinja2")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: a page left open since another sign-in, or another site's form."""
    return render(request, "errors/stale_form.html", status=403, using="jinja2")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", status=403, using="jinja2")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    access.recognise(request)
    return render(request, "errors/404.html", status=404, using="jinja2")


def too_many(request: HttpRequest) -> HttpResponse:
    """Too many tries at a password; allauth calls this."""
    return render(request, "errors/429.html", status=429, using="jinja2")


def broken(request: HttpRequest) -> HttpResponse:
    page = get_template("errors/500.html", using="jinja2").render()  # no request: nothing that could break again
    return HttpResponse(page, status=500)
