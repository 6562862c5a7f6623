"""The chain of events: it verifies, and every kind of tampering is found. The guards are taken off to tamper."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from followthrough.audit import actions, heads, queries
from followthrough.audit.models import AuditEvent, AuditHead, AuditPayload, Redaction
from followthrough.lib.ids import new_id

COUNCIL = new_id()
THING = new_id()


def record(verb: str = "tests.done", **said: Any) -> AuditEvent:
    return actions.record(council_id=COUNCIL, by=None, verb=verb, subjects=[THING], said=said or {"text": "words"})


@pytest.fixture
def chain(db: None, tmp_path: Path, settings: Any) -> list[AuditEvent]:
    """Four events; their end is kept beside the database, as it would be after their commit."""
    settings.DATA_DIR = tmp_path
    events = [record(text=f"words {n}") for n in range(4)]
    actions.keep_end(COUNCIL, begins=True)
    return events


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

    def test_forged_payload_without_its_salt(self, chain: list[AuditEvent]) -> None:
        leave(chain[1].payload)
        AuditPayload.objects.filter(event=chain[1]).update(body={"text": "forged"}, salt=None)
        assert queries.faults(COUNCIL) == [("payload_changed", 2)]

    def test_emptied_payload_without_a_redaction(self, chain: list[AuditEvent]) -> None:
        leave(chain[2].payload)
        AuditPayload.objects.filter(event=chain[1]).update(body=None, salt=None)
        assert queries.faults(COUNCIL) == [("payload_changed", 2)]

    def test_emptied_body_that_keeps_its_salt(self, chain: list[AuditEvent]) -> None:
        AuditPayload.objects.filter(event=chain[1]).update(body=None)
        assert queries.faults(COUNCIL) == [("payload_changed", 2)]

    def test_emptied_payload_with_a_redaction_verifies(self, chain: list[AuditEvent]) -> None:
        leave(chain[1].payload)
        AuditPayload.objects.filter(event=chain[1]).update(body=None, salt=None)
        assert queries.faults(COUNCIL) == []

    def test_removed_head(self, chain: list[AuditEvent]) -> None:
        AuditHead.objects.all().delete()
        assert queries.faults(COUNCIL) == [("tail_cut", 4)]

    def test_head_put_back(self, chain: list[AuditEvent]) -> None:
        AuditHead.objects.update(sequence=2, chain=chain[1].chain)
        assert queries.faults(COUNCIL) == [("tail_cut", 4)]

    def test_cut_tail_and_removed_head(self, chain: list[AuditEvent]) -> None:
        remove(chain[3])
        AuditHead.objects.all().delete()
        assert queries.faults(COUNCIL) == [("tail_cut", 3), ("tail_cut", 4)]

    def test_cut_tail_and_rewritten_head(self, chain: list[AuditEvent]) -> None:
        remove(chain[3])
        AuditHead.objects.update(sequence=3, chain=chain[2].chain)
        assert queries.faults(COUNCIL) == [("tail_cut", 4)]

    def test_all_of_it_removed(self, chain: list[AuditEvent]) -> None:
        for event in chain:
            remove(event)
        AuditHead.objects.all().delete()
        assert queries.faults(COUNCIL) == [("tail_cut", 4)]

    def test_cut_tail_that_has_grown_again(self, chain: list[AuditEvent]) -> None:
        """The next entries do not move the end that is kept, or they would cover it up."""
        remove(chain[3])
        AuditHead.objects.update(sequence=3, chain=chain[2].chain)
        for text in ("another fourth", "a fifth"):
            record(text=text)
            actions.keep_end(COUNCIL, begins=False)
        assert queries.faults(COUNCIL) == [("chain_replaced", 4)]


class TestTheEndKeptElsewhere:
    def test_may_be_behind(self, chain: list[AuditEvent]) -> None:
        record()
        assert queries.faults(COUNCIL) == []

    def test_follows(self, chain: list[AuditEvent]) -> None:
        last = record()
        actions.keep_end(COUNCIL, begins=False)
        assert heads.kept(COUNCIL) == (5, last.chain)

    def test_that_is_missing_is_said_and_not_made_anew(self, chain: list[AuditEvent], tmp_path: Path) -> None:
        (tmp_path / "heads" / str(COUNCIL)).unlink()
        record()
        actions.keep_end(COUNCIL, begins=False)
        assert queries.faults(COUNCIL) == [("end_lost", 5)]

    @pytest.mark.parametrize("forged", ["", "4", '{"sequence": 4, "chain": ""}', "\udce4"])
    def test_that_nobody_signed_is_said(self, chain: list[AuditEvent], tmp_path: Path, forged: str) -> None:
        (tmp_path / "heads" / str(COUNCIL)).write_bytes(forged.encode(errors="surrogateescape"))
        actions.keep_end(COUNCIL, begins=False)
        assert queries.faults(COUNCIL) == [("end_lost", 4)]

    def test_of_another_council_is_not_taken_for_it(self, chain: list[AuditEvent], tmp_path: Path) -> None:
        other = new_id()
        heads.keep(other, heads.End(4, chain[3].chain))
        (tmp_path / "heads" / str(other)).replace(tmp_path / "heads" / str(COUNCIL))
        assert queries.faults(COUNCIL) == [("end_lost", 4)]

    def test_can_be_trusted_anew(self, chain: list[AuditEvent], settings: Any) -> None:
        settings.SECRET_KEY = "another secret"
        assert queries.faults(COUNCIL) == [("end_lost", 4)]
        actions.trust_end(COUNCIL)
        assert queries.faults(COUNCIL) == []

    def test_is_kept_at_commit(self, own_database: None, tmp_path: Path, settings: Any) -> None:
        settings.DATA_DIR = tmp_path
        with transaction.atomic():
            record()
            last = record()
            assert heads.kept(COUNCIL) is None
        assert heads.kept(COUNCIL) == (2, last.chain)
        assert queries.faults(COUNCIL) == []

    def test_that_cannot_be_written_fails_nobody(
        self, own_database: None, tmp_path: Path, settings: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        (tmp_path / "file").touch()
        settings.DATA_DIR = tmp_path / "file"
        with transaction.atomic():
            record()
        assert queries.faults(COUNCIL) == [("end_lost", 1)]
        assert "Error calling" in caplog.text


def leave(payload: AuditPayload) -> None:
    table = "audit_auditpayload"
    Redaction.objects.create(council_id=COUNCIL, row_id=payload.id, table=table, request_id=new_id())


def remove(event: AuditEvent) -> None:
    event.touched.all().delete()
    AuditPayload.objects.filter(event=event).delete()
    AuditEvent.objects.filter(id=event.id).delete()
