"""What a council may be called in addresses: plain Python, no Django."""

import re

LONGEST_SLUG = 40
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# First words of addresses that are nobody's council: those that are taken, and those that soon may be.
RESERVED = frozenset(
    {
        "accessibility",
        "account",
        "accounts",
        "admin",
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


def slug_fault(slug: str) -> str | None:
    """The code of what is wrong with a council's short name; None when it is one."""
    if len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug):
        return "slug_malformed"
    return "slug_reserved" if slug in RESERVED else None
