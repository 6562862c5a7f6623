"""A Word file that came back against the version that it was of: which document it is, what differs, whose that is."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from uuid import UUID

from django.utils import translation

from followthrough.councils.models import Council
from followthrough.exchange.isolate import word_safely
from followthrough.exchange.readers.grid import fold
from followthrough.exchange.readers.plain import Plain, word_plain
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.packs import queries, returned
from followthrough.packs.frozen import document_of
from followthrough.packs.making import APPENDIX, COVER
from followthrough.packs.models import Pack, Returned
from followthrough.packs.returned import Change, Frame, Headings
from followthrough.reports.appendix import UPDATE, columns
from followthrough.reports.document import Cell, Document, Table
from followthrough.reviews.queries.lines import Line, lines

_ENOUGH = 0.5  # of what only a document says; with less of it a file is none of ours


@dataclass(frozen=True, slots=True)
class Difference:
    """A change as it is kept: of which section of the report or which commitment it tells, where it tells of one.

    `text`: what can be put to the owner as an update; "" where that is not what was changed.
    """

    where: str
    column: str
    ours: str
    theirs: str
    section: str = ""
    commitment: str = ""
    text: str = ""


@dataclass(frozen=True)
class _Known:
    """A document that was finalised, its frame, and how near the file that came back is to it."""

    pack: Pack
    name: str
    document: Document
    frame: Frame
    alike: float


def compared(council: Council, pack: Pack, data: bytes) -> tuple[str, list[Difference]]:
    """Which document of the version a file was, and what differs in it. Raises Unreadable, or Refused if it is none."""
    theirs = word_safely(data)
    known = _recognised(council, pack, theirs)
    kept = queries.file(council, pack, f"{known.name}.docx")
    if kept is None:
        raise Refused("returned_nothing_kept", "file")
    found = returned.changes(word_plain(kept.data), theirs, known.frame)
    rows = _Rows(council, known) if known.name == APPENDIX else None
    return known.name, [_difference(one, known, rows) for one in found]


def _recognised(council: Council, pack: Pack, theirs: Plain) -> _Known:
    """The document of this version that the file was. Refused where one of another version is nearer to it."""
    if not pack.content:
        raise Refused("returned_nothing_kept", "file")
    mine = _nearest(_fitting([pack], theirs))
    others = queries.packs_of_review(council, pack.report.review).exclude(id=pack.id)
    other = _nearest(one for one in _fitting(others, theirs) if mine is None or one.name == mine.name)
    if other is not None and (mine is None or other.alike > mine.alike):
        day = other.pack.report.meeting.day
        raise Refused("returned_of_another", "file", number=other.pack.number, day=day)
    if mine is None:
        raise Refused("returned_unlike", "file")
    return mine


def _nearest(found: Iterable[_Known]) -> _Known | None:
    return max(found, key=lambda one: one.alike, default=None)


def _fitting(packs: Iterable[Pack], theirs: Plain) -> Iterator[_Known]:
    for pack in packs:
        for name, data in (pack.content or {}).items():
            document = document_of(data)
            frame, ours = returned.frame_of(document), returned.plain_of(document)
            if returned.share(ours, theirs, frame) >= _ENOUGH:
                yield _Known(pack, name, document, frame, returned.alike(ours, theirs, frame))


class _Rows:
    """The recommendations of an appendix beside its rows: they are in the same order."""

    def __init__(self, council: Council, known: _Known) -> None:
        with translation.override(known.document.language.lower()):
            self.headings: Headings = returned.headings_of(columns())
        tables = [one for one in known.document.blocks if isinstance(one, Table)]
        mine = [one for one in tables if returned.headings_of(one.columns) == self.headings]
        self.cells: list[tuple[Cell, ...]] = [row for table in mine for row in table.rows]
        pack = known.pack
        with queries.for_papers(council, pack.report.review):
            self.lines: list[Line] = lines(council, pack.report.review, AsAt(pack.as_at, pack.cutoff))

    def commitment(self, change: Change) -> UUID | None:
        """Of what a row tells. None where the tracker no longer says of that day what the appendix says."""
        if change.table != self.headings or change.row < 0 or len(self.cells) != len(self.lines):
            return None
        head = self.lines[change.row].recommendation
        [number] = self.cells[change.row][0].content
        return head.commitment_id if fold(number.text) == fold(head.number) else None

    def text(self, change: Change) -> str:
        """What a change of the latest update says as an update."""
        if change.column != self.headings[UPDATE]:
            return ""
        return returned.words_for(change.theirs, self.cells[change.row][UPDATE])


def _difference(change: Change, known: _Known, rows: _Rows | None) -> Difference:
    commitment = rows.commitment(change) if rows else None
    return Difference(
        where=change.where,
        column=change.column,
        ours=change.ours,
        theirs=change.theirs,
        section=known.frame.places.get(change.where, "") if known.name == COVER else "",
        commitment=str(commitment) if commitment else "",
        text=rows.text(change) if rows and commitment else "",
    )


def as_data(found: Iterable[Difference]) -> list[dict[str, str]]:
    """Differences as JSON."""
    return [asdict(one) for one in found]


def differences(row: Returned) -> list[Difference]:
    """Those that were kept; none where a redaction took them."""
    return [Difference(**one) for one in row.changes or ()]
