"""Saying that a recommendation relies on a part of a programme, and that it no longer does."""

from typing import Any
from uuid import uuid4

from lxml import html

from followthrough.accreditation.actions import programmes
from followthrough.accreditation.queries.resting import resting_on
from followthrough.commitments import queries
from followthrough.commitments.models import Reliance
from followthrough.lib.as_at import AsAt
from followthrough.reports.gather import appendix_source
from followthrough.reviews.queries.lines import review as view_of
from tests.accreditation.cast import Gardening
from tests.cast import SmallReview
from tests.web.accredited import rely
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors
from tests.web.resting.test_resting import text


def address(recommendation: Any, plots: Gardening | None = None) -> str:
    page = f"/saltmere/commitments/{recommendation.commitment_id}/relies/"
    return f"{page}{plots.programme.id}/" if plots else page


def relied(plots: Gardening, recommendation: Any) -> tuple[Reliance, ...]:
    found = queries.standing(plots.council, recommendation.commitment, AsAt.now())
    assert found is not None
    return found.relies_on


def choose(client: PageClient, plots: Gardening, recommendation: Any, of: str, **more: Any) -> Any:
    data = {"of": of, "note": "As the report says.", "request_id": uuid4(), **more}
    return client.post(address(recommendation, plots), data)


def test_a_programme_with_parts_leads_to_them(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    third = review.recommendations[2]
    assert address(third, plots) in officer.get(address(third)).content.decode()


def test_every_area_criterion_phase_and_action_can_be_chosen(
    officer: PageClient, plots: Gardening, review: SmallReview
) -> None:
    phase = programmes.add_phase(**plots.by, programme=plots.programme, text="Look at everything")
    action = plots.action()
    page = html.fromstring(officer.get(address(review.recommendations[2], plots)).content.decode())
    assert page.xpath("//input[@name='of']/@value") == [
        "whole",
        "part:1",
        "part:1.1",
        "part:1.2",
        "part:2",
        "part:2.1",
        f"on:{phase.commitment_id}",
        f"on:{action.commitment_id}",
    ]


def test_a_criterion_is_relied_on(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    third = review.recommendations[2]
    assert choose(officer, plots, third, "part:1.2").status_code == 302
    [row] = relied(plots, third)
    assert (row.on_id, row.part, row.outside, row.note) == (plots.programme.id, "1.2", False, "As the report says.")


def test_an_action_is_relied_on(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    third, action = review.recommendations[2], plots.action()
    assert choose(officer, plots, third, f"on:{action.commitment_id}").status_code == 302
    [row] = relied(plots, third)
    assert (row.on_id, row.part) == (action.commitment_id, "")
    assert len(resting_on(plots.council, plots.programme, AsAt.now())) == 1


def test_what_lies_outside_needs_a_reason(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    third = review.recommendations[2]
    reply = choose(officer, plots, third, "whole", outside="on", note=" ")
    assert errors(reply) == [("Say why it relies on that although it lies outside.", "#id_note")]
    assert choose(officer, plots, third, "whole", outside="on", note="Grants are elsewhere.").status_code == 302
    assert relied(plots, third)[0].outside


def test_nothing_chosen(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    reply = choose(officer, plots, review.recommendations[2], "")
    assert errors(reply) == [("Choose what it relies on.", "#id_of")]


def test_what_is_relied_on_already_cannot_be_chosen_again(
    officer: PageClient, plots: Gardening, review: SmallReview
) -> None:
    third = review.recommendations[2]
    rely(plots, third, "1.2")
    assert "(it relies on this already)" in text(officer.get(address(third, plots)))
    assert errors(choose(officer, plots, third, "part:1.2"))
    assert choose(officer, plots, third, "part:1.1").status_code == 302


def test_an_owner_says_it_of_its_own_and_nobody_else_does(
    owner: PageClient, stranger: PageClient, plots: Gardening, review: SmallReview
) -> None:
    _first, second, third, _fourth = review.recommendations
    assert choose(owner, plots, third, "part:2").status_code == 302
    assert choose(owner, plots, second, "part:2").status_code == 403
    assert stranger.get(address(third, plots)).status_code == 404


def test_one_part_is_released_and_the_other_stays(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    third = review.recommendations[2]
    rely(plots, third, "1.1")
    rely(plots, third, "1.2")
    row = next(row for row in relied(plots, third) if row.part == "1.1")
    page = f"/saltmere/reliances/{row.id}/release/"
    assert "1.1 Every plot has water within fifty steps" in text(officer.get(page))
    assert officer.post(page, {"note": "No more.", "request_id": uuid4()}).status_code == 302
    assert [row.part for row in relied(plots, third)] == ["1.2"]
    assert officer.get(page).status_code == 404


def test_its_page_and_its_history_name_the_part(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    third = review.recommendations[2]
    rely(plots, third, "1.2", outside=True)
    said = text(officer.get(f"/saltmere/recommendations/{third.id}/"))
    assert "Good allotments mark , 1.2 Leaks are mended within a week" in said
    assert "It lies outside what that covers, so that it says nothing about this." in said
    assert "Good allotments mark, 1.2 Leaks are mended within a week (outside its scope)" in said


def test_reports_name_a_programme_once_with_its_parts(plots: Gardening, review: SmallReview) -> None:
    for part in ("1.2", "2"):
        rely(plots, review.recommendations[2], part)
    rely(plots, review.recommendations[1], outside=True)
    view = view_of(plots.council, review.review.id, AsAt.now())
    assert view is not None
    _first, second, third, _fourth = appendix_source(plots.council, view, AsAt.now()).recommendations
    assert [one.words for one in third.relies_on] == [
        "Good allotments mark: 1.2 Leaks are mended within a week; 2 Neighbours"
    ]
    assert [one.words for one in second.relies_on] == ["Good allotments mark (outside its scope)"]
    # Facts go by the name of the thing itself, whichever part is relied on.
    assert {one.name for item in (second, third) for one in item.relies_on} == {"Good allotments mark"}


def test_what_changed_names_the_part(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "1.2")
    said = text(officer.get(f"/saltmere/reviews/{review.review.id}/changes/"))
    assert "Good allotments mark, 1.2 Leaks are mended within a week" in said
