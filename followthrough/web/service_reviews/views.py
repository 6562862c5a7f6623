"""Service reviews: the list of a programme's, beginning one, the page of one, and how it is conducted."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import reviewing as actions
from followthrough.accreditation.queries import programmes, reviewing
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.web import as_at as days
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.forms import WithdrawForm
from followthrough.web.findings.words import SAID
from followthrough.web.programmes import head
from followthrough.web.refusals import saved
from followthrough.web.service_reviews import find, shape
from followthrough.web.service_reviews.forms import BeginForm, ConductForm

if TYPE_CHECKING:
    from followthrough.accreditation.models import Charter, ServiceAudit

LIST = "service_reviews:list"


@page(Permission.READ)
def index(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Every service review of a programme as at a day."""
    asked, found = days.asked(request), head.programme(request, programme)
    given = {
        "head": head.head(request, found, LIST, asked),
        "rows": shape.rows(request, found, asked),
        "charter": shape.charter(request, found),
        "as_at": asked,
    }
    return render(request, "service_reviews/list.html", given)


@page(Permission.REVIEW_SERVICES, methods=FORM)
def begin(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Begin the review of a service against the edition that the programme follows."""
    found = head.programme(request, programme)
    charter, now = shape.charter(request, found), AsAt.now()
    teams = {str(team.id): team for team in programmes.scope(request.council, found, now)}
    if charter is None or not teams:
        given = {"head": head.head(request, found, LIST, now), "charter": charter}
        return render(request, "service_reviews/not_ready.html", given)
    posts = shape.posts(request.council)
    form = BeginForm([(i, team.name) for i, team in teams.items()], _offered(posts), request.POST or None)
    head.as_may(request, form)
    made: list[ServiceAudit] = []
    if saved(form, lambda: made.append(_begin(request, form, charter, posts, teams))):
        messages.success(request, _("The service review is begun."))
        return redirect("service_reviews:show", council=request.council.slug, audit=made[0].id)
    top = head.head(request, found, LIST, now)
    return render(request, "service_reviews/begin.html", {"head": top, "charter": charter, "form": form})


def _begin(
    request: CouncilRequest, form: BeginForm, charter: "Charter", posts: dict[str, Any], teams: dict[str, Any]
) -> "ServiceAudit":
    return actions.open_audit(
        council=request.council,
        by=request.member.person,
        programme=charter.commitment,
        team=teams[form.cleaned_data["team"]],
        edition=charter.edition,
        how=form.how({i: post for i, (_words, post) in posts.items()}),
        told=form.told(),
    )


@page(Permission.READ)
def show(request: CouncilRequest, audit: UUID) -> HttpResponse:
    """One service review: how it was done, how each area stands, what it found."""
    asked = days.asked(request)
    view = reviewing.audit(request.council, audit, asked)
    if view is None:
        # It may have been begun after the day that is asked for.
        late = find.audit(request, audit)
        given = {"head": head.head(request, late.audit.programme, LIST, asked), "view": late, "as_at": asked}
        return render(request, "service_reviews/not_yet.html", given)
    about = shape.shown(request, view, request.GET.get("area", ""), asked)
    top = head.head(request, view.audit.programme, LIST, asked)
    return render(request, "service_reviews/show.html", {"about": about, "head": top, "as_at": asked, **SAID})


@page(Permission.REVIEW_SERVICES, methods=FORM)
def conduct(request: CouncilRequest, audit: UUID) -> HttpResponse:
    """Say who reviews the service, when and how, and whether it is finished."""
    view = find.audit(request, audit)
    posts = shape.posts(request.council)
    form = ConductForm(_offered(posts), request.POST or None, now=view)
    head.as_may(request, form)
    if saved(form, lambda: _conduct(request, form, view.audit, posts)):
        messages.success(request, _("How the review is done is recorded."))
        return redirect("service_reviews:show", council=request.council.slug, audit=audit)
    return render(request, "service_reviews/conduct.html", {"view": view, "form": form, "as_at": AsAt.now()})


def _conduct(request: CouncilRequest, form: ConductForm, audit: "ServiceAudit", posts: dict[str, Any]) -> None:
    actions.conduct(
        council=request.council,
        by=request.member.person,
        audit_of=audit,
        how=form.how({i: post for i, (_words, post) in posts.items()}),
        told=form.told(),
    )


@page(Permission.REVIEW_SERVICES, methods=FORM)
def withdraw(request: CouncilRequest, audit: UUID) -> HttpResponse:
    """Take back a service review that was begun by mistake, after saying what that does."""
    view = find.audit(request, audit)
    form = WithdrawForm(request.POST or None)
    if saved(form, lambda: _withdraw(request, form, view.audit)):
        messages.success(request, _("The service review is withdrawn. It stays in the trail."))
        return redirect(LIST, council=request.council.slug, programme=view.audit.programme_id)
    judged = reviewing.judged_counts(request.council, [view], AsAt.now())[audit]
    return render(request, "service_reviews/withdraw.html", {"view": view, "form": form, "judged": judged})


def _withdraw(request: CouncilRequest, form: WithdrawForm, audit: "ServiceAudit") -> None:
    actions.withdraw_audit(
        council=request.council, by=request.member.person, audit_of=audit, reason=form.cleaned_data["reason"]
    )


def _offered(posts: dict[str, tuple[str, Any]]) -> list[tuple[str, str]]:
    return [(i, words) for i, (words, _post) in posts.items()]
