"""docs/running.md names commands, files, settings and codes that there are, and every code that there is."""

import re

from followthrough.cli import check, deploy
from followthrough.cli.main import COMMANDS
from followthrough.config.env import VARIABLES
from tests.house.source import ROOT

TEXT = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
ONLY_CHECKED = {"backup_never", "backup_old", "letters_failed"}


def test_every_command_exists() -> None:
    named = set(re.findall(r"^(?:ft|followthrough) (\w+)", TEXT, re.MULTILINE))
    named |= set(re.findall(r"`(?:ft|followthrough) (\w+)", TEXT))
    assert named - set(COMMANDS) == set()
    assert {"council", "check", "deploy", "manage"} <= named


def test_every_file_for_a_machine_is_named() -> None:
    assert [name for name in deploy.FILES if name not in TEXT] == []


def test_every_setting_exists() -> None:
    named = set(re.findall(r"`([A-Z]+_[A-Z]+)`", TEXT))
    assert named - set(VARIABLES) == set()


def test_every_code_is_explained_and_no_other() -> None:
    table = set(re.findall(r"^\| `([a-z]+_[a-z]+)` \|", TEXT, re.MULTILINE))
    assert table == {*check.DATABASE, *check.UPKEEP} - ONLY_CHECKED
