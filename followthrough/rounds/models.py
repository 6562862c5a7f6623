"""Rounds: who is asked for what before a meeting, by which link, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from followthrough.audit.guards import Guard
from followthrough.commitments.models import Commitment, DueDate, Hidden, ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Body, Council, Meeting, Person, Post, Team
from followthrough.councils.veil import Veiled, closed
from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.reviews.models import Review
from followthrough.rounds.rules import Answering, Choice, How, Outcome


def _choices(
    of: "type[Choice] | type[How] | type[Answering] | type[Outcome] | type[Delivery]",
) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in of]


class Round(models.Model):
    """One asking of the owners in some reviews before a meeting. `wording`: the scrutiny officer's own sentences."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("id",)
    redactable: ClassVar[tuple[str, ...]] = ("wording",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    due_on = models.DateField()
    closes_on = models.DateField()
    # Days of the reminders, relative to the day on which answers are due.
    ladder = models.JSONField()
    wording = models.TextField(default="")
    version = models.PositiveIntegerField(default=1)
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=clock.now, editable=False)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects = Veiled["Round"]()
    everything = models.Manager["Round"]()

    class Meta:
        ordering = ["-planned_at"]

    @classmethod
    def hidden(cls) -> Hidden:
        """Rounds of which every review is restricted."""
        others = RoundReview.everything.exclude(review__in=closed()).values("round")
        return [cls.everything.filter(reviews__review__in=closed()).exclude(id__in=others).values("id")]


class OfRound(models.Model):
    """Something of a round; `behind` says what it is hidden with."""

    behind: ClassVar[tuple[str, ...]] = ("round",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")

    objects = Veiled["OfRound"]()
    everything = models.Manager["OfRound"]()

    class Meta:
        abstract = True


class RoundReview(OfRound):
    """That a round asks about a review."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("review", "round")
    guard: ClassVar[Guard] = Guard()

    round = models.ForeignKey(Round, models.PROTECT, related_name="reviews")
    review = models.ForeignKey(Review, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "round", "review"], name="round_review_once")]


class Request(OfRound):
    """One recipient of a round: a person, or the mailbox of a team or a body. `post`: on whose behalf, if any.

    `note` is what the scrutiny officer says to this recipient alone. `left_out`: is sent nothing.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("id",)
    redactable: ClassVar[tuple[str, ...]] = ("note",)

    round = models.ForeignKey(Round, models.PROTECT, related_name="requests")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    how = models.CharField(max_length=10, choices=_choices(How))
    note = models.TextField(default="")
    left_out = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "round", who], condition=~Q(**{who: None}), name=f"request_one_{who}"
            )
            for who in ("person", "team", "body")
        ] + [
            models.CheckConstraint(
                condition=Q(person=None, team=None) & ~Q(body=None)
                | Q(person=None, body=None) & ~Q(team=None)
                | Q(team=None, body=None) & ~Q(person=None),
                name="request_one_recipient",
            )
        ]

    @classmethod
    def hidden(cls) -> Hidden:
        """Requests of a hidden round."""
        return [cls.everything.filter(round__in=ids).values("id") for ids in Round.hidden()]


class Item(OfRound):
    """One commitment asked about in a round, and of whom; without a request nobody could be found to ask.

    `through`: it relies on another commitment of the round whose answer is to stand for it too. `added`: the scrutiny
    officer asks about it although no account of it is owed. `chosen`: it is asked of whom the officer chose.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("id",)

    round = models.ForeignKey(Round, models.PROTECT, related_name="items")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="+")
    request = models.ForeignKey(Request, models.PROTECT, null=True, related_name="items")
    through = models.ForeignKey("self", models.PROTECT, null=True, related_name="covered")
    left_out = models.BooleanField(default=False)
    # When a letter first told somebody of it, and since when it has been left out: what reports say as at a day.
    asked_at = models.DateTimeField(null=True)
    left_out_at = models.DateTimeField(null=True)
    added = models.BooleanField(default=False)
    chosen = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "round", "commitment"], name="item_once_a_round")]
        indexes = [models.Index(fields=["council", "commitment"], name="item_of_commitment")]

    @classmethod
    def hidden(cls) -> Hidden:
        """What is asked about something hidden, or in a hidden round."""
        about = [cls.everything.filter(commitment__in=ids).values("id") for ids in Commitment.hidden()]
        return about + [cls.everything.filter(round__in=ids).values("id") for ids in Round.hidden()]


class AnswerLink(OfRound):
    """A link that opens one request without signing in, until a day. Only the token's SHA-256 is kept.

    A restored copy must not revive it.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("request",)

    request = models.ForeignKey(Request, models.PROTECT, related_name="links")
    mark = models.CharField(max_length=64)
    email_id = models.UUIDField()
    made_at = models.DateTimeField(default=clock.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["council", "mark"], name="round_link_by_mark")]


