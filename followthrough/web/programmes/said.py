"""Everything that was said about a programme, a phase or an action, in whichever room, and what its rows speak of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.utils.translation import ngettext

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.programmes import Judged
from followthrough.commitments import queries as commitments
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import Kind
from followthrough.lib.as_at import AsAt
from followthrough.registers.queries import saying
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments import reliances, timeline
from followthrough.web.commitments.choices import short
from followthrough.web.commitments.reliances import Others
from followthrough.web.commitments.subject import kind_of
from followthrough.web.commitments.timeline import Entry

if TYPE_CHECKING:
    from followthrough.accreditation.models import Placing
    from followthrough.commitments.models import CommitmentRow
    from followthrough.councils.models import Council


@dataclass(frozen=True)
class Said:
    """The rows, newest first as `entries`; what it relies on or did; what others are called, by the row or thing."""

    entries: list[Entry]
    others: Others
    named: dict[UUID, str]


def said(request: CouncilRequest, standing: Standing, as_at: AsAt, *, owned: bool) -> Said:
    """Everything that was said; the number of queries does not grow with it."""
    council, about = request.council, standing.commitment
    own = commitments.history(council, about, as_at)
    rows = [*own, *programmes.history(council, about, as_at), *saying.history(council, about, as_at)]
    judged = programmes.judged(council, about, as_at) if about.kind == Kind.PROGRAMME else []
    others = reliances.relied_on(council, own, as_at)
    named = reliances.named(others) | _phases(council, rows, as_at) | _counted(judged)
    every = [*rows, *(one.row for one in judged)]
    found = timeline.entries(request, every, standing, owned=owned, as_at=as_at)
    return Said([_whole(one) for one in found], others, named)


def _whole(entry: Entry) -> Entry:
    """What stands for several judgements is not taken back as if it were one."""
    return replace(entry, may_withdraw=False) if entry.kind == "judgement" else entry


def _phases(council: "Council", rows: "Iterable[CommitmentRow]", as_at: AsAt) -> dict[UUID, str]:
    """The words of the phases that an action was planned for, by phase."""
    placed = [cast("Placing", row).phase for row in rows if kind_of(row) == "placing"]
    heads = {phase.id: phase.commitment_id for phase in placed if phase is not None}
    if not heads:
        return {}
    words, _reworded = commitments.worded(council, list(heads.values()), as_at)
    return {phase: short(words[i].text) for phase, i in heads.items() if i in words}


def _counted(judged: Iterable[Judged]) -> dict[UUID, str]:
    said_of = {one.row.id: ngettext("%(num)s criterion", "%(num)s criteria", one.number) for one in judged}
    return {one.row.id: said_of[one.row.id] % {"num": one.number} for one in judged}
