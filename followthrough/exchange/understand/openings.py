"""Where records of prose begin: at what names a recommendation, codes, a label, or the headings over labels."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import labels, numbers
from followthrough.exchange.understand.labels import Opening
from followthrough.exchange.understand.record import LIFE, OPENS
from followthrough.exchange.understand.roles import role_of

Openings = dict[int, Opening]
FEWEST = 2
_FEWEST_WORDS = 5
_FEWEST_MARKED = 3
_OWN_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d{1,3})?)\.?\s(?P<rest>[A-Z“‘].*)$", re.DOTALL)
_CALLED = re.compile(r"^(?P<words>[A-Z][^\W\d_]+(?: [^\W\d_]+){0,3}) (?P<number>\d{1,2})(?:[.:]|$)\s*(?P<text>.*)$")
_BARE = "no answer, owner, day or state stands under it; kept, because the headings beside it are recommendations"


def named(lines: list[Line]) -> Openings:
    """Layout: "Recommendation 7"; where most of them are marked, one in plain text is a mention inside an account."""
    found = {at: opening for at, line in enumerate(lines) if (opening := labels.named(line))}
    marked = {at: opening for at, opening in found.items() if labels.is_marked(lines[at])}
    return marked if len(marked) * 2 > len(found) else found


def coded(lines: list[Line]) -> Openings:
    """Codes that count on: "1." in a list inside an update does not follow "HS1.", nor "2." after "3.".

    Where most of them stand out, one in plain text is an item of a list.
    """
    marked = _counted([line if labels.is_marked(line) else None for line in lines])
    found = _counted([*lines])
    return marked if len(marked) >= _FEWEST_MARKED and len(marked) * 2 > len(found) else found


def _counted(lines: list[Line | None]) -> Openings:
    found: Openings = {}
    last: tuple[str, list[int]] | None = None
    for at, line in enumerate(lines):
        if line is None:
            continue
        if line.level and not labels.coded(line):
            last = (last[0], []) if last else None
        opening = labels.coded(line)
        if not opening:
            continue
        stem = re.sub(r"[\d./]+(?:[a-z]|\([a-z]\))?$", "", opening.number)
        # the letters of "R5(a)" and "R5b" count on as well
        count = [int(part) if part.isdigit() else ord(part) for part in re.findall(r"\d+|[a-z]\b", opening.number)]
        if last is None or (stem == last[0] and count > last[1]):
            found[at], last = opening, (stem, count)
    return found


def numbered(lines: list[Line]) -> Openings:
    """Layout: "1", "2", "3" in lines of their own, each above its words."""
    found: Openings = {}
    for at, line in enumerate(lines[:-1]):
        if labels.number_alone(line) == len(found) + 1 and labels.number_alone(lines[at + 1]) is None:
            found[at] = Opening(str(len(found) + 1), "")
    return found


def called(lines: list[Line]) -> Openings:
    """Layout: "Matter of concern 1", "Lesson 2": other words for what is asked, which count from 1 without a gap."""
    found: dict[str, Openings] = {}
    for at, line in enumerate(lines):
        said = _CALLED.match(line.text) if line.apart else None
        of_it = found.setdefault(said["words"].casefold(), {}) if said else {}
        if said and int(said["number"]) == len(of_it) + 1 and role_of(said["words"]) in ("text", "action"):
            of_it[at] = Opening(said["number"], said["text"])
    return max(found.values(), key=len, default={})


def labelled(keys: list[str | None]) -> Openings:
    """Layout: "Recommendation: That …" or "Ref: 4" is itself the first label of each record."""
    times = Counter(key for key in keys if key and role_of(key) in OPENS)
    first = next((key for key in keys if key and times[key] >= FEWEST), None)
    return {at: Opening("", "") for at, key in enumerate(keys) if first and key == first}


def under_headings(lines: list[Line], keys: list[str | None]) -> Openings:
    """Layout: the recommendation itself is the heading over its labels; some may have no label yet."""
    found: dict[int, Openings] = {}
    heads = [at for at, line in enumerate(lines) if (line.level or line.bold) and not keys[at]]
    for at, end in pairwise([*heads, len(lines)]):
        if any(role_of(key) in LIFE for key in keys[at + 1 : end] if key):
            number, text = numbers.from_text(lines[at].text)
            found.setdefault(lines[at].level, {})[at] = Opening(number or "", text)
    level, records = max(found.items(), key=lambda one: len(one[1]), default=(0, {}))
    return {**records, **_bare(lines, heads, level, records)}


def _bare(lines: list[Line], heads: list[int], level: int, records: Openings) -> Openings:
    """Headings among those of records, of their level, numbered or begun ("That …") as they are; with a doubt."""
    if not level or len(records) < FEWEST:
        return {}
    beside = [at for at in heads if lines[at].level == level and at not in records]
    if len(beside) > len(records):
        return {}
    begun = {opening.text.split(" ")[0] for opening in records.values()}
    numbered = all(opening.number for opening in records.values())
    found = {}
    for at in beside:
        number, text = numbers.from_text(lines[at].text)
        words = text.split(" ")
        inside = min(records) < at < max(records) and len(words) >= _FEWEST_WORDS and words[0] in begun
        if number if numbered else inside:
            found[at] = Opening(number or "", text, (_BARE,))
    return found


def without_own_numbers(lines: list[Line], found: Openings) -> list[Line]:
    """Layout: the report numbers its paragraphs, also those that answer: "27. The Government accepts this …".

    Numbers that rise from paragraph to paragraph under most of the openings are taken off.
    """
    counted: dict[int, str] = {}
    last: list[int] = []
    for at in range(min(found, default=len(lines)), len(lines)):
        number = _OWN_NUMBER.match(lines[at].text)
        count = [int(part) for part in number[1].split(".")] if number and at not in found else []
        if count and number and (not last or (count > last and len(count) == len(last))):
            counted[at], last = number["rest"], count
    spans = list(pairwise([*sorted(found), len(lines)]))
    numbered = sum(1 for at, end in spans if any(place in counted for place in range(at + 1, min(end, at + 4))))
    if numbered < FEWEST or numbered * 3 < len(spans) * 2:
        return lines
    return [replace(line, text=counted.get(at, line.text)) for at, line in enumerate(lines)]
