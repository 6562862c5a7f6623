"""E-mails waiting to be sent, written in the same transaction as the change that they tell of."""

from typing import ClassVar

from django.db import models

from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.outbox.rules import Outcome


class Email(models.Model):
    """One e-mail to one address. Claimed by conditional update, so that two workers never send it twice.

    A restored copy must not send what waits: it may have gone since, and the links in it (`secret`) must stay dead.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    redactable: ClassVar[tuple[str, ...]] = ("to", "subject", "body", "html", "sender")

    class State(models.TextChoices):
        WAITING = "waiting"
        CLAIMED = "claimed"
        SENT = "sent"
        FAILED = "failed"
        WITHHELD = "withheld"
        BOUNCED = "bounced"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council_id = models.UUIDField()
    # What sort of letter it is, as a code, so that a list of letters need not show their words.
    kind = models.CharField(max_length=30, default="")
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    # The same as HTML, where the letter has it; goes wherever the body goes.
    html = models.TextField(default="")
    # The neutral name shown before our address, such as a review's.
    sender = models.CharField(max_length=100, default="")
    # The body carries a link that works without a password: it is blanked once the letter has gone or never will.
    secret = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    due_at = models.DateTimeField(default=clock.now)
    claimed_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_at"], name="outbox_due"),
            models.Index(fields=["council_id", "made_at"], name="outbox_of_council"),
        ]


class Attempt(models.Model):
    """One try to send one e-mail: when, and with which outcome. Nothing that the server said is kept."""

    public_fields: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council_id = models.UUIDField()
    email = models.ForeignKey(Email, models.CASCADE, related_name="tries")
    at = models.DateTimeField(default=clock.now, editable=False)
    outcome = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Outcome], default=Outcome.UNKNOWN
    )

    class Meta:
        ordering = ["at"]
