"""What relies on a programme: what that waits for, what is proposed, and accepting it with one press."""

from typing import Any
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from followthrough.accreditation.actions import programmes
from followthrough.commitments import actions as commitments
from followthrough.commitments import queries
from followthrough.commitments.rules import Delivery, Kind
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.reviews import actions as reviews
from followthrough.reviews.rules import Scrutiny
from tests.accreditation.cast import Gardening
from tests.cast import SmallReview, small_review
from tests.web.accredited import neighbours_met, rely
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors


def address(plots: Gardening, rest: str = "") -> str:
    return f"/saltmere/programmes/{plots.programme.id}/relies/{rest}"


def text(reply: Any) -> str:
    return " ".join(" ".join(html.fromstring(reply.content.decode()).itertext()).split())


def under(reply: Any, heading: str) -> str:
    """What stands under the heading of that id, up to the next."""
    [found] = html.fromstring(reply.content.decode()).xpath(f"//h2[@id='{heading}']")
    said = []
    for one in found.itersiblings():
        if one.tag == "h2":
            break
        said.append(" ".join(" ".join(one.itertext()).split()))
    return " ".join(said)


def state(plots: Gardening, recommendation: Any) -> Delivery | None:
    found = queries.standing(plots.council, recommendation.commitment, AsAt.now())
    assert found is not None
    return found.state


def accept(client: PageClient, plots: Gardening, *chosen: Any, **more: Any) -> Any:
    data = {"chosen": [str(one.commitment.id) for one in chosen], "text": "Neighbours know.", "request_id": uuid4()}
    return client.post(address(plots, "accept/"), {**data, **more})


def test_nothing_relies_on_it(officer: PageClient, plots: Gardening) -> None:
    assert "Nothing relies on this programme" in text(officer.get(address(plots)))


def test_what_stays_open_is_said_with_why(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "1", note="As the report says.")
    plots.judge(r1_1="partly", r1_2="met")
    plots.gap("1.2")
    said = under(officer.get(address(plots)), "stays")
    assert "Review 3, 3 :" in said
    assert (
        "Good allotments mark, 1 Water: 2 criteria are not yet judged, in Housing estates. 1 criterion is not met, in"
        " Parks and allotments. 1 gap is open, in Parks and allotments. As the report says."
    ) in said


def test_two_services_and_one_not_judged(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "2")
    plots.judge(r2_1="met")
    assert "1 criterion is not yet judged, in Housing estates." in under(officer.get(address(plots)), "stays")


def test_what_is_proposed_shows_its_evidence(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "2")
    neighbours_met(plots)
    said = under(officer.get(address(plots)), "proposed")
    assert "Good allotments mark, 2 Neighbours: met in Housing estates and Parks and allotments, known on" in said
    assert "Folder 12" in said
    assert "Record the ticked ones as complete" in said


def test_what_lies_outside_is_never_proposed(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "2", outside=True)
    neighbours_met(plots)
    reply = officer.get(address(plots))
    assert "It lies outside what this covers" in under(reply, "outside")
    assert "Record the ticked ones" not in text(reply)


def test_complete_while_it_is_open(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[0], "1.2")
    assert "2 criteria are not yet judged" in under(officer.get(address(plots)), "contradicted")


