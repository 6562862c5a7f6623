"""The grammar of British dates: one rule for each way of writing a day, a month, a season or a range.

A rule is given the whole text, folded and in lower case, and gives the first and the last day that it can mean.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Span = tuple[date, date]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)"
_FULL_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NEXT_YEAR = r"\s?[/-]\s?(?P<next>(?:20)?\d\d)"
WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?=\d)", re.IGNORECASE)
_LONGEST = 60  # nobody prints a longer date, and hostile text must not make the grammar recurse
_TERMS = {"spring": (1, 4), "summer": (4, 7), "autumn": (9, 12)}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_THIRDS = {"early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2}


def month_span(year: int, month: int) -> Span:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def span_of(text: str) -> Span | None:
    """The first and the last day of a plain text, or None when it is no date."""
    if len(text) > _LONGEST:
        return None
    for rule in _RULES:
        try:
            span = rule(text)
        except ValueError:  # such as 31 February
            return None
        if span:
            return span
    return None


def _year(printed: str) -> int:
    digits = printed.strip("'")
    if len(digits) == 4:
        return int(digits)
    return (2000 if int(digits) < 80 else 1900) + int(digits)


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _rule(pattern: str) -> Callable[[Callable[[re.Match[str]], Span | None]], Callable[[str], Span | None]]:
    compiled = re.compile(pattern)

    def wrap(meaning: Callable[[re.Match[str]], Span | None]) -> Callable[[str], Span | None]:
        def tried(text: str) -> Span | None:
            found = compiled.fullmatch(text)
            return meaning(found) if found else None

        return tried

    return wrap


@_rule(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
def _iso_day(m: re.Match[str]) -> Span:
    day = date(int(m["year"]), int(m["month"]), int(m["day"]))
    return day, day


@_rule(r"(?P<day>\d{1,2})\s?([./-])\s?(?P<month>\d{1,2})\s?\2\s?(?P<year>(?:19|20)?\d\d)")
def _figures(m: re.Match[str]) -> Span:
    day = date(_year(m["year"]), int(m["month"]), int(m["day"]))
    return day, day


@_rule(r"(?P<day>\d{1,2})(?: of)?[ -]?" + MONTH + r",?[ -]?" + _YEAR)
def _named_month(m: re.Match[str]) -> Span:
    day = date(_year(m["year"]), _month_number(m["month"]), int(m["day"]))
    return day, day


@_rule(MONTH + r" (?P<day>\d{1,2}),? " + _FULL_YEAR)
def _month_first(m: re.Match[str]) -> Span:
    day = date(_year(m["year"]), _month_number(m["month"]), int(m["day"]))
    return day, day


@_rule(MONTH + r",?[ -]?(?:of )?" + _YEAR)
def _month_year(m: re.Match[str]) -> Span:
    return month_span(_year(m["year"]), _month_number(m["month"]))


@_rule(r"(?P<month>\d{1,2})[/.]" + _FULL_YEAR)
def _month_figures(m: re.Match[str]) -> Span:
    date(int(m["year"]), int(m["month"]), 1)
    return month_span(int(m["year"]), int(m["month"]))


@_rule(_FULL_YEAR + r"-(?P<month>0[1-9]|1[0-2])")
def _iso_month(m: re.Match[str]) -> Span:
    # "2011-12" is a financial year as easily as December 2011; a year that follows on is read as the year
    year, month = int(m["year"]), int(m["month"])
    if month == (year + 1) % 100:
        return date(year, 4, 1), date(year + 1, 3, 31)
    return month_span(year, month)


@_rule(_FULL_YEAR)
def _calendar_year(m: re.Match[str]) -> Span:
    return date(int(m["year"]), 1, 1), date(int(m["year"]), 12, 31)


@_rule(r"(?:fy ?|financial year )?" + _FULL_YEAR + _NEXT_YEAR)
def _financial_year(m: re.Match[str]) -> Span | None:
    year = int(m["year"])
    if _year(m["next"]) != year + 1:
        return None
    return date(year, 4, 1), date(year + 1, 3, 31)


@_rule(r"(?:q|quarter )(?P<quarter>[1-4]),?(?: of)? " + _FULL_YEAR + _NEXT_YEAR)
def _financial_quarter(m: re.Match[str]) -> Span | None:
    year = int(m["year"])
    return _quarter(year, 3 * int(m["quarter"]) + 1) if _year(m["next"]) == year + 1 else None


@_rule(r"(?:q|quarter )(?P<quarter>[1-4]),?(?: of)? " + _FULL_YEAR)
def _some_quarter(m: re.Match[str]) -> Span:
    # no second year: the calendar's quarter or the financial year's, so both together
    year, quarter = int(m["year"]), int(m["quarter"])
    return _quarter(year, 3 * quarter - 2)[0], _quarter(year, 3 * quarter + 1)[1]


def _quarter(year: int, month: int) -> Span:
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return date(year, month, 1), month_span(year, month + 2)[1]


@_rule(r"(?:the )?(?P<term>spring|summer|autumn) term,?(?: of)? " + _FULL_YEAR)
def _term(m: re.Match[str]) -> Span | None:
    """A school term: autumn is September to December, spring January to April, summer April to July."""
    first, last = _TERMS[m["term"]]
    return date(int(m["year"]), first, 1), month_span(int(m["year"]), last)[1]


@_rule(r"(?P<season>spring|summer|autumn|winter),?(?: of)? " + _FULL_YEAR + r"(?:" + _NEXT_YEAR + r")?")
def _season(m: re.Match[str]) -> Span | None:
    year, month = int(m["year"]), _SEASONS[m["season"]]
    if m["next"] and (month != 12 or _year(m["next"]) != year + 1):
        return None
    end_year, end_month = (year + 1, 2) if month == 12 else (year, month + 2)
    return date(year, month, 1), month_span(end_year, end_month)[1]


@_rule(r"(?:w/?c|w/b|week (?:commencing|beginning|of)|week)\.? ?(?P<rest>.+)")
def _week(m: re.Match[str]) -> Span | None:
    span = span_of(WEEKDAY.sub("", m["rest"]))
    return (span[0], span[0] + timedelta(days=6)) if span and span[0] == span[1] else None


@_rule(r"(?:the )?end(?:[ -]of)?(?: the)? (?P<rest>.+)")
def _end_of(m: re.Match[str]) -> Span | None:
    # a promise "by the end of March" is kept on the last day of March
    span = span_of(m["rest"])
    return (span[1], span[1]) if span and span[0] != span[1] else None


@_rule(r"(?:the )?(?P<part>early|start|beginning|mid|middle|late)(?:[ -]|(?: of(?: the)? ))(?P<rest>.+)")
def _part_of(m: re.Match[str]) -> Span | None:
    span = span_of(m["rest"])
    if not span or span[0] == span[1]:
        return None
    third = _THIRDS[m["part"]]
    if span[0].month == span[1].month and span[0].year == span[1].year:
        bounds = [(1, 10), (11, 20), (21, span[1].day)]
        return span[0].replace(day=bounds[third][0]), span[0].replace(day=bounds[third][1])
    length = (span[1] - span[0]).days + 1
    return (
        span[0] + timedelta(days=length * third // 3),
        span[0] + timedelta(days=length * (third + 1) // 3 - 1),
    )


_TAILS = (rf"(?:{MONTH}),? {_YEAR}$", rf"\b{_FULL_YEAR}$")


@_rule(r"(?:between |from )?(?P<left>.+?)(?P<mark>\s?(?:-|/|&)\s?| to | and | or | until )(?P<right>.+)")
def _range(m: re.Match[str]) -> Span | None:
    right = _single(m["right"])
    if right is None:
        return None
    tails = [found.group() for tail in _TAILS if (found := re.search(tail, m["right"]))]
    for left in (m["left"], *(f"{m['left']} {tail}" for tail in tails)):
        span = _single(left)
        if span and span[0] <= right[1]:
            return span[0], right[1]
    return None


def _single(text: str) -> Span | None:
    text = WEEKDAY.sub("", text.strip())
    return next((span for rule in _RULES[:-1] if (span := rule(text))), None)


_RULES: list[Callable[[str], Span | None]] = [
    _iso_day, _figures, _named_month, _month_first, _month_year, _month_figures, _iso_month, _calendar_year,
    _financial_year, _financial_quarter, _some_quarter, _season, _term, _week, _end_of, _part_of, _range,
]  # fmt: skip
