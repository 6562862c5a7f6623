"""Correcting and withdrawing: by whom, and what stays readable."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from lxml import html

from followthrough.audit import queries as audit
from followthrough.commitments import actions, queries
from followthrough.commitments.actions import Told
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import Dated, Delivery, Whose
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.reviews.queries.lines import line
from tests.cast import SmallReview
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors


def now(council: Any, recommendation: Any) -> Standing:
    found = queries.standing(council, recommendation.commitment, AsAt.now())
    assert found is not None
    return found


def rows_of(council: Any, first: Any) -> dict[str, Any]:
    standing = now(council, first)
    return {
        "update": standing.update,
        "date": standing.extensions[0],
        "evidence": standing.evidence[0],
        "words": standing.words,
    }


@pytest.mark.parametrize("what", ["update", "evidence", "date", "words"])
def test_who_may_correct(
    what: str,
    officer: PageClient,
    owner: PageClient,
    signed_in: Callable[[Role], PageClient],
    stranger: PageClient,
    council: Any,
    first: Any,
) -> None:
    there = f"/saltmere/entries/{rows_of(council, first)[what].id}/correct-{what}/"
    assert officer.get(there).status_code == 200
    assert owner.get(there).status_code == 403
    assert signed_in(Role.CONTRIBUTOR).get(there).status_code == 403
    assert stranger.get(there).status_code == 404
    assert stranger.get(there.replace("saltmere", "otherby")).status_code == 404


@pytest.mark.parametrize("what", ["update", "date", "evidence", "words"])
def test_a_row_of_another_kind_is_404(what: str, officer: PageClient, council: Any, first: Any) -> None:
    found = line(council, first.id, AsAt.now())
    assert found is not None
    [response] = found.responses
    assert officer.get(f"/saltmere/entries/{response.id}/correct-{what}/").status_code == 404
    assert officer.get(f"/saltmere/entries/{uuid4()}/correct-{what}/").status_code == 404


def test_an_update_is_corrected_in_its_place(officer: PageClient, council: Any, first: Any) -> None:
    early = queries.updates(council, first.commitment, AsAt.now())[0]
    there = f"/saltmere/entries/{early.id}/correct-update/"
    page = html.fromstring(officer.get(there).content.decode())
    assert page.xpath("//input[@name='state' and @checked]/@value") == ["in_progress"]
    assert officer.post(there, {"state": "not_started", "text": "None were planted."}).status_code == 302
    said = queries.updates(council, first.commitment, AsAt.now())
    assert [(u.state, u.text) for u in said] == [
        ("not_started", "None were planted."),
        ("complete", "All are planted."),
    ]
    assert said[0].corrects_id == early.id


def test_a_correction_is_refused_like_an_entry(officer: PageClient, council: Any, first: Any) -> None:
    update = now(council, first).update
    assert update is not None
    reply = officer.post(f"/saltmere/entries/{update.id}/correct-update/", {"state": "not_deliverable"})
    assert errors(reply) == [("Enter the reason.", "#id_reason")]


def test_a_correction_is_not_known_before_what_it_corrects(officer: PageClient, council: Any, first: Any) -> None:
    update = now(council, first).update
    assert update is not None
    given = {"state": "paused", "known_on": "15 January 2024"}
    assert errors(officer.post(f"/saltmere/entries/{update.id}/correct-update/", given)) == [
        ("What this corrects was known on 16 January 2024. Enter that day or a later one, or none.", "#id_known_on")
    ]


def test_a_date_stays_what_kind_it_is(officer: PageClient, council: Any, first: Any) -> None:
    was = now(council, first).extensions[0]
    there = f"/saltmere/entries/{was.id}/correct-date/"
    page = html.fromstring(officer.get(there).content.decode())
    assert page.xpath("//input[@name='due']/@value") == ["December 2023"]
    given = {"due": "November 2023", "reason": was.reason, "approved_by": was.approved_by}
    assert officer.post(there, given).status_code == 302
    assert [(e.printed, e.kind) for e in now(council, first).extensions] == [("November 2023", "extension")]


def test_evidence_is_corrected(officer: PageClient, council: Any, first: Any) -> None:
    was = now(council, first).evidence[0]
    given = {"reference": "Planting register 2022"}
    assert officer.post(f"/saltmere/entries/{was.id}/correct-evidence/", given).status_code == 302
    assert [e.reference for e in now(council, first).evidence] == ["Planting register 2022"]


def test_words_are_corrected(officer: PageClient, council: Any, first: Any) -> None:
    was = now(council, first).words
    there = f"/saltmere/entries/{was.id}/correct-words/"
    assert errors(officer.post(there, {"text": " "})) == [("Enter the words.", "#id_text")]
    assert officer.post(there, {"text": "That trees grow."}).status_code == 302
    words = now(council, first).words
    assert (words.text, words.whose) == ("That trees grow.", Whose.COMMITTEE)


def withdraw(row: Any) -> str:
    return f"/saltmere/entries/{row.id}/withdraw/"


def test_withdrawing_asks_first_and_says_what_it_does(officer: PageClient, council: Any, first: Any) -> None:
    update = now(council, first).update
    assert update is not None
    text = officer.get(withdraw(update)).content.decode()
    assert "All are planted." in text
    assert "The entry itself stays in the trail" in text
    assert errors(officer.post(withdraw(update), {"reason": ""})) == [("Enter the reason.", "#id_reason")]
    assert officer.post(withdraw(update), {"reason": "Entered at the wrong tree."}).status_code == 302
    after = now(council, first).update
    assert after is not None
    assert after.text == "Half are planted."
    assert officer.get(withdraw(update)).status_code == 404
    assert audit.trail(council.id, update.id).first().verb == "commitments.withdrawn"  # type: ignore[union-attr]


def test_the_only_words_are_not_withdrawn(officer: PageClient, council: Any, first: Any) -> None:
    reply = officer.post(withdraw(now(council, first).words), {"reason": "Wrong."})
    assert [words for words, _link in errors(reply)] == [
        "These are its only words, so they cannot be withdrawn. Correct them instead."
    ]


def test_words_of_the_executive_are_withdrawn(officer: PageClient, council: Any, first: Any) -> None:
    actions.word(council=council, by=None, commitment=first.commitment, text="That trees grow.", whose=Whose.EXECUTIVE)
    reworded = now(council, first).reworded
    assert officer.post(withdraw(reworded), {"reason": "Never said."}).status_code == 302
    assert now(council, first).reworded is None


def test_a_decision_and_a_response_are_withdrawn(officer: PageClient, council: Any, first: Any) -> None:
    found = line(council, first.id, AsAt.now())
    assert found is not None
    for row in (found.decision, *found.responses):
        assert officer.post(withdraw(row), {"reason": "Of another recommendation."}).status_code == 302
    after = line(council, first.id, AsAt.now())
    assert after is not None
    assert (after.decision, after.responses) == (None, ())


def person_behind(council: Any) -> Any:
    """The lead officer whom the client `owner` is."""
    [person] = [p for p, roles in councils.people(council, clock.today()) if Role.LEAD_OFFICER in roles]
    return person


def entered_by_the_owner(council: Any, first: Any) -> dict[str, Any]:
    """A row of each kind that the owner entered in person, as an officer might have been allowed to once."""
    mine: dict[str, Any] = {"council": council, "by": person_behind(council), "commitment": first.commitment}
    soon = parse("May 2027")
    return {
        "update": actions.record_progress(**mine, state=Delivery.PAUSED, text="Frost."),
        "evidence": actions.add_evidence(**mine, reference="Register 2026"),
        "forecast": actions.promise(**mine, due=soon, kind=Dated.FORECAST, reason="Late."),
        "due": actions.promise(**mine, due=soon),
        "extension": actions.promise(**mine, due=soon, kind=Dated.EXTENSION, reason="Late.", approved_by="Myself"),
        "assignment": actions.assign(**mine, post=first_post(council, first)),
    }


def first_post(council: Any, first: Any) -> Any:
    owner = now(council, first).owner
    assert owner is not None
    return owner.post


@pytest.mark.parametrize(
    ("what", "page", "may"),
    [
        ("update", "correct-update", 200),
        ("evidence", "correct-evidence", 200),
        ("forecast", "correct-date", 200),
        ("due", "correct-date", 403),
        ("extension", "correct-date", 403),
    ],
)
def test_an_owner_corrects_what_that_person_entered_but_no_promise(
    what: str, page: str, may: int, owner: PageClient, council: Any, first: Any
) -> None:
    row = entered_by_the_owner(council, first)[what]
    assert owner.get(f"/saltmere/entries/{row.id}/{page}/").status_code == may


@pytest.mark.parametrize(
    ("what", "may"),
    [("update", 200), ("evidence", 200), ("forecast", 200), ("due", 403), ("extension", 403), ("assignment", 403)],
)
def test_an_owner_withdraws_no_promise_and_no_owner(
    what: str, may: int, owner: PageClient, officer: PageClient, council: Any, first: Any
) -> None:
    row = entered_by_the_owner(council, first)[what]
    assert owner.get(withdraw(row)).status_code == may
    assert officer.get(withdraw(row)).status_code == 200


@pytest.mark.parametrize(
    ("what", "page", "given"),
    [
        ("update", "correct-update", {"state": "complete", "text": "We said so all along."}),
        ("evidence", "correct-evidence", {"reference": "Another register"}),
        ("forecast", "correct-date", {"due": "June 2022", "reason": "As we said."}),
    ],
)
def test_an_owners_correction_changes_no_past_day(
    what: str, page: str, given: dict[str, str], owner: PageClient, council: Any, first: Any
) -> None:
    mine: dict[str, Any] = {"council": council, "by": person_behind(council), "commitment": first.commitment}
    told = Told(known_on=date(2022, 4, 5))
    was = {
        "update": lambda: actions.record_progress(**mine, state=Delivery.PAUSED, text="Frost.", told=told),
        "evidence": lambda: actions.add_evidence(**mine, reference="Register", told=told),
        "forecast": lambda: actions.promise(
            **mine, due=parse("May 2022"), kind=Dated.FORECAST, reason="Late.", told=told
        ),
    }[what]()
    there, past = f"/saltmere/entries/{was.id}/{page}/", AsAt.on(date(2022, 4, 6))
    before = queries.standing(council, first.commitment, past)
    assert "known_on" not in owner.get(there).content.decode()
    assert owner.post(there, {**given, "known_on": "5 April 2022", "source": "A paper"}).status_code == 302
    assert queries.standing(council, first.commitment, past) == before
    [correction] = [row for row in queries.history(council, first.commitment, AsAt.now()) if row.corrects_id == was.id]  # type: ignore[attr-defined]
    assert (correction.known_on, correction.source) == (clock.today(), "")


def test_an_owner_withdraws_only_what_that_person_entered(owner: PageClient, council: Any, review: SmallReview) -> None:
    first = review.recommendations[0]
    assert owner.get(withdraw(now(council, first).update)).status_code == 403
    person = person_behind(council)
    own = actions.record_progress(
        council=council, by=person, commitment=first.commitment, state=Delivery.PAUSED, text="Frost."
    )
    others = actions.record_progress(
        council=council,
        by=person,
        commitment=review.recommendations[1].commitment,
        state=Delivery.PAUSED,
        text="Frost.",
    )
    assert owner.get(withdraw(own)).status_code == 200
    assert owner.get(withdraw(others)).status_code == 403
    assert owner.post(withdraw(own), {"reason": "Thaw."}).status_code == 302


def test_an_owner_withdraws_only_on_the_day_of_entering(
    owner: PageClient, council: Any, review: SmallReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Later it has been read, and the page of that day would say something else."""
    commitment = review.recommendations[0].commitment
    own = actions.record_progress(
        council=council, by=person_behind(council), commitment=commitment, state=Delivery.PAUSED, text="Frost."
    )
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert owner.get(withdraw(own)).status_code == 403


def test_an_owner_does_not_withdraw_what_the_committee_or_cabinet_said(
    owner: PageClient, council: Any, first: Any
) -> None:
    found = line(council, first.id, AsAt.now())
    assert found is not None
    for row in (found.decision, *found.responses, found.standing.words):
        assert owner.get(withdraw(row)).status_code == 403


def test_strangers_find_no_row(stranger: PageClient, council: Any, first: Any) -> None:
    update = now(council, first).update
    assert stranger.get(withdraw(update)).status_code == 404
    assert stranger.get(withdraw(update).replace("saltmere", "otherby")).status_code == 404
