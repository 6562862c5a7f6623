"""The only writer of commitments and their ledger.

Every verb appends rows and one audit event in one transaction. `told` says when it was known and where it
was told; without it the statement is known today.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from followthrough.audit import actions as audit
from followthrough.audit.queries import last_moment
from followthrough.commitments import meanwhile, rules
from followthrough.commitments.carrying import exemptions_of
from followthrough.commitments.ledger import Head, LedgerRow, Row, keep_order, placed, rows_of, said
from followthrough.commitments.models import (
    Assignment,
    Commitment,
    DueDate,
    Evidence,
    Note,
    ProgressUpdate,
    Reliance,
    Withdrawal,
    Wording,
)
from followthrough.councils.models import Body, Council, Person, Post, Team
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.days import FuzzyDay
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused
from followthrough.lib.steps import Steps, at_once, batches_of, counting
from followthrough.search import actions as search

NO_DAY = FuzzyDay("", None, None)


@dataclass(frozen=True)
class Told:
    """When and where a statement was told.

    `known_on`: the London day on which it was known, today unless entered from an older paper.
    `happened`: when the thing itself happened, which may be fuzzy. `source`: the paper it was entered from.
    `request_id`: the same for a form sent twice, which then makes one row. `seen`: how far the council's chain had
    come when the teller last looked; what has been entered since on the same subject is refused (changed_meanwhile).
    """

    known_on: date | None = None
    happened: FuzzyDay = NO_DAY
    source: str = ""
    import_ref: UUID | None = None
    request_id: UUID | None = None
    seen: int | None = None

    def day(self) -> date:
        """The day on which it was known; refuses one that has not come yet."""
        today = clock.today()
        if self.known_on is not None and self.known_on > today:
            raise Refused("known_in_the_future", "known_on", day=self.known_on)
        return self.known_on or today


def open_commitment(
    *,
    council: Council,
    by: Person | None,
    kind: rules.Kind,
    text: str,
    whose: rules.Whose = rules.Whose.OWNER,
    told: Told = Told(),
) -> Commitment:
    """Start tracking something, with its first wording. A request sent twice starts it once."""
    with writing(council):
        audit.take_turn(council.id)
        again = made_before(Wording, council, told)
        commitment = again.commitment if again else Commitment(council=council, kind=kind, import_ref=told.import_ref)
        if again is None:
            commitment.save(force_insert=True)
        # Sent twice, the words are compared with those that were set down, and not set down again.
        word(council=council, by=by, commitment=commitment, text=text, whose=whose, told=told)
    return commitment


def word(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    text: str,
    whose: rules.Whose,
    minute_ref: str = "",
    told: Told = Told(),
    corrects: Wording | None = None,
) -> Wording:
    """Set down the words of a commitment: its first, a minuted amendment, or the executive's own."""
    if not text.strip():
        raise Refused("text_needed", "text")
    row = _row(Wording, council, by, told, corrects, commitment=commitment)
    row.whose, row.text, row.minute_ref, row.language = whose, text.strip(), minute_ref, council.language
    return append(row, verb="commitments.worded", seen=told.seen)


def assign(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    post: Post | None = None,
    team: Team | None = None,
    body: Body | None = None,
    printed: str = "",
    told: Told = Told(),
    corrects: Assignment | None = None,
) -> Assignment:
    """Make a post, a team or a body the owner; `printed` alone when a paper names someone we do not know."""
    if not (post or team or body or printed.strip()):
        raise Refused("owner_needed", "owner")
    row = _row(Assignment, council, by, told, corrects, commitment=commitment)
    row.post, row.team, row.body, row.printed = post, team, body, printed.strip()
    return append(row, verb="commitments.assigned", seen=told.seen)


def promise(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    due: FuzzyDay,
    kind: rules.Dated = rules.Dated.DUE,
    reason: str = "",
    cause: rules.Cause | None = None,
    approved_by: str = "",
    told: Told = Told(),
    corrects: DueDate | None = None,
) -> DueDate:
    """Set down a date: the first promise, an extension (with reason and approver), or a forecast (with reason)."""
    faults = rules.date_faults(kind, due.printed, reason, approved_by)
    if faults and told.import_ref is None:
        raise Refused(faults[0][0], faults[0][1])
    row = _row(DueDate, council, by, told, corrects, commitment=commitment)
    row.kind, row.printed, row.first, row.last = kind, due.printed, due.first, due.last
    row.cause, row.reason, row.approved_by = cause or "", reason.strip(), approved_by.strip()
    return append(row, verb=f"commitments.{kind.value}_set", seen=told.seen)