class Content(OfRound):
    """What is answered to one thing asked; which fields count depends on the choice."""

    choice = models.CharField(max_length=10, choices=_choices(Choice))
    state = models.CharField(max_length=20, choices=[("", ""), *_choices(Delivery)], default="")
    text = models.TextField(default="")
    reason = models.TextField(default="")
    decided_by = models.CharField(max_length=120, default="")
    evidence = models.TextField(default="")
    # A later date that is asked for, and why.
    until_printed = models.CharField(max_length=80, default="")
    until_first = models.DateField(null=True)
    until_last = models.DateField(null=True)
    until_reason = models.TextField(default="")
    # Whose it is instead, where it is not theirs.
    whose = models.CharField(max_length=200, default="")

    class Meta:
        abstract = True


TEXTS = ("text", "reason", "decided_by", "evidence", "until_printed", "until_reason", "whose")


class AnswerDraft(Content):
    """What somebody has put down and not sent. `serial` grows with each press, so that two telephones notice.

    `differs`: ids of those items through this one for which it is not to stand.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("item",)
    redactable: ClassVar[tuple[str, ...]] = TEXTS
    deletable: ClassVar[bool] = True  # it has become an answer, or has been taken back

    item = models.OneToOneField(Item, models.PROTECT, related_name="draft")
    differs = models.JSONField(default=list)
    serial = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=clock.now)


class Answer(Content):
    """What was sent, never changed: by a person who signed in, or by the holder of a link.

    `like`: the answer to something that this commitment relies on, which stands for it too. `answering_for`: the post
    or role of whoever answers for somebody else.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("id",)
    guard: ClassVar[Guard] = Guard(redactable=(*TEXTS, "answering_for"))

    item = models.ForeignKey(Item, models.PROTECT, related_name="answers")
    request = models.ForeignKey(Request, models.PROTECT, related_name="+")
    like = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey(AnswerLink, models.PROTECT, null=True, related_name="+")
    answering = models.CharField(max_length=10, choices=_choices(Answering), default=Answering.ASKED)
    answering_for = models.CharField(max_length=120, default="")
    # The same for everything that one press of Send made.
    press = models.UUIDField()
    sent_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "item", "press"], name="answer_once")]
        indexes = [models.Index(fields=["council", "item", "-sent_at"], name="answer_latest")]

    @classmethod
    def hidden(cls) -> Hidden:
        """Answers about something hidden."""
        return [cls.everything.filter(item__in=ids).values("id") for ids in Item.hidden()]


class AboutAnswer(OfRound):
    """What was said of an answer."""

    behind: ClassVar[tuple[str, ...]] = ("answer",)

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="%(class)ss")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True


class Clearing(AboutAnswer):
    """The owner's side cleared an answer at one level or sent it back. The last level's makes the progress update.

    `by` is null where nobody has to clear: what is sent is cleared with the sending.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("note",))

    level = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10, choices=_choices(Outcome))
    note = models.TextField(default="")
    update = models.ForeignKey(ProgressUpdate, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "answer", "level"], name="clearing_once")]
        ordering = ["level"]


class Question(AboutAnswer):
    """Scrutiny asks for clarification of a cleared answer; the next answer to the same thing replies."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("text",))

    text = models.TextField()

    class Meta:
        ordering = ["made_at", "id"]


class Extending(AboutAnswer):
    """What was decided of a later date that an answer asked for. `due`: the extension that it made."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("decided_by", "note"))

    granted = models.BooleanField()
    decided_by = models.CharField(max_length=120)
    note = models.TextField(default="")
    due = models.ForeignKey(DueDate, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "answer"], name="extending_once")]


class Reminder(OfRound):
    """One reminder to one recipient; a rung of the ladder is climbed once."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("request",)
    guard: ClassVar[Guard] = Guard()

    request = models.ForeignKey(Request, models.PROTECT, related_name="reminders")
    rung = models.SmallIntegerField()
    email_id = models.UUIDField()
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "request", "rung"], name="reminder_once")]


class Escalation(OfRound):
    """A letter to a post above a service that has not answered, sent on the scrutiny officer's press.

    `decided_by`: who decided it in the time before an election.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("text",))

    round = models.ForeignKey(Round, models.PROTECT, related_name="escalations")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    level = models.PositiveSmallIntegerField()
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField()
    email_id = models.UUIDField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "round", who, "level"], condition=~Q(**{who: None}), name=f"escalation_one_{who}"
            )
            for who in ("team", "body")
        ]
