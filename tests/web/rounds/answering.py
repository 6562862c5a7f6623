"""A round that asks for updates, for the tests of the pages on which it is answered and cleared."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery, Kind
from followthrough.councils import actions as councils
from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.outbox.models import Email
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About, Answer
from followthrough.reviews.rules import Response
from followthrough.rounds import queries
from followthrough.rounds.actions import answering, planning, sending
from followthrough.rounds.actions.answering import Given, Sender
from followthrough.rounds.actions.planning import Plan
from followthrough.rounds.models import Answer as AnswerRow
from followthrough.rounds.models import AnswerLink, Item
from followthrough.rounds.rules import Choice
from tests.web.client import PageClient
from tests.web.conftest import FIRST_DAY, PASSWORD

REAL_NAME = "Warm homes for everybody"
LAST = "Half of the homes are insulated."


@dataclass
class Asking:
    """Hanna, head of housing, is asked about 1, 2 and a programme, on which 3 relies; 4 comes to leisure's mailbox.

    Of 1 she has said how far it is. Ivo, director, clears what housing answers; nobody clears what leisure does.
    """

    council: Any
    officer: Any
    meeting: Any
    review: Any
    numbers: dict[str, Any]
    programme: Any
    housing: Any
    leisure: Any
    head: Any
    director: Any
    hanna: Any
    ivo: Any
    round: Any = None

    @property
    def by(self) -> dict[str, Any]:
        return {"council": self.council, "by": self.officer}

    def opened(self) -> Any:
        """The round, planned and sent."""
        today = clock.today()
        asked = Plan(today + timedelta(days=14), today + timedelta(days=20), (-3, 1))
        one = planning.plan(**self.by, reviews=[self.review], meeting=self.meeting, asked=asked)
        sending.send(**self.by, round_=one, version=queries.round_(self.council, one.id).version)  # type: ignore[union-attr]
        self.round = queries.round_(self.council, one.id)
        return self.round

    def request(self, whose: Any) -> Any:
        found = queries.requests(self.council).filter(round=self.round)
        return next(one for one in found if whose in (one.person, one.team))

    def asked(self, what: Any) -> queries.Asked:
        """A number's or a commitment's place in the round."""
        commitment = self.numbers[what].commitment if isinstance(what, str) else what
        found = queries.view(self.council, self.round).asked
        return next(one for one in found if one.item.commitment_id == commitment.id)

    def item(self, what: Any) -> str:
        return str(self.asked(what).item.id)

    def link(self, whose: Any) -> str:
        """The path of the link in the latest letter to a person or a team's mailbox."""
        to = getattr(whose, "email", None) or whose.mailbox
        body = Email.objects.filter(to=to, kind__startswith="round").latest("made_at").body
        [found] = [line for line in body.splitlines() if line.startswith("http")]
        return urlsplit(found).path


def asking(council: Any, officer: Any, name: str = "Review 4") -> Asking:
    """All of it, with the round open."""
    by = {"council": council, "by": officer}
    slug = name.replace(" ", "-").lower()
    committee = councils.add_committee(**by, name=f"Committee of {name}")
    meeting = councils.add_meeting(**by, committee=committee, day=clock.today() + timedelta(days=28))
    housing = councils.add_team(**by, name=f"Housing of {name}", mailbox=f"housing-{slug}@{council.slug}.example")
    leisure = councils.add_team(**by, name=f"Leisure of {name}", mailbox=f"leisure-{slug}@{council.slug}.example")
    head = councils.add_post(**by, title=f"Head of Housing of {name}", team=housing)
    director = councils.add_post(**by, title=f"Director of Homes of {name}")
    councils.set_clearer(**by, service=housing, level=1, post=director)
    hanna, ivo = (_holder(by, f"{who} of {name}", slug, post) for who, post in (("Hanna", head), ("Ivo", director)))
    review = reviews.create_review(**by, neutral_name=name, about=About(name=REAL_NAME, committee=committee))
    numbers = {n: _number(by, review, n) for n in "1234"}
    programme = commitments.open_commitment(**by, kind=Kind.PROGRAMME, text="The programme for warm homes.")
    for thing in (*(numbers[n].commitment for n in "123"), programme):
        commitments.assign(**by, commitment=thing, post=head)
    commitments.assign(**by, commitment=numbers["4"].commitment, team=leisure)
    commitments.rely(**by, commitment=numbers["3"].commitment, on=programme, note="")
    told = Told()
    commitments.record_progress(
        council=council,
        by=hanna,
        commitment=numbers["1"].commitment,
        state=Delivery.IN_PROGRESS,
        text=LAST,
        told=told,
    )
    made = Asking(council, officer, meeting, review, numbers, programme, housing, leisure, head, director, hanna, ivo)
    made.opened()
    return made


