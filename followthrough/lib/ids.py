"""Keys: UUIDv7, ordered by time, so that a council can move between databases without renumbering."""

from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """A new UUIDv7; within one process each is greater than the one before."""
    return uuid_utils.compat.uuid7()
