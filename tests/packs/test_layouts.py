"""How reports are laid out: set down, changed, taken out, and taken by a report that is being written."""

from dataclasses import replace
from typing import Any

import pytest

from followthrough.audit import queries as audit
from followthrough.lib.refused import Refused
from followthrough.packs import actions, queries
from followthrough.packs.models import Report, ReportLayout
from followthrough.packs.rules import Layout, Section, layout_of
from tests.packs.desk import LAYOUT, TEXTS, Desk, at_work


@pytest.fixture
def by(home: tuple[Any, Any]) -> dict[str, Any]:
    council, officer = home
    return {"council": council, "by": officer}


def verbs(council: Any) -> list[str]:
    return [event.verb for event in audit.trail(council.id) if event.verb.startswith("packs.")]


# The council's layouts -----------------------------------------------------------------------------------


def test_a_layout_is_saved_under_its_own_name_and_by_one_at_a_time(by: dict[str, Any]) -> None:
    saved = actions.save_layout(**by, layout=LAYOUT, of=None)
    other = replace(LAYOUT, sections=LAYOUT.sections[1:])
    with pytest.raises(Refused, match="layout_name_taken"):
        actions.save_layout(**by, layout=other, of=None)
    again = actions.save_layout(**by, layout=replace(LAYOUT, name="Theirs"), of=saved, version=1)
    assert (again.name, again.version) == ("Theirs", 2)
    with pytest.raises(Refused, match="layout_changed_meanwhile"):
        actions.save_layout(**by, layout=LAYOUT, of=saved, version=1)
    with pytest.raises(Refused, match="no_paragraphs"):
        actions.save_layout(**by, layout=replace(LAYOUT, sections=LAYOUT.sections[:1]), of=None)
    with pytest.raises(Refused, match="layout_name_needed"):
        actions.save_layout(**by, layout=replace(LAYOUT, name=" "), of=None)


def test_what_is_laid_out_like_that_already_is_not_saved_again(by: dict[str, Any]) -> None:
    first = actions.save_layout(**by, layout=LAYOUT, of=None)
    assert actions.save_layout(**by, layout=LAYOUT, of=None) == first
    changed = replace(LAYOUT, name="Theirs")
    for _time in range(2):
        actions.save_layout(**by, layout=changed, of=first, version=1)
    [row] = ReportLayout.objects.all()
    assert (row.version, layout_of(row.sections)) == (2, changed)
    assert verbs(by["council"]) == ["packs.layout_saved"] * 2


def test_a_layout_cannot_take_the_name_of_another(by: dict[str, Any]) -> None:
    actions.save_layout(**by, layout=LAYOUT, of=None)
    other = actions.save_layout(**by, layout=replace(LAYOUT, name="Theirs"), of=None)
    with pytest.raises(Refused, match="layout_name_taken"):
        actions.save_layout(**by, layout=LAYOUT, of=other, version=1)


def test_a_layout_that_is_taken_out_is_gone_once_and_its_name_is_free(by: dict[str, Any]) -> None:
    saved = actions.save_layout(**by, layout=LAYOUT, of=None)
    with pytest.raises(Refused, match="layout_changed_meanwhile"):
        actions.remove_layout(**by, layout=saved, version=7)
    for _time in range(2):
        actions.remove_layout(**by, layout=saved, version=1)
    assert not ReportLayout.objects.exists()
    assert verbs(by["council"]).count("packs.layout_removed") == 1
    with pytest.raises(Refused, match="layout_gone"):
        actions.save_layout(**by, layout=replace(LAYOUT, name="Theirs"), of=saved, version=1)
    assert actions.save_layout(**by, layout=LAYOUT, of=None).name == "Ours"


def test_another_council_neither_changes_nor_takes_out_a_layout(by: dict[str, Any], away: tuple[Any, Any]) -> None:
    saved = actions.save_layout(**by, layout=LAYOUT, of=None)
    council, officer = away
    theirs = {"council": council, "by": officer}
    with pytest.raises(Refused, match="layout_gone"):
        actions.save_layout(**theirs, layout=LAYOUT, of=saved, version=1)
    actions.remove_layout(**theirs, layout=saved, version=1)
    assert ReportLayout.objects.get() == saved


# Of a report ---------------------------------------------------------------------------------------------


OTHER = Layout("Other", (*LAYOUT.sections[5:], Section("risk", "Risk", standing="There is none.")))


@pytest.fixture
def desk(home: tuple[Any, Any]) -> Desk:
    return at_work(home)


def test_a_report_that_is_laid_out_otherwise_keeps_what_was_written(desk: Desk) -> None:
    desk.write(**TEXTS)
    for _time in range(2):
        actions.lay_out(**desk.by, layout=OTHER)
    view = desk.view()
    assert view.layout == OTHER
    assert (view.texts["money"], view.texts["risk"]) == (TEXTS["money"], "There is none.")
    assert verbs(desk.council).count("packs.laid_out") == 1
    actions.lay_out(**desk.by, layout=LAYOUT)
    assert desk.view().texts["title"] == TEXTS["title"]


def test_what_was_written_is_not_put_back_to_the_standing_words(desk: Desk) -> None:
    desk.write(background="")
    actions.lay_out(**desk.by, layout=replace(LAYOUT, name="Other"))
    assert desk.view().texts["background"] == ""


def test_a_finalised_report_whose_layout_was_taken_out_goes_on_in_another(desk: Desk) -> None:
    actions.finalise(**desk.ready().by)
    Report.objects.filter(id=desk.report.id).update(layout=None)
    actions.lay_out(**desk.by, layout=replace(OTHER, clearers=()))
    desk.write(risk="There is some.")
    assert actions.finalise(**desk.by).number == 2
    assert queries.packs(desk.council, desk.report).count() == 2
