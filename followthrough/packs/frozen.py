"""Documents as the data that a pack keeps, and back; and what differs between two packs."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from followthrough.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Field,
    Fields,
    Figure,
    Heading,
    Paragraph,
    Prose,
    Run,
    Table,
    Tag,
)

_KINDS: dict[str, Any] = {one.__name__: one for one in (Heading, Paragraph, Prose, Fields, Table, Figure, Tag)}


def as_data(document: Document) -> dict[str, Any]:
    """The document as JSON."""
    blocks = [_block_data(block) for block in document.blocks]
    return {**asdict(document), "as_at": document.as_at.isoformat(), "blocks": blocks}


def document_of(data: dict[str, Any]) -> Document:
    """The document that was kept."""
    blocks = tuple(_block(one) for one in data["blocks"])
    return Document(**{**data, "as_at": date.fromisoformat(data["as_at"]), "blocks": blocks})


def _block_data(block: Any) -> dict[str, Any]:
    data = {"kind": type(block).__name__, **asdict(block)}
    if isinstance(block, Table):
        data["rows"] = [[[_block_data(part) for part in cell.content] for cell in row] for row in block.rows]
    elif isinstance(block, Figure):
        data["twin"] = _block_data(block.twin)
    return data


def _block(data: dict[str, Any]) -> Any:
    made = {name: value for name, value in data.items() if name != "kind"}
    kind = _KINDS[data["kind"]]
    if kind is Prose:
        made["runs"] = tuple(Run(**run) for run in made["runs"])
    elif kind is Fields:
        made["rows"] = tuple(_field(one) for one in made["rows"])
    elif kind is Table:
        made["columns"] = tuple(Column(**one) for one in made["columns"])
        made["rows"] = tuple(tuple(Cell(tuple(map(_block, cell))) for cell in row) for row in made["rows"])
    elif kind is Figure:
        made["twin"] = _block(made["twin"])
    return kind(**made)


def _field(data: dict[str, Any]) -> Field:
    return Field(**{**data, "content": tuple(_prose(one) for one in data["content"])})


def _prose(data: dict[str, Any]) -> Prose:
    return Prose(**{**data, "runs": tuple(Run(**run) for run in data["runs"])})


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines of one version that stand otherwise in the next: what was there, and what is."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(before: Document | None, after: Document | None) -> list[Difference]:
    """What a reader of the later document would read otherwise, in its order. None: there was no such document."""
    old, new = (list(_lines(one)) if one else [] for one in (before, after))
    compared = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Difference(tuple(old[a:b]), tuple(new[c:d])) for tag, a, b, c, d in compared if tag != "equal"]


def _lines(document: Document) -> Iterator[str]:
    yield document.heading
    yield document.as_at_line
    for block in document.blocks:
        yield from _lines_of(block)


def _lines_of(block: Block) -> Iterator[str]:
    if isinstance(block, Figure):
        yield from _lines_of(block.twin)
    elif isinstance(block, Table):
        for row in block.rows:
            yield " | ".join(" ".join(part.text for part in cell.content) for cell in row)
    elif isinstance(block, Fields):
        for field in block.rows:
            yield f"{field.label}: {' '.join(one.text for one in field.content)}"
    else:
        # Without the number of a paragraph: one that is put in before it changes nothing of what it says.
        mark = f"{block.item} " if isinstance(block, Prose) else ""
        yield f"{mark}{block.text}".strip()
