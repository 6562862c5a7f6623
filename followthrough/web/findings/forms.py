"""What the pages of findings ask."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.accreditation.actions.reviewing import Finds
from followthrough.accreditation.rules import Finds as Kind
from followthrough.accreditation.rules import Source
from followthrough.commitments.actions import NO_DAY
from followthrough.lib import days
from followthrough.web.commitments.forms import line_box, text_box
from followthrough.web.fields import FuzzyDayField
from followthrough.web.findings.choices import Offered
from followthrough.web.findings.words import KINDS, SOURCES
from followthrough.web.forms import EntryForm

if TYPE_CHECKING:
    from followthrough.accreditation.models import Found

RESTATED, CORRECTED = "restated", "corrected"


class FindingForm(EntryForm):
    """What was found, and where it comes from."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose which kind of gap it is, or “Strength”.")},
    )
    text = text_box(
        gettext_lazy("What was found"),
        hint=gettext_lazy("In your own words: no quotations, no names, no cases, no places."),
        rows=4,
    )
    origin = forms.ChoiceField(
        label=gettext_lazy("Where it comes from"),
        choices=list(SOURCES.items()),
        widget=forms.RadioSelect,
        initial=Source.REVIEW.value,
        error_messages={"required": gettext_lazy("Choose where it comes from.")},
    )
    audit = forms.ChoiceField(label=gettext_lazy("Which service review"), required=False)
    group = line_box(
        gettext_lazy("Which group told it"),
        120,
        hint=gettext_lazy(
            "If it does not come from the review: such as “tenants” or “advice agencies”, never a person."
        ),
    )
    month = FuzzyDayField(
        label=gettext_lazy("In which month"),
        required=False,
        help_text=gettext_lazy("If it does not come from the review: such as March 2024."),
    )
    replies = forms.IntegerField(
        label=gettext_lazy("How many replies"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=gettext_lazy("For a survey. What fewer than ten people replied is not recorded."),
        error_messages={"invalid": gettext_lazy("Enter a whole number in figures.")},
    )
    team = forms.ChoiceField(label=gettext_lazy("Service"), required=False)
    criterion = forms.ChoiceField(label=gettext_lazy("Area or criterion"), required=False)

    def __init__(self, offered: Offered, *args: Any, **kwargs: Any) -> None:
        self.offered = offered
        super().__init__(*args, **kwargs)
        self._offer("audit", _("None in particular"), offered.audits)
        self._offer("team", _("The one that is reviewed, or none in particular"), offered.teams)
        self._offer("criterion", _("None in particular"), offered.criteria)

    def _offer(self, name: str, none: str, found: Mapping[str, tuple[str, Any]]) -> None:
        words = [(i, said) for i, (said, _row) in found.items()]
        self.fields[name].choices = [("", none), *words]  # type: ignore[attr-defined]

    def finds(self) -> Finds:
        """What was said. Call when the form is valid."""
        given, offered = self.cleaned_data, self.offered
        told = given["origin"] != Source.REVIEW
        audit = offered.audits.get(given["audit"])
        return Finds(
            kind=Kind(given["kind"]),
            text=given["text"],
            origin=Source(given["origin"]),
            audit=audit[1] if audit else None,
            team=offered.teams[given["team"]][1] if given["team"] else None,
            criterion=offered.criteria[given["criterion"]][1] if given["criterion"] else None,
            group=given["group"] if told else "",
            month=(given["month"] or NO_DAY) if told else NO_DAY,
            replies=given["replies"] if given["origin"] == Source.SURVEY else None,
        )


class SayForm(FindingForm):
    """The same again, with whether it has changed or was entered wrongly."""

    why = forms.ChoiceField(
        label=gettext_lazy("Why does it say something else?"),
        choices=[
            (RESTATED, gettext_lazy("More is known now, or it has changed: this is said from now on")),
            (CORRECTED, gettext_lazy("It was entered wrongly: this takes its place")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose why it says something else.")},
    )

    def __init__(self, offered: Offered, row: "Found", *args: Any, **kwargs: Any) -> None:
        super().__init__(offered, *args, initial=_initial(row), **kwargs)
        self.order_fields(["why"])


class CloseForm(EntryForm):
    """What shows that it is closed."""

    evidence = text_box(
        gettext_lazy("What shows that it is closed"),
        hint=gettext_lazy("Where it is in the council’s own records. Do not copy the record."),
    )


class ReopenForm(EntryForm):
    """Why it is open again."""

    evidence = text_box(gettext_lazy("Why it is open again"), hint=gettext_lazy("The reason stays on record."))


def _initial(row: "Found") -> dict[str, Any]:
    return {
        "kind": row.kind,
        "text": row.text,
        "origin": row.origin,
        "audit": str(row.audit_id or ""),
        "group": row.group,
        "month": days.parse(row.month_printed) if row.month_printed else None,
        "replies": row.replies,
        "team": str(row.team_id or ""),
        "criterion": str(row.criterion_id or ""),
    }
