"""Reading the ledger as at a point: what was known by a day, as far as entered by a moment."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery

from followthrough.commitments.ledger import IN_FORCE_FIRST, LedgerRow
from followthrough.commitments.models import (
    LEDGER,
    Assignment,
    Commitment,
    CommitmentRow,
    DueDate,
    Evidence,
    Note,
    ProgressUpdate,
    Reliance,
    Withdrawal,
    Wording,
)
from followthrough.commitments.rules import Dated, Delivery, Kind, Whose, days_overdue
from followthrough.councils.models import Council, Post
from followthrough.lib.as_at import AsAt

Row = TypeVar("Row", bound=LedgerRow)
About = TypeVar("About", bound=CommitmentRow)


@dataclass(frozen=True)
class Standing:
    """Where one commitment stands as at a point. Every row is the one in force; lists are oldest first."""

    commitment: Commitment
    words: Wording
    reworded: Wording | None = None
    owner: Assignment | None = None
    due: DueDate | None = None
    extensions: tuple[DueDate, ...] = ()
    forecasts: tuple[DueDate, ...] = ()
    update: ProgressUpdate | None = None
    last_stated: ProgressUpdate | None = None
    evidence: tuple[Evidence, ...] = ()
    relies_on: tuple[Reliance, ...] = ()
    notes: tuple[Note, ...] = field(default=())

    @property
    def current_due(self) -> DueDate | None:
        """The date that counts: the last extension, else the first promise."""
        return self.extensions[-1] if self.extensions else self.due

    @property
    def state(self) -> Delivery | None:
        """The latest update's own word; None while there is no update."""
        return Delivery(self.update.state) if self.update else None

    def days_overdue(self, as_at: AsAt) -> int:
        """Days past the last day of the date that counts; 0 when it is not overdue."""
        due = self.current_due
        return days_overdue(due.last if due else None, self.state or Delivery.NOT_STATED, as_at.day)


def known(rows: QuerySet[Row], as_at: AsAt) -> QuerySet[Row]:
    """Those of `rows` that were known by the day, entered by the cutoff and not withdrawn by then."""
    withdrawn = Withdrawal.objects.filter(
        council=OuterRef("council"),
        subject_id__in=[OuterRef("id"), OuterRef("import_ref")],
        recorded_at__lte=as_at.cutoff,
    )
    return rows.filter(
        ~Exists(withdrawn),
        known_on__lte=as_at.day,
        recorded_at__lte=as_at.cutoff,
    )


def standing_rows(rows: QuerySet[Row], as_at: AsAt) -> QuerySet[Row]:
    """The `known` rows that no correction known by then has replaced, oldest first."""
    return uncorrected(known(rows, as_at), as_at).order_by("ordered_on", "place")


def uncorrected(rows: QuerySet[Row], as_at: AsAt) -> QuerySet[Row]:
    """Those of `rows` that no correction known by then has replaced."""
    like = rows.model._default_manager.filter(council=OuterRef("council"), place=OuterRef("place"))
    newer = known(like, as_at).filter(recorded_at__gt=OuterRef("recorded_at"))
    return rows.filter(~Exists(newer))


def in_force(rows: QuerySet[Row], heads: QuerySet[Model], key: str, as_at: AsAt) -> dict[UUID, Row]:
    """The row in force of each head, by the head's id: one index seek a head, in one query."""
    seek = known(rows.filter(**{key: OuterRef("pk")}), as_at).order_by(*IN_FORCE_FIRST).values("pk")[:1]
    ids = heads.annotate(row_in_force=Subquery(seek)).values("row_in_force")
    return {getattr(row, f"{key}_id"): row for row in rows.filter(pk__in=ids)}


def standings(council: Council, commitments: Iterable[Commitment], as_at: AsAt) -> dict[UUID, Standing]:
    """Where those commitments stand, by id; those without words by then are left out. Nine queries in all."""
    wanted = {c.id: c for c in commitments}
    heads = Commitment.objects.filter(council=council, id__in=wanted)
    words = _in_force(Wording.objects.exclude(whose=Whose.EXECUTIVE), council, heads, as_at)
    reworded = _in_force(Wording.objects.filter(whose=Whose.EXECUTIVE), council, heads, as_at)
    owners = _in_force(
        Assignment.objects.select_related("post__team", "post__body", "team", "body"), council, heads, as_at
    )
    updates = _in_force(ProgressUpdate.objects.select_related("by"), council, heads, as_at)
    said = uncorrected(ProgressUpdate.objects.exclude(state=Delivery.NOT_STATED), as_at)
    stated = _in_force(said, council, heads, as_at)
    dates = _grouped(DueDate.objects.all(), council, wanted, as_at)
    evidence = _grouped(Evidence.objects.all(), council, wanted, as_at)
    reliances = _grouped(Reliance.objects.select_related("on"), council, wanted, as_at)
    notes = _grouped(Note.objects.all(), council, wanted, as_at)
    return {
        i: Standing(
            commitment=wanted[i],
            words=words[i],
            reworded=reworded.get(i),
            owner=owners.get(i),
            due=_first(dates[i], Dated.DUE),
            extensions=_of_kind(dates[i], Dated.EXTENSION),
            forecasts=_of_kind(dates[i], Dated.FORECAST),
            update=updates.get(i),
            last_stated=stated.get(i),
            evidence=tuple(evidence[i]),
            relies_on=_relied_on(reliances[i]),
            notes=tuple(notes[i]),
        )
        for i in wanted
        if i in words
    }


