"""`followthrough report --what committee`, run as a person would, on the sample's reports."""

from datetime import date
from pathlib import Path

import pytest

from followthrough.cli.main import main
from followthrough.commitments import exempting
from followthrough.commitments.models import ProgressUpdate
from followthrough.packs import actions
from followthrough.packs.models import Report
from followthrough.reviews.models import Recommendation

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


def make_exempt() -> None:
    """Of the report that is finalised one text is exempt, as its next version keeps it."""
    report = Report.objects.get(review__neutral_name="Review 7", meeting__day=date(2026, 9, 15))
    by, asked = report.begun_by, Recommendation.objects.filter(review=report.review)
    said = ProgressUpdate.objects.filter(commitment__in=asked.values("commitment"), known_on__lte=report.cutoff_on)
    told = said.exclude(text="").latest("known_on")
    exempting.exempt(
        council=report.council,
        by=by,
        commitment=told.commitment,
        row=told,
        paragraph="3",
        reason="The partner would bid higher.",
        review_on=date(2099, 5, 1),
    )
    actions.finalise(council=report.council, by=by, report=report)


@pytest.mark.parametrize("version", ["draft", "latest"])
def test_the_exempt_appendix_is_written_only_where_it_is_asked_for(version: str, tmp_path: Path) -> None:
    make_exempt()
    found = {}
    for folder, more in (("without", []), ("with", ["--exempt"])):
        argv = [*ASKED, "--meeting", "2026-09-15", "--version", version, *more, "-o", str(tmp_path / folder)]
        assert main(argv) == 0
        found[folder] = {one.name for one in (tmp_path / folder).iterdir()}
    exempt = {f"exempt-appendix.{form}" for form in ("docx", "html", "pdf")}
    assert found["with"] - found["without"] == exempt


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
