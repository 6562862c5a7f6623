"""Layout: no table with headings; each recommendation is a run of labels and values, in a form or in prose.

A record is opened by what names a recommendation or its number. Its labels have the roles that headings of columns
have, so it is laid out as a row under them, and read as any other row.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table
from followthrough.exchange.understand import labels, welsh
from followthrough.exchange.understand.columns import is_header
from followthrough.exchange.understand.forms import NUMBER, TEXT, Item, items_of
from followthrough.exchange.understand.owners import addressed
from followthrough.exchange.understand.prose import of_lines
from followthrough.exchange.understand.reading import Doubt
from followthrough.exchange.understand.record import BESIDE, LIFE, OPENS, Record
from followthrough.exchange.understand.roles import role_of
from followthrough.lib import days

_WIDEST = 200
_FEWEST_ACCOUNTS = 2
_MANY_LABELS = 40


def laid_out(paper: Paper) -> tuple[Paper, list[Doubt]]:
    """The paper with its records laid out as headings and rows; without any, or beside headings, as it is."""
    items = {id(table): found for table in paper.tables if (found := items_of(table))}
    records, items = _of_forms(paper, items)
    if records:
        return _with_table(paper, records, _beginning(paper, items), items)
    if any(is_header(row) for table in paper.tables for row in table.rows):
        return paper, []
    return of_prose(paper, unlabelled=False)


def of_prose(paper: Paper, unlabelled: bool) -> tuple[Paper, list[Doubt]]:
    """The paper with the records of its prose laid out; `unlabelled` as in `prose.of_lines`."""
    blocks = [part for block in paper.blocks for part in _parts(block)]
    places = [at for at, block in enumerate(blocks) if isinstance(block, Line)]
    records, first, doubts = of_lines([block for block in blocks if isinstance(block, Line)], unlabelled)
    if not records:
        return paper, []
    made, said = _with_table(Paper(blocks, paper.remarks), records, places[first], {})
    return made, [*said, *doubts]


def _beginning(paper: Paper, items: dict[int, list[Item]]) -> int:
    """The place of the first form, or of the number that stands above it."""
    form = next(at for at, block in enumerate(paper.blocks) if id(block) in items)
    above = [at for at, block in enumerate(paper.blocks[:form]) if isinstance(block, Line) and labels.named(block)]
    return above[0] if above else form


def _parts(block: Line | Table) -> Sequence[Line | Table]:
    """A table of one column is a frame round its lines; any other stays in its place, read or left out as a table."""
    if isinstance(block, Line):
        return [block]
    if numbered := _numbered_box(block):
        return numbered
    if block.width != 1:
        return [block] if any(cell.own for row in block.rows for cell in row.cells) else []
    return [Line(text, apart=not at) for row in block.rows for at, text in enumerate(row.cells[0].lines)]


def _numbered_box(block: Table) -> list[Line]:
    """Layout: a box in two parts, the number and the words of a recommendation, with prose below it.

    Also a bar with the number and whom it is addressed to, over a row of the words.
    """
    filled = [[" ".join(cell.lines) for cell in row.cells if cell.own] for row in block.rows]
    widths = [len(row) for row in filled]
    if widths not in ([2], [2, 1]) or (widths == [2, 1] and not addressed(filled[0][1])):
        return []
    number, words = filled[0]
    below = [Line(row[0]) for row in filled[1:]]
    alone = Line(number.rstrip(":"))
    if labels.number_alone(alone) is not None:
        return [Line(f"{number.rstrip('.')}. {words}", bold=True), *below]
    named = labels.named(alone) or labels.coded(alone)
    return [Line(f"{number.rstrip(':.')}: {words}", bold=True), *below] if named and not named.text else []


def _with_table(paper: Paper, records: list[Record], at: int, gone: dict[int, list[Item]]) -> tuple[Paper, list[Doubt]]:
    table = _table(records, records[0].place)
    if table is None:
        return paper, []
    blocks: list[Line | Table] = [*paper.blocks[:at], table, *paper.blocks[at:]]
    doubts = [Doubt(f"{one.place}, row {one.row}", says) for one in records for says in one.doubts]
    return Paper([block for block in blocks if id(block) not in gone], paper.remarks), doubts


def _table(records: list[Record], place: str) -> Table | None:
    """A row for each record under all their labels, and a row across where a heading stands between them."""
    records = _alike(records)
    if len({label for one in records for label, _ in one.pairs}) > _MANY_LABELS:
        records = [replace(one, pairs=[_day_inside(label, value) for label, value in one.pairs]) for one in records]
    headings: list[tuple[str, int]] = []
    rows = [_by_label(one) for one in records]
    for row in rows:
        _merge(headings, list(row))
        if len(headings) > _WIDEST:
            return None
    table = Table(place, [Row(records[0].row, tuple(Cell((welsh.with_english_months(one),)) for one, _ in headings))])
    sections = _sections(records)
    for one, row, section, before in zip(records, rows, sections, [None, *sections], strict=False):
        if section and section != before:
            across = (Cell((section,)), *(Cell(merged="left") for _ in headings[1:]))
            table.rows.append(Row(one.row, across, one.place))
        table.rows.append(Row(one.row, tuple(Cell(tuple(row.get(heading, ()))) for heading in headings), one.place))
    return table


def _alike(records: list[Record]) -> list[Record]:
    """Records in which labels of one role that no record has together ("Lead", "Lead officer") are one label."""
    first: dict[str, str] = {}
    times = [Counter(role_of(label) for label, _ in one.pairs) for one in records]
    single = {role for role in (*OPENS, *LIFE[:-1]) if all(count[role] <= 1 for count in times)}

    def alike(label: str) -> str:
        role = role_of(label)
        return first.setdefault(role, label) if role in single else label

    return [replace(one, pairs=[(alike(label), value) for label, value in one.pairs]) for one in records]


def _day_inside(label: str, value: list[str]) -> tuple[str, list[str]]:
    """Layout: each update has a day of its own in its label; the day goes into the account, which is read by it."""
    day = next(days.find(welsh.with_english_months(label)), None) if role_of(label) == "comment" else None
    if day is None or not value:
        return label, value
    return labels.key_of(label).capitalize(), [f"{day.printed}: {value[0]}", *value[1:]]


def _by_label(one: Record) -> dict[tuple[str, int], list[str]]:
    """The values by label; a label that comes again has a place of its own."""
    times: Counter[str] = Counter()
    found = {}
    for label, value in one.pairs:
        found[label, times[label]] = [line for text in value for line in text.split("\n") if line]
        times[label] += 1
    return found


def _merge(headings: list[tuple[str, int]], own: list[tuple[str, int]]) -> None:
    """Put labels that are new before the next one that is known, so that updates stay in their order."""
    at = len(headings)
    for one in reversed(own):
        if one in headings:
            at = headings.index(one)
        else:
            headings.insert(at, one)


def _sections(records: list[Record]) -> list[str | None]:
    """The heading over each record, where there are several; the title of the page is none."""
    headings = {one.section.text: one.section.level for one in records if one.section}
    if len(headings) < 2:
        return [None] * len(records)
    title = 1 if any(level != 1 for level in headings.values()) else 0
    return [one.section.text if one.section and one.section.level != title else None for one in records]


def _of_forms(paper: Paper, items: dict[int, list[Item]]) -> tuple[list[Record], dict[int, list[Item]]]:
    """The records of all forms, and which tables those are; a form without number or words has those above it."""
    read: dict[int, list[Item]] = {}
    records: list[Record] = []
    above: list[Line] = []
    below: list[tuple[Record, list[Line]]] = []
    section: Line | None = None
    for block in paper.blocks:
        if isinstance(block, Line):
            section = block if block.level and not labels.named(block) else section
            above.append(block)
        elif id(block) in items:
            new = _of_items(block.place, items[id(block)], section)
            below += [(records[-1], above)] if records else []
            _complete(new[0], above)
            above = []
            if all(one.roles.intersection(OPENS) for one in new):
                records, read[id(block)] = records + new, items[id(block)]
    _take_accounts([*below, *([(records[-1], above)] if records else [])])
    return records, read


def _take_accounts(below: list[tuple[Record, list[Line]]]) -> None:
    """Layout: a small table of response, lead and day, and the account in paragraphs below it; each with a doubt."""
    if any("comment" in one.roles for one, _ in below):
        return
    accounts = [(one, _paragraphs(lines)) for one, lines in below]
    if sum(1 for _, account in accounts if account) < _FEWEST_ACCOUNTS:
        return
    for one, account in accounts:
        if account:
            one.add_account(account)


def _paragraphs(lines: list[Line]) -> list[str]:
    """The plain lines that a paper has before its next heading or the next that names a recommendation."""
    stands_out = (labels.is_marked(line) or labels.named(line) is not None for line in lines)
    end = next((at for at, out in enumerate(stands_out) if out), len(lines))
    return [line.text for line in lines[:end]]


def _of_items(place: str, items: list[Item], section: Line | None) -> list[Record]:
    """A form begins where a number opens it, or where its first label comes again."""
    records: list[Record] = []
    first = labels.key_of(items[0].label)
    for item in items:
        again = labels.key_of(item.label) == first
        if not records or again or (item.opens and records[-1].roles.intersection({*OPENS, *LIFE})):
            records.append(Record(place, item.row, section))
        records[-1].add(item.label, list(item.value.lines))
        records[-1].doubts += [BESIDE.format(item.value.text)] if item.beside else []
    return records


def _complete(one: Record, above: list[Line]) -> None:
    at = next((at for at in reversed(range(len(above))) if labels.named(above[at])), None)
    opening = labels.named(above[at]) if at is not None else None
    if at is None or opening is None:
        return
    words = [text for text in (opening.text, *(line.text for line in above[at + 1 :])) if text]
    if "text" not in one.roles and words:
        one.pairs.insert(0, (TEXT, words))
    if "number" not in one.roles:
        one.pairs.insert(0, (NUMBER, [opening.number]))
