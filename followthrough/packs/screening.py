"""The guard's look at everything that a report says, and what is withheld of it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from followthrough.disclosure.rules import Hit, hits, withheld
from followthrough.reports.document import Document, Figure, Prose, Run, Table

Source = TypeVar("Source")


@dataclass(frozen=True, slots=True)
class Found:
    """Words that the guard found: what they are taken for, and where in the report they stand."""

    kind: str
    words: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """What looks at a text: names that are nobody's business, those that are public, and what a person released."""

    names: Collection[str] = ()
    public: Collection[str] = ()
    released: frozenset[tuple[str, str]] = frozenset()
    # The same words stand in several documents and tables of a report, and looking at them is slow.
    _looked_at: dict[str, list[Hit]] = field(default_factory=dict, compare=False, repr=False)

    def hits(self, text: str) -> list[Hit]:
        """Every hit, released or not."""
        if text not in self._looked_at:
            self._looked_at[text] = hits(text, known_names=self.names, public_names=self.public)
        return self._looked_at[text]

    def held(self, text: str) -> str:
        """The text as it goes out."""
        return withheld(text, [one for one in self.hits(text) if key(one.kind, one.words) not in self.released])


def key(kind: str, words: str) -> tuple[str, str]:
    """By what a decision on words is found again: wherever they stand, however they are spaced and written."""
    return str(kind), " ".join(words.casefold().split())


def found(screen: Screen, told: Iterable[tuple[str, str]]) -> list[Found]:
    """What the guard finds in texts, each given with its place; the same words once, with all their places."""
    met: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for place, text in told:
        for hit in screen.hits(text):
            _words, places = met.setdefault(key(hit.kind, hit.words), (hit.words, []))
            if place not in places:
                places.append(place)
    return [Found(kind, words, tuple(places)) for (kind, _folded), (words, places) in met.items()]


def texts_of(document: Document, name: str) -> Iterator[tuple[str, str]]:
    """Every text of a document with its place: the document's own name, and in a table the row's."""
    yield name, document.heading
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                where = f"{name}, {row[0].content[0].text}" if row and row[0].content else name
                yield from ((where, part.text) for one in row for part in one.content)
        elif not isinstance(block, Figure):
            yield from ((name, text) for text in _strings(block))


def screened(document: Document, screen: Screen) -> Document:
    """The document as it goes out. Words that are withheld take the faces of their paragraph with them."""
    return replace(
        document,
        heading=screen.held(document.heading),
        blocks=tuple(_held(block, screen.held) for block in document.blocks),
    )


def held_in(source: Source, screen: Screen) -> Source:
    """What rows are made from, as it goes out."""
    held: Source = _held(source, screen.held)
    return held


def screened_texts(texts: Mapping[str, str], screen: Screen) -> dict[str, str]:
    return {section: screen.held(text) for section, text in texts.items()}


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


def _held(value: Any, held: Callable[[str], str]) -> Any:
    if isinstance(value, Figure):
        return value
    if isinstance(value, Prose):
        text = held(value.text)
        return value if text == value.text else replace(value, runs=(Run(text),))
    if isinstance(value, str):
        return held(value)
    if isinstance(value, tuple):
        return tuple(_held(one, held) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{name: _held(getattr(value, name), held) for name in _told(value)})
    return value
