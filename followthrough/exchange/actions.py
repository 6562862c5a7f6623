"""Reading a paper in, mending what was understood, confirming it and undoing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import writing
from followthrough.exchange import queries, rules
from followthrough.exchange.harvest import harvest_of
from followthrough.exchange.isolate import read_safely
from followthrough.exchange.models import Import, Proposal
from followthrough.exchange.rows import Harvest
from followthrough.files import actions as files
from followthrough.lib import clock, digest
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About
from followthrough.reviews.models import Review

MENDABLE = frozenset(
    {
        "number",
        "section",
        "recipient",
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
    """Read a paper and keep what was understood, to be looked at. Raises Unreadable; then nothing is kept.

    A paper that the same person sends again while it waits is the one that waits.
    """
    reading = read_safely(data, name)
    with writing(council):
        audit.take_turn(council.id)
        waits = Import.objects.filter(council=council, by=by, name=name[:255], state=Import.State.READ)
        again = waits.filter(digest=digest.of_bytes(data)).first()
        if again is not None:
            return again
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


def mend(
    *, council: Council, by: Person, proposal: Proposal, values: Mapping[str, Any], version: int | None = None
) -> Proposal:
    """Correct what was understood of one row; only MENDABLE fields. A doubt that was looked at is gone.

    `version` is the one that the person saw: refused with changed_meanwhile when it is no longer that.
    Updates that say nothing are left away; update_to_come at "date_0", "date_1", … when one is dated after today.
    """
    values = {**values, **({"updates": _updates(values["updates"])} if "updates" in values else {})}
    with writing(council):
        proposal = _row_of_open(council, proposal)
        if version is not None and version != proposal.version:
            raise Refused("changed_meanwhile")
        proposal.mended = {**(proposal.mended or {}), **{k: values[k] for k in MENDABLE & values.keys()}, "doubts": []}
        _save(proposal, "mended")
    return proposal


def accept(*, council: Council, by: Person, paper: Import, ticked: Mapping[int, Sequence[int]]) -> None:
    """Take the suggestions that a person ticked, by a row's position; other rows keep theirs. Doubts stay."""
    with writing(council):
        paper = _open(council, paper.id)
        for proposal in Proposal.objects.filter(council=council, paper=paper, position__in=ticked):
            chosen = sorted(set(ticked[proposal.position]))
            if chosen != rules.merged(proposal.read, proposal.mended).get("accepted", []):
                proposal.mended = {**(proposal.mended or {}), "accepted": chosen}
                _save(proposal, "mended")


def leave_out(*, council: Council, by: Person, proposal: Proposal, left_out: bool = True) -> Proposal:
    """Leave a row out of the import, or take it in again."""
    with writing(council):
        proposal = _row_of_open(council, proposal)
        proposal.left_out = left_out
        _save(proposal, "left_out")
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
    Raises Refused: already_confirmed, paper_to_come, day_to_come, neutral_name_taken, or a code of `rules.faults`
    or `rules.day_faults`.
    """
    with writing(council):
        paper = _open(council, paper.id)
        _check_days(council, paper, into, paper_on)
        told = Told(known_on=paper_on, source=(paper.title or paper.name)[:200], import_ref=paper.id)
        review = _review(council, by, into, told)
        harvest = harvest_of(council, by, paper, review, told)
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
        paper = _in_turn(council, paper.id)
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
        paper = _open(council, paper.id)
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


def _updates(given: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    late = rules.to_come(given, clock.today())
    if late:
        at, day = late
        raise Refused("update_to_come", f"date_{at}", day=day)
    return [update for update in given if update.get("date") or update.get("text")]


def _check_days(council: Council, paper: Import, into: Review | NewReview, paper_on: date) -> None:
    """No day that has not come yet, and no paper before what it says."""
    today = clock.today()
    if paper_on > today:
        raise Refused("paper_to_come", "paper_on", day=paper_on)
    about = into.about if isinstance(into, NewReview) else None
    for field, day in (("endorsed", about.endorsed), ("decided", about.decided)) if about else ():
        if day.first and day.first > today:
            raise Refused("day_to_come", field, day=day.first)
    for fault in queries.day_faults(queries.rows(council, paper, None, AsAt.now()), paper_on):
        raise Refused(fault.code, "paper_on", rows=fault.positions)


def _review(council: Council, by: Person, into: Review | NewReview, told: Told) -> Review:
    if isinstance(into, Review):
        return into
    first = into.about.endorsed.last or into.about.decided.last or told.day()
    since = Told(known_on=min(first, told.day()), source=told.source, import_ref=told.import_ref)
    return reviews.create_review(council=council, by=by, neutral_name=into.neutral_name, about=into.about, told=since)


def _touched(harvest: Harvest) -> list[UUID]:
    return [i for r in harvest.touched for i in (r.id, r.commitment_id)]


def _in_turn(council: Council, paper_id: UUID) -> Import:
    """The paper as it is now, which nobody else changes until this transaction is over."""
    audit.take_turn(council.id)
    return Import.objects.select_for_update().get(council=council, id=paper_id)


def _open(council: Council, paper_id: UUID) -> Import:
    """As `_in_turn`, for a paper that waits. Raises Refused already_confirmed for any other."""
    paper = _in_turn(council, paper_id)
    if paper.state != Import.State.READ:
        raise Refused("already_confirmed")
    return paper


def _row_of_open(council: Council, proposal: Proposal) -> Proposal:
    paper = _open(council, proposal.paper_id)
    return Proposal.objects.get(council=council, paper=paper, id=proposal.id)


def _save(proposal: Proposal, changed: str) -> None:
    proposal.version += 1
    proposal.save(update_fields=[changed, "version"])


def _let_go(paper: Import, keep_original: bool) -> None:
    if paper.file_id is not None and not keep_original:
        files.drop(council_id=paper.council_id, file_id=paper.file_id)
        paper.file_id = None
    paper.save(update_fields=["state", "review", "paper_on", "confirmed_at", "file_id"])


def _past(day: date | None) -> date | None:
    return min(day, clock.today()) if day else None


def _record(paper: Import, by: Person, verb: str, said: dict[str, Any]) -> None:
    audit.record(council_id=paper.council_id, by=by.id, verb=verb, subjects=[paper.id], said=said)
