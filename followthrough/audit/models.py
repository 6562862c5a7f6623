"""What was done: one chain of events per council, and the register of what has been redacted.

Council, person and subjects are bare ids: this floor lies below the one where councils live.
"""

from typing import ClassVar

from django.db import models

from followthrough.audit.guards import Guard
from followthrough.lib import clock
from followthrough.lib.ids import new_id


class AuditHead(models.Model):
    """The end of one council's chain; locked by whoever appends to it."""

    public_fields: ClassVar[tuple[str, ...]] = ()

    council_id = models.UUIDField(primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    chain = models.CharField(max_length=64, default="")


class AuditEvent(models.Model):
    """One thing done: a verb code, the ids it touched, who, when, and a salted digest of what was said."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council_id = models.UUIDField()
    sequence = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=60)
    subjects = models.JSONField(default=list)
    person_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=clock.now, editable=False)
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council_id", "sequence"], name="audit_one_sequence")]
        ordering = ["sequence"]

    def links(self) -> tuple[str, ...]:
        """What the chain covers of this event, besides the link before it."""
        who = str(self.person_id or "")
        return (
            str(self.sequence),
            self.verb,
            ",".join(map(str, self.subjects or ())),
            who,
            self.at.isoformat(),
            self.digest,
        )


class AuditSubject(models.Model):
    """One thing that an event touched, so that the trail of a thing is found by an index."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council_id = models.UUIDField()
    event = models.ForeignKey(AuditEvent, models.PROTECT, related_name="touched")
    subject_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["council_id", "subject_id"], name="audit_by_subject")]


class AuditPayload(models.Model):
    """The readable part of an event. Redaction empties it; the chain still verifies without it."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("body", "salt"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council_id = models.UUIDField()
    event = models.OneToOneField(AuditEvent, models.PROTECT, related_name="payload")
    body = models.JSONField(null=True)
    salt = models.CharField(max_length=32, null=True)


class Redaction(models.Model):
    """Leave to blank one row: the guards let its words go only while such a row stands."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council_id = models.UUIDField()
    row_id = models.UUIDField()
    table = models.CharField(max_length=80)
    request_id = models.UUIDField()
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["row_id"], name="redaction_by_row")]
