"""Addresses of rounds of asking for updates: answered and cleared."""

from django.urls import path

from followthrough.web.rounds import answer_views, clearing_views

app_name = "rounds"
MINE = "asked/<uuid:asking>/"
urlpatterns = [
    path("asked/", answer_views.mine, name="mine"),
    path(MINE, answer_views.answer_all, name="answer_all"),
    path(MINE + "update/<uuid:item>/", answer_views.answer_update, name="answer_update"),
    path(MINE + "not-mine/<uuid:item>/", answer_views.answer_not_mine, name="answer_not_mine"),
    path(MINE + "preview/", answer_views.answer_preview, name="answer_preview"),
    path(MINE + "sent/<uuid:press>/", answer_views.answer_done, name="answer_done"),
    path("clearing/", clearing_views.index, name="clearing"),
    path("clearing/<uuid:answer>/", clearing_views.one, name="clearing_one"),
]
