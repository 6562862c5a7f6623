"""Reading the ledger as at a point: what was known by a day, as far as entered by a moment."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery

from followthrough.commitments.ledger import IN_FORCE_FIRST, LedgerRow, rows_of
from followthrough.commitments.models import (
    LEDGER,
    Assignment,
    Commitment,
    CommitmentRow,
    DueDate,
    Evidence,
    Exemption,
    Note,
    ProgressUpdate,
    Reliance,
    Withdrawal,
    Wording,
)
from followthrough.commitments.prepared import Prepared
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
    # By the place of the text: what is exempt today, whatever day is looked at.
    exemptions: Mapping[UUID, Exemption] = field(default_factory=dict)

    def exempt(self, row: LedgerRow | None) -> Exemption | None:
        """Why the text of a row is not for publication; None when it is not kept from it."""
        return self.exemptions.get(row.place) if row else None

    @property
    def current_due(self) -> DueDate | None:
        """The date that counts: the last extension, else the first promise."""
        return self.extensions[-1] if self.extensions else self.due

    @property
    def dates(self) -> tuple[DueDate, ...]:
        """Every date that was said of it, promised, extended or forecast, in the order in which they were said."""
        said = (*((self.due,) if self.due else ()), *self.extensions, *self.forecasts)
        return tuple(sorted(said, key=lambda row: (row.ordered_on, row.place)))

    @property
    def expected(self) -> DueDate | None:
        """The last date that was said: a forecast does not hide an extension that came after it."""
        return self.dates[-1] if self.dates else None

    @property
    def forecast(self) -> DueDate | None:
        """The last date that was said, where that is a forecast."""
        return self.expected if self.expected and self.expected.kind == Dated.FORECAST else None

    @property
    def promised_until(self) -> date | None:
        """The later of the day that counts and the last that was said."""
        days = [row.last for row in (self.current_due, self.expected) if row is not None and row.last is not None]
        return max(days, default=None)

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
    """The row in force of each head, by the head's id."""
    return {getattr(row, f"{key}_id"): row for row in rows_in_force(rows, heads, key, as_at)}


def rows_in_force(rows: QuerySet[Row], heads: QuerySet[Model], key: str, as_at: AsAt) -> QuerySet[Row]:
    """The row in force of each head: one index seek a head, in one query.

    Which council it is, the heads say: if `rows` said it as well, SQLite would go through all that the council has.
    """
    seek = (
        known(rows.filter(council=OuterRef("council"), **{key: OuterRef("pk")}), as_at)
        .order_by(*IN_FORCE_FIRST)
        .values("pk")[:1]
    )
    ids = heads.annotate(row_in_force=Subquery(seek)).values("row_in_force")
    return rows.filter(pk__in=ids)


