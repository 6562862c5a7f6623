"""What every append-only row has in common: its three times, who entered it, and where from."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from followthrough.audit.guards import Guard
from followthrough.councils.models import Council, Person
from followthrough.lib import clock
from followthrough.lib.ids import new_id

# The row in force is the first in this order: the latest knowledge, and among corrections the latest.
IN_FORCE_FIRST = ("-ordered_on", "-place", "-recorded_at")


class Head(models.Model):
    """A thing that ledger rows hang on. It changes only its version, and whether it has been withdrawn."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    withdrawn = models.BooleanField(default=False)
    import_ref = models.UUIDField(null=True, editable=False)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True


class LedgerRow(models.Model):
    """One statement that is never changed.

    `happened_*`: when it happened, as printed with its first and last day. `known_on`: the London day on which
    it was known. `recorded_at`: when the server wrote it. `ordered_on` and `place` say where it stands among
    its like: a correction keeps those of the row it corrects.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    happened_printed = models.CharField(max_length=80, default="")
    happened_first = models.DateField(null=True)
    happened_last = models.DateField(null=True)
    known_on = models.DateField()
    ordered_on = models.DateField()
    place = models.UUIDField()
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=200, default="")
    import_ref = models.UUIDField(null=True, editable=False)
    request_id = models.UUIDField(default=new_id)

    LEDGER_TEXTS: ClassVar[tuple[str, ...]] = ("happened_printed", "source")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["council", "request_id"], name="%(class)s_once"),
        ]
        # Finding what corrects a row, and undoing what an import brought.
        indexes = [
            models.Index(fields=["council", "place"], name="%(class)s_place"),
            models.Index(fields=["council", "import_ref"], name="%(class)s_import"),
        ]

    @property
    def entered_later(self) -> bool:
        """Whether the row tells of a day before the one on which it was entered."""
        return self.known_on < clock.london_day(self.recorded_at)


def ledger_guard(*texts: str) -> Guard:
    """Append-only, with those free texts (and the ones that every ledger row has) open to redaction."""
    return Guard(redactable=(*LedgerRow.LEDGER_TEXTS, *texts))


def head_guard(*texts: str) -> Guard:
    """Only version and withdrawn may change; those free texts are open to redaction."""
    return Guard(may_change=("version", "withdrawn"), redactable=texts)


def placed(row_id: UUID, known_on: date, corrects: "LedgerRow | None") -> dict[str, Any]:
    """The fields that place a new row: its own day and id, or those of the row that it corrects."""
    if corrects is None:
        return {"id": row_id, "known_on": known_on, "ordered_on": known_on, "place": row_id}
    return {
        "id": row_id,
        "known_on": known_on,
        "ordered_on": corrects.ordered_on,
        "place": corrects.place,
        "corrects": corrects,
    }
