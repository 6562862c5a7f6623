"""What every append-only row has in common: its three times, who entered it, and where from."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, TypeVar, cast
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from followthrough.audit.guards import Guard
from followthrough.councils.models import Council, Person
from followthrough.councils.veil import Veiled
from followthrough.lib import clock
from followthrough.lib.ids import id_of, new_id

# The row in force is the first in this order: the latest knowledge, and among corrections the latest.
IN_FORCE_FIRST = ("-ordered_on", "-place", "-recorded_at")
# As fine as the moment inside a UUIDv7.
_STEP = timedelta(milliseconds=1)


class Head(models.Model):
    """A thing that ledger rows hang on. It changes only its version, and whether it has been withdrawn or restricted.

    `restricted`: while it is, others may use its number or name, so that nobody learns of it by a clash. What hides
    it is the `Restriction`.
    """

    behind: ClassVar[tuple[str, ...]] = ("id",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    withdrawn = models.BooleanField(default=False)
    restricted = models.BooleanField(default=False)
    import_ref = models.UUIDField(null=True, editable=False)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = Veiled["Head"]()
    everything = models.Manager["Head"]()

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

    objects = Veiled["LedgerRow"]()
    everything = models.Manager["LedgerRow"]()

    # The columns that lead to what can be restricted.
    behind: ClassVar[tuple[str, ...]]
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

    def axis(self) -> dict[str, Any]:
        """What finds its like: the rows of which one is in force at a time, and which a new one succeeds."""
        raise NotImplementedError

    @property
    def entered_later(self) -> bool:
        """Whether the row tells of a day before the one on which it was entered."""
        return self.known_on < clock.london_day(self.recorded_at)


Row = TypeVar("Row", bound=LedgerRow)


def ledger_guard(*texts: str) -> Guard:
    """Append-only, with those free texts (and the ones that every ledger row has) open to redaction."""
    return Guard(redactable=(*LedgerRow.LEDGER_TEXTS, *texts))


def head_guard(*texts: str) -> Guard:
    """Only version, withdrawn and restricted may change; those free texts are open to redaction."""
    return Guard(may_change=("version", "withdrawn", "restricted"), redactable=texts)


def rows_of(model: type[Row]) -> "QuerySet[Row]":
    """The rows of one kind that the present reader may know of; the type checker loses the kind otherwise."""
    return cast("QuerySet[Row]", model._default_manager.all())


def keep_order(rows: Iterable[LedgerRow], last: datetime | None) -> None:
    """Where the clock is not past `last`, the council's latest moment, the new rows follow it a millisecond apart.

    Call in turn. A clock that was set back, or a long wait for one's turn, then does not let what was said first
    outrank what was said last: both the moment and the place of a row decide which is in force.
    """
    as_made = sorted(rows, key=lambda row: row.id)
    if last is None or not as_made or min(row.recorded_at for row in as_made) > last:
        return
    for number, row in enumerate(as_made, start=1):
        row.recorded_at = last + number * _STEP
        if row.corrects is None:
            row.place = id_of(row.recorded_at)


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


def said(row: LedgerRow) -> dict[str, Any]:
    """The content of a row as plain JSON data, for the audit's payload."""
    skip = {"id", "council", "by", "recorded_at", "place", "request_id"}
    values = {f.attname: f.value_from_object(row) for f in row._meta.local_fields if f.name not in skip}
    return {name: _plain(value) for name, value in values.items() if value not in (None, "")}


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | list) else str(value)
