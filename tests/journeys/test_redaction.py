"""Words that must not be there are gone everywhere at once, when two people want it."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.pages.recommendations import RecommendationPage
from tests.journeys.pages.redactions import AskPage, RedactionPage
from tests.journeys.pages.reviews import ReviewPage
from tests.journeys.visitor import Visitor

WORDS = "have no money for it in 2025/26"


def test_two_people_take_words_out_everywhere(visit: Callable[..., Visitor], own_site: str) -> None:
    officer, second = visit(own_site).picks("Imogen Tarrant"), visit(own_site).picks("Rhodri Penhallow")
    review = ReviewPage.named(officer, "Review 7")
    places = places_of_the_words(officer, review)
    assert {place: WORDS in text(officer, place) for place in places} == dict.fromkeys(places, True)

    asked = AskPage.found_by(officer).ask(WORDS, "It says more of a partner than was agreed.")
    expect(asked.main).to_contain_text("You asked for this, so somebody else has to decide it.")
    assert officer.status(asked.address.removeprefix(own_site) + "approve/") in {302, 403}

    second.open(asked.address)
    done = RedactionPage(second).approve()
    expect(done.main).to_contain_text("The words themselves are no longer kept here.")
    assert {place: WORDS in text(officer, place) for place in places} == dict.fromkeys(places, False)
    officer.open(places[0])
    expect(RecommendationPage(officer).main).to_contain_text("[redacted]")


def places_of_the_words(officer: Visitor, review: ReviewPage) -> list[str]:
    """The recommendation today and as at the day, the appendix, and what can be taken away."""
    here = review.address
    review.recommendation("8")
    recommendation = RecommendationPage(officer).address
    day = "?as-at=2025-03-11"
    files = ("appendix.html", "recommendations.json", "recommendations.csv")
    return [recommendation, recommendation + day, here + day, *(here + file + day for file in files)]


def text(visitor: Visitor, address: str) -> str:
    """What the server sends, in one line."""
    return " ".join(visitor.page.request.get(address).text().split())
