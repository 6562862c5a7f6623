"""Headers that keep a page out of shared caches, other sites and the next person's Back button."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"

GetResponse = Callable[[HttpRequest], HttpResponse]


def privacy_headers(get_response: GetResponse) -> GetResponse:
    """Middleware. A page is not stored anywhere unless its view said otherwise."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response

    return middleware
