"""How reports are laid out, on its pages: the council's layouts, and one of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from followthrough.councils.permissions import Role
from followthrough.packs.layouts import presets
from followthrough.packs.models import ReportLayout
from followthrough.packs.rules import Numbering
from tests.packs.desk import LAYOUT
from tests.web.client import PageClient
from tests.web.packs.layouts import ALL, now, told
from tests.web.pages import summary, text_of

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


# Who ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", CHANGES)
def test_who_finalises_changes_layouts_and_nobody_else(
    laid: str, part: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    for client, status in ((signed_in(Role.LEAD_OFFICER), 403), (stranger, 404)):
        assert (client.get(laid + part).status_code, client.post(laid + part).status_code) == (status, status)


def test_who_writes_reports_sees_how_they_are_laid_out_and_is_offered_no_change(
    laid: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    lead, member = signed_in(Role.LEAD_OFFICER), signed_in(Role.COMMITTEE_MEMBER)
    for page in (ALL, laid, f"{laid}preview/", f"{ALL}presets/short/"):
        said = text_of(lead.get(page))
        assert [word for word in ("Take out", "Add a", "Start", "Up:", "Change") if word in said] == []
        assert (member.get(page).status_code, stranger.get(page).status_code) == (403, 404)
    for part in ("sections/background/move/", "clearers/finance/move/"):
        assert (lead.post(laid + part).status_code, stranger.post(laid + part).status_code) == (403, 404)


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


def test_a_layout_shows_its_sections_in_order_and_who_clears_which(officer: PageClient, laid: str) -> None:
    page = officer.get(laid)
    assert "A report keeps it as it was then" in text_of(page)
    rows = [row[:4] for row in told(page)]
    assert ["To", "One fact", "Yes", "Taken from the meeting"] in rows
    assert ["Appendices", "Appendices", "Made by itself", "None"] in rows
    assert ["Background", "Paragraphs", "Yes", "“The committee asked for this.”"] in rows
    assert {tuple(row[:2]) for row in rows} >= {
        ("Finance", "Financial implications"),
        ("Director", "The whole report"),
    }


def test_an_empty_report_shows_standing_texts_and_what_is_to_come(officer: PageClient, laid: str) -> None:
    said = text_of(officer.get(f"{laid}preview/"))
    shown = ("1. Note the report.", "1. The committee asked for this.", "2. [To be written]", "[From the meeting")
    assert [one for one in shown if one not in said] == []
    assert officer.get(f"{ALL}presets/nowhere/").status_code == 404


@pytest.mark.parametrize("preset", sorted(presets()))
def test_every_preset_can_be_looked_at(officer: PageClient, preset: str) -> None:
    said = text_of(officer.get(f"{ALL}presets/{preset}/"))
    left_out = [one.heading for one in presets()[preset].sections if one.heading not in said]
    assert left_out == []


def test_name_and_numbering_are_changed(officer: PageClient, row: ReportLayout, laid: str) -> None:
    sent = {"name": "Theirs", "numbering": "by_section", "version": "1"}
    for _time in range(2):
        assert officer.post(f"{laid}name/", sent).url == laid
    assert (row.name, now(row).numbering, row.name, row.version) == ("Ours", Numbering.BY_SECTION, "Theirs", 2)


def test_a_layout_is_taken_out_and_stays_out(officer: PageClient, laid: str) -> None:
    assert "Reports that were begun in it keep it" in text_of(officer.get(f"{laid}remove/"))
    for _time in range(2):
        reply = officer.post(f"{laid}remove/", {"version": "1"})
        assert reply.url == ALL
    assert (officer.get(laid).status_code, officer.get(f"{laid}remove/").status_code) == (404, 404)


def test_a_layout_that_a_redaction_took_can_only_be_taken_out(
    officer: PageClient, row: ReportLayout, laid: str
) -> None:
    ReportLayout.objects.update(sections=None, name="[redacted]")
    assert "A redaction has taken out what it said." in text_of(officer.get(ALL))
    assert "Take it out, and start another." in text_of(officer.get(laid))
    assert {officer.get(laid + part).status_code for part in (*CHANGES[:-1], "preview/")} == {404}
    assert officer.post(f"{laid}remove/", {"version": "1"}).url == ALL
