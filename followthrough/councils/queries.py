"""Reading councils and their people."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from followthrough.audit import tenancy
from followthrough.councils import policies
from followthrough.councils.models import (
    Body,
    Committee,
    CommitteeSeat,
    Council,
    Meeting,
    Membership,
    Person,
    Post,
    PostHolding,
    Team,
    User,
)
from followthrough.councils.permissions import Permission, Role, allowed
from followthrough.lib import clock
from followthrough.outbox import queries as outbox
from followthrough.outbox.models import Email
from followthrough.outbox.rules import CLAIM, LONGEST_PAUSE


@dataclass(frozen=True)
class Member:
    """A signed-in person at one council, with the roles held on the day asked for."""

    council: Council
    person: Person
    roles: frozenset[Role]

    def may(self, permission: Permission) -> bool:
        return allowed(self.roles, permission)


@dataclass(frozen=True)
class PostLine:
    """A post with whoever holds it on a day (None: vacant)."""

    post: Post
    holder: Person | None
    since: date | None


def on_day(day: date) -> Q:
    """Rows whose first and last day enclose `day`."""
    return Q(first_day__lte=day) & (Q(last_day=None) | Q(last_day__gte=day))


@contextmanager
def entering(user: User, slug: str, day: date) -> Iterator[Member | None]:
    """What `user` is at the council with that slug on `day`, and inside it a `scope.reading` of that council.

    None for a stranger or an unknown council. On PostgreSQL the database finds the council itself, because no
    membership can be read before it is known.
    """
    if connection.vendor == "sqlite":
        yield _member(user, day, council__slug=slug)
        return
    with tenancy.found_by(policies.COUNCIL_OF, [user.id, day, slug]) as council_id:
        yield _member(user, day, council=council_id) if council_id else None


def _member(user: User, day: date, **at: object) -> Member | None:
    rows = Membership.objects.filter(on_day(day), user=user, **at)
    found = list(rows.select_related("council", "person"))
    if not found:
        return None
    roles = frozenset(Role(row.role) for row in found)
    return Member(found[0].council, found[0].person, roles)


def membership(user: User, slug: str, day: date) -> Member | None:
    """What `user` is at the council with that slug on `day`; None for a stranger or an unknown council."""
    with entering(user, slug, day) as member:
        return member


def councils_of(user: User, day: date) -> list[Council]:
    """The councils at which `user` is anybody on `day`, by name."""
    if connection.vendor == "sqlite":
        ids = Membership.objects.filter(on_day(day), user=user).values("council_id")
        return list(Council.objects.filter(id__in=ids).order_by("name"))
    return sorted(Council.objects.raw(policies.COUNCILS_OF, [user.id, day]), key=lambda council: council.name)


def begins(user: User, council: Council, day: date) -> date | None:
    """The first day after `day` on which a role of `user` at the council begins."""
    rows = Membership.objects.filter(council=council, user=user, first_day__gt=day).order_by("first_day")
    return rows.values_list("first_day", flat=True).first()


def used_elsewhere(user: User, council: Council) -> bool:
    """Whether a sign-in is, has been or will be somebody's at another council: yes or no, and not at which.

    A council that has forgotten a person has let go of their sign-in, so it does not count.
    """
    if connection.vendor == "sqlite":
        return Membership.objects.filter(user=user).exclude(council=council).exists()
    with connection.cursor() as cursor:
        cursor.execute(policies.USED_ELSEWHERE, [user.id, council.id])
        return bool(cursor.fetchone()[0])


def council_by_slug(slug: str) -> Council | None:
    """The council with that slug, whoever asks; for commands, and for the link of an invitation."""
    return next((council for council in all_councils() if council.slug == slug), None)


def all_councils() -> list[Council]:
    """Every council of this system, by slug; for commands that look after the whole, one `scope` after the other."""
    if connection.vendor == "sqlite":
        return list(Council.objects.order_by("slug"))
    return sorted(Council.objects.raw(policies.ALL_COUNCILS), key=lambda council: council.slug)


def with_letters_due() -> list[Council]:
    """The councils of which an e-mail is to be sent now, by slug; for the worker, which then enters each."""
    if connection.vendor == "sqlite":
        ids = Email.objects.filter(outbox.unsent()).values("council_id")
        return list(Council.objects.filter(id__in=ids).order_by("slug"))
    times = [clock.now(), CLAIM, LONGEST_PAUSE]
    return sorted(Council.objects.raw(policies.LETTERS_DUE, times), key=lambda council: council.slug)


def council_of_letter(letter_id: UUID) -> Council | None:
    """The council whose e-mail has that id; for the worker, which hears of a letter by its id alone."""
    if connection.vendor == "sqlite":
        ids = Email.objects.filter(id=letter_id).values("council_id")
        return Council.objects.filter(id__in=ids).first()
    return next(iter(Council.objects.raw(policies.COUNCIL_OF_LETTER, [letter_id])), None)


def people(council: Council, day: date) -> list[tuple[Person, list[Role]]]:
    """Everybody the council knows, by name, with the roles held on `day`; who has been forgotten is left out."""
    roles: dict[UUID, list[Role]] = {}
    for row in Membership.objects.filter(on_day(day), council=council).order_by("role"):
        roles.setdefault(row.person_id, []).append(Role(row.role))
    known = Person.objects.filter(council=council, forgotten_at=None).order_by("name")
    return [(p, roles.get(p.id, [])) for p in known]


def everybody(council: Council) -> QuerySet[Person]:
    """Everybody whom the council knows by name, with a role or without."""
    return Person.objects.filter(council=council, forgotten_at=None)


def person(council: Council, person_id: UUID) -> Person | None:
    """One person of the council."""
    return Person.objects.filter(council=council, id=person_id).first()


def names(council: Council, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names of those people, by id; whoever has been forgotten is not among them."""
    wanted = {i for i in ids if i is not None}
    known = Person.objects.filter(council=council, id__in=wanted, forgotten_at=None)
    return dict(known.values_list("id", "name"))


