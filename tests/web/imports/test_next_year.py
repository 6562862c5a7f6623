"""Next year's paper beside the review: grouped, side by side, settled row by row, by forms alone."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.councils.permissions import Role
from followthrough.exchange.models import Import, Proposal
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import Answer
from followthrough.reviews.models import Review
from followthrough.reviews.queries.lines import Line, lines
from followthrough.reviews.rules import Response as Reply
from followthrough.web import words
from tests.web.client import PageClient
from tests.web.imports.conftest import ROWS, confirm, send
from tests.web.imports.test_confirming import listed_groups, text

REWORDED = (
    "1) That the Council plants two trees for every tree that it fells.",
    "Not Agreed",
    "All are planted.\nComplete",
)
MOVED = ("9) That the Council publishes its list of trees.", "In part", "On-going, part of the Forest Accreditation.")
OTHER_WORDS = ("4) That nobody parks a car below a cedar on Sundays.", "Agree", "It was put up.")
NEW = ("12) That the water company gives its maps of pipes to every gardener.", "Agree", "")
LATER = (REWORDED, MOVED, ROWS[2], OTHER_WORDS, NEW)


@pytest.fixture
def later(officer: PageClient, waiting: str) -> str:
    """The address of next year's paper, beside the review that last year's started."""
    confirm(officer, waiting)
    return f"{send(officer, *LATER)}?review={Review.objects.get().id}"


def part(address: str, page: str) -> str:
    """Another page of the same paper, beside the same review."""
    paper, _mark, query = address.partition("?")
    return f"{paper}{page}?{query}"


def standing(council: Any) -> list[Line]:
    return lines(council, Review.objects.get(), AsAt.now())


def press(client: PageClient, address: str, **given: Any) -> Any:
    """Sends the form of the rows, as a browser does: with every row on the page named."""
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="((?:of|likeliest)-\d+)" value="([^"]*)"', page))
    shown = re.findall(r'name="shown" value="(\d+)"', page)
    return client.post(part(address, "rows/"), {"shown": shown, **hidden, **given})


def test_the_rows_stand_in_groups_and_the_rest_is_missing(officer: PageClient, later: str) -> None:
    page = text(officer.get(later))
    assert listed_groups(page) == [
        "To be settled or mended by you: 1 row", "Reworded: 1 row", "Moved: another number or section: 1 row",
        "New recommendations: 1 row", "Nothing new: 1 row", "Missing from this paper: 1 recommendation of the review",
    ]  # fmt: skip
    assert re.findall(r'<h3 class="govuk-heading-m">(.*?)</h3>', page) == [
        "To be settled or mended by you (1)", "Reworded (1)", "Moved: another number or section (1)",
        "New recommendations (1)", "Nothing new (1)", "Missing from this paper (1)",
    ]  # fmt: skip
    assert re.findall(r"heading-(\d)\"", page.split("Row by row")[1]) == [
        "4",
        "4",
        "1",
        "1",
        "2",
        "2",
        "5",
        "5",
        "3",
        "3",
    ]
    [missing] = re.findall(r"<li><a [^>]*recommendations/[^>]*>(.*?)</a>: (.*?) </li>", page)
    assert missing == ("5", "That the Council counts its trees.")


def test_both_wordings_stand_side_by_side(officer: PageClient, later: str) -> None:
    page = text(officer.get(later))
    assert "plants <del>a tree </del>for every" in page
    assert "plants <ins>two trees </ins>for every" in page
    assert "Recommendation 1 in other words: 9 of 11 words are the same." in page
    assert "The words are those of recommendation 2, which keeps its number. The paper’s is noted." in page


def test_a_question_stops_the_paper_until_it_is_answered(officer: PageClient, council: Any, later: str) -> None:
    page = text(officer.get(later))
    assert "Say of each of these rows which recommendation of the review it is" in page
    assert "The same as recommendation 4" in page
    assert "As far as it is settled, confirming it would add:" in page
    assert "checked" not in page.split("what is it?")[1].split("</fieldset>")[0]
    assert "stopped=1" in officer.get(part(later, "confirm/")).url
    fourth = standing(council)[3].recommendation
    assert "confirm" in press(officer, later, **{"same-4": str(fourth.id), "go": "1"}).url
    officer.post(part(later, "confirm/"), {"paper_on": "1 November 2024"})
    after = standing(council)
    assert [line.recommendation.number for line in after] == ["1", "2", "3", "4", "5", "12"]
    assert after[3].standing.update is not None
    assert (after[3].standing.update.text, after[3].axes.response) == ("It was put up.", "not_agreed")


def test_a_new_one_under_a_number_in_use_has_to_be_mended(officer: PageClient, later: str) -> None:
    press(officer, later, **{"same-4": "new", "keep": "1"})
    page = text(officer.get(later))
    assert "The review has another recommendation under this number, and numbers are never used again." in page
    assert "A new recommendation, as you said." in page


def test_what_is_ticked_is_taken_from_the_papers_day(officer: PageClient, council: Any, later: str) -> None:
    fourth = standing(council)[3].recommendation
    given = {"same-4": str(fourth.id), "take": ["1-text", "1-response"]}
    press(officer, later, **given, go="1")
    page = text(officer.get(later))
    assert re.findall(r'value="(1-\w+)" checked', page) == ["1-text", "1-response"]
    assert "1 amended wording, 2 responses" in page
    officer.post(part(later, "confirm/"), {"paper_on": "1 November 2024"})
    first = standing(council)[0]
    assert (first.standing.words.text, first.axes.response) == (REWORDED[0][3:], "not_agreed")


def test_the_tick_of_a_response_says_what_will_be_recorded_and_the_page_claims_no_decision(
    officer: PageClient, council: Any, later: str
) -> None:
    assert "the response “Not agreed”: it will stand as said in this paper<" in text(officer.get(later))
    Import.objects.filter(state="read").update(paper_on=date(2024, 11, 1))
    page = text(officer.get(later))
    assert "the response “Not agreed”: it will stand as said in the paper of 1 November 2024" in page
    fourth = standing(council)[3].recommendation
    press(officer, later, **{"same-4": str(fourth.id), "take": ["1-response"], "go": "1"})
    officer.post(part(later, "confirm/"), {"paper_on": "1 November 2024"})
    first, second = standing(council)[:2]
    pages = [
        text(officer.get(f"/saltmere/recommendations/{one.recommendation.id}/")).partition("Where this comes")[0]
        for one in (first, second)
    ]
    assert "by Cabinet, as reported on 1 November 2024" in pages[0]
    assert "as reported on" not in pages[1]


def test_what_cannot_be_taken_is_said_in_words(officer: PageClient, council: Any, later: str) -> None:
    first = standing(council)[0].recommendation
    reviews.respond(
        council=council, by=None, recommendation=first, answer=Answer(state=Reply.DEFERRED, until=parse("May"))
    )
    Import.objects.filter(state="read").update(paper_on=date(2024, 11, 1))
    page = text(officer.get(later))
    assert f"The review has a later word on this, of {words.day(clock.today())}." in page
    assert 'value="1-response"' not in page
    assert 'value="1-text"' in page
    Import.objects.filter(state="read").update(paper_on=None)
    press(officer, later, **{"same-4": str(standing(council)[3].recommendation.id), "take": ["1-response"], "go": "1"})
    page = text(officer.post(part(later, "confirm/"), {"paper_on": "1 November 2024"}))
    assert "the review has a later word on it than this day: 1. Enter the day of a later paper" in page


def test_a_row_that_is_left_out_leaves_the_page_at_the_next(officer: PageClient, later: str) -> None:
    for row, leads_to in ((4, 1), (3, 5), (5, 2)):
        assert press(officer, later, leave_out=str(row)).url.endswith(f"#row-{leads_to}")
    assert press(officer, later, take_in="4").url.endswith("#row-4")


def test_mending_keeps_what_is_ticked_and_answered(officer: PageClient, council: Any, later: str) -> None:
    fourth = standing(council)[3].recommendation
    reply = press(officer, later, **{"same-4": str(fourth.id), "take": ["1-text"], "mend": "2"})
    assert reply.url == part(later, "rows/2/")
    assert press(officer, later, take=["1-text"], match="3").url == part(later, "rows/3/match/")
    page = text(officer.get(later))
    assert re.findall(r'value="(1-\w+)" checked', page) == ["1-text"]
    assert "Recommendation 4, as you said." in page


def test_nothing_is_ticked_by_itself(officer: PageClient, later: str) -> None:
    assert "checked" not in text(officer.get(later)).split("take from this paper")[1].split("</fieldset>")[0]


def test_the_likeliest_can_be_taken_for_all_that_is_left_open(officer: PageClient, council: Any, waiting: str) -> None:
    confirm(officer, waiting)
    others = [(f"{n}) Something {n} quite other stands here now.", "Agree", "") for n in range(1, 6)]
    address = f"{send(officer, *others)}?review={Review.objects.get().id}"
    page = text(officer.get(address))
    assert "Take the likeliest for the rest of this page" in page
    heads = [line.recommendation.id for line in standing(council)]
    press(officer, address, **{"same-1": str(heads[4]), "agree": "1"})
    said = [proposal.answer["same_as"] for proposal in Proposal.objects.filter(position__lte=5).exclude(answer=None)]
    assert said == [str(i) for i in (heads[4], *heads[1:5])]
    assert "Two rows are said to be the same recommendation." in text(officer.get(address))


def test_another_recommendation_can_be_chosen_for_any_row(officer: PageClient, council: Any, later: str) -> None:
    page = text(officer.get(part(later, "rows/2/match/")))
    assert "Which recommendation is row 2?" in page
    assert "That the Council counts its trees." in page
    fifth = standing(council)[4].recommendation
    reply = officer.post(part(later, "rows/2/match/"), {"same_as": "other", "other": str(fifth.id)})
    assert reply.url.endswith("#row-2")
    assert "Recommendation 5, as you said." in text(officer.get(later))
    officer.post(part(later, "rows/2/match/"), {"same_as": "new"})
    assert "A new recommendation, as you said." in text(officer.get(later))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"same_as": "other"}, "Choose the recommendation that this row is."),
        ({"other": ""}, "Choose one of these."),
        ({"same_as": "nonsense"}, "Choose one from the list."),
        ({"same_as": "other", "other": "018f0000-0000-7000-8000-000000000000"}, "Choose one from the list."),
    ],
)
def test_a_choice_that_is_none_is_said_at_its_field(
    officer: PageClient, later: str, given: dict[str, str], says: str
) -> None:
    page = text(officer.post(part(later, "rows/2/match/"), given))
    assert "There is a problem" in page
    assert says in page
    assert {proposal.answer for proposal in Proposal.objects.all()} == {None}


def test_choosing_is_for_those_who_import(
    signed_in: Callable[[Role], PageClient], stranger: PageClient, later: str
) -> None:
    page = part(later, "rows/2/match/")
    assert signed_in(Role.COMMITTEE_MEMBER).get(page).status_code == 403
    assert stranger.get(page.replace("saltmere", "otherby")).status_code == 404


def test_where_there_is_nothing_to_choose_it_leads_back(officer: PageClient, later: str, waiting: str) -> None:
    bare = later.partition("?")[0]
    assert officer.get(f"{bare}rows/2/match/?review=new").url.startswith(bare)
    assert officer.get(part(later, "rows/99/match/")).url.startswith(bare)
    assert officer.get(f"{waiting}rows/1/match/").url == waiting


@pytest.mark.parametrize("name", ["same-4", "of-1", "due-1", "take"])
def test_nonsense_in_the_form_settles_nothing(officer: PageClient, later: str, name: str) -> None:
    assert press(officer, later, **{name: "1-nonsense", "keep": "1"}).status_code == 302
    assert {proposal.answer for proposal in Proposal.objects.all()} == {None}
    assert officer.get(later).status_code == 200


def test_what_is_missing_has_a_list_of_its_own(officer: PageClient, later: str) -> None:
    page = text(officer.get(f"{later}&show=missing"))
    assert "The review has these, and the paper does not mention them. Nothing happens to them." in page
    assert page.count('<section class="import-row') == 0
    assert text(officer.get(f"{later}&show=reworded")).count('<section class="import-row') == 1
    assert "The paper has every recommendation of the review." in text(
        officer.get(part(send(officer, *ROWS, NEW) + "?" + later.partition("?")[2], "") + "&show=missing")
    )


def test_queries_do_not_grow_with_the_rows_beside_a_review(officer: PageClient, waiting: str) -> None:
    confirm(officer, waiting)
    counts = []
    for rows in ((REWORDED, OTHER_WORDS), LATER):
        address = f"{send(officer, *rows)}?review={Review.objects.get().id}"
        officer.get(address)  # and what was said of the paper before is gone
        with CaptureQueriesContext(connection) as made:
            officer.get(address)
        counts.append(len(made))
    assert counts[0] == counts[1]


def test_a_large_paper_has_its_groups_over_pages(officer: PageClient) -> None:
    many = [(f"{n}) That the Council does thing {n} of the thousand", "Agree", "") for n in range(1, 231)]
    confirm(officer, send(officer, *many))
    address = send(officer, *many[:229], (f"500{NEW[0][2:]}", *NEW[1:])) + f"?review={Review.objects.get().id}"
    first, second = (text(officer.get(f"{address}&page={at}")) for at in (1, 2))
    assert re.findall(r'<h3 class="govuk-heading-m">(.*?)</h3>', first)[:2] == [
        "New recommendations (1)",
        "Nothing new (229)",
    ]
    assert (first.count('<section class="import-row'), second.count('<section class="import-row')) == (200, 30)
