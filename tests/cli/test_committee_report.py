"""`followthrough report --what committee`, run as a person would, on the sample's reports."""

from pathlib import Path

import pytest

from followthrough.cli.main import main

ASKED = ["report", "Review 7", "--council", "merrowbridge", "--what", "committee"]

pytestmark = [pytest.mark.usefixtures("read_sample"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment that `followthrough demo` makes for itself."""
    monkeypatch.setenv("DEMO", "true")


def test_the_finalised_files_are_written_as_they_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("first", "second"):
        assert main([*ASKED, "--meeting", "15 September 2026", "-o", str(tmp_path / folder)]) == 0
    first, second = (
        {one.name: one.read_bytes() for one in (tmp_path / name).iterdir()} for name in ("first", "second")
    )
    assert first == second
    assert set(capsys.readouterr().out.split()) == set(first)
    assert first["report.docx"].startswith(b"PK")
    assert first["report.pdf"].startswith(b"%PDF-")
    assert {name.partition(".")[0] for name in first} >= {"report", "appendix-1", "appendix-2"}


def test_the_draft_is_made_as_it_reads_now(tmp_path: Path) -> None:
    asked = [*ASKED, "--meeting", "2026-12-08", "--version", "draft", "-o", str(tmp_path)]
    assert main(asked) == 0
    assert b"have been updates on" in (tmp_path / "report.html").read_bytes()


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--meeting", "2026-12-08", "-o", "{}"], "No such version is finalised"),
        (["--meeting", "2026-09-15", "--version", "9", "-o", "{}"], "No such version is finalised"),
        (["--meeting", "2020-01-01", "-o", "{}"], "There is no report on this review for that meeting"),
        (["--meeting", "soon", "-o", "{}"], "is not a day"),
        (["--version", "second", "-o", "{}"], "is no version"),
        (["--meeting", "2026-09-15"], "name a folder for them with -o"),
        (["--meeting", "2026-09-15", "-o", "{}/file"], "choose another folder with -o"),
        (["--what", "appendix", "--meeting", "2026-09-15"], "add --what committee"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(
    argv: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main([*ASKED, *(one.format(tmp_path) for one in argv)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), sentence in said.err) == ("", 1, True)
