"""`followthrough digest`, run as a timer would, for all councils."""

from pathlib import Path

import pytest

from followthrough.outbox.models import Email
from tests.cast import small_review
from tests.cli.test_commands import run
from tests.cli.typed import typed
from tests.fixtures import make_council


@pytest.fixture
def demo(own_database: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment in which the command starts; two councils in which something waits."""
    monkeypatch.setenv("DEMO", "true")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for slug in ("saltmere", "otherby"):
        small_review(*make_council(slug, slug.title()))


def test_the_letters_of_all_councils_are_written_once(demo: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert [typed("digest"), typed("digest")] == [0, 0]
    assert capsys.readouterr().out == "Letters written: 2.\nNo letter is due this week.\n"
    assert sorted(Email.objects.values_list("to", flat=True)) == ["officer@otherby.example", "officer@saltmere.example"]


def test_a_database_that_is_not_ready_is_one_sentence(tmp_path: Path) -> None:
    reply = run("digest", DEMO="1", DATA_DIR=str(tmp_path))
    assert (reply.returncode, reply.stdout) == (1, "")
    assert reply.stderr.startswith("The database is not up to date: run `followthrough manage migrate`")
