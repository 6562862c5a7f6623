"""Addresses of a programme's readiness."""

from django.urls import path

from followthrough.web.readiness import views

app_name = "readiness"
urlpatterns = [
    path("programmes/<uuid:programme>/readiness/", views.show, name="show"),
    path("programmes/<uuid:programme>/readiness/rows.<str:form>", views.rows, name="rows"),
    path("programmes/<uuid:programme>/readiness/figure.svg", views.figure, name="figure"),
    path("programmes/<uuid:programme>/readiness/changes/", views.changes, name="changes"),
    path("programmes/<uuid:programme>/readiness/<uuid:area>/<uuid:team>/", views.cell, name="cell"),
]
