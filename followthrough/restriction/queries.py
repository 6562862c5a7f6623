"""What is restricted, to whom, and what a reader has not opened."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from followthrough.accreditation.models import Action, Finding, Phase, ServiceAudit
from followthrough.audit import queries as audit
from followthrough.audit.models import AuditEvent, AuditPayload, AuditSubject
from followthrough.commitments.models import Commitment, Withdrawal
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import Kind
from followthrough.councils import queries as councils
from followthrough.councils.models import Council, Person, Post, PostHolding, Reader, Restriction
from followthrough.councils.permissions import Permission
from followthrough.councils.veil import Veiled, opened, seeing
from followthrough.exchange.models import Import
from followthrough.files.models import StoredFile
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.restriction import rules
from followthrough.reviews.models import Recommendation, Review
from followthrough.reviews.queries.lines import ReviewView, lines

OPENED = "restriction.opened"


@dataclass(frozen=True)
class Restricted:
    """A restriction with what it is about: a review, a recommendation of one, or neither.

    `tracked`: what kind of thing it is, a programme, a phase or an action; None for a review.
    """

    restriction: Restriction
    review: Review | None
    recommendation: Recommendation | None
    tracked: Kind | None

    @property
    def opened(self) -> bool:
        """Whether the present reader has opened it."""
        return self.restriction.id in opened()

    @property
    def in_force(self) -> bool:
        """Whether it still hides anything."""
        return self.restriction.lifted_at is None


def named_to(council: Council, person: Person) -> list[Restricted]:
    """What is or was restricted and names that person, newest first: what each is, and nothing of what is in it."""
    mine = list(_naming(council, person).order_by("-made_at"))
    subjects = [one.subject_id for one in mine]
    with seeing(one.id for one in mine):
        whole = {r.id: r for r in Review.objects.filter(council=council, id__in=subjects, withdrawn=False)}
        heads = Recommendation.objects.filter(council=council, commitment__in=subjects, withdrawn=False)
        asked = {r.commitment_id: r for r in heads.select_related("review")}
        others = Commitment.objects.filter(council=council, id__in=subjects, withdrawn=False)
        kinds = {i: Kind(kind) for i, kind in others.values_list("id", "kind")}
    return [_restricted(one, whole, asked, kinds) for one in mine if {one.subject_id} & {*whole, *kinds}]


def _restricted(
    one: Restriction, whole: dict[UUID, Review], asked: dict[UUID, Recommendation], kinds: dict[UUID, Kind]
) -> Restricted:
    about, head = one.subject_id, asked.get(one.subject_id)
    return Restricted(one, whole.get(about) or (head.review if head else None), head, kinds.get(about))


def naming(council: Council, person: Person, restriction_id: UUID) -> Restricted | None:
    """One restriction that names the person."""
    return next((one for one in named_to(council, person) if one.restriction.id == restriction_id), None)


def still_named(council: Council, person: Person, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the restrictions that are in force and name the person."""
    mine = _naming(council, person).filter(id__in=list(ids), lifted_at=None)
    return frozenset(mine.values_list("id", flat=True))


def unopened(council: Council, person: Person, ids: Collection[UUID]) -> Restriction | None:
    """The restriction behind which one of those things lies and which the person may open and has not."""
    about = Q(subject_id__in=around(council, ids)) | Q(id__in=ids)
    rows = _naming(council, person).filter(about, lifted_at=None).exclude(id__in=opened())
    return rows.order_by("made_at").first()


def around(council: Council, ids: Collection[UUID]) -> set[UUID]:
    """Those ids, and of each thing among them its commitment and the review or programme that it belongs to."""
    found = set(ids)
    for model, whole in ((Recommendation, "review_id"), (Phase, "programme_id"), (Action, "programme_id")):
        heads = model.everything.filter(Q(id__in=ids) | Q(commitment__in=ids), council=council)
        found.update(*heads.values_list("commitment_id", whole))
    for part in (ServiceAudit, Finding):
        rows = part.everything.filter(council=council, id__in=ids)
        found.update(rows.values_list("programme_id", flat=True))
    return found


def unrestricted(council: Council, commitments: Iterable[UUID]) -> QuerySet[Commitment]:
    """Those that are restricted neither themselves nor through their review or programme."""
    heads = Commitment.objects.filter(council=council, id__in=list(commitments), restricted=False)
    for whole in ("recommendation__review", "phase__programme", "action__programme"):
        heads = heads.exclude(**{f"{whole}__restricted": True})
    return heads


def restricted(council: Council, commitments: Iterable[UUID]) -> frozenset[UUID]:
    """Those that are restricted themselves or through their review or programme; one query, none without any."""
    ids = frozenset(commitments)
    return ids - set(unrestricted(council, ids).values_list("id", flat=True)) if ids else ids


def of(council: Council, thing: Commitment | Review) -> Restriction | None:
    """The restriction of that very thing, which its reader has opened; asks nothing about what is not restricted."""
    if not thing.restricted:
        return None
    return Restriction.objects.filter(council=council, subject_id=thing.id, lifted_at=None, id__in=opened()).first()


