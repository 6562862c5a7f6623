"""Layout: a small table for each recommendation, with labels down the side ("Response", "Lead", "Update")."""

import re

from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table
from followthrough.exchange.understand.columns import is_header
from followthrough.exchange.understand.roles import role_of

_NUMBERED = re.compile(r"^(?:recommendation|rec\.?)\s*(?:no\.?\s*)?(?P<number>[A-Z]?\d[\w./]*)\s*[:.]?$", re.IGNORECASE)
_ACROSS = re.compile(r"^(?:recommendation|rec\.?)\s*(?:no\.?\s*)?[A-Z]?\d[\w./]*\s*[:.–-]\s*\S", re.IGNORECASE)
_FEWEST_LABELS = 3
_LONGEST_FORM = 20

_Pairs = list[tuple[str, Cell]]


def laid_out(paper: Paper) -> Paper:
    """The paper with each such form laid out as headings and rows; other tables are kept as they are."""
    blocks: list[Line | Table] = []
    for block in paper.blocks:
        forms = _forms(block) if isinstance(block, Table) else []
        blocks.append(_as_rows(block, forms) if isinstance(block, Table) and forms else block)
    return Paper(blocks, paper.remarks)


def _forms(table: Table) -> list[tuple[int, _Pairs]]:
    """The forms of a table and the row each begins with; none when its first column is not labels."""
    forms: list[tuple[int, _Pairs]] = []
    labels = known = 0
    if not table.rows or is_header(table.rows[0]):
        return []
    for row in table.rows:
        filled = [cell for cell in row.cells if cell.lines and not cell.merged]
        if len(filled) > 2 or (filled and not row.cells[0].own):
            return []
        if not filled:
            continue
        pairs = _pairs(filled)
        labels += 1
        known += role_of(pairs[-1][0]) is not None
        if pairs[-1][0] == "Recommendation" or not forms:
            forms.append((row.number, []))
        forms[-1][1].extend(pairs)
    enough = (
        labels >= _FEWEST_LABELS and known * 10 >= labels * 7 and all(len(form) <= _LONGEST_FORM for _, form in forms)
    )
    return forms if enough and all(_is_form(form) for _, form in forms) else []


def _pairs(filled: list[Cell]) -> _Pairs:
    label = " ".join(filled[0].lines).strip(" :")
    value = filled[1] if len(filled) > 1 else Cell()
    number = _NUMBERED.match(label)
    if number:
        return [("No.", Cell((number["number"],))), ("Recommendation", value)]
    return [("Recommendation", filled[0])] if len(filled) == 1 and _ACROSS.match(label) else [(label, value)]


def _is_form(pairs: _Pairs) -> bool:
    roles = {role for label, _ in pairs if (role := role_of(label))}
    return "text" in roles and len(roles) >= 2


def _as_rows(table: Table, forms: list[tuple[int, _Pairs]]) -> Table:
    headings = list(dict.fromkeys(label for _, pairs in forms for label, _ in pairs))
    rows = [Row(forms[0][0], tuple(Cell((heading,)) for heading in headings))]
    for number, pairs in forms:
        values = dict(reversed(pairs))
        rows.append(Row(number, tuple(values.get(heading, Cell()) for heading in headings)))
    return Table(table.place, rows)
