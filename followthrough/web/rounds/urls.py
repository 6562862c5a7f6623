"""Addresses of rounds of updates: planned, sent, watched, closed; answered and cleared."""

from django.urls import path

from followthrough.web.rounds import (
    above_views,
    answer_views,
    clearing_views,
    item_views,
    plan_views,
    said_views,
    sending_views,
    sheet_views,
    views,
)

app_name = "rounds"
ROUND = "rounds/<uuid:round>/"
RECIPIENT = "rounds/recipients/<uuid:recipient>/"
SAID = "rounds/answers/<uuid:said>/"
MINE = "asked/<uuid:asking>/"
urlpatterns = [
    path("rounds/", views.index, name="list"),
    path("rounds/plan/", plan_views.plan, name="plan"),
    path(ROUND, views.show, name="show"),
    path(ROUND + "answers.svg", views.figure, name="figure"),
    path(ROUND + "days/", plan_views.days, name="days"),
    path(ROUND + "things/", plan_views.things, name="things"),
    path(ROUND + "ask/", plan_views.ask_instead, name="ask"),
    path(ROUND + "add/", plan_views.add, name="add"),
    path(ROUND + "look-again/", sending_views.look_again, name="look_again"),
    path(ROUND + "send/", sending_views.send, name="send"),
    path(ROUND + "give-up/", sending_views.give_up, name="give_up"),
    path(ROUND + "close/", sending_views.close, name="close"),
    path(ROUND + "reopen/", sending_views.reopen, name="reopen"),
    path(ROUND + "recipients/", views.recipients, name="recipients"),
    path(ROUND + "extensions/", item_views.extensions, name="extensions"),
    path(ROUND + "closures/", item_views.closures, name="closures"),
    path(ROUND + "above/", above_views.above, name="above"),
    path(ROUND + "above/<uuid:service>/<int:level>/", above_views.letter, name="letter_above"),
    path(RECIPIENT + "note/", plan_views.note, name="note"),
    path(RECIPIENT + "letter/", plan_views.letter, name="letter"),
    path(RECIPIENT + "send/", sending_views.send_again, name="send_again"),
    path(RECIPIENT + "end-links/", sending_views.end_links, name="end_links"),
    path("rounds/items/<uuid:item>/", item_views.item, name="item"),
    path(SAID + "question/", said_views.question, name="question"),
    path(SAID + "theirs/", said_views.insist, name="insist"),
    path(SAID + "extension/", said_views.extension, name="extension"),
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
