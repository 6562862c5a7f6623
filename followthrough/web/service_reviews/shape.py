"""What the pages of service reviews show."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.accreditation.queries import frameworks, programmes, reviewing
from followthrough.accreditation.queries.frameworks import Loaded
from followthrough.accreditation.queries.reviewing import AuditView, FindingView
from followthrough.accreditation.rules import Counts
from followthrough.councils import queries as councils
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.web.access import CouncilRequest
from followthrough.web.service_reviews import words

if TYPE_CHECKING:
    from followthrough.accreditation.models import Charter, Criterion, Judgement
    from followthrough.commitments.models import Commitment
    from followthrough.councils.models import Council, Post


@dataclass(frozen=True)
class Row:
    """One service review of the list: how many of its criteria are judged, and how many gaps it found and are open."""

    view: AuditView
    judged: int
    criteria: int
    gaps: int
    open_gaps: int

    @property
    def looked(self) -> list[str]:
        """Its methods in words."""
        return [words.looked(one) for one in self.view.looked]


@dataclass(frozen=True)
class AreaRow:
    """One area of a review: its criteria, and how many count as what (None: not judged)."""

    area: "Criterion"
    criteria: "Sequence[Criterion]"
    counts: Mapping[Counts | None, int]

    @property
    def judged(self) -> int:
        """How many are judged."""
        return len(self.criteria) - self.counts.get(None, 0)


@dataclass(frozen=True)
class Shown:
    """Everything on the page of one service review; `area` is the one whose criteria are shown."""

    view: AuditView
    loaded: Loaded
    stands: "Mapping[UUID, Judgement]"
    area: "Criterion"
    findings: list[FindingView]
    followed: bool
    colours: Mapping[Counts, str] = field(default_factory=lambda: words.COLOURS)

    @property
    def looked(self) -> list[str]:
        """Its methods in words."""
        return [words.looked(one) for one in self.view.looked]

    @cached_property
    def areas(self) -> list[AreaRow]:
        """Every area with how it stands."""
        return [AreaRow(area, self.loaded.judged[area.id], self._counts(area)) for area in self.loaded.areas]

    @property
    def whole(self) -> tuple[int, int]:
        """How many criteria are judged, and of how many."""
        return sum(row.judged for row in self.areas), sum(len(row.criteria) for row in self.areas)

    @property
    def rows(self) -> "list[tuple[Criterion, Judgement | None]]":
        """The criteria of the area that is shown, each with what stands of it."""
        return [(one, self.stands.get(one.id)) for one in self.loaded.judged[self.area.id]]

    def counts(self, row: "Judgement") -> Counts | None:
        """What a judgement counts as; None where its words were taken out."""
        return self.loaded.counts.get(row.verdict)

    def word(self, row: "Judgement") -> str:
        """A judgement's word as the scale prints it."""
        return self.loaded.words.get(row.verdict, row.verdict)

    def _counts(self, area: "Criterion") -> Counter[Counts | None]:
        rows = [self.stands.get(one.id) for one in self.loaded.judged[area.id]]
        return Counter(self.counts(row) if row else None for row in rows)


def rows(request: CouncilRequest, programme: "Commitment", as_at: AsAt) -> list[Row]:
    """Its service reviews, by service and oldest first."""
    council = request.council
    views = reviewing.audits(council, programme, as_at)
    judged = reviewing.judged_counts(council, views, as_at)
    of_edition = frameworks.judged_counts(council, {view.audit.edition_id for view in views})
    found = Counter[UUID]()
    open_ = Counter[UUID]()
    for one in reviewing.findings(council, programme, [], as_at):
        if one.is_gap and one.found.audit_id:
            found[one.found.audit_id] += 1
            open_[one.found.audit_id] += one.open
    return [
        Row(view, judged[i], of_edition[view.audit.edition_id], found[i], open_[i])
        for view in views
        for i in [view.audit.id]
    ]


def shown(request: CouncilRequest, view: AuditView, ref: str, as_at: AsAt) -> Shown:
    """Everything on the page; `ref` is the area that is asked for, else the first."""
    council, audit = request.council, view.audit
    loaded = frameworks.loaded(audit.edition)
    charter = programmes.charter(council, audit.programme, as_at)
    actions = programmes.actions(council, audit.programme, as_at)
    findings = reviewing.findings(council, audit.programme, actions, as_at)
    return Shown(
        view=view,
        loaded=loaded,
        stands=reviewing.judgements(council, audit, as_at),
        area=next((area for area in loaded.areas if area.ref == ref), loaded.areas[0]),
        findings=[one for one in findings if one.found.audit_id == audit.id],
        followed=charter is not None and charter.edition_id == audit.edition_id,
    )


def charter(request: CouncilRequest, programme: "Commitment") -> "Charter | None":
    """What the programme follows today."""
    return programmes.charter(request.council, programme, AsAt.now())


def posts(council: "Council") -> "dict[str, tuple[str, Post]]":
    """The posts that can review: value → (words, post)."""
    found = {}
    for line in councils.posts(council, clock.today()):
        service = line.post.team or line.post.body
        found[str(line.post.id)] = (f"{line.post.title} ({service})" if service else line.post.title, line.post)
    return found
