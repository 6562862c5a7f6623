"""A doubt that most rows of a paper have says nothing of any of them: it is told once, for the paper."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from followthrough.exchange.understand.reading import Doubt, ReadRecommendation

_FEWEST_ROWS = 10


def told_once(found: Sequence[ReadRecommendation], doubts: Iterable[Doubt]) -> list[Doubt]:
    """The doubts, those of a kind that more than half of ten or more rows have marked `common`, under one that says so.

    Of one kind are doubts with the same words but for a value that the row shows itself. Each keeps naming its row, so
    that no guess is without its doubt; who shows rows to a person leaves out what is common.
    """
    doubts, rows = list(doubts), {one.where: one for one in found}
    kinds = [_kind(doubt, rows.get(doubt.where)) for doubt in doubts]
    where: dict[str, set[str]] = {}
    for kind, doubt in zip(kinds, doubts, strict=True):
        if kind is not None:
            where.setdefault(kind, set()).add(doubt.where)
    many = {kind: len(had) for kind, had in where.items() if len(rows) >= _FEWEST_ROWS and len(had) * 2 > len(rows)}
    return [
        *(Doubt("the paper", _says(kind, had, len(rows))) for kind, had in many.items()),
        *(replace(doubt, common=kind in many) for kind, doubt in zip(kinds, doubts, strict=True)),
    ]


def _kind(doubt: Doubt, row: ReadRecommendation | None) -> str | None:
    """What a doubt of a row says, without the value that it repeats; None where it is about no row."""
    if row is None:
        return None
    said = doubt.says
    for value in (row.response, row.status, row.owner, row.due):
        said = said.replace(f"“{value}”", "“…”") if value else said
    return said


def _says(kind: str, had: int, rows: int) -> str:
    return f"in all {rows} rows: {kind}" if had == rows else f"in {had} of {rows} rows: {kind}"
