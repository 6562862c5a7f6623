"""Addresses of service reviews."""

from django.urls import path

from followthrough.web.service_reviews import judge_views, sheet_views, views

app_name = "service_reviews"
OF_PROGRAMME = "programmes/<uuid:programme>/service-reviews/"
AUDIT = "service-reviews/<uuid:audit>/"
urlpatterns = [
    path(OF_PROGRAMME, views.index, name="list"),
    path(f"{OF_PROGRAMME}new/", views.begin, name="begin"),
    path(AUDIT, views.show, name="show"),
    path(f"{AUDIT}conduct/", views.conduct, name="conduct"),
    path(f"{AUDIT}withdraw/", views.withdraw, name="withdraw"),
    path(f"{AUDIT}areas/<uuid:area>/", judge_views.judge, name="judge"),
    path(f"{AUDIT}sheet.<str:form>", sheet_views.sheet, name="sheet"),
    path(f"{AUDIT}sheet/", sheet_views.sheet_back, name="sheet_back"),
    path(f"{AUDIT}sheet/take-in/", sheet_views.take_in, name="take_in"),
]
