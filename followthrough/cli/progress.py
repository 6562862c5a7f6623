"""How far a long command is, on a terminal; nothing where nobody is looking."""

import sys

WIDTH = 30


class Bar:
    """A bar of `what` on standard error. Call it with how many of how many; `close` takes the line away."""

    def __init__(self, what: str = "rows") -> None:
        self._what = what
        self._shown = sys.stderr.isatty()
        self._last = -1

    def __call__(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 100
        if self._shown and percent != self._last:
            self._last = percent
            full = WIDTH * percent // 100
            sys.stderr.write(f"\r[{'#' * full}{' ' * (WIDTH - full)}] {percent:3}%  {done:,} of {total:,} {self._what}")
            sys.stderr.flush()

    def close(self) -> None:
        """Leave a clean line."""
        if self._shown and self._last >= 0:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
