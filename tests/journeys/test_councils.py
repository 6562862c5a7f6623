"""Two councils: to either, nothing of the other is there."""

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from tests.journeys.pages.home import HomePage
from tests.journeys.pages.reviews import ReviewPage
from tests.journeys.visitor import Visitor


def test_a_person_of_another_council_finds_nothing(visit: Callable[..., Visitor], site: str) -> None:
    officer = visit(site).picks("Imogen Tarrant")
    addresses = links(officer)
    ReviewPage.named(officer, "Review 7")
    addresses |= links(officer)
    officer.follow("Recommendation 21")
    officer.sees_heading("Recommendation 21")
    addresses |= links(officer)
    assert len(addresses) > 100

    stranger = visit(site).picks("Maud Ellingham", council="stanhollow")
    assert {path: stranger.status(path) for path in addresses} == dict.fromkeys(addresses, 404)
    assert stranger.open("/merrowbridge/").status == 404
    stranger.scan()
    assert HomePage.of(stranger, "stanhollow").page.title() == "Home – Stanhollow District Council"


def links(visitor: Visitor) -> set[str]:
    """Where the page leads within Merrowbridge, as paths."""
    found = visitor.page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    paths = {urlsplit(urljoin(visitor.page.url, link)).path for link in found if link}
    return {path for path in paths if path.startswith("/merrowbridge/")}
