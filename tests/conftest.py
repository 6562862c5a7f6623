"""Fixtures and settings that every test shares."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.test.utils import setup_databases, teardown_databases

from followthrough.sample.sign_ins import DEMO_PASSWORD
from tests import databases, roles
from tests.plugins.machine import UNDER_CI

# No test depends on speed; under CI the examples are the same at every run.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if UNDER_CI else "desk")


# As the server does (followthrough/cli/server.py): looking through all that is loaded for garbage takes long.
gc.set_threshold(50_000)


def pytest_collection_finish() -> None:
    """What has been loaded by now stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """On SQLite the tests use a file, as everybody does: in memory there is no WAL and no second connection."""
    database: dict[str, Any] = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(Path(os.environ["DATA_DIR"]) / "test.sqlite3")
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, django_db_modify_db_settings: None
) -> Iterator[None]:
    """The migrated database. pytest-django's own makes none when only tests with `own_database` are chosen."""
    with django_db_blocker.unblock(), roles.as_owner():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        roles.let_application_in()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[None]:
    """A database of this test's own, migrated and empty: commits are real, and other threads see them.

    Instead of `db` or `transactional_db`, never beside them.
    """
    with django_db_blocker.unblock(), databases.copied(tmp_path):
        yield


@pytest.fixture(scope="session")
def sample_template(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> databases.Template:
    """The sample councils, loaded once for the whole run."""
    from followthrough.sample.load import load  # noqa: PLC0415 - after Django is there

    with django_db_blocker.unblock():
        return databases.filled(tmp_path_factory.mktemp("template"), lambda: load(password=DEMO_PASSWORD))


@pytest.fixture
def own_sample(sample_template: databases.Template, django_db_blocker: Any, tmp_path: Path) -> Iterator[None]:
    """The sample councils in a database and a data folder of this test's own. Instead of `db`."""
    with django_db_blocker.unblock(), databases.copy_of(sample_template, tmp_path):
        yield


@pytest.fixture(scope="module")
def read_sample(
    sample_template: databases.Template, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The sample councils for all tests of a file; what one of them writes is rolled back as ever."""
    with django_db_blocker.unblock(), databases.copy_of(sample_template, tmp_path_factory.mktemp("sample")):
        yield
