"""Reports to a committee: how a council lays them out, what has been written, cleared and frozen."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from followthrough.audit.guards import Guard
from followthrough.audit.models import AuditSubject
from followthrough.commitments.models import Commitment, Hidden, ProgressUpdate
from followthrough.councils.models import Council, CouncilRow, Meeting, Person
from followthrough.councils.veil import Veiled, closed
from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.lib.redacted import MARK
from followthrough.reviews.models import Review


class ReportLayout(CouncilRow):
    """How the council's reports are laid out: `sections` is a `rules.Layout` as data."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    redactable: ClassVar[tuple[str, ...]] = ("name", "sections")
    deletable: ClassVar[bool] = True  # every report keeps the layout that it was begun in

    name = models.CharField(max_length=120)
    sections = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], condition=~Q(name=MARK), name="layout_one_name")
        ]
        ordering = ["name"]


class Report(models.Model):
    """One report on a review for one meeting. `layout` is the council's as it was when the report was begun."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("id",)
    redactable: ClassVar[tuple[str, ...]] = ("layout",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    layout = models.JSONField(null=True)
    cutoff_on = models.DateField()
    clearance_on = models.DateField()
    publication_on = models.DateField()
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now, editable=False)
    given_up_at = models.DateTimeField(null=True)

    objects = Veiled["Report"]()
    everything = models.Manager["Report"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "review", "meeting"], condition=Q(given_up_at=None), name="report_one_a_meeting"
            )
        ]
        ordering = ["-begun_at"]

    @classmethod
    def hidden(cls) -> Hidden:
        """Reports on a review that is restricted."""
        return [cls.everything.filter(review__in=closed()).values("id")]


class OfReport(models.Model):
    """Something that was set down about a report, and is never changed."""

    behind: ClassVar[tuple[str, ...]] = ("report",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(Council, models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    objects = Veiled["OfReport"]()
    everything = models.Manager["OfReport"]()

    class Meta:
        abstract = True


class Draft(OfReport):
    """The text of a section as somebody saved it. The one with the highest `serial` counts; all are kept."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("text",))

    section = models.CharField(max_length=60)
    serial = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "report", "section", "serial"], name="draft_one_serial")
        ]
        ordering = ["-serial"]


class Clearance(OfReport):
    """A clearer's word, or its taking back (`of` is empty): `of` is the digest of the sections as they were."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("given_by", "note"))

    clearer = models.CharField(max_length=60)
    of = models.CharField(max_length=64)
    given_by = models.CharField(max_length=120)
    note = models.TextField(default="")

    class Meta:
        ordering = ["made_at", "id"]


class Ruling(OfReport):
    """What a person decided of words that the guard found: released with a reason, or withheld after all."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("words", "reason"))

    kind = models.CharField(max_length=20)
    words = models.TextField()
    released = models.BooleanField()
    reason = models.TextField(default="")

    class Meta:
        ordering = ["made_at", "id"]


class Pack(OfReport):
    """A report as it was finalised: a version that is never changed. `content` is all that its documents say.

    A supplement is a version too: it tells only what became known after the one before it. `template` is the digest
    of the Word template that it was made through, if any.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("id",)
    guard: ClassVar[Guard] = Guard(redactable=("content",))

    number = models.PositiveIntegerField()
    supplement = models.BooleanField(default=False)
    as_at = models.DateField()
    cutoff = models.DateTimeField()
    content = models.JSONField(null=True)
    digest = models.CharField(max_length=64)
    template = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "report", "number"], name="pack_one_number")]
        ordering = ["-number"]

    @classmethod
    def hidden(cls) -> Hidden:
        """Packs of a hidden report, and those that say something of a restricted thing: the trail knows which."""
        says = AuditSubject.objects.filter(event__touched__subject_id__in=closed()).values("subject_id")
        return [cls.everything.filter(report__in=ids).values("id") for ids in Report.hidden()] + [says]


class PackFile(CouncilRow):
    """One file of a pack: its bytes lie in the private files, under their digest."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("pack",)
    guard: ClassVar[Guard] = Guard()

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    file_id = models.UUIDField()
    digest = models.CharField(max_length=64)

    objects = Veiled["PackFile"]()
    everything = models.Manager["PackFile"]()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "pack", "name"], name="pack_file_one_name")]
        ordering = ["name"]


class Returned(OfReport):
    """A Word file of a version that came back edited: of which document it is, and what differs.

    Only the differences are kept, not the file. `changes`: `coming_back.Difference` as data, one after the other.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("id",)
    guard: ClassVar[Guard] = Guard(redactable=("name", "changes"))

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="+")
    document = models.CharField(max_length=20)
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    changes = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "pack", "digest"], name="returned_once")]
        ordering = ["-made_at"]

    @classmethod
    def hidden(cls) -> Hidden:
        """What came back of a hidden version."""
        return [cls.everything.filter(pack__in=ids).values("id") for ids in Pack.hidden()]


class PutUpdate(OfReport):
    """Words from a file that came back, put to the owner of what they tell of: `position` is the difference's."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("id",)
    guard: ClassVar[Guard] = Guard(redactable=("text",))

    returned = models.ForeignKey(Returned, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "returned", "position"], name="put_once")]
        ordering = ["made_at", "id"]

    @classmethod
    def hidden(cls) -> Hidden:
        """What was put of a hidden file, or about something hidden."""
        files = [cls.everything.filter(returned__in=ids).values("id") for ids in Returned.hidden()]
        return files + [cls.everything.filter(commitment__in=ids).values("id") for ids in Commitment.hidden()]


class PutAnswer(OfReport):
    """What the owner made of it: recorded it as their own update, or would not, with a reason."""

    public_fields: ClassVar[tuple[str, ...]] = ()
    behind: ClassVar[tuple[str, ...]] = ("report", "put")
    guard: ClassVar[Guard] = Guard(redactable=("reason",))

    put = models.OneToOneField(PutUpdate, models.PROTECT, related_name="+")
    update = models.ForeignKey(ProgressUpdate, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(default="")

    class Meta:
        ordering = ["made_at", "id"]


class WordTemplate(CouncilRow):
    """What the council's Word files look like: the row with the highest number counts, without a file no template.

    The bytes lie in the private files, as the checker left them: without an author, comments or hidden words.
    """

    public_fields: ClassVar[tuple[str, ...]] = ()
    guard: ClassVar[Guard] = Guard(redactable=("name",))

    number = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    file_id = models.UUIDField(null=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "number"], name="word_template_one_number")]
        ordering = ["-number"]
