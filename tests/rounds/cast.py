"""A review that owes updates, people to ask for them, and a round."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery, Kind
from followthrough.councils import actions as councils
from followthrough.lib import clock
from followthrough.outbox.models import Email
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About, Answer
from followthrough.reviews.rules import Response
from followthrough.rounds import queries
from followthrough.rounds.actions import answering, planning, sending
from followthrough.rounds.actions.answering import Given, Sender
from followthrough.rounds.actions.planning import Plan

FIRST = date(2024, 1, 1)
LINK = re.compile(r"/answer/[a-z0-9-]+/([A-Za-z0-9_-]{43})/")


@dataclass
class Asking:
    """A council whose housing and leisure services owe updates on five recommendations and a programme.

    1 and 2 are housing's (Hanna holds the post), 3 leisure's (a mailbox, and nobody in the post), 4 nobody's, 5 has not
    been answered; the programme is housing's, and 2 relies on it.
    """

    council: Any
    officer: Any
    committee: Any
    meeting: Any
    review: Any
    numbers: dict[str, Any]
    programme: Any
    housing: Any
    leisure: Any
    head: Any
    hanna: Any
    made: list[Any] = field(default_factory=list)

    @property
    def by(self) -> dict[str, Any]:
        return {"council": self.council, "by": self.officer}

    def plan(self, **days: Any) -> Any:
        today = clock.today()
        given: dict[str, Any] = {
            "due_on": today + timedelta(days=14),
            "closes_on": today + timedelta(days=20),
            "ladder": (-10, -3, 1),
            "wording": "Thank you for your help.",
        }
        one = planning.plan(**self.by, reviews=[self.review], meeting=self.meeting, asked=Plan(**{**given, **days}))
        self.made.append(one)
        return one

    def open(self, **days: Any) -> Any:
        one = self.plan(**days)
        sending.send(**self.by, round_=one, version=self.round.version)
        return self.round

    @property
    def round(self) -> Any:
        return queries.round_(self.council, self.made[-1].id)

    @property
    def view(self) -> queries.RoundView:
        return queries.view(self.council, self.round)

    def request(self, whose: Any) -> Any:
        """The request to that person, team or body."""
        found = [v.request for v in self.view.requests]
        return next(one for one in found if whose in (one.person, one.team, one.body))

    def asked(self, what: Any) -> queries.Asked:
        """Of a number or a commitment, as asked in the round."""
        commitment = self.numbers[what].commitment if isinstance(what, str) else what
        return next(one for one in self.view.asked if one.item.commitment_id == commitment.id)

    def save(self, whose: Any, what: Any, given: Given, seen: int | None = None) -> Any:
        asked = self.asked(what)
        serial = seen if seen is not None else (asked.draft.serial if asked.draft else 0)
        return answering.save(
            council=self.council, request=self.request(whose), item=asked.item, given=given, seen=serial
        )

    def seen(self, whose: Any) -> dict[Any, str]:
        return answering.seen_of(queries.request_view(self.council, self.request(whose)))

    def send(self, whose: Any, sender: Sender | None = None, press: Any = None) -> answering.Sent:
        return answering.send(
            council=self.council,
            request=self.request(whose),
            sender=sender or Sender(by=whose),
            seen=self.seen(whose),
            press=press or uuid4(),
        )


def letters(kind: str = "") -> list[Email]:
    """The e-mails of rounds, oldest first."""
    return list(Email.objects.filter(kind__startswith=kind or "round_").order_by("made_at"))


def token_in(letter: Email) -> str:
    """The secret of the link in a letter that has not gone yet."""
    found = LINK.search(letter.body)
    assert found, letter.body
    return found[1]


def person(cast_by: dict[str, Any], name: str, post: Any = None, since: date = FIRST) -> Any:
    """Somebody with an address, holding the post for some time."""
    made = councils.add_person(**cast_by, name=name, email=f"{name.lower()}@saltmere.example")
    if post:
        councils.take_up_post(**cast_by, post=post, person=made, first_day=since)
    return made


def asking(home: tuple[Any, Any]) -> Asking:
    """Everything of it but the round."""
    council, officer = home
    by = {"council": council, "by": officer}
    committee = councils.add_committee(**by, name="Scrutiny Committee")
    meeting = councils.add_meeting(**by, committee=committee, day=clock.today() + timedelta(days=28))
    housing = councils.add_team(**by, name="Housing", mailbox="housing@saltmere.example")
    leisure = councils.add_team(**by, name="Leisure", mailbox="leisure@saltmere.example")
    head = councils.add_post(**by, title="Head of Housing", team=housing)
    vacant = councils.add_post(**by, title="Head of Leisure", team=leisure)
    hanna = person(by, "Hanna", head)
    review = reviews.create_review(**by, neutral_name="Review 4", about=About(name="Warm homes", committee=committee))
    numbers = {
        str(n): reviews.add_recommendation(**by, review=review, number=str(n), text=f"That the Council does thing {n}.")
        for n in range(1, 6)
    }
    for n in ("1", "2", "3", "4"):
        reviews.respond(**by, recommendation=numbers[n], answer=Answer(state=Response.AGREED))
    programme = commitments.open_commitment(**by, kind=Kind.PROGRAMME, text="The warm homes programme.")
    for thing, post in ((numbers["1"].commitment, head), (numbers["2"].commitment, head), (programme, head)):
        commitments.assign(**by, commitment=thing, post=post)
    commitments.assign(**by, commitment=numbers["3"].commitment, post=vacant)
    commitments.rely(**by, commitment=numbers["2"].commitment, on=programme)
    commitments.record_progress(
        council=council,
        by=hanna,
        commitment=numbers["1"].commitment,
        state=Delivery.IN_PROGRESS,
        text="Half is done.",
        told=Told(known_on=clock.today() - timedelta(days=90)),
    )
    return Asking(council, officer, committee, meeting, review, numbers, programme, housing, leisure, head, hanna)
