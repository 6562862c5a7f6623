"""The letters above a service that has not answered: each is a draft that waits for the scrutiny officer's press."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from followthrough.councils.asking import in_quiet_period, round_settings
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.rounds import letters, outside, queries
from followthrough.rounds.actions import closing
from followthrough.rounds.rules import Stage
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import ask, done
from followthrough.web.refusals import saved
from followthrough.web.rounds import words
from followthrough.web.rounds.find import address, entry, view_or_404
from followthrough.web.rounds.forms import AboveForm

if TYPE_CHECKING:
    from followthrough.councils.models import Post
    from followthrough.rounds.actions.closing import Silent
    from followthrough.rounds.models import Escalation
    from followthrough.rounds.queries import RoundView

SENT = (Stage.OPEN, Stage.CLOSED)


@page(Permission.RUN_ROUNDS)
def above(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002 - as the address calls it
    view = view_or_404(request, round, *SENT)
    late = clock.today() > view.round.due_on
    context = {
        "view": view,
        "late": late,
        "open": queries.stage(view.round) is Stage.OPEN,
        "silent": closing.silent(request.council, view.round) if late else [],
        "sent": _sent(request, view),
        "quiet": in_quiet_period(request.council, clock.today()),
        "decides": round_settings(request.council).decides_quiet,
        "words": words,
    }
    return render(request, "rounds/above.html", context)


@page(Permission.RUN_ROUNDS, methods=FORM)
def letter(request: CouncilRequest, round: UUID, service: UUID, level: int) -> HttpResponse:  # noqa: A002
    """The next letter above one service, to be read, changed and sent; the level is in the address, so that a second
    press does not write to the post above."""
    view = view_or_404(request, round, Stage.OPEN)
    silent = next((one for one in closing.silent(request.council, view.round) if one.service.id == service), None)
    if any(one.level == level and service in (one.team_id, one.body_id) for one in _sent(request, view)):
        return done(request, address(request, "above", round=round), _("That letter has been sent already."))
    if silent is None or silent.post is None or silent.level != level or clock.today() <= view.round.due_on:
        raise Http404
    decides = _decides(request)
    draft = {"text": _draft(view, silent), "seen": silent.mark}
    form = AboveForm(str(decides or ""), request.POST or None, initial=draft)
    about: dict[str, Any] = entry(request, round_=view.round, service=silent.service, level=silent.level)
    back = address(request, "above", round=round)
    if saved(form, lambda: closing.escalate(**about, **form.cleaned_data)):
        return done(
            request, back, _("The letter to the holder of the post %(post)s is on its way.") % {"post": silent.post}
        )
    if form.is_bound and form.data.get("seen") != silent.mark:
        form.draft_anew(**draft)
    return ask(
        request,
        form,
        heading=_("A letter above %(service)s") % {"service": silent.service},
        title=_("A letter above a service"),
        button=_("Send the letter"),
        back=back,
        template="rounds/letter_above.html",
        silent=silent,
        quiet=in_quiet_period(request.council, clock.today()),
        decides=decides,
        words=words,
    )


def _decides(request: CouncilRequest) -> "Post | None":
    """The post that decides today whether such a letter may go, in a pre-election period; None at other times."""
    quiet = in_quiet_period(request.council, clock.today())
    return round_settings(request.council).decides_quiet if quiet else None


def _draft(view: "RoundView", silent: "Silent") -> str:
    numbers = words.numbers(silent.owed)
    return letters.escalation_text(str(silent.service), outside.called(view.round), view.round, numbers)


def _sent(request: CouncilRequest, view: "RoundView") -> "list[Escalation]":
    return list(queries.escalations(request.council, view.round))
