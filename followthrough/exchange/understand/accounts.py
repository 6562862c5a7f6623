"""What a row says of the state of things: its statuses and its updates, which may hold each other."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from followthrough.exchange.readers.grid import Cell, Row
from followthrough.exchange.understand import combined, comments, meanings, times
from followthrough.exchange.understand.keys import explain
from followthrough.exchange.understand.places import Columns, Setting
from followthrough.exchange.understand.reading import ReadRecommendation, ReadUpdate

_LONGEST_STATUS = 60
_NOTHING = re.compile(r"[-–—_.]+")


def cell_of(row: Row, at: int | None) -> Cell:
    """The cell of a row in a column; empty where there is none, or where a dash stands for nothing."""
    cell = row.cells[at] if at is not None and at < len(row.cells) else Cell()
    return replace(cell, lines=()) if _NOTHING.fullmatch(cell.text) else cell


@dataclass
class Accounts:
    """Reads statuses and updates of the rows of one table; `doubt` is told of each guess."""

    columns: Columns
    setting: Setting
    doubt: Callable[[Row, str], None]

    def read(self, one: ReadRecommendation, row: Row) -> None:
        """Fill in the status and the updates of one row."""
        self._statuses(one, row)
        self._updates(one, row)

    def state(self, one: ReadRecommendation, printed: str | None) -> None:
        """Set a status as printed, and what it means here."""
        one.status, one.delivery_means = printed, explain(printed, self.setting.key)

    def _statuses(self, one: ReadRecommendation, row: Row) -> None:
        columns = self.status_columns()
        for at, date in columns:
            printed = " ".join(cell_of(row, at).lines)
            if printed and len(columns) > 1:
                day = date or times.period_of(self.columns.headings[at])
                one.updates.append(ReadUpdate(day, None, printed))
            if printed:
                self.state(one, printed)
        self._other_states(one, row)
        if not one.status:
            self._coloured(one, row)
        said = [(at, date) for at, date in columns if cell_of(row, at).lines]
        if said and one.status and len(one.status) > _LONGEST_STATUS:
            self._status_prose(one, row, *said[-1])

    def _other_states(self, one: ReadRecommendation, row: Row) -> None:
        """Layout: "Management status" beside "Audit status": the first is kept, and what contradicts it is told."""
        read = [at for at, _ in self.status_columns()]
        for at, _ in self.columns.statuses:
            other = " ".join(cell_of(row, at).lines)
            means = explain(other, self.setting.key)
            if at not in read and one.delivery_means and means and means != one.delivery_means:
                self.doubt(row, f"the status is “{one.status}”, but “{self.columns.headings[at]}” says “{other}”")

    def _coloured(self, one: ReadRecommendation, row: Row) -> None:
        """Layout: a RAG column of fills without words; a key of the paper says what each stands for."""
        fill = next((cell.fill for at, _ in self.columns.statuses if (cell := cell_of(row, at)).fill), None)
        words = self.setting.colours.get(fill or "")
        if words:
            self.state(one, words)
            self.doubt(row, f"the status is a colour, which the key calls “{words}”")
        elif fill:
            self.doubt(row, "the status is given by a colour alone; no words to read")

    def status_columns(self) -> list[tuple[int, str | None]]:
        """Those for several times, the oldest first; or else one, since "Status" and "RAG" say the same."""
        columns = self.columns.statuses
        dated: list[tuple[int, str | None]] = [(at, date) for at, date in columns if date]
        order = times.oldest_first(dated or columns, self.columns.headings)
        return sorted(dated or columns, key=lambda one: order.index(one[0])) if order else dated[-1:] or columns[:1]

    def _status_prose(self, one: ReadRecommendation, row: Row, at: int, date: str | None) -> None:
        """Layout: a status column that holds the whole account, its status word first or last."""
        comment = comments.part(cell_of(row, at).lines)
        self.state(one, comment.status)
        one.updates = comments.updates(comment.lines, date or self.setting.date)
        self.doubt(row, "the status column holds an account; kept as the update")

    def _updates(self, one: ReadRecommendation, row: Row) -> None:
        by_time = times.oldest_first(self.columns.updates, self.columns.headings)
        said: dict[int, comments.Comment] = {}
        for at, date in self.columns.updates:
            lines = self._answered(one, row, at)
            stated = self.columns.statuses or self.columns.ticked_statuses
            comment = comments.Comment(lines) if stated else comments.part(lines)
            if comment.status and one.status and len(self.columns.updates) == 1:
                comment = comments.Comment(lines)
            if comment.guessed:
                self.doubt(row, comment.guessed)
            said[at] = comment
            said_on = " ".join(cell_of(row, self.columns.dated_by.get(at)).lines)
            period = times.period_of(self.columns.headings[at]) if by_time else None
            day = said_on or date or period or self.setting.date
            made = comments.updates(comment.lines, day) if comment.lines else []
            if comment.status and by_time:
                made = made or [ReadUpdate(day, None)]
                made[-1].status = comment.status
            one.updates += made
        word = comments.last_word([said[at] for at in by_time or said], latest=bool(by_time))
        if word:
            self.state(one, word)

    def _answered(self, one: ReadRecommendation, row: Row, at: int) -> tuple[str, ...]:
        """Layout: "Response and progress" over "Agreed", and the account of it."""
        lines = cell_of(row, at).lines
        if at != self.columns.answered:
            return lines
        answer, rest = combined.answer_of(lines)
        if answer and not one.response:
            one.response, one.response_means = answer, meanings.response_means(answer)
            if rest == lines:
                self.doubt(row, f"“{answer}” at the start of the account is read as the response")
        return rest
