"""One table's rows made into recommendations, with a doubt for each guess."""

from dataclasses import dataclass, field, replace

from followthrough.exchange.readers.grid import Cell, Row, Table
from followthrough.exchange.understand import answers, comments, continued, meanings, numbers
from followthrough.exchange.understand.columns import Columns, from_headings
from followthrough.exchange.understand.keys import explain
from followthrough.exchange.understand.numbering import Numbering
from followthrough.exchange.understand.owners import is_body, recipient_of
from followthrough.exchange.understand.reading import Doubt, ReadRecommendation, ReadUpdate
from followthrough.exchange.understand.rows import Kind, kind_of
from followthrough.exchange.understand.suggestions import suggest
from followthrough.lib import days

_LONGEST_NUMBER = 60
_TO_BE_SET = (
    "tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be determined", "to be advised", "n/a", "none",
)  # fmt: skip


@dataclass
class Setting:
    """What surrounds a table: its heading, the body it is addressed to, the paper's date and key."""

    section: str | None = None
    recipient: str | None = None
    date: str | None = None
    key: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)


@dataclass
class Tracker:
    """Reads the rows of one table, from the top."""

    table: Table
    columns: Columns
    header: Row | None
    setting: Setting
    found: list[ReadRecommendation] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    numbering: Numbering = field(default_factory=Numbering)
    section: str | None = None
    recipient: str | None = None
    group: str | None = None

    def read(self, rows: list[Row]) -> None:
        """Read every row; results are in `found` and `doubts`."""
        self.numbering = Numbering.of(rows, self.columns)
        for row in rows:
            kind = kind_of(row, self.columns, self.header, self.numbering.numbered)
            if kind is Kind.SECTION:
                self._section(next(cell.text for cell in row.cells if cell.own))
            elif kind is Kind.CONTINUED and self.found:
                self._go_on(row)
            elif kind is Kind.LABELLED and self.found:
                self._labelled(row)
            elif kind is Kind.RECOMMENDATION:
                self._recommendation(row)

    def _section(self, text: str) -> None:
        text = " ".join(text.split())
        if meanings.is_status(text) and not self.columns.statuses:
            self.group = text
            return
        self.recipient = recipient_of(text) or (text if is_body(text) else None)
        self.section = text

    def _where(self, row: Row) -> str:
        return f"{row.place or self.table.place}, row {row.number}"

    def _doubt(self, row: Row, says: str) -> None:
        self.doubts.append(Doubt(self._where(row), says))

    def _cell(self, row: Row, at: int | None) -> Cell:
        return row.cells[at] if at is not None and at < len(row.cells) else Cell()

    def _recommendation(self, row: Row) -> None:
        number, text = self._number_and_text(row)
        if self.table.ragged and self.header and not all(cell.lines for cell in row.cells):
            self._doubt(row, "this row has fewer cells than the headings; which are empty is a guess")
        self.found.append(self._made(row, number, text))

    def _made(self, row: Row, number: str | None, text: str) -> ReadRecommendation:
        one = ReadRecommendation(number, text, self._where(row), section=self._section_of(row))
        self._response(one, row)
        self._owner(one, row)
        self._due(one, row)
        self._statuses(one, row)
        self._updates(one, row)
        self._group_status(one, row)
        self._notes(one, row)
        self._suggest(one)
        return one

    def _section_of(self, row: Row) -> str | None:
        own = " ".join(self._cell(row, self.columns.section).lines)
        return own or self.section or self.setting.section

    def _number_and_text(self, row: Row) -> tuple[str | None, str]:
        text = self._cell(row, self.columns.text).text
        number = None
        if self.columns.number is not None:
            number = numbers.from_cell(self._cell(row, self.columns.number).text)
        if number is None:
            number, text = self._number_of_text(row, text)
        elif self._cell(row, self.columns.text).own:
            again, rest = numbers.from_text(text)
            text = rest if again and again.casefold() == number.casefold() else text
        if number is None and self.numbering.numbered:
            number, text = self._part(row, text)
        if number and len(number) > _LONGEST_NUMBER:
            self._doubt(row, f"the number is {len(number)} characters long; kept as printed")
        return number, text

    def _number_of_text(self, row: Row, text: str) -> tuple[str | None, str]:
        if self.numbering.is_foreign(text):
            self._doubt(row, "numbered in another way than the rest of the table; kept in the text as printed")
            return None, text
        return numbers.from_text(text, self.numbering.bare)

    def _part(self, row: Row, text: str) -> tuple[str | None, str]:
        """Layout: "(a)", "(b)" in rows of their own under the numbered row they belong to."""
        letter, rest = numbers.part_of(text)
        parent = self.found[-1].number if self.found else None
        if letter and parent:
            stem = parent.split("(")[0]
            self._doubt(row, f"read as part ({letter}) of {stem}")
            return f"{stem}({letter})", rest
        self._doubt(row, "this row has no number; kept as a recommendation of its own")
        return None, text

    def _response(self, one: ReadRecommendation, row: Row) -> None:
        printed = " ".join(self._cell(row, self.columns.response).lines)
        if not printed:
            return
        one.response = printed
        one.response_means = answers.means(printed)
        if "in principle" in printed.casefold():
            self._doubt(row, f"“{printed}” commits to nothing yet; read as agreed")
        elif one.response_means is None and len(printed) > 60:
            self._doubt(row, "the response is a sentence; kept as printed, its meaning is for you to choose")

    def _owner(self, one: ReadRecommendation, row: Row) -> None:
        printed = " ".join(self._cell(row, self.columns.owner).lines)
        if self.columns.owner is not None:
            one.owner = printed or None
        elif self.recipient or self.setting.recipient:
            one.owner = self.recipient or self.setting.recipient
            self._doubt(row, f"the owner “{one.owner}” is taken from the heading above this row")

    def _due(self, one: ReadRecommendation, row: Row) -> None:
        printed = " ".join(self._cell(row, self.columns.due).lines)
        if not printed:
            return
        if self.columns.due_guessed:
            self._doubt(row, "the column “Date” is read as when it is due")
        day = days.parse(printed)
        if day or meanings.plain(printed) in _TO_BE_SET:
            one.due = printed
        elif meanings.is_status(printed) and not self.columns.statuses:
            one.status, one.delivery_means = printed, explain(printed, self.setting.key)
            self._doubt(row, f"“{printed}” stands in the date column; read as the status")
        elif printed.casefold().startswith(("see ", "as above", "as below")):
            one.notes[self.columns.headings[self.columns.due or 0] or "Date"] = printed
            self._doubt(row, f"“{printed}” stands in the date column and names no day")
        else:
            one.due = printed
            self._doubt(row, f"“{printed}” is not a day that can be read; kept as printed")

    def _statuses(self, one: ReadRecommendation, row: Row) -> None:
        for at, date in self._status_columns():
            printed = " ".join(self._cell(row, at).lines)
            if date and printed and len(self.columns.statuses) > 1:
                one.updates.append(ReadUpdate(date, None, printed))
            if printed:
                one.status, one.delivery_means = printed, explain(printed, self.setting.key)
        if not one.status:
            self._coloured(one, row)
        if one.status and len(one.status) > 60:
            self._status_prose(one, row)

    def _coloured(self, one: ReadRecommendation, row: Row) -> None:
        """Layout: a RAG column of fills without words; a key of the paper says what each stands for."""
        fill = next((cell.fill for at, _ in self.columns.statuses if (cell := self._cell(row, at)).fill), None)
        words = self.setting.colours.get(fill or "")
        if words:
            one.status, one.delivery_means = words, explain(words, self.setting.key)
            self._doubt(row, f"the status is a colour, which the key calls “{words}”")
        elif fill:
            self._doubt(row, "the status is given by a colour alone; no words to read")

    def _group_status(self, one: ReadRecommendation, row: Row) -> None:
        """Layout: "COMPLETE" across the columns stands over all the rows that are complete."""
        if self.group and not one.status:
            one.status, one.delivery_means = self.group, explain(self.group, self.setting.key)
            self._doubt(row, f"“{self.group}” stands over this row and is read as its status")

    def _status_columns(self) -> list[tuple[int, str | None]]:
        """Those for several dates; or else the first, since "Status" beside "RAG" says the same in words."""
        dated: list[tuple[int, str | None]] = [(at, date) for at, date in self.columns.statuses if date]
        return dated or self.columns.statuses[:1]

    def _status_prose(self, one: ReadRecommendation, row: Row) -> None:
        """Layout: a status column that holds the whole account, its status word first or last."""
        at = self.columns.statuses[-1][0]
        comment = comments.part(self._cell(row, at).lines)
        one.status, one.delivery_means = comment.status, explain(comment.status, self.setting.key)
        one.updates = comments.updates(comment.lines, self.columns.statuses[-1][1] or self.setting.date)
        self._doubt(row, "the status column holds an account; kept as the update")

    def _updates(self, one: ReadRecommendation, row: Row) -> None:
        for at, date in self.columns.updates:
            lines = self._cell(row, at).lines
            comment = comments.Comment(lines) if self.columns.statuses else comments.part(lines)
            if comment.status and not one.status:
                one.status, one.delivery_means = comment.status, explain(comment.status, self.setting.key)
            elif comment.status and len(self.columns.updates) == 1:
                comment = comments.Comment(lines)
            elif comment.status:
                one.status, one.delivery_means = comment.status, explain(comment.status, self.setting.key)
            if comment.guessed:
                self._doubt(row, comment.guessed)
            if comment.lines:
                said_on = " ".join(self._cell(row, self.columns.dated_by.get(at)).lines)
                one.updates += comments.updates(comment.lines, said_on or date or self.setting.date)

    def _notes(self, one: ReadRecommendation, row: Row) -> None:
        unread = {at for at, _ in self.columns.statuses} - {at for at, _ in self._status_columns()}
        used = self.columns.used - unread
        for at, heading in enumerate(self.columns.headings):
            text = self._cell(row, at).text
            if text and at not in used:
                one.notes[heading or f"Column {at + 1}"] = text

    def _suggest(self, one: ReadRecommendation) -> None:
        comment = "\n".join(update.text for update in one.updates if update.text)
        stated = one.status is not None and meanings.scrutiny_means(one.status) is None
        one.suggestions = suggest(comment, stated)

    def _labelled(self, row: Row) -> None:
        """Layout: "Update" and its words across the columns, in a row of their own below the recommendation."""
        label, value = (cell for cell in row.cells if cell.own)
        columns = from_headings(Row(0, (label,)), [Row(0, (value,))])
        inner = Tracker(self.table, columns, None, self.setting)
        more = inner._made(Row(row.number, (value,)), None, "")
        self.doubts += inner.doubts
        one = self.found[-1]
        dropped = continued.join(one, more)
        self._suggest(one)
        if dropped:
            self.doubts.append(Doubt(one.where, f"not taken from {self._where(row)}: {dropped}"))

    def _go_on(self, row: Row) -> None:
        """Layout: one recommendation over two rows; or a second answer to it, by a respondent or owner of its own."""
        one = self.found[-1]
        rest = replace(row, cells=tuple(replace(cell, lines=()) if cell.merged else cell for cell in row.cells))
        before = len(self.doubts)
        more = self._made(rest, None, self._cell(rest, self.columns.text).own)
        if continued.answers_anew(one, more):
            more.number, more.text, more.section = one.number, one.text, one.section
            self.found.append(more)
            self._doubt(row, f"no number or words of its own; read as a second answer to number {one.number}")
            return
        del self.doubts[before:]
        dropped = continued.join(one, more)
        self._suggest(one)
        says = f"the row below it ({self._where(row)}) was read as its continuation"
        self.doubts.append(Doubt(one.where, f"{says}; not taken from it: {dropped}" if dropped else says))
