"""Answers that are kept, where the same is asked again and again."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def kept_by(standing: Callable[[], Hashable]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function answers to each set of arguments, anew for whatever `standing` gives: a language, say.

    Arguments have to be hashable, and what is answered is shared: nothing that anybody changes.
    """

    def keep(answer: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(4096)
        def kept(_standing: Hashable, *args: P.args, **kwargs: P.kwargs) -> R:
            return answer(*args, **kwargs)

        @wraps(answer)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            return kept(standing(), *args, **kwargs)  # type: ignore[arg-type]  # hashable, as asked above

        return ask

    return keep
