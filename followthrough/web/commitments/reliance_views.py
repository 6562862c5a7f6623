"""Pages for saying that one thing relies on another, or on a part of it, and that it no longer does."""

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.resting import part_names
from followthrough.commitments import actions, queries
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments import choices, parts_of
from followthrough.web.commitments.entry import ask, done, from_today, told
from followthrough.web.commitments.forms import OutsideAgainForm, PartForm, ReleaseForm, RelianceForm
from followthrough.web.commitments.parts_of import Parts
from followthrough.web.commitments.subject import Subject, find, find_own, kind_of
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment, Reliance


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def rely(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """Say what it relies on; of a programme that has parts, the next page asks which."""
    subject = find_own(request, commitment)
    form = from_today(request, RelianceForm(choices.reliable(subject), request.POST or None))
    if saved(form, lambda: _rely(request, subject, form)):
        return done(request, subject, _("It is recorded what this relies on."))
    return ask(
        request,
        subject,
        form,
        heading=_("Rely on something else"),
        button=_("Record it"),
        template="commitments/rely.html",
        programmes=choices.with_parts(subject),
    )


def _rely(request: CouncilRequest, subject: Subject, form: RelianceForm) -> None:
    other = queries.commitment(request.council, UUID(form.cleaned_data["on"]))
    if other is None:
        raise Http404
    given = form.cleaned_data
    actions.rely(**told(request, subject, form), on=other, outside=given["outside"], note=given["note"])


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def rely_part(request: CouncilRequest, commitment: UUID, programme: UUID) -> HttpResponse:
    """Say which part of a programme it relies on: an area, a criterion, a phase or an action."""
    subject = find_own(request, commitment)
    head = programmes.programme(request.council, programme)
    standing = queries.standing(request.council, head, AsAt.now()) if head else None
    if head is None or standing is None or head.id == subject.commitment.id:
        raise Http404
    parts = parts_of.parts_of(subject, head, AsAt.now())
    form = from_today(request, PartForm(parts.free, request.POST or None))
    if saved(form, lambda: _rely_part(request, subject, head, parts, form)):
        return done(request, subject, _("It is recorded what this relies on."))
    return ask(
        request,
        subject,
        form,
        heading=_("Which part does it rely on?"),
        button=_("Record it"),
        template="commitments/rely_part.html",
        parts_of=parts,
        programme=standing,
    )


def _rely_part(request: CouncilRequest, subject: Subject, head: "Commitment", parts: Parts, form: PartForm) -> None:
    given = form.cleaned_data
    chosen = given["of"]
    actions.rely(
        **told(request, subject, form),
        on=parts.others.get(chosen, head),
        part=chosen.removeprefix("part:") if chosen.startswith("part:") else "",
        outside=given["outside"],
        note=given["note"],
    )


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def release(request: CouncilRequest, reliance: UUID) -> HttpResponse:
    """Say that it no longer relies on that, or on that part of it."""
    row, subject = _own_or_404(request, reliance)
    form = from_today(request, ReleaseForm(request.POST or None))
    if saved(form, lambda: _release(request, subject, row, form)):
        return done(request, subject, _("It is recorded that this no longer relies on that."))
    return ask(
        request,
        subject,
        form,
        heading=_("No longer rely on this"),
        button=_("Record it"),
        **_shown(request, row),
    )


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def outside(request: CouncilRequest, reliance: UUID) -> HttpResponse:
    """Say anew of something that it relies on whether it lies outside what that covers."""
    row, subject = _own_or_404(request, reliance)
    form = from_today(request, OutsideAgainForm(request.POST or None, initial={"outside": row.outside}))
    if saved(form, lambda: _outside(request, subject, row, form)):
        return done(request, subject, _("It is recorded whether this lies outside what that covers."))
    return ask(
        request,
        subject,
        form,
        heading=_("Inside or outside what it relies on"),
        button=_("Record it"),
        **_shown(request, row),
    )


def _own_or_404(request: CouncilRequest, reliance: UUID) -> "tuple[Reliance, Subject]":
    """A reliance that stands, and what relies there, of which whoever asks says how far it is."""
    row = queries.row(request.council, reliance)
    if row is None or kind_of(row) != "reliance":
        raise Http404
    subject = find_own(request, cast("Reliance", row).commitment_id)
    if row.id not in {one.id for one in subject.standing.relies_on}:
        raise Http404
    return cast("Reliance", row), subject


def _shown(request: CouncilRequest, row: "Reliance") -> dict[str, Any]:
    return {
        "template": "commitments/release.html",
        "relied_on": find(request, row.on_id),
        "part": part_names(request.council, [row], AsAt.now()).get((row.on_id, row.part), ""),
    }


def _outside(request: CouncilRequest, subject: Subject, row: "Reliance", form: OutsideAgainForm) -> None:
    given = form.cleaned_data
    actions.rely(**told(request, subject, form), on=row.on, part=row.part, outside=given["outside"], note=given["note"])


def _release(request: CouncilRequest, subject: Subject, row: "Reliance", form: ReleaseForm) -> None:
    actions.rely(
        **told(request, subject, form),
        on=row.on,
        part=row.part,
        outside=row.outside,
        note=form.cleaned_data["note"],
        released=True,
    )
