"""Addresses of the plan of a programme."""

from django.urls import path

from followthrough.web.plan import views

app_name = "plan"
urlpatterns = [
    path("programmes/<uuid:programme>/plan/", views.show, name="show"),
    path("programmes/<uuid:programme>/plan/rows.<str:form>", views.rows, name="rows"),
]
