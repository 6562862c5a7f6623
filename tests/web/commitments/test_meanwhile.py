"""Two people on one page: the second to save sees both texts and chooses."""

from collections.abc import Callable
from typing import Any

import pytest

from followthrough.commitments import queries
from followthrough.councils import actions
from followthrough.councils import queries as people
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries import lines as reviews
from tests.cast import SmallReview
from tests.web.client import PageClient
from tests.web.pages import XHTML, summary, text_of, tree

CHANGED = "This was changed while you had it open. What stands now is shown below: look at it before you save."


def hidden(page: Any, at: int = -1) -> dict[str, str]:
    """What one of the page's POST forms carries hidden; the last, unless said otherwise."""
    forms = [form for form in tree(page).iter(f"{XHTML}form") if form.get("method") == "post"]
    fields = [field for field in forms[at].iter(f"{XHTML}input") if field.get("type") == "hidden"]
    return {f.get("name"): f.get("value") or "" for f in fields if f.get("name") != "csrfmiddlewaretoken"}


def texts(council: Any, commitment: Any) -> list[str]:
    return [row.text for row in queries.updates(council, commitment, AsAt.now())]


@pytest.fixture
def at(first: Any) -> Callable[[str], str]:
    return lambda rest: f"/saltmere/commitments/{first.commitment_id}/{rest}/"


def test_the_second_sees_both_texts_and_saves_hers_as_well(
    officer: PageClient, owner: PageClient, council: Any, first: Any, at: Callable[[str], str]
) -> None:
    page = owner.get(at("update"))
    officer_page = officer.get(at("update"))
    theirs = {**hidden(officer_page), "state": "paused", "text": "The officer’s words."}
    assert officer.post(at("update"), theirs).status_code == 302
    reply = owner.post(at("update"), {**hidden(page), "state": "complete", "text": "The owner’s words."})
    assert reply.status_code == 200
    said = text_of(reply)
    assert summary(reply)[0][1] == CHANGED
    assert "Sample scrutiny_officer saved this" in said
    assert "The officer’s words." in said
    assert "You typed this" in said
    assert said.count("The owner’s words.") == 2  # beside theirs, and in the form
    assert texts(council, first.commitment)[-1] == "The officer’s words."
    again = {**hidden(reply), "state": "complete", "text": "The owner’s words, changed."}
    assert owner.post(at("update"), again).status_code == 302
    assert texts(council, first.commitment)[-2:] == ["The officer’s words.", "The owner’s words, changed."]


def test_a_third_in_between_is_shown_again(
    officer: PageClient, owner: PageClient, council: Any, first: Any, at: Callable[[str], str]
) -> None:
    page = owner.get(at("update"))
    officer.post(at("update"), {**hidden(officer.get(at("update"))), "state": "paused", "text": "First."})
    reply = owner.post(at("update"), {**hidden(page), "state": "complete", "text": "Mine."})
    officer.post(at("update"), {**hidden(officer.get(at("update"))), "state": "paused", "text": "Second."})
    reply = owner.post(at("update"), {**hidden(reply), "state": "complete", "text": "Mine."})
    assert "Second." in text_of(reply)
    assert texts(council, first.commitment)[-2:] == ["First.", "Second."]


def test_ones_own_other_window_says_you(owner: PageClient, at: Callable[[str], str]) -> None:
    one, two = owner.get(at("update")), owner.get(at("update"))
    owner.post(at("update"), {**hidden(one), "state": "paused", "text": "In one window."})
    reply = owner.post(at("update"), {**hidden(two), "state": "complete", "text": "In the other."})
    assert "You saved this in another window" in text_of(reply)


def test_evidence_disturbs_no_update(officer: PageClient, owner: PageClient, at: Callable[[str], str]) -> None:
    page = owner.get(at("update"))
    officer.post(at("evidence"), {**hidden(officer.get(at("evidence"))), "reference": "File 7"})
    assert owner.post(at("update"), {**hidden(page), "state": "complete", "text": "Mine."}).status_code == 302


def test_no_change_is_of_the_answer_that_was_seen(
    officer: PageClient, owner: PageClient, council: Any, first: Any, at: Callable[[str], str]
) -> None:
    page = owner.get(at("update"))
    officer.post(at("update"), {**hidden(officer.get(at("update"))), "state": "paused", "text": "New words."})
    reply = owner.post(at("no-change"), hidden(page, at=-2))
    said = text_of(reply)
    assert "New words." in said
    assert "You typed this" in said
    assert said.count("All are planted.") == 2
    assert texts(council, first.commitment)[-1] == "New words."
    assert (
        owner.post(at("update"), {**hidden(reply), "state": "complete", "text": "All are planted."}).status_code == 302
    )


