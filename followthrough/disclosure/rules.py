"""What a report must not give away without a person's decision, and the same text with it withheld."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from followthrough.disclosure import contacts, counts, people, places, streets
from followthrough.disclosure.folded import Folded, Span, fold


class Kind(StrEnum):
    POSTCODE = "postcode"  # or another code of one place: a UPRN, three words, degrees
    STREET = "street"
    NAME = "name"
    TELEPHONE = "telephone"
    EMAIL = "email"
    SMALL_COUNT = "small_count"


@dataclass(frozen=True, slots=True)
class Hit:
    """`words` are the characters of the text from `start` up to, not including, `end`."""

    kind: Kind
    start: int
    end: int
    words: str


def hits(text: str, *, known_names: Collection[str] = (), public_names: Collection[str] = ()) -> list[Hit]:
    """Everything found in `text`, in order; no two overlap.

    `known_names` are people of the council who are found wherever they are named, with or without a title.
    `public_names` are people whom the council names in public, elected members above all: they are no hit. A title in
    front is part of the name: "Cllr Example" is then Cllr Jane Example, and Mrs Example is somebody else.
    """
    folded = fold(text)
    found = [
        Hit(kind, start, end, text[start:end])
        for kind, span in _found(folded, known_names, public_names)
        for start, end in [folded.printed(span)]
    ]
    return list(_apart(text, sorted(found, key=lambda hit: (hit.start, -hit.end))))


def withheld(text: str, hits: Iterable[Hit], mark: str = "[withheld]") -> str:
    """`text` with `mark` in the place of each hit. ValueError when a hit is not of this text."""
    parts, done = [], 0
    for hit in _apart(text, sorted(hits, key=lambda hit: (hit.start, -hit.end))):
        parts += [text[done : hit.start], mark]
        done = hit.end
    return "".join([*parts, text[done:]])


def _found(folded: Folded, known: Collection[str], public: Collection[str]) -> Iterator[tuple[Kind, Span]]:
    words = folded.words()
    finders = {
        Kind.EMAIL: contacts.emails(folded.text),
        Kind.TELEPHONE: contacts.telephones(folded.text),
        Kind.POSTCODE: places.codes(folded.text),
        Kind.STREET: streets.streets(folded, words),
        Kind.NAME: people.names(folded, words, known, public),
        Kind.SMALL_COUNT: counts.small(folded.text),
    }
    return ((kind, span) for kind, spans in finders.items() for span in spans)


def _apart(text: str, ordered: list[Hit]) -> Iterator[Hit]:
    """Hits that overlap as one, so that withholding one never leaves half of another."""
    last: Hit | None = None
    for hit in ordered:
        if text[hit.start : hit.end] != hit.words:
            raise ValueError(f"“{hit.words}” does not stand at {hit.start} in this text. Look for the hits again.")
        if last and hit.start < last.end:
            end = max(hit.end, last.end)
            last = Hit(last.kind, last.start, end, text[last.start : end])
            continue
        if last:
            yield last
        last = hit
    if last:
        yield last
