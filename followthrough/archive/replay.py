"""What was erased stays erased: applied to rows on their way in, so that the words never reach the database."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from followthrough.archive.unfit import Unfit
from followthrough.audit.erasures import Erasure, Ledger

NO_LEDGER = (
    "Words may have been redacted since this backup was made, and the list of them is not here: give the file "
    "erasures.jsonl from the data folder of the system that the backup is of with --redactions. If that is lost or "
    "nothing was redacted since, say so with --without-later-redactions."
)
OTHER_COLUMNS = (
    "The list of redactions names a column {column} of {table}, which is not in this archive: "
    "put the archive back with the version that made it, then upgrade."
)


class Replay:
    """The erasures of one council. `done` are those that found something to erase."""

    def __init__(self, erasures: Iterable[Erasure], council_id: UUID) -> None:
        self._by_row: dict[tuple[str, str], list[Erasure]] = {}
        self.done: list[Erasure] = []
        for erasure in erasures:
            if erasure.council_id == council_id:
                self._by_row.setdefault((erasure.table, str(erasure.row_id)), []).append(erasure)

    @property
    def rows(self) -> set[UUID]:
        """The rows that were emptied, or are gone."""
        return {erasure.row_id for erasure in self.done}

    def applied(self, table: str, plain: dict[str, Any]) -> dict[str, Any] | None:
        """What is left of a row, given as plain data; None when the row is gone."""
        for erasure in self._by_row.get((table, str(plain.get("id"))), ()):
            if erasure.left is None:
                self.done.append(erasure)
                return None
            for column in erasure.left.keys() - plain.keys():
                raise Unfit(OTHER_COLUMNS.format(column=column, table=table))
            # Where nothing stands any more, as in a letter with a link that is not to be sent, nothing is erased.
            after = {**plain, **{column: left for column, left in erasure.left.items() if plain[column] != ""}}
            if after != plain:
                self.done.append(erasure)
            plain = after
        return plain


def check_ledger(own: Ledger | None, in_archive: Ledger, given: Ledger | None, told: bool) -> None:
    """Raises Unfit when nobody can say what was redacted after the backup was made.

    `own` is the ledger of this system's data folder: it says so if it is that of the system which was backed up.
    """
    if own is not None and own.id == in_archive.id:
        return
    if given is None and not told:
        raise Unfit(NO_LEDGER)


def together(*ledgers: Ledger | None) -> list[Erasure]:
    """Every erasure that any of them knows, once."""
    known = {erasure.line(): erasure for one in ledgers if one for erasure in one.erasures}
    return list(known.values())
