"""What is owned passes on: many assignments with one press, and back. The rows are the ledger's own."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.commitments import actions as ledger
from followthrough.commitments import queries as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Assignment, Commitment
from followthrough.councils.models import Body, Council, Person, Post, Team
from followthrough.councils.scope import writing
from followthrough.desk.queries import handing_over
from followthrough.lib.as_at import AsAt
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused

Owner = Post | Team | Body


def pass_on(
    *, council: Council, by: Person, things: Collection[Commitment], of: Owner, to: Owner, told: Told = Told()
) -> UUID:
    """From the day of `told` on `to` owns those things, which `of` owned; gives the id of the passing.

    Each is an assignment of its own in one transaction, so that every past day still shows the owner of then. The same
    request again passes nothing twice. Refused where one of the things is not, or on that day was not, owned by `of`.
    """
    if not things:
        raise Refused("nothing_to_pass", "things")
    if of.id == to.id:
        raise Refused("passes_to_itself", "to")
    passing, day = told.request_id or new_id(), told.day()
    with writing(council):
        audit.take_turn(council.id)
        if not handing_over.passed(council, passing, AsAt.now()):
            for as_at in (AsAt.on(day), AsAt.now()):
                _check_owned(council, things, of, as_at)
        for one in things:
            each = replace(told, request_id=handing_over.request_of(passing, one.id))
            ledger.assign(
                council=council,
                by=by,
                commitment=one,
                post=to if isinstance(to, Post) else None,
                team=to if isinstance(to, Team) else None,
                body=to if isinstance(to, Body) else None,
                told=each,
            )
    return passing


def _check_owned(council: Council, things: Collection[Commitment], of: Owner, as_at: AsAt) -> None:
    stands = commitments.standings(council, things, as_at, brief=True)
    owners = [stands[one.id].owner if one.id in stands else None for one in things]
    if not all(handing_over.is_owner(owner, of) for owner in owners):
        raise Refused("owned_otherwise", "known_on", day=as_at.day)


def take_back(*, council: Council, by: Person, passing: UUID, reason: str) -> int:
    """Everything that one press passed on is its former owner's again; gives how much that was."""
    with writing(council):
        audit.take_turn(council.id)
        rows: list[Assignment] = [row for row, _stands in handing_over.passed(council, passing, AsAt.now())]
        for row in rows:
            ledger.withdraw(council=council, by=by, row=row, reason=reason)
    return len(rows)
