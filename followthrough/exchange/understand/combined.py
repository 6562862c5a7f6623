"""Layout: one column for two things: "Lead officer / date", "Response and progress", "Agreed action & owner"."""

import re

from followthrough.exchange.understand import meanings
from followthrough.exchange.understand.contents import is_post
from followthrough.exchange.understand.roles import parts_of, role_of
from followthrough.lib import days

_OPENING = re.compile(r"^([A-Z][\w ]{1,40}?)\s*(?:[.:;,]|\s[–-])\s+(?=\S)")
_TO_BE_SET = re.compile(
    r"(?:tb[cad]|to be (?:confirmed|agreed|determined|advised|set)|on-?going|immediate(?:ly)?|asap)\.?", re.IGNORECASE
)
_SEAM = re.compile(
    r"\s*(?:[,;:(]|(?<!\d)[/–-]|[/–-](?!\d))\s*(?:(?:by|due|target)\b:?\s*)?|\s+(?:by|due)\s+", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"^(?P<words>.*\S)\s*[(\[](?P<who>[^()\[\]]{3,80})[)\]]\.?$", re.DOTALL)
_A_SENTENCE = re.compile(r"^[^A-Z]|\b(?:to|by|that|is|are|will|must|should|with|each|every|all|an?)\b")
_LABELLED = re.compile(r"^(?P<label>[A-Z][\w ]{1,30}?)(?::|\s[–—-])\s*(?P<who>\S.*)$")
_LONGEST_NAME = 100
_BRACKETS = re.compile(r"\s*[()\[\]]\s*")
_FIRST = re.compile(r"^(?P<day>[^,;:()]{3,40}?)\s*[,;:/–-]\s*(?P<who>[^\W\d].{2,})$")


def names(heading: str, *roles: str) -> bool:
    """Whether one of the things that a heading names together has one of these roles."""
    parts = parts_of(_BRACKETS.sub(", ", heading).strip(", "))
    return len(parts) > 1 and any(role_of(part) in roles for part in parts)


def owner_and_due(lines: tuple[str, ...]) -> tuple[str | None, str | None] | None:
    """Who and when of a cell that holds both, each in lines of its own or in one line; None where that is not clear."""
    dated = [line for line in lines if _is_due(line)]
    if len(dated) == 1:
        who = " ".join(line.rstrip(" ,;/–-") for line in lines if line not in dated)
        return who or None, dated[0]
    if dated or len(lines) != 1:
        return None
    seams = ((lines[0][: one.start()], lines[0][one.end() :].strip(" ).")) for one in _SEAM.finditer(lines[0]))
    found = next(((who, day) for who, day in seams if len(who) > 1 and _is_due(day)), None)
    if found:
        return found[0].strip(" ,;/–-"), found[1]
    first = _FIRST.fullmatch(lines[0])
    if first and _is_due(first["day"]):
        return first["who"].strip(" ,;/–-"), first["day"].strip()
    return None if re.search(r"\d", lines[0]) else (lines[0], None)


def could_be_somebody(text: str) -> bool:
    """Whether a short text that stands beside a day may name who does it, for it is no sentence."""
    return len(text) <= _LONGEST_NAME and not _A_SENTENCE.search(text)


def asked_and_owner(lines: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """What is asked, and the post that closes it: in a line of its own, with or without a label, or in brackets.

    None for the owner where that is not clear.
    """
    if not lines:
        return lines, None
    *before, last = lines
    labelled = _LABELLED.match(last)
    if before and labelled and role_of(labelled["label"]) == "owner":
        return tuple(before), labelled["who"]
    if before and _names_a_post(last):
        return tuple(before), last
    found = _IN_BRACKETS.match(last)
    if found and _names_a_post(found["who"]):
        return (*before, found["words"]), found["who"].strip()
    return lines, None


def _names_a_post(text: str) -> bool:
    """Whether a post is all that it is: "Report to Cabinet" and "Brief each team" are no posts."""
    return is_post(text) and not _A_SENTENCE.search(text)


def _is_due(text: str) -> bool:
    return bool(days.parse(text)) or _TO_BE_SET.fullmatch(text.strip()) is not None


def answer_of(lines: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The response that opens an account, alone in its first line, or before a stop; and the account."""
    if lines and meanings.is_response(lines[0]):
        return lines[0], lines[1:]
    found = _OPENING.match(lines[0]) if lines else None
    return (found[1] if found and meanings.is_response(found[1]) else None), lines
