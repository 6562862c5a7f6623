"""Judging one area of a service review."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.accreditation.actions import reviewing as actions
from followthrough.accreditation.queries import frameworks, reviewing
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.frameworks.words import EVIDENCE
from followthrough.web.programmes import head
from followthrough.web.refusals import saved
from followthrough.web.service_reviews import find
from followthrough.web.service_reviews.forms import AreaForm

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion, Judgement
    from followthrough.accreditation.queries.frameworks import Loaded
    from followthrough.accreditation.queries.reviewing import AuditView


@page(Permission.REVIEW_SERVICES, methods=FORM)
def judge(request: CouncilRequest, audit: UUID, area: UUID) -> HttpResponse:
    """Every criterion of one area, with what stands of it; only what is said differently is recorded."""
    view = find.audit(request, audit)
    loaded = frameworks.loaded(view.audit.edition)
    found = loaded.by_id.get(area)
    if found is None or found.area_id is not None:
        raise Http404
    stands = reviewing.judgements(request.council, view.audit, AsAt.now())
    form = AreaForm(loaded.judged[found.id], loaded.words, stands, request.POST or None)
    head.as_may(request, form)
    made: list[Judgement] = []
    if saved(form, lambda: made.extend(_judge(request, view, form))):
        messages.success(request, recorded(len(made)))
        return redirect(_onwards(request, view, loaded, found))
    given = {"view": view, "area": found, "form": form, "words": loaded.words, "evidence_words": EVIDENCE}
    return render(request, "service_reviews/judge.html", {**given, "next": _next(loaded, found)})


def _judge(request: CouncilRequest, view: "AuditView", form: AreaForm) -> "list[Judgement]":
    return actions.judge(
        council=request.council,
        by=request.member.person,
        audit_of=view.audit,
        judged=form.judged(),
        told=form.told(),
    )


def recorded(number: int) -> str:
    """What is said of so many judgements that were recorded."""
    if not number:
        return _("Nothing is said differently, so nothing was recorded.")
    said = ngettext("One judgement is recorded.", "%(n)s judgements are recorded.", number)
    return said % {"n": number}


def _onwards(request: CouncilRequest, view: "AuditView", loaded: "Loaded", area: "Criterion") -> str:
    """The next area if that was asked for, else back to this one on the page of the review."""
    where = {"council": request.council.slug, "audit": view.audit.id}
    after = _next(loaded, area)
    if after is not None and request.POST.get("then") == "next":
        return reverse("service_reviews:judge", kwargs={**where, "area": after.id})
    return reverse("service_reviews:show", kwargs=where, query={"area": area.ref})


def _next(loaded: "Loaded", area: "Criterion") -> "Criterion | None":
    at = loaded.areas.index(area)
    return loaded.areas[at + 1] if at + 1 < len(loaded.areas) else None
