"""Pages that settle what a programme follows, which services it looks at, and its phases."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import programmes as actions
from followthrough.accreditation.queries import programmes
from followthrough.commitments import actions as commitments
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.councils.scope import writing
from followthrough.lib.as_at import AsAt
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments import choices
from followthrough.web.commitments.entry import ask, done
from followthrough.web.commitments.subject import Subject
from followthrough.web.programmes.find import about, programme_or_404
from followthrough.web.programmes.forms import CharterForm, PhaseForm, ScopeForm
from followthrough.web.programmes.words import usual_phases
from followthrough.web.refusals import saved


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def charter(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Set down what it follows, who is over it, its fee and its expiry."""
    subject = programme_or_404(request, programme)
    now = programmes.charter(request.council, subject.commitment, AsAt.now())
    form = CharterForm(request.council, now, request.POST or None)
    if saved(form, lambda: actions.charter(**about(request, subject, form), follows=form.follows())):
        return done(request, subject, _("It is set down what the programme follows."))
    return ask(
        request,
        subject,
        form,
        heading=_("Change what it follows") if now else _("Set down what it follows"),
        button=_("Save"),
        template="programmes/charter.html",
        charter=now,
    )


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def scope(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Tick the services that it looks at; one that leaves has a note that says why."""
    subject = programme_or_404(request, programme)
    now = {str(team.id) for team in programmes.scope(request.council, subject.commitment, AsAt.now())}
    teams = [(str(team.id), team.name) for team in councils.teams(request.council)]
    form = ScopeForm(teams, request.POST or None, initial={"services": now})
    if saved(form, lambda: _scope(request, subject, form, now)):
        return done(request, subject, _("The services that it looks at are set down."))
    return ask(request, subject, form, heading=_("Services that it looks at"), button=_("Save"))


def _scope(request: CouncilRequest, subject: Subject, form: ScopeForm, now: set[str]) -> None:
    """Says only what is new, so that the same form sent twice says it once."""
    given, wanted = form.cleaned_data, set(form.cleaned_data["services"])
    common = about(request, subject, form)
    common["told"] = replace(common["told"], request_id=None)
    with writing(request.council):
        for key in sorted(wanted ^ now):
            team = councils.team(request.council, UUID(key))
            assert team is not None
            actions.scope(**common, team=team, released=key in now, note=given["note"])


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def add_phase(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """A phase after those that are there: one of the usual ones, or one of the council's own."""
    subject = programme_or_404(request, programme)
    there = {one.phase.stage for one in programmes.phases(request.council, subject.commitment, AsAt.now())}
    usual = {stage.value: name for stage, name in usual_phases()}
    left = [(value, name) for value, name in usual.items() if value not in there or request.POST]
    owners = choices.owners(request.council)
    initial = {"owner": choices.owner_value(subject.standing.owner)}
    form = PhaseForm(left, choices.in_words(owners), request.POST or None, initial=initial)
    if saved(form, lambda: _add_phase(request, subject, form, usual, owners)):
        return done(request, subject, _("The phase is added."))
    return ask(request, subject, form, heading=_("Add a phase"), button=_("Add the phase"))


def _add_phase(
    request: CouncilRequest, subject: Subject, form: PhaseForm, usual: dict[str, str], owners: choices.Owners
) -> None:
    given, common = form.cleaned_data, about(request, subject, form)
    with writing(request.council):
        made = actions.add_phase(**common, text=form.named(usual), stage=form.of_stage())
        of_phase = {**common, "commitment": made.commitment}
        del of_phase["programme"]
        if given["owner"]:
            commitments.assign(**of_phase, **owners[given["owner"]][1])
        if given["due"]:
            commitments.promise(**of_phase, due=given["due"])
