from datetime import date

import pytest

from followthrough.commitments.rules import Delivery
from followthrough.exchange import rules
from followthrough.exchange.rules import Fault
from followthrough.reviews.rules import Response

PAPER = date(2024, 1, 16)


def row(number: str | None = "1", text: str = "Do it.", **more: object) -> dict[str, object]:
    return {"number": number, "text": text, "section": None, **more}


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([], [Fault("nothing_left", ())]),
        ([row()], []),
        ([row(None), row("2")], [Fault("number_missing", (1,))]),
        ([row("9" * 61)], [Fault("number_too_long", (1,))]),
        ([row(text=" ")], [Fault("text_missing", (1,))]),
        ([row("1"), row("2"), row(" 1")], [Fault("number_twice", (1, 3))]),
        ([row("1", section="Parks"), row("1", section="Roads")], []),
    ],
)
def test_what_has_to_be_mended(rows: list[dict[str, object]], faults: list[Fault]) -> None:
    assert rules.faults(list(enumerate(rows, start=1))) == faults


def test_what_a_paper_leaves_out_it_leaves_open() -> None:
    known = [("1", "Parks", "a"), ("1", "Parks", "b"), ("2", "Parks", "a"), ("3", "", ""), ("3", "Parks", "")]
    roll = rules.Roll((rules.Identity.of(*one), one) for one in known)
    found = {
        wanted: roll.find(rules.Identity.of(*wanted))
        for wanted in [("1", "Parks", "b"), ("1", "", "b"), ("1", "", ""), ("2", "", ""), ("2", "", "b"), ("3", "", "")]
    }
    assert found == {
        ("1", "Parks", "b"): known[1],
        ("1", "", "b"): known[1],
        ("1", "", ""): None,
        ("2", "", ""): known[2],
        ("2", "", "b"): None,
        ("3", "", ""): known[3],
    }


def test_a_committees_word_counts_only_when_a_person_confirmed_it() -> None:
    hint = {"field": "scrutiny", "value": "closed", "because": "Signed off"}
    said = {"status": "Signed off", "suggestions": [hint]}
    assert (rules.decision_of(said), rules.updates_of(said)) == (None, [{"date": None, "text": ""}])
    confirmed = {**said, "accepted": [0]}
    assert (rules.decision_of(confirmed), rules.updates_of(confirmed)) == ("closed", [])


def test_what_a_person_mended_counts() -> None:
    assert rules.merged({"number": "1", "due": "TBC"}, {"due": None}) == {"number": "1", "due": None}
    assert rules.merged(None, None) == {}


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"response": "Agree", "response_means": "agreed"}, Response.AGREED),
        ({"response": "Noted with thanks", "response_means": None}, Response.AWAITING),
        ({"response": None, "response_means": None}, None),
    ],
)
def test_a_response_word_without_a_meaning_awaits_one(said: dict[str, str], state: Response | None) -> None:
    assert rules.response_of(said) is state


def test_prose_counts_only_when_a_person_confirmed_it() -> None:
    hint = {"field": "delivery", "value": "in_progress", "because": "on-going"}
    assert rules.delivery_of({"suggestions": [hint]}) == (Delivery.NOT_STATED, False)
    assert rules.delivery_of({"suggestions": [hint], "accepted": [0]}) == (Delivery.IN_PROGRESS, True)
    stated = {"suggestions": [hint], "accepted": [0], "delivery_means": "complete"}
    assert rules.delivery_of(stated) == (Delivery.COMPLETE, False)


def test_a_lone_status_is_an_update_and_an_empty_row_is_none() -> None:
    assert rules.updates_of({"updates": [{"date": None, "text": " "}]}) == []
    assert rules.updates_of({"status": "Complete"}) == [{"date": None, "text": ""}]
    said = [{"date": "April 2022", "text": "Begun."}]
    assert rules.updates_of({"updates": said, "status": "Complete"}) == said


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        (None, PAPER),
        ("January 2024", PAPER),
        ("April 2022", date(2022, 4, 30)),
        ("9 July 2020", date(2020, 7, 9)),
        ("TBC", PAPER),
        ("March 2025", PAPER),
    ],
)
def test_an_update_is_known_on_its_own_day_or_the_papers(printed: str | None, day: date) -> None:
    assert rules.known_on(printed, PAPER) == day


@pytest.mark.parametrize(
    ("as_at", "day"),
    [("2024-01-16", PAPER), ("2024-01", date(2024, 1, 31)), (None, None), ("", None)],
)
def test_the_day_of_a_paper(as_at: str | None, day: date | None) -> None:
    assert rules.paper_day(as_at) == day


def test_a_paper_without_sections_finds_a_number_that_stands_alone() -> None:
    one, two, other = (rules.Identity.of(*x) for x in (("1", "Parks"), ("2", "Parks"), ("2", "Roads")))
    roll = rules.Roll([(one, "a"), (two, "b"), (other, "c")])
    assert roll.find(rules.Identity.of("1", None)) == "a"
    assert roll.find(rules.Identity.of("2", None)) is None
    assert roll.find(rules.Identity.of("2", "roads")) == "c"
    assert roll.find(rules.Identity.of("1", "Roads")) is None


def test_an_update_with_the_papers_own_date_follows_the_day_that_a_person_settled_on() -> None:
    settled, says = date(2025, 1, 14), date(2024, 1, 31)
    assert rules.known_on("January 2024", settled, says) == settled
    assert rules.known_on("April 2022", settled, says) == date(2022, 4, 30)


def test_a_paper_is_not_before_its_updates() -> None:
    rows = [
        row("1", updates=[{"date": "January 2024", "text": "The paper's own month."}]),
        row("2", updates=[{"date": "9 July 2020", "text": "Begun."}, {"date": "17/01/2024", "text": "Done."}]),
        row("3", updates=[{"date": "31/02/2025", "text": "No day."}, {"date": "2025", "text": ""}]),
    ]
    assert rules.day_faults(list(enumerate(rows, start=1)), PAPER) == [Fault("paper_before_its_updates", (2,))]
    assert rules.day_faults(list(enumerate(rows, start=1)), date(2024, 1, 17)) == []


def test_an_update_is_not_dated_in_days_to_come() -> None:
    updates = [{"date": None}, {"date": "16 January 2024"}, {"date": "spring 2024"}]
    assert rules.to_come(updates, PAPER) == (2, date(2024, 3, 1))
    assert rules.to_come(updates, date(2024, 3, 1)) is None


def test_rows_about_one_recommendation_know_each_other() -> None:
    rows = [row("1"), row("2"), row(" 1"), row("1", section="Parks"), row(None), row(None)]
    assert rules.twins(enumerate(rows, start=1)) == {1: (1, 3), 3: (1, 3)}


@pytest.mark.parametrize(
    ("name", "called", "means"),
    [
        ("DAHA accreditation", ["DAHA accreditation"], True),
        ("DAHA Accreditation", ["Safer homes", "daha"], True),
        ("DAHA accreditation", ["Domestic Abuse Housing Alliance (DAHA) accreditation"], True),
        ("Green Flag accreditation", ["green flag"], True),
        ("Green Flag accreditation", ["flag green"], False),
        ("Flag accreditation", ["Flagship"], False),
        ("Accreditation accreditation", ["accreditation"], False),
        ("DAHA accreditation", [], False),
    ],
)
def test_which_programme_a_paper_means(name: str, called: list[str], means: bool) -> None:
    assert rules.means_programme(name, called) is means
