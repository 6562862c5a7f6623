"""The sample's round of updates: planned, sent and half answered, as the pages do."""

from datetime import timedelta
from typing import Any
from uuid import uuid5

from followthrough.councils import actions as councils
from followthrough.councils import queries as people
from followthrough.councils.models import Meeting
from followthrough.lib import clock
from followthrough.lib.days import NO_DAY, parse
from followthrough.reviews.models import Review
from followthrough.rounds import queries
from followthrough.rounds.actions import answering, planning, sending
from followthrough.rounds.actions.answering import Given, Sender
from followthrough.rounds.models import Request, Round
from followthrough.rounds.queries import Asked
from followthrough.rounds.rules import Choice
from followthrough.sample.facts import Facts
from followthrough.sample.town import Town

# A meeting that is nearer leaves no time to answer.
SOONEST = timedelta(days=21)


def open_round(town: Town, review: Review, given: Facts) -> None:
    """A round for the committee's next meeting, counted from today, with the answers that have come."""
    by: dict[str, Any] = {"council": town.council, "by": town.keeper}
    meeting, today = _meeting(town), clock.today()
    asked = planning.Plan(today + timedelta(days=10), today + timedelta(days=14), (-5, -2, 1), given["wording"])
    one = planning.plan(**by, reviews=[review], meeting=meeting, asked=asked)
    planning.note(**by, request=_request(town, one, given["note"]["person"]), text=given["note"]["text"])
    version = Round.objects.get(council=town.council, id=one.id).version
    sending.send(**by, round_=one, version=version)
    for some in given["answers"]:
        _answer(town, _request(town, one, some["person"]), some)


def _meeting(town: Town) -> Meeting:
    """The scrutiny committee's next meeting that leaves time to answer."""
    committee, soonest = town.committees["scrutiny"], clock.today() + SOONEST
    coming = people.meetings(town.council).filter(committee=committee, day__gte=soonest).last()
    return coming or councils.add_meeting(council=town.council, by=town.keeper, committee=committee, day=soonest)


def _request(town: Town, one: Round, person: str) -> Request:
    return queries.requests(town.council).get(round=one, person=town.people[person])


def _answer(town: Town, request: Request, some: Facts) -> None:
    things = {_called(one): one for one in queries.request_view(town.council, request).asked}
    _put_down(town, request, things, some["sent"])
    by_link = some.get("by_link", False)
    answering.send(
        council=town.council,
        request=request,
        sender=Sender(link=request.links.get()) if by_link else Sender(by=request.person),
        seen=answering.seen_of(queries.request_view(town.council, request)),
        press=uuid5(request.id, "sample"),
    )
    _put_down(town, request, things, some.get("put_down", {}))


def _put_down(town: Town, request: Request, things: dict[str, Asked], answers: Facts) -> None:
    for called, given in answers.items():
        answering.save(council=town.council, request=request, item=things[called].item, given=_given(given), seen=0)


def _called(one: Asked) -> str:
    return one.line.recommendation.number if one.line else one.delivered.words.text


def _given(given: Facts) -> Given:
    until = parse(given["until"]) if "until" in given else NO_DAY
    return Given(**{**given, "choice": Choice(given["choice"]), "until": until})