def _in_force(rows: Callable[[], QuerySet[About]]) -> Prepared[About]:
    """Asks for the row in force, among those, of commitments by id."""

    def build(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[About]:
        return rows_in_force(rows(), Commitment.objects.filter(id__in=ids), "commitment", as_at)

    return Prepared(build)


def prepare_standing(rows: Callable[[], QuerySet[Row]], key: str) -> Prepared[Row]:
    """Asks for the rows that stand, among those, of heads by id; `key` names the head in a row."""

    def build(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Row]:
        return standing_rows(rows().filter(council=council, **{f"{key}__in": ids}), as_at)

    return Prepared(build)


def prepare_known(kind: type[Row], key: str, shown: Collection[str]) -> Prepared[Row]:
    """Asks for every known row of a kind, corrected ones included, of heads by id; `shown` is fetched with them."""

    def build(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Row]:
        about = rows_of(kind).filter(council=council, **{f"{key}__in": ids})
        return known(about, as_at).select_related("by", *shown)

    return Prepared(build)


_WORDS = _in_force(lambda: Wording.objects.exclude(whose=Whose.EXECUTIVE))
_REWORDED = _in_force(lambda: Wording.objects.filter(whose=Whose.EXECUTIVE))
_OWNERS = _in_force(lambda: Assignment.objects.select_related("post__team", "post__body", "team", "body"))
_UPDATES = _in_force(lambda: ProgressUpdate.objects.select_related("by"))
_DATES = prepare_standing(lambda: DueDate.objects.all(), "commitment")
_EVIDENCE = prepare_standing(lambda: Evidence.objects.all(), "commitment")
_RELIANCES = prepare_standing(lambda: Reliance.objects.select_related("on"), "commitment")
_NOTES = prepare_standing(lambda: Note.objects.all(), "commitment")
_EXEMPTIONS = prepare_standing(lambda: Exemption.objects.all(), "commitment")


@Prepared
def _last_stated(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[ProgressUpdate]:
    said = uncorrected(ProgressUpdate.objects.exclude(state=Delivery.NOT_STATED), as_at)
    return rows_in_force(said, Commitment.objects.filter(id__in=ids), "commitment", as_at)


def standings(
    council: Council, commitments: Iterable[Commitment], as_at: AsAt, *, brief: bool = False
) -> dict[UUID, Standing]:
    """Where those commitments stand, by id; those without words by then are left out. Ten queries in all.

    `brief`, for long lists, leaves out what they do not show: what was last stated, evidence, reliances and notes.
    """
    wanted = {c.id: c for c in commitments if c.council_id == council.id}
    if not wanted:
        return {}
    more = {} if brief else wanted
    words, reworded, owners, updates = (
        _by_commitment(rows(council.id, wanted, as_at)) for rows in (_WORDS, _REWORDED, _OWNERS, _UPDATES)
    )
    stated = _by_commitment(_last_stated(council.id, more, as_at))
    dates = by_head(_DATES(council.id, wanted, as_at), "commitment")
    evidence = by_head(_EVIDENCE(council.id, more, as_at), "commitment")
    reliances = by_head(_RELIANCES(council.id, more, as_at), "commitment")
    notes = by_head(_NOTES(council.id, more, as_at), "commitment")
    exemptions = by_head(_EXEMPTIONS(council.id, wanted, AsAt.now()), "commitment")
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
            exemptions=_exempt(exemptions[i]),
        )
        for i in wanted
        if i in words
    }


def worded(council: Council, ids: Collection[UUID], as_at: AsAt) -> tuple[dict[UUID, Wording], dict[UUID, Wording]]:
    """The words in force of those of the council's commitments, and the executive's own where it reworded them."""
    words, reworded = (_by_commitment(rows(council.id, ids, as_at)) for rows in (_WORDS, _REWORDED))
    return words, reworded


def standing(council: Council, commitment: Commitment, as_at: AsAt) -> Standing | None:
    """Where one commitment stands; None when it was not known by then."""
    return standings(council, [commitment], as_at).get(commitment.id)


def programmes(council: Council, as_at: AsAt) -> list[Standing]:
    """The council's programmes, oldest first."""
    found = Commitment.objects.filter(council=council, kind=Kind.PROGRAMME).order_by("id")
    return list(standings(council, found, as_at).values())


def others(council: Council, as_at: AsAt) -> list[Standing]:
    """The council's commitments that are no recommendation (programmes, phases, actions), oldest first."""
    found = Commitment.objects.filter(council=council).exclude(kind=Kind.RECOMMENDATION).order_by("id")
    return list(standings(council, found, as_at).values())


def commitment(council: Council, commitment_id: UUID) -> Commitment | None:
    """One commitment of the council."""
    return Commitment.objects.filter(council=council, id=commitment_id).first()


@Prepared
def _relying_on(council: UUID, ids: Collection[UUID], as_at: AsAt) -> QuerySet[Reliance]:
    return standing_rows(Reliance.objects.filter(council=council, on__in=ids).select_related("commitment"), as_at)


def relying_on(council: Council, commitment: Commitment, as_at: AsAt) -> list[UUID]:
    """Ids of the commitments that rely on this one or a part of it."""
    return list(dict.fromkeys(row.commitment_id for row in reliances_on(council, [commitment.id], as_at)))


def reliances_on(council: Council, commitments: Collection[UUID], as_at: AsAt) -> list[Reliance]:
    """What says that something relies on those commitments or a part of them, in the order in which it was said."""
    return list(_relied_on(list(_relying_on(council.id, commitments, as_at))))


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
_HISTORY = [prepare_known(kind, "commitment", _SHOWN.get(kind, ())) for kind in LEDGER]


def history(council: Council, commitment: Commitment, as_at: AsAt) -> list[CommitmentRow]:
    """Every row known about a commitment, corrected ones included, newest first."""
    return newest_first(rows(council.id, [commitment.id], as_at) for rows in _HISTORY)


