"""The layouts that the reader was built with are read without a fault; the exam that is kept back is passed."""

from types import ModuleType

import pytest

from tests.exchange.layouts.marking import FIELDS, Mark, mark
from tests.exchange.layouts.sets import layouts

SEEN = [(one, file) for one in layouts("seen") for file in one.FILES]
# What the exam reached when it was last taken, in hundredths; a change of the reader may raise these, never lower them.
REACHED = {
    "found": 100, "number": 100, "text": 88, "response": 95, "status": 100, "owner": 87, "due": 100, "updates": 94,
}  # fmt: skip


@pytest.mark.parametrize(("layout", "file"), SEEN, ids=[f"{one.__name__.rpartition('.')[2]}-{f}" for one, f in SEEN])
def test_a_layout_that_is_known_is_read_without_a_fault(layout: ModuleType, file: str) -> None:
    made = mark(layout.FILES[file](), file, layout.TRUTH)
    assert (made.faults, made.invented, made.silent) == ([], 0, 0)


def test_the_exam_is_passed_as_it_was() -> None:
    marks = [mark(make(), file, one.TRUTH) for one in layouts("kept") for file, make in one.FILES.items()]
    assert sum(one.invented for one in marks) <= 3
    assert sum(one.silent for one in marks) <= 1
    reached = {key: _mean(marks, key) for key in ("found", *FIELDS)}
    assert {key: share for key, share in reached.items() if share < REACHED[key]} == {}


def _mean(marks: list[Mark], key: str) -> float:
    asked = [one for one in marks if one.wanted[key]]
    return 100 * sum(one.share(key) for one in asked) / len(asked)
