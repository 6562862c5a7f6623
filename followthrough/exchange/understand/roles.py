"""What headings name: the words that stand over the columns of trackers."""

import re
from functools import lru_cache

from followthrough.exchange.understand import welsh
from followthrough.exchange.understand.role_words import WORDS
from followthrough.lib import days

_HEADINGS = tuple((role, re.compile("|".join(f"(?:{one})" for one in patterns))) for role, patterns in WORDS)
_NOT_A_NUMBER = re.compile(r"\b(?:minute|agenda|page|contact|phone|telephone|cost|budget|post|or|&) ")
# "Key milestones achieved in enacting the recommendation": what it is stands before, what it is of stands after.
_OF_RECOMMENDATIONS = re.compile(
    r"(?P<head>(?:(?!\brecommend|\bwhat\b|\bthat\b).)+?) (?:of|for|on|to|against|with|in|about|towards|since|from|by|"
    r"containing|making|arising from|relating to) (?:(?!recommend)[\w'-]+ ){0,3}recommendations?\b.*"
)
_WORDS_OF_IT = re.compile(r"(?:full |brief |short )?(?:text|wording|description|details?|summary|list|content)")
_BETWEEN = re.compile(r"\s*(?:[/&+,;]|\band\b)\s*")
_LONGEST_HEADING = 70


def role_of(heading: str) -> str | None:
    """The role that a heading names; None for what is unknown, or has no part in a recommendation's life."""
    role = _named(heading)
    return role if role != "aside" else None


def is_aside(heading: str) -> bool:
    """Whether a heading is known and has no part in the format: "Priority", "Cost", "Report title"."""
    return _named(heading) == "aside"


@lru_cache(maxsize=4096)
def _named(heading: str) -> str | None:
    if len(heading) > 2 * _LONGEST_HEADING:
        return None
    return next((role for text in welsh.readings(_in_words(heading)) if (role := _role_of(text))), None)


def _in_words(heading: str) -> str:
    """Layout: "recommendation_text" or "DueDate", as programs call their columns."""
    if " " in heading.strip():
        return heading
    return re.sub(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z])(?=ID$)", " ", heading.replace("_", " "))


def _role_of(text: str) -> str | None:
    text = re.sub(r"[\u2010-\u2015]", "-", text.replace("’", "'").strip(" .:*"))
    if not text.strip("?") or text.startswith("that ") or (len(text) > _LONGEST_HEADING and not text.endswith("?")):
        return None
    text = _without_day(text)
    of = _OF_RECOMMENDATIONS.fullmatch(text)
    if of:
        return "text" if _WORDS_OF_IT.fullmatch(of["head"]) else _role_of(of["head"]) or "aside"
    plain = text.rstrip(" ?")
    parts = parts_of(plain)
    asked = [role for part in parts if (role := _role_of(part)) in ("text", "action")] if len(parts) == 2 else []
    if asked and any(_role_of(part) in ("owner", "due") for part in parts):
        return asked[0]  # "Agreed action & owner" is no owner
    for said in (
        (text, plain), (re.sub(r"(?<=\w)\.(?= |$)", "", plain),), (re.sub(r" ?\([^)]*\)$", "", plain),),
    ):  # fmt: skip
        role = next((role for role, pattern in _HEADINGS if any(map(pattern.fullmatch, said))), None)
        if role and not (role == "number" and _NOT_A_NUMBER.search(said[-1])):
            return role
    together = {_role_of(part) for part in parts} if len(parts) > 1 else set()
    return together.pop() if len(together) == 1 else None


def _without_day(heading: str) -> str:
    """ "Position at 31 March 2025" is a position; a day alone stays as it is."""
    rest = heading
    for day in list(days.find(heading)):
        rest = re.sub(rf"\(?(?:\b(?:as )?(?:at|of|on|to|in|for|since|by) )?{re.escape(day.printed)}\)?", " ", rest)
    rest = " ".join(rest.split()).strip(" -:,")
    return rest or heading


def parts_of(heading: str) -> list[str]:
    """What a heading names together: "Evidence / assurance", "Owner and deadline"."""
    return [part for part in _BETWEEN.split(" ".join(heading.split())) if part]
