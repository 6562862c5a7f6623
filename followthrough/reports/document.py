"""A report as plain data, which `html`, `docx` and `pdf` turn into files. It knows no review."""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Literal

from followthrough.lib.printable import printable

_KEPT_WHOLE = 14, 1_500  # rows and characters; a table as short as this stands on one page

Tone = Literal["strong", "light", "plain"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the first level under the document's own title. It can begin a page.

    `key` is printed nowhere: a council's template finds the section by it.
    """

    text: str
    level: int = 1
    new_page: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `label` is set in bold before the text."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of somebody's writing: its `number` ("3.", "2.1"), or its mark as an `item` of a list so deep."""

    runs: tuple[Run, ...]
    number: str = ""
    item: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """Its words without their faces."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in words. The tone is an ornament: it tells nothing that the words do not."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table cell holds, in order."""

    content: tuple[Paragraph | Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width relative to the other columns'; numbers are set to the right."""

    heading: str
    width: int = 1
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row, whose first column heads its rows. Every row has a cell for every column."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. `svg` is our own, made by `plots`; `alt` says what it shows; `twin` holds its numbers."""

    caption: str
    svg: str
    alt: str
    twin: Table


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of a front page: what it is, and what it is here; `key` as a heading's."""

    label: str
    content: tuple[Prose, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """The facts of a front page, as a table of two columns without headings whose first column heads its rows."""

    caption: str
    rows: tuple[Field, ...]


Block = Heading | Paragraph | Prose | Fields | Table | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """A report.

    `title` goes where strangers may see it (window titles, file properties) and so carries only a review's
    neutral name; `heading` is what is printed at the top. `language` is a tag such as en-GB. A `portrait` one is for
    reading, the others are for wide tables.
    """

    title: str
    heading: str
    council_name: str
    as_at: date
    as_at_line: str
    language: str
    notice: str
    blocks: tuple[Block, ...]
    portrait: bool = False


def text_cell(text: str) -> Cell:
    """A cell of one paragraph."""
    return Cell((Paragraph(text),))


def is_short(table: Table) -> bool:
    """Whether a page holds it: rows of long texts may not, and its caption would stand alone on the page before."""
    rows, characters = _KEPT_WHOLE
    said = sum(len(part.text) for row in table.rows for cell in row for part in cell.content)
    return 1 + len(table.rows) <= rows and said <= characters


def lines(text: str) -> list[str]:
    """The lines of `text` that are not empty; one empty line if all are."""
    return [line.strip() for line in text.splitlines() if line.strip()] or [""]


def printable_document(document: Document) -> Document:
    """The same document without control characters and without empty headings; renderers begin with this."""
    clean: Document = _tidy(document)
    return replace(clean, blocks=tuple(block for block in clean.blocks if not _is_empty_heading(block)))


def _is_empty_heading(block: Block) -> bool:
    return isinstance(block, Heading) and not block.text.strip()


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return tuple(_tidy(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _tidy(getattr(value, field.name)) for field in fields(value)})
    return value
