"""Reading the tables people really have, as a library: `read("tracker.docx")` needs no settings and no database."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from followthrough.exchange.readers import read_paper
from followthrough.exchange.understand import Reading, understand
from followthrough.exchange.unreadable import Unreadable

__all__ = ["Unreadable", "read", "read_reading"]


def read(
    path_or_bytes: str | Path | bytes,
    name: str | None = None,
    *,
    take: Collection[str] = (),
    leave: Collection[str] = (),
) -> dict[str, Any]:
    """What was understood of a tracker, in the exchange format (docs/reading.md).

    `take` and `leave` hold places of tables, as its "tables" give them ("table 2", "sheet Key"): those that are read
    whatever they read as, and those that are left out.
    Raises Unreadable, whose message is one sentence for the person who sent the file. It reads in this process;
    for files from strangers use `followthrough.exchange.isolate.read_safely`.
    """
    return read_reading(path_or_bytes, name, take=take, leave=leave).as_dict()


def read_reading(
    path_or_bytes: str | Path | bytes,
    name: str | None = None,
    *,
    take: Collection[str] = (),
    leave: Collection[str] = (),
) -> Reading:
    """As `read`, with typed records."""
    if isinstance(path_or_bytes, bytes):
        return understand(read_paper(path_or_bytes, name), take, leave)
    path = Path(path_or_bytes)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"The file {path.name} cannot be opened: check its name and that you may read it.") from error
    return understand(read_paper(data, name or path.name), take, leave)
