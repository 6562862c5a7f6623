"""Uploading a framework."""

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.accreditation.shapes import LARGEST
from followthrough.web.forms import PlainForm


class FileForm(PlainForm):
    """A YAML file."""

    file = forms.FileField(
        label=_("The framework’s file"),
        allow_empty_file=True,
        help_text=_("A YAML file (.yaml or .yml), at most 1 MB."),
        error_messages={"required": _("Choose the file.")},
        widget=forms.FileInput({"accept": ".yaml,.yml"}),
    )

    def data_of_file(self) -> bytes:
        """Its bytes, as far as they are looked at. Call when the form is valid."""
        data: bytes = self.cleaned_data["file"].read(LARGEST + 1)
        return data
