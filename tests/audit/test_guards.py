"""The guards in the database, attacked with SQL on whichever engine the tests run on."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import TextField, UUIDField

from followthrough.audit import guards
from followthrough.audit.models import AuditEvent, Redaction
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Commitment, Evidence, ProgressUpdate, Wording
from followthrough.commitments.rules import Kind
from followthrough.councils import actions as councils
from followthrough.councils.models import Person, Post
from followthrough.councils.permissions import Role
from followthrough.desk import actions as desk
from followthrough.joining.actions import invitations
from followthrough.lib.days import parse
from followthrough.lib.ids import new_id
from followthrough.lib.redacted import MARK
from followthrough.outbox import actions as outbox
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About
from followthrough.reviews.models import Review
from followthrough.rounds.models import Answer, Extending, Item, Reminder, Request, Round
from tests.cast import SECOND_PAPER, small_review
from tests.redaction.canary import plant
from tests.redaction.canary_programmes import plant_programme

Home = tuple[Any, Any]


@pytest.fixture
def review(home: Home) -> Any:
    council, person = home
    commitments.open_commitment(council=council, by=person, kind=Kind.PROGRAMME, text="Trees.")
    made = small_review(council, person)
    told = Told(happened=parse("May 2022"))
    plant_programme({"council": council, "by": person}, "the glasshouse", told, made.committee)
    return made


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


@pytest.mark.only_on("sqlite")
def test_a_weakened_guard_is_missed(db: None) -> None:
    for name, weak in {
        "guard_commitments_wording_update": "BEFORE UPDATE ON commitments_wording WHEN 0",
        "guard_commitments_wording_delete": "BEFORE DELETE ON councils_team WHEN 1",
    }.items():
        attack(f'DROP TRIGGER "{name}"')
        attack(f'CREATE TRIGGER "{name}" {weak} BEGIN SELECT 1; END')
    assert guards.missing(connection) == ["guard_commitments_wording_update", "guard_commitments_wording_delete"]


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ("ALTER TABLE commitments_wording DISABLE TRIGGER guard_commitments_wording", ["guard_commitments_wording"]),
        (
            "ALTER TABLE commitments_wording ENABLE REPLICA TRIGGER guard_commitments_wording_truncate",
            ["guard_commitments_wording_truncate"],
        ),
        (
            "CREATE OR REPLACE FUNCTION guard_commitments_wording() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RETURN NEW; END $$",
            ["guard_commitments_wording", "guard_commitments_wording_truncate"],
        ),
        (
            "CREATE OR REPLACE TRIGGER guard_commitments_wording BEFORE UPDATE OR DELETE ON commitments_wording"
            " FOR EACH ROW WHEN (false) EXECUTE FUNCTION guard_commitments_wording()",
            ["guard_commitments_wording"],
        ),
        (
            "CREATE OR REPLACE TRIGGER guard_commitments_wording BEFORE DELETE ON commitments_wording"
            " FOR EACH ROW EXECUTE FUNCTION guard_commitments_wording()",
            ["guard_commitments_wording"],
        ),
        ("ALTER TABLE councils_post DROP CONSTRAINT guard_councils_post_team_id", ["guard_councils_post_team_id"]),
    ],
)
def test_a_weakened_guard_is_missed_by_postgresql(db: None, sql: str, names: list[str]) -> None:
    attack(sql)
    assert guards.missing(connection) == names


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
        "accreditation_edition",
        "accreditation_criterion",
        "accreditation_phase",
        "accreditation_action",
        "accreditation_serviceaudit",
        "accreditation_finding",
        "accreditation_charter",
        "accreditation_scope",
        "accreditation_conduct",
        "accreditation_judgement",
        "accreditation_found",
        "accreditation_gapclosing",
        "accreditation_placing",
        "accreditation_serving",
        "accreditation_steeringitem",
        "accreditation_programmerisk",
        "registers_fundingstream",
        "registers_fundingterms",
        "registers_cost",
        "registers_counted",
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
        "UPDATE accreditation_judgement SET verdict = 'met'",
        "UPDATE accreditation_criterion SET text = 'Softer'",
        "UPDATE accreditation_edition SET scale = '[]'",
        "UPDATE accreditation_phase SET position = 9",
        "DELETE FROM accreditation_finding",
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
        "UPDATE OR REPLACE commitments_progressupdate SET rowid = (SELECT max(rowid) FROM commitments_progressupdate)",
        "UPDATE OR REPLACE audit_auditsubject SET rowid = 1 WHERE rowid = 2",
        "INSERT OR REPLACE INTO reviews_recommendation"
        " (id, council_id, version, withdrawn, restricted, made_at, review_id, commitment_id, number, section,"
        " position)"
        " SELECT 'x', council_id, version, withdrawn, restricted, made_at, review_id, loose, number, section, 99"
        " FROM reviews_recommendation, (SELECT id AS loose FROM commitments_commitment WHERE kind = 'programme')",
        "INSERT OR REPLACE INTO reviews_review (id, council_id, version, withdrawn, restricted, made_at, neutral_name)"
        " SELECT 'x', council_id, version, withdrawn, restricted, made_at, neutral_name FROM reviews_review",
    ],
)
def test_no_row_is_replaced(review: Any, sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        attack(sql)


@pytest.mark.only_on("sqlite")
def test_a_withdrawn_head_does_not_come_back_over_another(home: Home) -> None:
    small_review(*home)
    attack("UPDATE reviews_review SET withdrawn = 1")
    small_review(*home, neutral_name="Review 4")
    council, person = home
    reviews.create_review(council=council, by=person, neutral_name="Review 3", about=About(name="Trees"), told=Told())
    with pytest.raises(DatabaseError, match="append-only"):
        attack("UPDATE OR REPLACE reviews_review SET withdrawn = 0")
    assert Review.objects.count() == 3
    attack("UPDATE reviews_review SET withdrawn = 0 WHERE neutral_name = 'Review 4'")


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


REFUSED = r"crosses councils|violates foreign key constraint \"guard_"
# What may be there once only, so that nothing but the guard has a reason to refuse.
ONCE = ("request_id", "subject_id", "place", "press")
FRESH = {
    "words": "words that nobody has taught yet",
    "position": 9_999,
    "number": "9999",
    "serial": 9_999,
    "level": 9_999,
    "rung": 9_999,
    "title": "Another",
    "digest": "another",
    "ref": "another",
    "stage": "",
    "last_day": SECOND_PAPER,
    **dict.fromkeys(["ended_at", "given_up_at"], datetime(2030, 1, 1, tzinfo=UTC)),
}
EITHER = {("Clearer", "team"), ("Clearer", "body")}
RECIPIENTS = {"person", "team", "body"}
OWNERS = {("Assignment", name) for name in ("post", "team", "body")} | {("Post", "team"), ("Post", "body")}


def everything_in(home: Home) -> None:
    """At least one row of every kind; last a commitment and an event that nothing hangs on yet."""
    council, person = home
    mine = {"council": council, "by": person}
    known = {"name": "Another", "email": f"another@{council.slug}.example"}
    other = councils.admit(**mine, **known, role=Role.SCRUTINY_OFFICER, first_day=date(2020, 1, 1))
    plant(council, person, other)
    cast = small_review(*home)
    councils.take_up_post(**mine, post=cast.post, person=other, first_day=SECOND_PAPER)
    councils.seat(**mine, committee=cast.committee, person=other, kind="member", first_day=SECOND_PAPER)
    _asked(mine, cast.post, other)
    somebody = {"name": "Invited", "email": "invited@saltmere.example", "role": Role.CONTRIBUTOR}
    invitations.invite_new(**mine, **somebody, first_day=SECOND_PAPER)
    request = Request.objects.filter(council=council).first()
    Reminder.objects.create(council=council, request=request, rung=1, email_id=new_id())
    desk.make_calendar(**mine)
    desk.choose_digest(council=council, by=other, wanted=False)
    desk.write_digests(council=council)
    outbox.send_waiting(council.id, lambda letter: None)
    loose = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text="Hedges.")
    Item.objects.create(council=council, round=Round.objects.filter(council=council).first(), commitment=loose)
    commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text="Trees.")
    AuditEvent.objects.create(council_id=council.id, sequence=9_999, verb="tests.done", digest="", chain="")


def _asked(mine: dict[str, Any], post: Any, somebody: Any) -> None:
    """What there is about how somebody is asked."""
    councils.say_away(**mine, person=somebody, first_day=SECOND_PAPER, deputy=mine["by"])
    councils.set_clearer(**mine, service=post.team, level=1, post=post)
    councils.begin_quiet(**mine, first_day=SECOND_PAPER, last_day=SECOND_PAPER)
    councils.set_round_settings(**mine, ladder=[-3], answer_days=10, decides_quiet=post)


def crossing(child: Any, key: Any, here: Any, there: Any) -> Any:
    """A new row here, right in all but one: `key` leads to a row of the council over there."""
    row = child._base_manager.filter(council_id=here.id).order_by("pk").first()
    row.pk, row._state.adding = new_id(), True
    for name, value in {**{name: new_id() for name in ONCE}, **FRESH}.items():
        if hasattr(row, name) and fits(child._meta.get_field(name), value):
            setattr(row, name, value)
    for owner in ("post", "team", "body"):
        if (child.__name__, owner) in OWNERS:
            setattr(row, owner, None)
    if (child.__name__, key.name) in EITHER:
        row.team = row.body = None
    _of_rounds(row, key, here)
    if child.__name__ == "RoundSettings":  # of which a council has one
        child._base_manager.filter(council_id=here.id).delete()
    for one in (f for f in child._meta.local_fields if f.one_to_one):
        setattr(row, one.attname, newest(one.related_model, here))
    setattr(row, key.attname, newest(key.related_model, there))
    return row


def _of_rounds(row: Any, key: Any, here: Any) -> None:
    """A recipient is one of three, and is asked once a round; so is a thing; a later date is decided once."""
    if isinstance(row, Request):
        row.person_id, row.team, row.body = newest(Person, here), None, None
        if key.name in RECIPIENTS:
            row.person = None
    elif isinstance(row, Item):
        row.commitment_id = newest(Commitment, here)
    elif isinstance(row, Extending):
        row.answer_id = newest(Answer, here)


def fits(field: Any, value: Any) -> bool:
    """Whether a key is for this column: the place of a ledger row is one, that of a paper's row is a number."""
    return isinstance(field, UUIDField) or not isinstance(value, UUID)


def newest(model: Any, council: Any) -> Any:
    return model._base_manager.filter(council_id=council.id).order_by("pk").last().pk


def test_every_link_between_councils_is_refused(home: Home, away: Home, tmp_path: Path, settings: Any) -> None:
    """For each foreign key from a council's row to another's; it is the guard that refuses, and nothing else."""
    settings.DATA_DIR = tmp_path
    everything_in(home)
    everything_in(away)
    links = [(child, key) for child, key in guards.tenant_links()]
    named = {(child.__name__, key.name) for child, key in links}
    assert {("AuditPayload", "event"), ("Recommendation", "commitment"), ("Judgement", "criterion")} <= named
    for child, key in links:
        with pytest.raises(DatabaseError, match=REFUSED):
            insert(crossing(child, key, home[0], away[0]))


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
    guards.let_tables_be_rebuilt(connection.alias)  # as before every migrate
    with connection.schema_editor() as editor:
        editor.alter_field(ProgressUpdate, old, longer)
    with connection.schema_editor() as editor:
        editor.alter_field(ProgressUpdate, longer, old)
    if connection.vendor == "sqlite":
        assert guards.missing(connection) != []
    guards.reinstall_after_migrate(connection.alias)
    assert guards.missing(connection) == []
