"""What a person chose about their desk: an address for a calendar, and whether a letter comes each week."""

from typing import ClassVar

from django.db import models

from followthrough.councils.models import CouncilRow, Person
from followthrough.lib import clock
from followthrough.lib.ids import new_id


class CalendarFeed(CouncilRow):
    """A person's secret address for a calendar program. Only the SHA-256 of its token is kept; a new one replaces it.

    A restored copy must not revive it: it may have been ended or replaced since.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64)
    # The form that asked for it: sent twice, its second address counts, and the trail tells of one.
    request_id = models.UUIDField(default=new_id)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "person"], name="calendar_one_a_person")]
        indexes = [models.Index(fields=["council", "mark"], name="calendar_by_mark")]


class DigestChoice(CouncilRow):
    """Whether a person wants the weekly letter. Without a row they do."""

    public_fields: ClassVar[tuple[str, ...]] = ()

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    wanted = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "person"], name="digest_choice_one_a_person")]


class Digest(CouncilRow):
    """That a person's letter of a week (its Monday) is in the outbox: written with the letter, so there is one only."""

    public_fields: ClassVar[tuple[str, ...]] = ()

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    week = models.DateField()
    email_id = models.UUIDField()
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "person", "week"], name="digest_one_a_week")]