def readers(council: Council, restriction: Restriction) -> QuerySet[Reader]:
    """Everybody who has been named, those who still are first."""
    rows = Reader.objects.filter(council=council, restriction=restriction).select_related("person")
    return rows.order_by("ended_at", "named_at")


def short_of_readers(council: Council, found: Iterable[Restricted]) -> list[Restricted]:
    """Those whose readers could no longer be named as they are: people leave, and roles end."""
    day = clock.today()
    able = {person.id for person in people_to_name(council, day)}
    may_keep = {person.id for person in keepers(council, day)}
    named: dict[UUID, set[UUID]] = {one.restriction.id: set() for one in found}
    rows = Reader.objects.filter(council=council, restriction__in=named, ended_at=None)
    for restriction_id, person_id in rows.values_list("restriction_id", "person_id"):
        named[restriction_id].add(person_id)
    return [one for one in found if rules.readers_faults(named[one.restriction.id], able, may_keep)]


def history(council: Council, restriction: Restriction) -> list[AuditEvent]:
    """What was done about it, and who opened it on which day, newest first."""
    return list(audit.trail(council.id, restriction.id))


def trail(council: Council, subject_id: UUID | None = None) -> QuerySet[AuditEvent]:
    """The trail as the present reader may know it, newest first: without what touched anything hidden."""
    events = audit.trail(council.id, subject_id)
    ids = hidden(council)
    return events.exclude(touched__subject_id__in=ids) if ids else events


def read_on(council: Council, restriction: Restriction, person: Person, day: date) -> bool:
    """Whether it is on record that the person opened it on that day."""
    events = AuditEvent.objects.filter(council_id=council.id, verb=OPENED, person_id=person.id)
    last = events.filter(touched__subject_id=restriction.id).order_by("-sequence").first()
    return last is not None and clock.london_day(last.at) == day


def people_to_name(council: Council, day: date) -> list[Person]:
    """Whoever can sign in and read."""
    return councils.people_with(council, Permission.READ, day)


def keepers(council: Council, day: date) -> list[Person]:
    """Whoever may name readers and lift a restriction, of those who are named."""
    return councils.people_with(council, Permission.RESTRICT, day)


def hidden(council: Council) -> set[UUID]:
    """Ids of whatever the present reader must not know of: things, papers, and restrictions themselves.

    For what keeps bare ids, such as the trail or an index: leave out what touches any of these.
    """
    kept = Restriction.objects.filter(council=council).exclude(id__in=opened())
    found = set(kept.values_list("id", flat=True))
    if not found:
        return set()
    for model in (Commitment, Recommendation, Review, Import, Phase, Action, ServiceAudit, Finding):
        for ids in model.hidden():
            rows = model.everything.filter(council=council, id__in=ids)
            found |= set(rows.values_list("id", flat=True))
    return found


def known_of(council: Council, model: Any, ids: Collection[UUID]) -> set[UUID]:
    """Which of those rows of that model the present reader may know of, whatever kind of row it is."""
    ids_hidden = hidden(council)
    rows = model._base_manager.filter(council_id=council.id, id__in=list(ids))
    if not ids_hidden:
        return set(ids)
    if isinstance(model._default_manager, Veiled):
        rows = model._default_manager.filter(council_id=council.id, id__in=list(ids))
    elif model is AuditPayload:
        rows = rows.exclude(event__touched__subject_id__in=ids_hidden)
    elif model is Withdrawal:
        tied = AuditSubject.objects.filter(event__touched__subject_id__in=ids_hidden)
        rows = rows.exclude(subject_id__in=tied.values("subject_id"))
    elif model is StoredFile:
        papers = Import.everything.filter(council=council, id__in=ids_hidden).exclude(file_id=None)
        rows = rows.exclude(id__in=papers.values("file_id"))
    return set(rows.values_list("id", flat=True)) - ids_hidden


def owners(council: Council, about: Standing | ReviewView) -> list[tuple[Person, Post]]:
    """Who holds a post that owns it today, or one in the team or body that does, by name."""
    day = clock.today()
    owning = [s.owner for s in _standings(council, about) if s.owner]
    posts = {o.post_id for o in owning if o.post_id}
    teams, bodies = {o.team_id for o in owning if o.team_id}, {o.body_id for o in owning if o.body_id}
    mine = Q(post__in=posts) | Q(post__team__in=teams) | Q(post__body__in=bodies)
    held = PostHolding.objects.filter(councils.on_day(day), mine, council=council).select_related("person", "post")
    return [(one.person, one.post) for one in held.order_by("person__name", "post__title")]


def _standings(council: Council, about: Standing | ReviewView) -> list[Standing]:
    if isinstance(about, Standing):
        return [about]
    return [line.standing for line in lines(council, about.review, AsAt.now())]


def _naming(council: Council, person: Person) -> QuerySet[Restriction]:
    named = Reader.objects.filter(council=council, restriction=OuterRef("pk"), person=person, ended_at=None)
    return Restriction.objects.filter(Exists(named), council=council)
