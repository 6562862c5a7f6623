"""One table of an archive, row by row into the database."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from followthrough.archive.opening import Within
from followthrough.archive.replay import Replay
from followthrough.archive.rules import ANSWER_LINKS, CALENDARS, INVITATIONS, LETTERS, UNSENT, WITHHELD, Unlike
from followthrough.archive.tables import Table
from followthrough.councils.models import Council, User
from followthrough.lib import clock
from followthrough.redaction.models import RedactionRequest

BATCH = 500
Plain = dict[str, Any]


class Letter(NamedTuple):
    """A letter that waited when the archive was made, and is not sent: it may have been since."""

    council: str
    made_at: str
    to: str
    subject: str


class Filling:
    """Takes the rows of one table in. `sign_ins` gives for each sign-in of the archive the one here."""

    def __init__(self, table: Table, within: Within | None, sign_ins: dict[UUID, UUID] | None, replay: Replay) -> None:
        self._table, self._within, self._sign_ins, self._replay = table, within, sign_ins, replay
        self._of_users = [f.attname for f, _ in table.columns if f.is_relation and f.related_model is User]
        self.letters: list[Letter] = []

    def fill(self, rows: Iterable[Plain]) -> Iterator[int]:
        """Insert rows in batches, and say after each how many rows have been read. Raises Unlike for what is no row."""
        try:
            yield from self._fill(rows)
        except (KeyError, TypeError, OverflowError) as odd:
            raise Unlike("no row of this table") from odd

    def _fill(self, rows: Iterable[Plain]) -> Iterator[int]:
        held: dict[str, Plain] = {}
        rows = iter(rows)
        while batch := list(islice(rows, BATCH)):
            self._insert(plain for plain in map(self._ours, batch) if plain is not None and not self._hold(plain, held))
            yield len(batch)
        while held:
            ready = {key: plain for key, plain in held.items() if not self._parents(plain) & held.keys()}
            if not ready:
                raise Unlike("rows that are each other's parents")
            self._insert(ready.values())
            held = {key: plain for key, plain in held.items() if key not in ready}

    def _insert(self, plain: Iterable[Plain]) -> None:
        self._table.model._base_manager.bulk_create(map(self._row, plain), batch_size=BATCH)

    def _row(self, plain: Plain) -> Any:
        row = self._table.row(plain)
        if isinstance(row, Council):
            row.clean_fields()  # its short name becomes part of every address
        return row

    def _hold(self, plain: Plain, held: dict[str, Plain]) -> bool:
        """Keep back a row that comes before the row of the same table that it points to."""
        wait = any(parent >= plain["id"] or parent in held for parent in self._parents(plain))
        if wait:
            held[plain["id"]] = plain
        return wait

    def _parents(self, plain: Plain) -> set[str]:
        return {plain[column] for column in self._table.own_parents if plain[column] is not None}

    def _ours(self, plain: Plain) -> Plain | None:
        if self._within is None:
            return plain
        self._check_council(plain)
        for column in self._of_users if self._sign_ins is not None else ():
            plain = plain | {column: self._sign_in(plain.get(column))}
        after = self._replay.applied(self._table.name, plain)
        return None if after is None else self._stilled(after)

    def _check_council(self, plain: Plain) -> None:
        within = self._within
        assert within is not None
        if self._table.model is Council:
            good = (plain.get("id"), plain.get("slug")) == (str(within.id), within.slug)
        else:
            good = plain.get("council_id") == str(within.id)
        if not good:
            raise Unlike("a row of another council")

    def _sign_in(self, given: Any) -> str | None:
        if given is None:
            return None
        assert self._sign_ins is not None
        try:
            return str(self._sign_ins[UUID(given)])
        except (KeyError, ValueError, TypeError, AttributeError):
            raise Unlike("no such sign-in") from None

    def _stilled(self, plain: Plain) -> Plain:
        """Nothing that waited goes out, and what was left in another database's file is not in this one's."""
        if self._table.name == LETTERS and plain["state"] in UNSENT:
            slug = self._within.slug if self._within else ""
            self.letters.append(Letter(slug, str(plain["made_at"]), str(plain["to"]), str(plain["subject"])))
            return plain | {"state": WITHHELD} | ({"body": "", "html": ""} if plain["secret"] else {})
        if self._table.name == INVITATIONS and plain["joined_at"] is None and plain["withdrawn_at"] is None:
            return plain | {"withdrawn_at": clock.written(clock.now())}
        if self._table.name == ANSWER_LINKS and plain["withdrawn_at"] is None:
            return plain | {"withdrawn_at": clock.written(clock.now())}
        if self._table.name == CALENDARS and plain["ended_at"] is None:
            return plain | {"ended_at": clock.written(clock.now())}
        if self._table.model is RedactionRequest:
            return plain | {"trace_left": False}
        return plain