@pytest.mark.parametrize(
    ("where", "given", "shows"),
    [
        ("owner", {}, "Parks of Review 3"),
        ("extension", {"due": "May 2031", "reason": "Frost.", "approved_by": "Head of Parks"}, "May 2031"),
        ("forecast", {"due": "June 2031", "reason": "Snow."}, "June 2031"),
        ("evidence", {"reference": "File 7"}, "File 7"),
    ],
)
def test_every_axis_asks(
    officer: PageClient, review: SmallReview, at: Callable[[str], str], where: str, given: dict[str, str], shows: str
) -> None:
    if where == "owner":
        given = {"owner": f"team-{review.post.team_id}"}
    one, two = officer.get(at(where)), officer.get(at(where))
    assert officer.post(at(where), {**hidden(one), **given}).status_code == 302
    reply = officer.post(at(where), {**hidden(two), **given})
    assert reply.status_code == 200
    assert text_of(reply).count(shows) >= 2
    assert officer.post(at(where), {**hidden(reply), **given}).status_code == 302


def test_response_decision_words_and_corrections(
    officer: PageClient, council: Any, first: Any, review: SmallReview
) -> None:
    line = reviews.line(council, first.id, AsAt.now())
    assert line is not None
    assert line.response is not None
    assert line.decision is not None
    home, entries = f"/saltmere/recommendations/{first.id}", "/saltmere/entries"
    pages: dict[str, dict[str, str]] = {
        f"{home}/response/": {"state": "not_agreed", "reason": "No money."},
        f"{home}/decision/": {"state": "kept_open", "minute_ref": "Minute 50"},
        f"{home}/reword/": {"whose": "committee", "text": "That trees are planted.", "minute_ref": "Minute 51"},
        f"{home}/part/": {"label": "a", "text": "Oaks."},
        f"{entries}/{line.response.id}/correct-response/": {"state": "agreed", "minute_ref": "Minute 9"},
        f"{entries}/{line.decision.id}/correct-decision/": {"state": "noted", "minute_ref": "Minute 8"},
        f"/saltmere/reviews/{review.review.id}/particulars/": {"name": "Trees", "origin": "motion"},
    }
    for address, given in pages.items():
        one, two = officer.get(address), officer.get(address)
        assert officer.post(address, {**hidden(one), **given}).status_code == 302, address
        reply = officer.post(address, {**hidden(two), **given})
        assert CHANGED in text_of(reply), address
        assert "You typed this" in text_of(reply), address
        assert officer.post(address, {**hidden(reply), **given}).status_code == 302, address


def test_a_first_date_promised_meanwhile_loses_nothing(officer: PageClient, review: SmallReview) -> None:
    address = f"/saltmere/commitments/{review.recommendations[1].commitment_id}/due/"
    one, two = officer.get(address), officer.get(address)
    officer.post(address, {**hidden(one), "due": "May 2031"})
    reply = officer.post(address, {**hidden(two), "due": "June 2031"}, follow=True)
    assert "A later one is an extension." in text_of(reply)
    assert 'value="June 2031"' in reply.content.decode()


def test_people_are_not_named_to_those_who_may_not_read_them(
    officer: PageClient, signed_in: Callable[[Role], PageClient], council: Any, first: Any, at: Callable[[str], str]
) -> None:
    contributor = signed_in(Role.CONTRIBUTOR)
    [person] = [p for p, roles in people.people(council, clock.today()) if Role.CONTRIBUTOR in roles]
    line = reviews.line(council, first.id, AsAt.now())
    assert line is not None
    assert line.standing.owner is not None
    assert line.standing.owner.post is not None
    actions.take_up_post(
        council=council, by=None, post=line.standing.owner.post, person=person, first_day=clock.today()
    )
    page = contributor.get(at("update"))
    officer.post(at("update"), {**hidden(officer.get(at("update"))), "state": "paused", "text": "The officer’s."})
    said = text_of(contributor.post(at("update"), {**hidden(page), "state": "complete", "text": "Mine."}))
    assert "An officer of the council saved this" in said
    assert "Sample scrutiny_officer" not in said
