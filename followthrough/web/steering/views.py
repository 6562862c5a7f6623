"""A programme's steering group: its meetings, what it is asked and decides, and the risks that it watches."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import steering as actions
from followthrough.accreditation.queries import programmes
from followthrough.accreditation.rules import Rating
from followthrough.commitments import actions as commitments
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.web import as_at as days
from followthrough.web import words
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.choices import short
from followthrough.web.commitments.forms import WithdrawForm
from followthrough.web.commitments.subject import kind_of
from followthrough.web.people.asking import ask, done, entry, there
from followthrough.web.people.forms import MeetingForm
from followthrough.web.refusals import saved
from followthrough.web.steering import shape
from followthrough.web.steering.forms import AskForm, DecideForm, RiskForm
from followthrough.web.tabs import tabs

if TYPE_CHECKING:
    from followthrough.accreditation.models import ProgrammeRisk, SteeringItem
    from followthrough.accreditation.queries.programmes import ActionView
    from followthrough.commitments.models import Commitment
    from followthrough.councils.models import Meeting

ENTRY = "money/entry.html"


@page(Permission.READ)
def show(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """The steering group as at a day."""
    as_at = days.asked(request)
    head = there(programmes.programme(request.council, programme))
    found = shape.gather(request.council, head, as_at)
    if found is None and as_at.is_today:
        raise Http404
    on_day = days.on_the_day(as_at)
    context = {
        "programme": head,
        "found": found,
        "as_at": as_at,
        "on_day": on_day,
        "tabs": tabs(request.council, head, "steering:show", on_day or None),
    }
    return render(request, "steering/show.html", context)


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def meeting(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Add a meeting of the steering group; 404 while the programme has none.

    Its minutes are approved by those who keep meetings: whoever runs a programme chooses its group, and could
    otherwise approve the minutes of any committee.
    """
    head = there(programmes.programme(request.council, programme))
    charter = programmes.charter(request.council, head, AsAt.now())
    group = there(charter.steering_group if charter else None)
    form = MeetingForm(request.POST or None)
    common = entry(request, committee=group)
    if saved(form, lambda: councils.add_meeting(**common, day=form.cleaned_data["day"])):
        return done(request, _address(request, head), _("The meeting is added."))
    heading = _("Add a meeting of %(name)s") % {"name": group.name}
    back = _address(request, head)
    title = _("Add a meeting of the steering group")
    return ask(request, form, heading=heading, button=_("Add the meeting"), back=back, title=title)


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def ask_group(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Put something to the steering group to decide."""
    head = there(programmes.programme(request.council, programme))
    met = _meetings(request, head)
    coming = {i: one for i, one in met.items() if one.day >= clock.today()}
    form = AskForm(_choices(coming), request.POST or None)
    common = entry(request, programme=head)

    def put() -> None:
        given = form.cleaned_data
        actions.ask(**common, text=given["text"], meeting=met.get(given["meeting"]), told=form.told())

    if saved(form, put):
        return done(request, _address(request, head), _("The steering group is asked to decide this."))
    return _ask(request, head, form, _("Ask the steering group to decide"), _("Ask it"))


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def decide(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Set down what the steering group decided at a meeting that has sat."""
    head = there(programmes.programme(request.council, programme))
    met = {i: one for i, one in _meetings(request, head).items() if one.day <= clock.today()}
    known = programmes.steering(request.council, head, AsAt.now())
    # What was decided meanwhile is for the action to refuse: it may have been recorded by this very form.
    asked = {str(row.id): row for row in (known.asked if request.method == "POST" else known.open)}
    acts = {str(one.action.id): one for one in programmes.actions(request.council, head, AsAt.now())}
    offered = [(i, short(row.text)) for i, row in asked.items()]
    initial = {"answers": request.GET.get("asked", "")}
    form = DecideForm(_choices(met), offered, [*map(_act, acts.values())], request.POST or None, initial=initial)
    common = entry(request, programme=head)

    def set_down() -> None:
        given = form.cleaned_data
        act = acts[given["action"]].action if given["action"] else None
        about: dict[str, Any] = {
            "meeting": met[given["meeting"]],
            "answers": asked.get(given["answers"]),
            "action": act,
        }
        actions.decide(**common, **about, text=given["text"], minute_ref=given["minute_ref"], told=form.told())

    if saved(form, set_down):
        return done(request, _address(request, head), _("The decision is recorded."))
    explained = "" if met else _("No meeting of the steering group has sat yet. Add the meeting first.")
    return _ask(request, head, form, _("Record what was decided"), _("Record the decision"), explained=explained)


def _act(one: "ActionView") -> tuple[str, str]:
    said = {"number": one.action.number, "text": short(one.standing.words.text)}
    return str(one.action.id), _("%(number)s: %(text)s") % said


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def risk(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """A new risk; the name of one that is there already says how that stands now."""
    head = there(programmes.programme(request.council, programme))
    form = RiskForm(request.POST or None)
    del form.fields["closed"]
    common = entry(request, programme=head)
    if saved(form, lambda: actions.risk(**common, name=form.cleaned_data["name"], **_risk(form))):
        return done(request, _address(request, head), _("The risk is recorded."))
    return _ask(request, head, form, _("Add a risk"), _("Add the risk"))


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def change_risk(request: CouncilRequest, row: UUID) -> HttpResponse:
    """How a risk stands from now on, or that it is closed, or open again."""
    found: ProgrammeRisk = _row(request, row, "programmerisk")
    names = ("rating", "text", "response", "closed")
    form = RiskForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    del form.fields["name"]
    common = entry(request, programme=found.commitment, name=found.name)
    if saved(form, lambda: actions.risk(**common, **_risk(form))):
        said = _("The risk is closed.") if form.cleaned_data["closed"] else _("The risk is recorded.")
        return done(request, _address(request, found.commitment), said)
    heading = _("How “%(name)s” stands now") % {"name": found.name}
    return _ask(request, found.commitment, form, heading, _("Save"), title=_("How a risk stands now"))


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def take_back(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Take back what was entered by mistake: a question or a decision. It stays in the trail."""
    found: SteeringItem = _row(request, row, "steeringitem")
    form = WithdrawForm(request.POST or None)
    who = entry(request, row=found)

    def withdraw() -> None:
        commitments.withdraw(**who, reason=form.cleaned_data["reason"], seen=form.cleaned_data["seen"])

    if saved(form, withdraw):
        return done(request, _address(request, found.commitment), _("The entry is withdrawn. It stays in the trail."))
    return ask(
        request,
        form,
        heading=_("Withdraw an entry"),
        button=_("Withdraw it"),
        back=_address(request, found.commitment),
        explained=_("“%(text)s” is left out from now on.") % {"text": short(found.text)},
        warning=True,
    )


def _risk(form: RiskForm) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "rating": Rating(given["rating"]),
        "text": given["text"],
        "response": given["response"],
        "closed": given.get("closed", False),
        "told": form.told(),
    }


def _row(request: CouncilRequest, row: UUID, kind: str) -> Any:
    """A row of that kind; 404 for any other, or one that was withdrawn."""
    found = there(programmes.row(request.council, row))
    if kind_of(found) != kind:
        raise Http404
    return found


def _meetings(request: CouncilRequest, head: "Commitment") -> "dict[str, Meeting]":
    charter = programmes.charter(request.council, head, AsAt.now())
    return {str(one.id): one for one in shape.meetings(request.council, charter)}


def _choices(met: "dict[str, Meeting]") -> list[tuple[str, str]]:
    return [(i, words.day(one.day)) for i, one in met.items()]


def _ask(
    request: CouncilRequest, head: "Commitment", form: Any, heading: str, button: str, **more: Any
) -> HttpResponse:
    back = _address(request, head)
    return ask(request, form, heading=heading, button=button, back=back, template=ENTRY, **more)


def _address(request: CouncilRequest, head: "Commitment") -> str:
    return reverse("steering:show", kwargs={"council": request.council.slug, "programme": head.id})
