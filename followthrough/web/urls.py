"""All pages. The council's own rooms come last, because `/<council>/` would match anything.

A room adds one line to COUNCIL_ROOMS; its own urls.py says the rest.
"""

from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

from followthrough.web import pages, probes
from followthrough.web.account import urls as account
from followthrough.web.desk import urls as desk
from followthrough.web.rounds.answer_urls import answer_patterns

COUNCIL_ROOMS: list[URLPattern | URLResolver] = [
    path("", include("followthrough.web.desk.urls")),
    path("", include("followthrough.web.reviews.urls")),
    path("", include("followthrough.web.recommendations.urls")),
    path("", include("followthrough.web.programmes.urls")),
    path("", include("followthrough.web.phases.urls")),
    path("", include("followthrough.web.actions.urls")),
    path("", include("followthrough.web.plan.urls")),
    path("", include("followthrough.web.funding.urls")),
    path("", include("followthrough.web.steering.urls")),
    path("", include("followthrough.web.counts.urls")),
    path("", include("followthrough.web.readiness.urls")),
    path("", include("followthrough.web.resting.urls")),
    path("", include("followthrough.web.frameworks.urls")),
    path("", include("followthrough.web.service_reviews.urls")),
    path("", include("followthrough.web.findings.urls")),
    path("", include("followthrough.web.commitments.urls")),
    path("", include("followthrough.web.search.urls")),
    path("", include("followthrough.web.trail.urls")),
    path("", include("followthrough.web.rounds.urls")),
    path("", include("followthrough.web.packs.urls")),
    path("", include("followthrough.web.redactions.urls")),
    path("", include("followthrough.web.restriction.urls")),
    path("", include("followthrough.web.imports.urls")),
    path("", include("followthrough.web.people.urls")),
    path("", include("followthrough.web.letters.urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.start, name="start"),
    path("healthz", probes.healthz, name="healthz"),
    path("readyz", probes.readyz, name="readyz"),
    path("metrics", probes.figures, name="metrics"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("account/", include(account.account_patterns)),
    path("account/second-step/", include(account.second_step_patterns)),
    path("answer/", include(answer_patterns)),
    path("demo/", include(account.demo_patterns)),
    path("calendar/", include(desk.calendar_patterns)),
    path("<slug:council>/colours.css", pages.colours, name="colours"),
    path("<slug:council>/", include(COUNCIL_ROOMS)),
]
