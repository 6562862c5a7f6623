"""Rounds: all of them, one as a plan or as a queue, its plot, and everybody who was asked."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.outbox import queries as outbox
from followthrough.rounds import letters, queries
from followthrough.rounds.days_figure import days_figure
from followthrough.rounds.rules import Stage
from followthrough.web.access import CouncilRequest, page
from followthrough.web.rounds import showing, words
from followthrough.web.rounds.find import view_or_404

SENT = (Stage.OPEN, Stage.CLOSED)


@page(Permission.RUN_ROUNDS)
def index(request: CouncilRequest) -> HttpResponse:
    found = [
        (one, queries.stage(one), letters.neutral(queries.reviews_of(one))) for one in queries.rounds(request.council)
    ]
    shown = [
        (stage, [(one, name) for one, at, name in found if at is stage])
        for stage in (Stage.OPEN, Stage.PLANNED, Stage.CLOSED)
    ]
    return render(request, "rounds/index.html", {"found": found, "by_stage": shown, "words": words})


@page(Permission.RUN_ROUNDS)
def show(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002 - as the address calls it
    view = view_or_404(request, round)
    sent = queries.stage(view.round) in SENT
    return showing.watch(request, view) if sent else showing.plan(request, view)


@page(Permission.RUN_ROUNDS)
def figure(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    """The plot of the answers over the days; its numbers stand in a table on the page of the round."""
    found = days_figure(request.council, view_or_404(request, round, *SENT))
    if found is None:
        raise Http404
    return HttpResponse(found.svg, content_type="image/svg+xml; charset=utf-8")


@page(Permission.RUN_ROUNDS)
def recipients(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    """Everybody who was asked: what they owe, their letters and reminders, and what can be done about each."""
    view = view_or_404(request, round, *SENT)
    sent = queries.letters_of(request.council, view.round)
    context = {
        "view": view,
        "asked": [one for one in view.requests if one.to_be_asked],
        "letters": sent,
        "undelivered": outbox.undelivered(request.council.id, [i for ids in sent.values() for i in ids]),
        "reminded": queries.reminded(request.council, view.round),
        "to_come": showing.reminders(request.council, view.round),
        "open": queries.stage(view.round) is Stage.OPEN,
        "words": words,
    }
    return render(request, "rounds/recipients.html", context)
