"""Reading a paper in, mending what was understood, confirming it and undoing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.queries import programmes
from followthrough.councils.models import Body, Council, Person, Post, Team
from followthrough.councils.scope import writing
from followthrough.exchange import queries, rules
from followthrough.exchange.isolate import read_safely
from followthrough.exchange.models import Import, Proposal
from followthrough.exchange.rows import Harvest, Owners, Paper, bring_more, bring_new
from followthrough.files import actions as files
from followthrough.lib import clock, digest
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About
from followthrough.reviews.models import Recommendation, Review
from followthrough.reviews.queries.lines import lines
from followthrough.reviews.queries.lines import review as find_review

MENDABLE = frozenset(
    {
        "number",
        "section",
        "text",
        "response_means",
        "delivery_means",
        "owner",
        "due",
        "updates",
        "accepted",
    }
)


@dataclass(frozen=True)
class NewReview:
    """The review that a paper starts, when it is not one that is there."""

    neutral_name: str
    about: About


def read_in(*, council: Council, by: Person, data: bytes, name: str) -> Import:
    """Read a paper and keep what was understood, to be looked at. Raises Unreadable; then nothing is kept."""
    reading = read_safely(data, name)
    with writing(council):
        kept = files.keep(council_id=council.id, data=data, name=name)
        paper = Import.objects.create(
            council=council,
            by=by,
            name=name[:255],
            title=(reading["title"] or "")[:300],
            digest=digest.of_bytes(data),
            file_id=kept.id,
            paper_on=_past(rules.paper_day(reading["as_at"])),
            reading={key: reading[key] for key in ("title", "as_at", "columns", "doubts")},
        )
        Proposal.objects.bulk_create(_proposals(paper, reading), batch_size=500)
        _record(paper, by, "exchange.read", {"rows": len(reading["recommendations"]), "digest": paper.digest})
    return paper


def mend(*, council: Council, by: Person, proposal: Proposal, values: Mapping[str, Any]) -> Proposal:
    """Correct what was understood of one row; only MENDABLE fields. A doubt that was looked at is gone."""
    with writing(council):
        _still_open(proposal.paper)
        proposal.mended = {**(proposal.mended or {}), **{k: values[k] for k in MENDABLE & values.keys()}, "doubts": []}
        proposal.version += 1
        proposal.save()
    return proposal


def leave_out(*, council: Council, by: Person, proposal: Proposal, left_out: bool = True) -> Proposal:
    """Leave a row out of the import, or take it in again."""
    with writing(council):
        _still_open(proposal.paper)
        proposal.left_out = left_out
        proposal.version += 1
        proposal.save()
    return proposal


def confirm(
    *,
    council: Council,
    by: Person,
    paper: Import,
    into: Review | NewReview,
    paper_on: date,
    keep_original: bool = False,
) -> Review:
    """Turn the rows of a paper into history known on the paper's day. All of it or nothing.

    Into a review that is there, rows bring updates and fill what is missing; they replace nothing.
    Raises Refused: already_confirmed, known_in_the_future, neutral_name_taken, or a code of `rules.faults`.
    """
    with writing(council):
        audit.take_turn(council.id)
        paper = Import.objects.select_for_update().get(council=council, id=paper.id)
        _still_open(paper)
        told = Told(known_on=paper_on, source=(paper.title or paper.name)[:200], import_ref=paper.id)
        review = _review(council, by, into, told)
        harvest = _harvest(council, by, paper, review, told)
        commitments.append_all(
            council=council,
            by=by,
            heads=harvest.heads,
            rows=harvest.rows,
            verb="exchange.confirmed",
            subjects=[paper.id, review.id, *_touched(harvest)],
            said={"rows": len(harvest.rows), "recommendations": len(harvest.touched)},
        )
        paper.review, paper.paper_on = review, paper_on
        paper.state, paper.confirmed_at = Import.State.CONFIRMED, clock.now()
        _let_go(paper, keep_original)
    return review


def undo(*, council: Council, by: Person, paper: Import, reason: str) -> None:
    """Withdraw everything that a confirmed paper brought; refused once anything entered later rests on it."""
    with writing(council):
        audit.take_turn(council.id)
        paper = Import.objects.select_for_update().get(council=council, id=paper.id)
        if paper.state != Import.State.CONFIRMED:
            raise Refused("not_confirmed")
        if queries.stood_upon(council, paper, AsAt.now()):
            raise Refused("stood_upon")
        reviews.withdraw_import(council=council, by=by, import_ref=paper.id, reason=reason)
        paper.state = Import.State.UNDONE
        _let_go(paper, False)


def drop(*, council: Council, by: Person, paper: Import) -> None:
    """Give up a paper that was read but not confirmed; its bytes go at once."""
    with writing(council):
        _still_open(paper)
        paper.state = Import.State.DROPPED
        _let_go(paper, False)
        _record(paper, by, "exchange.dropped", {})


def _proposals(paper: Import, reading: Mapping[str, Any]) -> list[Proposal]:
    doubts: dict[str, list[str]] = {}
    for doubt in reading["doubts"]:
        doubts.setdefault(doubt["where"], []).append(doubt["says"])
    return [
        Proposal(
            council=paper.council,
            paper=paper,
            position=position,
            read={**row, "doubts": doubts.get(row["where"], [])},
        )
        for position, row in enumerate(reading["recommendations"], start=1)
    ]


def _review(council: Council, by: Person, into: Review | NewReview, told: Told) -> Review:
    if isinstance(into, Review):
        return into
    first = into.about.endorsed.last or into.about.decided.last or told.day()
    since = Told(known_on=min(first, told.day()), source=told.source, import_ref=told.import_ref)
    return reviews.create_review(council=council, by=by, neutral_name=into.neutral_name, about=into.about, told=since)


def _harvest(council: Council, by: Person, paper: Import, review: Review, told: Told) -> Harvest:
    views = queries.rows(council, paper, None, AsAt.now())
    for fault in queries.faults(views):
        raise Refused(fault.code, rows=fault.positions)
    have = queries.by_identity(lines(council, review, AsAt.now()))
    last = Recommendation.objects.filter(council=council, review=review).order_by("-position").first()
    shared, harvest = _shared(council, by, review, told), Harvest()
    position = last.position if last else 0
    for view in views:
        if view.proposal.left_out:
            continue
        line = have.get(rules.Identity.of(view.row.get("number"), view.row.get("section")))
        if line is None:
            position += 1
            bring_new(shared, view.row, position, harvest)
        else:
            bring_more(shared, view.row, line, harvest)
    return harvest


def _shared(council: Council, by: Person, review: Review, told: Told) -> Paper:
    view = find_review(council, review.id, AsAt.now())
    assert view is not None
    known = view.particulars
    return Paper(
        council=council,
        by=by,
        review=review,
        told=told,
        worded_on=known.endorsed_last or known.decided_last or told.day(),
        answered_on=known.decided_last or told.day(),
        owners=Owners(
            posts={p.title.casefold(): p for p in Post.objects.filter(council=council)},
            teams={t.name.casefold(): t for t in Team.objects.filter(council=council)},
            bodies={b.name.casefold(): b for b in Body.objects.filter(council=council)},
        ),
        programmes={s.words.text.casefold(): s.commitment for s in programmes(council, AsAt.now())},
    )


def _touched(harvest: Harvest) -> list[UUID]:
    return [i for r in harvest.touched for i in (r.id, r.commitment_id)]


def _still_open(paper: Import) -> None:
    if paper.state != Import.State.READ:
        raise Refused("already_confirmed")


def _let_go(paper: Import, keep_original: bool) -> None:
    if paper.file_id is not None and not keep_original:
        files.drop(council_id=paper.council_id, file_id=paper.file_id)
        paper.file_id = None
    paper.save()


def _past(day: date | None) -> date | None:
    return min(day, clock.today()) if day else None


def _record(paper: Import, by: Person, verb: str, said: dict[str, Any]) -> None:
    audit.record(council_id=paper.council_id, by=by.id, verb=verb, subjects=[paper.id], said=said)
