"""The pack for a steering group's meeting: one press, on the page and as a file."""

import io
from datetime import timedelta
from typing import Any
from uuid import uuid4

import docx
import pytest

from followthrough.commitments import exempting
from followthrough.commitments import queries as tracked
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.councils import queries
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from tests.accreditation.steered import Steered
from tests.web.client import PageClient
from tests.web.steering.cast import SignIn, restrict, text_of


def pack(one: Steered, rest: str = "/") -> str:
    return f"/saltmere/programmes/{one.programme.id}/steering/pack{rest}"


def test_the_page_tells_what_happened_since_the_last_meeting(officer: PageClient, one: Steered) -> None:
    said = text_of(officer.get(pack(one)))
    for part in (
        "with what happened since 5 March 2024. Not checked for publication.",
        "Who pays from April.",
        "1 of 1 action is late.",
        "Funding ends first: 31 March 2025",
        "Champions 23 members of staff 2023",
        "Decisions of 5 March 2024",
    ):
        assert part in said


def test_since_and_the_day_are_chosen_and_go_along_into_the_file(officer: PageClient, one: Steered) -> None:
    query = {"since": "1 January 2024", "as-at": "2024-02-01"}
    page = officer.get(pack(one), query)
    assert "As at 1 February 2024, with what happened since 1 January 2024." in text_of(page)
    assert "since=2024-01-01" in page.content.decode()
    file = officer.get(pack(one, ".html"), query).content.decode()
    assert "As at 1 February 2024, with what happened since 1 January 2024" in file


@pytest.mark.parametrize(("since", "said"), [("soon", "“soon” is not a day"), ("1 May 2025", "That day is after")])
def test_a_day_that_makes_no_sense_is_said(officer: PageClient, one: Steered, since: str, said: str) -> None:
    query = {"since": since, "as-at": "2024-06-01"}
    assert said in text_of(officer.get(pack(one), query))
    assert officer.get(pack(one, ".pdf"), query).status_code == 400


def test_the_same_in_word_and_pdf(officer: PageClient, one: Steered) -> None:
    word = docx.Document(io.BytesIO(officer.get(pack(one, ".docx")).content))
    assert any("Who pays from April." in cell.text for t in word.tables for row in t.rows for cell in row.cells)
    pdf = officer.get(pack(one, ".pdf"))
    assert pdf.content.startswith(b"%PDF")
    assert f"steering-group-pack-as-at-{clock.today().isoformat()}.pdf" in pdf["Content-Disposition"]
    assert officer.get(pack(one, ".csv")).status_code == 404


def test_before_the_programme_there_is_none(officer: PageClient, one: Steered) -> None:
    query = {"as-at": "2020-01-01"}
    assert "not yet known on that day" in text_of(officer.get(pack(one), query))
    assert officer.get(pack(one, ".pdf"), query).status_code == 404


def test_what_is_restricted_is_on_no_page_before_it_is_opened_and_in_no_file(
    officer: PageClient, council: Any, one: Steered
) -> None:
    [keeper] = [person for person in queries.everybody(council) if person.name == "Sample scrutiny_officer"]
    today = clock.today()
    second = councils.admit(
        council=council, by=None, name="B", email="b@saltmere.example", role=Role.LEAD_OFFICER, first_day=today
    )
    row = restrict(council, one.action.commitment, [keeper, second])
    assert "Mend the leaks." not in text_of(officer.get(pack(one)))
    officer.post(f"/saltmere/restricted/{row.id}/open/", {"next": pack(one)})
    said = text_of(officer.get(pack(one)))
    assert "Mend the leaks." in said
    assert "Restricted to named readers: not for publication." in said
    assert "Mend the leaks." not in officer.get(pack(one, ".html")).content.decode()


def test_an_exempt_text_is_not_in_it(officer: PageClient, council: Any, one: Steered) -> None:
    one.plots.report(one.action.commitment, Delivery.IN_PROGRESS)
    assert "Said." in text_of(officer.get(pack(one)))
    stands = tracked.standing(council, one.action.commitment, AsAt.now())
    assert stands is not None
    given = {"paragraph": "3", "reason": "A bid.", "review_on": clock.today() + timedelta(days=9)}
    for told in (stands.update, stands.words):
        exempting.exempt(council=council, by=None, commitment=one.action.commitment, row=told, **given)  # type: ignore[arg-type]
    said = text_of(officer.get(pack(one)))
    assert "Said." not in said
    assert "Mend the leaks." not in said
    assert "[exempt: see the exempt appendix]" in said


def test_whoever_reads_may_have_it(signed_in: SignIn, one: Steered) -> None:
    client = signed_in(Role.STEERING_GROUP_MEMBER)
    assert [client.get(pack(one, at)).status_code for at in ("/", ".docx")] == [200] * 2


def test_strangers_and_what_is_not_there(officer: PageClient, stranger: PageClient, one: Steered) -> None:
    assert [stranger.get(pack(one, at)).status_code for at in ("/", ".pdf")] == [404] * 2
    assert officer.get(f"/saltmere/programmes/{uuid4()}/steering/pack/").status_code == 404
