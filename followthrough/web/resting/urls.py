"""Addresses of what relies on a programme."""

from django.urls import path

from followthrough.web.resting import views

app_name = "resting"
urlpatterns = [
    path("programmes/<uuid:programme>/relies/", views.show, name="show"),
    path("programmes/<uuid:programme>/relies/accept/", views.accept, name="accept"),
]
