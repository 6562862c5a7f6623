"""The e-mails of this room, one function each. Subjects say nothing that a telephone on a table must not show."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.councils.models import Council
from followthrough.joining.rules import INVITATION_LASTS
from followthrough.outbox.html import with_html


def invitation(council: Council, token: str) -> dict[str, Any]:
    """A link that lets its holder in, once."""
    address = settings.BASE_URL + reverse("join_link", kwargs={"at": council.slug, "token": token})
    return with_html(
        {
            "kind": "invitation",
            "secret": True,
            "subject": _("You are invited to sign in"),
            "body": _(
                "%(council)s invites you to Followthrough, where it follows up recommendations.\n\n"
                "Open this link to come in:\n\n%(address)s\n\n"
                "It works once, for %(days)s days, and for you only: do not pass it on.\n"
                "If you did not expect this, you need do nothing.\n"
            )
            % {"council": council.name, "address": address, "days": INVITATION_LASTS.days},
        }
    )


def reset(council: Council, address: str) -> dict[str, Any]:
    """A link that lets its holder choose a new password."""
    return with_html(
        {
            "kind": "reset",
            "secret": True,
            "subject": _("Choose a new password"),
            "body": _(
                "Somebody, probably you, asked to reset the password with which you sign in to Followthrough at"
                " %(council)s.\n\n"
                "Choose a new one here:\n\n%(address)s\n\n"
                "This link works once, for %(days)s days.\n"
                "If it was not you, you need do nothing: your password stays as it is.\n"
            )
            % {
                "council": council.name,
                "address": address,
                "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
            },
        }
    )


def address_changed(new: str) -> dict[str, Any]:
    """To both addresses: which one signs in from now on."""
    return with_html(
        {
            "kind": "address_changed",
            "subject": _("Your sign-in address has changed"),
            "body": _(
                "An administrator of your council has changed the address that you sign in with.\n"
                "From now on it is:\n\n%(new)s\n\n"
                "Your password stays as it is. If you did not expect this, tell your council's administrator at once.\n"
            )
            % {"new": new},
        }
    )


def second_step_removed() -> dict[str, Any]:
    """To whoever has lost their telephone, or did not ask for it."""
    return with_html(
        {
            "kind": "second_step_removed",
            "subject": _("Your second step has been removed"),
            "body": _(
                "An administrator of your council has removed the second step of your sign-in, so that you can set up a"
                " new one.\n\nIf you did not expect this, tell your council's administrator at once.\n"
            ),
        }
    )
