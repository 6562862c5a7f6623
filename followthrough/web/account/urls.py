"""Signing in and out, passwords, and the demo's page for picking a person."""

from allauth.account import views
from django.urls import path
from django.views.generic import RedirectView

from followthrough.web.access import public
from followthrough.web.account import demo

account_patterns = [
    path("sign-in/", public(views.login), name="account_login"),
    path("sign-out/", public(views.logout), name="account_logout"),
    path("inactive/", public(views.account_inactive), name="account_inactive"),
    path("password/", public(views.password_change), name="account_change_password"),
    path(
        "password/set/",
        public(RedirectView.as_view(pattern_name="account_reset_password")),
        name="account_set_password",
    ),
    path("reset/", public(views.password_reset), name="account_reset_password"),
    path("reset/sent/", public(views.password_reset_done), name="account_reset_password_done"),
    path("reset/done/", public(views.password_reset_from_key_done), name="account_reset_password_from_key_done"),
    path(
        "reset/<str:uidb36>/<str:key>/",
        public(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]

demo_patterns = [path("", demo.pick, name="demo")]
