"""When a redaction may be asked for and decided. No Django."""

from uuid import UUID

SHORTEST = 3


def asking_faults(words: str, reason: str) -> list[tuple[str, str]]:
    """What is wrong with a request, as (code, field): the words are too short, or the reason repeats them."""
    found = []
    if len(words.strip()) < SHORTEST:
        found.append(("words_too_short", "words"))
    if not reason.strip():
        found.append(("reason_needed", "reason"))
    elif words.strip() and words.strip().casefold() in reason.casefold():
        found.append(("reason_repeats_words", "reason"))
    return found


def may_decide(asked_by: UUID, decides: UUID) -> bool:
    """Two people: whoever asked does not decide."""
    return asked_by != decides
