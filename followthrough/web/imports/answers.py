"""What a person says of rows beside the review: on the preview's one form, or on the page of one row."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from followthrough.exchange.actions import Settled
from followthrough.web.forms import OnceForm
from followthrough.web.imports import beside

if TYPE_CHECKING:
    from followthrough.exchange.comparison import Comparison, RowView

OTHER = "other"


def settled(given: QueryDict, agreed: bool) -> dict[int, Settled]:
    """What the preview's form says of each row on it; `agreed` takes the likeliest where a question is left open."""
    found = {}
    for at in given.getlist("shown"):
        if at.isascii() and at.isdigit() and len(at) < 7:
            found[int(at)] = _settled(given, at, agreed)
    return found


def _settled(given: QueryDict, at: str, agreed: bool) -> Settled:
    said = given.get(f"same-{at}", "") or (given.get(f"likeliest-{at}", "") if agreed else "")
    ticked = [name.partition("-")[2] for name in given.getlist("take") if name.partition("-")[0] == at]
    due = given.get(f"due-{at}", "")
    return Settled(
        answered=said == beside.NEW or _id(said) is not None,
        same_as=_id(said),
        of=_id(given.get(f"of-{at}", "")),
        take=[*ticked, *([due] if due else [])],
    )


class MatchForm(OnceForm):
    """Which recommendation of the review a row is, or that it is a new one."""

    same_as = forms.ChoiceField(
        label=_("What is this row?"), widget=forms.RadioSelect, error_messages={"required": _("Choose one of these.")}
    )
    other = forms.ChoiceField(
        label=_("Another recommendation"), required=False, help_text=_("Only if you chose “another” above.")
    )

    def __init__(self, *args: Any, view: "RowView", found: "Comparison", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = beside.choices(view, found)
        self.fields["same_as"].choices = [  # type: ignore[attr-defined]
            *((one.value, f"{one.says}. {one.hint}" if one.hint else one.says) for one in offered),
            (OTHER, _("Another recommendation of %(review)s") % {"review": found.review.neutral_name}),  # type: ignore[union-attr]
        ]
        self.fields["same_as"].initial = next((one.value for one in offered if one.chosen), None)
        self.fields["other"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((str(i), f"{beside.named(line)}: {line.standing.words.text[:80]}") for i, line in found.by_id.items()),
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("same_as") == OTHER and not given.get("other"):
            self.add_error("other", _("Choose the recommendation that this row is."))
        return given

    def answer(self) -> Settled:
        """What `actions.settle` takes. Call when the form is valid."""
        given = self.cleaned_data
        said = given["other"] if given["same_as"] == OTHER else given["same_as"]
        return Settled(answered=True, same_as=None if said == beside.NEW else UUID(said))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
