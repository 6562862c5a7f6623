"""Erasures applied on the way in, and the ledger that they come from."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from followthrough.archive.replay import Replay, check_ledger, together
from followthrough.archive.unfit import Unfit
from followthrough.audit import erasures
from followthrough.audit.erasures import Erasure, Ledger
from followthrough.lib import clock

ONE, OTHER, ROW = UUID(int=1), UUID(int=2), UUID(int=3)


def erasure(left: dict[str, Any] | None, council: UUID = ONE, row: UUID = ROW) -> Erasure:
    return Erasure(council, "councils_person", row, left, None, clock.now())


def applied(*known: Erasure, **plain: Any) -> Any:
    return Replay(known, ONE).applied("councils_person", {"id": str(ROW), **plain})


def test_what_is_left_is_what_the_ledger_says() -> None:
    known = (erasure({"name": "[redacted]"}), erasure({"email": None}))
    assert applied(*known, name="N", email="e") == {"id": str(ROW), "name": "[redacted]", "email": None}


def test_other_rows_and_other_councils_are_let_be() -> None:
    known = (erasure({"name": "x"}, council=OTHER), erasure({"name": "x"}, row=OTHER))
    assert applied(*known, name="N") == {"id": str(ROW), "name": "N"}


def test_a_row_that_is_gone_is_gone() -> None:
    assert applied(erasure(None), name="N") is None


def test_what_is_empty_already_is_not_counted() -> None:
    replay = Replay([erasure({"name": "x"})], ONE)
    replay.applied("councils_person", {"id": str(ROW), "name": "x"})
    assert replay.rows == set()
    replay.applied("councils_person", {"id": str(ROW), "name": "N"})
    assert replay.rows == {ROW}


def test_a_column_that_went_by_another_name_is_not_passed_over() -> None:
    with pytest.raises(Unfit, match="names a column surname of councils_person"):
        applied(erasure({"surname": "x"}), name="N")


def test_the_ledger_has_to_be_that_of_the_system_unless_told() -> None:
    own, other = Ledger(ONE, ()), Ledger(OTHER, ())
    check_ledger(own, own, None, told=False)
    check_ledger(None, own, other, told=False)
    check_ledger(None, own, None, told=True)
    for wrong in (None, other):
        with pytest.raises(Unfit, match="--without-later-redactions"):
            check_ledger(wrong, own, None, told=False)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path / "new"
    return tmp_path / "new"


def test_a_ledger_comes_back_as_it_was_kept(folder: Path) -> None:
    first, second = erasure({"name": "[redacted]", "places": 3, "email": None}), erasure(None)
    assert erasures.kept() is None
    erasures.remember([first])
    erasures.remember([second])
    found = erasures.ledger()
    assert (found.erasures, found.unread) == ((first, second), 0)
    assert erasures.read(found.text()) == found
    assert (folder / "erasures.jsonl").stat().st_mode & 0o077 == 0


def test_a_line_that_was_cut_off_costs_no_other(folder: Path) -> None:
    erasures.remember([erasure(None)])
    with erasures.place().open("a") as file:
        file.write('{"council": "0000')
    erasures.remember([erasure({"name": "x"})])
    assert (len(erasures.ledger().erasures), erasures.ledger().unread) == (2, 1)


def test_adopting_takes_what_is_new_and_keeps_the_name(folder: Path) -> None:
    mine, theirs = erasure(None), erasure({"name": "x"})
    erasures.adopt(Ledger(ONE, (mine,)))
    erasures.adopt(Ledger(OTHER, (mine, theirs, theirs)))
    assert erasures.ledger() == Ledger(ONE, (mine, theirs))
    assert together(erasures.ledger(), None, Ledger(OTHER, (theirs,))) == [mine, theirs]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"ledger": "x"}', "not json"])
def test_what_is_no_ledger_says_so(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        erasures.read(text)
