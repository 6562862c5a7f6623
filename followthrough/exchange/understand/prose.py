"""Layout: records in prose, such as an e-mail with labelled lines or a page of headings and definition lists."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import labels, numbers
from followthrough.exchange.understand.forms import NUMBER, TEXT
from followthrough.exchange.understand.labels import Opening
from followthrough.exchange.understand.reading import Doubt
from followthrough.exchange.understand.record import LIFE, OPENS, Record, first_words
from followthrough.exchange.understand.roles import role_of

PLACE = "the text"
_TITLE = "Title"
_FEWEST = 2
_MOST_SHOWN = 3
_FEWEST_WORDS = 5
_WITHIN = "the heading “{}” and what stands below it are read as part of this entry"
_BARE = "no answer, owner, day or state stands under it; kept, because the headings beside it are recommendations"


def of_lines(lines: list[Line]) -> tuple[list[Record], int, list[Doubt]]:
    """The records of a text and the line at which the first begins, opened in the way that finds the most."""
    best: tuple[list[Record], int, list[Doubt]] = ([], 0, [])
    keys = [_key(line) for line in lines]
    named = _named(lines)
    for openings in (named, _coded(lines), _labelled(keys), _under_headings(lines, keys)):
        known = _accepted(lines, keys, openings)
        roles = {role_of(key) for key in known}.intersection(LIFE)
        # headings or numbers over an officer and a day alone may be an agenda, or a list of events
        if not openings or len(roles) < 2 or (openings != named and roles == {"owner", "due"}):
            continue
        gathered, left = _gathered(lines, keys, openings, known)
        records = _once(gathered)
        if _stated(records) > _stated(best[0]) and (len(records) >= _FEWEST or openings == named):
            best = records, min(openings), _unread([*left, *gathered[-1].closing])
    return best


def _unread(left: list[str]) -> list[Doubt]:
    """One doubt for all lines below the first record that none took."""
    if not left:
        return []
    left = list(dict.fromkeys(left))
    shown = "; ".join(f"“{first_words(text)}”" for text in left[:_MOST_SHOWN])
    more = f" and {len(left) - _MOST_SHOWN} more" if len(left) > _MOST_SHOWN else ""
    return [Doubt("the paper", f"not read as part of any recommendation: {shown}{more}")]


def _stated(records: list[Record]) -> int:
    return sum(1 for one in records if one.roles.intersection(LIFE))


def _named(lines: list[Line]) -> dict[int, Opening]:
    return {at: opening for at, line in enumerate(lines) if (opening := labels.named(line))}


def _coded(lines: list[Line]) -> dict[int, Opening]:
    """Codes that count on: "1." in a list inside an update does not follow "HS1.", nor "2." after "3."."""
    found: dict[int, Opening] = {}
    last: tuple[str, list[int]] | None = None
    for at, line in enumerate(lines):
        if line.level and not labels.coded(line):
            last = (last[0], []) if last else None
        opening = labels.coded(line)
        if not opening:
            continue
        stem = re.sub(r"[\d.]+[a-z]?$", "", opening.number)
        count = [int(part) for part in re.findall(r"\d+", opening.number)]
        if last is None or (stem == last[0] and count > last[1]):
            found[at], last = opening, (stem, count)
    return found


def _labelled(keys: list[str | None]) -> dict[int, Opening]:
    """Layout: "Recommendation: That …" or "Ref: 4" is itself the first label of each record."""
    times = Counter(key for key in keys if key and role_of(key) in OPENS)
    first = next((key for key in keys if key and times[key] >= _FEWEST), None)
    return {at: Opening("", "") for at, key in enumerate(keys) if first and key == first}


def _under_headings(lines: list[Line], keys: list[str | None]) -> dict[int, Opening]:
    """Layout: the recommendation itself is the heading over its labels; some may have no label yet."""
    found: dict[int, dict[int, Opening]] = {}
    heads = [at for at, line in enumerate(lines) if (line.level or line.bold) and not keys[at]]
    for at, end in pairwise([*heads, len(lines)]):
        if any(role_of(key) in LIFE for key in keys[at + 1 : end] if key):
            number, text = numbers.from_text(lines[at].text)
            found.setdefault(lines[at].level, {})[at] = Opening(number or "", text)
    level, records = max(found.items(), key=lambda one: len(one[1]), default=(0, {}))
    return {**records, **_bare(lines, heads, level, records)}


def _bare(lines: list[Line], heads: list[int], level: int, records: dict[int, Opening]) -> dict[int, Opening]:
    """Headings among those of records, of their level, numbered or begun ("That …") as they are; with a doubt."""
    if not level or len(records) < _FEWEST:
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


def _key(line: Line) -> str | None:
    """What a line would have for its label."""
    alone = labels.alone(line)
    if alone:
        return labels.key_of(alone)
    pair = labels.pair(line)
    return labels.key_of(pair[0]) if pair else None


def _accepted(lines: list[Line], keys: list[str | None], openings: dict[int, Opening]) -> set[str]:
    """The labels of a text: they come again in other records, and are known, set apart, or in most records."""
    times: Counter[str] = Counter()
    apart: set[str] = set()
    for start, end in pairwise([*sorted(openings), len(lines)]):
        seen = {key: line for key, line in zip(keys[start:end], lines[start:end], strict=True) if key}
        if len(openings) == 1:  # a paper about one recommendation: what is known and has its mark
            return {key for key, line in seen.items() if role_of(key) and labels.pair(line)}
        times.update(seen.keys())
        apart |= {key for key, line in seen.items() if line.label}
    return {
        key for key, count in times.items()
        if count >= _FEWEST and (role_of(key) or key in apart or count * 2 > len(openings))
    }  # fmt: skip


def _beside(lines: list[Line], keys: list[str | None], known: set[str]) -> set[str]:
    """The labels whose value stands on their own line anywhere in the paper."""
    return {
        key for key, line in zip(keys, lines, strict=True) if key in known and (pair := labels.pair(line)) and pair[1]
    }


def _gathered(
    lines: list[Line], keys: list[str | None], openings: dict[int, Opening], known: set[str]
) -> tuple[list[Record], list[str]]:
    """The records, and the lines below the first that none of them took."""
    records: list[Record] = []
    left: list[str] = []
    beside = _beside(lines, keys, known)
    section: Line | None = None
    inside = False
    for at, line in enumerate(lines):
        if at in openings:
            records.append(Record(PLACE, len(records) + 1, section, level=line.level, doubts=list(openings[at].doubts)))
            inside = True
            _open(records[-1], openings[at], line, keys[at], known, beside)
        elif at + 1 in openings and (theme := _theme(line)):
            section, inside = Line(theme), False
        elif inside and _take(records[-1], line, keys[at], known, beside):
            continue
        elif inside and (line.level > records[-1].level > 0 or _is_within(lines, keys, at, openings, known)):
            # a heading of its own within the entry, such as "Why this matters"
            records[-1].add(line.text, [])
            records[-1].doubts += [] if records[-1].level else [_WITHIN.format(line.text)]
        elif line.level or _is_title(line, at + 1 in openings):
            section, inside = line, False
            left += [line.text] if records and not _is_over(at, lines, openings) else []
        elif inside:
            records[-1].more(line)
        else:
            left += [line.text] if records else []
    for one in records:
        one.end(last=one is records[-1])
        _without_title(one)
        one.pairs = [(label, value) for label, value in one.pairs if value or label != TEXT]
    return records, left


def _is_within(
    lines: list[Line], keys: list[str | None], at: int, openings: dict[int, Opening], known: set[str]
) -> bool:
    """Layout: entries that a line of text opens, with a heading of its own inside: labels of the entry follow it."""
    if not lines[at].level or any(lines[start].level for start in openings):
        return False
    end = next((after for after in range(at + 1, len(lines)) if after in openings or lines[after].level), len(lines))
    return any(key in known for key in keys[at + 1 : end])


def _is_over(at: int, lines: list[Line], openings: dict[int, Opening]) -> bool:
    """Whether a heading stands right over a record, or over one with further headings between, and is above it."""
    below = next((after for after in range(at + 1, len(lines)) if not lines[after].level or after in openings), None)
    return below in openings and (not lines[below].level or lines[at].level < lines[below].level)


def _open(one: Record, opening: Opening, line: Line, key: str | None, known: set[str], beside: set[str]) -> None:
    if not opening.number and not opening.text:
        _take(one, line, key, known, beside)
        return
    if opening.number:
        one.pairs.append((NUMBER, [opening.number]))
    one.pairs.append((TEXT, [opening.text] if opening.text else []))
    if line.level and opening.text and not opening.text.endswith(":"):
        one.pairs.append((_TITLE, [opening.text]))
        one.pairs.append((TEXT, []))


def _take(one: Record, line: Line, key: str | None, known: set[str], beside: set[str]) -> bool:
    """Take a label and its value into a record; an alone label under one like it and empty is its value."""
    alone = labels.alone(line) if key else None
    if key is None or not (key in known or (not alone and _is_due(one, key))):
        return False
    if alone and one.pairs and not one.pairs[-1][1] and role_of(one.pairs[-1][0]) == role_of(key):
        return False
    for label, value in [(alone, "")] if alone else labels.pairs(line):
        one.add(label, [value] if value else [], key in beside)
    return True


def _is_due(one: Record, key: str) -> bool:
    """A label that stands only once ends an answer, an owner, a day or a state, which are short; not an account."""
    return role_of(key) in LIFE and bool(one.pairs) and role_of(one.pairs[-1][0]) in LIFE[:-1]


def _theme(line: Line) -> str | None:
    """Layout: "Theme: Buses" above what opens a record is its section."""
    pair = labels.pair(line)
    return pair[1] or None if pair and role_of(pair[0]) == "section" else None


def _is_title(line: Line, before_opening: bool) -> bool:
    """Layout: a line in capitals, or in bold, between two records."""
    return before_opening and line.apart and (line.bold or (line.text.isupper() and len(line.text) > 2))


def _without_title(one: Record) -> None:
    """Layout: a heading that opens a record is its title where the words stand below it, and its words otherwise."""
    at = next((at for at, (label, _) in enumerate(one.pairs) if label == _TITLE), None)
    if at is None:
        return
    title, words = one.pairs[at], one.pairs[at + 1]
    if words[1]:
        one.pairs[at - 1 : at + 2] = [words, title]
        one.doubts.append(f"“{title[1][0]}” is read as its title, and the lines below it as its words")
    else:
        one.pairs[at : at + 2] = []


def _once(records: list[Record]) -> list[Record]:
    """A list at the front may name what is told below: of two with one number or words, the answered one stands."""
    stated = {"", *(_called(one) for one in records if one.roles.intersection(LIFE))}
    kept = [one for one in records if one.roles.intersection(LIFE) or _called(one) not in stated]
    return [replace(one, row=at) for at, one in enumerate(kept, start=1)]


def _called(one: Record) -> str:
    """What a record is known by: its number, or its words where it has none."""
    values = {role_of(label): " ".join(value).casefold() for label, value in reversed(one.pairs) if value}
    return values.get("number") or values.get("text") or ""
