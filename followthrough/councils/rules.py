"""What a council may be called in addresses, and how whoever owns something is reached: plain Python, no Django."""

import re
from collections.abc import Sequence
from enum import StrEnum

LONGEST_SLUG = 40
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# First words of addresses that are nobody's council: those that are taken, and those that soon may be.
RESERVED = frozenset(
    {
        "accessibility",
        "account",
        "accounts",
        "admin",
        "answer",
        "api",
        "calendar",
        "demo",
        "docs",
        "files",
        "healthz",
        "help",
        "i18n",
        "letters",
        "media",
        "metrics",
        "public",
        "readyz",
        "search",
        "static",
        "status",
    }
)


class How(StrEnum):
    """Whom a question to a post, a team or a body comes to on a day."""

    HOLDER = "holder"
    DEPUTY = "deputy"
    MAILBOX = "mailbox"
    NOBODY = "nobody"


def slug_fault(slug: str) -> str | None:
    """The code of what is wrong with a council's short name; None when it is one."""
    if len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug):
        return "slug_malformed"
    return "slug_reserved" if slug in RESERVED else None


# A ladder of reminders: how many rungs, and how many days from the day on which answers are due.
MOST_RUNGS, FARTHEST_RUNG = 8, 90
MOST_ANSWER_DAYS = 90


def ladder_fault(ladder: Sequence[int]) -> str | None:
    """The code of what is wrong with the rungs of a ladder; None when they are days, each once."""
    if len(ladder) > MOST_RUNGS or any(abs(rung) > FARTHEST_RUNG for rung in ladder):
        return "ladder_too_long"
    return "ladder_twice" if len(set(ladder)) < len(ladder) else None
