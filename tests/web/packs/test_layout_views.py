"""How reports are laid out, on its pages: the council's layouts, one of them, and its parts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from followthrough.councils.models import Person
from followthrough.councils.permissions import Role
from followthrough.packs import actions
from followthrough.packs.layouts import presets
from followthrough.packs.models import ReportLayout
from followthrough.packs.rules import Clearer, Kind, Layout, Numbering, Section, layout_of
from tests.packs.desk import LAYOUT
from tests.web.client import PageClient
from tests.web.pages import XHTML, summary, text_of, tree, words

ALL = "/saltmere/reports/layouts/"
CHANGES = (
    "name/",
    "add-section/",
    "sections/background/",
    "sections/background/remove/",
    "add-clearer/",
    "clearers/finance/",
    "clearers/finance/remove/",
    "remove/",
)
SECTION = {"heading": "Risk", "kind": "prose", "after": "background", "required": "on", "numbered": "on"}
CLEARER = {"name": "Monitoring Officer", "after": "", "sections": ["background", "money"]}


@pytest.fixture
def keeper(council: Any, officer: PageClient) -> dict[str, Any]:
    by = Person.objects.get(council=council, name=f"Sample {Role.SCRUTINY_OFFICER}")
    return {"council": council, "by": by}


@pytest.fixture
def row(keeper: dict[str, Any]) -> ReportLayout:
    return actions.save_layout(**keeper, layout=LAYOUT, of=None)


@pytest.fixture
def at(row: ReportLayout) -> str:
    """The address of the layout."""
    return f"{ALL}{row.id}/"


def now(row: ReportLayout) -> Layout:
    row.refresh_from_db()
    return layout_of(row.sections)


def order(row: ReportLayout) -> list[str]:
    return [one.key for one in now(row).sections]


def told(page: Any) -> list[list[str]]:
    """The words of every row of every table."""
    rows = tree(page).iter(f"{XHTML}tr")
    return [[words(cell) for cell in row] for row in rows]


def standing(page: Any) -> list[tuple[str, str]]:
    """What the page says that stands now, after somebody else."""
    [section] = [one for one in tree(page).iter(f"{XHTML}section") if one.get("aria-labelledby") == "meanwhile"]
    named, said = ([words(one) for one in section.iter(f"{XHTML}{tag}")] for tag in ("dt", "dd"))
    return list(zip(named, said, strict=True))


def section_of(key: str, **changed: Any) -> dict[str, Any]:
    """What the page of a section sends, with what somebody changed in it."""
    one, keys = LAYOUT.section(key), ["", *(one.key for one in LAYOUT.sections)]
    assert one is not None
    sent = {"heading": one.heading, "kind": str(one.kind), "after": keys[keys.index(key) - 1], "required": "on"}
    return {**sent, "numbered": "on", "guidance": "", "standing_text": one.standing, "version": "1", **changed}


# Who ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", CHANGES)
def test_who_finalises_changes_layouts_and_nobody_else(
    at: str, part: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    for client, status in ((signed_in(Role.LEAD_OFFICER), 403), (stranger, 404)):
        assert (client.get(at + part).status_code, client.post(at + part).status_code) == (status, status)


def test_who_writes_reports_sees_how_they_are_laid_out_and_is_offered_no_change(
    at: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    lead, member = signed_in(Role.LEAD_OFFICER), signed_in(Role.COMMITTEE_MEMBER)
    for page in (ALL, at, f"{at}preview/", f"{ALL}presets/short/"):
        said = text_of(lead.get(page))
        assert [word for word in ("Take out", "Add a", "Start", "Up:", "Change") if word in said] == []
        assert (member.get(page).status_code, stranger.get(page).status_code) == (403, 404)
    for part in ("sections/background/move/", "clearers/finance/move/"):
        assert (lead.post(at + part).status_code, stranger.post(at + part).status_code) == (403, 404)


def test_pages_lead_to_the_layouts(officer: PageClient, row: ReportLayout) -> None:
    assert ALL.encode() in officer.get("/saltmere/reports/").content


# All of them --------------------------------------------------------------------------------------------


def test_a_council_without_its_own_is_told_where_to_start(officer: PageClient) -> None:
    said = text_of(officer.get(ALL))
    assert "Your council has no layout of its own yet. Start from one of those below" in said
    assert [one.name for one in presets().values() if one.name not in said] == []


def test_its_own_are_listed_with_who_clears_them(officer: PageClient, row: ReportLayout) -> None:
    assert ["Ours", "7", "1, 2, 3 through the whole report", "Finance, Director"] in told(officer.get(ALL))


def test_a_layout_is_started_from_one_that_comes_with_the_product(officer: PageClient) -> None:
    page = f"{ALL}add/?from=county"
    assert b'<option value="county" selected>' in officer.get(page).content
    for _time in range(2):
        reply = officer.post(page, {"name": "Reports to the panel", "start": "county"})
        made = ReportLayout.objects.get()
        assert reply.url == f"{ALL}{made.id}/"
    assert now(made) == replace(presets()["county"], name="Reports to the panel")


def test_a_layout_is_started_from_the_councils_own(officer: PageClient, row: ReportLayout) -> None:
    officer.post(f"{ALL}add/", {"name": "Shorter", "start": str(row.id)})
    assert now(ReportLayout.objects.get(name="Shorter")) == replace(LAYOUT, name="Shorter")


@pytest.mark.parametrize(
    ("sent", "where", "says"),
    [
        ({"name": " "}, "#id_name", "Enter a name for the layout."),
        ({"name": "Ours"}, "#id_name", "There is a layout called Ours already. Choose another name."),
        ({"start": "nowhere"}, "#id_start", "Choose one from the list."),
    ],
)
def test_a_layout_needs_a_name_of_its_own_and_a_start(
    officer: PageClient, row: ReportLayout, sent: dict[str, str], where: str, says: str
) -> None:
    reply = officer.post(f"{ALL}add/", {"name": "Other", "start": "short", **sent})
    assert summary(reply) == [(where, says)]
    assert ReportLayout.objects.count() == 1


# One of them --------------------------------------------------------------------------------------------


def test_a_layout_shows_its_sections_in_order_and_who_clears_which(officer: PageClient, at: str) -> None:
    page = officer.get(at)
    assert "A report keeps it as it was then" in text_of(page)
    rows = [row[:4] for row in told(page)]
    assert ["To", "One fact", "Yes", "Taken from the meeting"] in rows
    assert ["Appendices", "Appendices", "Made by itself", "None"] in rows
    assert ["Background", "Paragraphs", "Yes", "“The committee asked for this.”"] in rows
    assert {tuple(row[:2]) for row in rows} >= {
        ("Finance", "Financial implications"),
        ("Director", "The whole report"),
    }


def test_an_empty_report_shows_standing_texts_and_what_is_to_come(officer: PageClient, at: str) -> None:
    said = text_of(officer.get(f"{at}preview/"))
    shown = ("1. Note the report.", "1. The committee asked for this.", "2. [To be written]", "[From the meeting")
    assert [one for one in shown if one not in said] == []
    assert officer.get(f"{ALL}presets/nowhere/").status_code == 404


@pytest.mark.parametrize("preset", sorted(presets()))
def test_every_preset_can_be_looked_at(officer: PageClient, preset: str) -> None:
    said = text_of(officer.get(f"{ALL}presets/{preset}/"))
    left_out = [one.heading for one in presets()[preset].sections if one.heading not in said]
    assert left_out == []


def test_name_and_numbering_are_changed(officer: PageClient, row: ReportLayout, at: str) -> None:
    sent = {"name": "Theirs", "numbering": "by_section", "version": "1"}
    for _time in range(2):
        assert officer.post(f"{at}name/", sent).url == at
    assert (row.name, now(row).numbering, row.name, row.version) == ("Ours", Numbering.BY_SECTION, "Theirs", 2)


def test_a_layout_is_taken_out_and_stays_out(officer: PageClient, at: str) -> None:
    assert "Reports that were begun in it keep it" in text_of(officer.get(f"{at}remove/"))
    for _time in range(2):
        reply = officer.post(f"{at}remove/", {"version": "1"})
        assert reply.url == ALL
    assert (officer.get(at).status_code, officer.get(f"{at}remove/").status_code) == (404, 404)


def test_a_layout_that_a_redaction_took_can_only_be_taken_out(officer: PageClient, row: ReportLayout, at: str) -> None:
    ReportLayout.objects.update(sections=None, name="[redacted]")
    assert "A redaction has taken out what it said." in text_of(officer.get(ALL))
    assert "Take it out, and start another." in text_of(officer.get(at))
    assert {officer.get(at + part).status_code for part in (*CHANGES[:-1], "preview/")} == {404}
    assert officer.post(f"{at}remove/", {"version": "1"}).url == ALL


# Sections -----------------------------------------------------------------------------------------------


def test_a_section_is_added_where_it_is_wanted(officer: PageClient, row: ReportLayout, at: str) -> None:
    sent = {**SECTION, "guidance": "Say which.", "standing_text": " There is none.\r\n", "version": "1"}
    for _time in range(2):
        assert officer.post(f"{at}add-section/", sent).url == at
    assert order(row)[-3:] == ["background", "risk", "money"]
    assert now(row).section("risk") == Section(
        "risk", "Risk", Kind.PROSE, guidance="Say which.", standing="There is none."
    )


def test_a_section_is_changed_and_keeps_its_key(officer: PageClient, row: ReportLayout, at: str) -> None:
    page = f"{at}sections/background/"
    assert b"The committee asked for this." in officer.get(page).content
    sent = section_of("background", heading="How it came about", kind="implications", after="money")
    del sent["numbered"]
    assert officer.post(page, sent).url == at
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
    officer: PageClient, row: ReportLayout, at: str, key: str, sent: dict[str, str], where: str, says: str
) -> None:
    reply = officer.post(f"{at}sections/{key}/", section_of(key, **sent))
    [(link, sentence)] = summary(reply)
    assert (link, says in sentence) == (where, True)
    assert now(row) == LAYOUT


def test_a_report_needs_a_section_of_paragraphs(officer: PageClient, keeper: dict[str, Any]) -> None:
    short = replace(LAYOUT, sections=LAYOUT.sections[:6], clearers=())
    made = actions.save_layout(**keeper, layout=short, of=None)
    at = f"{ALL}{made.id}/sections/background/"
    says = "A report needs at least one section of paragraphs. Add one."
    assert summary(officer.post(at, section_of("background", kind="field"))) == [("#id_kind", says)]
    assert summary(officer.post(f"{at}remove/", {"version": "1"})) == [("#main-content", says)]
    assert now(made) == short


def test_a_section_is_taken_out_once_it_was_confirmed(officer: PageClient, row: ReportLayout, at: str) -> None:
    page = f"{at}sections/background/remove/"
    assert "Take out “Background”?" in text_of(officer.get(page))
    for _time in range(2):
        assert officer.post(page, {"version": "1"}).url == at
    assert ("background" in order(row), row.version) == (False, 2)
    assert (officer.get(page).status_code, officer.get(f"{at}sections/background/").status_code) == (404, 404)


def test_a_section_that_somebody_clears_alone_is_not_taken_out(officer: PageClient, row: ReportLayout, at: str) -> None:
    reply = officer.post(f"{at}sections/money/remove/", {"version": "1"})
    assert "Finance would clear nothing" in text_of(reply)
    assert now(row) == LAYOUT


def test_a_section_moves_up_and_down(officer: PageClient, row: ReportLayout, at: str) -> None:
    assert "Up: To" not in text_of(officer.get(at))
    move = f"{at}sections/background/move/"
    assert officer.post(move, {"to": "up", "version": "1"}).url == f"{at}#section-background"
    assert order(row)[4:] == ["background", "appendices", "money"]
    officer.post(move, {"to": "down", "version": "2"})
    assert now(row) == LAYOUT
    assert officer.get(move).status_code == 405


# Clearers -----------------------------------------------------------------------------------------------


def test_somebody_who_clears_is_added_changed_moved_and_taken_out(
    officer: PageClient, row: ReportLayout, at: str
) -> None:
    for _time in range(2):
        assert officer.post(f"{at}add-clearer/", {**CLEARER, "version": "1"}).url == at
    added = Clearer("monitoring-officer", "Monitoring Officer", ("background", "money"))
    assert now(row).clearers == (added, *LAYOUT.clearers)
    own = f"{at}clearers/monitoring-officer/"
    assert officer.get(own).content.count(b'" checked') == 2
    officer.post(own, {"name": "Legal", "after": "director", "version": "2"})
    assert now(row).clearers[-1] == Clearer("monitoring-officer", "Legal")
    assert officer.post(f"{own}move/", {"to": "up", "version": "3"}).url == f"{at}#clearer-monitoring-officer"
    assert [one.key for one in now(row).clearers] == ["finance", "monitoring-officer", "director"]
    for _time in range(2):
        assert officer.post(f"{own}remove/", {"version": "4"}).url == at
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
    officer: PageClient, row: ReportLayout, at: str, sent: dict[str, Any], where: str, says: str
) -> None:
    reply = officer.post(f"{at}add-clearer/", {**CLEARER, "version": "1", **sent})
    [(link, sentence)] = summary(reply)
    assert (link, says in sentence) == (where, True)
    assert now(row) == LAYOUT


def test_a_layout_whose_reports_nobody_clears_says_so(officer: PageClient, row: ReportLayout, at: str) -> None:
    for version, clearer in enumerate(LAYOUT.clearers, start=1):
        officer.post(f"{at}clearers/{clearer.key}/remove/", {"version": version})
    assert "Nobody: a report in this layout is finalised without any clearance." in text_of(officer.get(at))


# Two at once --------------------------------------------------------------------------------------------


MEANWHILE = "Somebody changed this layout meanwhile, so nothing was saved."


def test_the_second_to_save_a_section_sees_both_and_saves_then(officer: PageClient, row: ReportLayout, at: str) -> None:
    page = f"{at}sections/background/"
    officer.post(page, section_of("background", standing_text="Hers."))
    mine = section_of("background", standing_text="Mine.", heading="Mine too")
    reply = officer.post(page, mine)
    assert [MEANWHILE in sentence for _link, sentence in summary(reply)] == [True]
    assert standing(reply) == [("Heading", "Background"), ("Standing text", "Hers.")]
    assert b"Mine.</textarea>" in reply.content
    assert now(row).section("background") == replace(LAYOUT.sections[5], standing="Hers.")
    assert officer.post(page, mine | {"version": "2"}).url == at
    assert now(row).section("background") == replace(LAYOUT.sections[5], standing="Mine.", heading="Mine too")


def test_a_change_of_another_part_is_kept_and_the_form_saved_again(
    officer: PageClient, row: ReportLayout, at: str
) -> None:
    officer.post(f"{at}name/", {"name": "Theirs", "numbering": "none", "version": "1"})
    reply = officer.post(
        f"{at}clearers/finance/", {"name": "Money", "sections": ["money"], "after": "director", "version": "1"}
    )
    assert standing(reply) == [("Who", "Finance"), ("Where they stand in the list", "First")]
    reply = officer.post(f"{at}add-clearer/", {**CLEARER, "version": "1"})
    assert MEANWHILE in text_of(reply)
    assert b'name="version" value="2"' in reply.content
    assert "What stands now" not in text_of(reply)
    officer.post(f"{at}add-clearer/", {**CLEARER, "version": "2"})
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
    at: str,
    part: str,
    sent: dict[str, Any],
    typed: bytes,
) -> None:
    gone = replace(LAYOUT, sections=LAYOUT.sections[:6], clearers=())
    actions.save_layout(**keeper, layout=gone, of=row, version=1)
    reply = officer.post(at + part, sent)
    assert "Somebody took this out meanwhile" in text_of(reply)
    assert typed in reply.content
    noun = "section" if "sections" in part else "clearer"
    assert f'action="{at}add-{noun}/"'.encode() in reply.content
    assert officer.post(f"{at}add-{noun}/", sent | {"version": "2"}).url == at
    assert len(now(row).sections) + len(now(row).clearers) == 7
    assert officer.post(at + part).status_code in (200, 404)


@pytest.mark.parametrize("part", ["sections/background/move/", "clearers/director/move/"])
def test_nothing_is_moved_in_a_layout_that_somebody_changed(
    officer: PageClient, row: ReportLayout, at: str, part: str
) -> None:
    reply = officer.post(at + part, {"to": "up", "version": "7"}, follow=True)
    assert "so nothing was moved" in text_of(reply)
    assert now(row) == LAYOUT


@pytest.mark.parametrize("part", ["remove/", "sections/background/remove/", "clearers/finance/remove/"])
def test_nothing_is_taken_out_of_a_layout_that_somebody_changed_until_it_was_looked_at(
    officer: PageClient, row: ReportLayout, at: str, part: str
) -> None:
    assert MEANWHILE in text_of(officer.post(at + part, {"version": "7"}))
    assert now(row) == LAYOUT
    assert officer.post(at + part, {"version": "1"}).status_code == 302
