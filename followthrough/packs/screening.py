"""The guard's look at everything that a report says, and what is withheld of it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from followthrough.disclosure.rules import Hit, hits, withheld
from followthrough.reports.document import Document, Field, Fields, Figure, Paragraph, Prose, Run, Table, Tag
from followthrough.reports.progress_source import ProgressSource
from followthrough.reports.source import AppendixSource

Source = TypeVar("Source")
_BESIDE = 12  # words before and after a hit that tell what it is about


@dataclass(frozen=True, slots=True)
class Found:
    """Words that the guard found: what they are taken for, where in the report they stand, and among which words."""

    kind: str
    words: str
    places: tuple[str, ...]
    among: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """What looks at a text: names that are nobody's business, those that are public, and what a person released."""

    names: Collection[str] = ()
    public: Collection[str] = ()
    released: frozenset[tuple[str, str]] = frozenset()
    # The same words stand in several documents and tables of a report, and looking at them is slow.
    _looked_at: dict[str, list[Hit]] = field(default_factory=dict, compare=False, repr=False)

    def hits(self, text: str, label: str = "") -> list[Hit]:
        """Every hit in `text`, released or not; what stands before it ("Contact:") tells what its words are."""
        if not label:
            return self._hits(text)
        lead = len(label) + 2
        behind = [one for one in self._hits(f"{label}: {text}") if one.end > lead]
        shifted = ((max(one.start - lead, 0), one.end - lead, one.kind) for one in behind)
        return [*self._hits(text), *(Hit(kind, start, end, text[start:end]) for start, end, kind in shifted)]

    def held(self, text: str, label: str = "") -> str:
        """The text as it goes out."""
        return withheld(text, [one for one in self.hits(text, label) if key(one.kind, one.words) not in self.released])

    def _hits(self, text: str) -> list[Hit]:
        if text not in self._looked_at:
            self._looked_at[text] = hits(text, known_names=self.names, public_names=self.public)
        return self._looked_at[text]


def key(kind: str, words: str) -> tuple[str, str]:
    """By what a decision on words is found again: wherever they stand, however they are spaced and written."""
    return str(kind), " ".join(words.casefold().split())


@dataclass(frozen=True, slots=True)
class Told:
    """A text of a report, where it stands, and what stands before it."""

    place: str
    text: str
    label: str = ""


def found(screen: Screen, told: Iterable[Told]) -> list[Found]:
    """What the guard finds in texts; the same words once, with all their places."""
    met: dict[tuple[str, str], tuple[str, str, list[str]]] = {}
    for one in told:
        for hit in screen.hits(one.text, one.label):
            _words, _among, places = met.setdefault(key(hit.kind, hit.words), (hit.words, _around(one, hit), []))
            if one.place not in places:
                places.append(one.place)
    return [Found(kind, words, tuple(places), among) for (kind, _folded), (words, among, places) in met.items()]


def _around(told: Told, hit: Hit) -> str:
    """The words of a hit with some of those before and after it."""
    before, after = told.text[: hit.start].split(), told.text[hit.end :].split()
    begins = " ".join(["…"] * (len(before) > _BESIDE) + before[-_BESIDE:])
    ends = " ".join(after[:_BESIDE] + ["…"] * (len(after) > _BESIDE))
    gap = " " if told.text[hit.end : hit.end + 1].isspace() else ""
    lead = f"{told.label}: " if told.label else ""
    return f"{lead}{begins} {hit.words}{gap}{ends}".strip()


def texts_of(document: Document, name: str) -> Iterator[Told]:
    """Every text of a document: its place is the document's own name, and in a table the row's."""
    yield from (Told(name, text) for text in (document.title, document.heading))
    for block in document.blocks:
        if isinstance(block, Table):
            yield Told(name, block.caption)
            yield from (Told(name, column.heading) for column in block.columns)
            for row in block.rows:
                where = f"{name}, {row[0].content[0].text}" if row and row[0].content else name
                yield from (Told(where, part.text, _label(part)) for one in row for part in one.content)
        elif isinstance(block, Fields):
            yield from (Told(name, one.text, fact.label) for fact in block.rows for one in fact.content)
        elif not isinstance(block, Figure):
            yield from (Told(name, text) for text in _strings(block))


def texts_behind(source: AppendixSource | ProgressSource, name: str) -> Iterator[Told]:
    """Every text that a document or its rows are made from, with its recommendation; whole, as a person wrote it."""
    items = (
        [(one.now.number, one) for one in source.items]
        if isinstance(source, ProgressSource)
        else [(one.number, one) for one in source.recommendations]
    )
    for number, item in items:
        yield from (Told(f"{name}, {number}", text) for text in _strings(item))
    now = source.now if isinstance(source, ProgressSource) else source
    for one in now.programmes:
        yield from (Told(f"{name}, {one.name}", text) for text in _strings(one))


def screened(document: Document, screen: Screen) -> Document:
    """The document as it goes out. Words that are withheld take the faces of their paragraph with them."""
    return replace(
        document,
        title=screen.held(document.title),
        heading=screen.held(document.heading),
        blocks=tuple(_held(block, screen) for block in document.blocks),
    )


def held_in(source: Source, screen: Screen) -> Source:
    """What a document or rows are made from, as it goes out."""
    held: Source = _held(source, screen)
    return held


def _label(part: Paragraph | Tag) -> str:
    return part.label if isinstance(part, Paragraph) else ""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, Prose):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _told(value):
            yield from _strings(getattr(value, name))


def _told(value: Any) -> list[str]:
    """The columns of a block that are read: keys are printed nowhere."""
    return [field.name for field in fields(value) if field.name != "key"]


def _held(value: Any, screen: Screen, label: str = "") -> Any:
    if isinstance(value, Figure):
        return value
    if isinstance(value, Prose):
        text = screen.held(value.text, label)
        return value if text == value.text else replace(value, runs=(Run(text),))
    if isinstance(value, Field):
        content = tuple(_held(one, screen, value.label) for one in value.content)
        return replace(value, label=screen.held(value.label), content=content)
    if isinstance(value, Paragraph):
        return Paragraph(screen.held(value.text, value.label), screen.held(value.label))
    if isinstance(value, str):
        return screen.held(value)
    if isinstance(value, tuple):
        return tuple(_held(one, screen) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{name: _held(getattr(value, name), screen) for name in _told(value)})
    return value
