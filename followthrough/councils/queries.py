"""Reading councils and their people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

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


def membership(user: User, slug: str, day: date) -> Member | None:
    """What `user` is at the council with that slug on `day`; None for a stranger or an unknown council."""
    rows = Membership.objects.filter(on_day(day), user=user, council__slug=slug)
    found = list(rows.select_related("council", "person"))
    if not found:
        return None
    roles = frozenset(Role(row.role) for row in found)
    return Member(found[0].council, found[0].person, roles)


def councils_of(user: User, day: date) -> list[Council]:
    """The councils at which `user` is anybody on `day`, by name."""
    ids = Membership.objects.filter(on_day(day), user=user).values("council_id")
    return list(Council.objects.filter(id__in=ids).order_by("name"))


def council_by_slug(slug: str) -> Council | None:
    """The council with that slug."""
    return Council.objects.filter(slug=slug).first()


def all_councils() -> list[Council]:
    """Every council of this system, by slug; for commands that look after the whole."""
    return list(Council.objects.order_by("slug"))


def people(council: Council, day: date) -> list[tuple[Person, list[Role]]]:
    """Everybody the council knows, by name, with the roles held on `day`."""
    roles: dict[UUID, list[Role]] = {}
    for row in Membership.objects.filter(on_day(day), council=council).order_by("role"):
        roles.setdefault(row.person_id, []).append(Role(row.role))
    return [(p, roles.get(p.id, [])) for p in Person.objects.filter(council=council).order_by("name")]


def person(council: Council, person_id: UUID) -> Person | None:
    """One person of the council."""
    return Person.objects.filter(council=council, id=person_id).first()


def names(council: Council, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names of those people, by id; whoever has been forgotten is not among them."""
    wanted = {i for i in ids if i is not None}
    return dict(Person.objects.filter(council=council, id__in=wanted).values_list("id", "name"))


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
