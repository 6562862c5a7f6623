"""What the pages of a filled sheet ask."""

from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from followthrough.accreditation.actions.reviewing import Judged
from followthrough.web.forms import PlainForm, SeenForm
from followthrough.web.service_reviews.sheet_reading import Read

SALT, LASTS = "followthrough.service-review-sheet", 12 * 60 * 60  # seconds for which a preview can be confirmed
DAMAGED = _("This preview has been open for too long or is damaged. Upload the sheet again.")


class FileForm(PlainForm):
    """A sheet that was filled in."""

    file = forms.FileField(
        label=_("The filled sheet"),
        allow_empty_file=True,
        help_text=_("The Excel file (.xlsx), at most 20 MB. Nothing is recorded before you have seen it."),
        error_messages={"required": _("Choose the filled sheet.")},
        widget=forms.FileInput({"accept": ".xlsx"}),
    )

    def data_of_file(self) -> bytes:
        """Its bytes. Call when the form is valid."""
        data: bytes = self.cleaned_data["file"].read()
        return data


class TakeInForm(SeenForm):
    """What was seen of a sheet, sealed, so that no word of it can be changed on the way."""

    sealed = forms.CharField(widget=forms.HiddenInput, error_messages={"required": DAMAGED})

    def clean_sealed(self) -> dict[str, Any]:
        try:
            found: dict[str, Any] = signing.loads(self.cleaned_data["sealed"], salt=SALT, max_age=LASTS)
        except signing.BadSignature:
            raise forms.ValidationError(DAMAGED) from None
        return found

    def judged(self) -> dict[str, Judged]:
        """The judgements by the reference of their criterion. Call when the form is valid."""
        return {ref: Judged(*said) for ref, said in self.cleaned_data["sealed"]["rows"].items()}

    def is_of(self, person: UUID, audit: UUID) -> bool:
        """Whether it is that person's preview of that review. Call when the form is valid."""
        found = self.cleaned_data["sealed"]
        return bool(found["person"] == str(person) and found["audit"] == str(audit))


def seal(person: UUID, audit: UUID, read: Read) -> str:
    """What stands on the preview of one person's sheet."""
    rows = {one.criterion.ref: [one.judged.verdict, one.judged.evidence, one.judged.note] for one in read.entries}
    return signing.dumps({"person": str(person), "audit": str(audit), "rows": rows}, salt=SALT, compress=True)
