"""Addresses of the desk: what waits for whom, and what a person sets about it."""

from django.urls import path

from followthrough.web.desk import feed, views, yours

# Outside every council's own pages: a calendar program does not sign in.
calendar_patterns = [path("<slug:at>/<str:token>.ics", feed.feed, name="calendar")]

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("forecast/", views.forecast, name="forecast"),
    path("forecast/rows.<str:form>", views.forecast_rows, name="forecast_rows"),
    path("yours/", yours.show, name="yours"),
    path("yours/calendar/", yours.make, name="make_feed"),
    path("yours/calendar/end/", yours.end, name="end_feed"),
    path("yours/letter/", yours.letter, name="letter"),
]
