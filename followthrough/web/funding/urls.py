"""Addresses of funding, and of what programmes cost."""

from django.urls import path

from followthrough.web.funding import cost_views, views

app_name = "money"
urlpatterns = [
    path("money/", views.index, name="list"),
    path("money/rows.<str:form>", views.rows, name="rows"),
    path("money/last-days.svg", views.figure, name="figure"),
    path("money/new/", views.open_stream, name="open"),
    path("money/<uuid:stream>/", views.show, name="stream"),
    path("money/<uuid:stream>/terms/", views.terms, name="terms"),
    path("programmes/<uuid:programme>/money/", cost_views.programme, name="programme"),
    path("programmes/<uuid:programme>/money/last-days.svg", cost_views.figure, name="programme_figure"),
    path("programmes/<uuid:programme>/money/cost/", cost_views.cost, name="cost"),
    path("money/costs/<uuid:row>/", cost_views.change, name="cost_change"),
    path("money/costs/<uuid:row>/end/", cost_views.end, name="cost_end"),
]
