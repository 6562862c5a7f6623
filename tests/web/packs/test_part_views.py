"""The parts of a layout on their pages: sections and who clears them, also when two change them at once."""

from dataclasses import replace
from typing import Any

import pytest

from followthrough.packs import actions
from followthrough.packs.models import ReportLayout
from followthrough.packs.rules import Clearer, Kind, Section
from tests.packs.desk import LAYOUT
from tests.web.client import PageClient
from tests.web.packs.layouts import ALL, now, order, section_of, standing
from tests.web.pages import summary, text_of

SECTION = {"heading": "Risk", "kind": "prose", "after": "background", "required": "on", "numbered": "on"}
CLEARER = {"name": "Monitoring Officer", "after": "", "sections": ["background", "money"]}


# Sections -----------------------------------------------------------------------------------------------


def test_a_section_is_added_where_it_is_wanted(officer: PageClient, row: ReportLayout, laid: str) -> None:
    sent = {**SECTION, "guidance": "Say which.", "standing_text": " There is none.\r\n", "version": "1"}
    for _time in range(2):
        assert officer.post(f"{laid}add-section/", sent).url == laid
    assert order(row)[-3:] == ["background", "risk", "money"]
    assert now(row).section("risk") == Section(
        "risk", "Risk", Kind.PROSE, guidance="Say which.", standing="There is none."
    )


def test_a_section_is_changed_and_keeps_its_key(officer: PageClient, row: ReportLayout, laid: str) -> None:
    page = f"{laid}sections/background/"
    assert b"The committee asked for this." in officer.get(page).content
    sent = section_of("background", heading="How it came about", kind="implications", after="money")
    del sent["numbered"]
    assert officer.post(page, sent).url == laid
    assert now(row).sections[-1] == Section(
        "background",
        "How it came about",
        Kind.IMPLICATIONS,
        numbered=False,
        standing="The committee asked for this.",
    )


@pytest.mark.parametrize(
    ("key", "sent", "where", "says"),
    [
        ("background", {"heading": " "}, "#id_heading", "Enter the heading of the section."),
        ("background", {"heading": "x" * 151}, "#id_heading", "This is too long"),
        ("background", {"kind": "nonsense"}, "#id_kind", "Choose one from the list."),
        ("background", {"after": "nowhere"}, "#id_after", "Choose one from the list."),
        ("background", {"version": ""}, "#id_version", "This form is damaged."),
        ("money", {"kind": "appendices"}, "#main-content", "Finance would clear nothing that somebody writes."),
    ],
)
def test_what_is_wrong_with_a_section_is_said_and_nothing_is_saved(
    officer: PageClient, row: ReportLayout, laid: str, key: str, sent: dict[str, str], where: str, says: str
) -> None:
    reply = officer.post(f"{laid}sections/{key}/", section_of(key, **sent))
    [(link, sentence)] = summary(reply)
    assert (link, says in sentence) == (where, True)
    assert now(row) == LAYOUT


def test_a_report_needs_a_section_of_paragraphs(officer: PageClient, keeper: dict[str, Any]) -> None:
    short = replace(LAYOUT, sections=LAYOUT.sections[:6], clearers=())
    made = actions.save_layout(**keeper, layout=short, of=None)
    page = f"{ALL}{made.id}/sections/background/"
    says = "A report needs at least one section of paragraphs. Add one."
    assert summary(officer.post(page, section_of("background", kind="field"))) == [("#id_kind", says)]
    assert summary(officer.post(f"{page}remove/", {"version": "1"})) == [("#main-content", says)]
    assert now(made) == short


def test_a_section_is_taken_out_once_it_was_confirmed(officer: PageClient, row: ReportLayout, laid: str) -> None:
    page = f"{laid}sections/background/remove/"
    assert "Take out “Background”?" in text_of(officer.get(page))
    for _time in range(2):
        assert officer.post(page, {"version": "1"}).url == laid
    assert ("background" in order(row), row.version) == (False, 2)
    assert (officer.get(page).status_code, officer.get(f"{laid}sections/background/").status_code) == (404, 404)


def test_a_section_that_somebody_clears_alone_is_not_taken_out(
    officer: PageClient, row: ReportLayout, laid: str
) -> None:
    reply = officer.post(f"{laid}sections/money/remove/", {"version": "1"})
    assert "Finance would clear nothing" in text_of(reply)
    assert now(row) == LAYOUT


def test_a_section_moves_up_and_down(officer: PageClient, row: ReportLayout, laid: str) -> None:
    assert "Up: To" not in text_of(officer.get(laid))
    move = f"{laid}sections/background/move/"
    assert officer.post(move, {"to": "up", "version": "1"}).url == f"{laid}#section-background"
    assert order(row)[4:] == ["background", "appendices", "money"]
    officer.post(move, {"to": "down", "version": "2"})
    assert now(row) == LAYOUT
    assert officer.get(move).status_code == 405


# Clearers -----------------------------------------------------------------------------------------------


def test_somebody_who_clears_is_added_changed_moved_and_taken_out(
    officer: PageClient, row: ReportLayout, laid: str
) -> None:
    for _time in range(2):
        assert officer.post(f"{laid}add-clearer/", {**CLEARER, "version": "1"}).url == laid
    added = Clearer("monitoring-officer", "Monitoring Officer", ("background", "money"))
    assert now(row).clearers == (added, *LAYOUT.clearers)
    own = f"{laid}clearers/monitoring-officer/"
    assert officer.get(own).content.count(b'" checked') == 2
    officer.post(own, {"name": "Legal", "after": "director", "version": "2"})
    assert now(row).clearers[-1] == Clearer("monitoring-officer", "Legal")
    assert officer.post(f"{own}move/", {"to": "up", "version": "3"}).url == f"{laid}#clearer-monitoring-officer"
    assert [one.key for one in now(row).clearers] == ["finance", "monitoring-officer", "director"]
    for _time in range(2):
        assert officer.post(f"{own}remove/", {"version": "4"}).url == laid
    assert now(row) == LAYOUT
    assert (officer.get(own).status_code, officer.get(f"{own}remove/").status_code) == (404, 404)


