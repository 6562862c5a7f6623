"""Frameworks, and what is known of a programme that follows one.

Every ledger row is about a commitment: the programme, one of its phases or one of its actions. So it is restricted,
searched and shown as at a day with that.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from followthrough.accreditation import rules
from followthrough.audit.guards import Guard
from followthrough.commitments.ledger import Head, head_guard, ledger_guard
from followthrough.commitments.models import Commitment, CommitmentRow, Hidden
from followthrough.councils.models import Committee, Council, Meeting, Person, Post, Team
from followthrough.councils.veil import closed
from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.lib.redacted import MARK
from followthrough.search.declared import Searched
from followthrough.search.rules import Kind as Text


class Edition(models.Model):
    """One edition of a framework, as it was loaded. It is never changed; loading it again makes another row.

    `scale`: the words of a judgement, as `rules.Word`s. `follows`: the edition before it.
    """

    public_fields: ClassVar[tuple[str, ...]] = ("key", "name", "edition", "issuer")
    guard: ClassVar[Guard] = Guard(redactable=("name", "edition", "issuer", "follows"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    edition = models.CharField(max_length=60)
    issuer = models.CharField(max_length=120, default="")
    follows = models.CharField(max_length=60, default="")
    scale = models.JSONField()
    digest = models.CharField(max_length=64)
    loaded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    loaded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "digest"], name="edition_loaded_once")]
        ordering = ["-loaded_at"]


class Criterion(models.Model):
    """An area of an edition, or a criterion in one. `was`: references in the edition before; `changed`: judge anew."""

    public_fields: ClassVar[tuple[str, ...]] = ("ref", "title")
    guard: ClassVar[Guard] = Guard(redactable=("ref", "title", "text"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="criteria")
    area = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    ref = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    text = models.TextField(default="")
    evidence = models.JSONField(default=list)
    was = models.JSONField(default=list)
    changed = models.BooleanField(default=False)
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "edition", "ref"], condition=~Q(ref=MARK), name="criterion_one_ref"
            )
        ]
        ordering = ["position"]


class OfProgramme(Head):
    """Something that belongs to one programme and is hidden with it; `through` names the columns that hide it."""

    through: ClassVar[tuple[str, ...]] = ("programme",)

    programme = models.ForeignKey(Commitment, models.PROTECT, related_name="+")

    class Meta(Head.Meta):
        abstract = True

    @classmethod
    def hidden(cls) -> Hidden:
        """What belongs to a programme that is restricted, and what is restricted itself."""
        return [cls.everything.filter(**{f"{one}__in": closed()}).values("id") for one in cls.through]


class Phase(OfProgramme):
    """One phase of a programme: a commitment with its own dates and updates. `stage` is empty for a council's own."""

    through: ClassVar[tuple[str, ...]] = ("programme", "commitment")
    public_fields: ClassVar[tuple[str, ...]] = ("stage", "position")
    guard: ClassVar[Guard] = head_guard()

    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="phase")
    stage = models.CharField(max_length=12, choices=[(s.value, s.value) for s in rules.Stage], default="")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "programme", "stage"],
                condition=~Q(stage="") & Q(withdrawn=False),
                name="phase_one_stage",
            )
        ]


class Action(OfProgramme):
    """An owned, dated thing that closes gaps: a commitment with its own dates, updates and evidence."""

    through: ClassVar[tuple[str, ...]] = ("programme", "commitment")
    public_fields: ClassVar[tuple[str, ...]] = ("number",)
    guard: ClassVar[Guard] = head_guard()

    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="action")
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "programme", "number"], name="action_one_number")]


class ServiceAudit(OfProgramme):
    """A service review: one service looked at against one edition. `carried_from`: its judgements were taken over."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = head_guard()

    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")


class Finding(OfProgramme):
    """What was found; a gap is a finding that needs action. Its number is never used again."""

    public_fields: ClassVar[tuple[str, ...]] = ("number",)
    guard: ClassVar[Guard] = head_guard()

    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "programme", "number"], name="finding_one_number")]


class Charter(CommitmentRow):
    """What a programme follows, and who is over it. `annual_fee` in pence; `aligned`: others beside it, one a line."""

    public_fields: ClassVar[tuple[str, ...]] = ("edition", "expires_printed", "known_on")
    guard: ClassVar[Guard] = ledger_guard("aligned", "expires_printed")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "aligned")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    sponsor = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    steering_group = models.ForeignKey(Committee, models.PROTECT, null=True, related_name="+")
    aligned = models.TextField(default="")
    annual_fee = models.BigIntegerField(null=True)
    fee_about = models.BooleanField(default=False)
    expires_printed = models.CharField(max_length=80, default="")
    expires_first = models.DateField(null=True)
    expires_last = models.DateField(null=True)


class Scope(CommitmentRow):
    """That a service is looked at by a programme; `released` when it no longer is."""

    public_fields: ClassVar[tuple[str, ...]] = ("team", "released", "known_on")
    guard: ClassVar[Guard] = ledger_guard("note")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "note")

    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    released = models.BooleanField(default=False)
    note = models.TextField(default="")

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "team": self.team_id}


class Conduct(CommitmentRow):
    """Who reviews a service, when, and how. `looked`: methods with counts, as `rules.Looked`. `on_*` is fuzzy."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("commitment", "audit")
    guard: ClassVar[Guard] = ledger_guard("on_printed", "note")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "note")

    audit = models.ForeignKey(ServiceAudit, models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    on_printed = models.CharField(max_length=80, default="")
    on_first = models.DateField(null=True)
    on_last = models.DateField(null=True)
    looked = models.JSONField(default=list)
    finished = models.BooleanField(default=False)
    note = models.TextField(default="")

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "audit": self.audit_id}