def standing(council: Council, commitment: Commitment, as_at: AsAt) -> Standing | None:
    """Where one commitment stands; None when it was not known by then."""
    return standings(council, [commitment], as_at).get(commitment.id)


def programmes(council: Council, as_at: AsAt) -> list[Standing]:
    """The council's programmes and other commitments that are no recommendation, oldest first."""
    found = Commitment.objects.filter(council=council).exclude(kind=Kind.RECOMMENDATION).order_by("id")
    return list(standings(council, found, as_at).values())


def commitment(council: Council, commitment_id: UUID) -> Commitment | None:
    """One commitment of the council."""
    return Commitment.objects.filter(council=council, id=commitment_id).first()


def relying_on(council: Council, commitment: Commitment, as_at: AsAt) -> list[UUID]:
    """Ids of the commitments that rely on this one."""
    rows = standing_rows(Reliance.objects.filter(council=council, on=commitment), as_at)
    latest = {row.commitment_id: row for row in rows}
    return [i for i, row in latest.items() if not row.released]


def owned_by(standing: Standing, posts: Iterable[Post]) -> bool:
    """Whether one of those posts owns the commitment, or the team or body of one of them does."""
    owner = standing.owner
    if owner is None:
        return False
    wanted = {owner.post_id, owner.team_id, owner.body_id} - {None}
    return any(wanted & {post.id, post.team_id, post.body_id} for post in posts)


# What a reader of the history sees of other rows, so that it is fetched with them.
_SHOWN: dict[type[CommitmentRow], tuple[str, ...]] = {
    Assignment: ("post", "team", "body"),
    Reliance: ("on",),
}


def history(council: Council, commitment: Commitment, as_at: AsAt) -> list[CommitmentRow]:
    """Every row known about a commitment, corrected ones included, newest first."""
    return newest_first(
        known(kind._default_manager.filter(council=council, commitment=commitment), as_at).select_related(
            "by", *_SHOWN.get(kind, ())
        )
        for kind in LEDGER
    )


def newest_first(found: Iterable[QuerySet[Row]]) -> list[Row]:
    """Rows of several kinds as a reader of a history meets them."""
    return sorted(chain.from_iterable(found), key=lambda row: (row.known_on, row.recorded_at, row.id), reverse=True)


def row(council: Council, row_id: UUID) -> CommitmentRow | None:
    """One ledger row about a commitment of the council, whichever kind it is, unless it has been withdrawn."""
    return row_of(LEDGER, council, row_id, "commitment")


def row_of(kinds: Iterable[type[Row]], council: Council, row_id: UUID, about: str) -> Row | None:
    """The row of that id among those kinds, with what it is `about` (a path for select_related)."""
    for kind in kinds:
        rows = kind._default_manager.filter(council=council, id=row_id)
        found = known(rows, AsAt.now()).select_related("by", about).first()
        if found is not None:
            return found
    return None


def updates(council: Council, commitment: Commitment, as_at: AsAt) -> list[ProgressUpdate]:
    """The progress updates that stand, oldest first."""
    return list(standing_rows(ProgressUpdate.objects.filter(council=council, commitment=commitment), as_at))


def reliance_counts(council: Council, as_at: AsAt) -> dict[UUID, int]:
    """How many commitments rely on each one that is relied on."""
    rows = standing_rows(Reliance.objects.filter(council=council), as_at)
    latest = {(row.commitment_id, row.on_id): row for row in rows}
    return dict(Counter(row.on_id for row in latest.values() if not row.released))


def _in_force(rows: QuerySet[About], council: Council, heads: QuerySet[Commitment], as_at: AsAt) -> dict[UUID, About]:
    return in_force(rows.filter(council=council), heads, "commitment", as_at)


def _grouped(
    rows: QuerySet[About], council: Council, wanted: Mapping[UUID, Commitment], as_at: AsAt
) -> defaultdict[UUID, list[About]]:
    grouped: defaultdict[UUID, list[About]] = defaultdict(list)
    for row in standing_rows(rows.filter(council=council, commitment__in=wanted), as_at):
        grouped[row.commitment_id].append(row)
    return grouped


def _first(dates: list[DueDate], kind: Dated) -> DueDate | None:
    return next((d for d in dates if d.kind == kind), None)


def _of_kind(dates: list[DueDate], kind: Dated) -> tuple[DueDate, ...]:
    return tuple(d for d in dates if d.kind == kind)


def _relied_on(rows: list[Reliance]) -> tuple[Reliance, ...]:
    latest = {row.on_id: row for row in rows}
    return tuple(row for row in latest.values() if not row.released)
