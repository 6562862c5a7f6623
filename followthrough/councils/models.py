"""Tenancy and people: councils, who sits where in them, and who is behind a post on a day."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from followthrough.audit.guards import Guard
from followthrough.councils.nations import Nation
from followthrough.councils.permissions import Role, SecondStep
from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.lib.redacted import MARK


class UserManager(BaseUserManager["User"]):
    """Makes sign-ins; an e-mail address is compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


def _once(field: str, name: str) -> models.UniqueConstraint:
    """Once in a council, unless it has been redacted: several things may bear the mark."""
    return models.UniqueConstraint(fields=["council", field], condition=~Q(**{field: MARK}), name=name)


class User(AbstractBaseUser):
    """One sign-in, by e-mail. A person of a council is a `Person`; a user may be one in several councils."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = True  # once a leaver is forgotten, and no council uses it

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    # Links for a new password from before this moment open nothing: it is when a backup was put back.
    links_since = models.DateTimeField(null=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_one_email")]

    def __str__(self) -> str:
        return self.email


class Council(models.Model):
    """One tenant. Everything else that is anybody's belongs to exactly one."""

    public_fields: ClassVar[tuple[str, ...]] = ("slug", "name", "executive", "colour", "language", "nation")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    executive = models.CharField(max_length=60, default="Cabinet")
    colour = models.CharField(max_length=7, default="#1d4f91")
    language = models.CharField(max_length=10, default="en")
    # Of whom signing in asks a second step: an authenticator app or a passkey.
    second_step = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in SecondStep], default=SecondStep.NOBODY
    )
    nation = models.CharField(max_length=10, choices=[(n.value, n.value) for n in Nation], default=Nation.ENGLAND)

    def __str__(self) -> str:
        return self.name


class CouncilRow(models.Model):
    """A row of one council, with a key that is unique everywhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Person(CouncilRow):
    """A human being at one council. Names live here only; every other table holds the id."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    redactable: ClassVar[tuple[str, ...]] = ("name", "email")

    name = models.CharField(max_length=120)
    # Null where it has been redacted: a mark would be taken for an address. What one signs in with is the User's.
    email = models.EmailField(default="", blank=True, null=True)
    forgotten_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return self.name


class Membership(CouncilRow):
    """A sign-in's role at a council from a day to a day."""

    public_fields: ClassVar[tuple[str, ...]] = ()

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=[(r.value, r.value) for r in Role])
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "user", "role"], condition=Q(last_day=None), name="membership_once"
            )
        ]


class Body(CouncilRow):
    """Whoever can answer or own besides the council's teams: the executive, a company, a partner body."""

    public_fields: ClassVar[tuple[str, ...]] = ("name", "kind")
    redactable: ClassVar[tuple[str, ...]] = ("name", "mailbox")

    class Kind(models.TextChoices):
        EXECUTIVE = "executive"
        COMPANY = "company"
        PARTNER = "partner"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    mailbox = models.EmailField(default="", blank=True, null=True)  # null as a person's address is

    class Meta:
        constraints = [_once("name", "body_one_name")]

    def __str__(self) -> str:
        return self.name


class Team(CouncilRow):
    """A service or team of the council."""

    public_fields: ClassVar[tuple[str, ...]] = ("name",)
    redactable: ClassVar[tuple[str, ...]] = ("name", "mailbox")

    name = models.CharField(max_length=120)
    mailbox = models.EmailField(default="", blank=True, null=True)  # null as a person's address is

    class Meta:
        constraints = [_once("name", "team_one_name")]

    def __str__(self) -> str:
        return self.name


class Post(CouncilRow):
    """A job that owns things, in a team or in a partner body. Public pages name posts, never people."""

    public_fields: ClassVar[tuple[str, ...]] = ("title", "team", "body")
    redactable: ClassVar[tuple[str, ...]] = ("title",)

    title = models.CharField(max_length=120)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="posts")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="posts")

    class Meta:
        constraints = [
            _once("title", "post_one_title"),
            models.CheckConstraint(condition=Q(team=None) | Q(body=None), name="post_team_or_body"),
        ]

    def __str__(self) -> str:
        return self.title


