from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accreditation.actions import programmes, reviewing
from followthrough.accreditation.queries.readiness import Plan, Readiness, readiness
from followthrough.accreditation.rules import Cell, Ready
from followthrough.accreditation.rules import Finds as Kind
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery
from followthrough.commitments.rules import Kind as Tracked
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from tests.accreditation.cast import FIRST, Gardening, gardening

EARLY, LATE = date(2024, 3, 1), date(2024, 6, 1)


def now(plots: Gardening, as_at: AsAt | None = None) -> Readiness:
    found = readiness(plots.council, plots.programme, as_at or AsAt.now())
    assert found is not None
    return found


def test_a_programme_that_follows_nothing_is_not_measured(home: Any) -> None:
    council, by = home
    other = commitments.open_commitment(council=council, by=by, kind=Tracked.PROGRAMME, text="Plant trees.")
    assert readiness(council, other, AsAt.now()) is None


def test_a_service_without_a_review_is_not_judged(plots: Gardening) -> None:
    assert now(plots).cell(plots.criterion("1"), plots.housing) == Cell(not_judged=2)


def test_a_cell_counts_its_judgements_gaps_and_what_is_met_without_evidence(plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="partly")
    reviewing.judge(
        **plots.by, audit_of=plots.audit, judged={plots.criterion("2.1"): reviewing.Judged("met", evidence="")}
    )
    plots.gap("1.2")
    found = now(plots)
    assert found.cell(plots.criterion("1"), plots.parks) == Cell(met=1, partly=1, gaps=1)
    assert found.cell(plots.criterion("2"), plots.parks) == Cell(met=1, bare=1)
    assert found.whole == Cell(met=2, partly=1, not_judged=3, gaps=1, bare=1)
    assert found.ready_cells == (0, 4)
    assert found.cell(plots.criterion("2"), plots.parks).ready is Ready.NOT_SHOWN


def test_a_gap_of_no_service_stands_in_each_and_is_counted_once(plots: Gardening) -> None:
    reviewing.find(
        **plots.by,
        programme=plots.programme,
        finds=reviewing.Finds(Kind.POLICY, "There is no policy.", criterion=plots.criterion("1")),
    )
    found, water = now(plots), plots.criterion("1")
    assert [found.cell(water, team).gaps for team in found.services] == [1, 1]
    assert found.area(water).gaps == 1
    assert found.whole.gaps == 1


def test_a_gap_without_a_criterion_is_in_no_cell(plots: Gardening) -> None:
    reviewing.find(
        **plots.by, programme=plots.programme, finds=reviewing.Finds(Kind.SKILLS, "Few can mend.", audit=plots.audit)
    )
    found = now(plots)
    assert found.whole.gaps == 0
    assert [one.found.text for one in found.elsewhere] == ["Few can mend."]


def test_a_strength_is_no_gap(plots: Gardening) -> None:
    plots.gap("1.2", Kind.STRENGTH)
    assert now(plots).whole.gaps == 0
    assert now(plots).elsewhere == []


def test_what_does_not_apply_is_no_area_to_be_ready(plots: Gardening) -> None:
    plots.judge(r2_1="not_applicable")
    assert now(plots).ready_cells == (0, 3)


def test_as_at_a_past_day(plots: Gardening) -> None:
    audit = reviewing.open_audit(
        **plots.by,
        programme=plots.programme,
        team=plots.housing,
        edition=plots.loaded.edition,
        told=Told(known_on=EARLY),
    )
    plots.judge(audit, told=Told(known_on=EARLY), r2_1="not_met")
    plots.judge(audit, told=Told(known_on=LATE), r2_1="met")
    neighbours = plots.criterion("2")
    assert now(plots, AsAt.on(FIRST)).cell(neighbours, plots.housing).ready is Ready.NOT_JUDGED
    assert now(plots, AsAt.on(EARLY)).cell(neighbours, plots.housing).ready is Ready.NOT_MET
    assert now(plots, AsAt.on(LATE)).cell(neighbours, plots.housing).ready is Ready.READY


def test_a_closed_gap_that_is_opened_again_is_open(plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="met")
    gap, water = plots.gap(), plots.criterion("1")
    reviewing.close_gap(**plots.by, gap=gap, closed=True, evidence="The list of leaks")
    assert now(plots).cell(water, plots.parks).ready is Ready.READY
    reviewing.close_gap(**plots.by, gap=gap, closed=False, evidence="Leaks again")
    assert now(plots).cell(water, plots.parks).ready is Ready.GAPS_OPEN


def test_what_the_plan_comes_to(plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="not_met")
    gap, water = plots.gap(), plots.criterion("1")
    assert now(plots).plan(water, plots.parks) == Plan(None, unplanned=1)
    action = plots.action(gap)
    assert now(plots).plan(water, plots.parks) == Plan(None, unplanned=1)
    commitments.promise(**plots.by, commitment=action.commitment, due=parse("30 June 2031"))
    assert now(plots).plan(water, plots.parks) == Plan(date(2031, 6, 30))


def test_why_the_plan_does_not_make_it_ready(plots: Gardening) -> None:
    plots.judge(r1_1="partly")
    assert now(plots).plan(plots.criterion("1"), plots.parks) == Plan(None, bare=1, unjudged=1)


def test_a_plan_with_nothing_left_to_do(plots: Gardening) -> None:
    plots.judge(r2_1="met")
    assert now(plots).plan(plots.criterion("2"), plots.parks) == Plan(date.min)


def test_a_service_that_has_left_is_not_counted(plots: Gardening) -> None:
    programmes.scope(**plots.by, programme=plots.programme, team=plots.housing, released=True, note="It has left.")
    assert [team.name for team in now(plots).services] == ["Parks and allotments"]


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow(plots: Gardening, django_assert_max_num_queries: Any) -> None:
    plots.judge(r1_1="met")
    plots.action(plots.gap("1.2"))
    with CaptureQueriesContext(connection) as few:
        now(plots).whole  # noqa: B018
    plots.judge(plots.review(plots.housing), r1_1="met", r1_2="not_met", r2_1="met")
    plots.action(plots.gap("2.1"), plots.gap("1.1"), state=Delivery.IN_PROGRESS)
    with django_assert_max_num_queries(len(few)):
        now(plots).whole  # noqa: B018


def test_another_council_has_no_part_in_it(plots: Gardening, away: Any) -> None:
    other = gardening(*away)
    other.judge(r1_1="met")
    assert now(plots).whole.met == 0
    assert readiness(plots.council, other.programme, AsAt.now()) is None
