"""What relies on a programme, and saying that what is proposed is complete."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.accreditation.actions import accepting
from followthrough.accreditation.queries import frameworks, programmes
from followthrough.commitments import queries as commitments
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.reports.following import any_ended
from followthrough.web import as_at
from followthrough.web.access import CouncilRequest, page
from followthrough.web.commitments.waits import WORDS
from followthrough.web.people.asking import there
from followthrough.web.refusals import saved
from followthrough.web.resting import shape
from followthrough.web.resting.forms import AcceptForm
from followthrough.web.tabs import tabs

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion
    from followthrough.commitments.models import Commitment


@page(Permission.READ)
def show(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Everything that relies on a programme, by what follows; of one part, what would follow if it were met."""
    asked = as_at.asked(request)
    head = there(programmes.programme(request.council, programme))
    found = shape.relying(request, head, asked)
    return _shown(request, head, found, asked, AcceptForm(shape.groups(found).mine, initial={"text": _words(found)}))


@page(Permission.RECORD_OWN_PROGRESS, methods=["POST"])
def accept(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """One press: what was ticked is complete, in this person's words and with its evidence."""
    now = AsAt.now()
    head = there(programmes.programme(request.council, programme))
    found = {one.id: one for one in shape.relying(request, head, now)}
    # What stands there and is no longer proposed is for the action to refuse: it may have been recorded by this form.
    form = AcceptForm([i for i, one in found.items() if one.own], request.POST)
    if any(one in map(str, found) and not found[UUID(one)].own for one in request.POST.getlist("chosen")):
        raise PermissionDenied
    if not shape.groups(list(found.values())).mine and not form.is_valid():
        messages.info(request, _("Nothing that you answer for is proposed as complete any more."))
        return redirect("resting:show", council=request.council.slug, programme=programme)
    if saved(form, lambda: _accept(request, form, found)):
        number = len(form.ids())
        messages.success(
            request,
            ngettext("%(num)s is recorded as complete.", "%(num)s are recorded as complete.", number) % {"num": number},
        )
        return redirect("resting:show", council=request.council.slug, programme=programme)
    return _shown(request, head, list(found.values()), now, form)


def _accept(request: CouncilRequest, form: AcceptForm, found: dict[UUID, shape.Relying]) -> None:
    chosen = form.ids()
    accepting.accept(
        council=request.council,
        by=request.member.person,
        chosen=chosen,
        text=form.cleaned_data["text"],
        evidence={i: found[i].evidence for i in chosen},
        ended=lambda ids: any_ended(request.council, ids, AsAt.now()),
        told=form.told(),
    )


def _shown(
    request: CouncilRequest, head: "Commitment", found: list[shape.Relying], at: AsAt, form: AcceptForm
) -> HttpResponse:
    standing = commitments.standing(request.council, head, at)
    if standing is None:
        return render(request, "programmes/not_yet.html", {"head": head, "as_at": at})
    charter = programmes.charter(request.council, head, at)
    parts = frameworks.loaded(charter.edition).rows if charter else ()
    part = _part(request, parts)
    on_day = as_at.on_the_day(at)
    given: dict[str, Any] = {
        **WORDS,
        "standing": standing,
        "programme": head,
        "tabs": tabs(request.council, head, "resting:show", on_day),
        "as_at": at,
        "keep": on_day,
        "groups": shape.groups(found),
        "parts": parts,
        "if_met": shape.if_met(found, head, part) if part else None,
        "form": form,
    }
    return render(request, "resting/show.html", given)


def _part(request: CouncilRequest, parts: "tuple[Criterion, ...]") -> "Criterion | None":
    """The part that the address asks for; 404 for one that the edition does not have."""
    asked = request.GET.get("part", "").strip()
    if not asked:
        return None
    found = next((one for one in parts if one.ref == asked), None)
    if found is None:
        raise Http404
    return found


def _words(found: list[shape.Relying]) -> str:
    """Words to begin with: what it is that has been met."""
    names = dict.fromkeys(name for one in shape.groups(found).proposed if one.own for name in one.names)
    return _("This is met: %(names)s.") % {"names": "; ".join(names)} if names else ""
