"""The hand-over pack of a post and of a person, and passing on what is owned."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import docx
import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments import exempting
from followthrough.commitments import queries as tracked
from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.restriction import actions as restriction
from followthrough.web import words
from tests.cast import TEXTS, SmallReview, small_review
from tests.web.client import PageClient
from tests.web.people.conftest import MAY_NOT_READ, NOWHERE, words_of

POSTS = "/saltmere/people/posts/"
TODAY = clock.today()
SignIn = Callable[[Role], PageClient]


@pytest.fixture
def cast(council: Any, clerk: Any) -> SmallReview:
    """A post that the clerk holds owns the second recommendation and the third."""
    made = small_review(council, clerk)
    for n in (1, 2):
        about = {"council": council, "by": clerk, "commitment": made.recommendations[n].commitment}
        commitments.assign(**about, post=made.post)
    actions.take_up_post(council=council, by=None, post=made.post, person=clerk, first_day=TODAY - timedelta(days=9))
    return made


def owner(council: Any, cast: SmallReview, n: int) -> Any:
    stands = tracked.standing(council, cast.recommendations[n].commitment, AsAt.now())
    assert stands is not None
    assert stands.owner is not None
    return stands.owner.post or stands.owner.team


def test_the_pack_says_what_is_owned_at_what_risk_and_what_waits(officer: PageClient, cast: SmallReview) -> None:
    said = words_of(officer.get(f"{POSTS}{cast.post.id}/pack/"))
    for words_there in (
        "Review 3, 2",
        TEXTS[1],
        "The list is being drawn up.",
        "16 January 2024",
        "nothing said since the last meeting",
        "The response is awaited",
        "2 things are open.",
    ):
        assert words_there.casefold() in said.casefold()
    assert TEXTS[0] not in said


def test_the_same_in_word_html_and_pdf(officer: PageClient, cast: SmallReview) -> None:
    address = f"{POSTS}{cast.post.id}/pack"
    page = officer.get(f"{address}.html")
    assert TEXTS[1] in page.content.decode()
    assert "Not checked for publication" in page.content.decode()
    word = docx.Document(io.BytesIO(officer.get(f"{address}.docx").content))
    assert any(TEXTS[1] in cell.text for table in word.tables for row in table.rows for cell in row.cells)
    pdf = officer.get(f"{address}.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert f"hand-over-pack-as-at-{TODAY.isoformat()}.pdf" in pdf["Content-Disposition"]
    assert officer.get(f"{address}.csv").status_code == 404


def test_a_persons_pack_has_what_their_posts_own(officer: PageClient, clerk: Any, cast: SmallReview) -> None:
    said = words_of(officer.get(f"/saltmere/people/{clerk.id}/pack/"))
    assert TEXTS[1] in said
    assert "What waits for the scrutiny officer" not in said
    assert officer.get(f"/saltmere/people/{clerk.id}/pack.docx").status_code == 200


def test_the_scrutiny_officers_pack_has_what_waits_for_them(
    officer: PageClient, council: Any, cast: SmallReview
) -> None:
    [person] = [p for p in _people(council) if p.name == "Sample scrutiny_officer"]
    said = words_of(officer.get(f"/saltmere/people/{person.id}/pack/"))
    assert "What waits for the scrutiny officer" in said
    assert "Responses awaited" in said
    assert "Nothing open is owned by these posts" in said


def _people(council: Any) -> Any:
    return queries.everybody(council)


def test_what_is_restricted_is_on_no_page_before_it_is_opened_and_in_no_file(
    officer: PageClient, council: Any, clerk: Any, cast: SmallReview
) -> None:
    [keeper] = [p for p in _people(council) if p.name == "Sample scrutiny_officer"]
    second = actions.admit(
        council=council, by=None, name="B", email="b@saltmere.example", role=Role.LEAD_OFFICER, first_day=TODAY
    )
    thing = cast.recommendations[1].commitment
    row = restriction.restrict(council=council, by=keeper, thing=thing, readers=[keeper, second], reason="A home.")
    address = f"{POSTS}{cast.post.id}/"
    assert TEXTS[1] not in words_of(officer.get(f"{address}pack/"))
    assert TEXTS[1] not in words_of(officer.get(f"{address}pass-on/"))
    officer.post(f"/saltmere/restricted/{row.id}/open/")
    said = words_of(officer.get(f"{address}pack/"))
    assert TEXTS[1] in said
    assert TEXTS[1] not in officer.get(f"{address}pack.html").content.decode()


def test_an_exempt_text_is_not_in_the_pack(officer: PageClient, council: Any, clerk: Any, cast: SmallReview) -> None:
    commitment = cast.recommendations[1].commitment
    stands = tracked.standing(council, commitment, AsAt.now())
    assert stands is not None
    given = {"paragraph": "3", "reason": "A bid.", "review_on": TODAY + timedelta(days=99)}
    commitments_exempt(council, clerk, stands.update, given)
    said = words_of(officer.get(f"{POSTS}{cast.post.id}/pack/"))
    assert "The list is being drawn up." not in said
    assert "[exempt: see the exempt appendix]" in said


def commitments_exempt(council: Any, by: Any, row: Any, given: dict[str, Any]) -> None:
    exempting.exempt(council=council, by=by, commitment=row.commitment, row=row, **given)


def test_a_new_holder_leads_to_the_pack(administrator: PageClient, council: Any, cast: SmallReview) -> None:
    new = actions.add_person(council=council, by=None, name="Nell")
    given = {"person": new.id, "first_day": words.day(TODAY)}
    reply = administrator.post(f"{POSTS}{cast.post.id}/hand-over/", given)
    assert reply.url == f"{POSTS}{cast.post.id}/pack/"
    reply = administrator.post(f"{POSTS}{cast.post.id}/vacate/", {"last_day": words.day(TODAY)})
    assert reply.url == f"{POSTS}{cast.post.id}/pack/"


def test_what_is_ticked_passes_and_is_taken_back(officer: PageClient, council: Any, cast: SmallReview) -> None:
    address, team = f"{POSTS}{cast.post.id}/pass-on/", cast.post.team
    page = officer.get(address)
    assert len(re.findall(rb'type="checkbox"[^>]* checked', page.content)) == 2
    sent = {"to": f"team-{team.id}", "things": [cast.recommendations[1].commitment.id], "request_id": uuid4()}
    reply = officer.post(address, sent)
    assert [owner(council, cast, n) for n in (1, 2)] == [team, cast.post]
    said = words_of(officer.get(reply.url))
    assert f"{team.name} from {words.day(TODAY)}" in said
    assert officer.post(address, sent).url == reply.url
    assert "Enter the reason." in words_of(officer.post(reply.url, {"reason": ""}))
    said = words_of(officer.post(reply.url, {"reason": "The wrong team."}, follow=True))
    assert "1 thing is back with its owner." in said
    assert owner(council, cast, 1) == cast.post
    assert officer.get(reply.url).status_code == 404


def test_what_makes_no_sense_is_said(officer: PageClient, council: Any, cast: SmallReview) -> None:
    address, team = f"{POSTS}{cast.post.id}/pass-on/", f"team-{cast.post.team_id}"
    things = [cast.recommendations[1].commitment.id]
    for given, said in [
        ({"to": "", "things": things}, "Choose a post, a team or a body."),
        ({"to": f"post-{cast.post.id}", "things": things}, "Choose one from the list."),
        ({"to": team, "things": []}, "Tick at least one thing that passes."),
        ({"to": team, "things": [NOWHERE]}, "Something here has passed meanwhile."),
        ({"to": team, "things": things, "known_on": words.day(TODAY + timedelta(days=1))}, "has not come yet"),
        ({"to": team, "things": things, "known_on": "1 January 2021"}, "one of these had another owner"),
    ]:
        assert said in words_of(officer.post(address, given)), said
    assert owner(council, cast, 1) == cast.post


def test_a_team_passes_on_what_it_owns_itself(officer: PageClient, council: Any, cast: SmallReview) -> None:
    address = f"/saltmere/people/teams/{cast.post.team_id}/pass-on/"
    assert "Nothing open is owned here, so nothing can pass." in words_of(officer.get(address))
    thing = cast.recommendations[1].commitment
    commitments.assign(council=council, by=None, commitment=thing, team=cast.post.team)
    officer.post(address, {"to": f"post-{cast.post.id}", "things": [thing.id]})
    assert owner(council, cast, 1) == cast.post
    body = actions.add_body(council=council, by=None, name="Water Company", kind="partner")
    said = words_of(officer.get(f"/saltmere/people/bodies/{body.id}/pass-on/"))
    assert "Nothing open is owned here, so nothing can pass." in said


@pytest.mark.parametrize("role", MAY_NOT_READ)
def test_who_does_not_see_people_sees_no_pack(signed_in: SignIn, cast: SmallReview, clerk: Any, role: Role) -> None:
    client = signed_in(role)
    pages = [f"{POSTS}{cast.post.id}/pack/", f"{POSTS}{cast.post.id}/pack.html", f"/saltmere/people/{clerk.id}/pack/"]
    assert [client.get(address).status_code for address in pages] == [403] * 3


@pytest.mark.parametrize("role", [Role.LEAD_OFFICER, Role.COUNCIL_ADMINISTRATOR, Role.CABINET_MEMBER])
def test_only_the_scrutiny_officer_passes_on(signed_in: SignIn, cast: SmallReview, role: Role) -> None:
    client = signed_in(role)
    pages = [f"{POSTS}{cast.post.id}/pass-on/", f"/saltmere/people/passed/{NOWHERE}/"]
    assert [client.post(address).status_code for address in pages] == [403, 403]


def test_strangers_and_other_councils_posts(
    stranger: PageClient, officer: PageClient, elsewhere: Any, cast: SmallReview
) -> None:
    theirs = actions.add_post(council=elsewhere, by=None, title="Head of Roads")
    pages = [f"{POSTS}{i}/{verb}" for i in (theirs.id, NOWHERE) for verb in ("pack/", "pack.html", "pass-on/")]
    assert [officer.get(address).status_code for address in pages] == [404] * 6
    assert officer.get(f"/saltmere/people/passed/{NOWHERE}/").status_code == 404
    assert stranger.get(f"{POSTS}{cast.post.id}/pack/").status_code == 404
