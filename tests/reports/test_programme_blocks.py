"""The accreditation in a members' report: what it tells, what rests on it, and what can be cited."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accreditation.rules import Outcome, Reason, Waits
from followthrough.commitments import actions as commitments
from followthrough.commitments import exempting, queries
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery, Kind
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.packs import screening
from followthrough.packs.facts import Figures, facts, groups
from followthrough.packs.screening import Screen
from followthrough.registers.actions import counts
from followthrough.registers.rules import Unit
from followthrough.reports.document import Paragraph
from followthrough.reports.gather import appendix_source
from followthrough.reports.gather_progress import progress_source
from followthrough.reports.pdf import pdf_bytes
from followthrough.reports.progress import progress
from followthrough.reports.resting_words import outcome_words, reason_words
from followthrough.reports.source import AppendixSource
from followthrough.reviews.queries.lines import review as review_as_at
from tests.accreditation.cast import FIRST, gardening
from tests.accreditation.steered import Steered, steered
from tests.cast import SECOND_PAPER, SmallReview, small_review
from tests.fixtures import home
from tests.reports.test_pdf import failures
from tests.reports.test_progress import said, table, under

__all__ = ["home"]
HEADING = "The accreditation that recommendations rest on"


@pytest.fixture
def one(home: Any) -> Steered:
    return steered(gardening(*home))


@pytest.fixture
def cast(home: Any) -> SmallReview:
    return small_review(*home)


def rely(one: Steered, cast: SmallReview, n: int, on: Any = None, **more: Any) -> None:
    commitment = cast.recommendations[n].commitment
    commitments.rely(**one.by, commitment=commitment, on=on or one.programme, told=Told(known_on=FIRST), **more)


@pytest.fixture
def relied(one: Steered, cast: SmallReview) -> SmallReview:
    """The second relies on the area of water, the third on the action, the fourth lies outside."""
    rely(one, cast, 1, part="1")
    rely(one, cast, 2, on=one.action.commitment)
    rely(one, cast, 3, part="2", outside=True)
    return cast


def source(one: Steered, cast: SmallReview, as_at: AsAt | None = None) -> AppendixSource:
    view = review_as_at(one.plots.council, cast.review.id, as_at or AsAt.now())
    assert view is not None
    return appendix_source(one.plots.council, view, as_at or AsAt.now())


def report(one: Steered, cast: SmallReview) -> Any:
    view = review_as_at(one.plots.council, cast.review.id, AsAt.now())
    assert view is not None
    return progress(progress_source(one.plots.council, view, AsAt.on(SECOND_PAPER), AsAt.now()))


def test_it_tells_target_readiness_gaps_counts_and_what_each_waits_for(one: Steered, relied: SmallReview) -> None:
    made = report(one, relied)
    blocks = [block for block in under(made, "Good allotments mark") if isinstance(block, Paragraph)]
    assert {block.label: block.text for block in blocks} == {
        "Expected": "31 March 2031",
        "Readiness": "Of the 6 criteria that apply in 2 services: 1 (17%) met, 1 partly met, 0 not met and 4 not yet"
        " judged. 1 gap is open. Ready: 0 of 4, counting each area in each service.",
        "Gaps": "1 gap was found; 0 of them are closed.",
        "Counts": "Champions: 23 members of staff (2023)",
    }
    assert said(table(made, "It slipped 2 times")) == [
        ["8 January 2024", "31 March 2024", "30 September 2024", "183", "Capacity. It takes longer."],
        ["4 April 2024", "30 September 2024", "31 March 2031", "2373", "Money. It takes longer."],
    ]
    assert said(table(made, "Recommendations that rest on it")) == [
        [
            "2",
            "1 Water",
            "2 criteria are not yet judged, in Housing estates. | 1 criterion is not met, in Parks and allotments. | "
            "1 gap is open, in Parks and allotments.",
        ],
        ["3", "an action", "This action is not complete."],
        [
            "4",
            "2 Neighbours",
            "It was not agreed, so its completion is not proposed. | It lies outside what this covers, so that it says "
            "nothing about it.",
        ],
    ]
    assert failures(pdf_bytes(made)) == []


def test_what_is_complete_while_that_is_open_says_so(one: Steered, relied: SmallReview) -> None:
    one.plots.report(relied.recommendations[2].commitment, Delivery.COMPLETE)
    [_water, action, _outside] = source(one, relied).programmes[0].rests
    assert action.waits == (
        "Its owner says that it is complete, while it rests on something that is open.",
        "This action is not complete.",
    )
    one.plots.report(one.action.commitment, Delivery.COMPLETE)
    assert source(one, relied).programmes[0].rests[1].waits == ("It is finished.",)


def test_a_review_that_rests_on_none_says_nothing_of_it(one: Steered, cast: SmallReview) -> None:
    assert source(one, cast).programmes == ()
    assert HEADING not in [getattr(block, "text", "") for block in report(one, cast).blocks]
    other = commitments.open_commitment(**one.by, kind=Kind.PROGRAMME, text="A hedge.", told=Told(known_on=FIRST))
    rely(one, cast, 1, on=other)
    assert source(one, cast).programmes == ()  # it follows no framework


def test_it_is_as_at_the_day(one: Steered, relied: SmallReview) -> None:
    [programme] = source(one, relied, AsAt.on(date(2024, 2, 1))).programmes
    assert programme.target == parse("30 September 2024")
    assert len(programme.slips) == 1
    assert programme.gaps == 0
    assert source(one, relied, AsAt.on(date(2023, 1, 1))).programmes == ()


def test_an_exempt_name_is_not_told(one: Steered, relied: SmallReview) -> None:
    stands = queries.standing(one.plots.council, one.programme, AsAt.now())
    assert stands is not None
    exempting.exempt(
        **one.by, commitment=one.programme, row=stands.words, paragraph="3", reason="A bid.", review_on=date(2090, 1, 1)
    )
    assert source(one, relied).programmes[0].name == "[exempt: see the exempt appendix]"


def test_facts_that_can_be_cited(one: Steered, relied: SmallReview) -> None:
    told = Told(known_on=FIRST, source="Report of January")
    counts.count(
        **one.by, commitment=one.programme, what="Visits", number=7, unit=Unit.SESSIONS, period=parse("2023"), told=told
    )
    figures = Figures(source(one, relied))
    found = {code: fact.words for code, fact in facts(figures).items()}
    ours = {code for code in found if "allotments" in code or code.startswith("count-")}
    assert {code: found[code] for code in ours if not code.startswith("forecast-")} == {
        "target-good-allotments-mark": "31 March 2031",
        "slipped-good-allotments-mark": "2",
        "resting-good-allotments-mark": "3",
        "met-good-allotments-mark": "1 of 6",
        "not-judged-good-allotments-mark": "4",
        "readiness-good-allotments-mark": found["readiness-good-allotments-mark"],
        "gaps-good-allotments-mark": "1",
        "gaps-closed-good-allotments-mark": "0",
        "count-champions": "23 members of staff (2023)",
        "count-visits": "7 sessions (2023; Report of January)",
    }
    assert facts(figures)["resting-good-allotments-mark"].of == "2, 3 and 4"
    assert "The accreditation" in groups(figures)


def test_the_guard_looks_at_it_and_withholds(one: Steered, relied: SmallReview) -> None:
    counts.count(
        **one.by,
        commitment=one.programme,
        what="Seen by Rosalind Pettigrew",
        number=9,
        unit=Unit.ADULTS,
        period=parse("2023"),
    )
    found = source(one, relied)
    screen = Screen(names=["Rosalind Pettigrew"])
    told = list(screening.texts_behind(found, "Appendix 2"))
    assert [hit.words for hit in screening.found(screen, told)] == ["Rosalind Pettigrew"]
    assert "Rosalind" not in str(screening.held_in(found, screen).programmes)


def test_its_queries_do_not_grow_with_what_rests_on_it(one: Steered, cast: SmallReview) -> None:
    counted = []
    for n in (1, 2):
        rely(one, cast, n, part="1")
        with CaptureQueriesContext(connection) as seen:
            source(one, cast)
        counted.append(len(seen))
    assert counted[0] == counted[1]


COUNTED = (Waits.NOT_JUDGED, Waits.NOT_MET, Waits.NOT_SHOWN, Waits.GAPS_OPEN)


@pytest.mark.parametrize("why", Waits)
def test_every_reason_has_words(why: Waits) -> None:
    words = reason_words(Reason(why, 2, ("Parks", "Housing")))
    assert words
    assert ("Parks and Housing" in words) == (why in COUNTED)
    assert reason_words(Reason(Waits.GAPS_OPEN, 1)) == "1 gap is open."


def test_what_follows_has_words_but_for_what_stays() -> None:
    assert [bool(outcome_words(outcome)) for outcome in Outcome] == [True, False, True, True]
