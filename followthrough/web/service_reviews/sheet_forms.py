"""What the pages of a filled sheet ask."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from followthrough.accreditation.actions.reviewing import Judged
from followthrough.web.filled_sheets import FilledSheetForm, SealedField, filled_sheet
from followthrough.web.filled_sheets import seal as sealed
from followthrough.web.forms import SeenForm
from followthrough.web.service_reviews.sheet_reading import Read

SALT = "followthrough.service-review-sheet"


class FileForm(FilledSheetForm):
    """A sheet that was filled in."""

    file = filled_sheet(
        _("The Excel file (.xlsx), at most 20 MB. Nothing is recorded before you have seen it."), ".xlsx"
    )


class TakeInForm(SeenForm):
    """What was seen of a sheet, sealed, so that no word of it can be changed on the way."""

    sealed = SealedField(SALT)

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
    return sealed({"person": str(person), "audit": str(audit), "rows": rows}, SALT)
