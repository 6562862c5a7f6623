"""Addresses of redaction, under /<council>/. None of them ever carries the words."""

from django.urls import path

from followthrough.web.redactions import views

app_name = "redactions"
urlpatterns = [
    path("redactions/", views.index, name="list"),
    path("redactions/rows.<str:form>", views.rows, name="rows"),
    path("redactions/ask/", views.ask, name="ask"),
    path("redactions/<uuid:asked>/", views.show, name="show"),
    path("redactions/<uuid:asked>/approve/", views.approve, name="approve"),
    path("redactions/<uuid:asked>/refuse/", views.refuse, name="refuse"),
]
