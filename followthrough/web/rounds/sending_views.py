"""Sending a round, sending one letter again, ending links; giving up, closing and opening again."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.councils.permissions import Permission
from followthrough.rounds import queries
from followthrough.rounds.actions import closing, planning, sending
from followthrough.rounds.rules import Stage
from followthrough.web import progress
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import ask, done, press
from followthrough.web.refusals import saved
from followthrough.web.rounds import showing, words
from followthrough.web.rounds.find import address, entry, recipient_or_404, round_or_404
from followthrough.web.rounds.forms import AgainForm

if TYPE_CHECKING:
    from followthrough.lib.refused import Refused

LONG_ROUND = 50  # letters: to write more takes longer than a second


@page(Permission.RUN_ROUNDS, methods=("POST",))
def look_again(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    found = round_or_404(request, round, Stage.PLANNED)
    changed = planning.look_again(**entry(request, round_=found))
    said = _("The plan has changed: look at it below.") if changed else _("Nothing has changed since it was planned.")
    return done(request, address(request, "show", round=round), said)


@page(Permission.RUN_ROUNDS, methods=FORM)
def send(request: CouncilRequest, round: UUID) -> HttpResponseBase:  # noqa: A002
    """The button stands under the plan, which shows exactly who gets what; looked at, this leads there."""
    found = round_or_404(request, round)
    version = request.POST.get("version", "")
    if request.method != "POST" or found.opened_at is not None or not version.isdecimal():
        return redirect(address(request, "show", round=round))
    view = queries.view(request.council, found)
    to = sum(one.to_be_asked for one in view.requests)

    def instead(refused: "Refused") -> HttpResponse:
        return showing.plan(request, queries.view(request.council, round_or_404(request, round)), refused)

    job = progress.Job(
        heading=_("Sending the round"),
        stages={"letters": _("Writing the letters")},
        steps=lambda: sending.sending(**entry(request, round_=found), version=int(version)),
        to=lambda one: address(request, "show", round=one.id),
        said=ngettext("One letter is on its way.", "%(n)s letters are on their way.", to) % {"n": to},
        instead=instead,
    )
    return progress.answered(request, job, long=to > LONG_ROUND)


@page(Permission.RUN_ROUNDS, methods=FORM)
def give_up(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    found = round_or_404(request, round, Stage.PLANNED)
    form = press(request)
    if saved(form, lambda: planning.give_up(**entry(request, round_=found))):
        return done(request, address(request, "list"), _("The round is given up. Nobody was sent anything."))
    return ask(
        request,
        form,
        heading=_("Give the round up?"),
        button=_("Give the round up"),
        back=address(request, "show", round=round),
        explained=_("Nothing has been sent, and nothing will be. Another round can be planned at once."),
        warning=True,
    )


@page(Permission.RUN_ROUNDS, methods=FORM)
def close(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    found = round_or_404(request, round, Stage.OPEN)
    form = press(request)
    back = address(request, "show", round=round)
    if saved(form, lambda: closing.close(**entry(request, round_=found))):
        return done(request, back, _("The round is closed. What was received can still be cleared."))
    return ask(
        request,
        form,
        heading=_("Close the round now?"),
        button=_("Close the round"),
        back=back,
        explained=_(
            "No link opens anything from then on, and nobody is reminded. Until %(day)s you can open it again; after"
            " that day it ends by itself."
        )
        % {"day": words.day(found.closes_on)},
        warning=True,
    )


@page(Permission.RUN_ROUNDS, methods=FORM)
def reopen(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    found = round_or_404(request, round, Stage.CLOSED)
    form = press(request)
    back = address(request, "show", round=round)
    if saved(form, lambda: closing.reopen(**entry(request, round_=found))):
        return done(request, back, _("The round is open again. The links work as before."))
    explained = _("The links work again, and whoever has not answered is reminded, until %(day)s.")
    return ask(
        request,
        form,
        heading=_("Open the round again?"),
        button=_("Open the round again"),
        back=back,
        explained=explained % {"day": words.day(found.closes_on)},
    )


@page(Permission.RUN_ROUNDS, methods=FORM)
def send_again(request: CouncilRequest, recipient: UUID) -> HttpResponse:
    """Their letter with a new link; also the first one of whoever is asked instead of somebody else."""
    view = recipient_or_404(request, recipient, Stage.OPEN)
    found = view.request
    sent = len(queries.letters_of(request.council, found.round).get(found.id, []))
    form = AgainForm(request.POST or None, initial={"sent": sent})
    back = address(request, "recipients", round=found.round_id)

    def write() -> None:
        sending.send_to(**entry(request), request=found, seen=form.cleaned_data["sent"])

    if saved(form, write):
        return done(request, back, _("The letter to %(name)s is on its way.") % {"name": words.name(found)})
    again, first = _("Send the link to %(name)s again?"), _("Send the letter to %(name)s?")
    return ask(
        request,
        form,
        heading=(again if sent else first) % {"name": words.name(found)},
        title=_("Send a letter"),
        button=_("Send the letter"),
        back=back,
        explained=_("The letter has a new link. Earlier links to the same recipient end; what they have saved stays.")
        if sent
        else _("They have not been sent anything in this round yet."),
    )


@page(Permission.RUN_ROUNDS, methods=FORM)
def end_links(request: CouncilRequest, recipient: UUID) -> HttpResponse:
    found = recipient_or_404(request, recipient, Stage.OPEN).request
    form = press(request)
    back = address(request, "recipients", round=found.round_id)
    if saved(form, lambda: sending.withdraw_links(**entry(request), request=found)):
        return done(request, back, _("The links to %(name)s open nothing any more.") % {"name": words.name(found)})
    return ask(
        request,
        form,
        heading=_("End the links to %(name)s?") % {"name": words.name(found)},
        title=_("End the links of one recipient"),
        button=_("End the links"),
        back=back,
        explained=_(
            "For a link that was forwarded or lost. It opens nothing from now on. Reminders carry a new link, and you"
            " can send one again at once; whoever signs in can still answer."
        ),
        warning=True,
    )
