"""One thing asked in a round, and the lists for its meeting: later dates asked for, closures proposed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries.lines import lines
from followthrough.reviews.rules import position
from followthrough.rounds import queries, waiting
from followthrough.rounds.rules import Stage, Standing
from followthrough.web.access import CouncilRequest, page
from followthrough.web.rounds import choices, words
from followthrough.web.rounds.find import item_or_404, round_or_404, view_or_404

SENT = (Stage.OPEN, Stage.CLOSED)


@page(Permission.RUN_ROUNDS)
def item(request: CouncilRequest, item: UUID) -> HttpResponse:
    asked = item_or_404(request, item)
    one = round_or_404(request, asked.item.round_id)
    earlier = queries.before(request.council, one).get(asked.item.commitment_id)
    post = waiting.wait_for(request.council, [asked])[asked.item.id] if asked.stands is Standing.RECEIVED else None
    context = {
        "asked": asked,
        "round": one,
        "reviews": queries.reviews_of(one),
        "open": queries.stage(one) is Stage.OPEN,
        "before": earlier.update if earlier else None,
        "post": post,
        "words": words,
    }
    return render(request, "rounds/item.html", context)


@page(Permission.RUN_ROUNDS)
def extensions(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002 - as the address calls it
    """Every later date that somebody asked for in the round."""
    view = view_or_404(request, round, *SENT)
    rows = [(one, said) for one in view.asked for said in one.said if said.answer.until_printed]
    return render(
        request, "rounds/extensions.html", {"view": view, "rows": rows, "words": words, "called": choices.called}
    )


@page(Permission.RUN_ROUNDS)
def closures(request: CouncilRequest, round: UUID) -> HttpResponse:  # noqa: A002
    """What owners call complete, by review, for the committee to decide at the meeting."""
    one = round_or_404(request, round, *SENT)
    found = [(review, lines(request.council, review, AsAt.now())) for review in queries.reviews_of(one)]
    shown = [(review, [line for line in rows if position(line.axes) == "closure_proposed"]) for review, rows in found]
    return render(request, "rounds/closures.html", {"round": one, "proposed": shown, "words": words})