def record_progress(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    state: rules.Delivery,
    text: str = "",
    state_printed: str = "",
    basis: rules.Basis = rules.Basis.STATED,
    reason: str = "",
    decided_by: str = "",
    told: Told = Told(),
    corrects: ProgressUpdate | None = None,
) -> ProgressUpdate:
    """Append the owner's account of how far it is. A correction keeps the place of the update it corrects."""
    faults = rules.progress_faults(state, reason)
    if faults and told.import_ref is None:
        raise Refused(faults[0], "reason")
    if state is rules.Delivery.NOT_STATED and not text.strip():
        raise Refused("text_or_state_needed", "text")
    row = _row(ProgressUpdate, council, by, told, corrects, commitment=commitment)
    row.state, row.state_printed, row.basis = state, state_printed.strip(), basis
    row.text, row.reason, row.decided_by = text.strip(), reason.strip(), decided_by.strip()
    with writing(council):
        audit.take_turn(council.id)
        again = meanwhile.said_already(row) if told.request_id else None
        return again or append(row, verb="commitments.progress_recorded", seen=told.seen)


def add_evidence(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    reference: str,
    held_by: str = "",
    told: Told = Told(),
    corrects: Evidence | None = None,
) -> Evidence:
    """Point to what shows it, in the council's own records."""
    if not reference.strip():
        raise Refused("reference_needed", "reference")
    row = _row(Evidence, council, by, told, corrects, commitment=commitment)
    row.reference, row.held_by = reference.strip(), held_by.strip()
    return append(row, verb="commitments.evidence_added", seen=told.seen)


def rely(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    on: Commitment,
    part: str = "",
    outside: bool = False,
    note: str = "",
    released: bool = False,
    told: Told = Told(),
) -> Reliance:
    """Say that one commitment relies on another or a `part` of it, or no longer does; see `Reliance` on `outside`."""
    if commitment.id == on.id:
        raise Refused("relies_on_itself", "on")
    row = _row(Reliance, council, by, told, None, commitment=commitment)
    row.on, row.part, row.outside = on, part.strip(), outside
    row.note, row.released = note.strip(), released
    verb = "commitments.reliance_released" if released else "commitments.relies"
    return append(row, on.id, verb=verb, seen=told.seen)


def add_note(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    name: str,
    text: str,
    told: Told = Told(),
) -> Note:
    """Keep what another column of a paper said."""
    row = _row(Note, council, by, told, None, commitment=commitment)
    row.name, row.text = name[:120], text
    return append(row, verb="commitments.noted", seen=told.seen)


def withdraw(
    *, council: Council, by: Person | None, row: LedgerRow, reason: str, seen: int | None = None
) -> Withdrawal:
    """Undo one ledger row by a row that says so, once; the row itself stays for those who look behind the page.

    The only words of a commitment are not withdrawn: it would be gone with all that was said about it. Nor is a row
    that somebody has corrected after what had been `seen`.
    """
    with writing(council):
        audit.take_turn(council.id)
        meanwhile.refuse_corrected(row, seen)
        if isinstance(row, Wording) and not _has_other_words(row):
            raise Refused("only_words")
        return withdraw_all(
            council=council, by=by, subject_id=row.id, about=_subjects(row), reason=reason, what=type(row).__name__
        )


def _has_other_words(row: Wording) -> bool:
    gone = Withdrawal.objects.filter(council=row.council).values("subject_id")
    others = Wording.objects.filter(council=row.council, commitment=row.commitment_id).exclude(id=row.id)
    return others.exclude(id__in=gone).exclude(import_ref__in=gone).exclude(whose=rules.Whose.EXECUTIVE).exists()


def withdraw_all(
    *, council: Council, by: Person | None, subject_id: UUID, about: Iterable[UUID], reason: str, what: str
) -> Withdrawal:
    """Undo everything that carries `subject_id`, its own id or that of its import, once."""
    with writing(council):
        audit.take_turn(council.id)
        done = Withdrawal.objects.filter(council=council, subject_id=subject_id).first()
        if done is not None:
            return done
        row = Withdrawal.objects.create(council=council, by=by, subject_id=subject_id, reason=reason)
        audit.record(
            council_id=council.id,
            by=by.id if by else None,
            verb="commitments.withdrawn",
            subjects=dict.fromkeys([subject_id, *about]),
            said={"what": what, "reason": reason},
        )
    return row


