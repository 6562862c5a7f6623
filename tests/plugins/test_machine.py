"""A browser that is missing fails the run under CI; a paper that no clone holds does not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT
from tests.plugins.machine import BESIDE_THE_PROJECT

PAPER = f"{BESIDE_THE_PROJECT}: a tracker"


@pytest.mark.parametrize(
    ("reason", "ci", "status"),
    [("no browser", "", 0), ("no browser", "true", 1), (PAPER, "", 0), (PAPER, "true", 0)],
)
def test_what_was_not_run_is_said_in_the_last_lines(reason: str, ci: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(f"import pytest\ndef test_it():\n    pytest.skip({reason!r})\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.plugins.machine", "test_it.py"]
    environment = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, f"1 not run: {reason}" in done.stdout.splitlines()) == (status, True), done.stdout
