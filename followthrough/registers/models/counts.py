"""Numbers with a unit and a period, such as champions who were trained. Never a name, never fewer than a count."""

from typing import Any, ClassVar

from django.db import models

from followthrough.audit.guards import Guard
from followthrough.commitments.ledger import ledger_guard
from followthrough.commitments.models import CommitmentRow
from followthrough.registers.rules import Unit
from followthrough.search.declared import Searched
from followthrough.search.rules import Kind as Text


class Counted(CommitmentRow):
    """One number about a programme: what was counted, in which unit, over which period."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = ledger_guard("what", "period_printed", "note")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "what", "note")

    what = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    unit = models.CharField(max_length=12, choices=[(u.value, u.value) for u in Unit])
    period_printed = models.CharField(max_length=80)
    period_first = models.DateField(null=True)
    period_last = models.DateField(null=True)
    note = models.TextField(default="")

    def axis(self) -> dict[str, Any]:
        """Adults and children of the same thing stand beside each other."""
        return {**super().axis(), "what": self.what, "unit": self.unit, "period_printed": self.period_printed}
