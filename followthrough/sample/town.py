"""A sample council with its people, posts, committees and meetings, made through the actions."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from followthrough.councils import actions
from followthrough.councils.models import Body, Committee, Council, Meeting, Person, Post, RoundSettings, Team
from followthrough.councils.permissions import Role
from followthrough.sample.facts import Facts


@dataclass
class Town:
    """What has been made of a council so far, by the keys of the sample's files."""

    council: Council
    facts: Facts
    password: str | None
    people: dict[str, Person] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    committees: dict[str, Committee] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)

    @property
    def clerk(self) -> Person:
        """Who enters people, posts and meetings."""
        return self.people[self.facts["set_up_by"]]

    @property
    def keeper(self) -> Person:
        """The scrutiny officer who keeps the tracker and enters everything else."""
        return self.people[self.facts["kept_by"]]


def build(council: Facts, people: list[Facts], committees: list[Facts], password: str | None) -> Town:
    """Make the council; people can sign in with `password`, or with none at all where it is None."""
    made = actions.create_council(
        slug=council["slug"], name=council["name"], executive=council["executive"], colour=council["colour"]
    )
    town = Town(made, council, password)
    _people(town, people)
    _bodies_and_teams(town, council)
    for post in council["posts"]:
        _post(town, post)
    _reached(town, council)
    for committee in committees:
        _committee(town, committee)
    return town


def _people(town: Town, people: list[Facts]) -> None:
    for one in people:
        email = one.get("email", "")
        town.people[one["key"]] = actions.add_person(council=town.council, by=None, name=one["name"], email=email)
    for one in people:
        if "role" in one:
            _sign_in(town, one)


def _sign_in(town: Town, one: Facts) -> None:
    actions.give_role(
        council=town.council,
        by=town.clerk,
        user=actions.create_sign_in(email=one["email"], password=town.password),
        person=town.people[one["key"]],
        role=Role(one["role"]),
        first_day=one["first"],
    )


def _bodies_and_teams(town: Town, council: Facts) -> None:
    for one in council["bodies"]:
        town.bodies[one["key"]] = actions.add_body(
            council=town.council, by=town.clerk, name=one["name"], kind=one["kind"], mailbox=one.get("mailbox", "")
        )
    for one in council["teams"]:
        town.teams[one["key"]] = actions.add_team(
            council=town.council, by=town.clerk, name=one["name"], mailbox=one.get("mailbox", "")
        )


def _reached(town: Town, council: Facts) -> None:
    """Who clears, who is away, and how updates are asked for."""
    mine: dict[str, Any] = {"council": town.council, "by": town.clerk}
    for one in council.get("clearers", []):
        for level, key in enumerate(("manager", "director"), start=1):
            if key in one:
                post = town.posts[one[key]]
                actions.set_clearer(**mine, service=town.teams[one["team"]], level=level, post=post)
    for one in council.get("absences", []):
        who, deputy = town.people[one["person"]], town.people[one["deputy"]]
        actions.say_away(**mine, person=who, first_day=one["first"], last_day=one["last"], deputy=deputy)
    for one in council.get("quiet", []):
        actions.begin_quiet(**mine, first_day=one["first"], last_day=one["last"])
    if asking := council.get("asking"):
        usual = RoundSettings()
        actions.set_round_settings(
            **mine,
            ladder=usual.ladder,
            answer_days=usual.answer_days,
            decides_quiet=town.posts[asking["decides_quiet"]],
            extra_closed_days=asking["closed"],
        )


def _post(town: Town, one: Facts) -> None:
    post = actions.add_post(
        council=town.council,
        by=town.clerk,
        title=one["title"],
        team=town.teams.get(one.get("team", "")),
        body=town.bodies.get(one.get("body", "")),
    )
    town.posts[one["key"]] = post
    for holder in one["holders"]:
        _holder(town, post, town.people[holder["person"]], holder["first"], holder.get("last"))


def _holder(town: Town, post: Post, person: Person, first: date, last: date | None) -> None:
    held = actions.take_up_post(council=town.council, by=town.clerk, post=post, person=person, first_day=first)
    if last is not None:
        actions.leave_post(council=town.council, by=town.clerk, holding=held, last_day=last)


def _committee(town: Town, one: Facts) -> None:
    committee = actions.add_committee(council=town.council, by=town.clerk, name=one["name"])
    town.committees[one["key"]] = committee
    for meeting in one["meetings"]:
        _meeting(town, one["key"], committee, meeting)
    for seat in one["seats"]:
        actions.seat(
            council=town.council,
            by=town.clerk,
            committee=committee,
            person=town.people[seat["person"]],
            kind=seat["kind"],
            first_day=seat["first"],
        )


def _meeting(town: Town, key: str, committee: Committee, one: Facts) -> None:
    meeting = actions.add_meeting(council=town.council, by=town.clerk, committee=committee, day=one["day"])
    town.meetings[f"{key} {one['day']}"] = meeting
    if "minutes_approved_on" in one:
        actions.approve_minutes(council=town.council, by=town.clerk, meeting=meeting, on=one["minutes_approved_on"])
