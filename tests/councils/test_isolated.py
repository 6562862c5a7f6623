"""Row-level security, attacked with SQL as the application and as the owner of the tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from followthrough.councils import policies, queries
from followthrough.councils.permissions import Permission, Role
from followthrough.councils.scope import reading, writing
from followthrough.lib import clock
from followthrough.lib.ids import new_id
from tests.fixtures import make_council
from tests.plugins.postgres import OWNER
from tests.roles import as_application
from tests.web.addresses import furnish
from tests.web.conftest import add_member

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db]
Home = tuple[Any, Any]


@contextmanager
def as_role(role: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}; SET app.council_id = ''")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


def run(sql: str, *params: Any) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params or None)
        return cursor.rowcount


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return int(cursor.fetchone()[0])


@pytest.fixture(scope="module")
def both(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Home, Home]]:
    """Two councils with something of every kind, made once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_council("saltmere", "Saltmere City Council"), make_council("otherby", "Otherby Borough Council")
        for council, officer in made:
            add_member(council, Role.COUNCIL_ADMINISTRATOR)
            other = queries.people_with(council, Permission.MANAGE_PEOPLE, clock.today())[0]
            furnish(council, officer, other)
        yield made
        transaction.set_rollback(True)


def counts() -> dict[str, int]:
    """How many rows one sees, of those tables of councils in which one sees any."""
    return {table: found for table in policies.tenant_tables() if (found := count(table))}


def test_without_a_council_the_application_sees_no_row_of_any(both: tuple[Home, Home]) -> None:
    assert len(counts()) > 25
    with as_application():
        assert counts() == {}


def test_with_a_council_it_sees_all_of_that_and_no_more(both: tuple[Home, Home]) -> None:
    for council, _officer in both:
        own = {
            table: found
            for table, column in policies.tenant_tables().items()
            if (found := run(f'SELECT 1 FROM "{table}" WHERE "{column}" = %s', council.id))
        }
        assert own.keys() == counts().keys()
        with as_application(), reading(council):
            assert counts() == own


def test_the_owner_is_bound_too_but_for_finding_councils_letters_and_words(both: tuple[Home, Home]) -> None:
    with as_role(OWNER):
        assert counts().keys() == {"councils_council", "councils_membership", "outbox_email", "search_entry"}
        assert run("UPDATE councils_membership SET last_day = '2020-01-01'") == 0
        assert run("UPDATE councils_council SET name = 'Gone'") == 0


def test_no_row_of_another_council_is_changed(both: tuple[Home, Home]) -> None:
    (here, _), (there, _) = both
    own = run("SELECT 1 FROM councils_team WHERE council_id = %s", here.id)
    assert run("SELECT 1 FROM councils_team") > own > 0
    with as_application(), writing(here):
        assert run("UPDATE councils_team SET name = name || '!'") == own
        assert run("UPDATE councils_team SET name = 'Gone' WHERE council_id = %s", there.id) == 0
        assert run("DELETE FROM files_storedfile WHERE council_id = %s", there.id) == 0
        assert run("UPDATE councils_council SET name = 'Gone' WHERE id = %s", there.id) == 0


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO councils_team (id, council_id, name) VALUES (gen_random_uuid(), %s, 'Ours')",
        "UPDATE councils_team SET council_id = %s",
        'INSERT INTO audit_redaction (id, council_id, row_id, "table", request_id, recorded_at)'
        " VALUES (gen_random_uuid(), %s, gen_random_uuid(), '', gen_random_uuid(), now())",
        "INSERT INTO councils_council (id, slug, name, executive, colour, language)"
        " VALUES (%s, 'new', 'New', '', '', '')",
    ],
)
def test_no_row_is_given_to_another_council(both: tuple[Home, Home], sql: str) -> None:
    (here, _), (there, _) = both
    other = new_id() if "councils_council" in sql else there.id
    with as_application(), writing(here), pytest.raises(ProgrammingError, match="row-level security"):
        run(sql, other)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM commitments_progressupdate",
        "TRUNCATE commitments_progressupdate CASCADE",
        "UPDATE commitments_progressupdate SET state = 'complete'",
        "UPDATE audit_auditevent SET verb = 'nothing'",
        "UPDATE reviews_review SET council_id = council_id",
        "DELETE FROM councils_person",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('councils', '0099_none', now())",
        "ALTER TABLE councils_team DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE commitments_wording DISABLE TRIGGER ALL",
        "DROP POLICY one_council ON councils_team",
        "CREATE TABLE mine (id integer)",
        "CREATE OR REPLACE FUNCTION tenancy_told() RETURNS uuid LANGUAGE sql AS $$ SELECT NULL::uuid $$",
        "SET session_replication_role = replica",
    ],
)
def test_the_application_may_do_no_more_than_the_product_does(both: tuple[Home, Home], sql: str) -> None:
    with as_application(), writing(both[0][0]), pytest.raises(DatabaseError) as refused:
        run(sql)
    assert getattr(refused.value.__cause__, "sqlstate", None) == "42501"


def test_words_are_found_in_the_council_that_is_told(both: tuple[Home, Home]) -> None:
    seek, words = "SELECT 1 FROM tenancy_words(%s::tsquery, 99)", "tree | trees | fell | plant"
    with as_application():
        assert run(seek, words) == 0
        for council, _officer in both:
            with reading(council):
                found = run(seek + " WHERE council_id = %s", words, council.id)
                assert found == run(seek, words) > 0
