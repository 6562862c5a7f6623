"""E-mail addresses and telephone numbers."""

import re
from collections.abc import Iterator

import phonenumbers

from followthrough.disclosure.folded import Span

# Every search begins at the sign and goes a bounded way to each side, so that a megabyte of letters costs nothing.
_AT = re.compile(r"@| ?[\[(] ?at ?[\])] ?", re.IGNORECASE)
_BEFORE = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}")  # read backwards
_DOT = r"(?:\.| ?[\[(] ?dot ?[\])] ?)"
_AFTER = re.compile(rf"(?:[\w-]{{1,63}}{_DOT}){{1,8}}[^\W\d_]{{2,24}}", re.IGNORECASE)

_GROUP = re.compile(r"\d+")
_GAP = re.compile(r"[ ().\n-]{1,3}")
_MOST_GROUPS, _MOST_DIGITS = 7, 17
# Part of a longer reference, of money, of a decimal or of an address on the web.
_INSIDE = re.compile(r"[\w£$€@/#%]\Z|\d[.,:-]\Z|[^\W\d]-\Z")
_OTHER_NUMBER = re.compile(r"\b(?:ISBN|ISSN|UPRN)(?:-1[03])?[ .:#]{0,3}\Z", re.IGNORECASE)
_REFERENCE = re.compile(r"\b(?:ref|reference|code|account)(?: no\.?| number)?[ .:#]{0,3}\Z", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|fax|ring|call|helpline|ext|extension)(?:\.| no\.?| number)?"
    r"(?: on| is)?[ .:]{1,3}"
    r"(?P<number>\d(?:[ -]?\d){3,11})(?![\w%/])(?![.,:-]\d)",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[Span]:
    """Addresses, also written out with "(at)" and "[dot]"."""
    for at in _AT.finditer(text):
        before = _BEFORE.match(text[max(0, at.start() - 64) : at.start()][::-1])
        after = _AFTER.match(text, at.end())
        if before and after:
            yield at.start() - len(before.group()), after.end()


def telephones(text: str) -> Iterator[Span]:
    """British numbers, foreign ones behind a plus, and shorter ones beside a word such as "telephone"."""
    done = 0
    for group in _GROUP.finditer(text):
        start = group.start() - (text[group.start() - 1 : group.start()] == "+")
        if start >= done and _may_begin(text, start, group.group()) and (end := _end_of_telephone(text, start)):
            done = end
            yield start, end
    for found in _CALLED.finditer(text):
        yield found.span("number")


def _may_begin(text: str, start: int, digits: str) -> bool:
    # Three digits at least: "02.03.2021 125" has the figures of a London number.
    if text[start] != "+" and (len(digits) < 3 or digits[0] not in "07"):
        return False
    before = text[max(0, start - 24) : start]
    return not _INSIDE.search(before) and not _OTHER_NUMBER.search(before)


def _end_of_telephone(text: str, start: int) -> int | None:
    """The end of the longest run of groups that is one number."""
    reference = _REFERENCE.search(text[max(0, start - 24) : start]) is not None
    for end in reversed(_ends(text, start)):
        printed = text[start:end]
        if not (reference and printed.isdigit()) and _is_telephone(printed):
            return end
    return None


def _ends(text: str, start: int) -> list[int]:
    ends: list[int] = []
    place, digits = start + (text[start] == "+"), 0
    while len(ends) < _MOST_GROUPS and (group := _GROUP.match(text, place)):
        digits += len(group.group())
        if digits > _MOST_DIGITS:
            break
        if not re.match(r"[^\W\d]|%", text[group.end() : group.end() + 1]):
            ends.append(group.end())
        gap = _GAP.match(text, group.end())
        if not gap:
            break
        place = gap.end()
    return ends


def _is_telephone(printed: str) -> bool:
    digits = re.sub(r"\D", "", printed)
    # A sheet takes the nought from a mobile's number.
    if not ("+" in printed or digits[0] == "0" or (len(digits) == 10 and digits[0] == "7")):
        return False
    try:
        number = phonenumbers.parse(printed, "GB")
    except phonenumbers.NumberParseException:
        return False
    if phonenumbers.is_valid_number(number):
        return True
    # Right in its shape, and not given out today: mistyped by one digit, or newer than the library.
    return number.country_code == 44 and len(str(number.national_number)) == 10
