"""What the verbs of this room share: taking one's turn with a round, and putting it on record."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.councils.models import Council, Person
from followthrough.lib.refused import Refused
from followthrough.rounds.models import Round
from followthrough.rounds.queries import stage
from followthrough.rounds.rules import Stage, stage_fault


def in_turn(council: Council, one: Round, *stages: Stage) -> Round:
    """The round as it is now, with the chain's head taken; refused where it is at another stage than those."""
    audit.take_turn(council.id)
    found = Round.objects.select_related("meeting__committee").get(council=council, id=one.id)
    if fault := stage_fault(stage(found), stages):
        raise Refused(fault)
    return found


def record(one: Round, by: Person | None, verb: str, about: Iterable[UUID], said: dict[str, Any]) -> None:
    """One event about a round and those things."""
    audit.record(
        council_id=one.council_id,
        by=by.id if by else None,
        verb=verb,
        subjects=dict.fromkeys([one.id, *about]),
        said=said,
    )
