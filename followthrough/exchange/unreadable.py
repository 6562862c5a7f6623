"""What every reader raises when there is nothing to read."""

from collections.abc import Mapping, Sequence
from typing import Any


class Unreadable(Exception):
    """The file cannot be read as a tracker; `message` is one sentence that says why and what to do.

    `tables` are those that were seen, as "tables" of the exchange format tells them, where a person may take one in.
    """

    def __init__(self, message: str, tables: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.tables = tuple(tables)
