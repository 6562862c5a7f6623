"""Asking for words to be taken out everywhere: one person asks, another decides."""

from typing import ClassVar

from django.db import models

from followthrough.councils.models import Council, Person
from followthrough.lib import clock
from followthrough.lib.ids import new_id


class RedactionRequest(models.Model):
    """Which words, why, who asked and who decided. The words themselves go with the decision."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    redactable: ClassVar[tuple[str, ...]] = ("reason",)

    class Outcome(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    words = models.TextField(default="")
    reason = models.TextField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    places = models.PositiveIntegerField(default=0)
    # Carried out, but the database file may still hold the words in parts that nothing reads.
    trace_left = models.BooleanField(default=False)

    @property
    def waits(self) -> bool:
        """Whether nobody has decided it yet."""
        return self.outcome == self.Outcome.WAITING
