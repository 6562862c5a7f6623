"""Every dependency says why it is there, is pinned by hash, and comes from no named host."""

import re
from pathlib import Path

import pytest

from tests.house.source import ROOT

FOLDER = ROOT / "requirements"
NAME = re.compile(r"^[A-Za-z0-9_.-]+")
PAIRS = ["app", "dev", "node", "uv"]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(path: Path) -> dict[str, str]:
    """Name of each requirement in a `.in` file, and its line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {normal(found.group()): line for line in lines if (found := NAME.match(line)) and line[0] != "-"}


def pinned(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {normal(line.split("==")[0]) for line in lines if "==" in line and line[0] not in " #"}


@pytest.mark.parametrize("name", PAIRS)
def test_the_lock_has_what_is_asked_for(name: str) -> None:
    assert set(wanted(FOLDER / f"{name}.in")) - pinned(FOLDER / f"{name}.txt") == set()


@pytest.mark.parametrize("name", PAIRS)
def test_the_lock_has_hashes_and_names_no_host(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert ("--hash=sha256:" in text, "http" in text, "--find-links" in text) == (True, False, False)


def test_every_dependency_of_the_product_says_why() -> None:
    lines = wanted(FOLDER / "app.in")
    assert [name for name, line in lines.items() if not line.partition("#")[2].strip()] == []


def test_what_is_asked_for_and_not_pinned_is_seen(tmp_path: Path) -> None:
    asked, lock = tmp_path / "app.in", tmp_path / "app.txt"
    asked.write_text("# why\n-r base.in\nDjango_thing>=5\nlxml\n")
    lock.write_text("# by hand\ndjango-thing==5.2 \\\n    --hash=sha256:00\n")
    assert set(wanted(asked)) - pinned(lock) == {"lxml"}
