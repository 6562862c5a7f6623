"""Reading a paper in, mending what was understood, confirming it and undoing it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import writing
from followthrough.exchange import choosing, queries, rules
from followthrough.exchange.actions.again import as_before, read_as_before
from followthrough.exchange.comparison import Comparison, compared
from followthrough.exchange.harvest import harvest_of
from followthrough.exchange.models import Import, Proposal, TaughtWord
from followthrough.exchange.rows import Harvest
from followthrough.files import actions as files
from followthrough.lib import clock, digest
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.lib.steps import Step, Steps, at_once
from followthrough.lib.wording import folded
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About
from followthrough.reviews.models import Recommendation, Review


@dataclass(frozen=True)
class NewReview:
    """The review that a paper starts, when it is not one that is there."""

    neutral_name: str
    about: About


def reading_in(*, council: Council, by: Person, data: bytes, name: str, take: Collection[str] = ()) -> Steps[Import]:
    """Read a paper and keep what was understood, to be looked at. Raises Unreadable; then nothing is kept.

    `take` holds places of tables that are read whatever they read as, for a file in which none is a tracker.
    A paper that the same person sends again while it waits is the one that waits. Of a file that was confirmed before
    the same tables are read, and the rows are mended and left out as they were then.
    """
    yield Step("read")
    found = read_as_before(council, data, name, take)
    yield Step("kept")
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
            title=(found["title"] or "")[:300],
            digest=digest.of_bytes(data),
            file_id=kept.id,
            paper_on=past(rules.paper_day(found["as_at"])),
            reading=choosing.of_the_whole(found),
        )
        proposals = as_before(paper, proposals_of(paper, found))
        learn(paper, proposals, queries.taught_words(council))
        Proposal.objects.bulk_create(proposals, batch_size=500)
        record(paper, by, "exchange.read", {"rows": len(found["recommendations"]), "digest": paper.digest})
    return paper


read_in = at_once(reading_in)


def mend(
    *,
    council: Council,
    by: Person,
    proposal: Proposal,
    values: Mapping[str, Any],
    version: int | None = None,
    remember: Collection[str] = (),
) -> Proposal:
    """Correct what was understood of one row; only `rules.MENDABLE` fields. A doubt that was looked at is gone.

    `version` is the one that the person saw: refused with changed_meanwhile when it is no longer that.
    Updates that say nothing are left away; update_to_come at "date_0", "date_1", … when one is dated after today.
    `remember` holds "response", "delivery": that the row's words, if open, mean at this council what `values` say; the
    other rows of the paper that print them and were not mended mean it too. Refused as `teach` is.
    """
    values = {**values, **({"updates": _updates(values["updates"])} if "updates" in values else {})}
    with writing(council):
        proposal = _row_of_open(council, proposal)
        if version is not None and version != proposal.version:
            raise Refused("changed_meanwhile")
        told = {key: values[key] for key in rules.MENDABLE & values.keys()}
        proposal.mended = {**(proposal.mended or {}), **told, "doubts": []}
        _save(proposal, "mended")
        words = queries.open_words(proposal)
        taught = [
            teach(council=council, by=by, of=of, words=words[of], means=values.get(f"{of}_means"))
            for of in sorted(words.keys() & set(remember))
        ]
        rows = Proposal.objects.filter(council=council, paper=proposal.paper)
        changed = learn(proposal.paper, rows, taught) if taught else []
        for row in changed:
            row.version += 1
        Proposal.objects.bulk_update(changed, ["read", "version"], batch_size=500)
    return proposal


def teach(*, council: Council, by: Person, of: str, words: str, means: str | None) -> TaughtWord:
    """Say what words that papers print as a response or a delivery status mean at this council, once for all.

    It counts for papers read in from now on. The same again changes nothing; another meaning takes the place of the
    earlier. Refused at "remember_response" or "remember_delivery" with a code of `rules.teaching_fault`.
    """
    words = folded(words)
    with writing(council):
        audit.take_turn(council.id)
        if fault := rules.teaching_fault(of, words, means):
            raise Refused(fault, f"remember_{of}")
        taught = TaughtWord.objects.filter(council=council, of=of, words=words).first()
        if taught is not None and taught.means == means:
            return taught
        taught = taught or TaughtWord(council=council, of=of, words=words)
        taught.means, taught.by, taught.made_at = str(means), by, clock.now()
        taught.save()
        _record_word(taught, by, "exchange.word_taught")
    return taught


def forget_word(*, council: Council, by: Person, word: TaughtWord) -> None:
    """Take back what a word was taught to mean; papers read in before keep it. Nothing where it is gone already."""
    with writing(council):
        audit.take_turn(council.id)
        taught = TaughtWord.objects.filter(council=council, id=word.id).first()
        if taught is not None:
            _record_word(taught, by, "exchange.word_forgotten")
            taught.delete()


def accept(
    *,
    council: Council,
    by: Person,
    paper: Import,
    ticked: Mapping[int, Sequence[int]],
    outside: Mapping[int, Sequence[int]] | None = None,
) -> None:
    """Take the suggestions that a person ticked, by a row's position; other rows keep theirs. Doubts stay.

    `outside`: which of them lie outside what they rely on, where that is asked as well; else what was said stands.
    """
    with writing(council):
        paper = open_paper(council, paper.id)
        for proposal in Proposal.objects.filter(council=council, paper=paper, position__in=ticked):
            said = {"accepted": sorted(set(ticked[proposal.position]))}
            if outside is not None:
                said["outside"] = sorted(set(outside.get(proposal.position, ())))
            row = rules.merged(proposal.read, proposal.mended)
            if changed := {name: those for name, those in said.items() if those != (row.get(name) or [])}:
                proposal.mended = {**(proposal.mended or {}), **changed}
                _save(proposal, "mended")


@dataclass(frozen=True)
class Settled:
    """What a person says of a row beside the review: which recommendation it is, and what is taken of the paper.

    `answered` is False where nothing is said; then what was said before stands. `same_as` is None for a new one.
    `take` holds codes of `rules.TAKEN` and counts while the row is the recommendation `of`.
    """

    answered: bool = False
    same_as: UUID | None = None
    of: UUID | None = None
    take: Sequence[str] = ()


def settle(*, council: Council, by: Person, paper: Import, review: Review, rows: Mapping[int, Settled]) -> None:
    """Keep what a person says of rows, by their positions, beside `review`. Nothing counts before it is confirmed.

    Raises Refused unknown_recommendation for one that is not of that review.
    """
    with writing(council):
        paper = open_paper(council, paper.id)
        named = {one.same_as for one in rows.values() if one.same_as}
        if len(named) != Recommendation.objects.filter(council=council, review=review, id__in=named).count():
            raise Refused("unknown_recommendation")
        for proposal in Proposal.objects.filter(council=council, paper=paper, position__in=rows):
            said = rows[proposal.position]
            answer = {"review": str(review.id), "same_as": str(said.same_as) if said.same_as else None}
            take = {"of": str(said.of), "what": list(said.take)} if said.take else None
            changed = [
                *(["answer"] if said.answered and proposal.answer != answer else []),
                *(["take"] if proposal.take != take else []),
            ]
            proposal.answer, proposal.take = (answer if said.answered else proposal.answer), take
            if changed:
                _save(proposal, *changed)


def leave_out(*, council: Council, by: Person, proposal: Proposal, left_out: bool = True) -> Proposal:
    """Leave a row out of the import, or take it in again."""
    with writing(council):
        proposal = _row_of_open(council, proposal)
        proposal.left_out = left_out
        _save(proposal, "left_out")
    return proposal


def confirming(
    *,
    council: Council,
    by: Person,
    paper: Import,
    into: Review | NewReview,
    paper_on: date,
    keep_original: bool = False,
) -> Steps[Review]:
    """Turn the rows of a paper into history known on the paper's day. All of it or nothing.

    Into a review that is there, rows bring updates and fill what is missing; of what differs they bring what a person
    took, as new rows. Raises Refused: already_confirmed, paper_to_come, day_to_come, neutral_name_taken, or the code of
    a fault of the comparison, on that day or any.
    """
    with writing(council):
        paper = open_paper(council, paper.id)
        yield Step("compared")
        found = compared(council, paper, into if isinstance(into, Review) else None, AsAt.now())
        _check_days(found, into, paper_on)
        told = Told(known_on=paper_on, source=(paper.title or paper.name)[:200], import_ref=paper.id)
        review = _review(council, by, into, told)
        if found.review is None:
            found = compared(council, paper, review, AsAt.now())
        yield Step("gathered")
        harvest = harvest_of(by, found, review, told)
        yield from commitments.appending_all(
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


confirm = at_once(confirming)


def undoing(*, council: Council, by: Person, paper: Import, reason: str) -> Steps[None]:
    """Withdraw everything that a confirmed paper brought; refused once anything entered later rests on it."""
    with writing(council):
        paper = _in_turn(council, paper.id)
        if paper.state != Import.State.CONFIRMED:
            raise Refused("not_confirmed")
        yield Step("checked")
        if queries.stood_upon(council, paper, AsAt.now()):
            raise Refused("stood_upon")
        yield from reviews.withdrawing_import(council=council, by=by, import_ref=paper.id, reason=reason)
        paper.state = Import.State.UNDONE
        _let_go(paper, False)


undo = at_once(undoing)


def drop(*, council: Council, by: Person, paper: Import) -> None:
    """Give up a paper that was read but not confirmed; its bytes go at once."""
    with writing(council):
        paper = open_paper(council, paper.id)
        paper.state = Import.State.DROPPED
        _let_go(paper, False)
        record(paper, by, "exchange.dropped", {})


def proposals_of(paper: Import, reading: Mapping[str, Any]) -> list[Proposal]:
    doubts: dict[str, list[str]] = {}
    for doubt in reading["doubts"]:
        if not doubt.get("common"):  # most rows have it, and the paper says so once
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


def learn(paper: Import, rows: Iterable[Proposal], words: Iterable[TaughtWord]) -> list[Proposal]:
    """Give rows what their words were taught to mean, under what a person mended; those that it changes."""
    taught, by_its_key = {(one.of, one.words): one.means for one in words}, queries.explained(paper)
    changed = []
    for row in rows:
        read = row.read and rules.taught_row(row.read, row.mended, taught, by_its_key)
        if read != row.read:
            row.read = read
            changed.append(row)
    return changed


def _updates(given: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    late = rules.to_come(given, clock.today())
    if late:
        at, day = late
        raise Refused("update_to_come", f"date_{at}", day=day)
    return [update for update in given if update.get("date") or update.get("text")]


def _check_days(found: Comparison, into: Review | NewReview, paper_on: date) -> None:
    """No day that has not come yet, no paper before what it says, and nothing taken that an older one says."""
    today = clock.today()
    if paper_on > today:
        raise Refused("paper_to_come", "paper_on", day=paper_on)
    about = into.about if isinstance(into, NewReview) else None
    for field, day in (("endorsed", about.endorsed), ("decided", about.decided)) if about else ():
        if day.first and day.first > today:
            raise Refused("day_to_come", field, day=day.first)
    for fault in found.day_faults(paper_on):
        raise Refused(fault.code, "paper_on", rows=fault.positions)


def _review(council: Council, by: Person, into: Review | NewReview, told: Told) -> Review:
    if isinstance(into, Review):
        return into
    first = into.about.endorsed.last or into.about.decided.last or told.day()
    since = Told(known_on=min(first, told.day()), source=told.source, import_ref=told.import_ref)
    return reviews.create_review(council=council, by=by, neutral_name=into.neutral_name, about=into.about, told=since)


def _touched(harvest: Harvest) -> list[UUID]:
    """Whatever the paper says something of: what is restricted later takes the paper with it."""
    return [i for r in (*harvest.touched, *harvest.mentioned) for i in (r.id, r.commitment_id)]


def _in_turn(council: Council, paper_id: UUID) -> Import:
    """The paper as it is now, which nobody else changes until this transaction is over."""
    audit.take_turn(council.id)
    return Import.objects.select_for_update().get(council=council, id=paper_id)


def open_paper(council: Council, paper_id: UUID) -> Import:
    """As `_in_turn`, for a paper that waits. Raises Refused already_confirmed for any other."""
    paper = _in_turn(council, paper_id)
    if paper.state != Import.State.READ:
        raise Refused("already_confirmed")
    return paper


def _row_of_open(council: Council, proposal: Proposal) -> Proposal:
    paper = open_paper(council, proposal.paper_id)
    return Proposal.objects.get(council=council, paper=paper, id=proposal.id)


def _save(proposal: Proposal, *changed: str) -> None:
    proposal.version += 1
    proposal.save(update_fields=[*changed, "version"])


def _let_go(paper: Import, keep_original: bool) -> None:
    if paper.file_id is not None and not keep_original:
        files.drop(council_id=paper.council_id, file_id=paper.file_id)
        paper.file_id = None
    paper.save(update_fields=["state", "review", "paper_on", "confirmed_at", "file_id"])


def past(day: date | None) -> date | None:
    return min(day, clock.today()) if day else None


def record(paper: Import, by: Person, verb: str, said: dict[str, Any]) -> None:
    audit.record(council_id=paper.council_id, by=by.id, verb=verb, subjects=[paper.id], said=said)


def _record_word(taught: TaughtWord, by: Person, verb: str) -> None:
    said = {"word": taught.words, "word_of": taught.of, "means": taught.means}
    audit.record(council_id=taught.council_id, by=by.id, verb=verb, subjects=[taught.id], said=said)
