"""What follows a framework inside a programme that is restricted: every table of it, with the same words in each."""

from typing import Any

from followthrough.accreditation.actions import programmes, reviewing, steering
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.actions.reviewing import Finds, How, Judged
from followthrough.accreditation.models import Action, Criterion, Edition, Finding, Phase, ServiceAudit
from followthrough.accreditation.rules import Finds as Kind
from followthrough.accreditation.rules import Rating, Stage
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery
from followthrough.lib.days import parse
from followthrough.registers.actions import counts, funding
from followthrough.registers.actions.funding import Spent
from followthrough.registers.models import FundingStream
from followthrough.registers.rules import Unit

HEADS = (Phase, Action, ServiceAudit, Finding)


def fill(mine: dict[str, Any], programme: Any, post: Any, meeting: Any, words: str, told: Told) -> None:
    """Nothing beside the programme is made: the framework, the service and the money are those that all know."""
    council = mine["council"]
    edition = Edition.objects.filter(council=council).latest("loaded_at")
    criterion = Criterion.objects.filter(edition=edition).exclude(area=None)[0]
    about: dict[str, Any] = {**mine, "programme": programme, "told": told}
    programmes.charter(**about, follows=Follows(edition, post, meeting.committee, aligned=words))
    programmes.scope(**about, team=post.team, note=words)
    audit = reviewing.open_audit(**about, team=post.team, edition=edition, how=How(reviewer=post, note=words))
    reviewing.judge(**mine, audit_of=audit, judged={criterion: Judged("partly", words, words)}, told=told)
    gap = reviewing.find(**about, finds=Finds(Kind.SKILLS, f"Nobody can mend {words}.", audit=audit))
    phase = programmes.add_phase(**about, text=f"Look at {words}.", stage=Stage.HEALTH_CHECK)
    action = programmes.add_action(**about, text=f"Mend {words}.", gaps=[gap], phase=phase)
    commitments.assign(**mine, commitment=action.commitment, post=post, told=told)
    commitments.promise(**mine, commitment=action.commitment, due=parse("May 2022"), told=told)
    commitments.record_progress(**mine, commitment=phase.commitment, state=Delivery.IN_PROGRESS, text=words, told=told)
    reviewing.close_gap(**mine, gap=gap, closed=True, evidence=words, told=told)
    steering.ask(**about, text=f"May {words} be mended?", meeting=meeting)
    steering.risk(**about, name=words, rating=Rating.HIGH)
    stream = FundingStream.objects.filter(council=council).latest("made_at")
    funding.set_cost(**mine, commitment=action.commitment, spent=Spent(words, post, stream, 1_00), told=told)
    counts.count(
        **mine, commitment=programme, what=words, number=3, unit=Unit.PLACES, period=parse("May 2022"), told=told
    )


def ids_of(programme: Any) -> dict[str, list[Any]]:
    """The ids of its parts, by the name of the address's parameter; a phase and an action go by either of theirs."""
    found = {model: list(model.everything.filter(programme=programme)) for model in HEADS}
    tracked = [head.commitment_id for model in (Phase, Action) for head in found[model]]
    named = {"phase": Phase, "action": Action, "audit": ServiceAudit, "finding": Finding}
    ids = {name: [head.id for head in found[model]] for name, model in named.items()}
    return ids | {
        "commitment": tracked,
        "subject": [*tracked, *(head.id for heads in found.values() for head in heads)],
    }