@pytest.mark.parametrize(
    ("sent", "where", "says"),
    [
        ({"name": ""}, "#id_name", "Enter who clears it."),
        ({"sections": ["appendices"]}, "#id_sections", "Choose one from the list."),
    ],
)
def test_what_is_wrong_with_a_clearer_is_said(
    officer: PageClient, row: ReportLayout, laid: str, sent: dict[str, Any], where: str, says: str
) -> None:
    reply = officer.post(f"{laid}add-clearer/", {**CLEARER, "version": "1", **sent})
    [(link, sentence)] = summary(reply)
    assert (link, says in sentence) == (where, True)
    assert now(row) == LAYOUT


def test_a_layout_whose_reports_nobody_clears_says_so(officer: PageClient, row: ReportLayout, laid: str) -> None:
    for version, clearer in enumerate(LAYOUT.clearers, start=1):
        officer.post(f"{laid}clearers/{clearer.key}/remove/", {"version": version})
    assert "Nobody: a report in this layout is finalised without any clearance." in text_of(officer.get(laid))


# Two at once --------------------------------------------------------------------------------------------


MEANWHILE = "Somebody changed this layout meanwhile, so nothing was saved."


def test_the_second_to_save_a_section_sees_both_and_saves_then(
    officer: PageClient, row: ReportLayout, laid: str
) -> None:
    page = f"{laid}sections/background/"
    officer.post(page, section_of("background", standing_text="Hers."))
    mine = section_of("background", standing_text="Mine.", heading="Mine too")
    reply = officer.post(page, mine)
    assert [MEANWHILE in sentence for _link, sentence in summary(reply)] == [True]
    assert standing(reply) == [("Heading", "Background"), ("Standing text", "Hers.")]
    assert b"Mine.</textarea>" in reply.content
    assert now(row).section("background") == replace(LAYOUT.sections[5], standing="Hers.")
    assert officer.post(page, mine | {"version": "2"}).url == laid
    assert now(row).section("background") == replace(LAYOUT.sections[5], standing="Mine.", heading="Mine too")


def test_a_change_of_another_part_is_kept_and_the_form_saved_again(
    officer: PageClient, row: ReportLayout, laid: str
) -> None:
    officer.post(f"{laid}name/", {"name": "Theirs", "numbering": "none", "version": "1"})
    reply = officer.post(
        f"{laid}clearers/finance/", {"name": "Money", "sections": ["money"], "after": "director", "version": "1"}
    )
    assert standing(reply) == [("Who", "Finance"), ("Where they stand in the list", "First")]
    reply = officer.post(f"{laid}add-clearer/", {**CLEARER, "version": "1"})
    assert MEANWHILE in text_of(reply)
    assert b'name="version" value="2"' in reply.content
    assert "What stands now" not in text_of(reply)
    officer.post(f"{laid}add-clearer/", {**CLEARER, "version": "2"})
    assert (now(row).name, len(now(row).clearers)) == ("Theirs", 3)


@pytest.mark.parametrize(
    ("part", "sent", "typed"),
    [
        ("sections/money/", section_of("money", standing_text="Typed."), b"Typed.</textarea>"),
        ("clearers/finance/", {"name": "Typed", "version": "1"}, b'value="Typed"'),
    ],
)
def test_what_was_typed_of_a_part_that_is_gone_can_be_added_anew(
    officer: PageClient,
    keeper: dict[str, Any],
    row: ReportLayout,
    laid: str,
    part: str,
    sent: dict[str, Any],
    typed: bytes,
) -> None:
    gone = replace(LAYOUT, sections=LAYOUT.sections[:6], clearers=())
    actions.save_layout(**keeper, layout=gone, of=row, version=1)
    reply = officer.post(laid + part, sent)
    assert "Somebody took this out meanwhile" in text_of(reply)
    assert typed in reply.content
    noun = "section" if "sections" in part else "clearer"
    assert f'action="{laid}add-{noun}/"'.encode() in reply.content
    assert officer.post(f"{laid}add-{noun}/", sent | {"version": "2"}).url == laid
    assert len(now(row).sections) + len(now(row).clearers) == 7
    assert officer.post(laid + part).status_code in (200, 404)


@pytest.mark.parametrize("part", ["sections/background/move/", "clearers/director/move/"])
def test_nothing_is_moved_in_a_layout_that_somebody_changed(
    officer: PageClient, row: ReportLayout, laid: str, part: str
) -> None:
    reply = officer.post(laid + part, {"to": "up", "version": "7"}, follow=True)
    assert "so nothing was moved" in text_of(reply)
    assert now(row) == LAYOUT


@pytest.mark.parametrize("part", ["remove/", "sections/background/remove/", "clearers/finance/remove/"])
def test_nothing_is_taken_out_of_a_layout_that_somebody_changed_until_it_was_looked_at(
    officer: PageClient, row: ReportLayout, laid: str, part: str
) -> None:
    assert MEANWHILE in text_of(officer.post(laid + part, {"version": "7"}))
    assert now(row) == LAYOUT
    assert officer.post(laid + part, {"version": "1"}).status_code == 302
