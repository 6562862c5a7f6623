"""The allotments' programme with its steering group, money that ends, dates that slip, risks and counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from followthrough.accreditation.actions import programmes, reviewing, steering
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.rules import Rating
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Cause, Dated, Delivery
from followthrough.councils import actions as councils
from followthrough.lib import clock
from followthrough.lib.days import parse
from followthrough.registers.actions import counts, funding
from followthrough.registers.actions.funding import Spent, Terms
from followthrough.registers.rules import Certainty, Every, Unit
from tests.accreditation.cast import FIRST, Gardening

MET = date(2024, 3, 5)


@dataclass
class Steered:
    """The programme met once, on MET, and meets again in 30 days; its first stream ends on 31 March 2025."""

    plots: Gardening
    group: Any
    met: Any
    coming: Any
    phase: Any
    action: Any
    grant: Any
    asked: Any
    decided: Any

    @property
    def by(self) -> dict[str, Any]:
        return self.plots.by

    @property
    def programme(self) -> Any:
        return self.plots.programme


def steered(plots: Gardening) -> Steered:
    """What the tests of money, steering and the pack share."""
    by, programme = plots.by, plots.programme
    then, since = Told(known_on=FIRST), Told(known_on=MET + timedelta(days=30))
    group = councils.add_committee(**by, name="Allotments steering group")
    met = councils.add_meeting(**by, committee=group, day=MET)
    coming = councils.add_meeting(**by, committee=group, day=clock.today() + timedelta(days=30))
    follows = Follows(plots.loaded.edition, steering_group=group, annual_fee=200_000, fee_about=True)
    programmes.charter(**by, programme=programme, follows=follows, told=then)
    phase = programmes.add_phase(**by, programme=programme, text="Embedding", told=then)
    gap = plots.gap()
    action = plots.action(gap, text="Mend the leaks.")
    commitments.assign(**by, commitment=action.commitment, post=plots.post)
    commitments.promise(**by, commitment=action.commitment, due=parse("1 May 2024"), told=then)
    _slip(by, programme, "31 March 2024", then)
    _slip(by, programme, "30 September 2024", then, Cause.CAPACITY)
    _slip(by, programme, "31 March 2031", since, Cause.MONEY)
    grant = _money(plots, phase)
    for name, rating in (("Drought", Rating.LOW), ("The officer leaves", Rating.HIGH)):
        steering.risk(**by, programme=programme, name=name, rating=rating, text="It may happen.", response="A list.")
    asked = steering.ask(**by, programme=programme, text="Whether to ask for more water.", told=then)
    steering.ask(**by, programme=programme, text="Who pays from April.", meeting=coming)
    decided = steering.decide(
        **by, programme=programme, text="Ask for more.", meeting=met, answers=asked, action=action, minute_ref="4"
    )
    counts.count(
        **by, commitment=programme, what="Champions", number=23, unit=Unit.STAFF, period=parse("2023"), told=then
    )
    plots.judge(r1_1="met", r1_2="partly")
    return Steered(plots, group, met, coming, phase, action, grant, asked, decided)


def _slip(by: dict[str, Any], programme: Any, day: str, told: Told, cause: Cause | None = None) -> None:
    more: dict[str, Any] = {"kind": Dated.FORECAST, "reason": "It takes longer.", "cause": cause} if cause else {}
    commitments.promise(**by, commitment=programme, due=parse(day), told=told, **more)


def _money(plots: Gardening, phase: Any) -> Any:
    """A grant pays the programme and its officer; the phase has a cost that nothing pays for."""
    terms = Terms("Ministry of Gardens", "Water", 5_000_000, True, parse("31 March 2025"), Certainty.CONFIRMED)
    grant = funding.open_stream(**plots.by, name="Water grant", terms=terms, told=Told(known_on=FIRST))
    told = Told(known_on=FIRST)
    about = {**plots.by, "commitment": plots.programme, "told": told}
    fee = Spent("Annual fee", stream=grant, amount=200_000, about=True, every=Every.YEAR)
    funding.set_cost(**about, spent=fee)
    funding.set_cost(**about, spent=Spent("Salary", post=plots.post, stream=grant, amount=3_000_000, every=Every.YEAR))
    funding.set_cost(**plots.by, commitment=phase.commitment, spent=Spent("Training day", amount=50_000), told=told)
    return grant


def closed(plots: Gardening, gap: Any, told: Told = Told()) -> Any:
    """The gap, closed."""
    return reviewing.close_gap(**plots.by, gap=gap, closed=True, evidence="Folder 12", told=told)


def finish(one: Steered) -> None:
    """The action, complete today."""
    one.plots.report(one.action.commitment, Delivery.COMPLETE)
