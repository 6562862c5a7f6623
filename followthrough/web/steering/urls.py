"""Addresses of a programme's steering group."""

from django.urls import path

from followthrough.web.steering import pack_views, views

app_name = "steering"
OF = "programmes/<uuid:programme>/steering/"
urlpatterns = [
    path(OF, views.show, name="show"),
    path(OF + "meeting/", views.meeting, name="meeting"),
    path(OF + "ask/", views.ask_group, name="ask"),
    path(OF + "decide/", views.decide, name="decide"),
    path(OF + "risk/", views.risk, name="risk"),
    path("steering/risks/<uuid:row>/", views.change_risk, name="risk_change"),
    path("steering/items/<uuid:row>/take-back/", views.take_back, name="take_back"),
    path(OF + "pack/", pack_views.pack, name="pack"),
    path(OF + "pack.<str:form>", pack_views.pack_file, name="pack_file"),
]
