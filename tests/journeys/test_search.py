"""Finding something again: by its words, by its number, as it was on a day."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.pages.place import SummaryOfProblems
from tests.journeys.pages.recommendations import RecommendationPage
from tests.journeys.pages.reviews import ReviewPage
from tests.journeys.pages.search import SearchPage
from tests.journeys.visitor import Visitor

CHAIR = "Councillor Hamish Quillinan"


class WrongSearch(SearchPage, SummaryOfProblems):
    """The same page, with what is wrong with the words."""


def test_from_any_page_to_what_was_said(visit: Callable[..., Visitor], site: str) -> None:
    chair = visit(site).picks(CHAIR)
    ReviewPage.named(chair, "Review 7")
    search = SearchPage.by_the_box(chair, "CHAMPIONS")
    assert "Review 7, recommendation 40" in search.found()
    assert search.marked() <= {"champion", "champions"}
    chair.follow("Review 7, recommendation 40")
    expect(RecommendationPage(chair).main).to_contain_text("champion")


def test_a_number_a_day_and_nothing(visit: Callable[..., Visitor], site: str) -> None:
    chair = visit(site).picks(CHAIR)
    search = SearchPage.by_the_box(chair, "R12")
    assert search.found()[0] == "Review 7, recommendation 12"
    before = search.again("champion", "Progress updates").as_at("1 January 2022")
    assert before.found() == []
    expect(before.main).to_contain_text("Nothing that was known then has this word.")
    with chair.page.expect_navigation():
        chair.follow("look in everything")
    assert "Review 7, recommendation 40" in SearchPage(chair).found()
    nothing = SearchPage(chair).again("zeppelin")
    expect(nothing.main).to_contain_text("check the spelling")


def test_signs_alone_are_no_question(visit: Callable[..., Visitor], site: str) -> None:
    chair = visit(site).picks(CHAIR)
    wrong = WrongSearch.by_the_box(chair, "“ ” *")
    assert wrong.problems() == ["Enter at least one word or number."]
    assert wrong.again("champion").found() != []


def test_without_scripts(visit: Callable[..., Visitor], site: str) -> None:
    chair = visit(site, scripts=False).picks(CHAIR)
    assert SearchPage.by_the_box(chair, "champion").found() != []
