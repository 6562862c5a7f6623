"""The canary in a programme that follows a framework, in its service reviews, and in its money."""

from typing import Any

from followthrough.accreditation.actions import frameworks, programmes, reviewing, steering
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.actions.reviewing import Finds, How, Judged
from followthrough.accreditation.queries.frameworks import Loaded, loaded
from followthrough.accreditation.rules import Finds as Kind
from followthrough.accreditation.rules import Framework, Part, Rating, Source, Stage
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Kind as Tracked
from followthrough.councils import actions as councils
from followthrough.lib import clock
from followthrough.registers.actions import counts, funding
from followthrough.registers.actions.funding import Spent, Terms
from followthrough.registers.rules import Unit


def plant_programme(mine: dict[str, Any], words: str, told: Told, committee: Any) -> Any:
    """Every free text of the rooms `accreditation` and `registers` holds `words`, those of every row by `told`."""
    framework = _framework(mine, words)
    team = councils.add_team(**mine, name="Wardens")
    post = councils.add_post(**mine, title="Head warden", team=team)
    programme = commitments.open_commitment(**mine, kind=Tracked.PROGRAMME, text="Get the mark.", told=Told())
    about: dict[str, Any] = {**mine, "programme": programme, "told": told}
    follows = Follows(
        framework.edition, post, committee, aligned=f"Safe {words}", annual_fee=1_00, expires=told.happened
    )
    programmes.charter(**about, follows=follows)
    programmes.scope(**about, team=team, note=f"With {words}.")
    phase = programmes.add_phase(**about, text=f"Mend {words}.", stage=Stage.HEALTH_CHECK)
    gap = _reviewed({**about, "team": team, "post": post}, framework, words)
    programmes.add_action(**about, text=f"Bolt {words}.", gaps=[gap], phase=phase)
    reviewing.close_gap(**mine, gap=gap, closed=True, evidence=f"See {words}.", told=told)
    _steered(about, words, councils.add_meeting(**mine, committee=committee, day=clock.today()))
    _paid({**mine, "told": told}, programme, post, words)
    return programme


def _framework(mine: dict[str, Any], words: str) -> Loaded:
    parts = (
        Part(f"{words} 1", f"The doors of {words}", f"They shut at {words}."),
        Part(f"{words} 2", f"The bolts of {words}", parent=f"{words} 1"),
    )
    named = Framework("safe-doors", f"Safe {words}", f"Of {words}", f"Society of {words}", f"Before {words}")
    made = Framework(named.key, named.name, named.edition, named.issuer, named.follows, parts=parts)
    return loaded(frameworks.load(**mine, framework=made))


def _reviewed(about: dict[str, Any], framework: Loaded, words: str) -> Any:
    team, post = about.pop("team"), about.pop("post")
    mine = {name: about[name] for name in ("council", "by", "told")}
    how = How(reviewer=post, on=about["told"].happened, note=f"In {words}.")
    audit = reviewing.open_audit(**about, team=team, edition=framework.edition, how=how)
    _area, bolts = framework.rows
    judged = {bolts: Judged("partly", evidence=f"Photographs of {words}", note=f"Not all of {words}.")}
    [judgement] = reviewing.judge(**mine, audit_of=audit, judged=judged)
    reviewing.carry_over(**mine, audits=[(audit, {bolts: judgement})], edition=framework.edition)
    finds = Finds(Kind.PROCESS, f"Nobody bolts {words}.", audit=audit, criterion=bolts)
    gap = reviewing.find(**about, finds=finds)
    told = Finds(
        Kind.SKILLS, "Doors jam.", Source.FOCUS_GROUP, team, group=f"Tenants of {words}", month=about["told"].happened
    )
    reviewing.find(**about, finds=told)
    return gap


def _steered(about: dict[str, Any], words: str, meeting: Any) -> None:
    asked = steering.ask(**about, text=f"May {words} be mended?", meeting=meeting)
    steering.decide(**about, text=f"Mend {words}.", meeting=meeting, answers=asked, minute_ref=f"On {words}")
    steering.risk(
        **about, name=f"Rain in {words}", text=f"{words} floods.", response=f"Sandbags for {words}.", rating=Rating.LOW
    )


def _paid(mine: dict[str, Any], programme: Any, post: Any, words: str) -> None:
    terms = Terms(
        holder=f"Trust of {words}",
        purpose=f"To keep {words}.",
        ends=mine["told"].happened,
        afterwards=f"{words} is sold.",
    )
    first, _second = (funding.open_stream(**mine, name=name, terms=terms) for name in (words, f"More for {words}"))
    about = {**mine, "commitment": programme}
    spent = Spent(f"Bolts for {words}", post, first, until=mine["told"].happened, note=f"Of {words}.")
    funding.set_cost(**about, spent=spent)
    counts.count(
        **about,
        what=f"Doors of {words}",
        number=12,
        unit=Unit.OTHER,
        period=mine["told"].happened,
        note=f"All of {words}.",
    )
