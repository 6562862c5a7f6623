"""Word files that come back from a director: what differs, put to owners, and what the owners make of it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.commitments.queries import owned_by
from followthrough.commitments.rules import Delivery
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.packs import actions, queries
from followthrough.web import refusals
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.entry import ask, done
from followthrough.web.commitments.forms import UpdateForm
from followthrough.web.commitments.subject import Subject, find
from followthrough.web.packs import beside, words
from followthrough.web.packs.find import pack_or_404
from followthrough.web.packs.forms import DeclineForm, PutForm, ReturnedForm
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.packs.models import PutUpdate, Returned


@page(Permission.WRITE_REPORTS, methods=FORM)
def came_back(request: CouncilRequest, report: UUID, number: int) -> HttpResponse:
    """The files of a version that came back, and taking in another."""
    found = pack_or_404(request, report, number)
    form = ReturnedForm(request.POST, request.FILES) if request.method == "POST" else ReturnedForm()
    if form.is_valid():
        data, name = form.document()
        try:
            row = actions.take_in_returned(**_by(request), pack=found, data=data, name=name)
        except Unreadable as unreadable:
            form.add_error("file", unreadable.message)
        except Refused as refused:
            refusals.add_to(form, refused)
        else:
            return redirect("packs:returned", council=request.council.slug, returned=row.id)
    there = queries.returned(request.council, found)
    return render(
        request, "packs/came_back.html", {"form": form, "report": found.report, "pack": found, "there": there}
    )


@page(Permission.WRITE_REPORTS)
def returned(request: CouncilRequest, returned: UUID) -> HttpResponse:
    """What differs in a file that came back, beside the tracker today, and what became of each difference."""
    found = _returned_or_404(request, returned)
    context = {
        "returned": found,
        "report": found.report,
        "shown": beside.shown(request.council, found),
        "documents": words.DOCUMENTS,
    }
    return render(request, "packs/returned.html", context)


@page(Permission.WRITE_REPORTS, methods=FORM)
def put(request: CouncilRequest, returned: UUID, at: int) -> HttpResponse:
    """Put the words of a difference to the owner of what they tell of."""
    found = _returned_or_404(request, returned)
    one = next((one for one in beside.shown(request.council, found) if one.at == at and one.difference.text), None)
    if one is None or one.line is None:
        raise Http404
    form = PutForm(request.POST or None, initial={"text": one.difference.text})
    if saved(form, lambda: actions.put_to_owner(**_by(request), returned=found, place=at, **form.cleaned_data)):
        messages.success(request, _("It is put to the owner, who finds it on the home page. Nothing is recorded yet."))
        return redirect("packs:returned", council=request.council.slug, returned=returned)
    return render(request, "packs/put.html", {"form": form, "returned": found, "report": found.report, "one": one})


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def answer(request: CouncilRequest, put: UUID) -> HttpResponse:
    """The owner makes words that were put to them their own update, changed or not."""
    found, subject = _put_or_404(request, put)
    if queries.put_answer(request.council, found):
        return _answered_already(request, subject)
    form = UpdateForm(request.POST or None, initial={"text": found.text})
    form.known_today()
    form.of_recommendation()
    if saved(form, lambda: _take(request, found, form)):
        return done(request, subject, _("It is recorded as your update."))
    heading, button = _("Is this your update?"), _("Record it as my update")
    return ask(request, subject, form, heading=heading, button=button, template="packs/answer.html", put=found)


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def decline(request: CouncilRequest, put: UUID) -> HttpResponse:
    """The owner will not say it, and says why."""
    found, subject = _put_or_404(request, put)
    if queries.put_answer(request.council, found):
        return _answered_already(request, subject)
    form = DeclineForm(request.POST or None)
    if saved(form, lambda: actions.decline_put(**_by(request), put=found, **form.cleaned_data)):
        return done(request, subject, _("It is not recorded. Whoever put it to you sees why."))
    return render(request, "packs/decline.html", {"form": form, "put": found, "subject": subject})


def _take(request: CouncilRequest, put: "PutUpdate", form: UpdateForm) -> None:
    given = form.cleaned_data
    actions.take_put(
        **_by(request),
        put=put,
        state=Delivery(given["state"]),
        text=given["text"],
        reason=given["reason"],
        decided_by=given["decided_by"],
        told=form.told(),
    )


def _answered_already(request: CouncilRequest, subject: Subject) -> HttpResponse:
    messages.info(request, _("This has been answered already."))
    return redirect(subject.address)


def _by(request: CouncilRequest) -> dict[str, Any]:
    return {"council": request.council, "by": request.member.person}


def _returned_or_404(request: CouncilRequest, returned: UUID) -> "Returned":
    found = queries.one_returned(request.council, returned)
    if found is None:
        raise Http404
    return found


def _put_or_404(request: CouncilRequest, put: UUID) -> "tuple[PutUpdate, Subject]":
    """For the owner alone: who may report on anything does so on its own page, and not in the owner's place."""
    found = queries.put(request.council, put)
    if found is None:
        raise Http404
    subject = find(request, found.commitment_id)
    posts = councils.posts_held_by(request.council, request.member.person, clock.today())
    if not owned_by(subject.standing, posts):
        raise PermissionDenied
    return found, subject
