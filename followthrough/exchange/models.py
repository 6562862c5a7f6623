"""A paper on its way in: what was read of it, row by row, until it is confirmed or dropped."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from followthrough.audit.models import AuditSubject
from followthrough.commitments.models import Hidden
from followthrough.councils.models import Council, CouncilRow, Person
from followthrough.councils.veil import Veiled, closed
from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.lib.redacted import MARK
from followthrough.reviews.models import Review


class Import(models.Model):
    """One paper read into the system. Its bytes are dropped once it is confirmed, unless kept on purpose."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("id",)
    redactable: ClassVar[tuple[str, ...]] = ("name", "title", "reading")

    class State(models.TextChoices):
        READ = "read"
        CONFIRMED = "confirmed"
        UNDONE = "undone"
        DROPPED = "dropped"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    name = models.CharField(max_length=255)
    title = models.CharField(max_length=300, default="")
    digest = models.CharField(max_length=64)
    file_id = models.UUIDField(null=True)
    paper_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READ)
    review = models.ForeignKey(Review, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    # What the reader said about the paper as a whole: columns, doubts that name no row, which tables there are.
    reading = models.JSONField(null=True)

    objects = Veiled["Import"]()
    everything = models.Manager["Import"]()

    @classmethod
    def hidden(cls) -> Hidden:
        """Papers of a restricted review, and those that say something of a restricted thing: the trail knows which."""
        says = AuditSubject.objects.filter(event__touched__subject_id__in=closed()).values("subject_id")
        return [cls.everything.filter(review__in=closed()).values("id"), says]


class Proposal(models.Model):
    """One row of a paper as understood, and as mended by a person; nothing of it counts until confirmed."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("paper",)
    redactable: ClassVar[tuple[str, ...]] = ("read", "mended")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    paper = models.ForeignKey(Import, models.PROTECT, related_name="proposals")
    # What the row is called as long as the paper waits, whatever is read of the paper beside it.
    position = models.PositiveIntegerField()
    # Where it stands among the rows, once a person has chosen among the paper's tables; before that, at its position.
    place = models.PositiveIntegerField(null=True)
    # Its table is left out; what a person said of the row is there again when the table is read.
    gone = models.BooleanField(default=False)
    read = models.JSONField(null=True)
    mended = models.JSONField(null=True)
    left_out = models.BooleanField(default=False)
    # Which recommendation a person said it is: {"review": id, "same_as": id, or null for a new one}.
    answer = models.JSONField(null=True)
    # What of the paper a person takes over the review's: {"of": id of the recommendation, "what": [codes]}.
    take = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = Veiled["Proposal"]()
    everything = models.Manager["Proposal"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "paper", "position"], name="proposal_one_position")]
        ordering = ["position"]


class TaughtWord(CouncilRow):
    """What a printed word means at this council, where the table of meanings does not know it."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    redactable: ClassVar[tuple[str, ...]] = ("words",)
    deletable: ClassVar[bool] = True

    class Of(models.TextChoices):
        RESPONSE = "response"
        DELIVERY = "delivery"

    of = models.CharField(max_length=10, choices=Of.choices)
    words = models.CharField(max_length=60)
    means = models.CharField(max_length=20)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            # Several may bear the mark.
            models.UniqueConstraint(
                fields=["council", "of", "words"], condition=~Q(words=MARK), name="taught_word_one_meaning"
            )
        ]
