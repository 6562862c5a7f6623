"""A recommendation for named readers only: gone for everybody else, opened on record, lifted again."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.pages.recommendations import RecommendationPage
from tests.journeys.pages.restriction import ExemptPage, ReadersPage, RestrictedPage, RestrictPage
from tests.journeys.pages.reviews import ReviewPage
from tests.journeys.visitor import Visitor

OFFICER, READER, OTHER = "Imogen Tarrant", "Rhodri Penhallow", "Priya Summerhayes"


def test_a_recommendation_is_there_for_its_readers_alone(visit: Callable[..., Visitor], own_site: str) -> None:
    officer, reader, other = (visit(own_site).picks(name) for name in (OFFICER, READER, OTHER))
    ReviewPage.named(officer, "Review 7").recommendation("8")
    where = RecommendationPage(officer).address.removeprefix(own_site)
    assert [visitor.status(where) for visitor in (reader, other)] == [200, 200]

    listed = RestrictPage.of(officer).restrict([OFFICER, READER], "A colleague is named in it.")
    expect(listed.named("Review 7, recommendation 8")).to_be_visible()
    assert [visitor.status(where) for visitor in (officer, reader, other)] == [302, 302, 404]
    assert "8" not in ReviewPage.named(other, "Review 7").numbers()

    opened = RestrictedPage.found_by(reader).open("Review 7, recommendation 8")
    expect(opened.main.locator(".govuk-tag").first).to_have_text("Restricted")
    reader.follow("Who may read it")
    expect(ReadersPage(reader).main).to_contain_text("It was opened by a reader")
    assert [visitor.status(where) for visitor in (officer, reader, other)] == [302, 200, 404]


def test_an_exempt_update_is_marked_and_left_out_of_the_appendix(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks(OFFICER)
    review = ReviewPage.named(officer, "Review 7")
    review.recommendation("8")
    found = RecommendationPage(officer)
    entry = found.updates().first
    ExemptPage.of(entry, officer).mark("Paragraph 3", "The partner would bid higher.", "1 May 2099")
    expect(officer.page.get_by_text("Exempt: paragraph 3, review on 1 May 2099").first).to_be_visible()
    appendix = officer.page.request.get(review.address + "appendix.html").text()
    assert "[exempt: see the exempt appendix]" in appendix
    assert "Paragraph 3" in officer.page.request.get(review.address + "exempt-appendix.html").text()
