"""After a committee: responses, owners and dates of many recommendations on one page, saved together."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import html5lib
import pytest

from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import Response
from followthrough.reviews.queries import lines as queries
from followthrough.reviews.queries.lines import Line
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient
from tests.web.pages import XHTML, summary, text_of

At = Callable[..., str]
REST = "after-committee/"


def filled(page: Any) -> dict[str, str]:
    """What a browser would send of the page's form as it stands."""
    tree = html5lib.parse(page.content.decode(), treebuilder="lxml").getroot()
    form = next(form for form in tree.iter(f"{XHTML}form") if form.get("method") == "post")
    sent = {field.get("name"): field.get("value") or "" for field in form.iter(f"{XHTML}input")}
    sent |= {field.get("name"): (field.text or "").removeprefix("\n") for field in form.iter(f"{XHTML}textarea")}
    for select in form.iter(f"{XHTML}select"):
        chosen = [o.get("value") for o in select.iter(f"{XHTML}option") if o.get("selected") is not None]
        sent[select.get("name")] = (chosen or [""])[0]
    return sent


def now(council: Any, small: SmallReview) -> list[Line]:
    return queries.lines(council, small.review, AsAt.now())


def key(small: SmallReview, number: int, field: str) -> str:
    return f"{small.recommendations[number - 1].id}-{field}"


def test_the_sheet_begins_with_what_stands(officer: PageClient, small: SmallReview, at: At) -> None:
    sent = filled(officer.get(at(REST)))
    assert sent[key(small, 1, "response")] == "agreed"
    assert sent[key(small, 1, "owner")] == "Tree officer of Review 3"
    assert sent[key(small, 1, "due")] == "December 2023"
    assert sent[key(small, 2, "detail")] == "The list, once a year."
    assert sent[key(small, 3, "response")] == ""


def test_saved_as_it_stands_nothing_is_written(officer: PageClient, small: SmallReview, at: At) -> None:
    before = Response.objects.count()
    page = officer.post(at(REST), filled(officer.get(at(REST))), follow=True)
    assert "Nothing was changed, so nothing was saved." in text_of(page)
    assert Response.objects.count() == before


