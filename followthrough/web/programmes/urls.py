"""Addresses of programmes."""

from django.urls import path

from followthrough.web.programmes import views

app_name = "programmes"
urlpatterns = [
    path("programmes/", views.index, name="list"),
    path("programmes/rows.<str:form>", views.rows, name="rows"),
    path("programmes/new/", views.create, name="create"),
    path("programmes/<uuid:programme>/", views.show, name="show"),
]