def memberships(council: Council, person: Person) -> QuerySet[Membership]:
    """A person's roles, past and present."""
    return Membership.objects.filter(council=council, person=person).order_by("-first_day", "role")


def membership_of(council: Council, membership_id: UUID) -> Membership | None:
    """One role of one person of the council."""
    return Membership.objects.filter(council=council, id=membership_id).select_related("person").first()


def roles_ending(council: Council, day: date, until: date) -> QuerySet[Membership]:
    """Roles held on `day` that end by `until`, the first to end first."""
    rows = Membership.objects.filter(on_day(day), council=council, last_day__lte=until)
    return rows.select_related("person").order_by("last_day", "person__name")


def without_role(council: Council, day: date) -> QuerySet[Person]:
    """People who cannot sign in on `day` although they hold a post or a seat, or are new here; not leavers."""
    mine = {"council": council, "person": OuterRef("pk")}
    roles, posts_held = Membership.objects.filter(**mine), PostHolding.objects.filter(**mine)
    seats_held = CommitteeSeat.objects.filter(**mine)
    here = Exists(posts_held.filter(on_day(day))) | Exists(seats_held.filter(on_day(day)))
    new = ~(Exists(roles) | Exists(posts_held) | Exists(seats_held))
    rows = Person.objects.filter(here | new, ~Exists(roles.filter(on_day(day))), council=council)
    return rows.order_by("name")


def people_with(council: Council, permission: Permission, day: date) -> list[Person]:
    """Whoever holds a permission on `day`, by name."""
    rows = Membership.objects.filter(on_day(day), council=council).select_related("person")
    found = {row.person_id: row.person for row in rows if allowed(frozenset({Role(row.role)}), permission)}
    return sorted(found.values(), key=lambda p: p.name)


def posts(council: Council, day: date) -> list[PostLine]:
    """Every post with its holder on `day`: by team or body, then title."""
    held = PostHolding.objects.filter(on_day(day), council=council).select_related("person")
    holders = {h.post_id: h for h in held.order_by("first_day")}
    rows = Post.objects.filter(council=council).select_related("team", "body")
    lines = [_post_line(post, holders.get(post.id)) for post in rows]
    return sorted(lines, key=lambda line: (str(line.post.team or line.post.body or ""), line.post.title))


