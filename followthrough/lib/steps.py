"""Long work in steps: a generator that says how far it is, and at its end gives what came of it."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
Result = TypeVar("Result")
Row = TypeVar("Row")
BATCH = 500


@dataclass(frozen=True)
class Step:
    """What is being done now, as a code, and how many of how many are done (0 of 0: nobody counts)."""

    stage: str
    done: int = 0
    of: int = 0


Steps = Generator[Step, None, Result]


def at_once(in_steps: Callable[P, Steps[Result]]) -> Callable[P, Result]:
    """The same work for whoever does not ask how far it is."""

    @wraps(in_steps)
    def whole(*args: P.args, **kwargs: P.kwargs) -> Result:
        return finished(in_steps(*args, **kwargs))

    return whole


def finished(steps: Steps[Result]) -> Result:
    """Take the steps that are left; what came of them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def counting(stage: str, batches: Sequence[Sequence[Row]], act: Callable[[Sequence[Row]], Any]) -> Steps[None]:
    """Do one thing with each batch, and count its rows."""
    done, of = 0, sum(map(len, batches))
    yield Step(stage, done, of)
    for batch in batches:
        act(batch)
        done += len(batch)
        yield Step(stage, done, of)


def batches_of(rows: Iterable[Any]) -> list[list[Any]]:
    """Rows in batches of one type each, types in the order in which they first come."""
    groups: dict[type, list[Any]] = {}
    for row in rows:
        groups.setdefault(type(row), []).append(row)
    return [group[at : at + BATCH] for group in groups.values() for at in range(0, len(group), BATCH)]
