"""The sheet of a service review: out as Excel or Word, and back in, looked at before anything is recorded."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import reviewing as actions
from followthrough.accreditation.queries import frameworks
from followthrough.commitments.actions import Told
from followthrough.councils.permissions import Permission
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.refused import Refused
from followthrough.web import refusals
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.downloads import download
from followthrough.web.service_reviews import find
from followthrough.web.service_reviews.judge_views import recorded
from followthrough.web.service_reviews.sheet_forms import FileForm, TakeInForm, seal
from followthrough.web.service_reviews.sheet_making import KINDS, file_of
from followthrough.web.service_reviews.sheet_reading import another, read, typed_in

if TYPE_CHECKING:
    from followthrough.accreditation.models import Judgement
    from followthrough.accreditation.queries.reviewing import AuditView
    from followthrough.accreditation.sheet import Typed


@page(Permission.REVIEW_SERVICES)
def sheet(request: CouncilRequest, audit: UUID, form: str) -> HttpResponse:
    """Every criterion with empty cells, as Excel to fill in or as Word to print."""
    view = find.audit(request, audit)
    if form not in KINDS:
        raise Http404
    data, name = file_of(request.council, view, form)
    return download(data, name, KINDS[form])


@page(Permission.REVIEW_SERVICES, methods=FORM)
def sheet_back(request: CouncilRequest, audit: UUID) -> HttpResponse:
    """Taking the sheet, and handing in a filled one: then how it is understood. Nothing is kept by that."""
    view = find.audit(request, audit)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            rows = typed_in(form.data_of_file())
        except Unreadable as unreadable:
            form.add_error("file", unreadable.message)
        else:
            if problem := _problem(request, view, rows):
                form.add_error("file", problem)
            else:
                return _preview(request, view, rows)
    return _ask(request, view, form)


def _problem(request: CouncilRequest, view: "AuditView", rows: "Sequence[Typed]") -> str:
    """Why the whole sheet is not looked at; nothing if it is."""
    if not any(row.mark for row in rows):
        return _("No row of this file has its mark. Choose the Excel sheet that was made here, as it was saved.")
    other = another(request.council, view, rows)
    if other is None:
        return ""
    return _("This is the sheet of another review, of %(service)s. Take it in there.") % {
        "service": other.audit.team.name
    }


def _preview(request: CouncilRequest, view: "AuditView", rows: "Sequence[Typed]") -> HttpResponse:
    loaded = frameworks.loaded(view.audit.edition)
    found = read(request.council, view, loaded, rows)
    form = TakeInForm(initial={"sealed": seal(request.member.person.id, view.audit.id, found)})
    given = {"view": view, "read": found, "form": form, "words": loaded.words}
    return render(request, "service_reviews/sheet_check.html", given)


@page(Permission.REVIEW_SERVICES, methods=("POST",))
def take_in(request: CouncilRequest, audit: UUID) -> HttpResponse:
    """Records what was seen of a sheet, in the words that were read: one press."""
    view = find.audit(request, audit)
    form = TakeInForm(request.POST)
    if not form.is_valid():
        return _ask(request, view, FileForm(), str(next(iter(form.errors.values()))[0]))
    if not form.is_of(request.member.person.id, audit):
        raise Http404
    try:
        made = _record(request, view, form)
    except Refused as refused:
        return _ask(request, view, FileForm(), refusals.say(refused))
    messages.success(request, recorded(len(made)))
    return redirect("service_reviews:show", council=request.council.slug, audit=audit)


def _record(request: CouncilRequest, view: "AuditView", form: TakeInForm) -> "list[Judgement]":
    by_ref = frameworks.loaded(view.audit.edition).by_ref
    return actions.judge(
        council=request.council,
        by=request.member.person,
        audit_of=view.audit,
        judged={by_ref[ref]: one for ref, one in form.judged().items()},
        told=Told(seen=form.cleaned_data["seen"]),
    )


def _ask(request: CouncilRequest, view: "AuditView", form: FileForm, problem: str = "") -> HttpResponse:
    return render(request, "service_reviews/sheet_back.html", {"view": view, "form": form, "problem": problem})
