"""Pages for saying that one thing relies on another, and that it no longer does."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from followthrough.commitments import actions, queries
from followthrough.councils.permissions import Permission
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments import choices
from followthrough.web.commitments.entry import ask, done, from_today
from followthrough.web.commitments.forms import ReleaseForm, RelianceForm
from followthrough.web.commitments.subject import Subject, find, find_own
from followthrough.web.refusals import saved


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def rely(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """Say what it relies on."""
    subject = find_own(request, commitment)
    form = from_today(request, RelianceForm(choices.reliable(subject), request.POST or None))
    if saved(form, lambda: _rely(request, subject, UUID(form.cleaned_data["on"]), form, released=False)):
        return done(request, subject, _("It is recorded what this relies on."))
    return ask(request, subject, form, heading=_("Rely on something else"), button=_("Record it"))


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def release(request: CouncilRequest, commitment: UUID, on: UUID) -> HttpResponse:
    """Say that it no longer relies on that."""
    subject = find_own(request, commitment)
    if on not in {row.on_id for row in subject.standing.relies_on}:
        raise Http404
    form = from_today(request, ReleaseForm(request.POST or None))
    if saved(form, lambda: _rely(request, subject, on, form, released=True)):
        return done(request, subject, _("It is recorded that this no longer relies on that."))
    return ask(
        request,
        subject,
        form,
        heading=_("No longer rely on this"),
        button=_("Record it"),
        template="commitments/release.html",
        relied_on=find(request, on),
    )


def _rely(
    request: CouncilRequest, subject: Subject, on: UUID, form: RelianceForm | ReleaseForm, *, released: bool
) -> None:
    other = queries.commitment(request.council, on)
    if other is None:
        raise Http404
    actions.rely(
        council=request.council,
        by=request.member.person,
        commitment=subject.commitment,
        on=other,
        note=form.cleaned_data["note"],
        released=released,
        told=form.told(),
    )
