"""Addresses of findings."""

from django.urls import path

from followthrough.web.findings import closing_views, views

app_name = "findings"
OF_PROGRAMME = "programmes/<uuid:programme>/findings/"
FINDING = "findings/<uuid:finding>/"
urlpatterns = [
    path(OF_PROGRAMME, views.index, name="list"),
    path(f"{OF_PROGRAMME}rows.<str:form>", views.rows, name="rows"),
    path(f"{OF_PROGRAMME}new/", views.add, name="add"),
    path(FINDING, views.show, name="show"),
    path(f"{FINDING}say/", views.say, name="say"),
    path(f"{FINDING}close/", closing_views.close, name="close"),
    path(f"{FINDING}reopen/", closing_views.reopen, name="reopen"),
    path(f"{FINDING}withdraw/", closing_views.withdraw, name="withdraw"),
]
