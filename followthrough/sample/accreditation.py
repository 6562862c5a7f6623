"""The sample's accreditation: what it follows, the services reviewed, what was found and what is done about it."""

from typing import Any

from followthrough.accreditation import rules
from followthrough.accreditation.actions import frameworks, programmes, reviewing, steering
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.actions.reviewing import Finds, How, Judged
from followthrough.accreditation.models import Finding, Phase, ServiceAudit
from followthrough.accreditation.queries.frameworks import Loaded, loaded
from followthrough.accreditation.shipped import shipped
from followthrough.commitments.models import Commitment
from followthrough.lib import days
from followthrough.registers import rules as registers
from followthrough.registers.actions import counts, funding
from followthrough.registers.actions.funding import Spent, Terms
from followthrough.registers.models import FundingStream
from followthrough.sample import history
from followthrough.sample.facts import Facts
from followthrough.sample.history import told
from followthrough.sample.town import Town

LETTERS = {"m": "met", "p": "partly", "n": "not_met", "a": "not_applicable"}
NOT_JUDGED = "."


class _Programme:
    """What is being made, by the keys of the sample's file."""

    def __init__(self, town: Town, programme: Commitment, given: Facts) -> None:
        self.town, self.programme, self.given = town, programme, given
        self.by: dict[str, Any] = {"council": town.council, "by": town.keeper}
        self.of: dict[str, Any] = {**self.by, "programme": programme}
        self.framework: Loaded = loaded(frameworks.load(**self.by, framework=shipped()[given["framework"]]))
        self.phases: dict[str, Phase] = {}
        self.audits: dict[str, ServiceAudit] = {}
        self.findings: list[Finding] = []
        self.streams: dict[str, FundingStream] = {}


def follow(town: Town, programme: Commitment, given: Facts) -> None:
    """Everything about a programme, told on the days on which it was known."""
    made = _Programme(town, programme, given)
    _charter(made)
    for one in given["phases"]:
        _phase(made, one)
    for one in given["reviews"]:
        _review(made, one)
    for one in given["findings"]:
        _finding(made, one)
    for one in given["actions"]:
        _action(made, one)
    _steering(made)
    _money(made)


def _charter(made: _Programme) -> None:
    given, town = made.given, made.town
    follows = Follows(
        edition=made.framework.edition,
        sponsor=town.posts[given["sponsor"]],
        steering_group=town.committees[given["steering_group"]],
        aligned=given["aligned"],
        annual_fee=given["annual_fee"],
        fee_about=True,
    )
    programmes.charter(**made.of, follows=follows, told=told(given["known_on"]))
    for one in given["scope"]:
        programmes.scope(**made.of, team=town.teams[one["team"]], told=told(one["known_on"]))


def _phase(made: _Programme, one: Facts) -> None:
    stage = rules.Stage(one["stage"])
    phase = programmes.add_phase(**made.of, text=one["name"], stage=stage, told=told(made.given["known_on"]))
    made.phases[one["key"]] = phase
    history.dated(made.town, phase.commitment, one, made.given["known_on"])


def _review(made: _Programme, one: Facts) -> None:
    how = How(
        reviewer=made.town.posts[one["reviewer"]],
        on=days.parse(one["when"]),
        looked=tuple(rules.Looked(rules.Method(name), *numbers) for name, numbers in one["looked"].items()),
        finished=True,
        note=one.get("note", ""),
    )
    team, when = made.town.teams[one["team"]], told(one["known_on"])
    audit = reviewing.open_audit(**made.of, team=team, edition=made.framework.edition, how=how, told=when)
    made.audits[one["key"]] = audit
    judged = {
        criterion: Judged(LETTERS[letter], f"Review of {one['when']}, section {criterion.ref}")
        for area, letters in one["judged"].items()
        for criterion, letter in zip(made.framework.judged[made.framework.by_ref[area].id], letters, strict=False)
        if letter != NOT_JUDGED
    }
    reviewing.judge(**made.by, audit_of=audit, judged=judged, told=when)


def _finding(made: _Programme, one: Facts) -> None:
    finds = Finds(
        kind=rules.Finds(one["kind"]),
        text=one["text"],
        origin=rules.Source(one.get("origin", "review")),
        team=made.town.teams.get(one.get("team", "")),
        audit=made.audits.get(one.get("review", "")),
        criterion=made.framework.by_ref.get(one.get("criterion", "")),
        group=one.get("group", ""),
        month=days.parse(one.get("month", "")),
    )
    made.findings.append(reviewing.find(**made.of, finds=finds, told=told(one["known_on"])))


def _action(made: _Programme, one: Facts) -> None:
    gaps = [made.findings[number - 1] for number in one["closes"]]
    when = told(one["known_on"])
    action = programmes.add_action(**made.of, text=one["text"], gaps=gaps, phase=made.phases[one["phase"]], told=when)
    history.assign(made.town, action.commitment, when, post=made.town.posts[one["owner"]])
    history.dated(made.town, action.commitment, one, one["known_on"])


def _steering(made: _Programme) -> None:
    for one in made.given["closed"]:
        gap = made.findings[one["finding"] - 1]
        reviewing.close_gap(**made.by, gap=gap, closed=True, evidence=one["evidence"], told=told(one["known_on"]))
    for one in made.given["risks"]:
        steering.risk(
            **made.of,
            name=one["name"],
            rating=rules.Rating(one["rating"]),
            text=one["text"],
            response=one["response"],
            told=told(one["known_on"]),
        )
    for one in made.given["asked"]:
        meeting = made.town.meetings[one["meeting"]]
        steering.ask(**made.of, text=one["text"], meeting=meeting, told=told(one["known_on"]))
    for one in made.given["decided"]:
        meeting = made.town.meetings[one["meeting"]]
        minute = one["minute_ref"]
        steering.decide(**made.of, text=one["text"], meeting=meeting, minute_ref=minute, told=told(one["known_on"]))


def _money(made: _Programme) -> None:
    for one in made.given["streams"]:
        terms = Terms(
            holder=one["holder"],
            purpose=one["purpose"],
            amount=one["amount"],
            about=one.get("about", False),
            ends=days.parse(one["ends"]),
            certainty=registers.Certainty(one["certainty"]),
            afterwards=one["afterwards"],
        )
        stream = funding.open_stream(**made.by, name=one["name"], terms=terms, told=told(one["known_on"]))
        made.streams[one["key"]] = stream
    for one in made.given["costs"]:
        _cost(made, one)
    for one in made.given["counts"]:
        counts.count(
            **made.by,
            commitment=made.programme,
            what=one["what"],
            number=one["number"],
            unit=registers.Unit(one["unit"]),
            period=days.parse(one["period"]),
            note=one.get("note", ""),
            told=told(one["known_on"]),
        )


def _cost(made: _Programme, one: Facts) -> None:
    spent = Spent(
        what=one["what"],
        post=made.town.posts.get(one.get("post", "")),
        stream=made.streams.get(one.get("stream", "")),
        amount=one["amount"],
        about=one.get("about", False),
        every=registers.Every(one["every"]),
        note=one.get("note", ""),
    )
    about = made.phases[one["phase"]].commitment if "phase" in one else made.programme
    funding.set_cost(**made.by, commitment=about, spent=spent, told=told(one["known_on"]))
