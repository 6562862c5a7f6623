"""The page of a round: the plan while nothing has been sent, the queue afterwards."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.councils.asking import calendar
from followthrough.lib import clock
from followthrough.lib.workdays import rungs
from followthrough.rounds import queries
from followthrough.rounds.days_figure import days_figure
from followthrough.rounds.rules import Stage, Standing
from followthrough.web import refusals
from followthrough.web.access import CouncilRequest
from followthrough.web.rounds import choices, words
from followthrough.web.rounds.queue import queue

if TYPE_CHECKING:
    from datetime import date

    from followthrough.councils.models import Council
    from followthrough.lib.refused import Refused
    from followthrough.rounds.models import Round
    from followthrough.rounds.queries import RoundView


def plan(request: CouncilRequest, view: "RoundView", refused: "Refused | None" = None) -> HttpResponse:
    """Exactly who will get what; `refused` is why it was not sent."""
    context = {
        "view": view,
        "asked": [one for one in view.requests if one.to_be_asked],
        "unreached": [one for one in view.unreached if not one.item.left_out],
        "left_out": [one for one in view.asked if one.item.left_out],
        "reminders": reminders(request.council, view.round),
        "refused": refused and refusals.say(refused),
        "words": words,
        "called": choices.called,
    }
    return render(request, "rounds/plan_of.html", context)


def watch(request: CouncilRequest, view: "RoundView") -> HttpResponse:
    """How a round stands that has been sent."""
    context = {
        "view": view,
        "stage": queries.stage(view.round),
        "open": queries.stage(view.round) is Stage.OPEN,
        "queue": queue(request.council, view),
        "figure": days_figure(request.council, view),
        "counts": counts(view),
        "reminders": reminders(request.council, view.round),
        "words": words,
        "called": choices.called,
    }
    return render(request, "rounds/show.html", context)


def counts(view: "RoundView") -> "list[tuple[str, int]]":
    """How many things stand how, in the order in which they come about; what does not occur is left out."""
    order = [standing for standing in Standing if standing not in (Standing.ASIDE, Standing.PLANNED)]
    found = [(str(words.STANDINGS[standing]), len(view.standing_at(standing))) for standing in order]
    return [(said, number) for said, number in found if number]


def reminders(council: "Council", one: "Round") -> "list[date]":
    """The days on which reminders are still to go: whoever is asked later than one is not reminded by it."""
    return [day for _rung, day in rungs(one.due_on, one.ladder, calendar(council)) if day > clock.today()]
