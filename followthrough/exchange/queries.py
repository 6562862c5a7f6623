"""Reading papers on their way in, and the recommendations that their rows would meet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from followthrough.commitments.models import (
    Assignment,
    CommitmentRow,
    DueDate,
    Evidence,
    Note,
    ProgressUpdate,
    Reliance,
    Wording,
)
from followthrough.commitments.queries import known
from followthrough.councils.models import Council
from followthrough.exchange import rules
from followthrough.exchange.models import Import, Proposal
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import Decision, Link, Part, Recommendation, RecommendationRow, Response, Review
from followthrough.reviews.queries.lines import Line, all_lines, lines


@dataclass(frozen=True)
class RowView:
    """One row of a paper as it counts, its doubts, and the recommendation of the review that it is (None: new)."""

    proposal: Proposal
    row: dict[str, Any]
    doubts: tuple[str, ...]
    line: Line | None = None

    @property
    def differences(self) -> tuple[str, ...]:
        """In what the row differs from what stands, which an import leaves as it is: text, response, owner, due."""
        if self.line is None:
            return ()
        standing, row = self.line.standing, self.row
        stands = self.line.response
        pairs = {
            "text": (standing.words.text, row.get("text")),
            "response": (stands.state if stands else None, row.get("response_means")),
            "due": (standing.due.printed if standing.due else None, row.get("due")),
        }
        return tuple(name for name, (have, says) in pairs.items() if have and says and not _same(have, says))


def papers(council: Council) -> QuerySet[Import]:
    """Papers read, latest first."""
    return Import.objects.filter(council=council).select_related("by", "review").order_by("-made_at")


def paper(council: Council, import_id: UUID) -> Import | None:
    """One paper of the council."""
    return papers(council).filter(id=import_id).first()


def confirmed_before(council: Council, paper: Import) -> Import | None:
    """The last confirmed import of the very same file, if there is one that has not been undone."""
    same = papers(council).filter(digest=paper.digest, state=Import.State.CONFIRMED)
    return same.exclude(id=paper.id).order_by("-confirmed_at").first()


def proposal(council: Council, paper: Import, position: int) -> Proposal | None:
    """One row of a paper, by its position from 1."""
    return Proposal.objects.filter(council=council, paper=paper, position=position).first()


def rows(council: Council, paper: Import, review: Review | None, as_at: AsAt) -> list[RowView]:
    """Every row of a paper, matched with the recommendations of `review` where one is given."""
    found = Proposal.objects.filter(council=council, paper=paper)
    have = roll(lines(council, review, as_at) if review else [])
    return [_row_view(proposal, have) for proposal in found]


def likely_review(council: Council, views: Sequence[RowView], as_at: AsAt) -> tuple[Review, int] | None:
    """The review that holds the words of at least half of the rows, and of how many; None where none does."""
    texts = {_folded(view.row.get("text") or "") for view in views}
    met = Counter(
        line.recommendation.review_id
        for line in all_lines(council, as_at)
        if _folded(line.standing.words.text) in texts
    )
    if not met:
        return None
    best, count = met.most_common(1)[0]
    found = Review.objects.filter(council=council, id=best, withdrawn=False).first()
    return (found, count) if found and count * 2 >= len(views) else None


@dataclass(frozen=True)
class Brought:
    """What a confirmed paper brought: how many recommendations, and how many progress updates."""

    recommendations: int
    updates: int


def brought(council: Council, paper: Import, as_at: AsAt) -> Brought:
    """What stands today because of a paper; nothing once it has been undone."""
    recommendations = Recommendation.objects.filter(council=council, import_ref=paper.id, withdrawn=False)
    updates = known(ProgressUpdate.objects.filter(council=council, import_ref=paper.id), as_at)
    return Brought(recommendations.count(), updates.count())


def roll(found: Sequence[Line]) -> rules.Roll[Line]:
    """Recommendations by what makes them themselves."""
    return rules.Roll((rules.Identity.of(x.recommendation.number, x.recommendation.section), x) for x in found)


def faults(views: Sequence[RowView]) -> list[rules.Fault]:
    """What has to be mended before the rows that are not left out can be confirmed."""
    return rules.faults([(v.proposal.position, v.row) for v in views if not v.proposal.left_out])


def stood_upon(council: Council, paper: Import, as_at: AsAt) -> bool:
    """Whether anything entered later rests on what the paper brought, so that it can no longer be undone."""
    mine = Recommendation.objects.filter(council=council, import_ref=paper.id)
    commitments = mine.values("commitment_id")
    entered: list[QuerySet[Any]] = []
    for about in _COMMITMENT_ROWS:
        rows = about._default_manager.filter(council=council)
        entered += [rows.filter(commitment__in=commitments), rows.filter(corrects__import_ref=paper.id)]
    for answer in _RECOMMENDATION_ROWS:
        answers = answer._default_manager.filter(council=council)
        entered += [answers.filter(recommendation__in=mine), answers.filter(corrects__import_ref=paper.id)]
    added = Recommendation.objects.filter(council=council, review__import_ref=paper.id, withdrawn=False)
    if added.exclude(import_ref=paper.id).exists():
        return True
    return any(known(rows.exclude(import_ref=paper.id), as_at).exists() for rows in entered)


_COMMITMENT_ROWS: tuple[type[CommitmentRow], ...] = (
    Wording,
    Assignment,
    DueDate,
    ProgressUpdate,
    Evidence,
    Reliance,
    Note,
)
_RECOMMENDATION_ROWS: tuple[type[RecommendationRow], ...] = (Part, Response, Decision, Link)


def _row_view(proposal: Proposal, have: rules.Roll[Line]) -> RowView:
    row = rules.merged(proposal.read, proposal.mended)
    line = have.find(rules.Identity.of(row.get("number"), row.get("section")))
    return RowView(proposal, row, tuple(row.get("doubts") or ()), line)


def _same(have: str, says: str) -> bool:
    return _folded(have) == _folded(says)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
