"""Where recommendations come from, what was answered to each, and what the committee decided."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from followthrough.audit.guards import Guard
from followthrough.commitments.ledger import Head, LedgerRow, head_guard, ledger_guard
from followthrough.commitments.models import Commitment, Hidden
from followthrough.councils.models import Body, Committee, Meeting
from followthrough.councils.veil import closed
from followthrough.lib.redacted import MARK
from followthrough.reviews import rules
from followthrough.search.declared import Searched
from followthrough.search.rules import Kind as Text


class Review(Head):
    """A piece of scrutiny with its recommendations. Outside, only its neutral name is spoken."""

    public_fields: ClassVar[tuple[str, ...]] = ("neutral_name",)
    guard: ClassVar[Guard] = head_guard("neutral_name")
    searched: ClassVar[Searched] = Searched(Text.TITLE, "neutral_name")

    neutral_name = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "neutral_name"],
                condition=Q(withdrawn=False, restricted=False) & ~Q(neutral_name=MARK),
                name="review_one_neutral_name",
            )
        ]

    @classmethod
    def hidden(cls) -> Hidden:
        """What is restricted itself."""
        return [closed()]


class Particulars(LedgerRow):
    """What a review is called and where it comes from, as known on a day. Dates may be unknown or fuzzy."""

    public_fields: ClassVar[tuple[str, ...]] = (
        "name",
        "origin",
        "group",
        "committee",
        "endorsed_printed",
        "decided_printed",
    )
    behind: ClassVar[tuple[str, ...]] = ("review",)
    guard: ClassVar[Guard] = ledger_guard("name", "group", "endorsed_printed", "decided_printed")
    searched: ClassVar[Searched] = Searched(Text.TITLE, "name", "group")

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    origin = models.CharField(max_length=20, choices=[(o.value, o.value) for o in rules.Origin])
    group = models.CharField(max_length=160, default="")
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, related_name="+")
    endorsed_printed = models.CharField(max_length=80, default="")
    endorsed_first = models.DateField(null=True)
    endorsed_last = models.DateField(null=True)
    decided_printed = models.CharField(max_length=80, default="")
    decided_first = models.DateField(null=True)
    decided_last = models.DateField(null=True)
    update_months = models.PositiveSmallIntegerField(null=True)

    def axis(self) -> dict[str, Any]:
        return {"review": self.review_id}

    class Meta(LedgerRow.Meta):
        indexes = [
            *LedgerRow.Meta.indexes,
            models.Index(
                fields=["council", "review", "-ordered_on", "-place", "-recorded_at"], name="%(class)s_in_force"
            ),
        ]


STANDING = Q(withdrawn=False, restricted=False) & ~Q(number=MARK) & ~Q(section=MARK)


class Recommendation(Head):
    """One formal ask. Number, section and recipient together are its identity and are never reused."""

    public_fields: ClassVar[tuple[str, ...]] = ("number", "section", "recipient", "position")
    guard: ClassVar[Guard] = head_guard("number", "section")
    searched: ClassVar[Searched] = Searched(Text.NUMBER, "number", "section")

    review = models.ForeignKey(Review, models.PROTECT, related_name="recommendations")
    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="recommendation")
    number = models.CharField(max_length=60)
    section = models.CharField(max_length=200, default="")
    recipient = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [
            # Two constraints, because SQLite counts every null recipient as another one.
            models.UniqueConstraint(
                fields=["council", "review", "number", "section"],
                condition=STANDING & Q(recipient=None),
                name="recommendation_identity",
            ),
            models.UniqueConstraint(
                fields=["council", "review", "number", "section", "recipient"],
                condition=STANDING & ~Q(recipient=None),
                name="recommendation_identity_to",
            ),
        ]
        indexes = [models.Index(fields=["council", "review", "position"], name="recommendation_order")]

    @classmethod
    def hidden(cls) -> Hidden:
        """What is restricted itself, by its commitment, and what belongs to a review that is."""
        return [cls.everything.filter(**{f"{what}__in": closed()}).values("id") for what in ("commitment", "review")]


class RecommendationRow(LedgerRow):
    """A ledger row about one recommendation."""

    behind: ClassVar[tuple[str, ...]] = ("recommendation",)

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")

    def axis(self) -> dict[str, Any]:
        return {"recommendation": self.recommendation_id}

    class Meta(LedgerRow.Meta):
        abstract = True
        indexes = [
            *LedgerRow.Meta.indexes,
            models.Index(
                fields=["council", "recommendation", "-ordered_on", "-place", "-recorded_at"],
                name="%(class)s_force",
            ),
        ]


class Part(RecommendationRow):
    """A lettered part of a recommendation, verbatim."""

    public_fields: ClassVar[tuple[str, ...]] = ("label", "text")
    guard: ClassVar[Guard] = ledger_guard("label", "text")
    searched: ClassVar[Searched] = Searched(Text.WORDING, "text", "label")

    label = models.CharField(max_length=20)
    text = models.TextField()

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "label": self.label}


class Response(RecommendationRow):
    """What a respondent answered; the executive where `respondent` is null."""

    public_fields: ClassVar[tuple[str, ...]] = (
        "respondent",
        "state",
        "in_principle",
        "which_part",
        "reason",
        "until_printed",
        "known_on",
    )
    guard: ClassVar[Guard] = ledger_guard("state_printed", "which_part", "reason", "until_printed", "minute_ref")
    searched: ClassVar[Searched] = Searched(Text.ANSWER, "reason", "which_part", "minute_ref")

    respondent = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20, choices=[(r.value, r.value) for r in rules.Response])
    state_printed = models.CharField(max_length=80, default="")
    in_principle = models.BooleanField(default=False)
    which_part = models.TextField(default="")
    reason = models.TextField(default="")
    until_printed = models.CharField(max_length=80, default="")
    until_first = models.DateField(null=True)
    until_last = models.DateField(null=True)
    minute_ref = models.CharField(max_length=80, default="")

    def axis(self) -> dict[str, Any]:
        """Each respondent answers for itself."""
        return {**super().axis(), "respondent": self.respondent_id}


class Decision(RecommendationRow):
    """What the committee decided about a recommendation; draft until its minutes are approved."""

    public_fields: ClassVar[tuple[str, ...]] = ("state", "meeting", "minute_ref", "draft", "note", "known_on")
    guard: ClassVar[Guard] = ledger_guard("minute_ref", "note")
    searched: ClassVar[Searched] = Searched(Text.DECISION, "note", "minute_ref")

    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in rules.Scrutiny])
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    minute_ref = models.CharField(max_length=80, default="")
    draft = models.BooleanField(default=False)
    note = models.TextField(default="")

    def draft_on(self, day: date) -> bool:
        """Whether it still stood on draft minutes on `day`: entered so, and its meeting's not approved by then."""
        approved = self.meeting.minutes_approved_on if self.meeting else None
        return self.draft and (approved is None or approved > day)


class Link(RecommendationRow):
    """A minuted tie between two recommendations: split, merged, superseded, duplicate."""

    public_fields: ClassVar[tuple[str, ...]] = ("kind", "other", "minute_ref", "known_on")
    behind: ClassVar[tuple[str, ...]] = ("recommendation", "other")
    guard: ClassVar[Guard] = ledger_guard("minute_ref")
    searched: ClassVar[Searched] = Searched(Text.DECISION, "minute_ref")

    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in rules.Link])
    other = models.ForeignKey(Recommendation, models.PROTECT, related_name="+")
    minute_ref = models.CharField(max_length=80, default="")

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "other": self.other_id}


# Every kind of row about a recommendation, in the order of the room; add a new kind here and every reader has it.
LEDGER: tuple[type[RecommendationRow], ...] = (Part, Response, Decision, Link)
