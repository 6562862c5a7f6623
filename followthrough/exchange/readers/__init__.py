"""Bytes made into neutral rows, one module a format. No Django, no database, no network."""

from collections.abc import Callable

from followthrough.exchange.readers.grid import Paper
from followthrough.exchange.readers.sniff import kind_of
from followthrough.exchange.readers.text import read_text
from followthrough.exchange.readers.word import read_word
from followthrough.exchange.unreadable import Unreadable

_READERS: dict[str, Callable[[bytes], Paper]] = {"docx": read_word, "text": read_text}
_NAMES = {
    "xlsx": "an Excel workbook",
    "csv": "a CSV file",
    "html": "a web page",
    "pdf": "a PDF",
    "odt": "an OpenDocument text",
    "ods": "an OpenDocument sheet",
}


def read_paper(data: bytes, name: str | None = None) -> Paper:
    """The prose and tables of a file. Raises Unreadable with one sentence that says what to do."""
    kind = kind_of(data, name)
    if kind not in _READERS:
        raise Unreadable(
            f"This is {_NAMES[kind]}, which cannot be read yet: copy its table and paste it as text, or save it as .docx."
        )
    return _READERS[kind](data)
