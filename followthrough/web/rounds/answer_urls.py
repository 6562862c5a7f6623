"""Addresses of the pages behind the link of a round, outside any council: the link itself names one."""

from django.urls import path

from followthrough.web.rounds import answer_views as views
from followthrough.web.rounds import sheet_views

# No council can be called “-”, so that these are never taken for a link.
OPENED = "-/<slug:tag>/"
answer_patterns = [
    path(OPENED, views.gate, name="answer_gate"),
    path(OPENED + "all/", views.link_all, name="answer_all"),
    path(OPENED + "update/<uuid:item>/", views.link_update, name="answer_update"),
    path(OPENED + "not-mine/<uuid:item>/", views.link_not_mine, name="answer_not_mine"),
    path(OPENED + "preview/", views.link_preview, name="answer_preview"),
    path(OPENED + "sent/<uuid:press>/", views.link_done, name="answer_done"),
    path(OPENED + "sheet/", sheet_views.link_sheet, name="answer_sheet"),
    path(OPENED + "sheet/check/", sheet_views.link_sheet_check, name="answer_sheet_check"),
    path(OPENED + "sheet.<str:form>", sheet_views.link_sheet_file, name="answer_sheet_file"),
    path("<slug:at>/<str:token>/", views.link, name="answer_link"),
]
