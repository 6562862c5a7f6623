"""Who a question to a post, a team or a body comes to on a day: its holder, a deputy, a mailbox, or nobody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from followthrough.councils.models import (
    Absence,
    Body,
    CommitteeSeat,
    Council,
    Membership,
    Person,
    Post,
    PostHolding,
    Team,
)
from followthrough.councils.queries import on_day
from followthrough.councils.rules import How


@dataclass(frozen=True)
class Owner:
    """A post, a team or a body that owns something; exactly one of the three."""

    post_id: UUID | None = None
    team_id: UUID | None = None
    body_id: UUID | None = None

    def __post_init__(self) -> None:
        if len([one for one in (self.post_id, self.team_id, self.body_id) if one]) != 1:
            raise ValueError("an owner is one post, one team or one body")


@dataclass(frozen=True)
class Reached:
    """Whom a question to `owner` comes to. `post` is the owner, or None; `team` or `body` is the owner or the post's.

    `person` is the holder or the deputy; `address` is where a letter goes, and empty where there is nobody.
    """

    owner: Owner
    how: How
    person: Person | None
    post: Post | None
    team: Team | None
    body: Body | None
    address: str

    @property
    def key(self) -> tuple[str, UUID] | None:
        """Who the recipient is, the same for everything that comes to them; None for nobody."""
        if self.how is How.NOBODY:
            return None
        if self.person:
            return "person", self.person.id
        return next((name, one.id) for name, one in (("team", self.team), ("body", self.body)) if one)


@dataclass(frozen=True)
class _Known:
    """What of the council the question needs: posts, teams, bodies, holders by post, who is away."""

    posts: dict[UUID, Post]
    teams: dict[UUID, Team]
    bodies: dict[UUID, Body]
    holders: dict[UUID, list[Person]]
    away: dict[UUID, list[Absence]]
    left: frozenset[UUID]

    def can_be_asked(self, person: Person) -> bool:
        return bool(person.email) and person.forgotten_at is None and person.id not in self.away.keys() | self.left

    def holder(self, post: Post) -> Person | None:
        return next((one for one in self.holders.get(post.id, []) if self.can_be_asked(one)), None)

    def deputy(self, post: Post) -> Person | None:
        """Whoever is named for a holder who is away: present themselves, so that nobody is passed on twice."""
        named = (a.deputy for one in self.holders.get(post.id, []) for a in self.away.get(one.id, []))
        return next((one for one in named if one and self.can_be_asked(one)), None)


def reach(council: Council, owners: Collection[Owner], day: date) -> dict[Owner, Reached]:
    """Whom a question to each of those comes to on `day`.

    A post's question comes to its holder, of several to the one longest there; where nobody who holds it is present and
    has an address, to the deputy named for the absence; else to the mailbox of the post's team or body. A fixed number
    of queries. What is not the council's is not in the answer.
    """
    known = _known(council, owners, day)
    found = ((owner, _reached(known, owner)) for owner in set(owners))
    return {owner: reached for owner, reached in found if reached}


def present(council: Council, people: Iterable[Person], day: date) -> set[UUID]:
    """Which of those people can be asked on `day`: they have an address, are not away, and have not left."""
    asked = list(people)
    away, left = absences_on(council, day), _left(council, {one.id for one in asked}, day)
    gone = away.keys() | left
    return {one.id for one in asked if one.email and one.forgotten_at is None and one.id not in gone}


def gone(council: Council, people: Iterable[Person], day: date) -> set[UUID]:
    """Which of those people have left or are forgotten; whoever is only away has not."""
    asked = list(people)
    left = _left(council, {one.id for one in asked}, day)
    return {one.id for one in asked if one.forgotten_at or one.id in left}


def may_answer(council: Council, owners: Collection[Owner], day: date) -> set[tuple[str, UUID]]:
    """Who may answer for those, as keys of `Reached`, away or not: holders, whoever has stood in for one, mailboxes."""
    known = _known(council, owners, day)
    people = {one.id for rows in known.holders.values() for one in rows}
    deputies = Absence.objects.filter(council=council, person__in=people).exclude(deputy=None)
    teams = {*known.teams, *(post.team_id for post in known.posts.values())}
    bodies = {*known.bodies, *(post.body_id for post in known.posts.values())}
    every: dict[str, set[UUID | None]] = {"team": teams, "body": bodies}
    every["person"] = {*people, *deputies.values_list("deputy_id", flat=True)}
    return {(name, one) for name, found in every.items() for one in found if one}


def _reached(known: _Known, owner: Owner) -> Reached | None:
    post = known.posts.get(owner.post_id) if owner.post_id else None
    team = post.team if post else known.teams.get(owner.team_id) if owner.team_id else None
    body = post.body if post else known.bodies.get(owner.body_id) if owner.body_id else None
    if not (post or team or body):
        return None
    for how, person in _people(known, post) if post else ():
        if person and person.email:
            return Reached(owner, how, person, post, team, body, person.email)
    mailbox = _mailbox(team or body)
    return Reached(owner, How.MAILBOX if mailbox else How.NOBODY, None, post, team, body, mailbox)


def _people(known: _Known, post: Post) -> Iterable[tuple[How, Person | None]]:
    yield How.HOLDER, known.holder(post)
    yield How.DEPUTY, known.deputy(post)


def _mailbox(service: Team | Body | None) -> str:
    return (service.mailbox or "") if service else ""


def _known(council: Council, owners: Collection[Owner], day: date) -> _Known:
    posts = Post.objects.filter(council=council, id__in={o.post_id for o in owners if o.post_id})
    teams = Team.objects.filter(council=council, id__in={o.team_id for o in owners if o.team_id})
    bodies = Body.objects.filter(council=council, id__in={o.body_id for o in owners if o.body_id})
    away = absences_on(council, day)
    return _Known(
        {post.id: post for post in posts.select_related("team", "body")},
        {team.id: team for team in teams},
        {body.id: body for body in bodies},
        _holders(council, owners, day),
        away,
        _left(council, {a.deputy_id for rows in away.values() for a in rows if a.deputy_id}, day),
    )


def _holders(council: Council, owners: Collection[Owner], day: date) -> dict[UUID, list[Person]]:
    """Who holds each post, the one longest there first."""
    found: dict[UUID, list[Person]] = {}
    held = PostHolding.objects.filter(on_day(day), council=council, post__in={o.post_id for o in owners if o.post_id})
    for one in held.select_related("person").order_by("first_day", "id"):
        found.setdefault(one.post_id, []).append(one.person)
    return found


def absences_on(council: Council, day: date) -> dict[UUID, list[Absence]]:
    """Who is away on `day`, by person, with the deputies."""
    found: dict[UUID, list[Absence]] = {}
    for row in (
        Absence.objects.filter(on_day(day), council=council).select_related("deputy").order_by("first_day", "id")
    ):
        found.setdefault(row.person_id, []).append(row)
    return found


def _left(council: Council, people: set[UUID], day: date) -> frozenset[UUID]:
    """Those among them who had a role, a post or a seat, and have none on `day`."""
    mine = {"council": council, "person": OuterRef("pk")}
    roles, posts = Membership.objects.filter(**mine), PostHolding.objects.filter(**mine)
    seats = CommitteeSeat.objects.filter(**mine)
    ever = Exists(roles) | Exists(posts) | Exists(seats)
    now = Exists(roles.filter(on_day(day))) | Exists(posts.filter(on_day(day))) | Exists(seats.filter(on_day(day)))
    return frozenset(Person.objects.filter(ever, ~now, council=council, id__in=people).values_list("id", flat=True))
