"""The sample's accreditation is in its Health Check and shows everything that a programme can have."""

from collections import Counter
from datetime import date

import pytest

from followthrough.accreditation import rules
from followthrough.accreditation.queries import programmes, resting
from followthrough.accreditation.queries.readiness import Readiness, readiness
from followthrough.commitments import queries
from followthrough.commitments.models import Commitment
from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Council
from followthrough.councils.queries import council_by_slug
from followthrough.lib.as_at import AsAt
from followthrough.registers.queries import counts, funding
from followthrough.reviews.queries.lines import lines_of
from tests.databases import Template

TODAY = date(2026, 11, 21)
pytestmark = pytest.mark.django_db


@pytest.fixture
def merrowbridge(sample_template: Template, read_sample: None, db: None) -> Council:
    assert sample_template.made
    council = council_by_slug("merrowbridge")
    assert council is not None
    return council


@pytest.fixture
def programme(merrowbridge: Council) -> Commitment:
    [found] = programmes.chartered(merrowbridge, AsAt.on(TODAY))
    return found


def _ready(council: Council, programme: Commitment) -> Readiness:
    found = readiness(council, programme, AsAt.on(TODAY))
    assert found is not None
    return found


def test_it_is_in_its_health_check(merrowbridge: Council, programme: Commitment) -> None:
    states = {one.phase.stage: one.standing.state for one in programmes.phases(merrowbridge, programme, AsAt.on(TODAY))}
    assert states["health_check"] is Delivery.IN_PROGRESS
    assert [stage for stage, state in states.items() if state is None] == [
        "embedding",
        "assessment",
        "accredited",
        "renewal",
    ]


def test_three_services_are_reviewed_and_every_area_is_judged_in_part(
    merrowbridge: Council, programme: Commitment
) -> None:
    found = _ready(merrowbridge, programme)
    assert {one.audit.team for one in found.audits} == set(found.services)
    assert len(found.services) == 3
    cells = {(area.ref, team.id): found.cell(area, team) for area in found.loaded.areas for team in found.services}
    assert {rules.Ready.READY, rules.Ready.GAPS_OPEN, rules.Ready.NOT_MET, rules.Ready.PART_JUDGED} == {
        cell.ready for cell in cells.values()
    }


def test_there_are_gaps_of_all_four_kinds_in_every_state_but_dropped(
    merrowbridge: Council, programme: Commitment
) -> None:
    found = _ready(merrowbridge, programme)
    gaps = [one for one in found.findings if one.is_gap]
    assert {one.found.kind for one in gaps} == {"process", "policy", "knowledge", "skills"}
    assert len(gaps) == 13
    assert Counter(one.stands.value for one in gaps) == {
        "under_way": 8,
        "closed": 2,
        "no_action": 2,
        "closable": 1,
    }


def test_the_target_has_slipped_twice(merrowbridge: Council, programme: Commitment) -> None:
    standing = queries.standing(merrowbridge, programme, AsAt.on(TODAY))
    assert standing is not None
    assert [(one.after.cause, one.days > 0) for one in programmes.slips([standing])] == [
        ("capacity", True),
        ("money", True),
    ]


def test_23_champions_are_counted(merrowbridge: Council, programme: Commitment) -> None:
    assert next((row.number, row.unit) for row in counts.counts(merrowbridge, programme, AsAt.on(TODAY))) == (
        23,
        "staff",
    )


def test_the_money_ends_on_a_31_march_before_the_assessment(merrowbridge: Council, programme: Commitment) -> None:
    phases = programmes.phases(merrowbridge, programme, AsAt.on(TODAY))
    spent = funding.spending(merrowbridge, [programme.id, *(one.phase.commitment_id for one in phases)], AsAt.on(TODAY))
    ends = {
        one.phase.stage: funding.ends_first(one.standing, spent.get(one.phase.commitment_id, spent[programme.id]))
        for one in phases
    }
    assert ends["assessment"] == date(2027, 3, 31)
    assert ends["embedding"] is None


def test_one_recommendation_of_eight_is_proposed_and_three_lie_outside(
    merrowbridge: Council, programme: Commitment
) -> None:
    found = resting.resting_on(merrowbridge, programme, AsAt.on(TODAY))
    numbers = {
        line.standing.commitment.id: line.recommendation.number
        for line in lines_of(merrowbridge, [one.standing.commitment.id for one in found], AsAt.on(TODAY))
    }
    assert len(found) == 8
    assert [numbers[one.standing.commitment.id] for one in found if one.outcome is rules.Outcome.PROPOSED] == ["12"]
    outside = {numbers[one.standing.commitment.id] for one in found if any(row.reliance.outside for row in one.resting)}
    assert outside == {"33", "39", "42"}
