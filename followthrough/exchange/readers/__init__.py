"""Bytes made into neutral rows, one module a format. No Django, no database, no network."""

import importlib

from followthrough.exchange.readers.grid import Paper
from followthrough.exchange.readers.package import SENTENCES
from followthrough.exchange.readers.sniff import kind_of
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.package import BadPackage

# by name, so that reading a Word file does not wait for the PDF library to load
_READERS = {
    "docx": ("word", "read_word"),
    "xlsx": ("excel", "read_excel"),
    "odt": ("odf", "read_odf"),
    "ods": ("odf", "read_odf"),
    "csv": ("separated", "read_separated"),
    "html": ("web", "read_web"),
    "pdf": ("pdf", "read_pdf"),
    "text": ("text", "read_text"),
}
_DAMAGED = "This file is damaged: open it in the program it was made with, save a new copy and try that."


def read_paper(data: bytes, name: str | None = None) -> Paper:
    """The prose and tables of a file. Raises Unreadable with one sentence that says what to do."""
    try:
        module, function = _READERS[kind_of(data, name)]
        reader = getattr(importlib.import_module(f"{__name__}.{module}"), function)
        paper: Paper = reader(data)
    except BadPackage as error:
        raise Unreadable(SENTENCES[error.why]) from error
    except (Unreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # parsers that others wrote raise what they like on a broken file
        raise Unreadable(_DAMAGED) from error
    return paper
