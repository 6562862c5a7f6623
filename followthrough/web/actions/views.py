"""The page of an action, adding one to a plan, and settling its phase and its gaps."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import programmes as actions
from followthrough.accreditation.queries import programmes, reviewing
from followthrough.commitments import actions as commitments
from followthrough.commitments.queries import Standing
from followthrough.councils.permissions import Permission
from followthrough.councils.scope import writing
from followthrough.lib.as_at import AsAt
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.actions.forms import ActionForm, GapsForm, PlaceForm, gap_choices, phase_choices
from followthrough.web.commitments import choices
from followthrough.web.commitments.entry import ask, done
from followthrough.web.commitments.subject import Subject, find
from followthrough.web.programmes.find import about, programme_or_404
from followthrough.web.programmes.showing import shown
from followthrough.web.refusals import saved
from followthrough.web.tracked import tracked_url

if TYPE_CHECKING:
    from followthrough.accreditation.models import Action, Phase
    from followthrough.accreditation.queries.reviewing import FindingView
    from followthrough.commitments.models import Commitment


@page(Permission.READ)
def show(request: CouncilRequest, action: UUID) -> HttpResponse:
    """One action as at a day: its phase, the gaps that it is to close, and everything that was said."""
    found = _action(request, action)

    def more(_standing: Standing, as_at: AsAt) -> dict[str, Any]:
        every = programmes.actions(request.council, found.programme, as_at)
        view = next(one for one in every if one.action.id == found.id)
        phases = programmes.phases(request.council, found.programme, as_at) if view.phase else []
        gaps = reviewing.findings(request.council, found.programme, every, as_at) if view.gaps else []
        return {
            "action": found,
            "phase": next((one for one in phases if view.phase and one.phase.id == view.phase.id), None),
            "gaps": [one for one in gaps if one.finding.id in view.gaps],
        }

    return shown(request, found.commitment, found.programme, "actions/show.html", more)


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def add(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """A new action with its owner, its date, its phase and its gaps; the address may name a phase and gaps."""
    subject = programme_or_404(request, programme)
    owners, phases = choices.owners(request.council), _phases(request, subject.commitment)
    gaps = _open_gaps(request, subject.commitment)
    initial = {"phase": request.GET.get("phase", ""), "gaps": request.GET.getlist("gap")}
    form = ActionForm(
        choices.in_words(owners),
        phase_choices(phases),
        gap_choices(gaps),
        request.POST or None,
        initial=initial,
    )
    made: list[Action] = []
    if saved(form, lambda: made.append(_add(request, subject, form, owners))):
        messages.success(request, _("The action is added as number %(number)s.") % {"number": made[0].number})
        return redirect(tracked_url(request.council, made[0].commitment))
    return ask(request, subject, form, heading=_("Add an action"), button=_("Add the action"))


def _add(request: CouncilRequest, subject: Subject, form: ActionForm, owners: choices.Owners) -> "Action":
    given, common = form.cleaned_data, about(request, subject, form)
    phase = programmes.phase(request.council, UUID(given["phase"])) if given["phase"] else None
    gaps = [one.finding for one in _gaps(request, subject.commitment) if one.finding.id in form.ticked()]
    with writing(request.council):
        made = actions.add_action(**common, text=given["text"], gaps=gaps, phase=phase)
        of_action = {**common, "commitment": made.commitment}
        del of_action["programme"]
        if given["owner"]:
            commitments.assign(**of_action, **owners[given["owner"]][1])
        if given["due"]:
            commitments.promise(**of_action, due=given["due"])
    return made


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def place(request: CouncilRequest, action: UUID) -> HttpResponse:
    """Plan it for a phase, or for none."""
    found, subject = _found(request, action)
    phases = _phases(request, found.programme)
    now = _stands(request, found)
    initial = {"phase": str(now.phase.id) if now.phase else ""}
    form = PlaceForm(phase_choices(phases), request.POST or None, initial=initial)
    if saved(form, lambda: _place(request, found, form)):
        return done(request, subject, _("It is set down in which phase the action is planned."))
    return ask(request, subject, form, heading=_("Plan it for a phase"), button=_("Save"))


def _place(request: CouncilRequest, found: "Action", form: PlaceForm) -> None:
    chosen = form.cleaned_data["phase"]
    phase: Phase | None = programmes.phase(request.council, UUID(chosen)) if chosen else None
    actions.place(council=request.council, by=request.member.person, action=found, phase=phase, told=form.told())


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def serve(request: CouncilRequest, action: UUID) -> HttpResponse:
    """Tick the gaps that it is to close; one that is unticked it serves no longer."""
    found, subject = _found(request, action)
    now = set(_stands(request, found).gaps)
    gaps = [one for one in _gaps(request, found.programme) if one.open or one.finding.id in now]
    initial = {"gaps": [str(i) for i in now]}
    form = GapsForm(gap_choices(gaps), request.POST or None, initial=initial)
    if saved(form, lambda: _serve(request, found, form, now, gaps)):
        return done(request, subject, _("It is set down which gaps the action is to close."))
    return ask(
        request,
        subject,
        form,
        heading=_("Gaps that it is to close"),
        button=_("Save"),
        template="actions/serve.html",
        gaps=gaps,
    )


def _serve(request: CouncilRequest, found: "Action", form: GapsForm, now: set[UUID], gaps: "list[FindingView]") -> None:
    """Says only what is new, so that the same form sent twice says it once."""
    who: dict[str, Any] = {"council": request.council, "by": request.member.person}
    told, changed = replace(form.told(), request_id=None), form.ticked() ^ now
    with writing(request.council):
        for one in gaps:
            if one.finding.id in changed:
                released = one.finding.id in now
                actions.serve(**who, action=found, gap=one.finding, released=released, told=told)


def _action(request: CouncilRequest, action: UUID) -> "Action":
    found = programmes.action(request.council, action)
    if found is None:
        raise Http404
    return found


def _found(request: CouncilRequest, action: UUID) -> "tuple[Action, Subject]":
    found = _action(request, action)
    return found, find(request, found.commitment_id)


def _stands(request: CouncilRequest, found: "Action") -> programmes.ActionView:
    every = programmes.actions(request.council, found.programme, AsAt.now())
    return next(one for one in every if one.action.id == found.id)


def _phases(request: CouncilRequest, programme: "Commitment") -> list[programmes.PhaseView]:
    return programmes.phases(request.council, programme, AsAt.now())


def _gaps(request: CouncilRequest, programme: "Commitment") -> "list[FindingView]":
    """The gaps of a programme by number."""
    now = AsAt.now()
    every = programmes.actions(request.council, programme, now)
    return [one for one in reviewing.findings(request.council, programme, every, now) if one.is_gap]


def _open_gaps(request: CouncilRequest, programme: "Commitment") -> "list[FindingView]":
    return [one for one in _gaps(request, programme) if one.open]
