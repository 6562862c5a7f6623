"""The title of a paper and the day it speaks of, from the lines above its first table."""

import re
from collections.abc import Iterable

from followthrough.exchange.readers.grid import Line
from followthrough.lib import days

_APPENDIX = re.compile(r"^(?:appendix|annex|agenda item)\s*[\w.]{0,4}\s*[:–—-]\s+(?=\S)", re.IGNORECASE)
_TITLE = re.compile(
    r"recommendation|action plan|tracker|update|review|response|scrutiny|audit|progress|report|monitoring",
    re.IGNORECASE,
)
_AS_AT = re.compile(
    r"\b(?:as at|as of|position at|position on|status at|correct at|date|dated|sent|published(?: on)?|updated(?: on)?|"
    r"changed(?: on)?|year to|period to)\s*:?\s+(?P<rest>.{4,40})",
    re.IGNORECASE,
)
# "April 2024 to March 2025" in a title is the time that a paper covers
_TO = re.compile(r"(?:\bto\s*:?\s+|(?<=\d{4})\s*[–—-]\s*)(?P<rest>.{4,40})", re.IGNORECASE)
_LONGEST_TITLE = 200


def title_of(lines: list[Line]) -> str | None:
    """The first line that reads like a title, else the first heading, else the first line."""
    lines = [line for line in lines if len(line.text) <= _LONGEST_TITLE and not days.parse(line.text)]
    likely = [line for line in lines if _TITLE.search(line.text) and not line.text.endswith((".", ";"))]
    head = [line for line in lines[:1] if line.level]
    chosen = next(iter([*(line for line in likely if line.level or line.bold), *head, *likely, *lines]), None)
    return _APPENDIX.sub("", chosen.text) if chosen else None


def as_at_of(lines: Iterable[Line], headings: Iterable[str]) -> days.FuzzyDay | None:
    """The day of the paper: a line that is only a date, else "as at …", the end of a time, a title's, a heading's."""
    lines = list(lines)[:40]
    for line in lines:
        if (day := days.parse(line.text)) and len(line.text) < 40:
            return day
    for pattern in (_AS_AT, _TO):
        named = (day for line in lines for found in pattern.finditer(line.text) for day in days.find(found["rest"]))
        if day_in := next(named, None):
            return day_in
    for line in lines[:6]:
        if len(line.text) <= _LONGEST_TITLE and (day_in := next(days.find(line.text), None)):
            return day_in
    dated = [day for heading in headings for day in days.find(heading) if day.last]
    return max(dated, key=lambda day: day.last.toordinal() if day.last else 0, default=None)


def as_at_code(day: days.FuzzyDay | None) -> str | None:
    """ "2024-01-16" for a day, "2024-01" for a month; None where neither fits, as for a season."""
    if day is None or day.first is None or day.last is None:
        return None
    if day.first == day.last:
        return day.first.isoformat()
    if (day.first, day.last) == days.month_span(day.first.year, day.first.month):
        return f"{day.first:%Y-%m}"
    return None
