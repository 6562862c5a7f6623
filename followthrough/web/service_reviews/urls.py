"""Addresses."""

app_name = "service_reviews"
urlpatterns: list = []
