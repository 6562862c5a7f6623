"""`followthrough report`, run as a person would."""

import json
from pathlib import Path

import pytest

from followthrough.cli.main import main
from followthrough.cli.report import FORMATS
from followthrough.councils.queries import council_by_slug
from followthrough.lib.as_at import AsAt
from followthrough.reports import exports
from followthrough.reviews.queries.lines import review_named

ASKED = ["report", "Review 7", "--council", "merrowbridge", "--as-at", "2024-01-31"]

pytestmark = [pytest.mark.usefixtures("read_sample"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment that `followthrough demo` makes for itself."""
    monkeypatch.setenv("DEMO", "true")


def refused(argv: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said when there is no report, and that nothing else is."""
    assert main(argv) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err.strip()


def test_the_command_offers_what_reports_can_make() -> None:
    assert exports.FORMATS == FORMATS


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("html", b"<!DOCTYPE html>"),
        ("docx", b"PK\x03\x04"),
        ("pdf", b"%PDF-"),
        ("csv", b"\xef\xbb\xbfNumber,"),
        ("json", b'{\n  "review"'),
        ("xlsx", b"PK\x03\x04"),
    ],
)
def test_the_same_bytes_twice_in_every_format(form: str, start: bytes, tmp_path: Path) -> None:
    made = []
    for name in ("first", "second"):
        assert main([*ASKED, "--format", form, "-o", str(tmp_path / name)]) == 0
        made.append((tmp_path / name).read_bytes())
    assert made[0].startswith(start)
    assert made[0] == made[1]


def test_the_day_may_be_written_out(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([*ASKED[:4], "--as-at", "31 January 2024", "--format", "json"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert (found["as_at"], len(found["rows"])) == ("2024-01-31", 48)


def test_the_review_may_be_given_by_its_id(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    council = council_by_slug("merrowbridge")
    assert council is not None
    view = review_named(council, "Review 7", AsAt.now())
    assert view is not None
    assert main(["report", str(view.review.id), "--format", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["neutral_name"] == "Review 7"


def test_no_such_review(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(["report", "Review 99", *ASKED[2:]], capsys) == (
        "There was no review 'Review 99' on that day: check its neutral name and the day."
    )


def test_another_councils_review_is_no_review(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(["report", "Review 7", "--council", "stanhollow"], capsys).startswith("There was no review")


def test_no_such_council(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused([*ASKED[:2], "--council", "nowhere"], capsys) == (
        "There is no council 'nowhere': check its short name."
    )


def test_a_review_that_only_one_council_has_needs_no_council(tmp_path: Path) -> None:
    for name, argv in (("named", ASKED), ("unnamed", [*ASKED[:2], *ASKED[4:]])):
        assert main([*argv, "--format", "csv", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "named").read_bytes() == (tmp_path / "unnamed").read_bytes()


@pytest.mark.parametrize("day", ["summer 2023", "31/02/2024", "", "\x00"])
def test_what_is_not_a_day(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused([*ASKED[:4], "--as-at", day], capsys).endswith(
        "is not a day: give one such as 2024-01-16 or 16 January 2024."
    )


def test_a_day_to_come(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused([*ASKED[:4], "--as-at", "1 January 2099"], capsys) == (
        "'1 January 2099' is still to come: give today or an earlier day."
    )


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused([*ASKED, "-o", str(tmp_path)], capsys).endswith(
        "cannot be written (is a directory): choose another place with -o."
    )


PROGRESS = [*ASKED, "--what", "progress"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_progress_report_is_the_same_to_the_byte(form: str, tmp_path: Path) -> None:
    made = []
    for name in ("first", "second"):
        given = [*PROGRESS, "--since", "12 April 2022", "--format", form, "-o", str(tmp_path / name)]
        assert main(given) == 0
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_a_progress_report_begins_with_the_news_before_the_latest(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([*PROGRESS, "--format", "json"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert (found["since"], found["as_at"], len(found["rows"])) == ("2023-12-08", "2024-01-31", 48)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ([*ASKED, "--since", "2022-04-12"], "--since belongs to a progress report"),
        ([*PROGRESS, "--exempt"], "A progress report leaves exempt texts out"),
        ([*PROGRESS, "--since", "2024-01-31"], "--since is not before the day of the report"),
        ([*PROGRESS, "--since", "spring"], "'spring' is not a day"),
    ],
)
def test_what_does_not_go_together(argv: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(argv, capsys).startswith(says)
