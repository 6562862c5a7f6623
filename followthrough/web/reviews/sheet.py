"""The sheet that is filled in after a committee: a row for each recommendation, saved together.

Each row begins with what stands. The value that it began with travels along, so that only what this person
changed is written, and never what somebody else changed meanwhile.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.commitments.actions import NO_DAY
from followthrough.lib import days
from followthrough.lib.days import FuzzyDay
from followthrough.lib.printable import printable
from followthrough.lib.refused import Refused
from followthrough.lib.wording import folded
from followthrough.reviews.actions import Answer
from followthrough.reviews.rules import Response, response_faults
from followthrough.reviews.sitting import Outcome
from followthrough.web import refusals, states
from followthrough.web.fields import FuzzyDayField, beyond_its_month
from followthrough.web.forms import EntryForm
from followthrough.web.reviews import asking, owners
from followthrough.web.reviews.asking import RowForm

if TYPE_CHECKING:
    from followthrough.reviews.models import Response as ResponseRow
    from followthrough.reviews.queries.lines import Line

RESPONSES = [("", gettext_lazy("None entered")), *((one.value, states.RESPONSES[one.value].text) for one in Response)]
LONGEST_UNTIL = 80
NAMES = {
    "response": gettext_lazy("Response"),
    "detail": gettext_lazy("Part or reason"),
    "owner": gettext_lazy("Owner"),
    "due": gettext_lazy("Due"),
}


class SheetForm(EntryForm):
    """What is asked once for the whole sheet."""

    decided = FuzzyDayField(
        label=gettext_lazy("Responses decided on"),
        required=False,
        help_text=gettext_lazy("The day on which the responses were decided, such as 9 June 2021, if it is known."),
    )
    extension_reason = forms.CharField(
        label=gettext_lazy("Reason for moving a date"),
        required=False,
        widget=forms.Textarea,
        help_text=gettext_lazy("Only if you change a date that stands: that is an extension, and it is counted."),
    )
    extension_approved_by = forms.CharField(
        label=gettext_lazy("Approved by"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("A post or a body, not a person’s name."),
    )


class OutcomeForm(RowForm):
    """One row: what was answered to a recommendation, who owns it and when it is due."""

    response = forms.ChoiceField(choices=RESPONSES, required=False, show_hidden_initial=True)
    detail = forms.CharField(required=False, show_hidden_initial=True, widget=forms.Textarea, max_length=5_000)
    owner = forms.CharField(required=False, show_hidden_initial=True, max_length=200)
    due = forms.CharField(required=False, show_hidden_initial=True, max_length=80)

    def __init__(self, line: "Line", known: owners.Owners, strict: bool, data: Mapping[str, Any] | None) -> None:
        super().__init__(data, prefix=str(line.recommendation.id), initial=standing(line))
        self.line, self.known, self.strict = line, known, strict
        for name, what in NAMES.items():
            self.fields[name].label = _("%(what)s, recommendation %(number)s") % {"what": what, "number": self.number}
        self.outcome: Outcome | None = None

    @property
    def number(self) -> str:
        return self.line.recommendation.number

    def clean(self) -> dict[str, Any]:
        given = {name: printable(self.cleaned_data.get(name, "")) for name in NAMES}
        changed = set(self.changed_data)
        answer = self._answer(given) if changed & {"response", "detail"} and not self.kept("response") else None
        owner = self._owner(given["owner"]) if "owner" in changed and not self.kept("owner") else None
        due = self._due(given["due"]) if "due" in changed and not self.kept("due") else None
        if not self.errors and (answer or owner or due):
            head = self.line.recommendation
            extends = bool(due and self.line.standing.current_due)
            self.outcome = Outcome(head, answer, head.recipient, owner, due, extends)
        return {**self.cleaned_data, **given}

    def _answer(self, given: dict[str, Any]) -> Answer | None:
        if not given.get("response"):
            self.refuse("response", _("Choose a response. One that stands is corrected on its own page."))
            return None
        state, detail = Response(given["response"]), given.get("detail", "").strip()
        if state is Response.DEFERRED:
            return self._deferred(detail)
        part = state is Response.AGREED_IN_PART
        self._complain(state, which_part=detail, reason=detail, until="")
        return Answer(state=state, which_part=detail if part else "", reason="" if part else detail)

    def _deferred(self, detail: str) -> Answer:
        """Until a day, or until something, such as a further report: both are kept as written."""
        self._complain(Response.DEFERRED, which_part="", reason="", until=detail)
        if len(detail) > LONGEST_UNTIL:
            self.refuse("detail", _("Say in at most 80 characters until when it is deferred."))
        if self.strict and (wrong := beyond_its_month(detail)):
            self.refuse("detail", wrong)
        return Answer(state=Response.DEFERRED, until=days.parse(detail) if detail else NO_DAY)

    def _complain(self, state: Response, *, which_part: str, reason: str, until: str) -> None:
        """A new response says which part or why; one from an older paper says what the paper says."""
        for code in response_faults(state, which_part, reason, until) if self.strict else []:
            self.refuse("detail", refusals.say(Refused(code)))

    def _owner(self, name: str) -> dict[str, Any] | None:
        found = self.known.get(folded(name))
        if found is None and name.strip():
            self.refuse(
                "owner", _("“%(name)s” is no post, team or body here. Choose one of the list.") % {"name": name}
            )
        elif found is None:
            self.refuse("owner", _("An owner that stands cannot be emptied. Choose another."))
        return found[1] if found else None

    def _due(self, printed: str) -> FuzzyDay | None:
        found = days.parse(printed)
        if not found:
            self.refuse("due", beyond_its_month(printed) or refusals.say(Refused("due_needed")))
        return found or None


class Sheet:
    """The whole sheet: what is asked once, and a row for each recommendation."""

    def __init__(
        self, lines: "Sequence[Line]", known: owners.Owners, data: Mapping[str, Any] | None, source: str = ""
    ) -> None:
        self.page = SheetForm(data, initial={"source": source})
        strict = not (data or {}).get("known_on", "").strip()
        self.rows = [OutcomeForm(line, known, strict, data) for line in lines]
        self.owner_names = sorted(name for name, _owner in known.values())

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
        good = all([form.is_valid() for form in self.forms])  # noqa: C419 each has to be looked at
        if any(outcome.extends for outcome in self.outcomes()):
            for code, field in (("reason_needed", "extension_reason"), ("approver_needed", "extension_approved_by")):
                if not self.page.cleaned_data.get(field, "").strip():
                    self.page.add_error(field, refusals.say(Refused(code)))
                    good = False
        return good

    def outcomes(self) -> list[Outcome]:
        """What is new, in the order of the report."""
        return [row.outcome for row in self.rows if row.outcome]

    def add(self, refused: Refused) -> None:
        """Show what an action refused at the row that it is about."""
        asking.add(self.page, [*self.rows], refused, "response")


def response_of(line: "Line") -> "ResponseRow | None":
    """The response of whom the recommendation is addressed to: the executive, or its body."""
    to = line.recommendation.recipient_id
    return next((row for row in line.responses if row.respondent_id == to), None)


def standing(line: "Line") -> dict[str, str]:
    """What stands, as the row begins with it."""
    response, due = response_of(line), line.standing.current_due
    return {
        "response": response.state if response else "",
        "detail": (response.which_part or response.reason or response.until_printed) if response else "",
        "owner": owners.name_of(line.standing.owner),
        "due": due.printed if due else "",
    }
