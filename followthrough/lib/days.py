"""British dates as people write them in trackers: as printed, with the first and the last day they can mean.

"summer 2025" is June to August, "TBC" is no date, "31/02/2024" is no date. Day always comes before month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from followthrough.lib.day_grammar import MONTH, WEEKDAY, month_span, span_of

__all__ = ["NO_DAY", "FuzzyDay", "find", "month_span", "parse"]


@dataclass(frozen=True)
class FuzzyDay:
    """A date as printed; `first` and `last` are both None when it names no day (such as "TBC")."""

    printed: str
    first: date | None
    last: date | None

    def __bool__(self) -> bool:
        return self.last is not None


NO_DAY = FuzzyDay("", None, None)  # where none was given


_LEAD = re.compile(
    r"^(?:due|target|expected|anticipated|estimated|est\.?|approx(?:imately)?\.?|circa|c\.|by|before|in|on|during)\s*:?\s+",
    re.IGNORECASE,
)
_DAY_MONTH = r"\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]?"
_MONTH = MONTH.replace("?P<month>", "?:")
_INSIDE = re.compile(
    r"(?<![\w/])(?:"
    r"\d{4}-\d\d-\d\d"
    r"|\d{1,2}([./-])\d{1,2}\1(?:20|19)?\d\d"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    rf"|(?:{_DAY_MONTH})?{_MONTH},?[ -]?(?:(?:19|20)\d\d|\d\d(?!\d))"
    r"|(?:spring|summer|autumn|winter) (?:19|20)\d\d(?:[/-]\d\d)?"
    r"|q[1-4] (?:19|20)\d\d(?:[/-]\d\d)?"
    r")(?![\w/])",
    re.IGNORECASE,
)


def parse(text: str) -> FuzzyDay:
    """The whole of `text` as one date or range; `first` and `last` are None when it is not one, or has no year."""
    printed = " ".join(text.split())
    span = span_of(_plain(printed))
    return FuzzyDay(printed, *span) if span else FuzzyDay(printed, None, None)


def find(text: str) -> Iterator[FuzzyDay]:
    """Each date that stands in a longer text, in order, as "December 2022" does in "December 2022 Update"."""
    for found in _INSIDE.finditer(" ".join(text.split())):
        day = parse(found.group().strip(" ,"))
        if day:
            yield day


def _plain(text: str) -> str:
    text = re.sub(r"[\u2010-\u2015]", "-", text.casefold()).strip(" .,;:()")
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    text = re.sub(r"\b(\d{4}-\d\d-\d\d)[ t]\d\d:\d\d.*", r"\1", text)
    for _ in range(3):
        text = WEEKDAY.sub("", _LEAD.sub("", text))
    return text
