"""Systems of a test's own, one after another: an empty migrated database and a data folder each."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests import databases
from tests.archive import town
from tests.archive.town import Town

System = Callable[[str], AbstractContextManager[Path]]
Built = Callable[[str], AbstractContextManager[Town]]


@pytest.fixture
def system(django_db_setup: None, django_db_blocker: Any, tmp_path: Path, settings: Any) -> System:
    """`with system("new") as folder:` Django works with a database and a data folder that are nobody else's."""

    @contextmanager
    def made(name: str) -> Iterator[Path]:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        settings.DATA_DIR = folder
        with django_db_blocker.unblock(), databases.copied(folder):
            yield folder

    return made


@pytest.fixture(scope="package")
def template(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> databases.Template:
    """The town, built once for these tests."""
    with django_db_blocker.unblock():
        return databases.filled(tmp_path_factory.mktemp("town"), town.build)


@pytest.fixture
def built(template: databases.Template, django_db_blocker: Any, tmp_path: Path) -> Built:
    """`with built("lost") as there:` a system of that name in which the town stands."""

    @contextmanager
    def made(name: str) -> Iterator[Town]:
        with django_db_blocker.unblock(), databases.copy_of(template, tmp_path / name) as there:
            yield there

    return made
