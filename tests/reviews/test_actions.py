from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.commitments.rules import Whose
from followthrough.councils import actions as councils
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused
from followthrough.reviews import actions
from followthrough.reviews.actions import About, Answer, Told
from followthrough.reviews.models import Particulars, Recommendation, Review
from followthrough.reviews.models import Response as ResponseRow
from followthrough.reviews.queries.lines import line
from followthrough.reviews.queries.lines import review as find_review
from followthrough.reviews.rules import Link, Response, Scrutiny
from tests.cast import ANSWERED, SECOND_PAPER, SmallReview, small_review

Home = tuple[Any, Any]


@pytest.fixture
def cast(home: Home) -> SmallReview:
    return small_review(*home)


@pytest.fixture
def mine(home: Home) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


def refused(action: Any, **values: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        action(**values)
    return caught.value.code, caught.value.field


def test_neutral_names_are_taken_once(mine: dict[str, Any], cast: SmallReview) -> None:
    again = {"neutral_name": "review 3 ", "about": About(name="Bins")}
    assert refused(actions.create_review, **mine, **again) == ("neutral_name_taken", "neutral_name")
    assert Review.objects.count() == 1


def test_a_review_needs_its_names(mine: dict[str, Any]) -> None:
    nameless = {"neutral_name": " ", "about": About(name="Bins")}
    assert refused(actions.create_review, **mine, **nameless) == ("neutral_name_needed", "neutral_name")
    unnamed = {"neutral_name": "Review 1", "about": About(name=" ")}
    assert refused(actions.create_review, **mine, **unnamed) == ("name_needed", "name")
    assert Review.objects.count() == 0


def test_the_same_request_creates_one_review(mine: dict[str, Any]) -> None:
    told = Told(request_id=new_id())
    made = [
        actions.create_review(**mine, neutral_name="Review 1", about=About(name="Bins"), told=told) for _ in range(2)
    ]
    assert made[0] == made[1]
    assert Review.objects.count() == 1


def test_particulars_are_history_too(home: Home, mine: dict[str, Any], cast: SmallReview) -> None:
    actions.describe_review(**mine, review=cast.review, about=About(name="Trees"), told=Told(known_on=ANSWERED))
    names = []
    for day in (date(2021, 3, 2), ANSWERED):
        found = find_review(home[0], cast.review.id, AsAt.on(day))
        assert found is not None
        names.append(found.particulars.name)
    assert names == ["Street trees and shade", "Trees"]


def test_a_number_is_used_once_in_a_section(mine: dict[str, Any], cast: SmallReview) -> None:
    same = {"review": cast.review, "number": "1", "text": "Another."}
    assert refused(actions.add_recommendation, **mine, **same) == ("number_taken", "number")
    other = actions.add_recommendation(**mine, **same, section="Parks")
    assert (other.number, other.section, other.position) == ("1", "Parks", 5)
    assert Recommendation.objects.count() == 5


def test_words_are_kept_to_the_letter(home: Home, mine: dict[str, Any], cast: SmallReview) -> None:
    text = "That the Council’s “MCHLG” letter –  with its double space – is sent."
    made = actions.add_recommendation(**mine, review=cast.review, number="9", text=text)
    assert made.commitment.recommendation == made
    found = line(home[0], made.id, AsAt.now())
    assert found is not None
    assert found.standing.words.text == text


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (Response.AGREED_IN_PART, ("which_part_needed", "which_part")),
        (Response.NOT_AGREED, ("reason_needed", "reason")),
        (Response.DEFERRED, ("until_needed", "until")),
    ],
)
def test_a_new_response_gives_its_reasons_an_old_paper_need_not(
    mine: dict[str, Any], cast: SmallReview, state: Response, expected: tuple[str, str]
) -> None:
    about = {"recommendation": cast.recommendations[2], "answer": Answer(state=state)}
    assert refused(actions.respond, **mine, **about) == expected
    assert refused(actions.respond, **mine, **about, told=Told(known_on=clock.today())) == expected
    actions.respond(**mine, **about, told=Told(known_on=ANSWERED))
    assert ResponseRow.objects.filter(recommendation=cast.recommendations[2]).count() == 1


def test_nobody_awaits_again_what_has_been_answered(mine: dict[str, Any], cast: SmallReview) -> None:
    awaiting = {"recommendation": cast.recommendations[0], "answer": Answer(state=Response.AWAITING)}
    assert refused(actions.respond, **mine, **awaiting) == ("answered_already", "state")
    before = Told(known_on=date(2021, 6, 8))
    assert actions.respond(**mine, **awaiting, told=before).state == "awaiting"


