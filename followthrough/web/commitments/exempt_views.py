"""Marking a text as exempt from publication, and lifting that."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.commitments import exempting, queries
from followthrough.councils.nations import PARAGRAPHS, Nation
from followthrough.councils.permissions import Permission
from followthrough.reports.exempt_words import paragraph
from followthrough.reviews.queries import lines as reviews
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.entry import ask, done, told
from followthrough.web.commitments.forms import text_box
from followthrough.web.commitments.subject import EXEMPTIBLE, Subject, find, kind_of
from followthrough.web.fields import DayField
from followthrough.web.forms import OnceForm
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.commitments.ledger import LedgerRow
    from followthrough.commitments.models import CommitmentRow
    from followthrough.reviews.models import RecommendationRow


class ExemptForm(OnceForm):
    """Under which paragraph, why, and when that is looked at again."""

    paragraph = forms.ChoiceField(
        label=gettext_lazy("Exempt under"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the paragraph of the Act under which it is exempt.")},
    )
    reason = text_box(
        gettext_lazy("Why the public interest in keeping it exempt outweighs that in telling it"),
        required=gettext_lazy("Enter the reason."),
        hint=gettext_lazy("As the Monitoring Officer or the proper officer has decided."),
        rows=3,
    )
    review_on = DayField(
        label=gettext_lazy("Looked at again on"),
        error_messages={"required": gettext_lazy("Enter the day on which the exemption is looked at again.")},
    )

    def __init__(self, nation: Nation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(number, paragraph(nation, number)) for number in PARAGRAPHS[nation]]
        self.fields["paragraph"].choices = named  # type: ignore[attr-defined]


class LiftForm(OnceForm):
    """Why it may be told now."""

    reason = text_box(gettext_lazy("Reason"), required=gettext_lazy("Enter the reason."), rows=3)


@page(Permission.KEEP_REVIEWS, methods=FORM)
def exempt(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Mark a text, or mark it anew in place of an earlier mark."""
    found, subject = _find(request, row)
    was = subject.standing.exempt(found)
    initial = {"paragraph": was.paragraph, "reason": was.reason, "review_on": was.review_on} if was else {}
    form = ExemptForm(Nation(request.council.nation), request.POST or None, initial=initial)
    if saved(form, lambda: _exempt(request, subject, found, form)):
        return done(request, subject, _("The text is marked as exempt. Documents for the public leave it out."))
    return _ask(request, subject, found, form, _("Mark a text as exempt"), _("Mark it as exempt"))


def _exempt(request: CouncilRequest, subject: Subject, row: "LedgerRow", form: ExemptForm) -> None:
    given = form.cleaned_data
    exempting.exempt(
        **told(request, subject, form),
        row=row,
        paragraph=given["paragraph"],
        reason=given["reason"],
        review_on=given["review_on"],
    )


@page(Permission.KEEP_REVIEWS, methods=FORM)
def lift(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Say that a text is no longer exempt."""
    found, subject = _find(request, row)
    was = subject.standing.exempt(found)
    if was is None:
        return done(request, subject, _("The text is not exempt."))
    form = LiftForm(request.POST or None)
    if saved(
        form,
        lambda: exempting.lift_exemption(
            **told(request, subject, form), exemption=was, reason=form.cleaned_data["reason"]
        ),
    ):
        return done(request, subject, _("The text is no longer exempt. Documents hold it again."))
    return _ask(request, subject, found, form, _("Lift an exemption"), _("Lift the exemption"))


def _find(request: CouncilRequest, row: UUID) -> "tuple[LedgerRow, Subject]":
    found: CommitmentRow | RecommendationRow | None = queries.row(request.council, row)
    found = found or reviews.row(request.council, row)
    if found is None or kind_of(found) not in EXEMPTIBLE:
        raise Http404
    about: Any = getattr(found, "recommendation", found)
    return found, find(request, about.commitment_id)


def _ask(
    request: CouncilRequest, subject: Subject, row: "LedgerRow", form: OnceForm, heading: str, button: str
) -> HttpResponse:
    template = "commitments/exempt.html"
    return ask(request, subject, form, heading=heading, button=button, template=template, row=row, kind=kind_of(row))
