"""What a person searches for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.lib.refused import Refused
from followthrough.search.rules import Kind, Question, asked, question_faults
from followthrough.web.forms import PlainForm
from followthrough.web.refusals import say

# What a search may be narrowed to, by its code in the address.
PARTS: dict[str, tuple[Any, tuple[Kind, ...]]] = {
    "wording": (_("Wording, numbers and titles"), (Kind.NUMBER, Kind.TITLE, Kind.WORDING)),
    "updates": (_("Progress updates"), (Kind.UPDATE,)),
    "evidence": (_("Evidence"), (Kind.EVIDENCE,)),
    "decided": (_("Responses and decisions"), (Kind.ANSWER, Kind.DECISION)),
    "notes": (_("Notes and reasons"), (Kind.NOTE,)),
}


class SearchForm(PlainForm):
    """Words or numbers, and where to look for them. Sent by GET, so that a search is an address."""

    q = forms.CharField(label=_("Words or numbers"), required=False)
    part = forms.ChoiceField(
        label=_("Look in"),
        required=False,
        choices=[("", _("Everything")), *((code, name) for code, (name, _kinds) in PARTS.items())],
    )

    def clean_q(self) -> str:
        typed: str = self.cleaned_data["q"]
        for code, most in question_faults(typed):
            raise forms.ValidationError(say(Refused(code, "q", most=most)))
        return typed

    def question(self) -> Question:
        """What is asked for. Call when the form is valid."""
        return asked(self.cleaned_data["q"])

    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of text that are looked at, in the order in which they are found."""
        part = self.cleaned_data["part"]
        return PARTS[part][1] if part else tuple(Kind)

    def kept(self) -> dict[str, str]:
        """The search as the query of an address."""
        return {name: value for name, value in self.cleaned_data.items() if value}
