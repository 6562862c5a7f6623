"""The map of addresses: everything a council owns is under its own slug, everything else is not."""

from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("followthrough.web.urls")),
]

handler400 = "followthrough.web.errors.bad_request"
handler403 = "followthrough.web.errors.forbidden"
handler404 = "followthrough.web.errors.not_found"
handler429 = "followthrough.web.errors.too_many"  # allauth's own hook
handler500 = "followthrough.web.errors.broken"
