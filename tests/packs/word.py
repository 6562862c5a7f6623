"""A Word file of a version, and what somebody makes of it in a word processor."""

import io
from collections.abc import Callable
from typing import Any

import docx

from followthrough.packs import queries
from followthrough.packs.models import Pack

Edit = Callable[[Any], None]


def kept(pack: Pack, name: str = "appendix-1") -> bytes:
    """The Word file of one document of a version."""
    found = queries.file(pack.council, pack, f"{name}.docx")
    assert found is not None
    return found.data


def edited(data: bytes, *edits: Edit) -> bytes:
    """The file as somebody saves it who has changed it."""
    word, out = docx.Document(io.BytesIO(data)), io.BytesIO()
    for edit in edits:
        edit(word)
    word.save(out)
    return out.getvalue()


def says(old: str, new: str) -> Edit:
    """The one paragraph of those words says others, wherever it stands."""

    def edit(word: Any) -> None:
        cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
        places = [*word.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
        [found] = [one for one in places if one.text == old]
        found.runs[0].text = new
        for more in found.runs[1:]:
            more.text = ""

    return edit


def updated(number: str, words: str) -> Edit:
    """The latest update of a recommendation says other words, whatever it said."""

    def edit(word: Any) -> None:
        rows = [row.cells for table in word.tables for row in table.rows if row.cells[0].text == number]
        cell = next(cells[4] for cells in rows if len(cells) == 6)
        cell.paragraphs[1].runs[0].text = words

    return edit