def test_one_press_records_several(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    second, third = review.recommendations[1:3]
    for one in (second, third):
        rely(plots, one, "2")
    neighbours_met(plots)
    reply = accept(officer, plots, second, third)
    assert reply.status_code == 302
    assert "2 are recorded as complete." in text(officer.get(reply["Location"]))
    found = queries.standings(plots.council, [second.commitment, third.commitment], AsAt.now())
    assert {one.state for one in found.values()} == {Delivery.COMPLETE}
    assert {one.update.text for one in found.values() if one.update} == {"Neighbours know."}
    assert all("Folder 12" in one.evidence[0].reference for one in found.values())


def test_a_double_press_records_once(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    third = review.recommendations[2]
    rely(plots, third, "2")
    neighbours_met(plots)
    press = uuid4()
    assert accept(officer, plots, third, request_id=press).status_code == 302
    assert accept(officer, plots, third, request_id=press).status_code == 302
    assert len(queries.updates(plots.council, third.commitment, AsAt.now())) == 1


def test_nothing_ticked_and_nothing_said(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "2")
    neighbours_met(plots)
    reply = accept(officer, plots, text="")
    assert errors(reply) == [
        ("Tick at least one that is complete.", "#id_chosen"),
        ("Enter what has been done.", "#id_text"),
    ]
    assert state(plots, review.recommendations[2]) is None


def test_what_is_no_longer_proposed_is_not_recorded(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    second, third = review.recommendations[1:3]
    for one in (second, third):
        rely(plots, one, "2")
    neighbours_met(plots)
    plots.report(second.commitment, Delivery.PAUSED)
    [(said, _where)] = errors(accept(officer, plots, second, third))
    assert said.startswith("One of these is no longer proposed as complete, so nothing was recorded.")
    assert state(plots, third) is None


def test_its_owner_accepts_only_its_own(owner: PageClient, plots: Gardening, review: SmallReview) -> None:
    second, third = review.recommendations[1:3]
    for one in (second, third):
        rely(plots, one, "2")
    neighbours_met(plots)
    page = html.fromstring(owner.get(address(plots)).content.decode())
    assert page.xpath("//input[@name='chosen']/@value") == [str(third.commitment.id)]
    assert accept(owner, plots, second).status_code == 403
    assert state(plots, second) is Delivery.NOT_STATED
    assert accept(owner, plots, third).status_code == 302
    assert state(plots, third) is Delivery.COMPLETE


def test_who_may_read_and_who_may_accept(signed_in: Any, stranger: PageClient, plots: Gardening) -> None:
    member = signed_in(Role.COMMITTEE_MEMBER)
    assert member.get(address(plots)).status_code == 200
    assert member.post(address(plots, "accept/"), {}).status_code == 403
    assert stranger.get(address(plots)).status_code == 404
    assert stranger.post(address(plots, "accept/"), {}).status_code == 404


def test_a_past_day_offers_no_ticks(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "2")
    neighbours_met(plots)
    reply = officer.get(address(plots), {"as-at": "2024-06-01"})
    assert "Nothing relies on this programme" in text(reply)


def test_what_would_follow_if_a_part_were_met(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    first, second, third, fourth = review.recommendations
    rely(plots, first, "1.2")
    rely(plots, second, "1.1")
    rely(plots, third, "1")
    rely(plots, third, "2")
    rely(plots, fourth, "1", outside=True)
    said = text(officer.get(address(plots), {"part": "1"}))
    assert "If 1 Water were met in every service" in said
    assert "Completion of 2 would be proposed, or their contradictions would be gone" in said
    assert "1 would move, and still wait for something else" in said
    assert "1 would stay as it is" in said
    said = text(officer.get(address(plots), {"part": "1.1"}))
    assert "Completion of 1 would be proposed" in said
    assert "1 would move, and still wait for something else" in said


def test_a_part_that_is_not_there(officer: PageClient, plots: Gardening) -> None:
    assert officer.get(address(plots), {"part": "9.9"}).status_code == 404


def test_nothing_of_a_restricted_programme_goes_into_the_record(
    officer: PageClient, plots: Gardening, review: SmallReview
) -> None:
    rely(plots, review.recommendations[2], "2")
    neighbours_met(plots)
    type(plots.programme).everything.filter(id=plots.programme.id).update(restricted=True)
    assert "Folder 12" not in under(officer.get(address(plots)), "proposed")


def test_nothing_of_a_part_of_a_restricted_programme_goes_into_the_record(
    officer: PageClient, plots: Gardening, review: SmallReview
) -> None:
    third, action = review.recommendations[2], plots.action(text="Mend the leaks.", state=Delivery.COMPLETE)
    rely(plots, third, on=action.commitment)
    assert "Mend the leaks." in under(officer.get(address(plots)), "proposed")
    type(plots.programme).everything.filter(id=plots.programme.id).update(restricted=True)
    assert "Mend the leaks." not in under(officer.get(address(plots)), "proposed")
    assert accept(officer, plots, third).status_code == 302
    found = queries.standing(plots.council, third.commitment, AsAt.now())
    assert found is not None
    assert (found.state, found.evidence) == (Delivery.COMPLETE, ())


def close(plots: Gardening, review: SmallReview, recommendation: Any) -> None:
    about = {"recommendation": recommendation, "meeting": review.meeting, "minute_ref": "12"}
    reviews.decide(**plots.by, **about, state=Scrutiny.CLOSED)


def test_what_was_refused_or_closed_is_not_proposed(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    _first, second, third, fourth = review.recommendations
    for one in (second, third, fourth):
        rely(plots, one, "2")
    close(plots, review, second)
    assert "The committee has closed it" in under(officer.get(address(plots)), "done")
    assert "stay as they are" in text(officer.get(address(plots), {"part": "2"}))
    neighbours_met(plots)
    reply = officer.get(address(plots))
    assert html.fromstring(reply.content.decode()).xpath("//input[@name='chosen']/@value") == [str(third.commitment.id)]
    done = under(reply, "done")
    assert "The committee has closed it, so its completion is not proposed." in done
    assert "It was not agreed, so its completion is not proposed." in done
    assert "Completion of 1 is proposed." in text(officer.get(f"/saltmere/programmes/{plots.programme.id}/"))
    page = text(officer.get(f"/saltmere/recommendations/{fourth.id}/"))
    assert "Completion is proposed." not in page
    assert "It was not agreed, so its completion is not proposed." in page
    for one in (second, fourth):
        assert "no longer proposed" in errors(accept(officer, plots, third, one))[0][0]
        assert state(plots, one) is not Delivery.COMPLETE
    assert accept(officer, plots, third).status_code == 302


def test_its_own_page_says_that_completion_is_proposed(
    owner: PageClient, plots: Gardening, review: SmallReview
) -> None:
    third = review.recommendations[2]
    rely(plots, third, "2")
    page = f"/saltmere/recommendations/{third.id}/"
    assert "2 criteria are not yet judged, in Housing estates and Parks and allotments." in text(owner.get(page))
    neighbours_met(plots)
    reply = owner.get(page)
    assert "Completion is proposed." in text(reply)
    assert f'href="{address(plots)}#proposed"' in reply.content.decode()


def test_its_own_page_says_what_it_is_complete_in_spite_of(
    officer: PageClient, plots: Gardening, review: SmallReview
) -> None:
    first = review.recommendations[0]
    rely(plots, first, "1.2")
    said = text(officer.get(f"/saltmere/recommendations/{first.id}/"))
    assert "Complete, but what it relies on is open: Good allotments mark, 1.2 Leaks are mended within a week." in said


def test_the_number_of_queries_does_not_grow(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "2")
    plots.judge(r1_1="met")
    plots.gap()
    plots.action()
    officer.get(address(plots))
    with CaptureQueriesContext(connection) as few:
        officer.get(address(plots))
    for one in small_review(plots.council, None, "Review 4").recommendations:
        rely(plots, one, "1.1")
        rely(plots, one, "2")
    programmes.scope(**plots.by, programme=plots.programme, team=plots.housing, released=True, note="It has left.")
    with CaptureQueriesContext(connection) as many:
        officer.get(address(plots))
    assert len(many) <= len(few)


def test_the_page_of_the_programme_counts_what_follows(
    officer: PageClient, plots: Gardening, review: SmallReview
) -> None:
    first, _second, third, _fourth = review.recommendations
    page = f"/saltmere/programmes/{plots.programme.id}/"
    assert "Nothing relies on it." in text(officer.get(page))
    rely(plots, third, "2")
    rely(plots, first, "1.2")
    neighbours_met(plots)
    reply = officer.get(page)
    assert "With its parts, phases and actions, 2 things rely on it. Completion of 1 is proposed." in text(reply)
    assert "1 is complete although something that it relies on is open." in text(reply)
    assert f"{address(plots)}#contradicted" in reply.content.decode()


def test_a_programme_that_relies_on_another_says_what_it_waits_for(officer: PageClient, plots: Gardening) -> None:
    other = commitments.open_commitment(**plots.by, kind=Kind.PROGRAMME, text="Green city")
    commitments.rely(**plots.by, commitment=other, on=plots.programme)
    assert "What it waits for Good allotments mark: This is not complete." in text(
        officer.get(f"/saltmere/programmes/{other.id}/")
    )
