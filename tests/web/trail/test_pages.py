"""The trail of a thing and of the council."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

import followthrough
from followthrough.accreditation.rules import Steering
from followthrough.audit.actions import trust_end
from followthrough.audit.models import AuditEvent, AuditHead, AuditPayload
from followthrough.audit.queries import trail
from followthrough.commitments.rules import Dated
from followthrough.councils import actions as councils
from followthrough.councils import queries
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.web.trail import shape, words
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient

ROOMS = "councils|commitments|reviews|registers|accreditation|exchange|redaction|joining|archive|restriction"
ROOMS += "|packs|rounds|desk"
VERB = re.compile(rf"(?:{ROOMS})\.[a-z_]+")
MAY = {Role.SCRUTINY_OFFICER, Role.LEAD_OFFICER, Role.PROGRAMME_LEAD, Role.COUNCIL_ADMINISTRATOR}


def verbs_in_code() -> set[str]:
    found = set()
    house = Path(followthrough.__path__[0])
    apart = [house / "commitments" / "exempting.py", house / "restriction" / "queries.py"]
    for file in [*house.glob("*/actions.py"), *house.glob("*/actions/*.py"), *apart]:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and VERB.fullmatch(node.value):
                found.add(node.value)
    steered = {f"accreditation.{kind.value}" for kind in Steering}
    return found | steered | {f"commitments.{kind.value}_set" for kind in Dated}


@pytest.fixture
def cast(council: Any, officer: PageClient) -> SmallReview:
    [(person, _roles)] = queries.people(council, clock.today())
    return small_review(council, person)


def test_every_verb_has_words_and_no_words_are_left_over() -> None:
    assert set(words.VERBS) == verbs_in_code()


def test_the_council_s_trail_says_who_did_what_and_that_it_verifies(
    officer: PageClient, council: Any, cast: SmallReview
) -> None:
    trust_end(council.id)  # as a commit does
    page = officer.get("/saltmere/trail/").content.decode()
    assert "The record verifies" in page
    assert "A progress update was recorded" in page
    assert '<dt>Words</dt><dd class="preserve">All are planted.</dd>' in page
    assert "Sample scrutiny_officer" in page
    assert '<dt>Known on</dt><dd class="preserve">16 January 2024</dd>' in page
    assert f"/saltmere/trail/{cast.recommendations[0].commitment_id}/" in page


def test_a_thing_has_its_own_trail(officer: PageClient, cast: SmallReview) -> None:
    page = officer.get(f"/saltmere/trail/{cast.recommendations[3].id}/").content.decode()
    assert page.count("A response was set down") == 1
    assert "A progress update was recorded" not in page


def test_the_newest_stands_first(officer: PageClient, cast: SmallReview) -> None:
    page = officer.get(f"/saltmere/trail/{cast.recommendations[0].commitment_id}/").content.decode()
    assert page.index("All are planted.") < page.index("Half are planted.")


def test_a_long_trail_has_pages(officer: PageClient, council: Any, cast: SmallReview) -> None:
    for number in range(40):
        councils.add_team(council=council, by=None, name=f"Team {number}")
    assert "Page 1 of 2" in officer.get("/saltmere/trail/").content.decode()
    assert "The council was set up" in officer.get("/saltmere/trail/?page=2").content.decode()
    assert officer.get("/saltmere/trail/?page=nonsense").status_code == 200


def test_what_was_tampered_with_is_said(officer: PageClient, council: Any, cast: SmallReview) -> None:
    AuditHead.objects.filter(council_id=council.id).update(sequence=9_999)
    page = officer.get("/saltmere/trail/").content.decode()
    assert "The record does not verify" in page
    assert "The end of the record has been cut off: entry 9999 was the last." in page


def test_every_fault_has_words() -> None:
    codes = ("gap", "chain_broken", "payload_missing", "payload_changed", "tail_cut", "end_lost", "chain_replaced")
    assert tuple(words.FAULTS) == codes
    assert [says[-1] for says in shape.faults([(code, 7) for code in codes])] == ["."] * 7


def unguard(*tables: str) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            names = [f"guard_{table}_{what}" for what in ("update", "delete")]
            for name in names if connection.vendor == "sqlite" else [f"guard_{table}"]:
                cursor.execute(f'DROP TRIGGER "{name}"' + ("" if connection.vendor == "sqlite" else f' ON "{table}"'))


@pytest.mark.parametrize(
    ("tamper", "says"),
    [
        (lambda payload, event: payload.delete(), "What was said here has been taken away."),
        (lambda payload, event: payload.update(body=["x"]), "What was said here has been changed and cannot be shown."),
        (lambda payload, event: payload.update(body={"text": "2024-99-99"}), '<dd class="preserve">2024-99-99</dd>'),
        (lambda payload, event: event.update(verb="tests.forged"), "Something that is not known here: tests.forged"),
        (lambda payload, event: event.update(subjects=[]), "The record does not verify"),
        (lambda payload, event: event.update(subjects=["x"]), "The record does not verify"),
        (lambda payload, event: event.update(subjects=[7]), "The record does not verify"),
    ],
)
def test_an_event_that_was_tampered_with_is_shown_all_the_same(
    officer: PageClient, council: Any, cast: SmallReview, tamper: Callable[[Any, Any], Any], says: str
) -> None:
    unguard("audit_auditevent", "audit_auditpayload")
    last = trail(council.id)[0]
    tamper(AuditPayload.objects.filter(event=last), AuditEvent.objects.filter(id=last.id))
    page = officer.get("/saltmere/trail/")
    assert page.status_code == 200
    assert says in page.content.decode()
    assert "The record does not verify" in page.content.decode()


@pytest.mark.parametrize("role", Role)
def test_only_those_who_may_read_it(signed_in: Callable[[Role], PageClient], role: Role) -> None:
    assert signed_in(role).get("/saltmere/trail/").status_code == (200 if role in MAY else 403)


def test_a_stranger_finds_nothing(stranger: PageClient, officer: PageClient, cast: SmallReview) -> None:
    assert stranger.get("/saltmere/trail/").status_code == 404
    assert stranger.get(f"/otherby/trail/{cast.review.id}/").status_code == 404
    assert officer.get(f"/saltmere/trail/{uuid4()}/").status_code == 404


def test_queries_do_not_grow_with_the_trail(officer: PageClient, council: Any) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries_made:
            officer.get("/saltmere/trail/")
        return len(queries_made)

    few = count()
    for number in range(3):
        councils.add_team(council=council, by=None, name=f"Team {number}")
    assert count() == few


def test_states_and_dates_are_said_once_and_in_words(officer: PageClient, cast: SmallReview) -> None:
    page = officer.get(f"/saltmere/trail/{cast.recommendations[0].commitment_id}/").content.decode()
    said = " ".join(html.fromstring(page).xpath("//main")[0].text_content().split())
    assert "in_progress" not in said
    assert "First day that can mean" not in said
    assert "First day" not in said


def test_a_nation_is_called_by_its_name() -> None:
    assert words.value("nation", "england") == "England"


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        (
            "judgements",
            [{"criterion": "1.1", "verdict": "met"}, {"criterion": "2", "verdict": "not_met"}],
            "1.1: met; 2: not met",
        ),
        ("looked", [{"method": "case_files", "number": 12, "of": 30}], "case files: 12 of 30"),
        ("looked", [{"method": "interviews", "number": None, "of": None}], "interviews"),
        ("looked", ["whatever somebody put there"], "whatever somebody put there"),
    ],
)
def test_several_things_said_together_are_one_line(name: str, said: Any, expected: str) -> None:
    assert words.value(name, said) == expected
