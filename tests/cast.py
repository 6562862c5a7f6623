"""A small review for tests: made through the product's own actions, in our own words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Dated, Delivery
from followthrough.councils import actions as councils
from followthrough.lib.days import parse
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About, Answer
from followthrough.reviews.rules import Response, Scrutiny

ENDORSED = date(2021, 3, 2)
ANSWERED = date(2021, 6, 9)
FIRST_PAPER = date(2022, 4, 5)
SECOND_PAPER = date(2024, 1, 16)
REAL_NAME = "Street trees and shade"
TEXTS = (
    "That the Council plants a tree for every tree that it fells.",
    "That the Council publishes its list of protected trees each spring.",
    "That the Council asks the water company to share its maps of leaks.",
    "That the Council pays for a second tree officer.",
)


@dataclass(frozen=True)
class SmallReview:
    """Four recommendations: agreed and complete, agreed in part, awaiting, not agreed."""

    review: Any
    recommendations: tuple[Any, ...]
    committee: Any
    meeting: Any
    post: Any


def small_review(council: Any, by: Any, neutral_name: str = "Review 3") -> SmallReview:
    """The first: complete in 2024 after *in progress* in 2022, due, extended, with evidence. The second: prose only.

    The third has no response; the fourth is refused. The committee has closed the first.
    """
    committee = councils.add_committee(council=council, by=by, name=f"Scrutiny Committee of {neutral_name}")
    meeting = councils.add_meeting(council=council, by=by, committee=committee, day=SECOND_PAPER)
    team = councils.add_team(council=council, by=by, name=f"Parks of {neutral_name}")
    post = councils.add_post(council=council, by=by, title=f"Tree officer of {neutral_name}", team=team)
    about = About(name=REAL_NAME, committee=committee, endorsed=parse("2 March 2021"), decided=parse("9 June 2021"))
    review = reviews.create_review(
        council=council, by=by, neutral_name=neutral_name, about=about, told=Told(known_on=ENDORSED)
    )
    found = tuple(
        reviews.add_recommendation(
            council=council, by=by, review=review, number=str(n), text=text, told=Told(known_on=ENDORSED)
        )
        for n, text in enumerate(TEXTS, start=1)
    )
    cast = SmallReview(review, found, committee, meeting, post)
    _answer(council, by, cast)
    _report(council, by, cast)
    return cast


def _answer(council: Any, by: Any, cast: SmallReview) -> None:
    answers = {
        0: Answer(state=Response.AGREED, printed="Agree"),
        1: Answer(state=Response.AGREED_IN_PART, which_part="The list, once a year."),
        3: Answer(state=Response.NOT_AGREED, reason="There is no money for the post."),
    }
    for n, answer in answers.items():
        reviews.respond(
            council=council,
            by=by,
            recommendation=cast.recommendations[n],
            answer=answer,
            told=Told(known_on=ANSWERED),
        )


def _report(council: Any, by: Any, cast: SmallReview) -> None:
    first, second = cast.recommendations[0].commitment, cast.recommendations[1].commitment
    mine = {"council": council, "by": by}
    answered, early, late = Told(known_on=ANSWERED), Told(known_on=FIRST_PAPER), Told(known_on=SECOND_PAPER)
    commitments.assign(**mine, commitment=first, post=cast.post, told=answered)
    commitments.promise(**mine, commitment=first, due=parse("March 2022"), told=answered)
    commitments.promise(
        **mine,
        commitment=first,
        due=parse("December 2023"),
        kind=Dated.EXTENSION,
        reason="The nursery lost its stock.",
        approved_by="Head of Parks",
        told=early,
    )
    commitments.record_progress(
        **mine, commitment=first, state=Delivery.IN_PROGRESS, text="Half are planted.", told=early
    )
    commitments.record_progress(**mine, commitment=first, state=Delivery.COMPLETE, text="All are planted.", told=late)
    commitments.record_progress(
        **mine, commitment=second, state=Delivery.NOT_STATED, text="The list is being drawn up.", told=late
    )
    commitments.add_evidence(**mine, commitment=first, reference="Planting register 2023", told=late)
    reviews.decide(
        **mine,
        recommendation=cast.recommendations[0],
        state=Scrutiny.CLOSED,
        meeting=cast.meeting,
        minute_ref="Minute 41",
        told=late,
    )
