"""Three addresses for machines that look after this one: does it live, is it ready, how does it do.

They are answered before anything else: no session, no host name, no redirect to HTTPS. A proxy keeps them to itself.
"""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import resolve
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from followthrough.health import queries
from followthrough.web import metrics
from followthrough.web.access import public

PATHS = frozenset({"/healthz", "/readyz", "/metrics"})
GetResponse = Callable[[HttpRequest], HttpResponse]


def answered_first(get_response: GetResponse) -> GetResponse:
    """Middleware. Whoever asks for these speaks to 127.0.0.1 or to a socket, which is not the name people type."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info not in PATHS:
            return get_response(request)
        found = resolve(request.path_info)
        request.resolver_match = found
        try:
            response: HttpResponse = found.func(request)
        except Http404:
            response = HttpResponse(status=404)
        response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


@public
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process lives. It asks nobody else, so that a database that is away does not get it restarted."""
    return JsonResponse({"alive": True})


@public
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 while people can work; 503 with codes for what is wrong, which docs/running.md explains."""
    faults = queries.faults()
    return JsonResponse({"ready": not faults, "faults": faults}, status=503 if faults else 200)


@public
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Figures for monitoring, for whoever has METRICS_TOKEN; without one in the configuration there are none."""
    given = request.headers.get("Authorization", "")
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    if not settings.METRICS_TOKEN or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise Http404
    return HttpResponse(metrics.text(), content_type=CONTENT_TYPE_LATEST)
