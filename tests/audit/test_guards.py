"""The guards in the database, attacked with SQL on whichever engine the tests run on."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import TextField

from followthrough.audit import guards
from followthrough.audit.models import AuditEvent, Redaction
from followthrough.commitments.models import Evidence, ProgressUpdate, Wording
from followthrough.councils.models import Post
from followthrough.lib.ids import new_id
from followthrough.lib.redacted import MARK
from tests.cast import small_review

Home = tuple[Any, Any]


@pytest.fixture
def review(home: Home) -> Any:
    return small_review(*home)


def attack(sql: str, *params: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def insert(row: Any) -> None:
    with transaction.atomic():
        row.save(force_insert=True)
        connection.check_constraints()


def every_table() -> list[str]:
    return [model._meta.db_table for model in guards.guarded_models()]


def native(value: Any) -> Any:
    return value.hex if connection.vendor == "sqlite" else value


def test_catalogue_has_every_declared_guard(db: None) -> None:
    assert guards.missing(connection) == []


def test_a_dropped_guard_is_missed(db: None) -> None:
    name = "guard_commitments_wording_update" if connection.vendor == "sqlite" else "guard_commitments_wording"
    on = "" if connection.vendor == "sqlite" else ' ON "commitments_wording"'
    attack(f'DROP TRIGGER "{name}"{on}')
    assert guards.missing(connection) == [name]


def test_all_ledgers_and_heads_are_guarded(db: None) -> None:
    assert {
        "audit_auditevent",
        "audit_redaction",
        "commitments_commitment",
        "commitments_wording",
        "commitments_assignment",
        "commitments_duedate",
        "commitments_progressupdate",
        "commitments_evidence",
        "commitments_reliance",
        "commitments_note",
        "commitments_withdrawal",
        "reviews_review",
        "reviews_particulars",
        "reviews_recommendation",
        "reviews_part",
        "reviews_response",
        "reviews_decision",
        "reviews_link",
    } <= set(every_table())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE commitments_wording SET text = 'Another thing'",
        "UPDATE commitments_wording SET known_on = '2020-01-01'",
        "UPDATE commitments_progressupdate SET state = 'complete'",
        "UPDATE reviews_response SET state = 'agreed'",
        "UPDATE reviews_recommendation SET number = '99'",
        "UPDATE audit_auditevent SET verb = 'nothing'",
        "DELETE FROM commitments_progressupdate",
        "DELETE FROM reviews_decision",
        "DELETE FROM audit_auditpayload",
        "DELETE FROM reviews_review",
    ],
)
def test_no_row_is_changed_or_deleted(review: Any, sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        attack(sql)


@pytest.mark.only_on("postgresql")
def test_no_ledger_is_truncated(db: None) -> None:
    for table in every_table():
        with pytest.raises(DatabaseError, match="append-only"):
            attack(f'TRUNCATE "{table}" CASCADE')


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "sql",
    [
        "INSERT OR REPLACE INTO commitments_evidence SELECT * FROM commitments_evidence",
        "REPLACE INTO commitments_wording SELECT * FROM commitments_wording LIMIT 1",
        "UPDATE OR REPLACE commitments_wording SET id = (SELECT max(id) FROM commitments_wording)",
        "INSERT OR REPLACE INTO audit_auditevent (rowid, id, council_id, sequence, verb, subjects, at, digest, chain)"
        " SELECT rowid, 'x', council_id, 999, verb, subjects, at, digest, chain FROM audit_auditevent",
    ],
)
def test_no_row_is_replaced(review: Any, sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        attack(sql)


def test_heads_change_version_and_withdrawn_only(review: Any) -> None:
    attack("UPDATE reviews_recommendation SET version = version + 1")
    attack("UPDATE reviews_recommendation SET withdrawn = %s", True)
    with pytest.raises(DatabaseError, match="append-only"):
        attack("UPDATE reviews_recommendation SET version = version + 1, position = position + 1")


def test_words_go_only_with_a_leave_and_only_to_the_mark(home: Home, review: Any) -> None:
    council, _ = home
    row = Wording.objects.filter(council=council).first()
    assert row is not None
    with pytest.raises(DatabaseError, match="append-only"):
        attack("UPDATE commitments_wording SET text = %s WHERE id = %s", MARK, native(row.id))
    Redaction.objects.create(council_id=council.id, row_id=row.id, table="commitments_wording", request_id=new_id())
    with pytest.raises(DatabaseError, match="append-only"):
        attack("UPDATE commitments_wording SET text = 'softer words' WHERE id = %s", native(row.id))
    with pytest.raises(DatabaseError, match="append-only"):
        attack(
            "UPDATE commitments_wording SET text = %s, known_on = '2020-01-01' WHERE id = %s",
            MARK,
            native(row.id),
        )
    attack("UPDATE commitments_wording SET text = %s WHERE id = %s", MARK, native(row.id))
    row.refresh_from_db()
    assert row.text == MARK


def test_every_link_between_councils_is_refused(home: Home, away: Home) -> None:
    """For each foreign key from a council's row to another's, on a row that exists."""
    here = small_review(*home)
    there = small_review(*away)
    council, _ = home
    tried = set()
    for child, key in guards.tenant_links():
        foreign = key.related_model._default_manager.filter(council=away[0]).first()
        row = child._default_manager.filter(council=council).first()
        if foreign is None or row is None:
            continue
        fresh = child._default_manager.get(pk=row.pk)
        fresh.pk, fresh._state.adding = new_id(), True
        setattr(fresh, key.attname, foreign.pk)
        for unique in ("request_id", "subject_id", "place"):
            if hasattr(fresh, unique):
                setattr(fresh, unique, new_id())
        with pytest.raises(DatabaseError):
            insert(fresh)
        tried.add((child.__name__, key.name))
    assert {("Recommendation", "review"), ("Response", "recommendation"), ("Assignment", "post")} <= tried
    assert here.review.council_id != there.review.council_id


def test_a_row_is_not_carried_to_another_council(home: Home, away: Home) -> None:
    small_review(*home)
    with pytest.raises(DatabaseError, match=r"guard|crosses"):
        attack("UPDATE councils_post SET council_id = %s", native(away[0].id))


def test_an_honest_row_passes(home: Home) -> None:
    """The guards refuse what is wrong, not everything: a post of one's own council can be moved to one's own team."""
    cast = small_review(*home)
    Post.objects.filter(id=cast.post.id).update(body=None)
    assert Evidence.objects.count() == 1
    assert ProgressUpdate.objects.count() == 3
    assert AuditEvent.objects.filter(verb="reviews.decided").count() == 1


def test_guards_return_after_an_altered_table(own_database: None) -> None:
    """SQLite rebuilds an altered table and drops its triggers; reinstalling brings every one back."""
    old = ProgressUpdate._meta.get_field("text")
    longer = TextField(null=True)
    longer.set_attributes_from_name("text")
    longer.model = ProgressUpdate
    with connection.schema_editor() as editor:
        editor.alter_field(ProgressUpdate, old, longer)
    with connection.schema_editor() as editor:
        editor.alter_field(ProgressUpdate, longer, old)
    if connection.vendor == "sqlite":
        assert guards.missing(connection) != []
    guards.reinstall(connection)
    assert guards.missing(connection) == []
