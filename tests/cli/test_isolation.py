"""What the commands say of a PostgreSQL role that must not serve, and how one is let in. Each is a real process."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from followthrough.sample.load import load
from tests.cli.test_commands import run
from tests.config.test_env import PRODUCTION
from tests.plugins.postgres import APPLICATION, OWNER, TESTS
from tests.roles import address_of

pytestmark = pytest.mark.only_on("postgresql")
ADVICE = "give DATABASE_URL a role of the application's own (docs/running-postgresql.md).\n"
IN_ORDER = "Everything is in order.\n"


@pytest.fixture
def production(own_database: None, tmp_path: Path) -> dict[str, str]:
    return PRODUCTION | {"DATA_DIR": str(tmp_path), "PORT": "0", "TRUSTED_PROXIES": "1"}


def as_role(production: dict[str, str], role: str) -> dict[str, str]:
    return production | {"DATABASE_URL": address_of(role)}


def execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.fixture
def member(production: dict[str, str]) -> Iterator[str]:
    """A new role of the application, which has been given nothing; made by the superuser, as in production."""
    name = f"app_{uuid4().hex[:8]}"
    as_superuser(f"CREATE ROLE {name} LOGIN PASSWORD '{connection.settings_dict['PASSWORD']}'")
    yield name
    as_superuser(f"DROP OWNED BY {name}", f"DROP ROLE {name}")


def as_superuser(*statements: str, database: str = "") -> None:
    import psycopg  # noqa: PLC0415 - not there where there is no PostgreSQL

    with psycopg.connect(address_of("postgres"), autocommit=True, dbname=database or None) as direct:
        for statement in statements:
            direct.execute(statement)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("role", "why"),
    [
        ("postgres", "is a superuser, or may become one"),
        (TESTS, "passes by row-level security (BYPASSRLS), or may become a role that does"),
        (OWNER, "owns the tables, or may become their owner"),
    ],
)
def test_a_role_that_passes_by_the_policies_does_not_serve(production: dict[str, str], role: str, why: str) -> None:
    said = f"The database role {role} {why}, and so would see every council's rows: {ADVICE}"
    for command in ("serve", "send"):
        reply = run(command, **as_role(production, role))
        assert (reply.returncode, reply.stdout, reply.stderr) == (1, "", said)
    reply = run("check", **as_role(production, role))
    assert (reply.returncode, reply.stdout) == (1, said)


def test_taking_on_the_applications_role_for_a_while_is_not_enough(production: dict[str, str]) -> None:
    url = f"{address_of(OWNER)}?options=-c%20role%3D{OWNER}"
    assert "owns the tables" in run("check", **production | {"DATABASE_URL": url}).stdout
    url = f"{address_of('postgres')}?options=-c%20role%3D{APPLICATION}"
    assert "is a superuser" in run("check", **production | {"DATABASE_URL": url}).stdout


def test_a_member_of_the_owners_role_does_not_serve(production: dict[str, str], member: str) -> None:
    as_superuser(f"GRANT {OWNER} TO {member}")
    assert "owns the tables, or may become their owner" in run("serve", **as_role(production, member)).stderr


def test_serving_refuses_weakened_policies(production: dict[str, str]) -> None:
    execute("ALTER TABLE councils_team NO FORCE ROW LEVEL SECURITY")
    reply = run("serve", **as_role(production, APPLICATION))
    assert (reply.returncode, reply.stderr) == (
        1,
        "Row-level security does not stand as it should (councils_team): "
        "run `followthrough manage migrate` as the owner of the tables.\n",
    )
    assert run("manage", "migrate", "--verbosity=0", **as_role(production, OWNER)).returncode == 0
    assert run("check", **as_role(production, APPLICATION)).stdout == IN_ORDER


def test_a_new_role_is_let_in_by_the_owner(production: dict[str, str], member: str) -> None:
    load()
    before = run("check", **as_role(production, member))
    said = f"The database role {member} may not use the tables: run `followthrough grant {member}` as their owner.\n"
    assert (before.stdout, before.stderr) == (said, "")
    refused = run("grant", member, **as_role(production, member))
    assert (refused.returncode, refused.stderr) == (
        1,
        "You may not give rights on these tables: run this with the owner's DATABASE_URL.\n",
    )
    done = run("grant", member, **as_role(production, OWNER))
    assert (done.returncode, done.stdout) == (
        0,
        f"The role {member} may now use the tables of Followthrough, and no more than it needs.\n",
    )
    after = run("check", "--trust-records", **as_role(production, member))
    assert member not in after.stdout + after.stderr
    # The letters of the sample's round wait, and there is no mail server here: the role has seen them.
    assert "The mail server cannot be used" in run("send", **as_role(production, member)).stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("grant", "nobody_of_that_name"), "There is no role nobody_of_that_name: make it first"),
        (("grant", OWNER), f"The database role {OWNER} owns the tables"),
        (("grant", "postgres"), "The database role postgres is a superuser"),
    ],
)
def test_what_cannot_be_let_in_is_one_sentence(production: dict[str, str], words: Any, says: str) -> None:
    reply = run(*words, **as_role(production, OWNER))
    assert (reply.returncode, reply.stderr.count("\n")) == (1, 1), reply.stderr
    assert reply.stderr.startswith(says)


def test_a_right_too_many_is_said(production: dict[str, str]) -> None:
    execute(f"GRANT DELETE ON reviews_review TO {APPLICATION}")
    reply = run("serve", **as_role(production, APPLICATION))
    assert (reply.returncode, reply.stderr) == (
        1,
        f"The database role {APPLICATION} may do more or less than it needs with 1 tables (reviews_review): "
        f"run `followthrough grant {APPLICATION}` as their owner.\n",
    )


def test_migrating_is_for_the_owner(production: dict[str, str]) -> None:
    reply = run("manage", "migrate", "--verbosity=0", **as_role(production, APPLICATION))
    assert (reply.returncode, reply.stderr.count("\n")) == (1, 1), reply.stderr
    assert reply.stderr.startswith("The database role in DATABASE_URL may not do that: run it with the address of")


def test_an_installation_from_nothing(production: dict[str, str]) -> None:
    name = f"own_{uuid4().hex}"
    as_superuser(f'CREATE DATABASE "{name}" OWNER {OWNER}')
    try:
        urls = {role: address_of(role).rpartition("/")[0] + f"/{name}" for role in (OWNER, APPLICATION)}
        owner, app = (production | {"DATABASE_URL": urls[role]} for role in (OWNER, APPLICATION))
        assert "not up to date" in run("check", **app).stdout
        assert run("grant", APPLICATION, **owner).stderr.startswith("The tables are not there yet: run")
        assert run("manage", "migrate", "--verbosity=0", **owner).returncode == 0
        assert run("grant", APPLICATION, **owner).returncode == 0
        made = run("council", "saltmere", "--name", "Saltmere", "--administrator", "Ann", "ann@saltmere.example", **app)
        assert made.returncode == 0
        copy = Path(production["DATA_DIR"]) / "copy.zip"
        assert run("backup", str(copy), **app).returncode == 0
        assert run("check", **app).stdout == IN_ORDER
        with_rows_of_a_council = "ALTER TABLE councils_membership DROP CONSTRAINT guard_councils_membership_person_id"
        as_superuser(with_rows_of_a_council, database=name)
        assert "Guards are missing from the database (1)" in run("check", **app).stdout
        assert run("manage", "migrate", "--verbosity=0", **owner).returncode == 0
        assert run("check", **app).stdout == IN_ORDER
    finally:
        as_superuser(f'DROP DATABASE "{name}" WITH (FORCE)')
