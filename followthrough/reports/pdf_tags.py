"""Row headers in the tags of a PDF. Typst tags the first cell of a row as data."""

import io
from collections.abc import Iterator

import pikepdf


def with_row_headers(raw: bytes) -> bytes:
    """The same PDF, in which the first cell of each table row heads the row and the other cells name it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        tree = pdf.Root.StructTreeRoot
        ids = pikepdf.NameTree(tree.IDTree) if "/IDTree" in tree else None
        for number, row in enumerate(_body_rows(tree)):
            name = f"row-{number}"
            header = _head_row(row, name)
            if ids is not None:
                ids[name] = header
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _body_rows(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The rows in the bodies of tables, in reading order."""
    for child in _children(element):
        if child.get("/S") == pikepdf.Name.TBody:
            yield from (row for row in _children(child) if row.get("/S") == pikepdf.Name.TR)
        else:
            yield from _body_rows(child)


def _children(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    found = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _head_row(row: pikepdf.Object, name: str) -> pikepdf.Object:
    first, *others = _children(row)
    first.S = pikepdf.Name.TH
    first.ID = pikepdf.String(name)
    _table_attributes(first).Scope = pikepdf.Name.Row
    for cell in others:
        _table_attributes(cell).Headers.append(pikepdf.String(name))
    return first


def _table_attributes(cell: pikepdf.Object) -> pikepdf.Object:
    return next(owned for owned in cell.A if pikepdf.Name.Table == owned.O)
