"""Addresses of frameworks."""

from django.urls import path

from followthrough.web.frameworks import views

app_name = "frameworks"
urlpatterns = [
    path("frameworks/", views.index, name="list"),
    path("frameworks/load/", views.load, name="load"),
    path("frameworks/shipped/<slug:key>/", views.take, name="take"),
    path("frameworks/<uuid:edition>/", views.show, name="show"),
]
