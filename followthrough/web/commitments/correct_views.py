"""Pages for mending what was entered wrongly: a new row in the place of the old, which stays readable."""

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import withdrawing
from followthrough.accreditation.queries import programmes
from followthrough.commitments import actions, queries
from followthrough.commitments.rules import Basis, Cause, Dated, Delivery, Whose
from followthrough.councils.permissions import Permission
from followthrough.lib.days import FuzzyDay
from followthrough.registers.queries import saying
from followthrough.reviews.queries import lines as reviews
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.entry import ask, done, from_today, told
from followthrough.web.commitments.forms import CorrectDateForm, EvidenceForm, UpdateForm, WithdrawForm, WordingForm
from followthrough.web.commitments.subject import Subject, find, kind_of, may_correct, may_withdraw, owns
from followthrough.web.forms import EntryForm
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.commitments.models import CommitmentRow, DueDate, Evidence, ProgressUpdate, Wording
    from followthrough.reviews.models import RecommendationRow

TEMPLATE = "commitments/correct.html"
# Rows on which more hangs than they say themselves.
TAKEN_BACK_BY = dict.fromkeys(("charter", "conduct", "found"), withdrawing.withdraw)


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def update(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Mend an update."""
    found, subject = _find(request, row, "progressupdate")
    was = cast("ProgressUpdate", found)
    happened = FuzzyDay(was.happened_printed, was.happened_first, was.happened_last)
    initial = {"state": was.state, "text": was.text, "reason": was.reason, "decided_by": was.decided_by}
    form = from_today(request, UpdateForm(request.POST or None, initial={**initial, "happened": happened}))
    if subject.line is not None:
        form.of_recommendation()
    if saved(form, lambda: _update(request, subject, form, was)):
        return done(request, subject, _("The update is corrected. What it said before stays in the time line."))
    return _ask(request, subject, form, was, _("Correct an update"))


def _update(request: CouncilRequest, subject: Subject, form: UpdateForm, was: "ProgressUpdate") -> None:
    given = form.cleaned_data
    actions.record_progress(
        **told(request, subject, form),
        state=Delivery(given["state"]),
        text=given["text"],
        reason=given["reason"],
        decided_by=given["decided_by"],
        state_printed=was.state_printed,
        # Another state for what a paper says is somebody's reading of its prose, not the owner's own word.
        basis=Basis.CONFIRMED if was.source and given["state"] != was.state else Basis(was.basis),
        corrects=was,
    )


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def date(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Mend a date that was entered wrongly; a promise that moves is an extension and no correction."""
    found, subject = _find(request, row, "duedate")
    was = cast("DueDate", found)
    printed = FuzzyDay(was.printed, was.first, was.last)
    initial = {"due": printed, "cause": was.cause, "reason": was.reason, "approved_by": was.approved_by}
    form = from_today(request, CorrectDateForm(request.POST or None, initial=initial))
    if was.kind != Dated.FORECAST:
        del form.fields["cause"]
    if saved(form, lambda: _date(request, subject, form, was)):
        return done(request, subject, _("The date is corrected. What it said before stays in the time line."))
    return _ask(request, subject, form, was, _("Correct a date"))


def _date(request: CouncilRequest, subject: Subject, form: CorrectDateForm, was: "DueDate") -> None:
    given = form.cleaned_data
    actions.promise(
        **told(request, subject, form),
        due=given["due"],
        kind=Dated(was.kind),
        cause=Cause(given["cause"]) if given.get("cause") else None,
        reason=given["reason"],
        approved_by=given["approved_by"],
        corrects=was,
    )


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def evidence(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Mend a reference."""
    found, subject = _find(request, row, "evidence")
    was = cast("Evidence", found)
    initial = {"reference": was.reference, "held_by": was.held_by}
    form = from_today(request, EvidenceForm(request.POST or None, initial=initial))
    if saved(
        form,
        lambda: actions.add_evidence(
            **told(request, subject, form),
            reference=form.cleaned_data["reference"],
            held_by=form.cleaned_data["held_by"],
            corrects=was,
        ),
    ):
        return done(request, subject, _("The evidence is corrected. What it said before stays in the time line."))
    return _ask(request, subject, form, was, _("Correct evidence"))


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def wording(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Mend words that were not copied as they stand in the paper."""
    found, subject = _find(request, row, "wording")
    was = cast("Wording", found)
    form = WordingForm(request.POST or None, initial={"text": was.text})
    if saved(
        form,
        lambda: actions.word(
            **told(request, subject, form),
            text=form.cleaned_data["text"],
            whose=Whose(was.whose),
            minute_ref=was.minute_ref,
            corrects=was,
        ),
    ):
        return done(request, subject, _("The words are corrected. What they were before stays in the time line."))
    return _ask(request, subject, form, was, _("Correct the words"))


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def withdraw(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Take an entry back, with a reason, after saying what that does."""
    found: CommitmentRow | RecommendationRow | None = queries.row(request.council, row)
    found = found or reviews.row(request.council, row) or programmes.row(request.council, row)
    found = found or saying.row(request.council, row)
    if found is None:
        raise Http404
    subject = find(request, _commitment_of(found))
    if not may_withdraw(request, found, owns(request, subject.standing)):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if saved(form, lambda: _withdraw(request, found, form)):
        return done(request, subject, _("The entry is withdrawn. It stays in the trail."))
    return ask(
        request,
        subject,
        form,
        heading=_("Withdraw an entry"),
        button=_("Withdraw it"),
        template="commitments/withdraw.html",
        row=found,
        kind=kind_of(found),
    )


def _withdraw(request: CouncilRequest, row: "CommitmentRow | RecommendationRow", form: WithdrawForm) -> None:
    given = form.cleaned_data
    who: dict[str, Any] = {"council": request.council, "by": request.member.person}
    take_back: Any = TAKEN_BACK_BY.get(kind_of(row), actions.withdraw)
    take_back(**who, row=row, reason=given["reason"], seen=given["seen"])


def _commitment_of(row: "CommitmentRow | RecommendationRow") -> UUID:
    about: Any = getattr(row, "recommendation", row)
    return cast("UUID", about.commitment_id)


def _find(request: CouncilRequest, row: UUID, kind: str) -> "tuple[CommitmentRow, Subject]":
    found = queries.row(request.council, row)
    if found is None or kind_of(found) != kind:
        raise Http404
    subject = find(request, found.commitment_id)
    if not may_correct(request, found, owns(request, subject.standing)):
        raise PermissionDenied
    return found, subject


def _ask(
    request: CouncilRequest, subject: Subject, form: EntryForm, was: "CommitmentRow", heading: str
) -> HttpResponse:
    return ask(
        request,
        subject,
        form,
        heading=heading,
        button=_("Record the correction"),
        template=TEMPLATE,
        row=was,
        kind=kind_of(was),
    )
