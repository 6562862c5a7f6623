"""One table's rows made into recommendations, with a doubt for each guess."""

from dataclasses import dataclass, field, replace

from followthrough.exchange.readers.grid import Row, Table
from followthrough.exchange.understand import (
    answered,
    answers,
    combined,
    continued,
    meanings,
    numbers,
    outline,
    parts,
    ticks,
)
from followthrough.exchange.understand.accounts import Accounts, cell_of
from followthrough.exchange.understand.columns import from_headings
from followthrough.exchange.understand.keys import explain
from followthrough.exchange.understand.numbering import Numbering
from followthrough.exchange.understand.owners import is_body, recipient_of
from followthrough.exchange.understand.places import Columns, Setting
from followthrough.exchange.understand.reading import Doubt, ReadRecommendation
from followthrough.exchange.understand.record import first_words
from followthrough.exchange.understand.rows import Kind, group_of, kind_of
from followthrough.exchange.understand.suggestions import suggest
from followthrough.lib import days

_LONGEST_NUMBER = 60
_TO_BE_SET = (
    "tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be determined", "to be advised", "n/a", "none",
)  # fmt: skip


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
    # Layout: a theme in the first column, printed once and empty in the rows below it.
    carried: str | None = None
    # The last of the table before, where this one goes on with it.
    before: ReadRecommendation | None = None

    def read(self, rows: list[Row]) -> None:
        """Read every row; results are in `found` and `doubts`."""
        self.numbering = Numbering.of(rows, self.columns)
        titles = outline.themes(rows, self.columns)
        for row in rows:
            if row.number in titles:
                self._section(titles[row.number])
                continue
            kind = kind_of(row, self.columns, self.header, self.numbering.numbered)
            if kind is Kind.SECTION:
                self._section(next(cell.text for cell in row.cells if cell.own))
            elif kind is Kind.CONTINUED:
                self._go_on(row)
            elif kind is Kind.LABELLED and self.found:
                self._labelled(row)
            elif kind is Kind.RECOMMENDATION:
                self._recommendation(row)

    def _section(self, text: str) -> None:
        text = " ".join(text.split())
        group = group_of(text)
        if group and (self.columns.response if meanings.is_response(group) else self.columns.statuses or None) is None:
            self.group = group
            return
        self.recipient = recipient_of(text) or (text if is_body(text) else None)
        self.section = text

    @property
    def _accounts(self) -> Accounts:
        return Accounts(self.columns, self.setting, self._doubt)

    def _where(self, row: Row) -> str:
        return f"{row.place or self.table.place}, row {row.number}"

    def _doubt(self, row: Row, says: str) -> None:
        self.doubts.append(Doubt(self._where(row), says))

    def _recommendation(self, row: Row) -> None:
        number, text = self._number_and_text(row)
        if self.table.ragged and self.header and not all(cell.lines for cell in row.cells):
            self._doubt(row, "this row has fewer cells than the headings; which are empty is a guess")
        before = len(self.doubts)
        one = self._made(row, number, text)
        last = self.found[-1] if self.found else None
        if last and self.columns.dated_by and continued.is_further_update(last, one):
            del self.doubts[before:]
            continued.add_update(last, one)
            self._suggest(last)
            self.doubts.append(Doubt(last.where, f"{self._where(row)} was read as a further update of it"))
        else:
            self.found.append(one)

    def _made(self, row: Row, number: str | None, text: str) -> ReadRecommendation:
        one = ReadRecommendation(number, text, self._where(row), section=self._section_of(row))
        self._response(one, row)
        self._owner(one, row)
        self._due(one, row)
        self._answered(one, row)
        self._accounts.read(one, row)
        self._ticked(one, row)
        self._grouped(one, row)
        self._notes(one, row)
        self._suggest(one)
        return one

    def _section_of(self, row: Row) -> str | None:
        own = " ".join(cell_of(row, self.columns.section).lines)
        if own and self.columns.section == 0:
            self.carried = own
        return own or self.section or self.carried or self.setting.section

    def _number_and_text(self, row: Row) -> tuple[str | None, str]:
        text = cell_of(row, self.columns.text).text
        number = self._number_of_cells(row)
        if number is None:
            number, text = self._number_of_text(row, text)
        elif cell_of(row, self.columns.text).own:
            again, rest = numbers.from_text(text)
            text = rest if again and again.casefold() == number.casefold() else text
        if number is None and self.numbering.numbered:
            number, text = self._part(row, text)
        if number and len(number) > _LONGEST_NUMBER:
            self._doubt(row, f"the number is {len(number)} characters long; kept as printed")
        return number, text

    def _number_of_cells(self, row: Row) -> str | None:
        """Layout: "4" in a cell of its own; "a" in the one beside it, which may stand under the "4" of a row above."""
        number = numbers.from_cell(cell_of(row, self.columns.number).text)
        letter = parts.letter_of(cell_of(row, self.columns.part).own)
        if letter is None:
            return number
        above = self.found[-1].number if self.found else None
        if number is None and above is None:
            return letter
        made = parts.number_of(number or above or "", letter)
        if number is None:
            self._doubt(row, f"“{letter}” stands under a number of a row above; read as {made}")
        return made

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
            made = parts.number_of(parent, letter)
            self._doubt(row, f"read as part ({letter}) of {made.removesuffix(f'({letter})')}")
            return made, rest
        self._doubt(row, "this row has no number; kept as a recommendation of its own")
        return None, text

    def _response(self, one: ReadRecommendation, row: Row) -> None:
        printed = " ".join(cell_of(row, self.columns.response).lines)
        if not printed:
            return
        one.response = printed
        said = self.setting.key.get(printed.strip(" ."))
        one.response_means = answers.means(printed) or meanings.response_means(said)
        if "in principle" in printed.casefold():
            self._doubt(row, f"“{printed}” commits to nothing yet; read as agreed")
        elif one.response_means is None and len(printed) > 60:
            self._doubt(row, "the response is a sentence; kept as printed, its meaning is for you to choose")

    def _answered(self, one: ReadRecommendation, row: Row) -> None:
        """Layout: "Accepted – Head of Housing, by March 2026": the answer, who and when in one cell."""
        lines = cell_of(row, self.columns.answer_within).lines
        if not lines or answered.is_bare(" ".join(lines)):
            return
        told, columns = answered.told_of(lines), self.columns
        again = told and ((told.owner and columns.owner is not None) or (told.due and columns.due is not None))
        if told is None or again or (columns.answer_guessed and not told.sure):
            self._doubt(row, f"“{one.response}” may say who and when as well; kept as the response, as printed")
            return
        said = self.setting.key.get(told.answer)
        one.response = told.answer
        one.response_means = answers.means(told.answer) or meanings.response_means(said)
        one.owner, one.due = told.owner or one.owner, told.due or one.due
        if columns.answer_guessed:
            named = " and ".join(f"“{text}”" for text in (told.owner, told.due) if text)
            self._doubt(row, f"{named} beside the answer is read as who and when")

    def _ticked(self, one: ReadRecommendation, row: Row) -> None:
        """Layout: the answers or the states are columns, of which one is ticked."""
        ticked = ticks.said(self.columns, self.columns.ticked_responses, row)
        states = ticks.said(self.columns, self.columns.ticked_statuses, row)
        if ticked:
            one.response, one.response_means = " / ".join(ticked), meanings.response_means(" / ".join(ticked))
        if states:
            self._accounts.state(one, " / ".join(states))
        for several in (ticked, states):
            if len(several) > 1:
                self._doubt(row, f"more than one is ticked: {', '.join(several)}")

    def _owner(self, one: ReadRecommendation, row: Row) -> None:
        if self.columns.owner is not None and self.columns.owner == self.columns.due:
            self._owner_and_due(one, row)
            return
        printed = " ".join(cell_of(row, self.columns.owner).lines)
        if self.columns.owner is not None:
            one.owner = printed or None
        elif self.columns.owner_within is not None:
            self._owner_within(one, row, self.columns.owner_within)
        elif self.recipient or self.setting.recipient:
            one.owner = self.recipient or self.setting.recipient
            self._doubt(row, f"the owner “{one.owner}” is taken from the heading above this row")

    def _owner_within(self, one: ReadRecommendation, row: Row, at: int) -> None:
        """Layout: "Agreed action & owner" over what is to be done and, below it or in brackets, the post."""
        lines = tuple(one.text.split("\n")) if at == self.columns.text else cell_of(row, at).lines
        asked, one.owner = combined.asked_and_owner(lines)
        if at == self.columns.text:
            one.text = "\n".join(asked)
        if one.owner is None and any(lines):
            self._doubt(row, f"no owner is told from the words under “{self.columns.headings[at]}”")

    def _owner_and_due(self, one: ReadRecommendation, row: Row) -> None:
        """Layout: "Lead officer / date" over "Head of Law, May 2025"."""
        lines = cell_of(row, self.columns.owner).lines
        found = combined.owner_and_due(lines)
        one.owner, one.due = found or (" ".join(lines) or None, None)
        if lines and not found:
            self._doubt(row, f"“{one.owner}” names who and when in one cell; kept as the owner, as printed")

    def _due(self, one: ReadRecommendation, row: Row) -> None:
        if self.columns.owner is not None and self.columns.owner == self.columns.due:
            return
        places = [self.columns.due, *self.columns.due_before]
        given = list(dict.fromkeys(said for at in places if (said := " ".join(cell_of(row, at).lines))))
        printed = next(iter(given), "")
        if not printed:
            return
        if len(given) > 1:
            self._doubt(
                row, f"due “{printed}” and “{'”, “'.join(given[1:])}” in columns of their own; the first is kept"
            )
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

    def _grouped(self, one: ReadRecommendation, row: Row) -> None:
        """Layout: "COMPLETE" across the columns stands over all the rows that are complete, "Rejected" over others."""
        if self.group and meanings.is_response(self.group) and not one.response:
            one.response, one.response_means = self.group, meanings.response_means(self.group)
            self._doubt(row, f"“{self.group}” stands over this row and is read as the response")
        elif self.group and not meanings.is_response(self.group) and not one.status:
            self._accounts.state(one, self.group)
            self._doubt(row, f"“{self.group}” stands over this row and is read as its status")

    def _notes(self, one: ReadRecommendation, row: Row) -> None:
        unread = {at for at, _ in self.columns.statuses} - {at for at, _ in self._accounts.status_columns()}
        used = self.columns.used - unread
        for at, heading in enumerate(self.columns.headings):
            text = cell_of(row, at).text
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
        one = self.found[-1] if self.found else self.before
        if one is None:
            said = first_words(next(cell.text for cell in row.cells if cell.own))
            self._doubt(row, f"no number or words of its own, and no row above to go on with; not read: “{said}”")
            return
        rest = replace(row, cells=tuple(replace(cell, lines=()) if cell.merged else cell for cell in row.cells))
        before = len(self.doubts)
        more = self._made(rest, None, cell_of(rest, self.columns.text).own)
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
