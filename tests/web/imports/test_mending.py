"""Mending rows, leaving them out, ticking suggestions: nothing of it counts yet."""

import re
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.exchange.models import Import, Proposal
from followthrough.reviews.models import Decision, Recommendation
from tests.web.client import PageClient
from tests.web.imports.conftest import confirm, send

MENDED = {
    "number": "2a",
    "section": "",
    "text": "That the Council publishes its list of protected trees.",
    "response_means": "agreed",
    "delivery_means": "complete",
    "owner": "Head of Parks",
    "due": "March 2025",
    "date_0": "January 2024",
    "update_0": "The list is out.",
    "date_1": "",
    "update_1": "",
}


def text(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


def row(position: int) -> dict[str, Any]:
    found = Proposal.objects.get(position=position)
    return {**found.read, **(found.mended or {})}


def mend(client: PageClient, waiting: str, position: int = 2, **given: str) -> Any:
    version = Proposal.objects.get(position=position).version
    return client.post(f"{waiting}rows/{position}/", {"version": version, **MENDED, **given})


def test_a_row_is_mended_in_place(officer: PageClient, waiting: str) -> None:
    reply = mend(officer, waiting)
    assert reply.url == f"{waiting}#row-2"
    assert [row(2)[name] for name in ("number", "response_means", "delivery_means", "due")] == [
        "2a", "agreed", "complete", "March 2025",
    ]  # fmt: skip
    assert row(2)["updates"] == [{"date": "January 2024", "text": "The list is out."}]
    assert "Mended" in text(officer.get(waiting))


def test_what_was_read_stays_beside_what_was_mended(officer: PageClient, waiting: str) -> None:
    mend(officer, waiting)
    assert Proposal.objects.get(position=2).read["response"] == "In part"


def test_the_form_shows_the_row_as_read(officer: PageClient, waiting: str) -> None:
    page = text(officer.get(f"{waiting}rows/2/"))
    assert "That the Council publishes its list of trees." in page
    assert '<option value="agreed_in_part" selected>' in page


def test_what_is_too_long_is_said_at_its_field(officer: PageClient, waiting: str) -> None:
    page = text(mend(officer, waiting, number="9" * 61))
    assert "There is a problem" in page
    assert "#id_number" in page
    assert row(2)["number"] == "2"


def test_a_row_changed_meanwhile_is_not_overwritten_unseen(officer: PageClient, waiting: str) -> None:
    mend(officer, waiting, owner="Head of Streets")
    page = text(mend(officer, waiting, version="1"))
    assert "This was changed while you had it open" in page
    assert row(2)["owner"] == "Head of Streets"
    assert "Head of Parks" in page
    assert 'name="version" value="2"' in page


def test_a_row_is_left_out_and_taken_in_again(officer: PageClient, waiting: str) -> None:
    reply = officer.post(f"{waiting}rows/", {"leave_out": "3"})
    assert reply.url == f"{waiting}#row-3"
    assert "Left out" in text(officer.get(waiting))
    officer.post(f"{waiting}rows/", {"take_in": "3"})
    assert "Left out" not in text(officer.get(waiting))


def test_ticks_are_kept_whatever_button_is_pressed(officer: PageClient, waiting: str) -> None:
    page = text(officer.get(waiting))
    assert "Delivery: In progress, because the paper says “On-going”" in page
    officer.post(f"{waiting}rows/", {"shown": ["1", "2"], "tick": ["2-0"], "leave_out": "3"})
    assert row(2)["accepted"] == [0]
    assert "In progress</strong> as you ticked" in text(officer.get(waiting))
    officer.post(f"{waiting}rows/", {"shown": ["1", "2"], "keep": "1"})
    assert row(2)["accepted"] == []


def test_what_was_ticked_in_a_row_that_is_left_out_is_there_when_it_is_taken_in_again(
    officer: PageClient, waiting: str
) -> None:
    officer.post(f"{waiting}rows/", {"shown": ["2"], "tick": ["2-0"], "leave_out": "2"})
    shown = re.findall(r'name="shown" value="(\d+)"', text(officer.get(waiting)))
    assert shown == ["1", "3", "4", "5"]
    officer.post(f"{waiting}rows/", {"shown": shown, "take_in": "2"})
    assert row(2)["accepted"] == [0]


@pytest.mark.parametrize(
    ("pressed", "leads_to"),
    [
        ({"mend": "3"}, "rows/3/?review=new"),
        ({"compare": "1", "review": "new"}, "?review=new#into"),
        ({"see": "1", "show": "doubts"}, "?review=new&show=doubts#rows"),
        ({"only": "missing", "show": "all"}, "?review=new&show=missing#rows"),
        ({"turn": "2"}, "?review=new&page=2#rows"),
        ({"leave_out": "2"}, "?review=new#row-2"),
    ],
)
def test_whatever_leads_on_keeps_what_is_ticked_first(
    officer: PageClient, waiting: str, pressed: dict[str, str], leads_to: str
) -> None:
    reply = officer.post(f"{waiting}rows/?review=new", {"shown": ["1", "2"], "tick": ["2-0"], **pressed})
    assert reply.url == f"{waiting}{leads_to}"
    assert row(2)["accepted"] == [0]
    assert officer.get(reply.url).status_code == 200


def test_what_leads_on_are_buttons_of_the_one_form(officer: PageClient, waiting: str) -> None:
    page = text(officer.get(waiting))
    assert re.findall(r'<form [^>]*method="get"', page.partition("<main")[2]) == []
    for name, value in (("compare", "1"), ("see", "1")):
        assert f'form="keeps" name="{name}" value="{value}"' in page
    assert 'name="mend" value="2">Mend<span class="govuk-visually-hidden"> row 2</span></button>' in page


def test_ticks_of_other_pages_stay(officer: PageClient, waiting: str) -> None:
    officer.post(f"{waiting}rows/", {"shown": ["2"], "tick": ["2-0"]})
    officer.post(f"{waiting}rows/", {"shown": ["1"]})
    assert row(2)["accepted"] == [0]


def test_continue_goes_on_to_the_last_step(officer: PageClient, waiting: str) -> None:
    reply = officer.post(f"{waiting}rows/?review=new", {"shown": ["2"], "tick": ["2-0"], "go": "1"})
    assert reply.url == f"{waiting}confirm/?review=new"
    assert row(2)["accepted"] == [0]


def test_a_doubt_that_was_looked_at_is_gone(officer: PageClient) -> None:
    address = send(officer, ("1) That the Council acts", "Agree", "Signed off"), ("2) That it stops", "Agree", ""))
    assert "with a doubt" in text(officer.get(address)) or "with doubts" in text(officer.get(address))
    doubtful = [p.position for p in Proposal.objects.all() if p.read["doubts"]]
    page = text(officer.get(f"{address}?show=doubts"))
    assert page.count('<section class="import-row') == len(doubtful) > 0
    for position in doubtful:
        officer.post(f"{address}rows/", {"looked": str(position)})
    assert "No row is like that." in text(officer.get(f"{address}?show=doubts"))


def test_faults_are_listed_with_links_to_their_rows(officer: PageClient) -> None:
    twice = ("1) That the Council acts", "Agree", ""), ("1) That the Council stops", "Agree", "")
    address = send(officer, *twice)
    page = text(officer.get(address))
    assert "The same number stands in more than one row" in page
    summary = page.partition("This has to be mended first")[2].partition("</ul>")[0]
    # In the sentence itself, and on this page without leaving it, so that what is ticked stays.
    assert 'or leave some out: <a href="#row-1">row 1</a>, <a href="#row-2">row 2</a>.' in summary
    [elsewhere] = re.findall(r'href="([^"]*)#row-2"', text(officer.get(f"{address}?show=doubts")))
    assert elsewhere == f"{address}?review=new"
    assert officer.get(f"{address}confirm/?review=new").url == f"{address}?review=new&stopped=1"
    officer.post(f"{address}rows/", {"leave_out": "2"})
    assert officer.get(f"{address}confirm/?review=new").status_code == 200


def test_with_every_row_left_out_there_is_nothing_to_confirm(officer: PageClient, waiting: str) -> None:
    for position in range(1, 6):
        officer.post(f"{waiting}rows/", {"leave_out": str(position)})
    assert "No row is left to take in." in text(officer.get(waiting))


def test_a_paper_is_dropped(officer: PageClient, waiting: str) -> None:
    assert "Drop this paper?" in text(officer.get(f"{waiting}drop/"))
    assert Import.objects.get().state == "read"
    assert officer.post(f"{waiting}drop/").url == "/saltmere/imports/"
    assert (Import.objects.get().state, Import.objects.get().file_id) == ("dropped", None)
    assert "Dropped" in text(officer.get(waiting))
    assert officer.post(f"{waiting}drop/").url == waiting


def test_nonsense_in_the_form_changes_nothing(officer: PageClient, waiting: str) -> None:
    reply = officer.post(f"{waiting}rows/", {"shown": ["x", "9999999999"], "tick": ["a-b", "1", "1-77"], "keep": "1"})
    assert reply.status_code == 302
    assert officer.get(waiting).status_code == 200
    assert officer.post(f"{waiting}rows/", {"leave_out": "77"}).status_code == 404


def test_a_state_that_is_only_ever_derived_cannot_be_chosen(officer: PageClient, waiting: str) -> None:
    before = row(2)
    for derived in ("no_update", "complete_part", "none_expected"):
        page = text(mend(officer, waiting, delivery_means=derived))
        assert "There is a problem" in page
    assert row(2) == before


def test_the_committees_word_is_offered_and_doubted(officer: PageClient) -> None:
    address = send(officer, ("1) That the Council acts", "Agree", "Signed off"), ("2) That it stops", "Agree", ""))
    page = text(officer.get(address))
    assert "The committee decided: Closed, because the paper says “Signed off”" in page
    assert "is the committee’s word and says nothing of the delivery" in page
    officer.post(f"{address}rows/", {"shown": ["1"], "tick": ["1-0"]})
    assert "Closed</strong> printed as “Signed off” as you ticked" in text(officer.get(address))
    confirm(officer, address)
    decided = Decision.objects.get().recommendation_id
    assert 'Minute: <span class="empty">not recorded in this document' in text(
        officer.get(f"/saltmere/recommendations/{decided}/")
    )


def test_the_same_number_is_told_apart_by_whom_it_is_addressed_to(officer: PageClient, council: Any) -> None:
    homes = councils.add_body(council=council, by=None, name="Saltmere Homes", kind="company")
    twice = ("1) That the Council acts", "Agree", ""), ("1) That the company acts", "Agree", "")
    address = send(officer, *twice)
    assert "by saying to whom each is addressed" in text(officer.get(address))
    assert "Saltmere Homes" in text(officer.get(f"{address}rows/2/"))
    mend(officer, address, 2, number="1", recipient=str(homes.id))
    assert "to Saltmere Homes" in text(officer.get(address))
    assert confirm(officer, address).url == address
    assert Recommendation.objects.get(recipient=homes).number == "1"


def test_only_a_body_of_the_council_can_be_chosen(officer: PageClient, waiting: str, elsewhere: Any) -> None:
    body = councils.add_body(council=elsewhere, by=None, name="Another company", kind="company")
    assert "There is a problem" in text(mend(officer, waiting, recipient=str(body.id)))


def test_an_update_in_days_to_come_is_said_at_its_field(officer: PageClient, waiting: str) -> None:
    page = text(mend(officer, waiting, date_1="1 January 2090", update_1="It will be."))
    assert 'href="#id_date_1">1 January 2090 has not come yet.' in page
    assert "It will be." in page
    assert row(2)["number"] == "2"


def test_a_paper_before_its_updates_names_their_rows(officer: PageClient, waiting: str) -> None:
    mend(officer, waiting, date_0="20 January 2024")
    page = text(confirm(officer, waiting, paper_on="19 January 2024"))
    assert "Updates in these rows are dated after this day: 2." in page
    assert 'value="19 January 2024"' in page


def test_a_number_that_stands_twice_is_said_of_the_rows_that_count(officer: PageClient) -> None:
    address = send(officer, ("1) That it acts", "Agree", ""), ("2) It sits", "Agree", ""), ("1) It stops", "Agree", ""))
    assert any("stands here and in" in doubt for doubt in row(1)["doubts"])
    page = text(officer.get(address))
    assert re.findall(r"the same number also stands in these rows: (.*?)\.", page) == ["3", "1"]
    officer.post(f"{address}rows/", {"leave_out": "3"})
    page = text(officer.get(address))
    assert "the same number also stands" not in page
    assert "stands here and in" not in page + text(officer.get(f"{address}rows/1/"))
    assert "0 rows with doubts" in page


def test_very_many_rows_at_fault_are_not_all_named(officer: PageClient) -> None:
    address = send(officer, *((f"7) That the Council does thing {at}", "Agree", "") for at in range(1, 26)), OTHER)
    page = text(officer.get(address))
    summary = page.partition("This has to be mended first")[2].partition("</ul>")[0]
    named = ", ".join(f"row {at}" for at in range(1, 11))
    assert f"or leave some out: {named}, and 15 more: show them all." in re.sub("<.*?>", "", summary)
    assert summary.count("<a ") == 11
    assert f'href="{address}?review=new&amp;show=mend#rows">and 15 more' in summary
    only = text(officer.get(f"{address}?show=mend"))
    assert only.count('<section class="import-row') == 25


OTHER = ("8) That the Council rests", "Agree", "")


@pytest.mark.parametrize("settle", ["confirm", "drop"])
def test_a_mend_that_comes_too_late_says_that_it_was_not_saved(officer: PageClient, waiting: str, settle: str) -> None:
    if settle == "confirm":
        confirm(officer, waiting)
    else:
        officer.post(f"{waiting}drop/")
    assert mend(officer, waiting).url == waiting
    assert "The row was not saved: this paper has been confirmed or dropped already." in text(officer.get(waiting))
    assert row(2)["number"] == "2"


def test_in_a_clash_what_was_typed_and_what_stands_are_both_shown(officer: PageClient, waiting: str) -> None:
    mend(officer, waiting, date_1="9 July 2020", update_1="The list was begun.", due="May 2026")
    page = text(mend(officer, waiting, version="1", due="June 2027", update_0="I typed this.", update_1="And this."))
    for words in ("The list was begun.", "I typed this.", "And this.", "Due, as printed: May 2026", "June 2027"):
        assert words in page


def test_in_a_clash_words_typed_into_an_update_that_is_gone_stay(officer: PageClient, waiting: str) -> None:
    mend(officer, waiting, date_0="", update_0="")
    page = text(mend(officer, waiting, version="1", update_1="And this."))
    assert "The list is out." in page
    assert "And this." in page


def test_in_a_clash_an_update_that_the_form_did_not_have_is_kept(officer: PageClient, waiting: str) -> None:
    mend(officer, waiting, update_1="Second.", date_2="", update_2="Third.")
    page = text(mend(officer, waiting, version="1"))
    assert page.count("Third.") == 2


def test_a_date_that_no_calendar_has_is_kept_and_said(officer: PageClient, waiting: str) -> None:
    mend(officer, waiting, date_0="31/02/2024")
    assert row(2)["updates"][0]["date"] == "31/02/2024"
    assert "“31/02/2024” names no day." in text(officer.get(waiting))


def test_very_long_words_are_refused_in_a_sentence(officer: PageClient, waiting: str) -> None:
    for field in ("text", "update_0"):
        page = text(mend(officer, waiting, **{field: "a" * 200_000}))
        assert f'href="#id_{field}">This is longer than 50,000 characters.' in page
