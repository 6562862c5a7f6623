"""Whatever is tracked to delivery, and the ledger of what has been said about it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, QuerySet

from followthrough.audit.guards import Guard
from followthrough.commitments.ledger import Head, LedgerRow, head_guard, ledger_guard
from followthrough.commitments.rules import Basis, Cause, Dated, Delivery, Kind, Whose
from followthrough.councils.models import Body, Council, Person, Post, Team
from followthrough.councils.nations import Nation
from followthrough.councils.veil import closed
from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.search.declared import Searched
from followthrough.search.rules import Kind as Text

Hidden = list["QuerySet[Any, Any]"]


class Commitment(Head):
    """Anything whose delivery is tracked: each recommendation whatever the response, programme, phase, action."""

    public_fields: ClassVar[tuple[str, ...]] = ("kind",)
    guard: ClassVar[Guard] = head_guard()

    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])

    class Meta:
        indexes = [models.Index(fields=["council", "kind"], name="commitment_by_kind")]

    @classmethod
    def hidden(cls) -> "Hidden":
        """What is restricted itself, the recommendations of a review that is, what belongs to a programme that is."""
        through = ("recommendation__review", "phase__programme", "action__programme")
        return [closed(), *(cls.everything.filter(**{f"{one}__in": closed()}).values("id") for one in through)]


class CommitmentRow(LedgerRow):
    """A ledger row about one commitment."""

    behind: ClassVar[tuple[str, ...]] = ("commitment",)

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="+")

    def axis(self) -> dict[str, Any]:
        return {"commitment": self.commitment_id}

    class Meta(LedgerRow.Meta):
        abstract = True
        indexes = [
            *LedgerRow.Meta.indexes,
            models.Index(
                fields=["council", "commitment", "-ordered_on", "-place", "-recorded_at"],
                name="%(class)s_in_force",
            ),
        ]


class Wording(CommitmentRow):
    """The words of a commitment, verbatim: the committee's, or the executive's where it reworded them."""

    public_fields: ClassVar[tuple[str, ...]] = ("text", "whose", "language", "minute_ref", "known_on")
    guard: ClassVar[Guard] = ledger_guard("text", "minute_ref")
    searched: ClassVar[Searched] = Searched(Text.WORDING, "text", "minute_ref")

    whose = models.CharField(max_length=12, choices=[(w.value, w.value) for w in Whose])
    text = models.TextField()
    language = models.CharField(max_length=10, default="en")
    minute_ref = models.CharField(max_length=80, default="")

    def axis(self) -> dict[str, Any]:
        """The executive's words stand beside the others, not after them."""
        others = [Whose.COMMITTEE, Whose.OWNER]
        whose = [Whose.EXECUTIVE] if self.whose == Whose.EXECUTIVE else others
        return {**super().axis(), "whose__in": whose}


class Assignment(CommitmentRow):
    """Who owns a commitment: a post, a team or a body; or only what a paper printed."""

    public_fields: ClassVar[tuple[str, ...]] = ("post", "team", "body", "known_on")
    guard: ClassVar[Guard] = ledger_guard("printed")

    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    printed = models.CharField(max_length=200, default="")

    class Meta(CommitmentRow.Meta):
        constraints = [
            *CommitmentRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(post=None, team=None) | Q(post=None, body=None) | Q(team=None, body=None),
                name="assignment_one_owner",
            ),
        ]


class DueDate(CommitmentRow):
    """When it is promised for, a later promise with its reason and approver, or the owner's forecast."""

    public_fields: ClassVar[tuple[str, ...]] = ("kind", "printed", "first", "last", "cause", "known_on")
    guard: ClassVar[Guard] = ledger_guard("printed", "reason", "approved_by")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "reason")

    kind = models.CharField(max_length=10, choices=[(d.value, d.value) for d in Dated])
    printed = models.CharField(max_length=80)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    cause = models.CharField(max_length=10, choices=[(c.value, c.value) for c in Cause], default="")
    reason = models.TextField(default="")
    approved_by = models.CharField(max_length=120, default="")

    def axis(self) -> dict[str, Any]:
        """A forecast moves no promise, so the two are apart; an extension succeeds the date before it."""
        promises = [Dated.DUE, Dated.EXTENSION]
        return {**super().axis(), "kind__in": [Dated.FORECAST] if self.kind == Dated.FORECAST else promises}


