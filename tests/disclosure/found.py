"""What the guard finds, put shortly for tests."""

from collections.abc import Collection

from followthrough.disclosure.rules import Kind, hits


def found(text: str, kind: Kind, *, known: Collection[str] = (), public: Collection[str] = ()) -> list[str]:
    """The words of the hits of one kind, line ends as spaces."""
    every = hits(text, known_names=known, public_names=public)
    return [" ".join(hit.words.split()) for hit in every if hit.kind is kind]
