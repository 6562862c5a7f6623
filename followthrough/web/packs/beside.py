"""Differences of a file that came back beside what the tracker says today."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.lib.as_at import AsAt
from followthrough.lib.wording import Piece, compared
from followthrough.packs import coming_back, queries
from followthrough.packs.coming_back import Difference
from followthrough.packs.rules import PROSE, layout_of
from followthrough.reviews.queries.lines import Line, lines_of

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.packs.models import PutAnswer, PutUpdate, Returned


@dataclass(frozen=True)
class Shown:
    """One difference: its words marked, its recommendation as it stands today, and what was put and answered.

    `since`: somebody has updated it since the version. `page`: where its section is written; "" for what is no section.
    """

    at: int
    difference: Difference
    pieces: list[Piece]
    line: Line | None
    since: bool
    page: str
    put: "PutUpdate | None"
    answer: "PutAnswer | None"


def shown(council: "Council", file: "Returned") -> list[Shown]:
    """Every difference of a file, in its order."""
    found = coming_back.differences(file)
    ids = {UUID(one.commitment) for one in found if one.commitment}
    pack = file.pack
    today = _by_commitment(council, ids, AsAt.now())
    then = _by_commitment(council, ids, AsAt(pack.as_at, pack.cutoff))
    puts, layout = queries.puts(council, file), layout_of(file.report.layout)
    told = []
    for at, one in enumerate(found):
        line, before = today.get(one.commitment), then.get(one.commitment)
        section = layout.section(one.section) if one.section else None
        page = "" if section is None else "packs:section" if section.kind in PROSE else "packs:front"
        since = line is not None and _update(line) != _update(before)
        put, answer = puts.get(at, (None, None))
        told.append(Shown(at, one, compared(one.ours, one.theirs), line, since, page, put, answer))
    return told


def _by_commitment(council: "Council", ids: set[UUID], as_at: AsAt) -> dict[str, Line]:
    return {str(line.recommendation.commitment_id): line for line in lines_of(council, ids, as_at)}


def _update(line: Line | None) -> UUID | None:
    return line.standing.update.id if line and line.standing.update else None