def _number(by: dict[str, Any], review: Any, number: str) -> Any:
    made = reviews.add_recommendation(**by, review=review, number=number, text=f"That the Council does thing {number}.")
    reviews.respond(**by, recommendation=made, answer=Answer(state=Response.AGREED))
    return made


def _holder(by: dict[str, Any], name: str, slug: str, post: Any) -> Any:
    address = f"{name.split()[0].lower()}-{slug}@{by['council'].slug}.example"
    made = councils.add_person(**by, name=name, email=address)
    councils.take_up_post(**by, post=post, person=made, first_day=FIRST_DAY)
    return made


def signs_in(cast: Asking, person: Any, role: Any) -> PageClient:
    """A client of that person, who comes in with a role."""
    user = councils.create_sign_in(email=person.email, password=PASSWORD)
    councils.give_role(council=cast.council, by=None, user=user, person=person, role=role, first_day=FIRST_DAY)
    client = PageClient()
    client.force_login(user)
    return client


def opens(link: str, client: PageClient | None = None) -> tuple[PageClient, str]:
    """A browser that has followed a link, and the address at which it says who is answering."""
    browser = client or PageClient(neutral=(REAL_NAME,))
    reply = browser.get(link)
    assert reply.status_code == 302
    return browser, reply.headers["Location"]


def comes_in(link: str, client: PageClient | None = None, **who: str) -> tuple[PageClient, str]:
    """The same, once it has been said; and the beginning of the addresses of the pages."""
    browser, gate = opens(link, client)
    reply = browser.post(gate, who or {"answering": "asked"})
    assert reply.headers["Location"] == f"{gate}all/"
    return browser, gate


def asked_and_answered(council: Any, keeper: Any, name: str) -> None:
    """The keeper is asked, by a mailbox, of what somebody has sent one answer already; another waits to be cleared."""
    cast = asking(council, keeper, name)
    manager = councils.add_post(**cast.by, title=f"Manager of {name}", team=cast.leisure)
    for post in (manager, cast.director):
        councils.take_up_post(**cast.by, post=post, person=keeper, first_day=clock.today())
    planning.ask(**cast.by, round_=cast.round, items=[cast.asked("1").item.id], team=cast.leisure)
    _answers(cast, cast.leisure, "4", Sender(by=keeper))
    _answers(cast, cast.hanna, "2", Sender(link=AnswerLink.objects.filter(request=cast.request(cast.hanna)).first()))


def _answers(cast: Asking, whose: Any, what: str, sender: Sender) -> None:
    request, item = cast.request(whose), cast.asked(what).item
    given = Given(Choice.UPDATE, state=Delivery.IN_PROGRESS.value, text="Begun.")
    answering.save(council=cast.council, request=request, item=item, given=given, seen=0)
    seen = answering.seen_of(queries.request_view(cast.council, request))
    answering.send(council=cast.council, request=request, sender=sender, seen=seen, press=new_id())


def ids_of_answering(council: Any) -> dict[str, Any]:
    """What of that the pages are about."""
    sent, waits = AnswerRow.objects.filter(council=council).order_by("sent_at")[:2]
    mine = sent.request
    update = {"item": Item.objects.get(request=mine, answers=None).id}
    return {
        "asking": mine.id,
        "press": sent.press,
        "answer": waits.id,
        "rounds:answer_update": update,
        "rounds:answer_not_mine": update,
    }


def letters_came_later() -> None:
    """As if the round had been sent after all that has been recorded by now."""
    Item.objects.update(asked_at=clock.now())
