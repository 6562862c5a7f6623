"""Money with a purpose, a holder and an end, and what it pays for."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from followthrough.audit.guards import Guard
from followthrough.commitments.ledger import Head, LedgerRow, head_guard, ledger_guard
from followthrough.commitments.models import CommitmentRow, Hidden
from followthrough.councils.models import Post
from followthrough.councils.veil import closed
from followthrough.lib.redacted import MARK
from followthrough.registers.rules import Certainty, Every
from followthrough.search.declared import Searched
from followthrough.search.rules import Kind as Text


class FundingStream(Head):
    """One source of money, by the name that the council's papers give it."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = head_guard("name")

    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "name"], condition=Q(withdrawn=False) & ~Q(name=MARK), name="stream_one_name"
            )
        ]

    @classmethod
    def hidden(cls) -> Hidden:
        """What is restricted itself."""
        return [closed()]


class FundingTerms(LedgerRow):
    """Who holds a stream, how much it is (pence, `about` where the paper says "around"), and until when."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("stream",)
    guard: ClassVar[Guard] = ledger_guard("holder", "purpose", "ends_printed", "afterwards")

    stream = models.ForeignKey(FundingStream, models.PROTECT, related_name="+")
    holder = models.CharField(max_length=120, default="")
    purpose = models.TextField(default="")
    amount = models.BigIntegerField(null=True)
    about = models.BooleanField(default=False)
    ends_printed = models.CharField(max_length=80, default="")
    ends_first = models.DateField(null=True)
    ends_last = models.DateField(null=True)
    certainty = models.CharField(max_length=10, choices=[(c.value, c.value) for c in Certainty])
    # What is known of the time after its end.
    afterwards = models.TextField(default="")

    def axis(self) -> dict[str, Any]:
        return {"stream": self.stream_id}


class Cost(CommitmentRow):
    """What a programme, a phase or an action costs; `post`: that it is the cost of that post. No stream: unfunded.

    `until_*`: the last day that is paid, if it is not the end of the stream. `ended`: it is no cost any more.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("commitment", "stream")
    guard: ClassVar[Guard] = ledger_guard("what", "until_printed", "note")
    searched: ClassVar[Searched] = Searched(Text.NOTE, "what", "note")

    what = models.CharField(max_length=200)
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    stream = models.ForeignKey(FundingStream, models.PROTECT, null=True, related_name="+")
    amount = models.BigIntegerField(null=True)
    about = models.BooleanField(default=False)
    every = models.CharField(max_length=10, choices=[(e.value, e.value) for e in Every], default=Every.ONCE)
    until_printed = models.CharField(max_length=80, default="")
    until_first = models.DateField(null=True)
    until_last = models.DateField(null=True)
    ended = models.BooleanField(default=False)
    note = models.TextField(default="")

    def axis(self) -> dict[str, Any]:
        """One thing may be paid by several streams, one after the other."""
        return {**super().axis(), "what": self.what, "post": self.post_id, "stream": self.stream_id}
