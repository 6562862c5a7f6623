"""What was measured, as rows of a table: in words on the terminal, and in docs/performance.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One comparison: how many times ours is of the other, which ratio is meant to be reached, and the figures.

    `at_most`: the ratio (ours over the other) must not exceed it; `at_least`: the other way round; neither: told only.
    """

    work: str
    beside: str
    ratio: float
    at_most: float | None = None
    at_least: float | None = None
    figures: str = ""

    @property
    def reach(self) -> str:
        if self.at_most is not None:
            return f"at most {self.at_most:g}"
        return f"at least {self.at_least:g}" if self.at_least is not None else "—"

    @property
    def met(self) -> bool:
        below = self.at_most is None or self.ratio <= self.at_most
        return below and (self.at_least is None or self.ratio >= self.at_least)

    @property
    def verdict(self) -> str:
        if self.at_most is None and self.at_least is None:
            return "—"
        return "yes" if self.met else "**no**"


HEADINGS = ("Work", "Beside", "Ratio", "Reach", "Met", "Figures of this run")


def markdown(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [_line(HEADINGS), _line(["---"] * len(HEADINGS))]
    lines += [_line([r.work, r.beside, f"{r.ratio:.2f}", r.reach, r.verdict, r.figures]) for r in rows]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
