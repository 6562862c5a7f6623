"""Addresses of the import, under /<council>/."""

from django.urls import path

from followthrough.web.imports import views

app_name = "imports"
urlpatterns = [
    path("imports/", views.index, name="list"),
    path("imports/rows.<str:form>", views.index_rows, name="index_rows"),
    path("imports/new/", views.new, name="new"),
    path("imports/words/", views.taught, name="taught"),
    path("imports/words/<uuid:word>/forget/", views.forget, name="forget"),
    path("imports/<uuid:paper>/", views.show, name="show"),
    path("imports/<uuid:paper>/rows/", views.rows, name="rows"),
    path("imports/<uuid:paper>/rows/<int:position>/", views.mend, name="mend"),
    path("imports/<uuid:paper>/rows/<int:position>/match/", views.match, name="match"),
    path("imports/<uuid:paper>/confirm/", views.confirm, name="confirm"),
    path("imports/<uuid:paper>/original/", views.original, name="original"),
    path("imports/<uuid:paper>/undo/", views.undo, name="undo"),
    path("imports/<uuid:paper>/drop/", views.drop, name="drop"),
]
