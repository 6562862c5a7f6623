"""Reading the tables people really have, as a library: `read("tracker.docx")` needs no settings and no database."""

from pathlib import Path
from typing import Any

from followthrough.exchange.readers import read_paper
from followthrough.exchange.understand import Reading, understand
from followthrough.exchange.unreadable import Unreadable

__all__ = ["Unreadable", "read", "read_reading"]


def read(path_or_bytes: str | Path | bytes, name: str | None = None) -> dict[str, Any]:
    """What was understood of a tracker, in the exchange format (docs/reading.md).

    Raises Unreadable, whose message is one sentence for the person who sent the file. It reads in this process;
    for files from strangers use `followthrough.exchange.isolate.read_safely`.
    """
    return read_reading(path_or_bytes, name).as_dict()


def read_reading(path_or_bytes: str | Path | bytes, name: str | None = None) -> Reading:
    """As `read`, with typed records."""
    if isinstance(path_or_bytes, bytes):
        return understand(read_paper(path_or_bytes, name))
    path = Path(path_or_bytes)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"The file {path.name} cannot be opened: check its name and that you may read it.") from error
    return understand(read_paper(data, name or path.name))
