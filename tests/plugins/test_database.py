"""The engine is the one that was asked for, and a test's own database is its own."""

import threading

import pytest
from django.db import connection

from tests.roles import as_application


@pytest.mark.django_db
def test_the_database_answers_with_the_engine_that_django_names() -> None:
    question = {"sqlite": "SELECT sqlite_version()", "postgresql": "SHOW server_version"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question)
        assert cursor.fetchone()[0].split(".")[0].isdigit()


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
def test_no_role_is_a_superuser_and_the_applications_passes_by_no_policy() -> None:
    asked = "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        assert cursor.fetchone() == (False, True)
        with as_application():
            cursor.execute(asked)
            assert cursor.fetchone() == (False, False)


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db
def test_sqlite_writes_ahead_to_a_file() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)


def make_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE of_this_test (id integer)")
    connection.close()


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_database_of_its_own_sees_other_threads_and_is_new_each_time(own_database: None, time: str) -> None:
    assert "of_this_test" not in connection.introspection.table_names()
    other = threading.Thread(target=make_table)
    other.start()
    other.join()
    tables = connection.introspection.table_names()
    assert {"of_this_test", "django_migrations"} <= set(tables)