def withdrawing_heads(heads: Iterable[Head]) -> Steps[None]:
    """Mark heads withdrawn, so that their identity may be used anew; take with the withdrawal of their rows."""

    def gone(batch: Sequence[Head]) -> None:
        same = type(batch[0])._default_manager.filter(id__in=[head.id for head in batch])
        same.update(withdrawn=True, version=models.F("version") + 1)

    yield from counting("withdrawn", batches_of(heads), gone)


def append(row: Row, *about: UUID, verb: str, seen: int | None = None) -> Row:
    """Write one ledger row with its audit event. The same request again returns the row that it made.

    A request that now says something else is refused, for its words would be lost; so is a row that would succeed
    one which was entered after what had been `seen`.
    """
    with writing(row.council):
        # The chain's head is taken first, so that the same form sent twice at once waits and then finds its row.
        audit.take_turn(row.council_id)
        model = type(row)
        again = rows_of(model).filter(council=row.council, request_id=row.request_id).first()
        if again is not None:
            if said(again) != said(row):
                raise Refused("sent_before")
            return again
        meanwhile.refuse_unseen(row, seen)
        keep_order([row], last_moment(row.council_id))
        row.save(force_insert=True)
        search.put([row])
        audit.record(
            council_id=row.council_id,
            by=row.by_id,
            verb=verb,
            subjects=dict.fromkeys([*_subjects(row), *about]),
            said=said(row),
            after=row.recorded_at,
        )
        _keep_exempt(row.council, [row])
    return row


def appending_all(
    *,
    council: Council,
    by: Person | None,
    heads: Iterable[Head],
    rows: Iterable[LedgerRow],
    verb: str,
    subjects: Iterable[UUID],
    said: dict[str, Any],
) -> Steps[None]:
    """Write many new heads and rows, in batches and in that order, with one audit event for all of them."""
    rows = list(rows)
    batches = batches_of([*heads, *rows])
    with writing(council):
        audit.take_turn(council.id)
        keep_order(rows, last_moment(council.id))
        yield from counting("written", batches, lambda batch: type(batch[0])._default_manager.bulk_create(batch))
        yield from counting("indexed", batches, search.put)
        who, last = by.id if by else None, max((row.recorded_at for row in rows), default=None)
        audit.record(council_id=council.id, by=who, verb=verb, subjects=dict.fromkeys(subjects), said=said, after=last)
        _keep_exempt(council, rows)


append_all = at_once(appending_all)


def _keep_exempt(council: Council, rows: Iterable[LedgerRow]) -> None:
    for made in exemptions_of(council, rows):
        append(made, made.of_place, verb="commitments.exempted")


def new_row(
    model: type[Row],
    *,
    council: Council,
    by: Person | None,
    told: Told,
    corrects: Row | None = None,
    **fields: Any,
) -> Row:
    """An unsaved ledger row with its three times and its place among its like.

    A correction takes the place of its target, so it is about the same thing and cannot be known before that was.
    """
    if corrects is not None:
        if told.day() < corrects.known_on:
            raise Refused("corrected_too_early", "known_on", day=corrects.known_on)
        if any(getattr(corrects, f"{name}_id") != head.id for name, head in fields.items() if isinstance(head, Head)):
            raise Refused("corrects_another")
    return model(
        council=council,
        by=by,
        happened_printed=told.happened.printed,
        happened_first=told.happened.first,
        happened_last=told.happened.last,
        source=told.source,
        import_ref=told.import_ref,
        request_id=told.request_id or new_id(),
        **placed(new_id(), told.day(), corrects),
        **fields,
    )


def made_before(model: type[Row], council: Council, told: Told) -> Row | None:
    """The row that the same request has already made; call with the chain's head taken."""
    if told.request_id is None:
        return None
    return rows_of(model).filter(council=council, request_id=told.request_id).first()


def _row(model: type[Row], council: Council, by: Person | None, told: Told, corrects: Row | None, **head: Head) -> Row:
    return new_row(model, council=council, by=by, told=told, corrects=corrects, **head)


def _subjects(row: LedgerRow) -> list[UUID]:
    """The ids under which the trail of a row is found: itself and the thing that it is about."""
    names = ("commitment_id", "recommendation_id", "review_id")
    return [row.id, *(getattr(row, name) for name in names if getattr(row, name, None) is not None)]
