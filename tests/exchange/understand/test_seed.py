"""The Oxford appendix comes out exactly as the domain notes list it, from both Word files and from the text."""

from typing import Any

import pytest

from followthrough.exchange import read
from tests.exchange.papers import shared

NOT_AGREED = {5, 13, 14, 15, 19, 26, 27, 28, 47}
IN_PART = {3, 11, 12, 20, 21, 29, 30, 32, 34, 36, 41, 44, 45}
COMPLETE = {1, 2, 4, 6, 7, 9, 10, 11, 21, 22, 24, 25, 29, 31, 32, 33, 35, 42, 43}
NOT_STATED = {8, 12, 16, 17, 18, 20, 23, 30, 34, 36, 37, 38, 39, 40, 41, 44, 45, 46, 48}
DAHA = {1, 8, 12, 16, 17, 18, 34, 41, 46, 48}
RESTS_ON_DAHA = {1, 12, 17, 18, 34, 41, 46, 48}

FOLDER = "trackers/01-oxford-domestic-abuse-2024"


@pytest.fixture(
    scope="module",
    params=[
        "seeds/001_50a3e64919313b04.txt",
        f"{FOLDER}/source.txt",
        f"{FOLDER}/tracker.docx",
        f"{FOLDER}/tracker-one-header.docx",
    ],
)
def reading(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(shared(request.param))


def those(reading: dict[str, Any], test: Any) -> set[int]:
    return {int(one["number"]) for one in reading["recommendations"] if test(one)}


def comment(one: dict[str, Any]) -> str:
    return " ".join(update["text"] for update in one["updates"])


def suggested(reading: dict[str, Any], field: str) -> dict[int, str]:
    return {
        int(one["number"]): hint["value"]
        for one in reading["recommendations"]
        for hint in one["suggestions"]
        if hint["field"] == field
    }


def test_title_day_and_columns(reading: dict[str, Any]) -> None:
    assert reading["title"] == "Domestic Abuse Review Group Recommendations Update"
    assert (reading["as_at"], reading["columns"]) == ("2024-01", ["Recommendation", "Agree?", "Comment"])


def test_all_forty_eight_in_order(reading: dict[str, Any]) -> None:
    assert [one["number"] for one in reading["recommendations"]] == [str(number) for number in range(1, 49)]
    assert {one["text"][:8] for one in reading["recommendations"]} == {"That the", "That Cou", "That in "}


def test_responses(reading: dict[str, Any]) -> None:
    assert (
        those(reading, lambda one: one["response"] == "Not Agreed" and one["response_means"] == "not_agreed")
        == NOT_AGREED
    )
    assert (
        those(reading, lambda one: one["response"] == "In part" and one["response_means"] == "agreed_in_part")
        == IN_PART
    )
    agreed = set(range(1, 49)) - NOT_AGREED - IN_PART
    assert those(reading, lambda one: one["response"] == "Agree" and one["response_means"] == "agreed") == agreed


def test_states(reading: dict[str, Any]) -> None:
    assert those(reading, lambda one: one["status"] == "Complete" and one["delivery_means"] == "complete") == COMPLETE
    assert those(reading, lambda one: one["status"] == "Ongoing work" and one["delivery_means"] == "in_progress") == {3}
    assert (
        those(reading, lambda one: one["status"] is None and one["delivery_means"] is None) == NOT_STATED | NOT_AGREED
    )


def test_comments(reading: dict[str, Any]) -> None:
    assert those(reading, lambda one: not one["updates"]) >= NOT_AGREED
    assert those(reading, lambda one: one["status"] is None and one["updates"]) == NOT_STATED
    assert those(reading, lambda one: "DAHA" in comment(one)) == DAHA
    assert {update["date"] for one in reading["recommendations"] for update in one["updates"]} == {"January 2024"}


def test_what_is_absent_stays_absent(reading: dict[str, Any]) -> None:
    assert {(one["owner"], one["due"], one["section"]) for one in reading["recommendations"]} == {(None, None, None)}


def test_text_is_verbatim_with_its_misprints_and_without_stray_marks(reading: dict[str, Any]) -> None:
    texts = {one["number"]: one["text"] for one in reading["recommendations"]}
    assert texts["23"].startswith("That the Leader writes to the minister at MCHLG to highlight")
    assert not [text for text in texts.values() if "bookmark" in text or "_Hlk" in text]
    comments = {one["number"]: comment(one) for one in reading["recommendations"]}
    assert "not possible at the moments." in comments["30"]


def test_suggestions(reading: dict[str, Any]) -> None:
    delivery = suggested(reading, "delivery")
    assert (delivery[8], delivery[23], delivery[36], delivery[41]) == (
        "not_started",
        "not_pursued",
        "not_stated",
        "in_progress",
    )
    assert {delivery[number] for number in (18, 46, 48)} == {"in_progress"}
    assert set(suggested(reading, "relies_on")) == RESTS_ON_DAHA
    assert set(suggested(reading, "relies_on").values()) == {"DAHA accreditation"}
    assert not set(delivery) & COMPLETE


def test_the_words_behind_a_suggestion_are_given(reading: dict[str, Any]) -> None:
    assert reading["recommendations"][40]["suggestions"] == [
        {"field": "delivery", "value": "in_progress", "because": "on-going"},
        {"field": "relies_on", "value": "DAHA accreditation", "because": "part of the DAHA Accreditation"},
    ]


def test_no_row_is_doubted_and_missing_reasons_are_one_doubt(reading: dict[str, Any]) -> None:
    assert [doubt["where"] for doubt in reading["doubts"]] == ["the paper"]
