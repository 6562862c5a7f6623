"""Addresses of reviews: reading them, keeping them, and what is entered after a committee."""

from django.urls import path

from followthrough.web.reviews import committee_views, downloads, keeping_views, views

app_name = "reviews"
urlpatterns = [
    path("reviews/", views.index, name="index"),
    path("reviews/rows.<str:form>", views.index_rows, name="index_rows"),
    path("reviews/new/", keeping_views.create, name="create"),
    path("reviews/<uuid:review>/", views.show, name="show"),
    path("reviews/<uuid:review>/changes/", views.changes, name="changes"),
    path("reviews/<uuid:review>/changes/rows.<str:form>", views.changes_rows, name="changes_rows"),
    path("reviews/<uuid:review>/fate.svg", downloads.fate, name="fate"),
    path("reviews/<uuid:review>/appendix.<str:form>", downloads.appendix, name="appendix"),
    path("reviews/<uuid:review>/progress-report.<str:form>", downloads.progress, name="progress"),
    path("reviews/<uuid:review>/exempt-appendix.<str:form>", downloads.exempt, name="exempt"),
    path("reviews/<uuid:review>/recommendations.<str:form>", downloads.rows, name="rows"),
    path("reviews/<uuid:review>/particulars/", keeping_views.describe, name="describe"),
    path("reviews/<uuid:review>/recommendations/add/", keeping_views.add, name="add"),
    path("reviews/<uuid:review>/recommendations/paste/", keeping_views.paste, name="paste"),
    path("reviews/<uuid:review>/after-committee/", committee_views.outcomes, name="outcomes"),
    path("reviews/<uuid:review>/after-committee/paste/", committee_views.paste_outcomes, name="paste_outcomes"),
    path("reviews/<uuid:review>/decisions/", committee_views.decisions, name="decisions"),
]
