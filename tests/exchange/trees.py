"""A paper of three rows about trees, read in and confirmed for a test."""

import io
import zipfile
from datetime import date
from typing import Any

import docx

from followthrough.exchange import actions
from followthrough.exchange.actions import NewReview
from followthrough.exchange.comparison import Comparison, RowView, compared
from followthrough.exchange.models import Import
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.reviews.actions import About
from followthrough.reviews.models import Recommendation, Review
from followthrough.reviews.queries.lines import Line, lines
from tests.exchange.papers import zipped

Home = tuple[Any, Any]
PAPER_DAY = date(2024, 1, 16)
WORD_TABLE = [
    ["Recommendation", "Agree?", "Lead officer", "Target date", "Comment"],
    ["1) That the Council plants a tree for every tree that it fells.", "Agree", "Tree officer", "March 2025",
     "Half are planted.\n\nOngoing work"],
    ["2) That the Council publishes its list of protected trees each spring.", "In part", "", "",
     "This is part of the Green Flag accreditation."],
    ["3) That the Council pays for a second tree officer in the coming year.", "Not Agreed", "", "", ""],
]  # fmt: skip


def word(rows: list[list[str]]) -> bytes:
    """A Word document with a date, a title and one table; of the same rows, the same bytes."""
    paper = docx.Document()
    paper.add_paragraph("January 2024")
    paper.add_paragraph("Appendix 1: Progress on trees")
    table = paper.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    held = io.BytesIO()
    paper.save(held)
    with zipfile.ZipFile(held) as parts:
        return zipped({name: parts.read(name) for name in parts.namelist()})


def read_in(home: Home, rows: list[list[str]] = WORD_TABLE, name: str = "trees.docx") -> Import:
    return actions.read_in(council=home[0], by=home[1], data=word(rows), name=name)


def confirm(home: Home, paper: Import, into: Any = None, **more: Any) -> Review:
    about = About(name="Trees", endorsed=parse("2 March 2021"), decided=parse("9 June 2021"))
    into = into or NewReview("Review 1", about)
    return actions.confirm(council=home[0], by=home[1], paper=paper, into=into, paper_on=PAPER_DAY, **more)


def now(home: Home, review: Review) -> list[Line]:
    return lines(home[0], review, AsAt.now())


def beside(home: Home, paper: Import, review: Review | None = None, day: date | None = None) -> Comparison:
    return compared(home[0], paper, review, AsAt.now(), day)


def rows(home: Home, paper: Import, review: Review | None = None) -> tuple[RowView, ...]:
    return beside(home, paper, review).views


def first_of(home: Home, review: Review) -> Recommendation:
    return now(home, review)[0].recommendation
