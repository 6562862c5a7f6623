"""Reports to a committee, where what they tell of is restricted, before or afterwards."""

from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.councils.veil import seeing
from followthrough.files.models import StoredFile
from followthrough.packs import actions as packs
from followthrough.packs import queries as packed
from followthrough.packs.models import Clearance, Draft, Pack, PackFile, PutAnswer, PutUpdate, Report, Returned
from followthrough.redaction import queries as places
from followthrough.restriction import actions, queries
from tests.packs.desk import Desk, at_work
from tests.packs.word import edited, kept, says
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
    desk.clear()  # a figure that was cleared reads otherwise now
    again = packs.finalise(**desk.by)
    assert (again.number, list(packed.packs(desk.council, desk.report))) == (2, [again])
    with seeing([made.id]):
        assert [one.number for one in packed.packs(desk.council, desk.report)] == [2, 1]


def test_a_reader_who_has_it_open_does_not_put_it_into_a_report(desk: Desk) -> None:
    made = restrict(desk, desk.cast.recommendations[1].commitment)
    with seeing([made.id]):
        assert desk.view().words["recommendations"] == "3"
        desk.clear()
        again = packs.finalise(**desk.by)
    assert "publishes its list" not in str(again.content)


def test_words_in_a_hidden_pack_and_its_files_are_not_counted_to_others(desk: Desk) -> None:
    councils.add_team(council=desk.council, by=desk.officer, name="The rest goes on")
    restrict(desk, desk.cast.recommendations[1].commitment)
    found = places.places(desk.council, "The rest goes on", places.answers(desk.council, "The rest goes on"))
    hidden = {place.model for place in found} - {place.model for place in places.shown(desk.council, found)}
    assert hidden == {Pack, StoredFile}


@pytest.mark.parametrize("whole", [True, False])
def test_what_came_back_of_it_was_put_and_answered_is_hidden_with_it(desk: Desk, whole: bool) -> None:
    mine: dict[str, Any] = {"council": desk.council, "by": desk.officer}
    pack = Pack.objects.get()
    data = edited(kept(pack), says("All are planted.", "All are alive."))
    row = packs.take_in_returned(**mine, pack=pack, data=data, name="Appendix.docx")
    put = packs.put_to_owner(**mine, returned=row, place=0, text="All are alive.")
    answer = packs.decline_put(**mine, put=put, reason="Three are not.")
    made = restrict(desk, desk.cast.review if whole else desk.cast.recommendations[0].commitment)
    tables = (Returned, PutUpdate, PutAnswer)
    assert [model.objects.exists() for model in tables] == [False] * 3
    assert (packed.one_returned(desk.council, row.id), packed.put(desk.council, put.id)) == (None, None)
    assert not queries.trail(desk.council, put.id).exists()
    with seeing([made.id]):
        assert [model.objects.get() for model in tables] == [row, put, answer]


def test_rows_beside_one_that_is_restricted_are_still_those_of_their_recommendations(desk: Desk) -> None:
    mine: dict[str, Any] = {"council": desk.council, "by": desk.officer}
    restrict(desk, desk.cast.recommendations[1].commitment)
    desk.clear()
    pack = packs.finalise(**desk.by)
    data = edited(kept(pack), says("All are planted.", "All are alive."))
    row = packs.take_in_returned(**mine, pack=pack, data=data, name="Appendix.docx")
    assert row.changes == [row.changes[0] | {"commitment": str(desk.cast.recommendations[0].commitment_id)}]
    packs.put_to_owner(**mine, returned=row, place=0, text="All are alive.")
    assert [one.commitment for one in packed.waiting_puts(desk.council)] == [desk.cast.recommendations[0].commitment]
