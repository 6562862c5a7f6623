"""Addresses of rounds of asking for updates: answered and cleared."""

from django.urls import path

from followthrough.web.rounds import answer_views, clearing_views, sheet_views

app_name = "rounds"
MINE = "asked/<uuid:asking>/"
urlpatterns = [
    path("asked/", answer_views.mine, name="mine"),
    path(MINE, answer_views.answer_all, name="answer_all"),
    path(MINE + "update/<uuid:item>/", answer_views.answer_update, name="answer_update"),
    path(MINE + "not-mine/<uuid:item>/", answer_views.answer_not_mine, name="answer_not_mine"),
    path(MINE + "preview/", answer_views.answer_preview, name="answer_preview"),
    path(MINE + "sent/<uuid:press>/", answer_views.answer_done, name="answer_done"),
    path(MINE + "sheet/", sheet_views.answer_sheet, name="answer_sheet"),
    path(MINE + "sheet/check/", sheet_views.answer_sheet_check, name="answer_sheet_check"),
    path(MINE + "sheet.<str:form>", sheet_views.answer_sheet_file, name="answer_sheet_file"),
    path("rounds/<uuid:round>/sheets/", sheet_views.sheets, name="sheets"),
    path("rounds/<uuid:round>/sheets/take-in/", sheet_views.take_in, name="take_in_sheet"),
    path("rounds/recipients/<uuid:recipient>/sheet.<str:form>", sheet_views.recipient_sheet, name="recipient_sheet"),
    path("clearing/", clearing_views.index, name="clearing"),
    path("clearing/<uuid:answer>/", clearing_views.one, name="clearing_one"),
]
