"""Addresses of entries about anything tracked."""

from django.urls import path

from followthrough.web.commitments import correct_views, exempt_views, reliance_views, views

app_name = "commitments"
urlpatterns = [
    path("commitments/<uuid:commitment>/update/", views.update, name="update"),
    path("commitments/<uuid:commitment>/no-change/", views.no_change, name="no_change"),
    path("commitments/<uuid:commitment>/evidence/", views.evidence, name="evidence"),
    path("commitments/<uuid:commitment>/owner/", views.owner, name="owner"),
    path("commitments/<uuid:commitment>/due/", views.due, name="due"),
    path("commitments/<uuid:commitment>/extension/", views.extension, name="extension"),
    path("commitments/<uuid:commitment>/forecast/", views.forecast, name="forecast"),
    path("commitments/<uuid:commitment>/relies/", reliance_views.rely, name="rely"),
    path("commitments/<uuid:commitment>/relies/<uuid:programme>/", reliance_views.rely_part, name="rely_part"),
    path("reliances/<uuid:reliance>/release/", reliance_views.release, name="release"),
    path("reliances/<uuid:reliance>/outside/", reliance_views.outside, name="outside"),
    path("entries/<uuid:row>/correct-update/", correct_views.update, name="correct_progressupdate"),
    path("entries/<uuid:row>/correct-date/", correct_views.date, name="correct_duedate"),
    path("entries/<uuid:row>/correct-evidence/", correct_views.evidence, name="correct_evidence"),
    path("entries/<uuid:row>/correct-words/", correct_views.wording, name="correct_wording"),
    path("entries/<uuid:row>/exempt/", exempt_views.exempt, name="exempt"),
    path("entries/<uuid:row>/not-exempt/", exempt_views.lift, name="lift_exemption"),
    path("entries/<uuid:row>/withdraw/", correct_views.withdraw, name="withdraw"),
]