class ProgressUpdate(CommitmentRow):
    """A dated account by the owner. Its own state stands, even *not stated*; nothing is carried forward."""

    public_fields: ClassVar[tuple[str, ...]] = ("state", "text", "reason", "decided_by", "known_on")
    guard: ClassVar[Guard] = ledger_guard("state_printed", "text", "reason", "decided_by")
    searched: ClassVar[Searched] = Searched(Text.UPDATE, "text", "reason")

    state = models.CharField(max_length=20, choices=[(d.value, d.value) for d in Delivery])
    state_printed = models.CharField(max_length=80, default="")
    basis = models.CharField(max_length=10, choices=[(b.value, b.value) for b in Basis], default=Basis.STATED)
    text = models.TextField(default="")
    reason = models.TextField(default="")
    decided_by = models.CharField(max_length=120, default="")


class Evidence(CommitmentRow):
    """What shows it: a reference to the council's own records, not the record itself."""

    public_fields: ClassVar[tuple[str, ...]] = ("reference", "held_by", "known_on")
    guard: ClassVar[Guard] = ledger_guard("reference", "held_by")
    searched: ClassVar[Searched] = Searched(Text.EVIDENCE, "reference", "held_by")

    reference = models.TextField()
    held_by = models.CharField(max_length=120, default="")

    def axis(self) -> dict[str, Any]:
        """Evidence adds up: only the same reference is the same evidence."""
        return {**super().axis(), "reference": self.reference}


class Reliance(CommitmentRow):
    """That one commitment relies on another; `released` when it no longer does.

    `part`: which part of it, by the reference that the other's own papers use, such as a criterion's "2.3". `outside`:
    it lies outside what the other covers, so that the other's completion says nothing about it.
    """

    public_fields: ClassVar[tuple[str, ...]] = ("on", "part", "outside", "released", "known_on")
    behind: ClassVar[tuple[str, ...]] = ("commitment", "on")
    guard: ClassVar[Guard] = ledger_guard("part", "note")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "note")

    on = models.ForeignKey(Commitment, models.PROTECT, related_name="+")
    part = models.CharField(max_length=40, default="")
    outside = models.BooleanField(default=False)
    released = models.BooleanField(default=False)
    note = models.TextField(default="")

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "on": self.on_id, "part": self.part}


class Note(CommitmentRow):
    """What a column of a paper said for which there is no other place: its heading and the words."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = ledger_guard("name", "text")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "text", "name")

    name = models.CharField(max_length=120)
    text = models.TextField()

    def axis(self) -> dict[str, Any]:
        return {**super().axis(), "name": self.name}


class Exemption(CommitmentRow):
    """That a text is exempt from publication: which paragraph of the Act, why, and when that is looked at again.

    `of_place` is the place of the text's row, so that a correction of it is exempt too. `lifted`: it no longer is. What
    stands today decides for documents as at any day.
    """

    public_fields: ClassVar[tuple[str, ...]] = ("nation", "paragraph", "reason", "review_on", "lifted")
    guard: ClassVar[Guard] = ledger_guard("reason")

    of_place = models.UUIDField()
    nation = models.CharField(max_length=10, choices=[(n.value, n.value) for n in Nation])
    paragraph = models.CharField(max_length=4)
    reason = models.TextField(default="")
    review_on = models.DateField(null=True)
    lifted = models.BooleanField(default=False)


# Every kind of row about a commitment, in the order of the room; add a new kind here and every reader has it.
LEDGER: tuple[type[CommitmentRow], ...] = (
    Wording,
    Assignment,
    DueDate,
    ProgressUpdate,
    Evidence,
    Reliance,
    Note,
    Exemption,
)


class Withdrawal(models.Model):
    """An undo: the row, or everything an import brought, is as if it had never been said."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("reason",))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    reason = models.TextField(default="")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "subject_id"], name="withdrawn_once")]
