"""Addresses of the trail, under /<council>/."""

from django.urls import path

from followthrough.web.trail import views

app_name = "trail"
urlpatterns = [
    path("trail/", views.whole, name="whole"),
    path("trail/rows.<str:form>", views.whole_rows, name="whole_rows"),
    path("trail/<uuid:subject>/", views.show, name="show"),
    path("trail/<uuid:subject>/rows.<str:form>", views.rows, name="rows"),
]