def test_an_amendment_is_minuted(mine: dict[str, Any], cast: SmallReview) -> None:
    words = {"recommendation": cast.recommendations[0], "text": "That the Council plants two."}
    got = refused(actions.reword, **mine, **words, whose=Whose.COMMITTEE)
    assert got == ("minute_needed", "minute_ref")
    actions.reword(**mine, **words, whose=Whose.COMMITTEE, minute_ref="Minute 50")


def test_a_closure_has_its_minute_or_is_a_draft(mine: dict[str, Any], cast: SmallReview) -> None:
    about = {"recommendation": cast.recommendations[1], "state": Scrutiny.CLOSED}
    assert refused(actions.decide, **mine, **about) == ("minute_needed", "minute_ref")
    assert actions.decide(**mine, **about, draft=True).draft is True


def test_a_decision_is_known_once_its_meeting_has_sat(mine: dict[str, Any], cast: SmallReview) -> None:
    about = {"recommendation": cast.recommendations[1], "state": Scrutiny.NOTED, "minute_ref": "Minute 42"}
    early = Told(known_on=SECOND_PAPER - timedelta(days=1))
    got = refused(actions.decide, **mine, **about, meeting=cast.meeting, told=early)
    assert got == ("not_met_yet", "meeting")
    assert actions.decide(**mine, **about, meeting=cast.meeting, told=Told(known_on=SECOND_PAPER)).state == "noted"


def test_only_a_transfer_is_decided_by_another_committee(mine: dict[str, Any], cast: SmallReview) -> None:
    planning = councils.add_committee(**mine, name="Planning")
    meeting = councils.add_meeting(**mine, committee=planning, day=SECOND_PAPER)
    about = {"recommendation": cast.recommendations[1], "meeting": meeting, "minute_ref": "Minute 42"}
    assert refused(actions.decide, **mine, **about, state=Scrutiny.CLOSED) == ("another_committee", "meeting")
    assert actions.decide(**mine, **about, state=Scrutiny.TRANSFERRED).meeting == meeting


def test_any_committee_decides_where_the_review_has_none(mine: dict[str, Any], cast: SmallReview) -> None:
    bins = actions.create_review(**mine, neutral_name="Review 9", about=About(name="Bins"))
    head = actions.add_recommendation(**mine, review=bins, number="1", text="That bins are emptied.")
    about = {"state": Scrutiny.NOTED, "meeting": cast.meeting, "minute_ref": "Minute 42"}
    assert actions.decide(**mine, recommendation=head, **about).state == "noted"


def test_a_part_and_the_particulars_are_corrected_in_their_place(
    home: Home, mine: dict[str, Any], cast: SmallReview
) -> None:
    head = cast.recommendations[1]
    first, _second = (
        actions.add_part(**mine, recommendation=head, label=label, text=f"part {label}") for label in ("(a)", "(b)")
    )
    actions.add_part(**mine, recommendation=head, label="(a)", text="the first part", corrects=first)
    found = line(home[0], head.id, AsAt.now())
    assert found is not None
    assert [part.text for part in found.parts] == ["the first part", "part (b)"]
    was = Particulars.objects.get(review=cast.review)
    actions.describe_review(**mine, review=cast.review, about=About(name="Trees"), corrects=was)
    assert Particulars.objects.filter(place=was.place).count() == 2


def test_the_same_request_adds_no_other_recommendation(mine: dict[str, Any], cast: SmallReview) -> None:
    about = {"review": cast.review, "text": "Another.", "told": Told(request_id=new_id())}
    first = actions.add_recommendation(**mine, **about, number="9")
    assert actions.add_recommendation(**mine, **about, number="9") == first
    assert refused(actions.add_recommendation, **mine, **about, number="10") == ("sent_before", "")
    assert refused(actions.add_recommendation, **mine, **{**about, "text": "Other."}, number="9")[0] == "sent_before"


def test_a_tie_is_minuted_and_goes_to_another(mine: dict[str, Any], cast: SmallReview) -> None:
    first, second = cast.recommendations[:2]
    tie = {"recommendation": first, "kind": Link.MERGED_INTO}
    assert refused(actions.link, **mine, **tie, other=first, minute_ref="Minute 1")[0] == "linked_to_itself"
    assert refused(actions.link, **mine, **tie, other=second, minute_ref="")[0] == "minute_needed"
    assert actions.link(**mine, **tie, other=second, minute_ref="Minute 51").other == second
