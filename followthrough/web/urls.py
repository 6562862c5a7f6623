"""All pages. The council's own rooms come last, because `/<council>/` would match anything.

A room adds one line to COUNCIL_ROOMS; its own urls.py says the rest.
"""

from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

from followthrough.web import pages
from followthrough.web.account import urls as account

COUNCIL_ROOMS: list[URLPattern | URLResolver] = [
    path("", include("followthrough.web.desk.urls")),
    path("", include("followthrough.web.reviews.urls")),
    path("", include("followthrough.web.recommendations.urls")),
    path("", include("followthrough.web.programmes.urls")),
    path("", include("followthrough.web.commitments.urls")),
    path("", include("followthrough.web.trail.urls")),
    path("", include("followthrough.web.redactions.urls")),
    path("", include("followthrough.web.imports.urls")),
    path("", include("followthrough.web.people.urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.start, name="start"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("account/", include(account.account_patterns)),
    path("demo/", include(account.demo_patterns)),
    path("<slug:council>/colours.css", pages.colours, name="colours"),
    path("<slug:council>/", include(COUNCIL_ROOMS)),
]
