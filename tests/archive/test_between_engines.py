"""A council moves from SQLite to PostgreSQL and back: every row, every report and the archive itself stay the same."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from followthrough.cli.report import FORMATS
from followthrough.config.env import VARIABLES
from tests.house.source import ROOT
from tests.plugins import postgres

# Once is enough: it runs both engines itself.
pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.django_db]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a PostgreSQL database as the application's role has it; its owner has migrated it."""
    if postgres.programs() is None:
        pytest.skip("no PostgreSQL server on this machine")
    cluster = postgres.start()
    owner, application = (cluster.url.replace(postgres.TESTS, role) for role in (postgres.OWNER, postgres.APPLICATION))
    for words in (["manage", "migrate", "--verbosity=0"], ["grant", postgres.APPLICATION]):
        run("followthrough.cli.main", words, tmp_path, owner)
    yield application
    cluster.stop()


def run(module: str, words: list[str], data: Path, url: str) -> None:
    """A process with that data folder, and that database where an address is given."""
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    ours = {"DEMO": "1", "DATA_DIR": str(data), "SECRET_KEY": f"{data} " * 10}
    env = kept | ours | ({"DATABASE_URL": url} if url else {})
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def elsewhere(folder: Path, url: str, given: str) -> Path:
    """What is in a database of that address once it has been filled; its archive is beside it."""
    data = folder / "data"
    data.mkdir(parents=True)
    run("tests.archive.elsewhere", [given, str(folder / "archive.zip"), str(folder / "told")], data, url)
    return folder


def test_a_council_moves_there_and_back(server: str, tmp_path: Path) -> None:
    first = elsewhere(tmp_path / "first", "", "sample")
    there = elsewhere(tmp_path / "there", server, str(first / "archive.zip"))
    back = elsewhere(tmp_path / "back", "", str(there / "archive.zip"))
    engines = [(one / "told" / "engine").read_text() for one in (first, there, back)]
    assert engines == ["sqlite", "postgresql", "sqlite"]
    rows = [json.loads((one / "told" / "rows.json").read_text()) for one in (first, there, back)]
    assert len(rows[0]["commitments.ProgressUpdate"]) > 50
    # A person's sign-in may have another key in another system; here everybody's is new, and keeps its own.
    assert (rows[1] == rows[0], rows[2] == rows[0]) == (True, True)
    for form in FORMATS:
        made = [(one / "told" / f"report.{form}").read_bytes() for one in (first, there, back)]
        assert (made[1] == made[0], made[2] == made[0]) == (True, True), form
    archives = [(one / "archive.zip").read_bytes() for one in (first, there, back)]
    assert (archives[1] == archives[0], archives[2] == archives[0]) == (True, True)
