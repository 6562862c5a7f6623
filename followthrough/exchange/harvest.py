"""What a paper would write into a review: worked out without writing, to be shown before and done after."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.queries import known, programmes
from followthrough.councils.models import Body, Council, Person, Post, Team
from followthrough.exchange import kinds, queries, rules
from followthrough.exchange.models import Import
from followthrough.exchange.rows import Harvest, Owners, Paper, bring_more, bring_new
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews.models import Decision, Recommendation, Review
from followthrough.reviews.queries.lines import Line, lines
from followthrough.reviews.queries.lines import review as find_review


@dataclass(frozen=True)
class News:
    """What a paper would add to a review: how many of each kind in all, and for each row by its position."""

    counts: kinds.Counts
    by_position: dict[int, kinds.Counts]


def news(council: Council, by: Person, paper: Import, review: Review | None, paper_on: date) -> News:
    """What confirming the paper into that review would bring, or into a new one.

    Raises Refused for a code of `rules.faults`.
    """
    told = Told(known_on=paper_on, import_ref=paper.id)
    found = harvest_of(council, by, paper, review or Review(council=council), told)
    each = {position: kinds.counted([], rows) for position, rows in found.by_position.items()}
    return News(kinds.counted(found.heads, found.rows), each)


def harvest_of(council: Council, by: Person, paper: Import, review: Review, told: Told) -> Harvest:
    """New heads and rows, not yet saved, for everything in the paper that the review does not know."""
    views = queries.rows(council, paper, None, AsAt.now())
    for fault in queries.faults(views):
        raise Refused(fault.code, rows=fault.positions)
    stand = lines(council, review, AsAt.now())
    have = queries.roll(stand)
    last = Recommendation.objects.filter(council=council, review=review).order_by("-position").first()
    shared, harvest = _shared(council, by, paper, review, told, stand), Harvest()
    position = last.position if last else 0
    for view in views:
        if view.proposal.left_out:
            continue
        line, before = have.find(rules.identity(view.row)), len(harvest.rows)
        if line is None:
            position += 1
            bring_new(shared, view.row, position, view.recipient, harvest)
        else:
            bring_more(shared, view.row, line, harvest)
        harvest.by_position[view.proposal.position] = harvest.rows[before:]
    return harvest


def _shared(council: Council, by: Person, paper: Import, review: Review, told: Told, stand: list[Line]) -> Paper:
    view = find_review(council, review.id, AsAt.now())
    # Into a review that was there, a paper tells of nothing before its own day: those days have been read already.
    particulars = view.particulars if view and review.import_ref == paper.id else None
    known_from = (particulars.endorsed_last or particulars.decided_last) if particulars else None
    answered_from = particulars.decided_last if particulars else None
    return Paper(
        council=council,
        by=by,
        review=review,
        told=told,
        says=rules.paper_day((paper.reading or {}).get("as_at")),
        worded_on=known_from or told.day(),
        answered_on=answered_from or told.day(),
        owners=Owners(
            posts={p.title.casefold(): p for p in Post.objects.filter(council=council)},
            teams={t.name.casefold(): t for t in Team.objects.filter(council=council)},
            bodies={b.name.casefold(): b for b in Body.objects.filter(council=council)},
        ),
        programmes={s.words.text.casefold(): s.commitment for s in programmes(council, AsAt.now())},
        told_before=_told_before(council, stand),
        decided_before=_decided_before(council, stand),
    )


def _told_before(council: Council, stand: list[Line]) -> frozenset[tuple[UUID, str, str, date]]:
    commitments = [line.recommendation.commitment_id for line in stand]
    rows = known(ProgressUpdate.objects.filter(council=council, commitment__in=commitments), AsAt.now())
    return frozenset(rows.values_list("commitment_id", "text", "state", "known_on"))


def _decided_before(council: Council, stand: list[Line]) -> frozenset[tuple[UUID, str, date]]:
    recommendations = [line.recommendation.id for line in stand]
    rows = known(Decision.objects.filter(council=council, recommendation__in=recommendations), AsAt.now())
    return frozenset(rows.values_list("recommendation_id", "state", "known_on"))
