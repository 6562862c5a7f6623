"""A sheet on which a service review is filled in: its rows, what is typed there, and every doubt. No Django.

Nothing is guessed: a row is known by its mark, and a verdict by the words of the edition's scale.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from followthrough.lib.marks import mark, marks_in, plain
from followthrough.lib.wording import as_seen

Tables = Sequence[Sequence[Sequence[str]]]


class Column(StrEnum):
    """What a sheet says of one criterion; the last three are there to be filled in."""

    MARK = "mark"
    REF = "ref"
    TITLE = "title"
    ASKS = "asks"
    SO_FAR = "so_far"
    VERDICT = "verdict"
    EVIDENCE = "evidence"
    NOTE = "note"


ANSWER = (Column.VERDICT, Column.EVIDENCE, Column.NOTE)
_ENOUGH = 3  # headings in one row, before it is taken for the headings of the table


@dataclass(frozen=True)
class Sheet:
    """Everything that is printed, in words. A row has what stands in the columns before those to be filled in."""

    title: str
    heading: str
    made_on: date
    instructions: Sequence[str]
    headings: Mapping[Column, str]
    verdicts: Sequence[str]
    rows: Sequence[Mapping[Column, str]]


@dataclass(frozen=True)
class Typed:
    """One row as it was typed; `mark` is "" where somebody has taken it away."""

    mark: str
    ref: str = ""
    verdict: str = ""
    evidence: str = ""
    note: str = ""

    @property
    def empty(self) -> bool:
        return not (self.verdict or self.evidence or self.note)


class Doubt(StrEnum):
    """Why a row is not taken as it stands."""

    NO_MARK = "no_mark"
    UNKNOWN_MARK = "unknown_mark"
    ANOTHER_REF = "another_ref"
    WORD_MISSING = "word_missing"
    WORD_UNKNOWN = "word_unknown"
    TWICE = "twice"


@dataclass(frozen=True)
class Meant:
    """A row that says something: the reference of its criterion and the code of its verdict, None where not known."""

    typed: Typed
    ref: str | None
    verdict: str | None
    doubt: Doubt | None = None


def mark_of(audit: UUID, criterion: UUID) -> str:
    """The mark of one criterion in one service review."""
    return mark(audit.bytes + criterion.bytes)


def rows_of(tables: Tables, headings: Mapping[Column, str]) -> list[Typed]:
    """Every row of those tables that has a mark or says something, below a row of the sheet's headings."""
    names = {plain(said): column for column, said in headings.items()}
    found = [typed for table in tables for typed in _rows(table, names)]
    return [one for one in found if one.mark or not one.empty]


def _rows(table: Sequence[Sequence[str]], names: Mapping[str, Column]) -> Iterator[Typed]:
    columns: dict[Column, int] = {}
    for row in table:
        heads = {names[name]: at for at, cell in enumerate(row) if (name := plain(cell)) in names}
        if len(heads) >= _ENOUGH:
            columns = heads
        elif columns:
            yield _typed(row, columns)


def _typed(row: Sequence[str], columns: Mapping[Column, int]) -> Typed:
    def cell(column: Column) -> str:
        at = columns.get(column, len(row))
        return row[at].strip() if at < len(row) else ""

    marks = marks_in([cell(Column.MARK)]) or marks_in(row)
    return Typed(marks[0] if marks else "", cell(Column.REF), *(cell(column) for column in ANSWER))


def meant(rows: Sequence[Typed], refs: Mapping[str, str], words: Mapping[str, str]) -> list[Meant]:
    """The rows that say something, as they are understood. `refs`: the reference of each mark of this review;
    `words`: each word of the scale as it is printed, by its code. Signs count: "A" is not "A+".
    """
    codes = {as_seen(name): code for code, name in words.items()}
    found = [_meant(typed, refs, codes) for typed in rows if not typed.empty]
    return _once(found)


def _meant(typed: Typed, refs: Mapping[str, str], codes: Mapping[str, str]) -> Meant:
    ref, verdict = refs.get(typed.mark), codes.get(as_seen(typed.verdict)) if typed.verdict else None
    return Meant(typed, ref, verdict, _doubt(typed, ref, verdict))


def _doubt(typed: Typed, ref: str | None, verdict: str | None) -> Doubt | None:
    if ref is None:
        return Doubt.UNKNOWN_MARK if typed.mark else Doubt.NO_MARK
    if typed.ref and typed.ref != ref:
        return Doubt.ANOTHER_REF
    if verdict is None:
        return Doubt.WORD_UNKNOWN if typed.verdict else Doubt.WORD_MISSING
    return None


def _once(found: Sequence[Meant]) -> list[Meant]:
    """Each criterion once: said again in the same words it is one row, said in others it is a doubt."""
    kept: dict[object, Meant] = {}
    for n, one in enumerate(found):
        key: object = one.ref or n
        before = kept.setdefault(key, one)
        if before.typed != one.typed:
            kept[key] = replace(before, doubt=Doubt.TWICE)
    return list(kept.values())


def marks(rows: Collection[Typed]) -> set[str]:
    """The marks that stand in a sheet, of filled and of empty rows."""
    return {row.mark for row in rows if row.mark}
