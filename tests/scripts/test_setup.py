"""A machine that cannot run Followthrough is told so in one sentence."""

import ast
import sys
from pathlib import Path

import pytest

from scripts import setup


def test_an_old_python_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as stopped:
        setup.check_python()
    assert str(stopped.value) == "Followthrough needs Python 3.11 or later; this is 3.9."


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        setup.check_python()


def test_a_step_runs_again_only_when_its_inputs_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "STAMPS", tmp_path / "stamps")
    lock, made = tmp_path / "lock", tmp_path / "made"
    runs = []

    def step() -> None:
        runs.append(lock.read_text())
        made.touch()

    for content in ("one", "one", "two", "two"):
        lock.write_text(content)
        setup.once("lock", [lock], step, needs=[made])
    made.unlink()
    setup.once("lock", [lock], step, needs=[made])
    assert runs == ["one", "two", "two"]


def test_an_old_python_can_read_the_script() -> None:
    ast.parse(Path(setup.__file__).read_text(), feature_version=(3, 7))
