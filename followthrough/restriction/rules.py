"""Who may be named to read what is restricted. No Django."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

FEWEST = 2
# How long a thing that was opened stays open, in the one browser in which it was.
OPEN_FOR = timedelta(hours=4)


def readers_faults(readers: Collection[UUID], may_sign_in: Collection[UUID], keepers: Collection[UUID]) -> list[str]:
    """Codes of what is wrong with the readers of a restricted thing.

    Two at least, who can sign in, so that it is nobody's alone when one of them leaves; and one of them a keeper, who
    may name others and lift it.
    """
    able = set(readers) & set(may_sign_in)
    if len(able) < FEWEST:
        return ["two_readers_needed"]
    return [] if able & set(keepers) else ["keeper_needed"]
