"""The only writer of what has been counted."""

from dataclasses import astuple

from followthrough.commitments.actions import Told, append, new_row
from followthrough.commitments.models import Commitment
from followthrough.councils.models import Council, Person
from followthrough.lib.days import FuzzyDay
from followthrough.lib.refused import Refused
from followthrough.registers.models import Counted
from followthrough.registers.rules import Unit


def count(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    what: str,
    number: int,
    unit: Unit,
    period: FuzzyDay,
    note: str = "",
    told: Told = Told(),
    corrects: Counted | None = None,
) -> Counted:
    """Set down a number: every one has a unit and a period."""
    if not what.strip():
        raise Refused("count_needed", "what")
    if number < 0:
        raise Refused("number_negative", "number")
    if not period.printed:
        raise Refused("period_needed", "period")
    row = new_row(Counted, council=council, by=by, told=told, corrects=corrects, commitment=commitment)
    row.what, row.number, row.unit, row.note = what.strip(), number, unit, note.strip()
    row.period_printed, row.period_first, row.period_last = astuple(period)
    return append(row, verb="registers.counted", seen=told.seen)
