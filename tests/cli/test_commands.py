"""The other commands, each as a process in an environment of the test's own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from followthrough.config.env import VARIABLES
from tests import databases
from tests.config.test_env import PRODUCTION


def run(*words: str, **environ: str) -> Any:
    """`followthrough WORDS` with only those variables of ours set."""
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    command = [sys.executable, "-m", "followthrough.cli.main", *words]
    return subprocess.run(command, env=kept | environ, capture_output=True, text=True, check=False)


@pytest.fixture
def production(tmp_path: Path) -> dict[str, str]:
    return PRODUCTION | {"DATA_DIR": str(tmp_path), "PORT": "0", "TRUSTED_PROXIES": "1"}


@pytest.fixture
def migrated(production: dict[str, str], django_db_setup: None) -> Path:
    """The database of that installation, brought up to date: the file of the tests' own, copied."""
    file = Path(production["DATA_DIR"]) / "followthrough.sqlite3"
    databases.copy_file(str(settings.DATABASES["default"]["NAME"]), file)
    return file


def change(database: Path, statement: str) -> None:
    """What somebody does to a database behind the back of the commands."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize("command", ["serve", "check", "reindex", "manage"])
def test_a_command_refuses_an_unconfigured_machine_in_one_sentence(command: str) -> None:
    reply = run(command)
    assert (reply.returncode, reply.stdout) == (1, "")
    assert reply.stderr.startswith("Set SECRET_KEY, BASE_URL, DATA_DIR, EMAIL_URL, EMAIL_FROM in the environment")
    assert reply.stderr.count("\n") == 1


def test_without_a_command_it_says_what_there_is() -> None:
    reply = run()
    assert reply.returncode == 2
    assert "COMMAND" in reply.stderr


def test_serving_waits_for_the_database_to_be_brought_up_to_date(production: dict[str, str]) -> None:
    reply = run("serve", **production)
    assert reply.returncode == 1
    assert reply.stderr == (
        "The database is not up to date: run `followthrough manage migrate` (and make a copy before it).\n"
    )


def test_a_new_installation_is_in_order_once_migrated(production: dict[str, str]) -> None:
    before = run("check", **production)
    assert before.returncode == 1
    assert "The database is not up to date: run `followthrough manage migrate`" in before.stdout
    assert run("manage", "migrate", "--verbosity=0", **production).returncode == 0
    after = run("check", **production)
    assert (after.returncode, after.stdout) == (0, "Everything is in order.\n")


BEGIN = """
from followthrough.councils.actions import create_council
from followthrough.commitments import actions
from followthrough.commitments.rules import Kind
council = create_council(slug="saltmere", name="Saltmere")
actions.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="Street trees")
"""


@pytest.mark.only_on("sqlite")  # an installation that nobody has set up otherwise
def test_check_says_what_is_missing_from_the_search_index_until_it_is_made_anew(
    production: dict[str, str], migrated: Path
) -> None:
    lose = "from followthrough.search.models import Entry; Entry.objects.all().delete()"
    assert run("manage", "shell", "--no-imports", "-c", f"{BEGIN}\n{lose}", **production).returncode == 0
    said = "Texts are missing from the search index (1): run `followthrough reindex`.\n"
    assert said in run("check", **production).stdout
    made = run("reindex", **production)
    assert (made.returncode, made.stdout) == (0, "saltmere, texts in the index: 1\n")
    assert "search index" not in run("check", **production).stdout


@pytest.mark.only_on("sqlite")  # as above
def test_check_says_that_a_record_does_not_verify_until_it_is_trusted(
    production: dict[str, str], migrated: Path
) -> None:
    make = "from followthrough.councils.actions import create_council as c; c(slug='saltmere', name='Saltmere')"
    assert run("manage", "shell", "--no-imports", "-c", make, **production).returncode == 0
    assert "does not verify" not in run("check", **production).stdout
    anew = production | {"SECRET_KEY": "another secret " * 5}
    reply = run("check", **anew)
    assert reply.returncode == 1
    assert reply.stdout.startswith("The record of saltmere does not verify: /saltmere/trail/ says why.")
    assert "does not verify" not in run("check", "--trust-records", **anew).stdout
    assert "does not verify" not in run("check", **anew).stdout


@pytest.mark.only_on("sqlite")  # as above
def test_serving_refuses_a_database_without_its_guards(production: dict[str, str], migrated: Path) -> None:
    change(migrated, "DROP TRIGGER guard_reviews_response_delete")
    reply = run("serve", **production)
    assert (reply.returncode, reply.stderr) == (
        1,
        "Guards are missing from the database (1): run `followthrough manage migrate`.\n",
    )


@pytest.mark.only_on("sqlite")  # as above
@pytest.mark.parametrize("command", ["serve", "send", "council"])
def test_an_old_version_refuses_a_newer_database(production: dict[str, str], migrated: Path, command: str) -> None:
    later = "'reviews', '9999_of_a_later_version', '2999-01-01'"
    change(migrated, f"INSERT INTO django_migrations (app, name, applied) VALUES ({later})")
    reply = run(command, *(["saltmere"] if command == "council" else []), **production)
    assert (reply.returncode, reply.stderr) == (
        1,
        "The database was brought up to date by a newer version of Followthrough: install that version again, "
        "or restore the backup from before it (docs/running.md, Going back).\n",
    )


@pytest.mark.parametrize("words", [("serve",), ("manage", "migrate")])
def test_a_mistyped_folder_is_not_made(production: dict[str, str], words: tuple[str, ...]) -> None:
    gone = Path(production["DATA_DIR"]) / "gone"
    reply = run(*words, **production | {"DATA_DIR": str(gone)})
    assert (reply.returncode, reply.stderr.count("\n")) == (1, 1)
    assert reply.stderr.startswith(f"The folder {gone} (DATA_DIR) does not exist: make it")
    assert not gone.exists()


@pytest.mark.parametrize("words", [("serve",), ("manage", "migrate")])
def test_a_database_that_does_not_answer_is_one_sentence(production: dict[str, str], words: tuple[str, ...]) -> None:
    nowhere = production | {"DATABASE_URL": "postgresql://app@127.0.0.1:1/tracker"}
    reply = run(*words, **nowhere)
    assert (reply.returncode, reply.stderr) == (
        1,
        "The database does not answer: check DATABASE_URL, that its server is running, and that you may use it.\n",
    )


def test_check_says_that_the_folder_is_missing(production: dict[str, str]) -> None:
    gone = production["DATA_DIR"] + "/gone"
    reply = run("check", **production | {"DATA_DIR": gone})
    assert reply.returncode == 1
    assert reply.stdout.startswith(f"The folder {gone} (DATA_DIR) does not exist: make it")


def test_sqlite_has_no_roles_to_let_in(production: dict[str, str]) -> None:
    reply = run("grant", "anybody", **production)
    assert (reply.returncode, reply.stderr) == (1, "Only PostgreSQL has roles: with SQLite there is nothing to do.\n")
