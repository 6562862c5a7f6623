"""Addresses of actions."""

from django.urls import path

from followthrough.web.actions import views

app_name = "actions"
urlpatterns = [
    path("programmes/<uuid:programme>/actions/new/", views.add, name="add"),
    path("programmes/actions/<uuid:action>/", views.show, name="show"),
    path("programmes/actions/<uuid:action>/place/", views.place, name="place"),
    path("programmes/actions/<uuid:action>/serve/", views.serve, name="serve"),
]
