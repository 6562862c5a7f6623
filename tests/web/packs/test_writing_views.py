"""Beginning a report and writing it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.packs import actions, queries
from followthrough.packs.layouts import presets
from followthrough.packs.models import Draft, Report
from followthrough.packs.rules import LONGEST_TEXT
from tests.packs.desk import LAYOUT, TEXTS, Desk
from tests.web.client import PageClient
from tests.web.pages import XHTML, summary, text_of, tree

PARTS = ("front-page/", "sections/background/", "days/", "layout/", "give-up/")


def typed(page: Any, name: str) -> str:
    """What stands in a field of a page."""
    for tag in ("textarea", "input"):
        for field in tree(page).iter(f"{XHTML}{tag}"):
            if field.get("name") == name:
                text = field.text if tag == "textarea" else field.get("value")
                return (text or "").removeprefix("\n")
    raise LookupError(name)


def standing(desk: Desk, section: str) -> str:
    draft = queries.drafts(desk.council, desk.report).get(section)
    return draft.text if draft else ""


@pytest.fixture
def begin(desk: Desk) -> str:
    return f"/saltmere/reviews/{desk.cast.review.id}/reports/begin/"


# Who ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
def test_a_colleague_who_may_not_write_is_refused_and_a_stranger_finds_nothing(
    desk: Desk, at: str, part: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    for client, status in ((signed_in(Role.CONTRIBUTOR), 403), (stranger, 404)):
        assert (client.get(at + part).status_code, client.post(at + part).status_code) == (status, status)


def test_a_report_is_begun_by_those_who_may(
    desk: Desk, begin: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    assert signed_in(Role.COMMITTEE_MEMBER).post(begin).status_code == 403
    assert stranger.post(begin).status_code == 404


# Beginning ----------------------------------------------------------------------------------------------


def meeting_of(desk: Desk, day: date = date(2024, 7, 2)) -> Any:
    return councils.add_meeting(council=desk.council, by=desk.officer, committee=desk.cast.committee, day=day)


def test_a_report_is_begun_for_a_meeting_with_days_that_fit_it(desk: Desk, begin: str, officer: PageClient) -> None:
    meeting = meeting_of(desk)
    assert officer.get(begin).status_code == 200
    reply = officer.post(begin, {"meeting": meeting.id, "layout": "short"})
    report = Report.objects.get(meeting=meeting)
    assert reply.url == f"/saltmere/reports/{report.id}/"
    assert (report.cutoff_on, report.publication_on) == (date(2024, 6, 15), date(2024, 6, 24))
    assert "Write its sections next" in text_of(officer.get(reply.url))
    assert report.layout["name"] == presets()["short"].name


def test_a_report_is_begun_with_a_layout_of_the_councils_own(desk: Desk, begin: str, officer: PageClient) -> None:
    own = actions.save_layout(council=desk.council, by=desk.officer, layout=LAYOUT, of=None)
    meeting = meeting_of(desk)
    officer.post(begin, {"meeting": meeting.id, "layout": own.id})
    assert Report.objects.get(meeting=meeting).layout["name"] == "Ours"


def test_the_days_of_a_new_report_are_those_that_were_entered(desk: Desk, begin: str, officer: PageClient) -> None:
    meeting = meeting_of(desk)
    days = {"cutoff": "1 June 2024", "clearance": "3 June 2024", "publication": "21 June 2024"}
    officer.post(begin, {"meeting": meeting.id, "layout": "oxford", **days})
    report = Report.objects.get(meeting=meeting)
    assert (report.cutoff_on, report.clearance_on) == (date(2024, 6, 1), date(2024, 6, 3))


def test_whoever_begins_a_report_that_is_there_is_led_to_it(
    desk: Desk, at: str, begin: str, officer: PageClient
) -> None:
    reply = officer.post(begin, {"meeting": desk.report.meeting_id, "layout": "short"}, follow=True)
    assert reply.redirect_chain == [(at, 302)]
    assert "There is a report on this review for that meeting already" in text_of(reply)
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "where", "says"),
    [
        ({"meeting": ""}, "#id_meeting", "Choose the meeting"),
        ({"cutoff": "soon"}, "#id_cutoff", "day"),
        ({"cutoff": "30 June 2024"}, "#id_clearance", "cannot be cleared before the cut-off"),
        ({"publication": "3 July 2024"}, "#id_publication", "published before the meeting"),
        ({"cutoff": "1 January 2001"}, "#id_cutoff", "Nothing was known of this review by 1 January 2001"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_begun(
    desk: Desk, begin: str, officer: PageClient, sent: dict[str, str], where: str, says: str
) -> None:
    reply = officer.post(begin, {"meeting": meeting_of(desk).id, "layout": "short", **sent})
    [(link, sentence)] = summary(reply)
    assert (reply.status_code, link, says in sentence) == (200, where, True)
    assert Report.objects.count() == 1


# Writing ------------------------------------------------------------------------------------------------


def test_a_section_is_saved_and_the_desk_says_who_saved_it(desk: Desk, at: str, officer: PageClient) -> None:
    page = officer.get(f"{at}sections/background/")
    assert typed(page, "background") == "The committee asked for this."
    sent = {"background": " A first text. ", "seen-background": "1"}
    reply = officer.post(page.request["PATH_INFO"], sent, follow=True)
    assert standing(desk, "background") == "A first text."
    assert "Saved." in text_of(reply)
    assert f"{desk.officer.name}," in text_of(reply)


def test_the_front_page_is_saved_at_once(desk: Desk, at: str, officer: PageClient) -> None:
    page = officer.get(f"{at}front-page/")
    assert (typed(page, "date"), typed(page, "resolves")) == ("30 January 2024", "Note the report.")
    sent = {"to": "The Committee", "date": "30 January 2024", "title": "Trees", "resolves": "Note it.\nAgree it."}
    seen = {f"seen-{key}": typed(page, f"seen-{key}") for key in sent}
    assert officer.post(f"{at}front-page/", sent | seen).status_code == 302
    assert {key: standing(desk, key) for key in sent} == sent


def test_a_section_that_is_no_section_of_the_report_is_not_there(desk: Desk, at: str, officer: PageClient) -> None:
    for section in ("title", "appendices", "nowhere"):
        assert officer.get(f"{at}sections/{section}/").status_code == 404


def test_a_text_that_is_too_long_is_still_in_the_form(desk: Desk, at: str, officer: PageClient) -> None:
    long = "word " * (LONGEST_TEXT // 5) + "end."
    reply = officer.post(f"{at}sections/background/", {"background": long, "seen-background": "1"})
    [(link, sentence)] = summary(reply)
    assert (link, "all of it is still here" in sentence) == ("#id_background", True)
    assert typed(reply, "background") == long
    assert standing(desk, "background") == "The committee asked for this."


def test_markup_and_a_pasted_table_are_kept_as_typed_and_do_no_harm(desk: Desk, at: str, officer: PageClient) -> None:
    text = "<script>alert(1)</script>\n\nOne | two | three"
    officer.post(f"{at}sections/background/", {"background": text, "seen-background": "1"})
    assert typed(officer.get(f"{at}sections/background/"), "background") == text
    assert b"<script>alert" not in officer.get(f"{at}preview/").content
    assert "“Background” holds a table" in text_of(officer.get(at))


def test_the_second_writer_sees_both_texts_and_saves_then(desk: Desk, at: str, officer: PageClient) -> None:
    section = f"{at}sections/background/"
    officer.post(section, {"background": "Hers.", "seen-background": "1"})
    reply = officer.post(section, {"background": "Theirs.", "seen-background": "1"})
    assert [link for link, _sentence in summary(reply)] == ["#id_background"]
    assert "What somebody saved meanwhile" in text_of(reply)
    assert "Hers." in text_of(reply)
    assert (typed(reply, "background"), standing(desk, "background")) == ("Theirs.", "Hers.")
    again = {"background": "Hers and theirs.", "seen-background": typed(reply, "seen-background")}
    assert officer.post(section, again).status_code == 302
    saved = [row.text for row in queries.history(desk.council, desk.report, "background")]
    assert saved == ["Hers and theirs.", "Hers.", "The committee asked for this."]


def test_the_same_text_sent_twice_is_saved_once(desk: Desk, at: str, officer: PageClient) -> None:
    for _time in range(2):
        assert officer.post(f"{at}sections/money/", {"money": "None.", "seen-money": "0"}).status_code == 302
    assert Draft.objects.filter(section="money").count() == 1


def test_facts_stand_beside_a_section_with_their_source(desk: Desk, at: str, officer: PageClient) -> None:
    said = text_of(officer.get(f"{at}sections/background/"))
    assert "As known by 16 January 2024" in said
    assert "[[delivery-complete]]" in said
    assert "Recommendations: 1" in said


def test_a_citation_is_put_behind_what_was_typed_and_nothing_is_saved(desk: Desk, at: str, officer: PageClient) -> None:
    sent = {"background": "Typed, not saved:", "seen-background": "1", "insert": "delivery-complete"}
    reply = officer.post(f"{at}sections/background/", sent)
    assert typed(reply, "background") == "Typed, not saved: [[delivery-complete]]"
    assert typed(reply, "seen-background") == "1"
    assert summary(reply) == []
    assert standing(desk, "background") == "The committee asked for this."


# Its days, and giving it up -------------------------------------------------------------------------------


def test_other_days_are_saved(desk: Desk, at: str, officer: PageClient) -> None:
    assert typed(officer.get(f"{at}days/"), "cutoff") == "16 January 2024"
    days = {"cutoff": "15 January 2024", "clearance": "16 January 2024", "publication": "17 January 2024"}
    assert officer.post(f"{at}days/", days).url == at
    assert desk.view().figures.now.as_at == date(2024, 1, 15)


@pytest.mark.parametrize(
    ("days", "where"),
    [
        ({"publication": "15 January 2024"}, "#id_publication"),
        ({"publication": "nonsense"}, "#id_publication"),
        ({"cutoff": "1 January 2001"}, "#id_cutoff"),
    ],
)
def test_days_that_cannot_be_are_refused(
    desk: Desk, at: str, officer: PageClient, days: dict[str, str], where: str
) -> None:
    sent = {"cutoff": "16 January 2024", "clearance": "18 January 2024", "publication": "19 January 2024"}
    reply = officer.post(f"{at}days/", sent | days)
    assert [link for link, _sentence in summary(reply)] == [where]
    desk.report.refresh_from_db()
    assert desk.report.cutoff_on == date(2024, 1, 16)


def test_a_report_is_given_up_and_another_begun_for_the_meeting(
    desk: Desk, at: str, begin: str, officer: PageClient
) -> None:
    assert "another can be begun for the same meeting" in text_of(officer.get(f"{at}give-up/"))
    reply = officer.post(f"{at}give-up/", follow=True)
    assert reply.redirect_chain == [("/saltmere/reports/", 302)]
    assert "There are no reports yet." in text_of(reply)
    assert officer.get(at).status_code == 404
    again = officer.post(begin, {"meeting": desk.report.meeting_id, "layout": "short"})
    assert officer.get(again.url).status_code == 200


def test_a_report_of_which_a_version_is_finalised_is_not_given_up(desk: Desk, at: str, officer: PageClient) -> None:
    actions.finalise(**desk.ready().by)
    assert "Give the report up" not in text_of(officer.get(at))
    assert "cannot be given up" in text_of(officer.post(f"{at}give-up/", follow=True))
    assert queries.report(desk.council, desk.report.id) is not None


def test_figures_are_those_of_the_cut_off(desk: Desk, at: str, officer: PageClient) -> None:
    desk.write(**TEXTS)
    assert "Of 4 recommendations 1 is complete." in text_of(officer.get(f"{at}preview/"))
    assert queries.paper_source(desk.council, desk.cast.review, AsAt.on(date(2001, 1, 1))) is None


# Its layout ----------------------------------------------------------------------------------------------


def test_a_report_takes_another_layout_and_keeps_what_was_written(desk: Desk, at: str, officer: PageClient) -> None:
    desk.write(**TEXTS)
    assert "It is laid out as “Ours” was" in text_of(officer.get(f"{at}layout/"))
    for _time in range(2):
        assert officer.post(f"{at}layout/", {"layout": "short"}).url == at
    assert f"Layout {presets()['short'].name}" in text_of(officer.get(at))
    assert (desk.view().layout, standing(desk, "title")) == (presets()["short"], TEXTS["title"])
    assert officer.get(f"{at}sections/background/").status_code == 404


def test_a_layout_for_a_report_is_one_of_those_that_are_there(desk: Desk, at: str, officer: PageClient) -> None:
    reply = officer.post(f"{at}layout/", {"layout": "nowhere"})
    assert summary(reply) == [("#id_layout", "Choose one from the list.")]
    assert desk.view().layout == LAYOUT


def test_a_finalised_report_whose_layout_a_redaction_took_is_no_dead_end(
    desk: Desk, at: str, officer: PageClient
) -> None:
    actions.finalise(**desk.ready().by)
    Report.objects.update(layout=None)
    assert f'href="{at}layout/"'.encode() in officer.get(at).content
    assert "A redaction has taken out how it was laid out." in text_of(officer.get(f"{at}layout/"))
    own = actions.save_layout(council=desk.council, by=desk.officer, layout=replace(LAYOUT, name="Anew"), of=None)
    assert officer.post(f"{at}layout/", {"layout": own.id}).url == at
    said = text_of(officer.get(at))
    assert "Nothing. It can be finalised." in said
    assert officer.post(f"{at}sections/money/", {"money": "Some.", "seen-money": "1"}).url == at


def test_words_for_a_section_that_was_taken_out_meanwhile_are_handed_back(
    desk: Desk, at: str, officer: PageClient
) -> None:
    actions.lay_out(**desk.by, layout=presets()["short"])
    reply = officer.post(f"{at}sections/money/", {"money": "There is a cost, and it is new.", "seen-money": "0"})
    assert (reply.status_code, "There is a cost, and it is new." in text_of(reply)) == (403, True)
    assert officer.get(f"{at}sections/money/").status_code == 404
    reply = officer.post(f"{at}front-page/", {"to-whom": "The committee of trees", "seen-to-whom": "0"})
    assert (reply.status_code, "The committee of trees" in text_of(reply)) == (403, True)
