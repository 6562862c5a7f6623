"""All pages. The council's own rooms come last, because `/<council>/` would match anything."""

from django.urls.resolvers import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
