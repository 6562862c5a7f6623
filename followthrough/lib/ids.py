"""Keys: UUIDv7, ordered by time, so that a council can move between databases without renumbering."""

from datetime import datetime
from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """A new UUIDv7; within one process each is greater than the one before."""
    return uuid_utils.compat.uuid7()


def id_of(moment: datetime) -> UUID:
    """A new UUIDv7 as if made at `moment`: greater than any made in a millisecond before."""
    return uuid_utils.compat.uuid7(nanoseconds=round(moment.timestamp() * 1_000_000) * 1_000)
