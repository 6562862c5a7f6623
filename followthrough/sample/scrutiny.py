"""The sample's reviews: what was recommended, what Cabinet answered, what the committee has decided."""

from followthrough.commitments.rules import Whose
from followthrough.lib import days
from followthrough.reviews import actions
from followthrough.reviews.actions import About, Answer
from followthrough.reviews.models import Recommendation, Review
from followthrough.reviews.rules import Origin, Response, Scrutiny
from followthrough.sample.facts import Facts
from followthrough.sample.history import told
from followthrough.sample.town import Town

Asked = dict[str, Recommendation]


def review(town: Town, one: Facts) -> Review:
    """A review as first known; the day that Cabinet decided is told on that day."""
    made = actions.create_review(
        council=town.council,
        by=town.keeper,
        neutral_name=one["neutral_name"],
        about=_about(town, one, decided=""),
        told=told(one["known_on"]),
    )
    decided = days.parse(one["decided"])
    if decided.last is not None:
        actions.describe_review(
            council=town.council,
            by=town.keeper,
            review=made,
            about=_about(town, one, decided.printed),
            told=told(decided.last),
        )
    return made


def recommendations(town: Town, made: Review, one: Facts, items: list[Facts]) -> Asked:
    """The recommendations of a review with their parts, by number."""
    when = told(one["known_on"], f"Report of the {one['group']}", one["endorsed"])
    asked = {}
    for item in items:
        asked[item["number"]] = actions.add_recommendation(
            council=town.council,
            by=town.keeper,
            review=made,
            number=item["number"],
            text=item["text"],
            section=item["section"],
            told=when,
        )
        for part in item.get("parts", []):
            actions.add_part(
                council=town.council,
                by=town.keeper,
                recommendation=asked[item["number"]],
                label=part["label"],
                text=part["text"],
                told=when,
            )
    return asked


def responses(town: Town, asked: Asked, given: Facts) -> None:
    """Cabinet's answers, and its own words where it reworded."""
    when = told(given["known_on"], given["source"], given["happened"])
    for number, recommendation in asked.items():
        actions.respond(
            council=town.council,
            by=town.keeper,
            recommendation=recommendation,
            answer=_answer(number, given),
            told=when,
        )
    for number, one in given["reworded"].items():
        actions.reword(
            council=town.council,
            by=town.keeper,
            recommendation=asked[number],
            text=one["text"],
            whose=Whose.EXECUTIVE,
            minute_ref=one["minute"],
            told=told(one["known_on"]),
        )


def decisions(town: Town, asked: Asked, given: list[Facts]) -> None:
    """What the committee decided at which meeting."""
    for one in given:
        meeting = town.meetings[one["meeting"]]
        actions.decide(
            council=town.council,
            by=town.keeper,
            recommendation=asked[one["recommendation"]],
            state=Scrutiny(one["decision"]),
            meeting=meeting,
            minute_ref=one["minute"],
            draft=one.get("draft", False),
            note=one.get("note", ""),
            told=told(meeting.day),
        )


def _about(town: Town, one: Facts, decided: str) -> About:
    return About(
        name=one["name"],
        origin=Origin(one["origin"]),
        group=one["group"],
        committee=town.committees[one["committee"]],
        endorsed=days.parse(one["endorsed"]),
        decided=days.parse(decided),
        update_months=one["update_months"],
    )


def _answer(number: str, given: Facts) -> Answer:
    states = (Response.AGREED_IN_PART, Response.NOT_AGREED)
    state = next((s for s in states if number in given[s.value]), Response.AGREED)
    said = given.get(state.value, {}).get(number, {})
    return Answer(
        state=state,
        printed=given["printed"][state.value],
        which_part=said.get("which_part", said.get("words", "")),
        reason=said.get("reason", ""),
        minute_ref=given["minute"],
    )
