"""The sample keeps the shape that the pages need: every number here is one that somebody counts on."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from followthrough.lib import days
from followthrough.sample.facts import facts

NUMBERS = [str(number) for number in range(1, 49)]


def _not_agreed() -> set[str]:
    return set(facts("responses")["not_agreed"])


def _owners() -> list[str]:
    owners = facts("owners")
    return [n for kind in ("posts", "teams", "bodies") for numbers in owners[kind].values() for n in numbers]


def test_review_7_has_48_recommendations_in_order() -> None:
    assert [item["number"] for item in facts("recommendations-7")["recommendations"]] == NUMBERS


def test_26_are_agreed_13_in_part_and_9_not() -> None:
    responses = facts("responses")
    in_part, not_agreed = set(responses["agreed_in_part"]), set(responses["not_agreed"])
    assert (len(set(NUMBERS) - in_part - not_agreed), len(in_part), len(not_agreed)) == (26, 13, 9)
    assert in_part & not_agreed == set()
    assert in_part | not_agreed <= set(NUMBERS)


def test_some_refusals_and_one_answer_in_part_lack_what_a_new_one_needs() -> None:
    responses = facts("responses")
    assert [n for n, said in responses["not_agreed"].items() if not said] == ["14", "20", "35"]
    assert [n for n, said in responses["agreed_in_part"].items() if not said] == ["48"]


def test_every_accepted_recommendation_has_one_owner_and_no_refused_one_has() -> None:
    assert Counter(_owners()) == Counter(set(NUMBERS) - _not_agreed())


@pytest.mark.parametrize(
    ("paper", "stated"),
    [
        ("paper-2022-04", {"Complete": 7, "Ongoing work": 4, "Not started": 2, "In progress": 1, None: 21}),
        ("paper-2024-01", {"Complete": 15, "Ongoing work": 2, "Superseded": 1, "Paused": 1, None: 16}),
    ],
)
def test_the_papers_state_some_and_leave_many_unstated(paper: str, stated: dict[str | None, int]) -> None:
    comments = facts(paper)["comments"]
    assert Counter(comment.get("status") for comment in comments.values()) == stated
    assert set(comments) & _not_agreed() == set()


def test_four_accepted_recommendations_are_answered_by_neither_paper() -> None:
    answered = set(facts("paper-2022-04")["comments"]) | set(facts("paper-2024-01")["comments"])
    assert set(NUMBERS) - _not_agreed() - answered == {"5", "24", "32", "44"}


def test_eight_rely_on_the_accreditation_which_slips_twice_with_a_reason() -> None:
    programme = facts("accreditation")
    assert len({one["recommendation"] for one in programme["relied_on_by"]}) == 8
    lasts = [days.parse(forecast["day"]).last for forecast in programme["forecasts"]]
    assert lasts == [date(2024, 3, 31), date(2025, 3, 31), date(2026, 8, 31)]
    assert all(forecast["reason"] for forecast in programme["forecasts"])


def test_every_printed_day_can_be_read() -> None:
    due = facts("due_dates")
    printed = [*due["due"].values(), *(one["day"] for one in [*due["later"], *due["extensions"]])]
    assert [day for day in printed if not days.parse(day)] == []


def test_two_extensions_have_a_reason_and_an_approver() -> None:
    extensions = facts("due_dates")["extensions"]
    assert [bool(one["reason"] and one["approver"]) for one in extensions] == [True, True]


def test_one_correction_names_the_day_that_it_corrects() -> None:
    [correction] = facts("later")["corrections"]
    assert (correction["of"], correction["known_on"]) == (date(2024, 1, 23), date(2024, 6, 18))


def test_parts_stand_word_for_word_in_their_recommendation() -> None:
    items = [*facts("recommendations-7")["recommendations"], *facts("recommendations-9")["recommendations"]]
    parts = [(item["text"], part) for item in items for part in item.get("parts", [])]
    assert [part["text"] for text, part in parts if f"({part['label']}) {part['text']}" not in text] == []
    assert len(parts) == 11


def test_every_decision_was_taken_at_a_meeting_and_one_stands_in_draft_minutes() -> None:
    scrutiny = next(one for one in facts("committees")["committees"] if one["key"] == "scrutiny")
    sittings = {f"scrutiny {meeting['day']}" for meeting in scrutiny["meetings"]}
    decisions = facts("later")["decisions"]
    assert {one["meeting"] for one in decisions} - sittings == set()
    assert [one["recommendation"] for one in decisions if one.get("draft")] == ["38"]


def test_each_reference_between_files_is_kept() -> None:
    council, people = facts("council"), {one["key"] for one in facts("people")["people"]}
    posts = {post["key"] for post in council["posts"]}
    teams, bodies = {t["key"] for t in council["teams"]}, {b["key"] for b in council["bodies"]}
    owners = facts("owners")
    assert {holder["person"] for post in council["posts"] for holder in post["holders"]} - people == set()
    assert {post.get("team") for post in council["posts"]} - {None} - teams == set()
    assert {post.get("body") for post in council["posts"]} - {None} - bodies == set()
    assert set(owners["posts"]) | {one["post"] for one in owners["moved"]} <= posts
    assert set(owners["teams"]) <= teams
    assert set(owners["bodies"]) <= bodies


def test_nobody_has_an_address_that_could_exist() -> None:
    people: list[dict[str, Any]] = [*facts("people")["people"], *facts("stanhollow")["people"]]
    addresses = [one["email"] for one in people if "email" in one]
    assert [address for address in addresses if not address.endswith(".example")] == []
    assert len(addresses) == len(set(addresses))


def test_there_is_somebody_for_each_role() -> None:
    roles = Counter(one["role"] for one in facts("people")["people"] if "role" in one)
    assert roles["scrutiny_officer"] == 2
    assert roles["committee_member"] == 2
    assert set(roles) == {
        "scrutiny_officer",
        "lead_officer",
        "contributor",
        "programme_lead",
        "service_reviewer",
        "steering_group_member",
        "cabinet_member",
        "committee_member",
        "council_administrator",
    }
