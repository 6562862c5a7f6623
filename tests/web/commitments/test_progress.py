"""Recording progress, evidence, owners and dates: by the keeper of the tracker and by the owner's post."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from lxml import html

from followthrough.commitments import actions, queries
from followthrough.commitments.actions import Told
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import Delivery, Kind
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from tests.cast import TEXTS, SmallReview
from tests.web.client import PageClient

THE_OWNERS = ["update", "evidence", "forecast", "rely"]
NOT_THE_OWNERS = ["owner", "due", "extension"]
ENTRIES = THE_OWNERS + NOT_THE_OWNERS


def address(recommendation: Any, what: str) -> str:
    return f"/saltmere/commitments/{recommendation.commitment_id}/{'relies' if what == 'rely' else what}/"


def now(council: Any, recommendation: Any) -> Standing:
    found = queries.standing(council, recommendation.commitment, AsAt.now())
    assert found is not None
    return found


def errors(reply: Any) -> list[tuple[str, str]]:
    """The error summary, as (words, what it links to)."""
    links = html.fromstring(reply.content.decode()).xpath("//*[contains(@class,'error-summary__list')]//a")
    return [(link.text_content().strip(), link.get("href")) for link in links]


@pytest.mark.parametrize("what", ENTRIES)
def test_who_may(
    what: str,
    officer: PageClient,
    owner: PageClient,
    signed_in: Callable[[Role], PageClient],
    stranger: PageClient,
    review: SmallReview,
) -> None:
    own, others = review.recommendations[:2]
    assert officer.get(address(others, what), follow=True).status_code == 200
    assert owner.get(address(own, what)).status_code == (200 if what in THE_OWNERS else 403)
    assert owner.get(address(others, what)).status_code == 403
    assert owner.post(address(others, what), {"source": ""}).status_code == 403
    assert signed_in(Role.CONTRIBUTOR).get(address(own, what)).status_code == 403
    assert signed_in(Role.COMMITTEE_MEMBER).get(address(own, what)).status_code == 403
    assert stranger.get(address(own, what)).status_code == 404
    assert stranger.get(address(own, what).replace("saltmere", "otherby")).status_code == 404
    assert officer.get(address(own, what).replace(str(own.commitment_id), str(uuid4()))).status_code == 404


@pytest.mark.parametrize(("what", "at"), [*((w, 0) for w in ENTRIES if w != "due"), ("due", 1)])
def test_an_empty_form_says_what_is_missing(what: str, at: int, officer: PageClient, review: SmallReview) -> None:
    reply = officer.post(address(review.recommendations[at], what), {"source": ""})
    assert reply.status_code == 200
    assert errors(reply) != []


def test_the_owner_sees_the_wording_the_response_and_the_last_answer(owner: PageClient, first: Any) -> None:
    text = owner.get(address(first, "update")).content.decode()
    for said in (TEXTS[0], "by Cabinet, 9 June 2021", "All are planted.", "days ago", "No change"):
        assert said in text


def test_an_update_with_what_shows_it(owner: PageClient, council: Any, first: Any) -> None:
    given = {"state": "in_progress", "text": "Two died.", "evidence": "Register 2026", "request_id": str(uuid4())}
    assert [owner.post(address(first, "update"), given).status_code for _ in range(2)] == [302, 302]
    standing = now(council, first)
    assert standing.update is not None
    assert (standing.update.state, standing.update.text, standing.update.known_on) == (
        "in_progress",
        "Two died.",
        clock.today(),
    )
    assert [e.reference for e in standing.evidence] == ["Planting register 2023", "Register 2026"]


def test_nothing_is_half_saved(owner: PageClient, council: Any, first: Any) -> None:
    before = now(council, first)
    given = {"state": "not_pursued", "text": "No.", "evidence": "Register 2026", "decided_by": "Head of Parks"}
    reply = owner.post(address(first, "update"), given)
    assert errors(reply) == [("Enter the reason.", "#id_reason")]
    assert "Head of Parks" in reply.content.decode()
    assert now(council, first) == before


def test_an_update_from_an_older_paper(officer: PageClient, council: Any, first: Any) -> None:
    given = {"state": "paused", "text": "Frost.", "known_on": "3 March 2023", "source": "Report of March 2023"}
    assert officer.post(address(first, "update"), given).status_code == 302
    rows = queries.updates(council, first.commitment, AsAt.on(date(2023, 3, 3)))
    assert (rows[-1].text, rows[-1].source) == ("Frost.", "Report of March 2023")
    page = officer.get(f"/saltmere/recommendations/{first.id}/?as-at=2023-03-03").content.decode()
    assert "entered later from Report of March 2023" in page


@pytest.mark.parametrize("day", ["31/02/2024", "1 January 2999"])
def test_a_day_that_cannot_be(officer: PageClient, first: Any, day: str) -> None:
    reply = officer.post(address(first, "update"), {"state": "paused", "text": "Frost.", "known_on": day})
    assert [link for _words, link in errors(reply)] == ["#id_known_on"]
    assert "<details" in reply.content.decode()
    assert html.fromstring(reply.content.decode()).xpath("//form//details[@open]") != []


def test_no_change_is_one_press(owner: PageClient, council: Any, first: Any) -> None:
    page = html.fromstring(owner.get(address(first, "update")).content.decode())
    [form] = page.xpath("//form[contains(@action,'no-change')]")
    given = {field.name: field.value for field in form.xpath(".//input")}
    assert [owner.post(form.get("action"), given).status_code for _ in range(2)] == [302, 302]
    said = queries.updates(council, first.commitment, AsAt.now())
    assert [(u.state, u.text) for u in said[-2:]] == [("complete", "All are planted.")] * 2
    assert len(said) == 3
    again = owner.get(address(first, "update")).content.decode()
    assert "The same since 16 January 2024, given 2 times." in again


def test_no_change_without_an_answer_says_so(officer: PageClient, review: SmallReview) -> None:
    reply = officer.post(address(review.recommendations[2], "no-change"), {"request_id": str(uuid4())}, follow=True)
    assert "There is no earlier answer to give again." in reply.content.decode()


def test_no_change_is_only_a_press(owner: PageClient, review: SmallReview) -> None:
    assert owner.get(address(review.recommendations[0], "no-change")).status_code == 405
    assert owner.post(address(review.recommendations[1], "no-change")).status_code == 403


def test_evidence(officer: PageClient, council: Any, first: Any) -> None:
    given = {"reference": "Map 3", "held_by": "Parks"}
    assert officer.post(address(first, "evidence"), given).status_code == 302
    assert [(e.reference, e.held_by) for e in now(council, first).evidence][-1] == ("Map 3", "Parks")


def test_an_owner_is_chosen(officer: PageClient, council: Any, first: Any) -> None:
    team = councils.add_team(council=council, by=None, name="Woodlands")
    assert officer.post(address(first, "owner"), {"owner": f"team-{team.id}"}).status_code == 302
    owner = now(council, first).owner
    assert owner is not None
    assert (owner.team, owner.post) == (team, None)


def test_the_owner_of_a_team_is_whoever_holds_a_post_in_it(
    officer: PageClient, owner: PageClient, review: SmallReview
) -> None:
    second = review.recommendations[1]
    assert owner.get(address(second, "update")).status_code == 403
    officer.post(address(second, "owner"), {"owner": f"team-{review.post.team_id}"})
    assert owner.get(address(second, "update")).status_code == 200


def test_another_councils_team_is_no_choice(officer: PageClient, elsewhere: Any, first: Any) -> None:
    team = councils.add_team(council=elsewhere, by=None, name="Woodlands")
    [(_words, link)] = errors(officer.post(address(first, "owner"), {"owner": f"team-{team.id}"}))
    assert link == "#id_owner"


def test_a_due_date_is_promised_once(officer: PageClient, council: Any, review: SmallReview) -> None:
    second = review.recommendations[1]
    assert officer.post(address(second, "due"), {"due": "summer 2025"}).status_code == 302
    due = now(council, second).due
    assert due is not None
    assert (due.printed, due.last) == ("summer 2025", date(2025, 8, 31))
    again = officer.get(address(second, "due"), follow=True)
    assert again.redirect_chain == [(address(second, "extension"), 302)]
    assert "The date first promised stays." in again.content.decode()


def test_an_extension_says_why_and_by_whose_leave(officer: PageClient, council: Any, first: Any) -> None:
    given = {"due": "March 2027", "reason": "Drought."}
    assert errors(officer.post(address(first, "extension"), given)) == [
        ("Enter who approved it: a post or a body, not a person’s name.", "#id_approved_by")
    ]
    assert officer.post(address(first, "extension"), {**given, "approved_by": "Head of Parks"}).status_code == 302
    assert [e.printed for e in now(council, first).extensions] == ["December 2023", "March 2027"]


def test_an_owner_neither_moves_the_promise_nor_passes_it_on(owner: PageClient, council: Any, first: Any) -> None:
    before = now(council, first)
    more_time = {"due": "March 2031", "reason": "Later.", "approved_by": "Myself"}
    assert owner.post(address(first, "extension"), more_time).status_code == 403
    team = councils.add_team(council=council, by=None, name="Woodlands")
    assert owner.post(address(first, "owner"), {"owner": f"team-{team.id}"}).status_code == 403
    assert now(council, first) == before


def test_nor_sets_the_first_date(owner: PageClient, officer: PageClient, council: Any, review: SmallReview) -> None:
    second = review.recommendations[1]
    officer.post(address(second, "owner"), {"owner": f"post-{review.post.id}"})
    assert owner.post(address(second, "due"), {"due": "March 2031"}).status_code == 403
    assert now(council, second).due is None


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("update", {"state": "complete", "text": "All.", "evidence": "Register"}),
        ("evidence", {"reference": "Register"}),
        ("forecast", {"due": "May 2027", "reason": "Late."}),
        ("rely", {"note": "It counts."}),
    ],
)
def test_what_an_owner_says_is_known_today(
    what: str, given: dict[str, str], owner: PageClient, council: Any, review: SmallReview
) -> None:
    first, second = review.recommendations[:2]
    past = AsAt.on(date(2023, 3, 3))
    assert "known_on" not in owner.get(address(first, what)).content.decode()
    before = queries.standing(council, first.commitment, past), now(council, first)
    backdated = {**given, "on": str(second.commitment_id), "known_on": "3 March 2023", "source": "A paper"}
    assert owner.post(address(first, what), backdated).status_code == 302
    assert queries.standing(council, first.commitment, past) == before[0]
    assert now(council, first) != before[1]
    added = [row for row in queries.history(council, first.commitment, AsAt.now()) if row.by is not None]
    assert {(row.known_on, row.source) for row in added} == {(clock.today(), "")}


def test_without_a_promise_there_is_nothing_to_extend(officer: PageClient, review: SmallReview) -> None:
    second = review.recommendations[1]
    assert officer.get(address(second, "extension"), follow=True).redirect_chain == [(address(second, "due"), 302)]


def test_every_forecast_is_kept(owner: PageClient, council: Any, first: Any) -> None:
    for due, reason in (("May 2026", "First look."), ("May 2027", "Late.")):
        assert owner.post(address(first, "forecast"), {"due": due, "reason": reason}).status_code == 302
    assert [(f.printed, f.reason) for f in now(council, first).forecasts] == [
        ("May 2026", "First look."),
        ("May 2027", "Late."),
    ]


def test_relying_and_no_longer(officer: PageClient, council: Any, first: Any) -> None:
    award = actions.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="Tree city award")
    assert officer.post(address(first, "rely"), {"on": str(award.id), "note": "It counts."}).status_code == 302
    assert [r.on for r in now(council, first).relies_on] == [award]
    outside = f"/saltmere/reliances/{now(council, first).relies_on[0].id}/outside/"
    assert outside in officer.get(f"/saltmere/recommendations/{first.id}/").content.decode()
    assert errors(officer.post(outside, {"outside": "on"})) != []
    assert officer.post(outside, {"outside": "on", "note": "It is about grants."}).status_code == 302
    [row] = now(council, first).relies_on
    assert (row.on, row.outside, row.note) == (award, True, "It is about grants.")
    inside = f"/saltmere/reliances/{row.id}/outside/"
    assert officer.post(inside, {"note": "It covers grants since."}).status_code == 302
    assert [one.outside for one in now(council, first).relies_on] == [False]
    assert officer.get(inside).status_code == 404
    release = f"/saltmere/reliances/{now(council, first).relies_on[0].id}/release/"
    assert "Tree city award" in officer.get(release).content.decode()
    assert officer.post(release, {"note": "The award ended."}).status_code == 302
    assert now(council, first).relies_on == ()
    assert officer.get(release).status_code == 404


def test_reliance_on_another_councils_programme_is_no_choice(officer: PageClient, elsewhere: Any, first: Any) -> None:
    award = actions.open_commitment(council=elsewhere, by=None, kind=Kind.PROGRAMME, text="Award")
    [(_words, link)] = errors(officer.post(address(first, "rely"), {"on": str(award.id)}))
    assert link == "#id_on"


def test_somebody_who_left_the_post_no_longer_owns(owner: PageClient, council: Any, review: SmallReview) -> None:
    successor = councils.add_person(council=council, by=None, name="Somebody new")
    councils.take_up_post(council=council, by=None, post=review.post, person=successor, first_day=clock.today())
    assert owner.get(address(review.recommendations[0], "update")).status_code == 403


def test_not_stated_needs_words(officer: PageClient, first: Any) -> None:
    assert errors(officer.post(address(first, "update"), {"state": "not_stated"})) == [
        ("Choose a state or say in words how far it is.", "#id_text")
    ]


def test_a_last_answer_without_words_can_be_given_again(officer: PageClient, council: Any, review: SmallReview) -> None:
    third = review.recommendations[2]
    told = Told(known_on=date(2024, 1, 16))
    actions.record_progress(
        council=council, by=None, commitment=third.commitment, state=Delivery.IN_PROGRESS, told=told
    )
    assert officer.post(address(third, "no-change"), {"request_id": str(uuid4())}).status_code == 302
    assert len(queries.updates(council, third.commitment, AsAt.now())) == 2
