"""A whole paper: which tables are trackers, what surrounds them, and what to look at again."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from followthrough.exchange.readers.grid import Line, Paper, Table
from followthrough.exchange.understand import committee, front, keys, narrative, sections, tables
from followthrough.exchange.understand.bands import beside_their_rows
from followthrough.exchange.understand.checks import look_again
from followthrough.exchange.understand.columns import is_header
from followthrough.exchange.understand.common import told_once
from followthrough.exchange.understand.feet import Foot
from followthrough.exchange.understand.owners import is_body
from followthrough.exchange.understand.places import Columns, Setting
from followthrough.exchange.understand.prose import PLACE as OF_PROSE
from followthrough.exchange.understand.reading import Doubt, Reading, ReadRecommendation
from followthrough.exchange.understand.record import first_words
from followthrough.exchange.understand.records import laid_out, of_prose
from followthrough.exchange.understand.shapes import Shape, as_told, read_together, shape_of
from followthrough.exchange.understand.tables import LEFT_OUT, Choice
from followthrough.exchange.understand.times import is_earlier
from followthrough.exchange.understand.tracker import Tracker
from followthrough.exchange.unreadable import Unreadable

_MOST_RECOMMENDATIONS = 20_000


@dataclass
class _Left:
    """Tables that were left out, and why."""

    doubts: list[Doubt] = field(default_factory=list)

    def out(self, table: Table, why: str) -> None:
        self.doubts.append(Doubt(table.place, f"{LEFT_OUT}{why}"))


def understand(paper: Paper, take: Collection[str] = (), leave: Collection[str] = ()) -> Reading:
    """Everything the paper says about recommendations. Raises Unreadable when no table in it is a tracker.

    `take` and `leave` hold places of tables ("table 2", "sheet Key"): read whatever they read as, or left out.
    """
    if not paper.blocks:
        raise Unreadable(
            "There is nothing to read in this file: check that it is the right one, or paste its table as text."
        )
    choice = Choice.of(paper, take, leave)
    reading = _understood(paper, choice)
    reading.tables = tables.seen(paper, reading, choice)
    if not reading.recommendations:
        seen = [table.as_dict() for table in reading.tables if table.words]
        raise Unreadable(_nothing_found(paper, reading, choice), seen)
    return reading


def _understood(paper: Paper, choice: Choice) -> Reading:
    paper, aside = choice.parted(paper)
    paper = beside_their_rows(paper)
    reading = _read(*laid_out(paper), choice, aside)
    if any(not choice.takes(one.where) for one in reading.recommendations):
        return reading
    told, doubts = of_prose(paper, unlabelled=True)
    return reading if told is paper else _read(told, doubts, choice, aside)


def _read(paper: Paper, of_records: list[Doubt], choice: Choice, aside: list[Table]) -> Reading:
    left = _Left()
    reading = Reading(doubts=[*(Doubt("the paper", remark) for remark in paper.remarks), *of_records])
    shapes = _shapes(paper, left, choice)
    # What a person takes in gives rows, and says nothing of the rest of the paper that it did not say before.
    trackers = {at: shape for at, shape in shapes.items() if not shape.taken} or shapes
    key, colours = _key(paper, trackers, aside), _colours(paper, trackers, aside)
    lines = _front_lines(paper, trackers)
    headings = [heading for shape in trackers.values() for heading in shape.columns.headings if not is_earlier(heading)]
    day = front.as_at_of(lines, headings)
    reading.title, reading.as_at = front.title_of(lines), front.as_at_code(day)
    before: Tracker | None = None
    for table, setting in _settings(paper, shapes, len(trackers)):
        shape = shapes[id(table)]
        if not shape.taken:
            keys.take_coded(shape.columns, shape.rows, key)
        setting.date, setting.key, setting.colours = (day.printed if day else None), key, colours
        tracker = Tracker(table, shape.columns, shape.header, setting, before=_cut_before(before, shape, setting))
        tracker.section = shape.theme
        tracker.read(shape.rows)
        before = tracker
        if not tracker.found:
            left.out(table, "it holds no recommendation")
        elif not reading.columns:
            reading.columns = [heading for heading in shape.columns.headings if heading]
        if tracker.found:
            reading.doubts += [*_guesses(table, shape.columns), *_below(table, shape.foot)]
        reading.recommendations += tracker.found
        reading.doubts += [*tracker.doubts, *narrative.complete(paper, table, tracker.found)]
    if len(reading.recommendations) > _MOST_RECOMMENDATIONS:
        raise Unreadable("This holds more than 20,000 rows: split it into smaller files and read them one by one.")
    reading.doubts += sections.tell_apart(reading.recommendations)
    reading.doubts += committee.hear(reading.recommendations, key)
    reading.doubts += [*look_again(reading.recommendations, key), *left.doubts]
    reading.doubts = told_once(reading.recommendations, reading.doubts)
    printed = [said for one in reading.recommendations for said in (one.response, one.status)]
    reading.explained = keys.explained(printed, key)
    return reading


def _cut_before(before: Tracker | None, shape: Shape, setting: Setting) -> ReadRecommendation | None:
    """Layout: a table cut by a page, its headings printed again: the last row of the part before."""
    same = before is not None and before.columns.headings == shape.columns.headings
    return before.found[-1] if before and same and before.found and before.setting.section == setting.section else None


_ROLES = {
    "response": "the response", "status": "the status", "due": "when it is due", "owner": "the owner",
    "update": "the updates",
}  # fmt: skip


def _guesses(table: Table, columns: Columns) -> list[Doubt]:
    """One doubt for each column that was known by what stands in it, because its heading says nothing."""
    named = [(columns.headings[at] or f"column {at + 1}", _ROLES[role]) for at, role in columns.guessed]
    return [Doubt(table.place, f"“{heading}” is read as {role}, by what stands in it") for heading, role in named]


def _below(table: Table, foot: Foot) -> list[Doubt]:
    """One doubt for the notes below a table."""
    said = "”, “".join(first_words(note) for note in foot.notes)
    return (
        [Doubt(table.place, f"below its rows stands “{said}”: not read as part of any recommendation")] if said else []
    )


def _nothing_found(paper: Paper, reading: Reading, choice: Choice) -> str:
    """What is wrong with a paper that holds no recommendation, and what to do."""
    if choice.leave:
        return "Without the tables that are left out no recommendation is found: read one of them."
    if not paper.tables:
        return "No table of recommendations was found: send the file that holds the table, or paste the table as text."
    if not any(cell.own for table in paper.tables for row in table.rows for cell in row.cells):
        return "The table in this file is empty: check that the right file was saved."
    if any(_headings_alone(table) for table in paper.tables):
        return "There are headings of a tracker but no rows under them: check that the right file was saved."
    return (
        "No table here reads as a tracker of recommendations: it needs a column of recommendations and a row of "
        f"headings. What was seen: {tables.refusal(reading.tables)}."
    )


def _headings_alone(table: Table) -> bool:
    filled = [row for row in table.rows if any(cell.own for cell in row.cells)]
    return bool(filled) and is_header(filled[-1])


def _shapes(paper: Paper, left: _Left, choice: Choice) -> dict[int, Shape]:
    """The tables that read as trackers; one without headings goes on with those of the table before it."""
    shapes: dict[int, Shape] = {}
    last: Shape | None = None
    for table in paper.tables:
        shape = shape_of(table, last)
        why = "it does not read as a table of recommendations" if shape is None else None
        if shape is not None and shape.columns.key:
            why = "it reads as a key or a list of definitions"
        if why and table.place in choice.take:
            shapes[id(table)] = _taken(table, why, left)
        elif why or shape is None:
            left.out(table, why or "")
        else:
            shapes[id(table)] = shape
            last = shape if table.place != OF_PROSE else None  # no table goes on with prose that was laid out
    read_together(list(shapes.values()))
    return shapes


def _taken(table: Table, why: str, left: _Left) -> Shape:
    """A table that reads as no tracker, and is taken in all the same."""
    shape = as_told(table)
    place = shape.columns.text or 0
    heading = shape.columns.headings[place] if place < len(shape.columns.headings) else ""
    left.doubts.append(
        Doubt(
            table.place,
            f"read as asked, though {why}; “{heading or f'column {place + 1}'}” is taken for the recommendations, so "
            "look at each row",
        )
    )
    return shape


def _key(paper: Paper, shapes: dict[int, Shape], aside: list[Table]) -> dict[str, str]:
    key = keys.from_lines(paper.lines)
    for table in [*paper.tables, *aside]:
        if id(table) in shapes:
            key |= shapes[id(table)].key
        elif table.width <= 3:
            key |= keys.from_table(table)
    return key


def _colours(paper: Paper, shapes: dict[int, Shape], aside: list[Table]) -> dict[str, str]:
    """What colours stand for: in a small table of its own, or in rows above a tracker's headings."""
    found: dict[str, str] = {}
    for table in [*paper.tables, *aside]:
        shape = shapes.get(id(table))
        found |= keys.colours(Table(table.place, [*shape.above, *shape.foot.rows]) if shape else table)
    return found


