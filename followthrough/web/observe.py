"""What is noted of each request: the name of its page, its outcome, how long it took. Never its address."""

import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from followthrough.lib import logs
from followthrough.lib.ids import new_id
from followthrough.web import metrics

GetResponse = Callable[[HttpRequest], HttpResponse]
HEADER = "X-Request-ID"
# What a proxy makes: hexadecimal, so that nothing that means anything fits in.
WELL_FORMED = re.compile(r"[0-9a-f-]{16,64}")
METHODS = frozenset({"GET", "HEAD", "POST"})
# Asked for all day long by machines.
NOT_LOGGED = frozenset({"static", "healthz", "readyz", "metrics"})
requests = logging.getLogger("followthrough.request")


def observed(get_response: GetResponse) -> GetResponse:
    """Middleware, the outermost: a line in the log and figures for monitoring, under the name of the page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        started, request_id = time.perf_counter(), request_id_of(request)
        with logs.of_request(request_id):
            response = get_response(request)
            if isinstance(response, StreamingHttpResponse) and route_of(request) not in NOT_LOGGED:
                response.streaming_content = _to_the_end(
                    response.streaming_content, partial(_note, request, response, started), request_id
                )
            else:
                _note(request, response, started)
        response.headers[HEADER] = request_id
        return response

    return middleware


def _to_the_end(parts: Iterable[bytes], note: Callable[[], None], request_id: str) -> Iterator[bytes]:
    """The parts of a page that is sent while its work goes on; only then is known how long it took, and its outcome."""
    with logs.of_request(request_id):
        try:
            yield from parts
        finally:
            note()


def _note(request: HttpRequest, response: HttpResponseBase, started: float) -> None:
    seconds, route, method = time.perf_counter() - started, route_of(request), method_of(request)
    metrics.count(route, method, response.status_code, seconds)
    if route not in NOT_LOGGED or response.status_code >= 500:
        said = {"route": route, "method": method, "status": response.status_code, "ms": round(seconds * 1000)}
        requests.info("request", extra=said)


def request_id_of(request: HttpRequest) -> str:
    """The id that our own proxy gave the request, or a new one: anybody else's word could hold anything."""
    given = request.headers.get(HEADER, "")
    return given if settings.TRUSTED_PROXIES and WELL_FORMED.fullmatch(given) else str(new_id())


def route_of(request: HttpRequest) -> str:
    """The name of the page, such as reviews:show; "none" where the address leads nowhere."""
    if request.path_info.startswith("/static/"):
        return "static"
    found = request.resolver_match
    return found.view_name or "unnamed" if found else "none"


def method_of(request: HttpRequest) -> str:
    """The method, if it is one of ours: anybody can send a word of his own."""
    return request.method if request.method in METHODS else "other"
