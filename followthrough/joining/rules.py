"""Invitations, and which of them still let somebody in. No Django."""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from followthrough.lib import digest

INVITATION_LASTS = timedelta(days=14)
TOKEN_BYTES = 32  # 256 bits


class Invited(StrEnum):
    """What has become of an invitation."""

    WAITING = "waiting"
    JOINED = "joined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


def new_token() -> str:
    """A secret of 256 random bits that fits into an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def mark_of(token: str) -> str:
    """The SHA-256 of a token or an address: what is kept of it."""
    return digest.of_bytes(token.encode())


def mark_of_address(address: str) -> str:
    """The same mark however somebody writes the address."""
    return mark_of(address.strip().lower())


def state_of(
    now: datetime, *, expires_at: datetime, joined_at: datetime | None, withdrawn_at: datetime | None
) -> Invited:
    """What an invitation is at a moment."""
    if joined_at:
        return Invited.JOINED
    if withdrawn_at:
        return Invited.WITHDRAWN
    return Invited.WAITING if now < expires_at else Invited.EXPIRED


# Parts of what a browser says of itself, and the family that it belongs to; the first that is found counts.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device(says: str) -> tuple[str, str]:
    """Browser and system of a User-Agent header, as families only; empty where nobody can tell."""
    return _first(_BROWSERS, says), _first(_SYSTEMS, says)


def _first(table: tuple[tuple[str, str], ...], says: str) -> str:
    return next((family for part, family in table if part in says), "")
