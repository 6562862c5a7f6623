"""`backup`, `restore`, `export` and `import`, typed as a person would."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from followthrough.cli import archives
from followthrough.cli.progress import Bar
from followthrough.councils.queries import all_councils
from followthrough.health.queries import last_backup
from tests.archive.conftest import System, system
from tests.cast import small_review
from tests.cli.test_commands import run
from tests.cli.typed import typed
from tests.fixtures import make_council

__all__ = ["system"]
PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def demo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment in which the commands start; what they decrypt lies in its folder."""
    monkeypatch.setenv("DEMO", "true")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\nand nothing of this\n")


def fill() -> None:
    small_review(*make_council("saltmere", "Saltmere City Council"))
    make_council("otherby", "Otherby Borough Council")


def slugs() -> list[str]:
    return [council.slug for council in all_councils()]


def refused(capsys: pytest.CaptureFixture[str], *words: Any) -> str:
    capsys.readouterr()
    assert typed(*words) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    return said.err.strip()


def test_a_backup_with_a_passphrase_and_back(
    system: System, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, sealed = tmp_path / "copy.age", ["--passphrase-file", tmp_path / "passphrase"]
    plain = tmp_path / "plain.zip"  # for what a passphrase, which is slow by design, has no part in
    with system("lost"):
        fill()
        assert typed("backup", copy, *sealed) == 0
        said = capsys.readouterr().out
        assert re.fullmatch(
            rf"Written: {copy}\. Councils: 2\. Rows: \d+\. Files: 0\.\nNot checked for publication\.\n", said
        )
        assert copy.stat().st_mode & 0o077 == 0
        assert last_backup() is not None
        assert typed("backup", plain) == 0
    (tmp_path / "wrong").write_text("another passphrase")
    with system("new"):
        assert refused(capsys, "restore", copy, "--passphrase-file", tmp_path / "wrong").startswith(
            "That is not the pass"
        )
        assert refused(capsys, "restore", plain).startswith("Words may have been redacted since")
        assert slugs() == []
        assert typed("restore", copy, *sealed, "--without-later-redactions") == 0
        said = capsys.readouterr().out
        assert said.startswith("Put back: otherby, saltmere. Rows: ")
        assert said.endswith("Nobody is signed in, and links that were sent before now open nothing.\n")
        assert refused(capsys, "restore", plain, "--council", "saltmere").endswith("that is made for it.")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "copy.age",
        "lost",
        "new",
        "passphrase",
        "plain.zip",
        "wrong",
    ]


def test_a_council_moves(system: System, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "saltmere.zip"
    with system("old"):
        fill()
        assert typed("export", "saltmere", file) == 0
        assert "It is not encrypted: keep it where only you can read it." in capsys.readouterr().out
        assert refused(capsys, "export", "saltmere", file).startswith(f"{file} is there already")
        assert refused(capsys, "export", "nowhere", tmp_path / "x").startswith("There is no council 'nowhere'")
        assert refused(capsys, "export", "saltmere", tmp_path / "no" / "x").endswith("Nothing was changed.")
    package = json.loads(zipfile.ZipFile(file).read("datapackage.json"))
    assert "Not checked for publication" in package["description"]
    assert "councils_user" not in {resource["name"].rpartition(".")[2] for resource in package["resources"]}
    assert b"password" not in b"".join(zipfile.ZipFile(file).read(r["path"]) for r in package["resources"])
    with system("new"):
        assert refused(capsys, "restore", file).startswith("This is the export of one council and not a backup")
        assert typed("import", file) == 0
        assert "New sign-ins: 1, without passwords." in capsys.readouterr().out
        assert slugs() == ["saltmere"]


def test_what_is_no_archive_is_one_sentence(system: System, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with system("new"):
        assert refused(capsys, "import", tmp_path / "nothing.zip").startswith(
            f"{tmp_path / 'nothing.zip'}: it could not"
        )
        assert refused(capsys, "import", tmp_path / "passphrase").startswith("This is not an archive")
        assert refused(capsys, "restore", tmp_path).endswith("Nothing was changed.")
        wrong = ("backup", tmp_path / "x", "--recipient", "age1nobody")
        assert refused(capsys, *wrong).startswith("'age1nobody' is no recipient")
        (tmp_path / "short").write_text("too short")
        short = ("backup", tmp_path / "x", "--passphrase-file", tmp_path / "short")
        assert refused(capsys, *short).startswith("That passphrase is too short: use at least 12 characters.")
        assert refused(capsys, "import", tmp_path / "short", "--redactions", tmp_path / "short").startswith(
            "This is not"
        )
        assert not (tmp_path / "x").exists()


def test_a_backup_that_fails_half_way_leaves_no_file(
    system: System, tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    with system("old"):
        fill()
        settings.DATA_DIR = tmp_path / "passphrase"  # a file, so that the ledger cannot be begun in it
        before = sorted(tmp_path.iterdir())
        assert refused(capsys, "backup", tmp_path / "x.zip").endswith("Nothing was changed.")
        assert sorted(tmp_path.iterdir()) == before


def test_a_list_of_redactions_that_is_none_is_said(
    system: System, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with system("old"):
        fill()
        typed("backup", tmp_path / "x.zip")
    with system("new"):
        said = refused(capsys, "restore", tmp_path / "x.zip", "--redactions", tmp_path / "passphrase")
        assert said.endswith("is no list of redactions: it is called erasures.jsonl.")


@pytest.mark.parametrize("command", ["backup", "restore", "import", "export"])
def test_a_database_that_is_not_ready_is_one_sentence(command: str, tmp_path: Path) -> None:
    words = ["saltmere"] if command == "export" else []
    reply = run(command, *words, "x.zip", DEMO="1", DATA_DIR=str(tmp_path))
    assert (reply.returncode, reply.stdout, reply.stderr.count("\n")) == (1, "", 1)
    assert reply.stderr.startswith("The database is not up to date: run `followthrough manage migrate`")


def test_a_bar_is_drawn_for_somebody_who_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    class Terminal:
        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> None:
            shown.append(text)

        def flush(self) -> None:
            pass

    monkeypatch.setattr("sys.stderr", Terminal())
    bar = Bar()
    for done in (0, 1_000, 1_001, 200_000):
        bar(done, 200_000)
    bar.close()
    assert [text.strip("\r\033[K") for text in shown[:2]] == [
        f"{' ' * 30}]   0%  0 of 200,000 rows",
        f"{'#' * 30}] 100%  200,000 of 200,000 rows",
    ]


def test_nobody_is_asked_for_a_passphrase_where_nobody_is(
    system: System, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with system("old"):
        assert refused(capsys, "backup", tmp_path / "x", "--passphrase").startswith(
            "A passphrase is needed, and there is"
        )
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        answers = iter([PASSPHRASE, f"{PASSPHRASE}!"])
        monkeypatch.setattr(archives.getpass, "getpass", lambda question: next(answers))
        said = refused(capsys, "backup", tmp_path / "x", "--passphrase")
        assert said.startswith("Those were two different passphrases")
