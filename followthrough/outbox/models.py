"""E-mails waiting to be sent, written in the same transaction as the change that they tell of."""

from typing import ClassVar

from django.db import models

from followthrough.lib import clock
from followthrough.lib.ids import new_id


class Email(models.Model):
    """One e-mail to one address. Claimed by conditional update, so that two workers never send it twice."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    redactable: ClassVar[tuple[str, ...]] = ("to", "subject", "body")

    class State(models.TextChoices):
        WAITING = "waiting"
        CLAIMED = "claimed"
        SENT = "sent"
        FAILED = "failed"
        WITHHELD = "withheld"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council_id = models.UUIDField()
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [models.Index(fields=["state", "made_at"], name="outbox_waiting")]
