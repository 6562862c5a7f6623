"""Systems of a test's own, one after another: an empty migrated database and a data folder each."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests import databases

System = Callable[[str], AbstractContextManager[Path]]


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
