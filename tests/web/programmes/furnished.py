"""A programme that follows a framework, with one of each thing that its pages are about."""

from datetime import date
from typing import Any

from followthrough.accreditation.actions import programmes, reviewing, steering
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.actions.reviewing import Finds, How, Judged
from followthrough.accreditation.models import (
    Action,
    Criterion,
    Edition,
    Finding,
    Phase,
    ProgrammeRisk,
    ServiceAudit,
    SteeringItem,
)
from followthrough.accreditation.rules import Finds as Kind
from followthrough.accreditation.rules import Rating, Stage
from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Kind as Tracked
from followthrough.councils import actions as councils
from followthrough.lib.days import parse
from followthrough.registers.actions import counts, funding
from followthrough.registers.actions.funding import Spent, Terms
from followthrough.registers.models import Cost, Counted, FundingStream
from followthrough.registers.rules import Unit
from tests.accreditation.cast import edition

NAME = "A mark for allotments"


def accredited(council: Any, keeper: Any, name: str) -> Any:
    """The programme; a review without findings and a gap without an action are the last of their kinds."""
    by: dict[str, Any] = {"council": council, "by": keeper}
    found = edition(council, keeper)
    team = councils.add_team(**by, name=f"Plots of {name}")
    group = councils.add_committee(**by, name=f"Steering group of {name}")
    meeting = councils.add_meeting(**by, committee=group, day=date(2024, 2, 6))
    programme = commitments.open_commitment(**by, kind=Tracked.PROGRAMME, text=NAME)
    of: dict[str, Any] = {**by, "programme": programme}
    programmes.charter(**of, follows=Follows(found.edition, steering_group=group, annual_fee=200_000))
    programmes.scope(**of, team=team)
    phase = programmes.add_phase(**of, text="Health Check", stage=Stage.HEALTH_CHECK)
    audit = reviewing.open_audit(**of, team=team, edition=found.edition, how=How(on=parse("May 2024")))
    reviewing.judge(**by, audit_of=audit, judged={found.by_ref["1.1"]: Judged("met", "Folder 1")})
    gap = reviewing.find(**of, finds=Finds(Kind.PROCESS, "Leaks are noted on paper.", audit=audit))
    programmes.add_action(**of, text="Keep a list of leaks.", gaps=[gap], phase=phase)
    closed = reviewing.find(**of, finds=Finds(Kind.SKILLS, "Nobody mends taps.", team=team))
    reviewing.close_gap(**by, gap=closed, closed=True, evidence="A course was held.")
    reviewing.find(**of, finds=Finds(Kind.POLICY, "No rule says who waters.", team=team))
    reviewing.open_audit(**of, team=team, edition=found.edition)
    steering.decide(**of, text="Go on.", meeting=meeting)
    steering.ask(**of, text="Who pays next year?", meeting=meeting)
    steering.risk(**of, name="Drought", rating=Rating.HIGH)
    stream = funding.open_stream(
        **by, name=f"Garden grant of {name}", terms=Terms(amount=500_000, ends=parse("March 2098"))
    )
    funding.set_cost(**by, commitment=programme, spent=Spent("Hoses", stream=stream, amount=20_000))
    counts.count(**by, commitment=programme, what="Taps", number=12, unit=Unit.OTHER, period=parse("2024"))
    return programme


def ids_of_programmes(council: Any) -> dict[str, Any]:
    """An id for every parameter of their addresses."""

    def last(model: Any, **which: Any) -> Any:
        return model.objects.filter(council=council, **which).order_by("id").last()

    finding, audit = last(Finding), last(ServiceAudit)
    closed = Finding.objects.filter(council=council, programme=finding.programme_id).order_by("id")[1]
    area = last(Criterion, edition=last(Edition), area=None)
    return {
        "programme": finding.programme_id,
        "phase": last(Phase).id,
        "action": last(Action).id,
        "finding": finding.id,
        "audit": audit.id,
        "edition": last(Edition).id,
        "area": area.id,
        "stream": last(FundingStream).id,
        "key": "daha-earlier",
        "readiness:cell": {"team": audit.team_id},
        "findings:reopen": {"finding": closed.id},
        "money:cost_change": {"row": last(Cost).id},
        "money:cost_end": {"row": last(Cost).id},
        "counts:correct": {"row": last(Counted).id},
        "steering:risk_change": {"row": last(ProgrammeRisk).id},
        "steering:take_back": {"row": last(SteeringItem).id},
        "steering:pack_file": {"form": "html"},
    }