def test_only_what_changed_is_written(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    before = Response.objects.count()
    sent = filled(officer.get(at(REST)))
    sent |= {key(small, 3, "response"): "agreed_in_part", key(small, 3, "detail"): "The maps, not the leaks."}
    sent |= {key(small, 3, "owner"): "parks of review 3", key(small, 2, "due"): "summer 2030"}
    page = officer.post(at(REST), sent, follow=True)
    assert "Saved: 2 recommendations have changed." in text_of(page)
    assert Response.objects.count() == before + 1
    third, second = now(council, small)[2], now(council, small)[1]
    assert third.response is not None
    assert (third.response.state, third.response.which_part) == ("agreed_in_part", "The maps, not the leaks.")
    assert third.standing.owner is not None
    assert str(third.standing.owner.team) == "Parks of Review 3"
    assert second.standing.due is not None
    assert second.standing.due.printed == "summer 2030"


def test_sent_twice_it_is_written_once(officer: PageClient, small: SmallReview, at: At) -> None:
    before = Response.objects.count()
    sent = filled(officer.get(at(REST))) | {key(small, 3, "response"): "agreed"}
    officer.post(at(REST), sent)
    officer.post(at(REST), sent)
    assert Response.objects.count() == before + 1


def test_what_somebody_else_changed_meanwhile_stays(
    officer: PageClient, council: Any, small: SmallReview, at: At
) -> None:
    mine = filled(officer.get(at(REST)))
    officer.post(at(REST), filled(officer.get(at(REST))) | {key(small, 3, "response"): "agreed"})
    officer.post(at(REST), mine | {key(small, 2, "owner"): "Tree officer of Review 3"})
    third = now(council, small)[2].response
    assert third is not None
    assert third.state == "agreed"


def test_every_fault_is_said_at_its_row_and_nothing_is_lost(
    officer: PageClient, council: Any, small: SmallReview, at: At
) -> None:
    before = Response.objects.count()
    sent = filled(officer.get(at(REST))) | {key(small, 1, "due"): "1 May 2031"}
    sent |= {key(small, 2, "owner"): "Head of Nothing", key(small, 3, "response"): "not_agreed"}
    sent |= {key(small, 4, "response"): "agreed", key(small, 4, "due"): "31/02/2024"}
    page = officer.post(at(REST), sent)
    heads = small.recommendations
    assert summary(page) == [
        ("#id_extension_reason", "Enter the reason."),
        ("#id_extension_approved_by", "Enter who approved it: a post or a body, not a person’s name."),
        (f"#id_{heads[1].id}-owner", "2: “Head of Nothing” is no post, team or body here. Choose one of the list."),
        (f"#id_{heads[2].id}-detail", "3: Enter the reason."),
        (f"#id_{heads[3].id}-due", "4: “31/02/2024” is not a day: that month ends on 29 February 2024."),
    ]
    assert filled(page) | {"csrfmiddlewaretoken": ""} == sent | {"csrfmiddlewaretoken": ""}
    assert Response.objects.count() == before


def test_a_date_that_stands_is_extended(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    sent = filled(officer.get(at(REST))) | {key(small, 1, "due"): "1 May 2031"}
    sent |= {"extension_reason": "A dry spring.", "extension_approved_by": "Head of Parks"}
    officer.post(at(REST), sent)
    last = now(council, small)[0].standing.extensions[-1]
    assert (last.printed, last.reason, last.approved_by) == ("1 May 2031", "A dry spring.", "Head of Parks")


def test_an_older_paper_need_not_give_reasons(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    sent = filled(officer.get(at(REST))) | {key(small, 3, "response"): "not_agreed", "known_on": "9 June 2021"}
    officer.post(at(REST), sent)
    third = queries.line(council, small.recommendations[2].id, AsAt.on(small.meeting.day))
    assert third is not None
    assert third.response is not None
    assert third.response.state == "not_agreed"


def test_responses_are_dated(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    sent = filled(officer.get(at(REST))) | {key(small, 3, "response"): "agreed", "decided": "March 2024"}
    officer.post(at(REST), sent | {key(small, 3, "owner"): "Parks of Review 3"})
    third = now(council, small)[2]
    assert third.response is not None
    assert third.standing.owner is not None
    assert (third.response.happened_printed, third.standing.owner.happened_printed) == ("March 2024", "")


def test_a_decision_of_a_day_to_come_is_refused(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    before = Response.objects.count()
    sent = filled(officer.get(at(REST))) | {key(small, 3, "response"): "agreed", "decided": "9 June 2094"}
    page = officer.post(at(REST), sent)
    assert summary(page) == [
        ("#id_decided", "9 June 2094 has not come yet. Enter the day on which it was, or leave this empty.")
    ]
    assert filled(page)[key(small, 3, "response")] == "agreed"
    assert Response.objects.count() == before


def test_a_body_that_it_is_addressed_to_answers(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    body = councils.add_body(council=council, by=None, name="Harbour Homes", kind="company")
    officer.post(at("recommendations/add/"), {"number": "5", "text": "That it plants.", "recipient": str(body.id)})
    head = now(council, small)[4].recommendation
    officer.post(at(REST), filled(officer.get(at(REST))) | {f"{head.id}-response": "agreed"})
    response = now(council, small)[4].response
    assert response is not None
    assert response.respondent == body


def test_others_may_not(signed_in: Any, officer: PageClient, stranger: PageClient, at: At, elsewhere: Any) -> None:
    theirs = small_review(elsewhere, None, "Review 9")
    member = signed_in(Role.COMMITTEE_MEMBER)
    for rest in (REST, f"{REST}paste/"):
        assert member.get(at(rest)).status_code == 403
        assert stranger.get(at(rest)).status_code == 404
        assert officer.post(f"/saltmere/reviews/{theirs.review.id}/{rest}", {"x": "y"}).status_code == 404
        assert officer.get(f"/saltmere/reviews/{uuid4()}/{rest}").status_code == 404


TABLE = (
    "Due\tRec no\tAgreed?\tPart or reason\tLead\tCost\n"
    'summer 2030\t2.\tIn part\t"The list,\ntwice a year."\tTree officer of Review 3\t£5\n'
    "\t3\tAgree\t\t\t\n"
    "\t9\tAgree\t\t\t\n"
    "\t4\tperhaps\t\t\t\n"
)


def test_a_pasted_table_is_looked_at_and_then_saved(
    officer: PageClient, council: Any, small: SmallReview, at: At
) -> None:
    before = Response.objects.count()
    page = officer.post(at(f"{REST}paste/"), {"table": TABLE, "known_on": "", "source": "", "request_id": str(uuid4())})
    said = text_of(page)
    assert "Nothing is saved yet." in said
    assert "These columns were left out: Cost." in said
    assert "this review has no recommendation 9, so it was left out." in said
    assert "“perhaps” is no response that is known here." in said
    assert Response.objects.count() == before
    officer.post(at(REST), filled(page))
    assert Response.objects.count() == before + 2
    second, third = now(council, small)[1], now(council, small)[2]
    assert second.response is not None
    assert second.response.which_part == "The list,\ntwice a year."
    assert second.standing.due is not None
    assert second.standing.due.printed == "summer 2030"
    assert third.axes.response == "agreed"
    assert now(council, small)[3].axes.response == "not_agreed"


@pytest.mark.parametrize("table", ["", "no headings at all", "Number\tColour\n1\tred"])
def test_a_table_without_headings_is_said(officer: PageClient, small: SmallReview, at: At, table: str) -> None:
    page = officer.post(at(f"{REST}paste/"), {"table": table})
    assert [href for href, _words in summary(page)] == ["#id_table"]


def test_only_rows_in_conflict_are_asked_and_the_rest_is_kept(
    officer: PageClient, council: Any, small: SmallReview, at: At
) -> None:
    mine = filled(officer.get(at(REST)))
    theirs = {key(small, 3, "response"): "agreed", key(small, 2, "owner"): "Parks of Review 3"}
    officer.post(at(REST), filled(officer.get(at(REST))) | theirs)
    typed = {key(small, 3, "response"): "not_agreed", key(small, 3, "detail"): "Too dear."}
    typed |= {key(small, 2, "owner"): "Tree officer of Review 3", key(small, 4, "due"): "May 2031"}
    before = Response.objects.count()
    page = officer.post(at(REST), mine | typed)
    changed = "This was changed while you had it open. What stands now is shown below: look at it before you save."
    assert [said for _where, said in summary(page)] == [f"2: {changed}", f"3: {changed}"]
    said = text_of(page)
    assert said.count("You saved this in another window") == 2
    assert said.count("Keep what stands of") == 2
    assert Response.objects.count() == before
    assert now(council, small)[3].standing.due is None
    again = filled(page) | {key(small, 2, "keep"): "owner"}
    assert {name: again[name] for name in typed} == typed
    again.pop(key(small, 3, "keep"))
    assert officer.post(at(REST), again).status_code == 302
    second, third, fourth = now(council, small)[1:]
    assert third.response is not None
    assert (third.response.state, third.response.reason) == ("not_agreed", "Too dear.")
    assert second.standing.owner is not None
    assert str(second.standing.owner.team) == "Parks of Review 3"
    assert fourth.standing.due is not None
    assert Response.objects.count() == before + 1
