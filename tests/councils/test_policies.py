"""Policies and grants stand as the models ask for them, before a migration and after it."""

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, transaction

from followthrough.councils import grants, policies
from followthrough.sample.load import load
from tests.cast import small_review
from tests.councils.test_isolated import counts
from tests.fixtures import make_council
from tests.plugins.postgres import APPLICATION
from tests.roles import as_application, as_owner, signed_in_as_application

pytestmark = pytest.mark.only_on("postgresql")

# Tables of no council, each with its reason.
NOBODYS = {
    "councils_user": "one sign-in may be somebody at several councils",
    "django_session": "from before sessions were kept in joining_session, and no longer read",
    "joining_session": "who is signed in, not at which council",
    "joining_resetasked": "addresses for which a new password was asked, known or not",
    "joining_tries": "tries at passwords, counted under hashed keys",
    "mfa_authenticator": "allauth's own, of a sign-in",
    "account_emailaddress": "allauth's own, of a sign-in",
    "account_emailconfirmation": "allauth's own, of a sign-in",
    "auth_group": "Django's own, and empty",
    "auth_group_permissions": "Django's own, and empty",
    "auth_permission": "Django's own, of models",
    "django_content_type": "Django's own, of models",
}


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_every_table_is_a_councils_or_is_named_with_its_reason() -> None:
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert tables - set(policies.tenant_tables()) == set(NOBODYS)


def test_the_catalogue_has_everything(db: None) -> None:
    assert policies.faults(connection) == []


@pytest.mark.parametrize(
    ("weaken", "named"),
    [
        ("ALTER TABLE councils_team DISABLE ROW LEVEL SECURITY", "councils_team"),
        ("ALTER TABLE councils_team NO FORCE ROW LEVEL SECURITY", "councils_team"),
        ("DROP POLICY one_council ON councils_team", "councils_team one_council"),
        ("ALTER POLICY one_council ON councils_team USING (true)", "councils_team one_council"),
        ("ALTER POLICY one_council ON councils_team WITH CHECK (true)", "councils_team one_council"),
        ("CREATE POLICY besides ON councils_team USING (true)", "councils_team besides"),
        ('CREATE POLICY "one more" ON councils_team FOR SELECT USING (true)', "councils_team one more"),
        ("ALTER POLICY owner_lists ON councils_membership TO PUBLIC", "councils_membership owner_lists"),
        (
            "CREATE OR REPLACE FUNCTION tenancy_told() RETURNS uuid LANGUAGE sql STABLE AS"
            " $$ SELECT id FROM councils_council LIMIT 1 $$",
            "tenancy_told",
        ),
        ("GRANT EXECUTE ON FUNCTION tenancy_councils() TO PUBLIC", "tenancy_councils"),
        ("ALTER FUNCTION tenancy_councils_of(uuid, date) SET search_path = pg_temp, public", "tenancy_councils_of"),
    ],
)
def test_what_was_weakened_is_named_and_mended_by_the_next_migrate(db: None, weaken: str, named: str) -> None:
    run(weaken)
    assert policies.faults(connection) == [named]
    policies.reinstall(connection)
    assert policies.faults(connection) == []


def test_a_table_that_no_model_made_is_named(db: None) -> None:
    run("CREATE TABLE made_by_hand (council_id uuid, words text)")
    assert policies.faults(connection) == ["made_by_hand"]


def test_the_application_has_exactly_its_rights(db: None) -> None:
    with as_application():
        assert grants.differences(connection) == []


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        (f"GRANT DELETE ON reviews_review TO {APPLICATION}", "reviews_review"),
        (f"GRANT TRUNCATE ON councils_team TO {APPLICATION}", "councils_team"),
        (f"GRANT UPDATE ON audit_auditevent TO {APPLICATION}", "audit_auditevent"),
        (f"GRANT UPDATE (known_on) ON commitments_wording TO {APPLICATION}", "commitments_wording"),
        ("GRANT DELETE ON councils_person TO PUBLIC", "councils_person"),
        (f"REVOKE INSERT ON reviews_response FROM {APPLICATION}", "reviews_response"),
    ],
)
def test_a_right_too_many_or_too_few_is_named(db: None, sql: str, table: str) -> None:
    run(sql)
    with as_application():
        assert grants.differences(connection) == [table]


def test_a_migration_sees_every_council_and_a_right_comes_with_a_table(own_database: None) -> None:
    small_review(*make_council("saltmere", "Saltmere City Council"))
    before = counts()
    run(f"REVOKE ALL ON councils_team FROM {APPLICATION}")
    with as_owner():
        emit_pre_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
        assert counts() == before
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
        assert counts().keys() == {"councils_council", "councils_membership", "search_entry"}
    assert policies.faults(connection) == []
    with signed_in_as_application():
        assert grants.differences(connection) == []


def test_the_sample_is_loaded_by_the_application(own_database: None) -> None:
    with signed_in_as_application():
        assert load()
        assert counts() == {}
    assert len(counts()) > 25
