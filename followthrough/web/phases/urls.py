"""Addresses of phases."""

from django.urls import path

from followthrough.web.phases import views

app_name = "phases"
urlpatterns = [path("programmes/phases/<uuid:phase>/", views.show, name="show")]