class PostHolding(CouncilRow):
    """Who holds a post from a day to a day, both included; open-ended while `last_day` is null."""

    public_fields: ClassVar[tuple[str, ...]] = ()

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "post", "person"], condition=Q(last_day=None), name="holding_once"
            )
        ]


class Absence(CouncilRow):
    """When somebody is away, both days included, and who is asked instead. Never why: there is no place for it."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = True  # taken back, nothing is kept of it

    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    deputy = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["first_day"]


class Clearer(CouncilRow):
    """The post that clears what a team or a body answers: level 1 first, as a team manager, then 2, as a director."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = True  # where nobody clears any more

    class Level(models.IntegerChoices):
        MANAGER = 1
        DIRECTOR = 2

    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="clearers")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="clearers")
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "team", "level"], condition=~Q(team=None), name="clearer_once_a_team"
            ),
            models.UniqueConstraint(
                fields=["council", "body", "level"], condition=~Q(body=None), name="clearer_once_a_body"
            ),
            models.CheckConstraint(
                condition=Q(team=None, body__isnull=False) | Q(team__isnull=False, body=None),
                name="clearer_team_or_body",
            ),
        ]
        ordering = ["level"]


class QuietPeriod(CouncilRow):
    """The pre-election period, both days included: publishing and chasing wait for a named post's decision."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = True  # one that had not begun, taken back

    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["first_day"]


def working_ladder() -> list[int]:
    """When reminders go, in days from the day on which answers are due, until a council sets its own."""
    return [-10, -3, 1]


class RoundSettings(CouncilRow):
    """How a council asks for updates; one row, which is there once something has been set."""

    public_fields: ClassVar[tuple[str, ...]] = ()

    ladder = models.JSONField(default=working_ladder)
    answer_days = models.PositiveSmallIntegerField(default=10)
    # Who may decide in a quiet period what waits otherwise; nobody while it is null.
    decides_quiet = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    # Days besides weekends and bank holidays on which the council is closed, as 2026-12-29.
    extra_closed_days = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council"], name="round_settings_once")]


class Committee(CouncilRow):
    """A committee, such as the scrutiny committee that keeps a review."""

    public_fields: ClassVar[tuple[str, ...]] = ("name",)
    redactable: ClassVar[tuple[str, ...]] = ("name",)

    name = models.CharField(max_length=120)

    class Meta:
        constraints = [_once("name", "committee_one_name")]

    def __str__(self) -> str:
        return self.name


class Meeting(CouncilRow):
    """One sitting of a committee."""

    public_fields: ClassVar[tuple[str, ...]] = ("committee", "day", "minutes_approved_on")

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    day = models.DateField()
    minutes_approved_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "committee", "day"], name="meeting_one_a_day")]
        ordering = ["day"]

    def approved_by(self, day: date) -> bool:
        """Whether its minutes had been approved by the end of that day."""
        return self.minutes_approved_on is not None and self.minutes_approved_on <= day


class CommitteeSeat(CouncilRow):
    """A person's seat from a day to a day; a substitute or co-optee may sit for one meeting only."""

    public_fields: ClassVar[tuple[str, ...]] = ()

    class Kind(models.TextChoices):
        CHAIR = "chair"
        MEMBER = "member"
        SUBSTITUTE = "substitute"
        CO_OPTEE = "co_optee"

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.MEMBER)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    only_meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")


class Restriction(CouncilRow):
    """One thing that is for named readers only, by its bare id: a commitment with all that is said of it, or a review.

    It decides for every day, past ones too. `councils/veil.py` keeps the thing from everybody else.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(may_change=("lifted_at", "lifted_by"), redactable=("reason",))

    subject_id = models.UUIDField()
    reason = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "subject_id"], condition=Q(lifted_at=None), name="restriction_once"
            )
        ]


class Reader(CouncilRow):
    """A person named to read what is restricted, until somebody ends that."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(may_change=("ended_at", "ended_by"))

    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="readers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(default=clock.now, editable=False)
    named_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "restriction", "person"], condition=Q(ended_at=None), name="reader_once"
            )
        ]
