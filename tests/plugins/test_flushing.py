"""A test that would flush the ledger is refused before anything runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

FLUSHING = {
    "fixture": "def test_it(transactional_db): pass",
    "marker": "import pytest\n@pytest.mark.django_db(transaction=True)\ndef test_it(): pass",
}


@pytest.mark.parametrize("how", FLUSHING)
def test_a_test_that_would_flush_is_refused(how: str, tmp_path: Path) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text(FLUSHING[how])
    command = [sys.executable, "-m", "pytest", "-q", f"--rootdir={ROOT}", f"-c={ROOT}/pyproject.toml", str(planted)]
    # It is a run of its own, whoever runs this one.
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_XDIST_WORKER"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "use own_database" in done.stderr) == (4, True), done.stdout + done.stderr
