"""What the look into the database finds: each kind of half, and nothing where all is whole."""

from typing import Any

import pytest
from django.db import connection

from followthrough.audit import heads
from followthrough.audit.models import AuditHead
from followthrough.commitments import actions
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.outbox.models import Email
from tests.cast import small_review
from tests.torture.inspection import look


@pytest.fixture
def council(own_database: None) -> Any:
    council = councils.create_council(slug="saltmere", name="Saltmere City Council")
    person = councils.add_person(council=council, by=None, name="Sample keeper")
    review = small_review(council, person)
    actions.record_progress(
        council=council,
        by=person,
        commitment=review.recommendations[0].commitment,
        state=Delivery.IN_PROGRESS,
        text="torture 1",
    )
    return council


def faults(thorough: bool = False) -> list[str]:
    found: list[str] = look(thorough)["faults"]
    return found


def test_an_update_without_its_evidence_is_seen(council: Any) -> None:
    assert faults() == faults(thorough=True) == ["not both: an update and its evidence"]


def test_a_letter_of_nothing_is_seen(council: Any) -> None:
    Email.objects.create(council_id=council.id, to="head@saltmere.example", subject="Review 7", body="Look.")
    assert "not both: a request and its letter" in faults()


def test_a_trail_that_does_not_end_where_it_says_is_seen(council: Any) -> None:
    AuditHead.objects.update(sequence=1)
    assert "trail: its head is not its end" in faults()
    assert any(fault.startswith("trail: tail_cut") for fault in faults(thorough=True))


def test_an_end_that_is_kept_and_not_on_the_trail_is_seen(council: Any) -> None:
    heads.keep(council.id, heads.End(3, "another"))
    assert "trail: the end that is kept is not on it" in faults()


@pytest.mark.only_on("sqlite")
def test_a_missing_guard_is_seen(council: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER guard_reviews_response_delete")
    assert "guard missing: guard_reviews_response_delete" in faults()
