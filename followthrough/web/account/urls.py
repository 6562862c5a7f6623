"""Signing in and out, passwords, second steps, sessions, invitations, and the demo's page for picking a person."""

from allauth.account import views
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path
from django.views.generic import RedirectView

from followthrough.web.access import public
from followthrough.web.account import demo, home, join, mailbox, sessions

account_patterns = [
    path("", home.home, name="account"),
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
    path("confirm/", public(views.reauthenticate), name="account_reauthenticate"),
    path("join/", join.join, name="join"),
    path("join/<slug:at>/<str:token>/", join.link, name="join_link"),
    path("sessions/", sessions.index, name="account_sessions"),
]

second_step_patterns = [
    path("", home.second_step, name="mfa_index"),
    path("code/", public(second_step.authenticate), name="mfa_authenticate"),
    path("confirm/", public(second_step.reauthenticate), name="mfa_reauthenticate"),
    path("app/", public(app.activate_totp), name="mfa_activate_totp"),
    path("app/remove/", public(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("recovery/", public(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("recovery/new/", public(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("passkeys/", public(RedirectView.as_view(pattern_name="mfa_index")), name="mfa_list_webauthn"),
    path("passkeys/add/", public(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/confirm/", public(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/remove/", public(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
]

demo_patterns = [
    path("", demo.pick, name="demo"),
    path("mailbox/", mailbox.index, name="mailbox"),
    path("mailbox/<uuid:letter>/", mailbox.show, name="mailbox_letter"),
]
