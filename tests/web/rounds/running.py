"""A planned, an open and a closed round, for the tests that walk through every page."""

from datetime import timedelta
from typing import Any

from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Team
from followthrough.lib import clock
from followthrough.lib.days import parse
from followthrough.rounds import queries
from followthrough.rounds.actions import answering, clearing, closing, planning
from followthrough.rounds.actions.answering import Given, Sender
from followthrough.rounds.actions.planning import Plan
from followthrough.rounds.models import Answer, Item, Request, Round
from followthrough.rounds.rules import Choice
from tests.web.rounds.answering import Asking, asking

LATER = Given(
    Choice.UPDATE,
    state=Delivery.IN_PROGRESS.value,
    text="More is done.",
    until=parse("May 2031"),
    until_reason="The builder went.",
)
OF_THE_OPEN = ("figure", "close", "recipients", "extensions", "closures", "above", "letter_above")


def rounds(council: Any, officer: Any, name: str) -> None:
    """In the open one, answers were due yesterday: one asks for a later date, another says that it is not theirs."""
    past = asking(council, officer, f"{name} past")
    closing.close(**past.by, round_=past.round)
    days = Plan(clock.today() + timedelta(days=14), clock.today() + timedelta(days=20), (-3, 1))
    planning.plan(**past.by, reviews=[past.review], meeting=past.meeting, asked=days)
    now = asking(council, officer, f"{name} open")
    _answers(now)
    Round.objects.filter(id=now.round.id).update(due_on=clock.today() - timedelta(days=1))


def _answers(now: Asking) -> None:
    request = now.request(now.hanna)
    about = {"council": now.council, "request": request}
    for what, given in (("1", LATER), ("2", Given(Choice.NOT_MINE, whose="Leisure"))):
        answering.save(**about, item=now.asked(what).item, given=given, seen=0)
    seen = answering.seen_of(queries.request_view(now.council, request))
    answering.send(**about, sender=Sender(by=now.hanna), seen=seen, press=now.round.id)
    last = now.asked("1").last
    assert last
    clearing.clear(council=now.council, by=now.ivo, answers=[last.answer.id])


def ids_of_rounds(council: Any) -> dict[str, Any]:
    """What the addresses of the scrutiny officer's pages are filled in with."""
    mine = Round.objects.filter(council=council, reviews__review__neutral_name__regex=r" (past|open)$")
    past, planned, now = mine.order_by("planned_at")
    asked_now = Request.objects.filter(round=now).exclude(person=None).get()
    later = Answer.objects.get(item__round=now, choice=Choice.UPDATE)
    not_mine = Answer.objects.get(item__round=now, choice=Choice.NOT_MINE)
    housing = Team.objects.get(council=council, name__startswith="Housing of", name__endswith=" open")
    return {
        "round": planned.id,
        **{f"rounds:{name}": {"round": now.id} for name in OF_THE_OPEN},
        "rounds:reopen": {"round": past.id},
        **{f"rounds:{name}": {"round": now.id} for name in ("sheets", "take_in_sheet")},
        "recipient": Request.objects.filter(round=planned).exclude(person=None).get().id,
        **{f"rounds:{name}": {"recipient": asked_now.id} for name in ("send_again", "end_links")},
        "rounds:recipient_sheet": {"recipient": asked_now.id, "form": "docx"},
        "rounds:item": {"item": Item.objects.filter(round=now, answers=later).get().id},
        "said": later.id,
        "rounds:insist": {"said": not_mine.id},
        "service": housing.id,
        "level": 1,
    }
