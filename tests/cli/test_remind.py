"""`followthrough remind`, run as a timer would: each reminder is written once, whatever happens to the command."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.councils.asking import calendar
from followthrough.lib import clock
from followthrough.rounds.actions import sending
from followthrough.rounds.models import Reminder
from tests.cli.typed import typed
from tests.fixtures import make_council
from tests.rounds.cast import Asking, asking, letters


@pytest.fixture
def cast(own_database: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Asking:
    """An open round at a council of a database of the test's own, two recipients of which owe answers."""
    monkeypatch.setenv("DEMO", "true")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    made = asking(make_council("saltmere", "Saltmere"))
    made.open()
    return made


@pytest.fixture
def due(cast: Asking, monkeypatch: pytest.MonkeyPatch) -> Asking:
    """It is the morning of the first working day after answers were due."""
    day = calendar(cast.council).on_or_after(cast.round.due_on + timedelta(days=1))
    monkeypatch.setattr(clock, "today", lambda: day)
    return cast


def reminded() -> list[str]:
    return sorted(one.to for one in letters("round_reminder"))


def test_on_a_day_without_a_rung_nothing_is_written(cast: Asking, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("remind") == 0
    assert (capsys.readouterr().out, reminded()) == ("No reminder is due.\n", [])


def test_run_twice_it_writes_once(due: Asking, capsys: pytest.CaptureFixture[str]) -> None:
    assert [typed("remind"), typed("remind")] == [0, 0]
    assert capsys.readouterr().out == "Reminders written: 2.\nNo reminder is due.\n"
    assert reminded() == ["hanna@saltmere.example", "leisure@saltmere.example"]


def test_killed_in_the_middle_nothing_of_a_round_is_written_and_the_next_run_writes_all(
    due: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_args: Any, **_given: Any) -> Any:
        raise KeyboardInterrupt

    with monkeypatch.context() as while_written:
        while_written.setattr(sending, "record", killed)
        with pytest.raises(KeyboardInterrupt):
            typed("remind")
    assert (reminded(), Reminder.objects.count()) == ([], 0)
    assert typed("remind") == 0
    assert reminded() == ["hanna@saltmere.example", "leisure@saltmere.example"]


def test_of_people_who_are_away_only_a_number_is_said(due: Asking, capsys: pytest.CaptureFixture[str]) -> None:
    councils.say_away(**due.by, person=due.hanna, first_day=clock.today())
    assert typed("remind") == 0
    said = capsys.readouterr()
    assert said.out == "Reminders written: 1.\n"
    assert said.err.startswith("Not reminded: 1 who have left, are away")
    assert "Hanna" not in said.err


def test_a_fault_at_one_council_costs_no_other_its_reminders(
    due: Asking, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_council("aldmoor", "Aldmoor")
    remind = sending.remind

    def broken(*, council: Any, day: Any) -> Any:
        if council.slug == "aldmoor":
            raise RuntimeError("nothing works here")
        return remind(council=council, day=day)

    monkeypatch.setattr(sending, "remind", broken)
    assert typed("remind") == 1
    said = capsys.readouterr()
    assert said.out == "Reminders written: 2.\n"
    assert "No reminders at aldmoor, because of a fault:" in said.err
