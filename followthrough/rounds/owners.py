"""What may be asked, whose it is as the council knows, and whether it is still asked of whom it went to."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from followthrough.commitments.models import Assignment, Commitment
from followthrough.commitments.queries import standings
from followthrough.councils.models import Council
from followthrough.councils.reaching import Owner, gone, may_answer
from followthrough.lib.as_at import AsAt
from followthrough.restriction.queries import unrestricted
from followthrough.rounds.models import Item, Request


def askable(council: Council, commitments: Iterable[UUID]) -> QuerySet[Commitment]:
    """Those that may be asked about by letter: not what is restricted, nor what is with its review or programme."""
    return unrestricted(council, commitments)


def owner_of(row: Assignment | None) -> Owner | None:
    """Whose a commitment is; None where it is nobody's whom the council knows."""
    if row is None or not (row.post_id or row.team_id or row.body_id):
        return None
    return Owner(post_id=row.post_id, team_id=row.team_id, body_id=row.body_id)


def still_theirs(council: Council, request: Request, day: date) -> bool:
    """Whether a recipient may still answer on `day`; being away does not matter.

    A person may not who has left or is forgotten. Nobody may once everything in the request has other owners, but for
    what the scrutiny officer chose them for. Of what is not asked there any more the pages say so themselves.
    """
    if request.person and request.person.id in gone(council, [request.person], day):
        return False
    items = list(Item.objects.filter(council=council, request=request, left_out=False))
    if not items or any(one.chosen for one in items):
        return True
    return request_key(request) in _may_answer(council, [one.commitment_id for one in items], day)


def request_key(request: Request) -> tuple[str, UUID]:
    """Who a recipient is, as `Reached.key` says it."""
    whole = {"person": request.person_id, "team": request.team_id, "body": request.body_id}
    return next((name, value) for name, value in whole.items() if value is not None)


def _may_answer(council: Council, commitments: Collection[UUID], day: date) -> set[tuple[str, UUID]]:
    heads = Commitment.objects.filter(council=council, id__in=commitments)
    found = [owner_of(one.owner) for one in standings(council, heads, AsAt.now(), brief=True).values()]
    return may_answer(council, {owner for owner in found if owner}, day)
