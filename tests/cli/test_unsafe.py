"""What `followthrough check` calls unsafe: each with the setting or the place at fault, and none where all is well."""

from pathlib import Path
from typing import Any

import pytest

from followthrough.cli import unsafe
from followthrough.config import env
from tests.config.test_env import PRODUCTION

GOOD = PRODUCTION | {"TRUSTED_PROXIES": "1"}
AWAY = "postgresql://app:secret@db.council.example:5432/tracker"


def said(**given: str) -> list[str]:
    return list(unsafe.setting_faults(env.read(GOOD | given)))


def test_a_good_configuration_has_no_faults() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ({"DEBUG": "1"}, "DEBUG is set"),
        ({"DEMO": "1"}, "DEMO is set"),
        ({"SECRET_KEY": "abcabc" * 10}, "SECRET_KEY is weak"),
        ({"TRUSTED_PROXIES": "0"}, "BASE_URL is https, but no proxy is believed"),
        ({"EMAIL_URL": "console:"}, "E-mails are only printed"),
        ({"EMAIL_URL": "mailbox:"}, "E-mails are only kept in a folder"),
        ({"EMAIL_URL": "smtp://mail.council.example"}, "E-mails go over the network unencrypted"),
        ({"DATABASE_URL": AWAY}, "The database is on another machine"),
        ({"DATABASE_URL": f"{AWAY}?sslmode=prefer"}, "The database is on another machine"),
    ],
)
def test_a_setting_that_is_unsafe_is_said(given: dict[str, str], begins: str) -> None:
    [fault] = said(**given)
    assert fault.startswith(begins)


@pytest.mark.parametrize(
    "given",
    [
        {"EMAIL_URL": "smtps://mail.council.example"},
        {"EMAIL_URL": "smtp://127.0.0.1"},
        {"DATABASE_URL": f"{AWAY}?sslmode=verify-full"},
        {"DATABASE_URL": "postgresql://app:secret@127.0.0.1/tracker"},
        {"DATABASE_URL": "postgresql://app@%2Fvar%2Frun%2Fpostgresql/tracker"},
        {"DEMO": "1", "BASE_URL": "http://127.0.0.1:8000"},
    ],
)
def test_a_setting_that_is_safe_is_not(given: dict[str, str]) -> None:
    assert said(**given) == []


def places(folder: Path, mounts: str = "", **given: str) -> list[str]:
    return list(unsafe.place_faults(env.read(GOOD | {"DATA_DIR": str(folder)} | given), mounts))


def test_who_else_can_read_the_data_is_said(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "data", tmp_path / "elsewhere.sqlite3"
    folder.mkdir(mode=0o700)
    elsewhere.touch(mode=0o600)
    url = f"sqlite:///{elsewhere}"
    assert (places(folder), places(folder, DATABASE_URL=url)) == ([], [])
    folder.chmod(0o750)
    elsewhere.chmod(0o644)
    first, second = places(folder, DATABASE_URL=url)
    assert first.endswith(f"run `chmod 0700 {folder}`.")
    assert second.endswith(f"run `chmod 0600 {elsewhere}`.")


@pytest.mark.parametrize(
    ("kind", "unsafe_there"), [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False), ("tmpfs", False)]
)
def test_a_network_file_system_is_said(tmp_path: Path, kind: str, unsafe_there: bool) -> None:
    tmp_path.chmod(0o700)
    mounts = f"/dev/vda / ext4 rw 0 0\nserver:/x {tmp_path} {kind} rw 0 0\nserver:/y {tmp_path}/other nfs rw 0 0\n"
    faults = places(tmp_path, mounts)
    assert [f"({kind})" in fault for fault in faults] == ([True] if unsafe_there else [])
    assert places(tmp_path, mounts, DATABASE_URL="postgresql://app:secret@127.0.0.1/tracker") == []


def test_the_longest_mount_point_counts() -> None:
    mounts = "a / ext4 rw\nb /srv nfs rw\nc /srv/data\\040of\\040ours xfs rw\nbroken\n"
    found: list[Any] = [
        unsafe.file_system(Path(path), mounts)
        for path in ("/srv/data of ours/x", "/srv/database", "/srvx", "/srv/data of ours")
    ]
    assert found == ["xfs", "nfs", "ext4", "xfs"]
