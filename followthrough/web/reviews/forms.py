"""What is asked of whoever keeps reviews."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.commitments.actions import NO_DAY
from followthrough.councils import queries as councils
from followthrough.lib.days import FuzzyDay
from followthrough.reviews.actions import About
from followthrough.reviews.rules import Origin
from followthrough.web.fields import FuzzyDayField
from followthrough.web.forms import EntryForm

if TYPE_CHECKING:
    from followthrough.councils.models import Body, Council
    from followthrough.reviews.queries.lines import ReviewView

ORIGINS = {
    Origin.REVIEW_GROUP.value: _("Review group"),
    Origin.MEETING.value: _("Meeting"),
    Origin.MOTION.value: _("Motion"),
    Origin.PETITION.value: _("Petition"),
    Origin.AUDIT.value: _("Audit"),
}


class ParticularsForm(EntryForm):
    """What a review is called and where it comes from. Dates may be unknown."""

    name = forms.CharField(
        label=_("What the review is called"),
        max_length=200,
        error_messages={"required": _("Enter what the review is called.")},
    )
    origin = forms.ChoiceField(label=_("Where its recommendations come from"), choices=list(ORIGINS.items()))
    group = forms.CharField(
        label=_("Who made it"),
        required=False,
        max_length=160,
        help_text=_("Such as the name of the review group, or the title of the motion."),
    )
    committee = forms.ChoiceField(label=_("Committee that follows it"), required=False)
    endorsed = FuzzyDayField(
        label=_("Endorsed by the committee on"),
        required=False,
        help_text=_("As precise as it is known, such as 2 March 2021 or March 2021. Leave empty if it is not known."),
    )
    decided = FuzzyDayField(
        label=_("Response decided on"),
        required=False,
        help_text=_("The day on which the executive decided its response. Leave empty if it is not known."),
    )
    update_months = forms.IntegerField(
        label=_("Months between updates"),
        required=False,
        min_value=1,
        max_value=60,
        help_text=_("How often owners report, such as 6. Leave empty if nothing is agreed."),
        error_messages={"invalid": _("Enter a number of months, such as 6.")},
    )

    def __init__(self, council: "Council", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council = council
        found = [(str(one.id), one.name) for one in councils.committees(council)]
        self.fields["committee"].choices = [("", _("Not known")), *found]  # type: ignore[attr-defined]

    def about(self) -> About:
        """What was entered. Call when the form is valid."""
        given = self.cleaned_data
        chosen = given["committee"]
        return About(
            name=given["name"],
            origin=Origin(given["origin"]),
            group=given["group"],
            committee=councils.committee(self.council, UUID(chosen)) if chosen else None,
            endorsed=given["endorsed"] or NO_DAY,
            decided=given["decided"] or NO_DAY,
            update_months=given["update_months"],
        )


class CreateForm(ParticularsForm):
    """A new review: the same with its neutral name, which stays."""

    neutral_name = forms.CharField(
        label=_("Neutral name"),
        max_length=40,
        help_text=_("E-mails, file names and window titles show only this, so it says nothing of the subject."),
        error_messages={"required": _("Enter a neutral name, such as Review 7.")},
    )

    def __init__(self, council: "Council", *args: Any, **kwargs: Any) -> None:
        super().__init__(council, *args, **kwargs)
        self.order_fields(["request_id", "neutral_name"])


def standing(view: "ReviewView") -> dict[str, Any]:
    """The particulars in force, as a form begins with them."""
    now = view.particulars
    return {
        "name": now.name,
        "origin": now.origin,
        "group": now.group,
        "committee": str(now.committee_id or ""),
        "endorsed": _fuzzy(now.endorsed_printed, now.endorsed_first, now.endorsed_last),
        "decided": _fuzzy(now.decided_printed, now.decided_first, now.decided_last),
        "update_months": now.update_months,
    }


def _fuzzy(printed: str, first: Any, last: Any) -> FuzzyDay | None:
    return FuzzyDay(printed, first, last) if last else None


class WhereForm(EntryForm):
    """The section that recommendations stand in, and whom they are addressed to."""

    section = forms.CharField(
        label=_("Section"),
        required=False,
        max_length=200,
        help_text=_("The heading it stands under in the report, if there is one."),
    )
    recipient = forms.ChoiceField(label=_("Addressed to"), required=False)

    def __init__(self, council: "Council", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council = council
        bodies = [(str(one.id), one.name) for one in councils.bodies(council)]
        self.fields["recipient"].choices = [("", council.executive), *bodies]  # type: ignore[attr-defined]

    def addressed_to(self) -> "Body | None":
        """The body that was chosen; None for the executive."""
        chosen = self.cleaned_data["recipient"]
        return councils.body(self.council, UUID(chosen)) if chosen else None


class RecommendationForm(WhereForm):
    """One recommendation, verbatim."""

    number = forms.CharField(
        label=_("Number"),
        max_length=60,
        help_text=_("As in the report. Numbers are never used again."),
        error_messages={"required": _("Enter the number that the recommendation has in the report.")},
    )
    text = forms.CharField(
        label=_("Recommendation"),
        widget=forms.Textarea,
        help_text=_("Exactly as it stands in the report."),
        error_messages={"required": _("Enter the words of the recommendation.")},
    )

    def __init__(self, council: "Council", *args: Any, **kwargs: Any) -> None:
        super().__init__(council, *args, **kwargs)
        self.order_fields(["request_id", "number", "text", "section"])


class PastedForm(WhereForm):
    """Several recommendations, a line each."""

    lines = forms.CharField(
        label=_("Recommendations, one on each line, with their numbers"),
        widget=forms.Textarea,
        help_text=_("Such as: 1. That the Council plants a tree. Two columns copied from a sheet will do as well."),
        error_messages={"required": _("Paste the recommendations.")},
    )

    def __init__(self, council: "Council", *args: Any, **kwargs: Any) -> None:
        super().__init__(council, *args, **kwargs)
        self.order_fields(["request_id", "lines", "section"])
