"""Addresses of the desk: what waits for whom."""

from django.urls import path

from followthrough.web.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
]
