"""Work that is told in steps, and the same at once."""

from followthrough.lib.steps import BATCH, Step, Steps, at_once, batches_of, counting, finished


def added(*numbers: int) -> Steps[int]:
    """The sum of numbers, a step each."""
    total = 0
    for number in numbers:
        total += number
        yield Step("added", total)
    return total


def test_the_steps_that_are_left_are_taken() -> None:
    steps = added(1, 2, 3)
    assert next(steps) == Step("added", 1)
    assert finished(steps) == 6


def test_at_once_gives_what_comes_of_it() -> None:
    assert at_once(added)(1, 2, 3) == 6
    assert at_once(added)() == 0


def test_rows_are_counted_when_they_are_done() -> None:
    done: list[str] = []
    steps = counting("kept", [["a", "b"], ["c"]], done.extend)
    told = [(step, len(done)) for step in steps]
    assert told == [(Step("kept", 0, 3), 0), (Step("kept", 2, 3), 2), (Step("kept", 3, 3), 3)]


def test_batches_hold_one_type_in_the_order_they_come() -> None:
    assert batches_of(["a", 1, "b", 2]) == [["a", "b"], [1, 2]]
    assert [len(batch) for batch in batches_of(range(BATCH * 2 + 1))] == [BATCH, BATCH, 1]
    assert batches_of([]) == []
