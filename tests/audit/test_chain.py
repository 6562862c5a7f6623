"""The chain of events: it verifies, and every kind of tampering is found. The guards are taken off to tamper."""

from typing import Any

import pytest
from django.db import connection

from followthrough.audit import actions, queries
from followthrough.audit.models import AuditEvent, AuditPayload
from followthrough.lib.ids import new_id

COUNCIL = new_id()
THING = new_id()


def record(verb: str = "tests.done", **said: Any) -> AuditEvent:
    return actions.record(council_id=COUNCIL, by=None, verb=verb, subjects=[THING], said=said or {"text": "words"})


@pytest.fixture
def chain(db: None) -> list[AuditEvent]:
    return [record(text=f"words {n}") for n in range(4)]


@pytest.fixture
def unguarded(db: None) -> None:
    """Whoever owns the database can take the guards off; the chain is for then."""
    with connection.cursor() as cursor:
        for table in ("audit_auditevent", "audit_auditpayload", "audit_auditsubject"):
            if connection.vendor == "sqlite":
                for what in ("update", "delete", "replace"):
                    cursor.execute(f'DROP TRIGGER "guard_{table}_{what}"')
            else:
                cursor.execute(f'DROP TRIGGER "guard_{table}" ON "{table}"')


def test_sequence_counts_up_and_verifies(chain: list[AuditEvent]) -> None:
    assert [event.sequence for event in chain] == [1, 2, 3, 4]
    assert queries.faults(COUNCIL) == []


def test_councils_have_chains_of_their_own(chain: list[AuditEvent]) -> None:
    other = actions.record(council_id=new_id(), by=None, verb="tests.done", subjects=[THING], said={})
    assert other.sequence == 1
    assert queries.faults(COUNCIL) == []


def test_trail_of_a_thing_is_newest_first(chain: list[AuditEvent]) -> None:
    assert [event.sequence for event in queries.trail(COUNCIL, THING)] == [4, 3, 2, 1]
    assert list(queries.trail(COUNCIL, new_id())) == []
    assert list(queries.trail(new_id(), THING)) == []


@pytest.mark.usefixtures("unguarded")
class TestTampering:
    def test_changed_verb(self, chain: list[AuditEvent]) -> None:
        AuditEvent.objects.filter(sequence=2).update(verb="tests.other")
        assert queries.faults(COUNCIL) == [("chain_broken", 2)]

    def test_changed_time(self, chain: list[AuditEvent]) -> None:
        AuditEvent.objects.filter(sequence=2).update(at=chain[0].at)
        assert queries.faults(COUNCIL) == [("chain_broken", 2)]

    def test_changed_person(self, chain: list[AuditEvent]) -> None:
        AuditEvent.objects.filter(sequence=3).update(person_id=new_id())
        assert queries.faults(COUNCIL) == [("chain_broken", 3)]

    def test_changed_payload(self, chain: list[AuditEvent]) -> None:
        AuditPayload.objects.filter(event=chain[1]).update(body={"text": "softer words"})
        assert queries.faults(COUNCIL) == [("payload_changed", 2)]

    def test_removed_payload(self, chain: list[AuditEvent]) -> None:
        AuditPayload.objects.filter(event=chain[1]).delete()
        assert queries.faults(COUNCIL) == [("payload_missing", 2)]

    def test_removed_event(self, chain: list[AuditEvent]) -> None:
        remove(chain[1])
        assert queries.faults(COUNCIL) == [("gap", 3), ("chain_broken", 3)]

    def test_cut_tail(self, chain: list[AuditEvent]) -> None:
        remove(chain[3])
        assert queries.faults(COUNCIL) == [("tail_cut", 4)]

    def test_swapped_events(self, chain: list[AuditEvent]) -> None:
        AuditEvent.objects.filter(sequence=2).update(sequence=99)
        AuditEvent.objects.filter(sequence=3).update(sequence=2)
        AuditEvent.objects.filter(sequence=99).update(sequence=3)
        assert queries.faults(COUNCIL) != []

    def test_emptied_payload_is_a_redaction_and_verifies(self, chain: list[AuditEvent]) -> None:
        AuditPayload.objects.filter(event=chain[1]).update(body=None, salt=None)
        assert queries.faults(COUNCIL) == []


def remove(event: AuditEvent) -> None:
    event.touched.all().delete()
    AuditPayload.objects.filter(event=event).delete()
    AuditEvent.objects.filter(id=event.id).delete()
