"""The sheet of what a committee decided at one meeting: a row for each recommendation, saved together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.commitments.actions import Told
from followthrough.councils import queries as councils
from followthrough.lib.days import FuzzyDay
from followthrough.lib.printable import printable
from followthrough.lib.refused import Refused
from followthrough.reviews.rules import Scrutiny, decision_faults
from followthrough.reviews.sitting import Minuted
from followthrough.web import refusals, states, words
from followthrough.web.forms import EntryForm
from followthrough.web.reviews import asking
from followthrough.web.reviews.asking import RowForm

if TYPE_CHECKING:
    from followthrough.councils.models import Council, Meeting
    from followthrough.reviews.queries.lines import Line, ReviewView

DECISIONS = [("", gettext_lazy("No new decision")), *((s.value, states.SCRUTINIES[s.value].text) for s in Scrutiny)]
NAMES = {
    "decision": gettext_lazy("Decision"),
    "minute_ref": gettext_lazy("Minute"),
    "note": gettext_lazy("Note"),
}


class MeetingForm(EntryForm):
    """What holds for every decision on the sheet."""

    meeting = forms.ChoiceField(label=gettext_lazy("Meeting"), required=False)
    minute_ref = forms.CharField(
        label=gettext_lazy("Minute"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("For every decision below that does not have its own, such as Minute 41."),
    )
    draft = forms.BooleanField(
        label=gettext_lazy("These minutes are a draft that has not been approved yet"), required=False
    )

    def __init__(
        self, council: "Council", view: "ReviewView", data: Mapping[str, Any] | None, meeting: str = ""
    ) -> None:
        # Minutes of a meeting that one comes from, to enter what it decided, are a draft until they are approved.
        super().__init__(data, initial={"meeting": meeting, "draft": bool(meeting)})
        self.order_fields(["request_id", "meeting", "minute_ref", "draft"])
        self.meetings = {str(one.id): one for one in _meetings(council, view)}
        named = [(i, f"{words.day(one.day)}, {one.committee.name}") for i, one in self.meetings.items()]
        self.fields["meeting"].choices = [("", _("Not in the list")), *named]  # type: ignore[attr-defined]

    def chosen_meeting(self) -> "Meeting | None":
        """The meeting that was chosen."""
        return self.meetings.get(self.cleaned_data["meeting"])


def _meetings(council: "Council", view: "ReviewView") -> "list[Meeting]":
    """The meetings of the review's committee, or all where that is not known; latest first."""
    committee = view.particulars.committee_id
    return [one for one in councils.meetings(council) if committee in (None, one.committee_id)]


class DecisionForm(RowForm):
    """One row: what was decided about one recommendation, if anything."""

    decision = forms.ChoiceField(choices=DECISIONS, required=False)
    minute_ref = forms.CharField(required=False, max_length=80)
    note = forms.CharField(required=False, widget=forms.Textarea, max_length=5_000)

    def __init__(self, line: "Line", data: Mapping[str, Any] | None) -> None:
        super().__init__(data, prefix=str(line.recommendation.id))
        self.line = line
        for name, what in NAMES.items():
            number = line.recommendation.number
            self.fields[name].label = _("%(what)s, recommendation %(number)s") % {"what": what, "number": number}

    def clean(self) -> dict[str, Any]:
        given = {**self.cleaned_data, **{name: printable(self.cleaned_data.get(name, "")) for name in NAMES}}
        if not given.get("decision") and (given.get("minute_ref") or given.get("note")):
            self.refuse("decision", _("Choose what was decided, or clear the minute and the note."))
        return given

    def minuted(self, minute_ref: str, draft: bool) -> Minuted | None:
        """What was decided, with the sheet's minute where it has none of its own; None for no decision."""
        given = self.cleaned_data
        if not given.get("decision"):
            return None
        state, reference = Scrutiny(given["decision"]), given.get("minute_ref") or minute_ref
        for code in decision_faults(state, reference, draft):
            self.refuse("minute_ref", refusals.say(Refused(code)))
        return Minuted(self.line.recommendation, state, reference, given.get("note", ""))


class DecisionSheet:
    """The whole sheet. `errors` is what is wrong anywhere on it."""

    def __init__(
        self,
        council: "Council",
        view: "ReviewView",
        lines: "Sequence[Line]",
        data: Mapping[str, Any] | None,
        meeting: str = "",
    ) -> None:
        self.page = MeetingForm(council, view, data, meeting)
        self.rows = [DecisionForm(line, data) for line in lines]
        self.decisions: list[Minuted] = []

    @property
    def forms(self) -> list[forms.Form]:
        return [self.page, *self.rows]

    @property
    def is_bound(self) -> bool:
        return self.page.is_bound

    @property
    def errors(self) -> list[Any]:
        return [form.errors for form in self.forms if form.errors]

    def is_valid(self) -> bool:
        """Whether all of it can be saved; every row is looked at, so that every fault is said at once."""
        if not all([form.is_valid() for form in self.forms]):  # noqa: C419 each has to be looked at
            return False
        given = self.page.cleaned_data
        found = [row.minuted(given["minute_ref"], given["draft"]) for row in self.rows]
        self.decisions = [one for one in found if one]
        return not self.errors

    def told(self) -> Told:
        """When it was known, and that it happened at the meeting."""
        told, meeting = self.page.told(), self.page.chosen_meeting()
        if meeting is None:
            return told
        return replace(told, happened=FuzzyDay(words.day(meeting.day), meeting.day, meeting.day))

    def add(self, refused: Refused) -> None:
        """Show what an action refused at the row that it is about."""
        asking.add(self.page, [*self.rows], refused, "decision")
