"""Codes of the outbox in words."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from followthrough.outbox.rules import Outcome
from followthrough.web.words import moment

if TYPE_CHECKING:
    from followthrough.outbox.models import Email

STATES = {
    "waiting": _("Waiting"),
    "claimed": _("Being sent"),
    "sent": _("Sent"),
    "failed": _("Not sent: given up"),
    "withheld": _("Not sent: taken back"),
    "bounced": _("Came back: could not be delivered"),
}
KINDS = {
    "invitation": _("Invitation"),
    "reset": _("Link for a new password"),
    "password_reset": _("A password was changed"),
    "password_changed": _("A password was changed"),
    "password_set": _("A password was changed"),
    "address_changed": _("A sign-in address was changed"),
    "second_step_removed": _("A second step was removed"),
    "totp_activated": _("A second step was changed"),
    "totp_deactivated": _("A second step was changed"),
    "webauthn_added": _("A second step was changed"),
    "webauthn_removed": _("A second step was changed"),
    "recovery_codes_generated": _("A second step was changed"),
    "redaction": _("A redaction waits"),
    "round_asking": _("A round of updates: the asking"),
    "round_reminder": _("A round of updates: a reminder"),
    "round_back": _("A round of updates: a note on an answer"),
    "round_to_clear": _("A round of updates: answers to clear"),
    "round_escalation": _("A round of updates: above a service"),
    "digest": _("The weekly letter"),
}
OUTCOMES = {
    Outcome.UNKNOWN: _("being sent, or the sender stopped in the middle: it may have arrived"),
    Outcome.SENT: _("taken by the mail server"),
    Outcome.REFUSED: _("refused for good by the mail server"),
    Outcome.LATER: _("the mail server asked to try later"),
    Outcome.DROPPED: _("the connection broke"),
    Outcome.AWAY: _("the mail server could not be reached"),
    Outcome.UNSENDABLE: _("cannot be written as an e-mail"),
}


def state(code: str) -> str:
    """What a letter is."""
    return str(STATES[code])


def kind(code: str) -> str:
    """What sort of letter it is; older ones did not say."""
    return str(KINDS.get(code, _("Letter")))


def tries(letter: "Email") -> list[str]:
    """Each try with its outcome, the first first."""
    return [f"{moment(one.at)}: {OUTCOMES[Outcome(one.outcome)]}" for one in letter.tries.all()]