def newest_first(found: Iterable[Iterable[Row]]) -> list[Row]:
    """Rows of several kinds as a reader of a history meets them."""
    return sorted(chain.from_iterable(found), key=lambda row: (row.known_on, row.recorded_at, row.id), reverse=True)


def by_head(rows: Iterable[Row], key: str) -> defaultdict[UUID, list[Row]]:
    """Those rows by the id of the head that each is about, in their order; `key` names the head in a row."""
    found: defaultdict[UUID, list[Row]] = defaultdict(list)
    column = f"{key}_id"
    for row in rows:
        found[getattr(row, column)].append(row)
    return found


def row(council: Council, row_id: UUID) -> CommitmentRow | None:
    """One ledger row about a commitment of the council, whichever kind it is, unless it has been withdrawn."""
    return row_of(LEDGER, council, row_id, "commitment")


def row_of(kinds: Iterable[type[Row]], council: Council, row_id: UUID, about: str) -> Row | None:
    """The row of that id among those kinds, with what it is `about` (a path for select_related)."""
    for kind in kinds:
        rows = rows_of(kind).filter(council=council, id=row_id)
        found = known(rows, AsAt.now()).select_related("by", about).first()
        if found is not None:
            return found
    return None


def updates(council: Council, commitment: Commitment, as_at: AsAt) -> list[ProgressUpdate]:
    """The progress updates that stand, oldest first."""
    return list(standing_rows(ProgressUpdate.objects.filter(council=council, commitment=commitment), as_at))


def updates_of(council: Council, commitments: Collection[UUID], as_at: AsAt) -> dict[UUID, list[ProgressUpdate]]:
    """The progress updates that stand, oldest first, by commitment; nothing for those without any."""
    rows = ProgressUpdate.objects.filter(council=council, commitment__in=list(commitments))
    return dict(by_head(standing_rows(rows, as_at), "commitment"))


def relying(council: Council, as_at: AsAt) -> set[UUID]:
    """Ids of the commitments that rely on anything."""
    rows = standing_rows(Reliance.objects.filter(council=council), as_at)
    return {row.commitment_id for row in _relied_on(list(rows))}


def reliance_counts(council: Council, as_at: AsAt) -> dict[UUID, int]:
    """How many commitments rely on each one that is relied on."""
    rows = standing_rows(Reliance.objects.filter(council=council), as_at)
    pairs = {(row.commitment_id, row.on_id) for row in _relied_on(list(rows))}
    return dict(Counter(on for _commitment, on in pairs))


def _by_commitment(rows: list[About]) -> dict[UUID, About]:
    return {row.commitment_id: row for row in rows}


def exempt_places(council: Council, as_at: AsAt) -> set[UUID]:
    """The places of the council's texts that are exempt; rows that correct one are at the same place."""
    return set(_exempt(list(standing_rows(Exemption.objects.filter(council=council), as_at))))


def exemptions_in_force(council: Council, commitments: Collection[UUID]) -> dict[UUID, dict[UUID, Exemption]]:
    """What of those commitments is exempt today: by commitment, then by the place of the text; none without any."""
    found = by_head(_EXEMPTIONS(council.id, commitments, AsAt.now()), "commitment")
    return {commitment: exempt for commitment, rows in found.items() if (exempt := _exempt(rows))}


def rows_at(kinds: Iterable[type[LedgerRow]], council: Council, places: set[UUID]) -> set[UUID]:
    """Ids of the rows of those kinds that are at one of those places."""
    found = [kind._default_manager.filter(council=council, place__in=places) for kind in kinds] if places else []
    return {one for rows in found for one in rows.values_list("id", flat=True)}


def _exempt(rows: list[Exemption]) -> dict[UUID, Exemption]:
    latest = {row.of_place: row for row in rows}
    return {place: row for place, row in latest.items() if not row.lifted}


def _first(dates: list[DueDate], kind: Dated) -> DueDate | None:
    return next((d for d in dates if d.kind == kind), None)


def _of_kind(dates: list[DueDate], kind: Dated) -> tuple[DueDate, ...]:
    return tuple(d for d in dates if d.kind == kind)


def _relied_on(rows: list[Reliance]) -> tuple[Reliance, ...]:
    latest = {(row.commitment_id, row.on_id, row.part): row for row in rows}
    return tuple(row for row in latest.values() if not row.released)
