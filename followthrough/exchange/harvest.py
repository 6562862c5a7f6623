"""What a paper would write into a review: worked out without writing, to be shown before and done after."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from followthrough.commitments.actions import Told
from followthrough.councils.models import Body, Person, Post, Team
from followthrough.exchange import kinds, rules
from followthrough.exchange.comparison import Comparison
from followthrough.exchange.programmes import tracked
from followthrough.exchange.rows import Harvest, Owners, Paper, bring_more, bring_new
from followthrough.exchange.said import said_of
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.lib.wording import folded
from followthrough.reviews.models import Recommendation, Review
from followthrough.reviews.queries.lines import review as find_review


@dataclass(frozen=True)
class News:
    """What a paper would add to a review: how many of each kind in all, and for each row by its position."""

    counts: kinds.Counts
    by_position: dict[int, kinds.Counts]


def news(by: Person, found: Comparison, paper_on: date) -> News:
    """What confirming the paper would bring; rows that have to be mended or settled first bring nothing yet."""
    told = Told(known_on=paper_on, import_ref=found.paper.id)
    at_fault = {position for fault in found.faults for position in fault.positions}
    harvest = _gathered(by, found, found.review or Review(council=found.council), told, at_fault)
    each = {position: kinds.counted([], rows) for position, rows in harvest.by_position.items()}
    return News(kinds.counted(harvest.heads, harvest.rows), each)


def harvest_of(by: Person, found: Comparison, review: Review, told: Told) -> Harvest:
    """New heads and rows, not yet saved, for everything in the paper that the review does not know.

    Raises Refused with the code of a fault of the comparison.
    """
    for fault in found.faults:
        raise Refused(fault.code, rows=fault.positions)
    return _gathered(by, found, review, told, ())


def _gathered(by: Person, found: Comparison, review: Review, told: Told, skip: Collection[int]) -> Harvest:
    last = Recommendation.everything.filter(council=found.council, review=review).order_by("-position").first()
    shared, harvest = _shared(by, found, review, told), Harvest()
    harvest.mentioned = [view.line.recommendation for view in found.views if view.line]
    position = last.position if last else 0
    for view in found.that_count:
        if view.position in skip:
            continue
        before = len(harvest.rows)
        if view.line is None:
            position += 1
            bring_new(shared, view.row, position, view.recipient, harvest)
        else:
            bring_more(shared, view, view.line, harvest)
        harvest.by_position[view.position] = harvest.rows[before:]
    return harvest


def _shared(by: Person, found: Comparison, review: Review, told: Told) -> Paper:
    council, paper = found.council, found.paper
    view = find_review(council, review.id, AsAt.now())
    # Into a review that was there, a paper tells of nothing before its own day: those days have been read already.
    starts = view is None or review.import_ref == paper.id
    particulars = view.particulars if view and starts else None
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
            posts={folded(p.title): p for p in Post.objects.filter(council=council)},
            teams={folded(t.name): t for t in Team.objects.filter(council=council)},
            bodies={folded(b.name): b for b in Body.objects.filter(council=council)},
        ),
        programmes=tracked(council),
        said=said_of(council, [x.recommendation for x in found.lines], any(x.taken for x in found.that_count)),
        starts_review=starts,
    )
