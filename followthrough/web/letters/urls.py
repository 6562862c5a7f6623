"""Addresses of the letters' page."""

from django.urls import path

from followthrough.web.letters import views

app_name = "letters"
urlpatterns = [
    path("letters/", views.index, name="list"),
    path("letters/<uuid:letter>/again/", views.try_again, name="try_again"),
]
