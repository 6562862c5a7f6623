"""Texts that are exempt from publication: marked with paragraph, reason and review, lifted by a later row."""

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.commitments import actions, exempting, queries
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Exemption, ProgressUpdate
from followthrough.commitments.rules import Delivery, Kind, Whose
from followthrough.councils import actions as councils
from followthrough.councils.nations import PARAGRAPHS, Nation
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reports.exempt_words import paragraph

Home = tuple[Any, Any]
NEXT_YEAR = clock.today() + timedelta(days=365)


@pytest.fixture
def mine(home: Home) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


@pytest.fixture
def told(mine: dict[str, Any]) -> dict[str, Any]:
    """The council, who enters it, and a programme."""
    made = actions.open_commitment(
        **mine, kind=Kind.PROGRAMME, text="Buy the field.", told=Told(known_on=date(2022, 4, 5))
    )
    return {**mine, "commitment": made}


@pytest.fixture
def update(told: dict[str, Any]) -> Any:
    known = Told(known_on=date(2022, 4, 5))
    return actions.record_progress(**told, state=Delivery.IN_PROGRESS, text="The price is agreed.", told=known)


def standing(told: dict[str, Any], day: date | None = None) -> Any:
    point = AsAt.on(day) if day else AsAt.now()
    return queries.standing(told["council"], told["commitment"], point)


def mark(told: dict[str, Any], row: Any, **given: Any) -> Exemption:
    about = {"paragraph": "3", "reason": "The seller would ask for more.", "review_on": NEXT_YEAR, **given}
    return exempting.exempt(**told, row=row, **about)


def test_a_marked_text_is_exempt_on_every_day(told: dict[str, Any], update: Any) -> None:
    made = mark(told, update)
    assert [standing(told, day).exempt(update) for day in (None, date(2022, 4, 6))] == [made, made]
    assert standing(told).exempt(standing(told).words) is None


def test_a_correction_of_it_is_exempt_too(told: dict[str, Any], update: Any) -> None:
    made = mark(told, update)
    corrected = actions.record_progress(
        **told, state=Delivery.IN_PROGRESS, text="The price is nearly agreed.", corrects=update
    )
    assert standing(told).exempt(corrected) == made


def test_a_later_mark_takes_its_place_and_a_lifted_one_is_none(told: dict[str, Any], update: Any) -> None:
    mark(told, update)
    again = mark(told, update, paragraph="5")
    assert standing(told).exempt(update) == again
    exempting.lift_exemption(**told, exemption=again, reason="It is sold.")
    assert standing(told).exempt(update) is None
    assert Exemption.objects.count() == 3


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"paragraph": ""}, "paragraph_needed"),
        ({"paragraph": "12"}, "paragraph_needed"),
        ({"reason": " "}, "reason_needed"),
        ({"review_on": None}, "review_needed"),
        ({"review_on": clock.today()}, "review_to_come"),
    ],
)
def test_it_says_why_and_until_when(told: dict[str, Any], update: Any, given: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        mark(told, update, **given)
    assert (refused.value.code, Exemption.objects.count()) == (code, 0)


def test_lifting_has_a_reason(told: dict[str, Any], update: Any) -> None:
    with pytest.raises(Refused) as refused:
        exempting.lift_exemption(**told, exemption=mark(told, update), reason=" ")
    assert refused.value.code == "reason_needed"


def test_the_paragraphs_are_those_of_the_council_s_nation(told: dict[str, Any], update: Any) -> None:
    english = mark(told, update)
    councils.set_nation(council=told["council"], by=told["by"], nation=Nation.WALES)
    welsh = mark(told, update, paragraph="14")
    assert [(one.nation, one.paragraph) for one in (english, welsh)] == [("england", "3"), ("wales", "14")]
    with pytest.raises(Refused):
        mark(told, update, paragraph="3")


@pytest.mark.parametrize("nation", Nation)
def test_every_paragraph_has_words(nation: Nation) -> None:
    assert [n for n in PARAGRAPHS[nation] if ":" not in paragraph(nation, n)] == []
    assert paragraph(nation, "99") == "Paragraph 99"


def test_the_same_words_said_again_are_exempt_too(told: dict[str, Any], update: Any) -> None:
    made = mark(told, update)
    again = actions.record_progress(**told, state=Delivery.COMPLETE, text="The  price is AGREED.")
    other = actions.record_progress(**told, state=Delivery.COMPLETE, text="The field is bought.")
    note = actions.add_note(**told, name="Price", text="The price is agreed.")
    now = standing(told)
    assert now.exempt(other) is None
    for row in (again, note):
        carried = now.exempt(row)
        assert (carried.paragraph, carried.reason, carried.review_on) == (made.paragraph, made.reason, made.review_on)


def test_once_it_is_lifted_the_same_words_are_public(told: dict[str, Any], update: Any) -> None:
    exempting.lift_exemption(**told, exemption=mark(told, update), reason="Sold.")
    again = actions.record_progress(**told, state=Delivery.COMPLETE, text="The price is agreed.")
    assert standing(told).exempt(again) is None


def test_what_takes_the_place_of_exempt_words_is_exempt_until_it_is_lifted(told: dict[str, Any]) -> None:
    mark(told, standing(told).words)
    reworded = actions.word(**told, text="Buy the field of the seller.", whose=Whose.EXECUTIVE)
    assert standing(told).exempt(reworded) is not None
    exempting.lift_exemption(**told, exemption=standing(told).exempt(reworded), reason="It says nothing of the price.")
    assert standing(told).exempt(reworded) is None


def test_words_that_come_again_in_bulk_are_exempt_too(told: dict[str, Any], update: Any) -> None:
    mark(told, update)
    council, by = told["council"], told["by"]
    row = actions.new_row(ProgressUpdate, council=council, by=by, told=Told(), commitment=told["commitment"])
    row.state, row.text = Delivery.COMPLETE, "The price is agreed."
    actions.append_all(council=council, by=by, heads=[], rows=[row], verb="exchange.confirmed", subjects=[], said={})
    assert standing(told).exempt(row) is not None
