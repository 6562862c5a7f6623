"""After a committee: what scrutiny decided, on one page."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import Decision
from followthrough.reviews.queries import lines as queries
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient
from tests.web.pages import summary, text_of
from tests.web.reviews.test_outcomes import filled

At = Callable[..., str]
REST = "decisions/"


def decided(council: Any, small: SmallReview, number: int) -> Any:
    return queries.lines(council, small.review, AsAt.now())[number - 1].decision


def key(small: SmallReview, number: int, field: str) -> str:
    return f"{small.recommendations[number - 1].id}-{field}"


def test_decisions_of_one_meeting_are_saved_together(
    officer: PageClient, council: Any, small: SmallReview, at: At
) -> None:
    sent = {"meeting": str(small.meeting.id), "minute_ref": "Minute 50", "draft": "on"}
    sent |= {key(small, 2, "decision"): "kept_open", key(small, 4, "decision"): "closed"}
    sent |= {key(small, 4, "minute_ref"): "Minute 51", key(small, 4, "note"): "The refusal is accepted."}
    page = officer.post(at(REST), sent, follow=True)
    assert "2 decisions have been saved." in text_of(page)
    second, fourth = decided(council, small, 2), decided(council, small, 4)
    assert (second.state, second.minute_ref, second.draft) == ("kept_open", "Minute 50", True)
    assert (fourth.state, fourth.minute_ref, fourth.note) == ("closed", "Minute 51", "The refusal is accepted.")
    assert second.meeting == small.meeting
    assert second.happened_first == small.meeting.day
    assert decided(council, small, 3) is None


def test_sent_twice_they_are_written_once(officer: PageClient, small: SmallReview, at: At) -> None:
    before = Decision.objects.count()
    sent = {"request_id": str(uuid4()), "minute_ref": "Minute 50", key(small, 2, "decision"): "noted"}
    officer.post(at(REST), sent)
    officer.post(at(REST), sent)
    assert Decision.objects.count() == before + 1


def test_approved_minutes_need_a_reference(officer: PageClient, small: SmallReview, at: At) -> None:
    before = Decision.objects.count()
    sent = {key(small, 2, "decision"): "closed", key(small, 3, "note"): "Come back in May."}
    page = officer.post(at(REST), sent)
    heads = small.recommendations
    assert summary(page) == [
        (f"#id_{heads[2].id}-decision", "3: Choose what was decided, or clear the minute and the note."),
    ]
    assert "Come back in May." in page.content.decode()
    page = officer.post(at(REST), {key(small, 2, "decision"): "closed"})
    assert summary(page) == [
        (f"#id_{heads[1].id}-minute_ref", "2: Enter the reference of the minute that records this."),
    ]
    assert Decision.objects.count() == before


def test_nothing_entered_is_said(officer: PageClient, at: At) -> None:
    assert "No decision was entered" in text_of(officer.post(at(REST), {"minute_ref": ""}, follow=True))


def test_others_may_not(signed_in: Any, officer: PageClient, stranger: PageClient, at: At, elsewhere: Any) -> None:
    theirs = small_review(elsewhere, None, "Review 9")
    assert signed_in(Role.CABINET_MEMBER).get(at(REST)).status_code == 403
    assert stranger.get(at(REST)).status_code == 404
    assert officer.post(f"/saltmere/reviews/{theirs.review.id}/{REST}", {"x": "y"}).status_code == 404
    page = officer.post(at(REST), {"meeting": str(theirs.meeting.id)})
    assert summary(page)[0][0] == "#id_meeting"


def test_a_decision_saved_meanwhile_is_shown_beside_ones_own(
    officer: PageClient, council: Any, small: SmallReview, at: At
) -> None:
    mine, theirs = filled(officer.get(at(REST))), filled(officer.get(at(REST)))
    about = {"minute_ref": "Minute 50"}
    officer.post(at(REST), theirs | about | {key(small, 2, "decision"): "noted"})
    typed = about | {key(small, 2, "decision"): "kept_open", key(small, 3, "decision"): "closed"}
    page = officer.post(at(REST), mine | typed)
    assert [where for where, _said in summary(page)] == [f"#id_{small.recommendations[1].id}-decision"]
    assert "You saved this in another window" in text_of(page)
    assert decided(council, small, 3) is None
    again = filled(page)
    again.pop(key(small, 2, "keep"))
    assert officer.post(at(REST), again).status_code == 302
    assert (decided(council, small, 2).state, decided(council, small, 3).state) == ("kept_open", "closed")