def _front_lines(paper: Paper, shapes: dict[int, Shape]) -> list[Line]:
    """Prose above the first tracker, the title rows above its headings, and the lines of a cover sheet."""
    lines: list[Line] = []
    for block in paper.blocks:
        if isinstance(block, Line):
            lines.append(block)
        elif id(block) in shapes:
            above = shapes[id(block)].above
            return lines + [Line(text) for row in above for cell in row.cells if not cell.merged for text in cell.lines]
        elif block.place.startswith("sheet "):
            alone = [own[0] for row in block.rows if len(own := [cell.own for cell in row.cells if cell.own]) == 1]
            lines += [Line(text) for text in alone]
    return lines


def _settings(paper: Paper, shapes: dict[int, Shape], trackers: int) -> list[tuple[Table, Setting]]:
    """Each tracker with the headings it stands under; headings are sections only where several tables have them.

    `trackers` counts those that read as such by themselves: what is taken in makes no section of theirs.
    """
    found: list[tuple[Table, Setting]] = []
    nearest: Line | None = None
    body: str | None = None
    for block in paper.blocks:
        if isinstance(block, Line):
            if block.level == 1:
                body = block.text if is_body(block.text) else None
            nearest = block if block.level or (block.bold and len(block.text) < 200) else nearest
        elif id(block) in shapes:
            several = (len(shapes) if shapes[id(block)].taken else trackers) > 1
            section = nearest.text if several and nearest and nearest.level else None
            if several and block.place.startswith("sheet "):
                section = block.place.removeprefix("sheet ")
            found.append((block, Setting(section=section, recipient=body if several else None)))
    if len({setting.section for _, setting in found}) == 1:  # the title of the paper tells nothing apart
        found = [(table, replace(setting, section=None)) for table, setting in found]
    return found