class Judgement(CommitmentRow):
    """How one criterion stands in one service, in a word of the framework's scale, with what shows it."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("commitment", "audit")
    guard: ClassVar[Guard] = ledger_guard("evidence", "note")
    searched: ClassVar[Searched] = Searched(Text.EVIDENCE, "evidence", "note")

    audit = models.ForeignKey(ServiceAudit, models.PROTECT, related_name="+")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=40)
    evidence = models.TextField(default="")
    note = models.TextField(default="")

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "audit": self.audit_id, "criterion": self.criterion_id}

    class Meta(CommitmentRow.Meta):
        indexes = [
            *CommitmentRow.Meta.indexes,
            models.Index(fields=["council", "audit", "criterion"], name="judgement_of_audit"),
        ]


class Found(CommitmentRow):
    """What a finding says. What people told is kept by group and month, without a word of theirs."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("commitment", "finding", "audit")
    guard: ClassVar[Guard] = ledger_guard("text", "group", "month_printed")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "text", "group")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(f.value, f.value) for f in rules.Finds])
    origin = models.CharField(max_length=20, choices=[(s.value, s.value) for s in rules.Source])
    text = models.TextField()
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    audit = models.ForeignKey(ServiceAudit, models.PROTECT, null=True, related_name="+")
    criterion = models.ForeignKey(Criterion, models.PROTECT, null=True, related_name="+")
    group = models.CharField(max_length=120, default="")
    month_printed = models.CharField(max_length=80, default="")
    replies = models.PositiveIntegerField(null=True)

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "finding": self.finding_id}


class GapClosing(CommitmentRow):
    """That a person says a gap is closed, with what shows it; or that it is open again, and why."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("commitment", "finding")
    guard: ClassVar[Guard] = ledger_guard("evidence")
    searched: ClassVar[Searched] = Searched(Text.EVIDENCE, "evidence")

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+")
    closed = models.BooleanField()
    evidence = models.TextField()

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "finding": self.finding_id}


class Placing(CommitmentRow):
    """In which phase an action is planned; without one it is in none."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("commitment", "phase")
    guard: ClassVar[Guard] = ledger_guard()

    phase = models.ForeignKey(Phase, models.PROTECT, null=True, related_name="+")


class Serving(CommitmentRow):
    """That an action is to close a gap; `released` when it no longer is."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("commitment", "finding")
    guard: ClassVar[Guard] = ledger_guard()

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+")
    released = models.BooleanField(default=False)

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "finding": self.finding_id}


class SteeringItem(CommitmentRow):
    """What a steering group is asked to decide at a meeting, or what it decided.

    `answers` is what was asked, `action` what carries a decision out.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("commitment", "action")
    guard: ClassVar[Guard] = ledger_guard("text", "minute_ref")
    searched: ClassVar[Searched] = Searched(Text.DECISION, "text", "minute_ref")

    kind = models.CharField(max_length=10, choices=[(s.value, s.value) for s in rules.Steering])
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    action = models.ForeignKey(Action, models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    minute_ref = models.CharField(max_length=80, default="")

    def axis(self) -> dict[str, Any]:
        """Items add up: only the same words for the same meeting are the same item."""
        return {**super().axis(), "kind": self.kind, "meeting": self.meeting_id, "text": self.text}


class ProgrammeRisk(CommitmentRow):
    """What may go wrong, how much that matters and what is done about it; the same `name` is the same risk."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = ledger_guard("name", "text", "response")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "name", "text", "response")

    name = models.CharField(max_length=120)
    text = models.TextField(default="")
    response = models.TextField(default="")
    rating = models.CharField(max_length=10, choices=[(r.value, r.value) for r in rules.Rating])
    closed = models.BooleanField(default=False)

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "name": self.name}


# Every kind of row, in the order of the room; add a new kind here and every reader has it.
LEDGER: tuple[type[CommitmentRow], ...] = (
    Charter,
    Scope,
    Conduct,
    Judgement,
    Found,
    GapClosing,
    Placing,
    Serving,
    SteeringItem,
    ProgrammeRisk,
)
