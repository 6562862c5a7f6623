"""A small made-up corpus to be searched, made through the product's own actions."""

from datetime import date
from typing import Any

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Dated, Delivery, Kind, Whose
from followthrough.lib.days import parse
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About, Answer
from followthrough.reviews.queries.found import Found
from followthrough.reviews.rules import Response, Scrutiny

ENDORSED = Told(known_on=date(2021, 3, 2))
ANSWERED = Told(known_on=date(2021, 6, 9))
EARLY = Told(known_on=date(2022, 4, 5))
LATE = Told(known_on=date(2024, 1, 16))


def label(found: Found) -> str:
    """What a thing is called in the expected answers: "3/12" is recommendation 12 of Review 3."""
    if found.review:
        return found.review.review.neutral_name
    if found.recommendation:
        return f"{found.recommendation.review.neutral_name.removeprefix('Review ')}/{found.recommendation.number}"
    assert found.words
    return found.words.text


def plant(council: Any, by: Any) -> None:
    """Two reviews, six recommendations and a programme, with something of every kind that is searched."""
    mine = {"council": council, "by": by}
    _trees(mine)
    _damp(mine)
    award = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text="Warm homes award", told=EARLY)
    commitments.promise(
        **mine, commitment=award, due=parse("summer 2026"), kind=Dated.FORECAST, reason="No assessor yet.", told=LATE
    )


def _review(mine: dict[str, Any], name: str, about: About) -> Any:
    return reviews.create_review(**mine, neutral_name=name, about=about, told=ENDORSED)


def _ask(mine: dict[str, Any], review: Any, number: str, text: str, section: str = "") -> Any:
    return reviews.add_recommendation(**mine, review=review, number=number, section=section, text=text, told=ENDORSED)


def _trees(mine: dict[str, Any]) -> None:
    review = _review(mine, "Review 3", About(name="Street trees and shade", group="Canopy group"))
    one = _ask(mine, review, "1", "That the Council plants a tree for every tree that it fells.", "Planting")
    twelve = _ask(mine, review, "12", "That the café in Holm Park, which cost £2k, opens to women’s groups.", "Parks")
    _ask(mine, review, "SR (25/26) 01", "That children’s playgrounds get shade.", "Parks")
    three = _ask(mine, review, "3", "That officers report on well-being, as 012/21 asked: O’Brien & Sons <b>pay</b>.")
    _tell_of_trees(mine, one)
    reviews.reword(**mine, recommendation=twelve, text="That a tea room opens.", whose=Whose.EXECUTIVE, told=ANSWERED)
    reviews.add_part(**mine, recommendation=twelve, label="a", text="On Sundays, with a pianist.", told=ENDORSED)
    commitments.add_note(**mine, commitment=three.commitment, name="Priority", text="Très élevée", told=EARLY)
    gone = commitments.add_note(**mine, commitment=three.commitment, name="Slip", text="A zebra crossing", told=EARLY)
    commitments.withdraw(**mine, row=gone, reason="Of another paper.")


def _tell_of_trees(mine: dict[str, Any], one: Any) -> None:
    about = {**mine, "commitment": one.commitment}
    commitments.record_progress(
        **about, state=Delivery.IN_PROGRESS, text="Half the trees are planted; 76 were felled.", told=EARLY
    )
    commitments.record_progress(
        **about, state=Delivery.COMPLETE, text="All are planted, and recommendation 12 was helped.", told=LATE
    )
    commitments.add_evidence(**about, reference="Planting register R76, folder 4", held_by="Parks", told=LATE)
    reviews.respond(
        **mine,
        recommendation=one,
        answer=Answer(state=Response.AGREED_IN_PART, which_part="One sapling for one felled."),
        told=ANSWERED,
    )
    reviews.decide(
        **mine, recommendation=one, state=Scrutiny.CLOSED, minute_ref="Minute 41/24", note="Thanks given.", told=LATE
    )


def _damp(mine: dict[str, Any]) -> None:
    review = _review(mine, "Review 7", About(name="Damp in rented homes"))
    one = _ask(mine, review, "1", "That every housing association reports damp each year.")
    _ask(mine, review, "2", "That an association of tenants speaks about housing and damp.")
    first = commitments.record_progress(
        **mine,
        commitment=one.commitment,
        state=Delivery.IN_PROGRESS,
        text="Naïve façade repairs, at £1.5m, began.",
        told=EARLY,
    )
    commitments.record_progress(
        **mine,
        commitment=one.commitment,
        state=Delivery.PAUSED,
        text="Facade repairs at £2,000 are paused.",
        told=LATE,
        corrects=first,
    )
