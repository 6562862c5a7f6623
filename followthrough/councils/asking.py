"""How a council asks for updates: its settings, its working days, who clears answers, who is away, quiet periods."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from followthrough.councils.models import (
    Absence,
    Body,
    Clearer,
    Council,
    Person,
    Post,
    PostHolding,
    QuietPeriod,
    RoundSettings,
    Team,
)
from followthrough.councils.queries import on_day
from followthrough.councils.reaching import Owner
from followthrough.lib.workdays import Calendar


def round_settings(council: Council) -> RoundSettings:
    """What the council has set, or the working defaults in a row that is not saved."""
    found = RoundSettings.objects.filter(council=council).select_related("decides_quiet").first()
    return found or RoundSettings(council=council)


def calendar(council: Council) -> Calendar:
    """The council's working days."""
    closed = round_settings(council).extra_closed_days
    return Calendar(council.nation, frozenset(date.fromisoformat(day) for day in closed))


def quiet_periods(council: Council) -> QuerySet[QuietPeriod]:
    """Every pre-election period, latest first."""
    return QuietPeriod.objects.filter(council=council).order_by("-first_day")


def quiet_period(council: Council, period_id: UUID) -> QuietPeriod | None:
    """One pre-election period of the council."""
    return quiet_periods(council).filter(id=period_id).first()


def in_quiet_period(council: Council, day: date) -> bool:
    """Whether `day` lies in a pre-election period."""
    return QuietPeriod.objects.filter(on_day(day), council=council).exists()


def clearers(council: Council, owners: Collection[Owner], day: date) -> dict[Owner, list[Post]]:
    """The posts that clear what each of those answers, in order of level; none where nobody has to.

    A post's team or body decides. A level whose post is vacant on `day` is passed over, unless every one is: then all
    stand, so that nothing counts as cleared because nobody was there.
    """
    services, posts = _services(council, owners), every_clearer(council)
    filled = _filled(council, {post.id for several in posts.values() for post in several}, day)
    return {owner: _standing(posts.get(service, []), filled) for owner, service in services.items()}


def every_clearer(council: Council) -> dict[UUID | None, list[Post]]:
    """The posts that clear, in order of level, by the id of the team or body whose answers they clear."""
    found: dict[UUID | None, list[Post]] = {}
    for row in Clearer.objects.filter(council=council).select_related("post").order_by("level"):
        found.setdefault(row.team_id or row.body_id, []).append(row.post)
    return found


def _standing(posts: list[Post], filled: set[UUID]) -> list[Post]:
    return [post for post in posts if post.id in filled] or posts


def _filled(council: Council, posts: set[UUID], day: date) -> set[UUID]:
    held = PostHolding.objects.filter(on_day(day), council=council, post__in=posts)
    return set(held.values_list("post_id", flat=True))


def _services(council: Council, owners: Collection[Owner]) -> dict[Owner, UUID | None]:
    """Of each owner its team or body, itself or its post's; a post alone has none."""
    posts = Post.objects.filter(council=council, id__in={o.post_id for o in owners if o.post_id})
    of_post = {post.id: post.team_id or post.body_id for post in posts}
    return {o: o.team_id or o.body_id or (of_post.get(o.post_id) if o.post_id else None) for o in owners}


def clearers_of(council: Council, service: Team | Body) -> dict[int, Post]:
    """The post that clears at each level what a team or a body answers."""
    rows = Clearer.objects.filter(council=council, **_of(service)).select_related("post")
    return {row.level: row.post for row in rows}


def _of(service: Team | Body) -> dict[str, Team | Body]:
    return {"team" if isinstance(service, Team) else "body": service}


def absences(council: Council, day: date) -> QuerySet[Absence]:
    """Who is away on `day` or later, the first to go first."""
    rows = Absence.objects.filter(council=council).exclude(last_day__lt=day)
    return rows.select_related("person", "deputy").order_by("first_day", "person__name")


def absences_of(council: Council, person: Person, day: date) -> QuerySet[Absence]:
    """When a person is away, on `day` or later."""
    return absences(council, day).filter(person=person)


def absence(council: Council, absence_id: UUID) -> Absence | None:
    """One absence of somebody of the council."""
    return Absence.objects.filter(council=council, id=absence_id).select_related("person", "deputy").first()


def colleagues(council: Council, person: Person, day: date) -> list[Person]:
    """Whoever holds a post in the team or body of a post that the person holds, by name."""
    mine = PostHolding.objects.filter(on_day(day), council=council, person=person)
    beside = Q(post__team__in=mine.values("post__team")) | Q(post__body__in=mine.values("post__body"))
    held = PostHolding.objects.filter(on_day(day), beside, council=council).values("person")
    found = Person.objects.filter(council=council, forgotten_at=None, id__in=held)
    return list(found.exclude(id=person.id).order_by("name"))
