"""Layout: a small table for each recommendation, with labels down the side ("Response", "Lead", "Update")."""

from dataclasses import dataclass

from followthrough.exchange.readers.grid import Cell, Line, Row, Table
from followthrough.exchange.understand import labels
from followthrough.exchange.understand.columns import is_header
from followthrough.exchange.understand.owners import addressed
from followthrough.exchange.understand.roles import role_of

NUMBER, TEXT, OWNER = "No.", "Recommendation", "Owner"
_FEWEST_LABELS = 3
_HEADINGS_AND_VALUES = 2
_FEWEST_ROLES_UNDER_HEADINGS = 3
_LONGEST_LABEL = 70
_FEWEST_GAPS = 4


@dataclass(frozen=True)
class Item:
    """A label and its value, and the row of the table in which they stand; `opens` where it begins a form.

    `beside` says that it has no label, and is known because it stands beside the number.
    """

    row: int
    label: str
    value: Cell
    opens: bool = False
    beside: bool = False


def items_of(table: Table) -> list[Item]:
    """The labels and values of a table that is a form, or several one below the other; none when it is not."""
    items: list[Item] = []
    rows = [row for row in table.rows if any(cell.own for cell in row.cells)]
    under = iter([*rows[1:], None])
    pair = all(_says_labels(row) for row in rows[_HEADINGS_AND_VALUES:])
    values: Row | None = None
    for row in rows:
        below = next(under)
        if row is values:
            continue
        if below and (found := _headings_and_values(row, below, inside=bool(items) or pair)):
            values = below
        else:
            found = _items(row, items)
        if not found:
            return []
        items += found
    return items if _is_form(table, items) else []


def _items(row: Row, before: list[Item]) -> list[Item]:
    places = [cell for cell in row.cells if not cell.merged]
    filled = [cell for cell in places if cell.lines]
    within = [_within(row.number, cell) for cell in places]
    if all(within):
        return [item for found in within for item in found]
    if len(filled) == 1 and filled[0] is not row.cells[0]:
        return []
    if len(filled) == 1:
        return _across(row.number, filled[0], before)
    pairs = list(zip(places[::2], places[1::2], strict=False))
    if len(places) % 2 or (len(pairs) > 1 and not all(_is_label(label) for label, value in pairs if value.lines)):
        pairs = [(filled[0], filled[1])] if len(filled) == 2 else []
    return [item for label, value in pairs if label.lines for item in _labelled(row.number, label, value)]


def _says_labels(row: Row) -> bool:
    """Whether every cell of a row is labels with their values."""
    return all(_within(row.number, cell) for cell in row.cells if not cell.merged and cell.lines)


def _headings_and_values(row: Row, below: Row, inside: bool) -> list[Item]:
    """Layout: a row of labels ("Response", "Lead", "Due") over their values, under the words of the recommendation.

    The words stand in the row above, or above a table of these two rows, with at most "Update: …" below them.
    """
    tops = [at for at, cell in enumerate(row.cells) if cell.own]
    roles = [role_of(" ".join(row.cells[at].lines)) for at in tops]
    if not inside or len(tops) < 2 or not all(roles) or not {"number", "text", "action"}.isdisjoint(roles):
        return []
    if len(row.cells) != len(below.cells) or any(cell.own and at not in tops for at, cell in enumerate(below.cells)):
        return []
    first = below.cells[tops[0]]
    # two labels and their values may be two pairs side by side, but for an answer below "Response"
    if (
        (len(tops) == 2 and not labels.is_answer(first.own))
        or _is_label(first)
        or any(labels.is_answer(row.cells[at].own) for at in tops)
    ):
        return []
    return [item for at in tops for item in _labelled(row.number, row.cells[at], below.cells[at])]


def _across(number: int, cell: Cell, before: list[Item]) -> list[Item]:
    """One filled cell: a number, a number and its words, a label whose value is empty or below, or such a value."""
    if before and not before[-1].value.lines and not _is_label(cell) and not labels.named(Line(cell.lines[0])):
        return [Item(number, before.pop().label, cell)]
    if _is_label(cell) or labels.named(Line(cell.lines[0])):
        return _labelled(number, cell, Cell())
    opened = before and (before[-1].label == NUMBER or before[-1].beside)
    return [Item(number, TEXT, cell)] if opened else []


def _within(number: int, cell: Cell) -> list[Item]:
    """Layout: "Lead officer: Head of Law" in one cell, or several such lines."""
    pairs = [labels.pair(Line(line)) for line in cell.lines if ":" in line]
    if not pairs or len(pairs) != len(cell.lines) or labels.named(Line(cell.lines[0])):
        return []
    if not all(pair and role_of(pair[0]) and pair[1] for pair in pairs):
        return []
    return [Item(number, pair[0], Cell((pair[1],))) for pair in pairs if pair]


def _labelled(number: int, label: Cell, value: Cell) -> list[Item]:
    opening = labels.named(Line(" ".join(label.lines)))
    if opening:
        words = Cell((opening.text, *value.lines)) if opening.text else value
        numbered = Item(number, NUMBER, Cell((opening.number,)), opens=True)
        whom = addressed(words.own)
        if whom:
            return [numbered, Item(number, OWNER, Cell((whom,)), beside=True)]
        return [numbered, Item(number, TEXT, words)] if words.lines else [numbered]
    return [Item(number, " ".join(label.lines).strip(" :"), value)]


def _is_label(cell: Cell) -> bool:
    text = " ".join(cell.lines)
    if text.endswith(".") and text.count(" ") >= _FEWEST_GAPS:
        return False  # "Name one director who answers for it." is a sentence
    return len(text) <= _LONGEST_LABEL and role_of(text) is not None and not labels.is_answer(text)


def _is_form(table: Table, items: list[Item]) -> bool:
    roles = [role_of(item.label) for item in items]
    if any(item.beside for item in items) and {item.label for item in items} == {NUMBER, OWNER, TEXT}:
        return False  # a bar and the words under it; what answers them stands in the prose below
    distinct = {role for role in roles if role}
    if len(items) < _FEWEST_LABELS or len(distinct) < 2 or sum(1 for role in roles if role) * 10 < len(items) * 6:
        return False
    across = len({item.row for item in items}) == 1
    return len(distinct) >= _FEWEST_ROLES_UNDER_HEADINGS or across or not is_header(table.rows[0])
