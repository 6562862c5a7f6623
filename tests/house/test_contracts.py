"""The contracts in pyproject.toml hold, and each of them is seen to fail on a planted violation."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT

# contract: the files that break it, and nothing but it
PLANTED = {
    "floors": {"lib/planted.py": "import followthrough.councils.permissions\n"},
    "rooms": {
        "councils/rules.py": "import followthrough.councils.planted\n",
        "councils/planted.py": "import followthrough.councils.actions\n",
    },
    "no-django": {"lib/planted.py": "import django.conf\n"},
    "doors": {"web/planted.py": "from followthrough.councils.models import Council\n"},
    "no-cycles": {
        "lib/planted.py": "import followthrough.lib.planted_too\n",
        "lib/planted_too.py": "import followthrough.lib.planted\n",
    },
}
PURE = ["commitments/rules.py", "disclosure/rules.py", "exchange/readers/planted.py", "exchange/understand/planted.py"]


def lint_imports(root: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache", *options]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def copied_house(target: Path) -> Path:
    """The package's Python files and its contracts, somewhere else."""
    shutil.copy(ROOT / "pyproject.toml", target)
    for path in PACKAGE.rglob("*.py"):
        copy = target / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return target


def plant(root: Path, files: dict[str, str]) -> None:
    for place, text in files.items():
        path = root / "followthrough" / place
        path.write_text(text + (path.read_text() if path.exists() else ""))


def test_every_contract_holds() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_breaks_the_contract(contract: str, tmp_path: Path) -> None:
    root = copied_house(tmp_path)
    plant(root, PLANTED[contract])
    done = lint_imports(root, "--contract", contract)
    assert (done.returncode, "1 broken" in done.stdout) == (1, True), done.stdout + done.stderr


@pytest.mark.parametrize("place", PURE)
def test_django_is_refused_in_the_rules_and_the_readers(place: str, tmp_path: Path) -> None:
    root = copied_house(tmp_path)
    plant(root, {place: "import django.db\n"})
    done = lint_imports(root, "--contract", "no-django")
    assert (done.returncode, "1 broken" in done.stdout) == (1, True), done.stdout + done.stderr


def test_a_new_room_must_be_given_a_floor(tmp_path: Path) -> None:
    root = copied_house(tmp_path)
    (root / "followthrough" / "attic").mkdir()
    plant(root, {"attic/__init__.py": ""})
    done = lint_imports(root, "--contract", "floors")
    assert (done.returncode, "attic" in done.stdout) == (1, True), done.stdout + done.stderr
