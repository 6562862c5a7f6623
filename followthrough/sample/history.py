"""What has happened to the sample's recommendations besides the papers, told on the days it was known."""

from datetime import date
from typing import Any

from followthrough.commitments import actions, queries
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Commitment, ProgressUpdate
from followthrough.commitments.rules import Cause, Dated, Delivery, Kind
from followthrough.lib import days
from followthrough.lib.as_at import AsAt
from followthrough.sample.facts import Facts
from followthrough.sample.town import Town

Tracked = dict[str, Commitment]


def told(known_on: date, source: str = "", happened: str = "") -> Told:
    """A statement of the past: the day it was known, where it was told, the day it tells of as printed."""
    return Told(known_on=known_on, source=source, happened=days.parse(happened))


def owners(town: Town, tracked: Tracked, given: Facts) -> None:
    """Who delivers what, and whom it has moved to since."""
    at_first = told(given["known_on"], given["source"])
    for key, numbers in given["posts"].items():
        for number in numbers:
            assign(town, tracked[number], at_first, post=town.posts[key])
    for key, numbers in given["teams"].items():
        for number in numbers:
            assign(town, tracked[number], at_first, team=town.teams[key])
    for key, numbers in given["bodies"].items():
        for number in numbers:
            assign(town, tracked[number], at_first, body=town.bodies[key])
    for one in given["moved"]:
        assign(town, tracked[one["recommendation"]], told(one["known_on"]), post=town.posts[one["post"]])


def due_dates(town: Town, tracked: Tracked, given: Facts) -> None:
    """The first promises, some of them made late, and their extensions."""
    at_first = told(given["known_on"], given["source"])
    for number, printed in given["due"].items():
        _promise(town, tracked[number], printed, Dated.DUE, at_first)
    for one in given["later"]:
        _promise(town, tracked[one["recommendation"]], one["day"], Dated.DUE, told(one["known_on"]))
    for one in given["extensions"]:
        _promise(
            town,
            tracked[one["recommendation"]],
            one["day"],
            Dated.EXTENSION,
            told(one["known_on"]),
            reason=one["reason"],
            approved_by=one["approver"],
        )


def accreditation(town: Town, tracked: Tracked, given: Facts) -> Commitment:
    """The programme that eight recommendations rely on, with every forecast that it has had."""
    programme = actions.open_commitment(
        council=town.council,
        by=town.keeper,
        kind=Kind.PROGRAMME,
        text=given["text"],
        told=told(given["known_on"]),
    )
    assign(town, programme, told(given["owner_known_on"]), post=town.posts[given["owner"]])
    dated(town, programme, given, given["known_on"])
    for one in given["relied_on_by"]:
        _rely(town, tracked[one["recommendation"]], programme, one, given["reliance_known_on"])
    return programme


def dated(town: Town, commitment: Commitment, given: Facts, known_on: date) -> None:
    """What was promised and forecast of something, and what was said of it, each on its day."""
    if "due" in given:
        _promise(town, commitment, given["due"], Dated.DUE, told(known_on))
    for one in given.get("forecasts", ()):
        _promise(
            town,
            commitment,
            one["day"],
            Dated.FORECAST,
            told(one["known_on"]),
            reason=one["reason"],
            cause=Cause(one["cause"]),
        )
    for one in given.get("updates", ()):
        _update(town, commitment, one)


def updates(town: Town, tracked: Tracked, given: list[Facts]) -> None:
    """Updates that came one by one and not in a paper."""
    for one in given:
        _update(town, tracked[one["recommendation"]], one)


def corrections(town: Town, tracked: Tracked, given: list[Facts]) -> None:
    """What an owner put right: the correction takes the place of the update that stood on the day named."""
    for one in given:
        commitment = tracked[one["recommendation"]]
        [wrong] = queries.standings(town.council, [commitment], AsAt.on(one["of"])).values()
        _update(town, commitment, one, corrects=wrong.update)


def evidence(town: Town, tracked: Tracked, given: list[Facts]) -> None:
    """References to the council's own records."""
    for one in given:
        actions.add_evidence(
            council=town.council,
            by=town.keeper,
            commitment=tracked[one["recommendation"]],
            reference=one["reference"],
            told=told(one["known_on"]),
        )


def assign(town: Town, commitment: Commitment, when: Told, **owner: Any) -> None:
    """Make a post, a team or a body the owner of something."""
    actions.assign(council=town.council, by=town.keeper, commitment=commitment, told=when, **owner)


def _promise(
    town: Town,
    commitment: Commitment,
    printed: str,
    kind: Dated,
    when: Told,
    reason: str = "",
    approved_by: str = "",
    cause: Cause | None = None,
) -> None:
    actions.promise(
        council=town.council,
        by=town.keeper,
        commitment=commitment,
        due=days.parse(printed),
        kind=kind,
        told=when,
        reason=reason,
        cause=cause,
        approved_by=approved_by,
    )


def _update(town: Town, commitment: Commitment, one: Facts, corrects: ProgressUpdate | None = None) -> None:
    actions.record_progress(
        council=town.council,
        by=town.keeper,
        commitment=commitment,
        state=Delivery(one["status"]),
        text=one["text"],
        reason=one.get("reason", ""),
        decided_by=one.get("decided_by", ""),
        told=told(one["known_on"], happened=one.get("happened", "")),
        corrects=corrects,
    )


def _rely(town: Town, commitment: Commitment, programme: Commitment, one: Facts, known_on: date) -> None:
    actions.rely(
        council=town.council,
        by=town.keeper,
        commitment=commitment,
        on=programme,
        part=one.get("part", ""),
        outside=one.get("outside", False),
        note=one["because"],
        told=told(known_on),
    )
