"""Addresses of what has been counted."""

from django.urls import path

from followthrough.web.counts import views

app_name = "counts"
urlpatterns = [
    path("programmes/<uuid:programme>/counts/", views.index, name="list"),
    path("programmes/<uuid:programme>/counts/rows.<str:form>", views.rows, name="rows"),
    path("programmes/<uuid:programme>/counts/add/", views.add, name="add"),
    path("counts/<uuid:row>/", views.correct, name="correct"),
]
