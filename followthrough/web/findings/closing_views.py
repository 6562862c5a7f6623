"""Saying that a gap is closed or open again, and taking back a finding that was entered by mistake."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import reviewing as actions
from followthrough.accreditation.queries.reviewing import FindingView
from followthrough.accreditation.rules import Gap
from followthrough.councils.permissions import Permission
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.forms import WithdrawForm
from followthrough.web.findings import find
from followthrough.web.findings.forms import CloseForm, ReopenForm
from followthrough.web.programmes.head import as_may
from followthrough.web.refusals import saved


@page(Permission.REVIEW_SERVICES, methods=FORM)
def close(request: CouncilRequest, finding: UUID) -> HttpResponse:
    """A person says that a gap is closed, with what shows it. What its actions have as evidence is proposed."""
    view = _gap(request, finding)
    if view.closed and request.method != "POST":
        return _there(request, view, _("This gap is closed already."))
    form = CloseForm(request.POST or None, initial={"evidence": _proposed(view)})
    as_may(request, form)
    if saved(form, lambda: _say(request, view, form, closed=True)):
        return _there(request, view, _("The gap is closed."))
    return render(request, "findings/close.html", {"view": view, "form": form, "proposed": view.stands is Gap.CLOSABLE})


@page(Permission.REVIEW_SERVICES, methods=FORM)
def reopen(request: CouncilRequest, finding: UUID) -> HttpResponse:
    """A person says that a gap is open again, and why."""
    view = _gap(request, finding)
    if not view.closed and request.method != "POST":
        return _there(request, view, _("This gap is not closed."))
    form = ReopenForm(request.POST or None)
    as_may(request, form)
    if saved(form, lambda: _say(request, view, form, closed=False)):
        return _there(request, view, _("The gap is open again."))
    return render(request, "findings/reopen.html", {"view": view, "form": form})


@page(Permission.REVIEW_SERVICES, methods=FORM)
def withdraw(request: CouncilRequest, finding: UUID) -> HttpResponse:
    """Take back a finding that was entered by mistake, after saying what that does."""
    view = find.finding(request, finding)
    form = WithdrawForm(request.POST or None)
    if saved(form, lambda: _withdraw(request, view, form)):
        messages.success(request, _("The finding is withdrawn. It stays in the trail."))
        return redirect("findings:list", council=request.council.slug, programme=view.finding.programme_id)
    return render(request, "findings/withdraw.html", {"view": view, "form": form})


def _withdraw(request: CouncilRequest, view: FindingView, form: WithdrawForm) -> None:
    given: dict[str, Any] = {"council": request.council, "by": request.member.person}
    actions.withdraw_finding(**given, finding=view.finding, reason=form.cleaned_data["reason"])


def _say(request: CouncilRequest, view: FindingView, form: CloseForm | ReopenForm, *, closed: bool) -> None:
    actions.close_gap(
        council=request.council,
        by=request.member.person,
        gap=view.finding,
        closed=closed,
        evidence=form.cleaned_data["evidence"],
        told=form.told(),
    )


def _gap(request: CouncilRequest, finding: UUID) -> FindingView:
    """The gap; 404 for a strength, which needs no closing."""
    view = find.finding(request, finding)
    if not view.is_gap:
        raise Http404
    return view


def _proposed(view: FindingView) -> str:
    """What the actions name as evidence, once all of them are complete."""
    if view.stands is not Gap.CLOSABLE:
        return ""
    every = [row.reference for one in view.actions for row in one.standing.evidence]
    return "\n".join(dict.fromkeys(every))


def _there(request: CouncilRequest, view: FindingView, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("findings:show", council=request.council.slug, finding=view.finding.id)
