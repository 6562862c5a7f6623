"""When a redaction may be asked for and decided, and how words are compared. No Django."""

import unicodedata
from uuid import UUID

from followthrough.lib.wording import folded

SHORTEST = 3
# Word turns the marks of a keyboard into these by itself.
_KEYBOARD = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', **dict.fromkeys("‐‑‒–—―−", "-")})


def fold(text: str) -> str:
    """`text` as words are compared: case, white space, invisible characters, curly quotes and dashes do not matter."""
    plain = unicodedata.normalize("NFKC", text).translate(_KEYBOARD)
    return folded("".join(c for c in plain if unicodedata.category(c) != "Cf"))


def asking_faults(words: str, reason: str) -> list[tuple[str, str]]:
    """What is wrong with a request, as (code, field): the words are too short, or the reason repeats them."""
    found = []
    if len(fold(words)) < SHORTEST:
        found.append(("words_too_short", "words"))
    if not reason.strip():
        found.append(("reason_needed", "reason"))
    elif len(fold(words)) >= SHORTEST and fold(words) in fold(reason):
        found.append(("reason_repeats_words", "reason"))
    return found


def may_decide(asked_by: UUID, decides: UUID) -> bool:
    """Two people: whoever asked does not decide."""
    return asked_by != decides
