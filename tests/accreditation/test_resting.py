from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accreditation.actions import programmes, reviewing
from followthrough.accreditation.queries.resting import Followed, followed, resting_on
from followthrough.accreditation.rules import Outcome, Reason, Waits
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery
from followthrough.lib.as_at import AsAt
from tests.accreditation.cast import Gardening
from tests.cast import small_review

EARLY, LATE = date(2024, 3, 1), date(2024, 6, 1)


@pytest.fixture
def asked(plots: Gardening) -> Any:
    """A recommendation that nobody has said anything about."""
    return small_review(plots.council, plots.officer).recommendations[2].commitment


def one(plots: Gardening, as_at: AsAt | None = None) -> Followed:
    [found] = resting_on(plots.council, plots.programme, as_at or AsAt.now())
    return found


def rely(plots: Gardening, asked: Any, part: str = "", **more: Any) -> Any:
    return commitments.rely(**plots.by, commitment=asked, on=more.pop("on", plots.programme), part=part, **more)


def test_an_area_waits_for_every_service(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2")
    plots.judge(r2_1="met")
    assert one(plots).reasons == (Reason(Waits.NOT_JUDGED, 1, ("Housing estates",)),)
    plots.judge(plots.review(plots.housing), r2_1="met")
    assert one(plots).outcome is Outcome.PROPOSED
    assert [met.team.name for met in one(plots).resting[0].shown_by] == ["Housing estates", "Parks and allotments"]


def test_what_is_not_judged_is_never_met(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "1.1")
    assert one(plots).reasons == (Reason(Waits.NOT_JUDGED, 2, ("Housing estates", "Parks and allotments")),)


def test_every_reason_is_told_with_its_services(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "1")
    plots.judge(r1_1="partly", r1_2="met")
    plots.gap("1.2")
    assert one(plots).reasons == (
        Reason(Waits.NOT_JUDGED, 2, ("Housing estates",)),
        Reason(Waits.NOT_MET, 1, ("Parks and allotments",)),
        Reason(Waits.GAPS_OPEN, 1, ("Parks and allotments",)),
    )


def test_a_gap_of_a_service_that_has_left_holds_nothing_up(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2")
    plots.judge(plots.review(plots.housing), r2_1="met")
    plots.gap("2.1")
    programmes.scope(**plots.by, programme=plots.programme, team=plots.parks, released=True, note="It has left.")
    assert one(plots).outcome is Outcome.PROPOSED


def test_without_a_service_nothing_is_met(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2")
    for team in (plots.parks, plots.housing):
        programmes.scope(**plots.by, programme=plots.programme, team=team, released=True, note="It has left.")
    assert one(plots).reasons == (Reason(Waits.NO_SCOPE),)


def test_a_gap_that_is_opened_again_holds_it_up_again(plots: Gardening, asked: Any) -> None:
    programmes.scope(**plots.by, programme=plots.programme, team=plots.housing, released=True, note="It has left.")
    rely(plots, asked, "1.2")
    plots.judge(r1_2="met")
    gap = plots.gap("1.2")
    reviewing.close_gap(**plots.by, gap=gap, closed=True, evidence="The list")
    assert one(plots).outcome is Outcome.PROPOSED
    reviewing.close_gap(**plots.by, gap=gap, closed=False, evidence="A leak")
    assert one(plots).reasons == (Reason(Waits.GAPS_OPEN, 1, ("Parks and allotments",)),)


def test_what_lies_outside_is_never_proposed(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2", outside=True)
    plots.judge(r2_1="met")
    plots.judge(plots.review(plots.housing), r2_1="met")
    assert one(plots).outcome is Outcome.STAYS
    assert one(plots).reasons == (Reason(Waits.OUTSIDE),)


def test_a_whole_programme_has_to_be_complete(plots: Gardening, asked: Any) -> None:
    rely(plots, asked)
    assert one(plots).reasons == (Reason(Waits.PROGRAMME_OPEN),)
    plots.report(plots.programme, Delivery.COMPLETE)
    assert one(plots).outcome is Outcome.PROPOSED


def test_an_action_has_to_be_complete(plots: Gardening, asked: Any) -> None:
    action = plots.action()
    rely(plots, asked, on=action.commitment)
    assert one(plots).reasons == (Reason(Waits.ACTION_OPEN),)
    plots.report(action.commitment, Delivery.COMPLETE)
    assert one(plots).outcome is Outcome.PROPOSED


def test_of_two_things_both_have_to_be_met(plots: Gardening, asked: Any) -> None:
    action = plots.action(state=Delivery.COMPLETE)
    rely(plots, asked, on=action.commitment)
    rely(plots, asked, "2")
    assert one(plots).outcome is Outcome.STAYS
    assert len(one(plots).resting) == 2


def test_a_part_that_the_edition_does_not_have(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "9.9")
    assert one(plots).reasons == (Reason(Waits.UNKNOWN_PART, names=("9.9",)),)


def test_complete_while_a_part_is_open_says_so(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2")
    plots.report(asked, Delivery.COMPLETE)
    assert one(plots).outcome is Outcome.CONTRADICTED


def test_what_its_owner_said_since_stands(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2")
    plots.judge(r2_1="met")
    plots.judge(plots.review(plots.housing), r2_1="met")
    plots.report(asked, Delivery.PAUSED)
    assert one(plots).outcome is Outcome.STAYS
    assert one(plots).reasons == (Reason(Waits.SAID_SINCE),)


def test_what_its_owner_said_earlier_on_the_same_day_does_not(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2")
    plots.judge(r2_1="met")
    plots.report(asked, Delivery.IN_PROGRESS)
    plots.judge(plots.review(plots.housing), r2_1="met")
    assert one(plots).outcome is Outcome.PROPOSED


def test_mending_an_old_update_is_no_new_word(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2", told=Told(known_on=EARLY))
    said = plots.report(asked, Delivery.IN_PROGRESS, told=Told(known_on=EARLY))
    plots.judge(r2_1="met")
    plots.judge(plots.review(plots.housing), r2_1="met")
    commitments.record_progress(
        **plots.by, commitment=asked, state=Delivery.IN_PROGRESS, text="Said, mended.", corrects=said
    )
    assert one(plots).outcome is Outcome.PROPOSED


def test_as_at_a_past_day(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, told=Told(known_on=EARLY))
    plots.report(plots.programme, Delivery.COMPLETE, told=Told(known_on=LATE))
    assert one(plots, AsAt.on(EARLY)).outcome is Outcome.STAYS
    assert one(plots, AsAt.on(LATE)).outcome is Outcome.PROPOSED
    assert resting_on(plots.council, plots.programme, AsAt.on(date(2024, 2, 1))) == []


def test_what_is_released_rests_no_longer(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2")
    rely(plots, asked, "2", released=True)
    assert resting_on(plots.council, plots.programme, AsAt.now()) == []


def test_the_number_of_queries_does_not_grow(plots: Gardening, asked: Any, django_assert_max_num_queries: Any) -> None:
    rely(plots, asked, "2")
    rely(plots, asked, on=plots.action(plots.gap()).commitment)
    plots.judge(r1_2="met")
    with CaptureQueriesContext(connection) as few:
        one(plots)
    more = [r.commitment for r in small_review(plots.council, plots.officer, "Review 4").recommendations]
    for head in more:
        rely(plots, head, "1.1")
        rely(plots, head, on=plots.action().commitment)
    plots.judge(r1_1="met", r2_1="met")
    with django_assert_max_num_queries(len(few)):
        assert len(resting_on(plots.council, plots.programme, AsAt.now())) == 5


def test_another_council_is_not_looked_into(plots: Gardening, asked: Any, away: Any) -> None:
    rely(plots, asked, "2")
    assert followed(away[0], [asked.id], AsAt.now()) == []


def both_met(plots: Gardening, told: Told = Told(), verdict: str = "met") -> None:
    plots.judge(r2_1=verdict, told=told)
    plots.judge(plots.review(plots.housing), r2_1=verdict, told=told)


def test_what_applies_nowhere_is_not_met(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2.1")
    both_met(plots, verdict="not_applicable")
    assert one(plots).reasons == (Reason(Waits.APPLIES_NOWHERE),)


def test_met_without_anything_that_shows_it_is_not_proposed(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2.1")
    both_met(plots)
    bare = {plots.criterion("2.1"): reviewing.Judged("met")}
    reviewing.judge(**plots.by, audit_of=plots.audit, judged=bare)
    assert one(plots).reasons == (Reason(Waits.NOT_SHOWN, 1, ("Parks and allotments",)),)


def test_a_gap_of_a_whole_area_holds_up_each_of_its_criteria(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2.1")
    both_met(plots)
    plots.gap("2")
    assert [reason.why for reason in one(plots).reasons] == [Waits.GAPS_OPEN]


def test_judging_it_met_again_is_no_news_beside_the_owners_word(plots: Gardening, asked: Any) -> None:
    rely(plots, asked, "2.1")
    both_met(plots, told=Told(known_on=EARLY))
    plots.report(asked, Delivery.IN_PROGRESS, told=Told(known_on=LATE))
    assert one(plots).outcome is Outcome.STAYS
    again = {plots.criterion("2.1"): reviewing.Judged("met", "Folder 12", "Looked at again.")}
    reviewing.judge(**plots.by, audit_of=plots.audit, judged=again)
    assert one(plots).outcome is Outcome.STAYS
    # Not met in between is news once it is met again.
    plots.judge(r2_1="not_met")
    plots.judge(r2_1="met")
    assert one(plots).outcome is Outcome.PROPOSED
