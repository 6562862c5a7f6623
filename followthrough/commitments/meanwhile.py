"""What somebody else has entered while a person was typing: the second to save is asked, nobody overruled unseen.

A form carries how far the council's chain had come when it was shown. What a row would succeed is looked up again
with the chain's head taken, so two who save at the same instant are not both let through.
"""

from typing import cast

from followthrough.audit import queries as audit
from followthrough.commitments.ledger import IN_FORCE_FIRST, LedgerRow, Row, said
from followthrough.commitments.queries import known
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused


def refuse_unseen(row: LedgerRow, seen: int | None) -> None:
    """Refuse with changed_meanwhile, `theirs` and `mine`, if what the row succeeds came after what was `seen`."""
    if seen is None:
        return
    theirs = _succeeded(row)
    if theirs is not None and _entered_after(theirs, seen):
        raise Refused("changed_meanwhile", theirs=theirs, mine=row)


def said_already(row: Row) -> Row | None:
    """The row that stands, if the same person entered the very same for that day: Back and another press."""
    stands = _succeeded(row)
    # Of two that nobody signed, neither is known to repeat the other.
    signed = row.corrects is None and row.by_id is not None
    same = stands is not None and signed and stands.by_id == row.by_id and said(stands) == said(row)
    return cast("Row", stands) if same else None


def refuse_corrected(row: LedgerRow, seen: int | None) -> None:
    """The same for a row that is to be withdrawn, if it has been corrected since it was seen: `mine` is None."""
    if seen is None:
        return
    theirs = _in_place_of(row, AsAt.now())
    if theirs is not None and theirs.id != row.id and _entered_after(theirs, seen):
        raise Refused("changed_meanwhile", theirs=theirs, mine=None)


def _succeeded(row: LedgerRow) -> LedgerRow | None:
    """The row in force, on the day from which the new one is known, that it would take the place of."""
    as_at = AsAt.on(row.known_on)
    if row.corrects is not None:
        return _in_place_of(row, as_at)
    like = type(row)._default_manager.filter(council=row.council_id, **row.axis())
    return known(like, as_at).select_related("by").order_by(*IN_FORCE_FIRST).first()


def _in_place_of(row: LedgerRow, as_at: AsAt) -> LedgerRow | None:
    like = type(row)._default_manager.filter(council=row.council_id, place=row.place)
    return known(like, as_at).select_related("by").order_by(*IN_FORCE_FIRST).first()


def _entered_after(row: LedgerRow, seen: int) -> bool:
    # What an import brought came when it was confirmed; of any other row the first event tells.
    return audit.place_of(row.council_id, row.import_ref or row.id, last=row.import_ref is not None) > seen
