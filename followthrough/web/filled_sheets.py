"""A filled sheet that is uploaded, and what was seen of it, sealed until it is confirmed."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from followthrough.web.forms import PlainForm

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LASTS = 12 * 60 * 60  # seconds for which a preview can be confirmed
DAMAGED = _("This preview has been open for too long or is damaged. Upload the sheet again.")


def filled_sheet(help_text: "_StrPromise", accept: str) -> forms.FileField:
    """The field of the file: `accept` has the endings that a browser offers, as in ".docx,.xlsx"."""
    return forms.FileField(
        label=_("The filled sheet"),
        allow_empty_file=True,
        help_text=help_text,
        error_messages={"required": _("Choose the filled sheet.")},
        widget=forms.FileInput({"accept": accept}),
    )


class FilledSheetForm(PlainForm):
    """A form whose `file` is a `filled_sheet`."""

    def data_of_file(self) -> bytes:
        """Its bytes. Call when the form is valid."""
        data: bytes = self.cleaned_data["file"].read()
        return data


class SealedField(forms.CharField):
    """What was seen of a sheet, sealed, so that no word of it can be changed on the way; cleaned, the data itself."""

    def __init__(self, salt: str) -> None:
        self.salt = salt
        super().__init__(widget=forms.HiddenInput, error_messages={"required": DAMAGED})

    def clean(self, value: Any) -> Any:
        try:
            return signing.loads(super().clean(value), salt=self.salt, max_age=LASTS)
        except signing.BadSignature:
            raise forms.ValidationError(DAMAGED) from None


def seal(seen: dict[str, Any], salt: str) -> str:
    """What stands in the field."""
    return signing.dumps(seen, salt=salt, compress=True)
