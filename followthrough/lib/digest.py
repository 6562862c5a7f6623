"""Digests: of bytes, and of data with a salt, so that a digest betrays nothing once the salt is erased."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any


def of_bytes(data: bytes) -> str:
    """SHA-256 of `data` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def new_salt() -> str:
    """A salt of 128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def salted(salt: str, body: Mapping[str, Any]) -> str:
    """SHA-256 of `salt` and the JSON of `body` with its keys sorted: the same for the same content."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return of_bytes(f"{salt}\n{text}".encode())


def chained(previous: str, *parts: str) -> str:
    """The next link of a chain: SHA-256 over the `previous` link and this one's `parts`, each on its line."""
    return of_bytes("\n".join((previous, *parts)).encode())
