"""What every page of a round begins with."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from followthrough.rounds import queries
from followthrough.rounds.queries import RequestView, RoundView
from followthrough.rounds.rules import Stage
from followthrough.web.access import CouncilRequest

if TYPE_CHECKING:
    from followthrough.rounds.models import Answer, Round
    from followthrough.rounds.queries import Asked


def round_or_404(request: CouncilRequest, round_id: UUID, *stages: Stage) -> "Round":
    """One round; 404 also where it is at another stage than those, if any are named."""
    found = queries.round_(request.council, round_id)
    if found is None or (stages and queries.stage(found) not in stages):
        raise Http404
    return found


def view_or_404(request: CouncilRequest, round_id: UUID, *stages: Stage) -> RoundView:
    """The same with everybody who is asked."""
    return queries.view(request.council, round_or_404(request, round_id, *stages))


def recipient_or_404(request: CouncilRequest, recipient: UUID, *stages: Stage) -> RequestView:
    """One recipient with what is asked of them."""
    found = queries.request(request.council, recipient)
    if found is None or queries.stage(found.round) not in stages:
        raise Http404
    return queries.request_view(request.council, found)


def item_or_404(request: CouncilRequest, item: UUID) -> "Asked":
    found = queries.item(request.council, item)
    if found is None or queries.round_(request.council, found.item.round_id) is None:
        raise Http404
    return found


def said_or_404(request: CouncilRequest, said: UUID) -> "tuple[Answer, Asked]":
    """An answer, with the thing that it is about."""
    found = queries.answer(request.council, said)
    if found is None:
        raise Http404
    return found, item_or_404(request, found.item_id)


def entry(request: CouncilRequest, **about: Any) -> dict[str, Any]:
    """What every action is told: the council, who does it, and what it is about."""
    return {"council": request.council, "by": request.member.person, **about}


def address(request: CouncilRequest, name: str, **parts: Any) -> str:
    """The address of a page of this room."""
    return reverse(f"rounds:{name}", kwargs={"council": request.council.slug, **parts})
