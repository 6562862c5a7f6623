"""Reports to a committee, where what they tell of is restricted, before or afterwards."""

from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.councils.veil import seeing
from followthrough.files.models import StoredFile
from followthrough.packs import actions as packs
from followthrough.packs import queries as packed
from followthrough.packs.models import Clearance, Draft, Pack, PackFile, Report
from followthrough.redaction import queries as places
from followthrough.restriction import actions, queries
from tests.packs.desk import Desk, at_work
from tests.restriction.test_actions import add

TABLES = (Report, Draft, Clearance, Pack, PackFile)


@pytest.fixture
def desk(home: tuple[Any, Any]) -> Desk:
    """A report of which a version is finalised."""
    desk = at_work(home).ready()
    packs.finalise(**desk.by)
    return desk


def restrict(desk: Desk, thing: Any) -> Any:
    lead = add(desk.council, Role.LEAD_OFFICER, "Wren")
    mine = {"council": desk.council, "by": desk.officer}
    return actions.restrict(**mine, thing=thing, readers=[desk.officer, lead], reason="A colleague is named.")


def seen() -> list[bool]:
    return [model.objects.exists() for model in TABLES]


def test_of_a_restricted_review_reports_and_packs_are_there_for_its_readers_only(desk: Desk) -> None:
    made = restrict(desk, desk.cast.review)
    assert seen() == [False] * len(TABLES)
    assert packed.report(desk.council, desk.report.id) is None
    with seeing([made.id]):
        assert seen() == [True] * len(TABLES)


def test_the_trail_of_its_reports_too(desk: Desk) -> None:
    made = restrict(desk, desk.cast.review)
    assert not queries.trail(desk.council, desk.report.id).exists()
    with seeing([made.id]):
        verbs = {event.verb for event in queries.trail(desk.council, desk.report.id)}
    assert verbs == {"packs.begun", "packs.written", "packs.cleared", "packs.finalised"}


def test_a_pack_that_tells_of_what_is_restricted_later_is_hidden_and_its_report_goes_on(desk: Desk) -> None:
    made = restrict(desk, desk.cast.recommendations[1].commitment)
    assert seen() == [True, True, True, False, False]
    assert desk.view().words["recommendations"] == "3"
    again = packs.finalise(**desk.by)
    assert (again.number, list(packed.packs(desk.council, desk.report))) == (2, [again])
    with seeing([made.id]):
        assert [one.number for one in packed.packs(desk.council, desk.report)] == [2, 1]


def test_a_reader_who_has_it_open_does_not_put_it_into_a_report(desk: Desk) -> None:
    made = restrict(desk, desk.cast.recommendations[1].commitment)
    with seeing([made.id]):
        assert desk.view().words["recommendations"] == "3"
        again = packs.finalise(**desk.by)
    assert "publishes its list" not in str(again.content)


def test_words_in_a_hidden_pack_and_its_files_are_not_counted_to_others(desk: Desk) -> None:
    councils.add_team(council=desk.council, by=desk.officer, name="The rest goes on")
    restrict(desk, desk.cast.recommendations[1].commitment)
    found = places.places(desk.council, "The rest goes on", places.answers(desk.council, "The rest goes on"))
    hidden = {place.model for place in found} - {place.model for place in places.shown(desk.council, found)}
    assert hidden == {Pack, StoredFile}
