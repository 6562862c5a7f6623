"""A programme that follows a framework, with something on each of its pages; and the ids that its addresses take."""

from typing import Any

from followthrough.accreditation.actions import programmes, reviewing, steering
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.models import (
    Action,
    Criterion,
    Edition,
    Finding,
    GapClosing,
    Phase,
    ProgrammeRisk,
    ServiceAudit,
    SteeringItem,
)
from followthrough.accreditation.rules import Finds, Rating, Stage
from followthrough.commitments import actions as commitments
from followthrough.lib.days import parse
from followthrough.registers.actions import counts, funding
from followthrough.registers.actions.funding import Spent, Terms
from followthrough.registers.models import Cost, Counted, FundingStream
from followthrough.registers.rules import Unit
from tests.accreditation.cast import Gardening, gardening
from tests.cast import SmallReview

RESTS_ON = "1.2"


def furnish_programme(told: dict[str, Any], cast: SmallReview) -> Gardening:
    """Gardens that follow a mark: judged, with a gap, its action, a phase, money, a count, a risk and a question."""
    plots = gardening(told["council"], told["by"])
    about = {**told, "programme": plots.programme}
    programmes.charter(**about, follows=Follows(plots.loaded.edition, steering_group=cast.committee))
    plots.judge(r1_1="met", r1_2="partly")
    phase = programmes.add_phase(**about, text="Look at every plot.", stage=Stage.HEALTH_CHECK)
    action = plots.action(plots.gap())
    reviewing.close_gap(**told, gap=plots.gap(kind=Finds.SKILLS), closed=True, evidence="A course was held.")
    plots.gap(kind=Finds.POLICY)
    plots.review(plots.housing)
    programmes.place(**told, action=action, phase=phase)
    commitments.assign(**told, commitment=action.commitment, post=plots.post)
    steering.ask(**about, text="May we close plot 4?", meeting=cast.meeting)
    steering.risk(**about, name="Drought", text="No rain.", response="Butts.", rating=Rating.HIGH)
    stream = funding.open_stream(**told, name="Garden grant", terms=Terms(holder="Parks", ends=parse("31 March 2099")))
    funding.set_cost(**told, commitment=plots.programme, spent=Spent("Annual fee", stream=stream, amount=200_000))
    counts.count(
        **told,
        commitment=plots.programme,
        what="Wardens trained",
        number=23,
        unit=Unit.STAFF,
        period=parse("January 2024"),
    )
    commitments.rely(
        **told, commitment=cast.recommendations[0].commitment, on=plots.programme, part=RESTS_ON, note="Water."
    )
    return plots


def ids_of_programmes(council: Any) -> dict[str, Any]:
    """What the addresses of programmes, service reviews and money are filled in with."""

    def last(model: Any) -> Any:
        return model.objects.filter(council=council).order_by("id").last()

    audit = last(ServiceAudit)
    area = Criterion.objects.filter(edition=audit.edition, area=None).order_by("position")[0]
    stands = {
        "counts:correct": Counted,
        "money:cost_change": Cost,
        "money:cost_end": Cost,
        "steering:risk_change": ProgrammeRisk,
        "steering:take_back": SteeringItem,
    }
    return {
        "edition": last(Edition).id,
        "key": "daha-earlier",
        "phase": last(Phase).id,
        "action": last(Action).id,
        "audit": audit.id,
        "area": area.id,
        "findings:reopen": {"finding": _closed(council).id},
        "service_reviews:sheet": {"form": "xlsx"},
        "steering:pack_file": {"form": "html"},
        "finding": last(Finding).id,
        "stream": last(FundingStream).id,
        "readiness:cell": {"area": area.id, "team": audit.team_id},
        **{page: {"row": last(model).id} for page, model in stands.items()},
    }


def _closed(council: Any) -> Any:
    return GapClosing.objects.filter(council=council).latest("id").finding
