"""Planning a round: what it asks, of whom, in which words. Nothing here sends anything."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.commitments import queries as commitments
from followthrough.councils.asking import calendar, round_settings
from followthrough.councils.permissions import Permission
from followthrough.rounds import outside
from followthrough.rounds.actions import planning, sending
from followthrough.rounds.rules import Stage, Standing
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import ask, done
from followthrough.web.refusals import saved
from followthrough.web.rounds import choices, words
from followthrough.web.rounds.find import address, entry, recipient_or_404, round_or_404, view_or_404
from followthrough.web.rounds.forms import (
    AddForm,
    AskForm,
    DaysForm,
    NoteForm,
    PlanForm,
    ThingsForm,
    days_of,
    steps_of,
)

if TYPE_CHECKING:
    from followthrough.rounds.models import Round
    from followthrough.rounds.queries import RoundView

UNFINISHED = (Stage.PLANNED, Stage.OPEN)


@page(Permission.RUN_ROUNDS, methods=FORM)
def plan(request: CouncilRequest) -> HttpResponse:
    reviews, meetings = choices.askable(request.council), choices.coming(request.council)
    settings = round_settings(request.council)
    named = [(key, f"{view.review.neutral_name}: {view.particulars.name}") for key, view in reviews.items()]
    begins = {"reviews": request.GET.getlist("review"), **steps_of(settings.ladder)}
    usual = (settings.answer_days, calendar(request.council))
    form = PlanForm(named, meetings, usual, request.POST or None, initial=begins)
    made: list[Round] = []

    def make() -> None:
        chosen = [reviews[key].review for key in form.cleaned_data["reviews"]]
        meeting = form.meetings[form.cleaned_data["meeting"]]
        made.append(planning.plan(**entry(request), reviews=chosen, meeting=meeting, asked=form.plan()))

    if saved(form, make):
        return redirect(address(request, "show", round=made[0].id))
    return render(request, "rounds/plan.html", {"form": form, "reviews": reviews, "meetings": meetings})


@page(Permission.RUN_ROUNDS, methods=FORM)
def days(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002 - as the address calls it
    found = round_or_404(request, round, *UNFINISHED)
    form = DaysForm(request.POST or None, initial=days_of(found))
    back = address(request, "show", round=round)
    if saved(form, lambda: planning.change(**entry(request, round_=found), asked=form.plan())):
        return done(request, back, _("The days and sentences are changed."))
    return ask(request, form, heading=_("Change the days and sentences"), button=_("Save"), back=back)


@page(Permission.RUN_ROUNDS, methods=FORM)
def things(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    """What is ticked is asked; what is not is left out."""
    view = view_or_404(request, round, *UNFINISHED)
    now = [str(one.item.id) for one in view.asked if not one.item.left_out]
    form = ThingsForm(choices.things(view.asked), request.POST if request.method == "POST" else None)
    back = address(request, "show", round=round)

    def change() -> None:
        asked = set(form.cleaned_data["asked"])
        about = entry(request, round_=view.round)
        planning.leave_out(**about, items=[UUID(key) for key in now if key not in asked], out=True)
        planning.leave_out(**about, items=[UUID(key) for key in asked if key not in now], out=False)

    if saved(form, change):
        return done(request, back, _("Saved: what is ticked is asked."))
    ticked = form["asked"].value() if form.is_bound else now
    context = {
        "form": form,
        "view": view,
        "back": back,
        "ticked": set(ticked),
        "called": choices.called,
        "words": words,
    }
    return render(request, "rounds/things.html", context)


@page(Permission.RUN_ROUNDS, methods=FORM)
def ask_instead(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    """Ask somebody else about some things; in an open round their letter is the next page."""
    view = view_or_404(request, round, *UNFINISHED)
    free = choices.things(view.asked)
    about = _about(request, view)
    kept = [(key, text) for key, text in free if key in about] or free
    begins = {"items": [key for key, _text in kept] if about else []}
    form = AskForm(kept, choices.whom(request.council), request.POST or None, initial=begins)
    made: list[Any] = []

    def move() -> None:
        whom = choices.chosen(request.council, form.cleaned_data["who"])
        items = [UUID(key) for key in form.cleaned_data["items"]]
        made.append(planning.ask(**entry(request, round_=view.round), items=items, **whom))

    back = address(request, "show", round=round)
    if saved(form, move):
        messages.success(request, _("%(name)s is asked about that.") % {"name": words.name(made[0])})
        opened = view.round.opened_at is not None
        return redirect(address(request, "send_again", recipient=made[0].id) if opened else back)
    return ask(
        request,
        form,
        heading=_("Ask somebody else"),
        button=_("Ask them"),
        back=back,
        explained=_(
            "Only people with an e-mail address who are here today, and teams and bodies with a mailbox, can be asked."
        ),
        template="rounds/ask.html",
        narrowed=bool(about),
    )


def _about(request: CouncilRequest, view: "RoundView") -> set[str]:
    """The items that the address names: one, or what a recipient has still to answer; none for all of the round."""
    named, recipient = request.GET.get("item"), request.GET.get("recipient")
    waiting = [one for who in view.requests if str(who.request.id) == recipient for one in who.asked]
    open_still = [str(one.item.id) for one in waiting if one.owed or one.stands is Standing.PLANNED]
    return {*open_still, *(str(one.item.id) for one in view.asked if str(one.item.id) == named)}


@page(Permission.RUN_ROUNDS, methods=FORM)
def add(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    view = view_or_404(request, round, *UNFINISHED)
    form = AddForm(choices.others(request.council, view), request.POST or None)
    back = address(request, "show", round=round)

    def put() -> None:
        found = commitments.commitment(request.council, UUID(form.cleaned_data["thing"]))
        if found is None:
            raise Http404
        planning.add(**entry(request, round_=view.round), commitment=found)

    if saved(form, put):
        return done(request, back, _("It is asked about too."))
    explained = _(
        "Recommendations, programmes, phases and actions that were not found to be owed. What is restricted is never"
        " asked."
    )
    return ask(
        request, form, heading=_("Ask about something else too"), button=_("Add it"), back=back, explained=explained
    )


@page(Permission.RUN_ROUNDS, methods=FORM)
def note(request: CouncilRequest, recipient: UUID) -> HttpResponse:
    found = recipient_or_404(request, recipient, Stage.PLANNED).request
    form = NoteForm(request.POST or None, initial={"note": found.note})
    back = address(request, "show", round=found.round_id)
    if saved(form, lambda: planning.note(**entry(request), request=found, text=form.cleaned_data["note"])):
        return done(request, back, _("The note is saved."))
    heading = _("A note for %(name)s") % {"name": words.name(found)}
    return ask(
        request, form, heading=heading, button=_("Save the note"), back=back, title=_("A note for one recipient")
    )


@page(Permission.RUN_ROUNDS)
def letter(request: CouncilRequest, recipient: UUID) -> HttpResponse:
    """The very letter that a recipient will get, but for the link, which is made when it is sent."""
    view = recipient_or_404(request, recipient, Stage.PLANNED)
    token = "0" * 43
    sent = outside.request_view(request.council, view.request)
    written = sending.asking_letter(request.council, sent, outside.called(view.request.round), token)
    lines = [line if token not in line else _("[the link]") for line in written["body"].splitlines()]
    context = {"view": view, "letter": written, "body": "\n".join(lines), "words": words}
    return render(request, "rounds/letter.html", context)
