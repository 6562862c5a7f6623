"""Addresses of recommendations, one and all, and of what is entered about one."""

from django.urls import path

from followthrough.web.recommendations import entry_views, views

app_name = "recommendations"
urlpatterns = [
    path("recommendations/", views.index, name="list"),
    path("recommendations/rows.<str:form>", views.rows, name="rows"),
    path("recommendations/<uuid:recommendation>/", views.show, name="show"),
    path("recommendations/<uuid:recommendation>/response/", entry_views.response, name="response"),
    path("recommendations/<uuid:recommendation>/decision/", entry_views.decision, name="decision"),
    path("recommendations/<uuid:recommendation>/reword/", entry_views.reword, name="reword"),
    path("recommendations/<uuid:recommendation>/part/", entry_views.part, name="part"),
    path("recommendations/<uuid:recommendation>/tie/", entry_views.tie, name="tie"),
    path("entries/<uuid:row>/correct-response/", entry_views.correct_response, name="correct_response"),
    path("entries/<uuid:row>/correct-decision/", entry_views.correct_decision, name="correct_decision"),
]