def _post_line(post: Post, held: PostHolding | None) -> PostLine:
    return PostLine(post, held.person if held else None, held.first_day if held else None)


def posts_alone(council: Council) -> QuerySet[Post]:
    """Posts that belong to no team and no body, by title."""
    return Post.objects.filter(council=council, team=None, body=None).order_by("title")


def post(council: Council, post_id: UUID) -> Post | None:
    """One post of the council."""
    return Post.objects.filter(council=council, id=post_id).select_related("team", "body").first()


def holdings(council: Council, post: Post) -> QuerySet[PostHolding]:
    """Everyone who has held a post, latest first."""
    rows = PostHolding.objects.filter(council=council, post=post).select_related("person")
    return rows.order_by("-first_day")


def holdings_of(council: Council, person: Person) -> QuerySet[PostHolding]:
    """The posts that a person has held, latest first."""
    rows = PostHolding.objects.filter(council=council, person=person).select_related("post")
    return rows.order_by("-first_day", "post__title")


def vacant_since(council: Council, day: date) -> dict[UUID, date]:
    """The last day on which somebody held each post before `day`, by post; held posts are among them."""
    rows = PostHolding.objects.filter(council=council, last_day__lt=day)
    return dict(rows.values_list("post_id").annotate(Max("last_day")))


def held_posts(council: Council, day: date) -> dict[UUID, list[Post]]:
    """The posts held on `day`, by person."""
    found: dict[UUID, list[Post]] = {}
    rows = PostHolding.objects.filter(on_day(day), council=council).select_related("post")
    for row in rows.order_by("post__title"):
        found.setdefault(row.person_id, []).append(row.post)
    return found


def posts_held_by(council: Council, person: Person, day: date) -> list[Post]:
    """The posts that a person holds on `day`."""
    rows = PostHolding.objects.filter(on_day(day), council=council, person=person)
    return [row.post for row in rows.select_related("post").order_by("post__title")]


def teams(council: Council) -> QuerySet[Team]:
    """The council's teams, by name."""
    return Team.objects.filter(council=council).order_by("name")


def team(council: Council, team_id: UUID) -> Team | None:
    """One team of the council."""
    return Team.objects.filter(council=council, id=team_id).first()


def bodies(council: Council) -> QuerySet[Body]:
    """Companies, partner bodies and the executive, by name."""
    return Body.objects.filter(council=council).order_by("name")


def body(council: Council, body_id: UUID) -> Body | None:
    """One body of the council."""
    return Body.objects.filter(council=council, id=body_id).first()


def committees(council: Council) -> QuerySet[Committee]:
    """The council's committees, by name."""
    return Committee.objects.filter(council=council).order_by("name")


def committee(council: Council, committee_id: UUID) -> Committee | None:
    """One committee of the council."""
    return Committee.objects.filter(council=council, id=committee_id).first()


def meetings(council: Council) -> QuerySet[Meeting]:
    """Every meeting, latest first, with its committee."""
    return Meeting.objects.filter(council=council).select_related("committee").order_by("-day")


def meeting(council: Council, meeting_id: UUID) -> Meeting | None:
    """One meeting of the council."""
    return Meeting.objects.filter(council=council, id=meeting_id).select_related("committee").first()


def last_meeting(council: Council, committee: Committee, day: date) -> Meeting | None:
    """The committee's last meeting before `day`."""
    return Meeting.objects.filter(council=council, committee=committee, day__lt=day).last()


def seats(council: Council, committee: Committee, day: date) -> QuerySet[CommitteeSeat]:
    """Who sits on a committee on `day`."""
    rows = CommitteeSeat.objects.filter(on_day(day), council=council, committee=committee)
    return rows.select_related("person", "only_meeting").order_by("person__name")


def seat(council: Council, seat_id: UUID) -> CommitteeSeat | None:
    """One seat on one of the council's committees."""
    return CommitteeSeat.objects.filter(council=council, id=seat_id).select_related("person", "committee").first()


def seats_of(council: Council, person: Person) -> QuerySet[CommitteeSeat]:
    """The seats that a person has had, latest first."""
    rows = CommitteeSeat.objects.filter(council=council, person=person).select_related("committee", "only_meeting")
    return rows.order_by("-first_day")
