"""Addresses of programmes."""

from django.urls import path

from followthrough.web.programmes import moving_views, structure_views, views

app_name = "programmes"
urlpatterns = [
    path("programmes/", views.index, name="list"),
    path("programmes/rows.<str:form>", views.rows, name="rows"),
    path("programmes/new/", views.create, name="create"),
    path("programmes/<uuid:programme>/", views.show, name="show"),
    path("programmes/<uuid:programme>/follows/", structure_views.charter, name="charter"),
    path("programmes/<uuid:programme>/services/", structure_views.scope, name="scope"),
    path("programmes/<uuid:programme>/phases/new/", structure_views.add_phase, name="add_phase"),
    path("programmes/<uuid:programme>/move/", moving_views.move, name="move"),
]
