"""What every reader gives, whatever the format: prose and tables in reading order, text white-space folded."""

import re
from dataclasses import dataclass, field

_INVISIBLE = re.compile(
    r"_x000[dD]_|\[bookmark: [^\]\n]{0,80}\]|[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]"
)
_BREAKS = re.compile(r"[\n\r\v\f\u2028\u2029]+")
# What Word's empty form fields print.
_PLACEHOLDER = re.compile(
    r"(?:click(?: or tap)? (?:here )?to (?:enter|add) (?:text|a date)|choose an item|select (?:a date|an item)|"
    r"enter text here)\.?",
    re.IGNORECASE,
)
_UNIT_BEFORE_SQUARE = re.compile(r"(?:^|[\s\d(])(?:k|c|m)?m$")


@dataclass(frozen=True)
class Cell:
    """One place in the grid. `lines` are its non-empty paragraphs, folded.

    `merged` says that the place belongs to a cell that starts to the "left" or "above"; its lines are then
    those of that cell for "above" and none for "left". `fill` is a background as "RRGGBB".
    """

    lines: tuple[str, ...] = ()
    merged: str = ""
    fill: str | None = None
    bold: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def own(self) -> str:
        """The text, unless it is only here because a merged cell reaches down."""
        return "" if self.merged else self.text


@dataclass(frozen=True)
class Row:
    """A row of cells; `number` is the row as a person counts it in the paper, from 1.

    `place` is where it stands when that is not the place of its table, as for a form that was laid out as a row.
    """

    number: int
    cells: tuple[Cell, ...]
    place: str = ""

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass
class Table:
    """A table and where it is ("table 2", "sheet Tracker"). `ragged` says that its columns were guessed."""

    place: str
    rows: list[Row] = field(default_factory=list)
    ragged: bool = False

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True)
class Line:
    """A line of prose outside tables; `level` is 1 to 9 for headings, 0 for body text.

    `label` is how the text begins where that is set apart: a bold run-in, a term in a list. `apart` says that the
    line begins a paragraph, which a line after a line break does not.
    """

    text: str
    level: int = 0
    bold: bool = False
    place: str = ""
    label: str = ""
    apart: bool = True


@dataclass
class Paper:
    """Everything a reader found, in reading order, and what it had to leave behind, in a sentence each."""

    blocks: list[Line | Table] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def lines(self) -> list[Line]:
        return [block for block in self.blocks if isinstance(block, Line)]


def fold(text: str) -> str:
    """One line of text with white space folded; control characters and stray marks are dropped."""
    # almost every text: control and invisible characters do not count as printable
    plain = text.isprintable() and "_x000" not in text and "[bookmark" not in text
    folded = " ".join((text if plain else _INVISIBLE.sub("", text)).replace("\u2011", "-").split())
    return "" if _PLACEHOLDER.fullmatch(folded) else folded


def cell(text: str, **more: object) -> Cell:
    """A cell of text, one paragraph a line."""
    return Cell(lines_of(text), **more)  # type: ignore[arg-type]


def lines_of(text: str) -> tuple[str, ...]:
    """The non-empty lines of a text, each folded."""
    raws = [text] if text.isprintable() and "_x000" not in text else re.split(_BREAKS, _strip(text))
    return tuple(line for raw in raws if (line := fold(raw)))


def _strip(text: str) -> str:
    return re.sub(r"_x000[dD]_\n?", "\n", text)


def marks_a_note(raised: str, before: str) -> bool:
    """Whether a raised text is the mark of a footnote; after a unit of length it is a square or a cube."""
    return re.fullmatch(r"[\s\d,*†‡]+", raised) is not None and not _UNIT_BEFORE_SQUARE.search(before)


def padded(cells: list[Cell], width: int) -> tuple[Cell, ...]:
    """The cells of a row, filled up to the width of its table."""
    return (*cells, *(Cell() for _ in range(width - len(cells))))
