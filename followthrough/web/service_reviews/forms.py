"""What the pages of a service review ask."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.accreditation.actions.reviewing import How, Judged
from followthrough.accreditation.rules import Looked, Method
from followthrough.commitments.actions import NO_DAY
from followthrough.lib.days import FuzzyDay
from followthrough.web.commitments.forms import Choices, text_box
from followthrough.web.fields import FuzzyDayField
from followthrough.web.forms import EntryForm, in_our_words
from followthrough.web.service_reviews.words import METHODS

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion, Judgement
    from followthrough.accreditation.queries.reviewing import AuditView
    from followthrough.councils.models import Post

MOST = 1_000_000


class ConductForm(EntryForm):
    """Who reviews a service, when and how, in counts only: a method's `<method>_used`, `<method>`, `<method>_of`."""

    reviewer = forms.ChoiceField(label=gettext_lazy("Who reviews it"), required=False)
    on = FuzzyDayField(
        label=gettext_lazy("When"),
        required=False,
        help_text=gettext_lazy("As precise as it is known: 16 January 2024, January 2024, summer 2024."),
    )
    note = text_box(
        gettext_lazy("Remarks"), hint=gettext_lazy("What was left out and why. No names, no cases."), rows=3
    )
    finished = forms.BooleanField(label=gettext_lazy("The review is finished"), required=False)

    def __init__(self, posts: Choices, *args: Any, now: "AuditView | None" = None, **kwargs: Any) -> None:
        self.kept = {one.method: one for one in now.looked if not one.shown} if now else {}
        kwargs["initial"] = {**(_said(now) if now else {}), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].choices = [("", _("Not settled yet")), *posts]  # type: ignore[attr-defined]
        for method in Method:
            name = str(METHODS[method])
            self.fields[f"{method}_used"] = forms.BooleanField(label=name, required=False)
            self.fields[method.value] = _count(_("%(method)s: how many") % {"method": name})
            self.fields[f"{method}_of"] = _count(_("%(method)s: of how many") % {"method": name})

    @property
    def methods(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """The three fields of each method."""
        return [(self[f"{one}_used"], self[one.value], self[f"{one}_of"]) for one in Method]

    @property
    def others(self) -> list[BoundField]:
        """The fields above the methods."""
        return [self[name] for name in self.fields if name in ("team", "reviewer", "on")]

    def how(self, posts: "Mapping[str, Post]") -> How:
        """What was said. Call when the form is valid."""
        given = self.cleaned_data
        return How(
            reviewer=posts.get(given["reviewer"]),
            on=given["on"] or NO_DAY,
            looked=tuple(one for method in Method if (one := self._looked(method))),
            finished=given.get("finished", False),
            note=given["note"],
        )

    def _looked(self, method: Method) -> Looked | None:
        given = self.cleaned_data
        number, of = given[method.value], given[f"{method}_of"]
        if number is None and given[f"{method}_used"] and method in self.kept:
            number = self.kept[method].number  # too few to be shown, so it was not in the form
        used = given[f"{method}_used"] or number is not None or of is not None
        return Looked(method, number, of) if used else None


class BeginForm(ConductForm):
    """The same, with the service."""

    team = forms.ChoiceField(
        label=gettext_lazy("Service"), error_messages={"required": gettext_lazy("Choose the service that is reviewed.")}
    )

    def __init__(self, teams: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["finished"]
        self.fields["team"].choices = [("", _("Choose")), *teams]  # type: ignore[attr-defined]
        self.order_fields(["team"])


def _count(label: str) -> forms.Field:
    wrong = {"invalid": _("Enter a whole number in figures.")}
    field = forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST, error_messages=wrong)
    return in_our_words(field)


def _said(now: "AuditView") -> dict[str, Any]:
    row = now.conduct
    found: dict[str, Any] = {
        "reviewer": str(row.reviewer_id or ""),
        "on": FuzzyDay(row.on_printed, row.on_first, row.on_last) if row.on_printed else None,
        "note": row.note,
        "finished": row.finished,
    }
    for one in now.looked:
        number = one.number if one.shown else None
        found |= {f"{one.method}_used": True, one.method.value: number, f"{one.method}_of": one.of}
    return found


class AreaForm(EntryForm):
    """Every criterion of one area: a word of the scale, what shows it, and a remark; `v1`, `e1`, `n1` and so on."""

    def __init__(
        self,
        criteria: "Sequence[Criterion]",
        words: Mapping[str, str],
        stands: "Mapping[UUID, Judgement]",
        *args: Any,
        **kwargs: Any,
    ) -> None:
        self.criteria, self.stands = criteria, stands
        super().__init__(*args, **kwargs)
        for n, criterion in enumerate(criteria, start=1):
            now = stands.get(criterion.id)
            self.fields[f"v{n}"] = _verdict(criterion, words, now)
            self.fields[f"e{n}"] = _prose(
                _("What shows it (%(ref)s)") % {"ref": criterion.ref}, now.evidence if now else ""
            )
            self.fields[f"n{n}"] = _prose(_("Remark (%(ref)s)") % {"ref": criterion.ref}, now.note if now else "")

    @property
    def rows(self) -> "list[tuple[Criterion, Judgement | None, list[BoundField]]]":
        """Each criterion with what stands of it and its fields."""
        return [
            (one, self.stands.get(one.id), [self[f"{kind}{n}"] for kind in "ven"])
            for n, one in enumerate(self.criteria, start=1)
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for n in range(1, len(self.criteria) + 1):
            if not given.get(f"v{n}") and (given.get(f"e{n}") or given.get(f"n{n}")) and f"v{n}" not in self.errors:
                self.add_error(f"v{n}", _("Choose how it stands, or take the words below out."))
        return given

    def judged(self) -> "dict[Criterion, Judged]":
        """What is said of each criterion that has a verdict. Call when the form is valid."""
        given = self.cleaned_data
        return {
            one: Judged(given[f"v{n}"], given[f"e{n}"].strip(), given[f"n{n}"].strip())
            for n, one in enumerate(self.criteria, start=1)
            if given[f"v{n}"]
        }


def _verdict(criterion: "Criterion", words: Mapping[str, str], now: "Judgement | None") -> forms.Field:
    field = forms.ChoiceField(
        label=_("How it stands (%(ref)s)") % {"ref": criterion.ref},
        required=False,
        choices=list(words.items()),
        widget=forms.RadioSelect,
        initial=now.verdict if now else "",
    )
    return in_our_words(field)


def _prose(label: str, initial: str) -> forms.Field:
    box = forms.Textarea({"rows": 2})
    return in_our_words(forms.CharField(label=label, required=False, widget=box, initial=initial, max_length=20_000))
