"""Layout: an update or a status for each of several times, side by side: "May 2025", "Q2", "Previous" and "Latest"."""

import re

from followthrough.lib import days

_EARLIER = re.compile(
    r"\b(?:previous|prior|former|last (?:reported )?(?:status|b?rag|rating|update|position|period|quarter))\b"
)
_TIME = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter|q[1-4]|quarter|first|second|third|fourth|one|two|three|"
    r"four|six|twelve|eighteen|1st|2nd|3rd|4th)\b|\d+"
)


def oldest_first(columns: list[tuple[int, str | None]], headings: list[str]) -> list[int]:
    """The places of columns by their time, the oldest first; empty where the headings do not tell their times."""
    spans = [days.parse(date).first if date else None for _, date in columns]
    if len(columns) < 2 or len({headings[at] for at, _ in columns}) < len(columns):
        return []
    dated = [(day, at) for day, (at, _) in zip(spans, columns, strict=True) if day]
    if len(dated) == len(columns):
        return [at for _, at in sorted(dated)]
    if len({_stem(headings[at]) for at, _ in columns}) == 1:
        return [at for at, _ in columns]
    earlier = [at for at, _ in columns if is_earlier(headings[at])]
    return [*earlier, *(at for at, _ in columns if at not in earlier)] if len(earlier) == len(columns) - 1 else []


def is_earlier(heading: str) -> bool:
    """Whether a heading names what was said the time before: "Previous RAG"."""
    return bool(_EARLIER.search(heading.casefold()))


def period_of(heading: str) -> str | None:
    """The time that a heading gives without a year, as printed: "Q2" of "Q2 update"."""
    found = re.search(r"\bQ[1-4]\b|\b\d{1,2}[ -]months?\b", heading, re.IGNORECASE)
    return found.group() if found else None


def _stem(heading: str) -> str:
    """A heading without what tells its time."""
    return " ".join(re.findall(r"[a-z]+", _TIME.sub(" ", heading.casefold())))
