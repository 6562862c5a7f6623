"""Addresses of what is restricted to named readers, under /<council>/."""

from django.urls import path

from followthrough.web.restriction import making_views, views

app_name = "restriction"
urlpatterns = [
    path("restricted/", views.index, name="list"),
    path("restricted/<uuid:restriction>/", views.show, name="show"),
    path("restricted/<uuid:restriction>/open/", views.open_it, name="open"),
    path("restricted/<uuid:restriction>/close/", views.close_it, name="close"),
    path("restricted/<uuid:restriction>/readers/", making_views.name_reader, name="name_reader"),
    path("restricted/<uuid:restriction>/readers/<uuid:person>/end/", making_views.end_reader, name="end_reader"),
    path("restricted/<uuid:restriction>/lift/", making_views.lift, name="lift"),
    path("commitments/<uuid:commitment>/restrict/", making_views.restrict, name="restrict"),
    path("reviews/<uuid:review>/restrict/", making_views.restrict_review, name="restrict_review"),
]
