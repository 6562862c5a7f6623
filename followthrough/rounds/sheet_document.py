"""A sheet to fill in, as plain data: what the Word and the Excel file are both made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from followthrough.rounds.sheet_rows import Column


@dataclass(frozen=True)
class Row:
    """One thing asked. `cells` has what stands in the columns before the answer, and "" for none.

    `same_as` is what is said where another answer stands for this one unless something is written.
    """

    cells: Mapping[Column, str]
    same_as: str = ""


@dataclass(frozen=True)
class Sheet:
    """Everything that is printed, in words; `hints` are of columns that need one."""

    title: str
    language: str
    made_on: date
    instructions: Sequence[str]
    headings: Mapping[Column, str]
    hints: Mapping[Column, str]
    choices: Sequence[str]
    states: Sequence[str]
    choose: str
    rows: Sequence[Row]

    def lists(self, column: Column) -> Sequence[str]:
        """What can be chosen in a column; nothing where it is written."""
        return {Column.CHOICE: self.choices, Column.STATE: self.states}.get(column, ())
