"""Layout: records in prose, such as an e-mail with labelled lines or a page of headings and definition lists."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import answers, labels, openings
from followthrough.exchange.understand.forms import TEXT
from followthrough.exchange.understand.labels import Opening
from followthrough.exchange.understand.listed import share_answers, with_listed_words
from followthrough.exchange.understand.meanings import is_status
from followthrough.exchange.understand.openings import Openings
from followthrough.exchange.understand.reading import Doubt
from followthrough.exchange.understand.record import LIFE, Record, first_words, titles_as_owners
from followthrough.exchange.understand.roles import role_of
from followthrough.exchange.understand.told import is_title

PLACE = "the text"
_STATUS = "Status"
_FEWEST_UNLABELLED = 3
_MOST_SHOWN = 3
_COUNTED = re.compile(r"^(\d{1,3})\. (?=[A-Z])")
_WITHIN = "the heading “{}” and what stands below it are read as part of this entry"


def of_lines(paper: list[Line], unlabelled: bool) -> tuple[list[Record], int, list[Doubt]]:
    """The records of a text and the line at which the first begins, opened in the way that finds the most.

    `unlabelled` also takes those that a single label tells of, or none where three or more are named.
    """
    paper, dropped, said = with_listed_words([labels.as_sentence(line) for line in paper])
    best: tuple[list[Record], int, list[Doubt]] = ([], 0, [])
    keys = [_key(line) for line in paper]
    over = [None if key else _key_over(line) for line, key in zip(paper, keys, strict=True)]
    named = openings.named(paper)
    coded, numbered = openings.coded(paper), openings.numbered(paper)
    called = openings.called(paper)
    for found in (named, coded, openings.labelled(keys), openings.under_headings(paper, keys), numbered, called):
        lines = openings.without_own_numbers(paper, found)
        again = _with_what_comes_again(keys, over, found)
        known = _accepted(lines, again, found)
        roles = {role_of(key) for key in known}.intersection(LIFE)
        bare = unlabelled and len(found) >= _FEWEST_UNLABELLED and (found == named or _tell_answers(lines, found))
        enough = _is_enough(roles, found == named) or (unlabelled and _are_answered(lines, found, roles))
        if not found or not (bare or enough):
            continue
        gathered, left = _gathered(lines, again, found, known if roles else set())
        records = _once(_without_chapters(gathered))
        fuller = _stated(records) > _stated(best[0]) or (bare and not best[0])
        if fuller and (len(records) >= openings.FEWEST or found == named):
            best = records, min(found) + dropped, [*said, *_unread([*left, *gathered[-1].closing])]
    return best


def _is_enough(roles: set[str | None], are_named: bool) -> bool:
    """Headings or numbers over an officer and a day alone may be an agenda, or a list of events."""
    return len(roles) > 1 and (are_named or roles != {"owner", "due"})


def _are_answered(lines: list[Line], found: Openings, roles: set[str | None]) -> bool:
    """Layout: three or more headings over nothing but an answer or a state are recommendations too."""
    marked = sum(1 for at in found if labels.is_marked(lines[at]))
    return marked == len(found) >= _FEWEST_UNLABELLED and not roles.isdisjoint({"response", "status"})


def _tell_answers(lines: list[Line], found: Openings) -> bool:
    """Layout: numbered paragraphs without the word "recommendation"; most have an answer or a state alone below."""
    told = 0
    for at, end in pairwise([*sorted(found), len(lines)]):
        answered = any(answers.parted(line.text) for line in lines[at + 1 : min(end, at + 4)])
        answered = answered or any(is_status(line.text) for line in lines[at + 1 : end])
        # minutes have "Agreed" under the short titles of their items, and questions are answered by "Yes"
        words = found[at].text
        told += answered and not (words and (is_title(words) or words.endswith("?")))
    return told >= _FEWEST_UNLABELLED and told * 5 >= len(found) * 3


def _without_chapters(records: list[Record]) -> list[Record]:
    """Layout: "1. Introduction" before the first that is answered, where no other begins with that word."""
    first = next((at for at, one in enumerate(records) if one.roles.intersection(LIFE)), 0)
    begun = {_value(one, "text").split(" ")[0] for one in records[first:]}
    before = [one for one in records[:first] if _value(one, "text").split(" ")[0] in begun]
    return [*before, *records[first:]]


def _with_what_comes_again(keys: list[str | None], over: list[str | None], found: Openings) -> list[str | None]:
    """The keys, with those of lines that stand out and come again under most openings: they name what is below."""
    times = Counter(key for at, key in enumerate(over) if key and at not in found)
    enough = max(_FEWEST_UNLABELLED, len(found) // 2 + 1)
    return [key or (again if again and times[again] >= enough else None) for key, again in zip(keys, over, strict=True)]


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


def _key(line: Line) -> str | None:
    """What a line would have for its label."""
    alone = labels.alone(line)
    if alone:
        return labels.key_of(alone)
    pair = labels.pair(line)
    return labels.key_of(pair[0]) if pair else None


def _key_over(line: Line) -> str | None:
    """What a line that stands out would have for its label, were it to come again."""
    text = labels.over(line)
    return labels.key_of(text) or None if text else None


def _accepted(lines: list[Line], keys: list[str | None], found: Openings) -> set[str]:
    """The labels of a text: they come again in other records, and are known, set apart, or in most records."""
    times: Counter[str] = Counter()
    apart: set[str] = set()
    for start, end in pairwise([*sorted(found), len(lines)]):
        seen = {key: line for key, line in zip(keys[start:end], lines[start:end], strict=True) if key}
        if len(found) == 1:  # a paper about one recommendation: what is known and has its mark
            return {key for key, line in seen.items() if role_of(key) and labels.pair(line)}
        times.update(seen.keys())
        apart |= {key for key, line in seen.items() if line.label}
    return {
        key for key, count in times.items()
        if count >= openings.FEWEST and (role_of(key) or key in apart or count * 2 > len(found))
    }  # fmt: skip


def _beside(lines: list[Line], keys: list[str | None], known: set[str]) -> set[str]:
    """The labels whose value stands on their own line anywhere in the paper."""
    return {
        key for key, line in zip(keys, lines, strict=True) if key in known and (pair := labels.pair(line)) and pair[1]
    }


def _gathered(
    lines: list[Line], keys: list[str | None], found: Openings, known: set[str]
) -> tuple[list[Record], list[str]]:
    """The records, and the lines below the first that none of them took."""
    records: list[Record] = []
    left: list[str] = []
    beside = _beside(lines, keys, known)
    labelled = any(role_of(key) in LIFE for key in known)
    accounts = any(key in known and _names_accounts(key, line) for key, line in zip(keys, lines, strict=True) if key)
    # a state in a line of its own above the first record is a heading over those that have it
    first = min(found)
    closes = not any(role_of(key) == "status" for key in known) and not (first and is_status(lines[first - 1].text))
    chapters = set() if labelled else _numbered_on(lines, first)
    section: Line | None = None
    inside = False
    for at, line in enumerate(lines):
        if at in found:
            one = Record(PLACE, len(records) + 1, section, accounts=accounts, labelled=labelled)
            records.append(one)
            inside = True
            _open(one, found[at], line, keys[at], known, beside)
        elif at + 1 in found and (theme := _theme(line)):
            section, inside = Line(theme), False
        elif at in chapters:
            inside = False
            left += [line.text] if records else []
        elif inside and (
            _take(records[-1], line, keys[at], known, beside) or (closes and _take_state(records[-1], line))
        ):
            continue
        elif inside and (line.level > records[-1].level > 0 or _is_within(lines, keys, at, found, known)):
            # a heading of its own within the entry, such as "Why this matters"
            records[-1].add(line.text, [])
            records[-1].doubts += [] if records[-1].level else [_WITHIN.format(line.text)]
        elif (
            line.level
            or _is_title(line, at + 1 in found, inside and not labelled)
            or (inside and _is_past(records[-1], line, at + 1 in found))
        ):
            section, inside = line, False
            left += [line.text] if records and not _is_over(at, lines, found) else []
        elif inside:
            records[-1].more(line)
        else:
            left += [line.text] if records else []
    for one in records:
        one.end(last=one is records[-1])
        one.pairs = [(label, value) for label, value in one.pairs if value or label != TEXT]
    titles_as_owners(records)
    share_answers(records)
    return records, left


def _open(one: Record, opening: Opening, line: Line, key: str | None, known: set[str], beside: set[str]) -> None:
    if opening.number or opening.text:
        one.open(line, opening)
    else:
        _take(one, line, key, known, beside)


def _numbered_on(lines: list[Line], first: int) -> set[int]:
    """Layout: the report's own numbered paragraphs go on: the chapter of recommendations, from `first`, is over."""
    counted, found = 0, set()
    for at, line in enumerate(lines):
        number = _COUNTED.match(line.text)
        if number and int(number[1]) == counted + 1 and (counted or at < first):
            counted += 1
            found.add(at)
    return found


def _is_past(one: Record, line: Line, before_opening: bool) -> bool:
    """Layout: no label tells what is what; a marked line opens each, and one in bold after an account, a chapter."""
    if one.labelled or not one.head or not (line.bold and labels.is_marked(one.head.heading)):
        return False
    says = answers.answers(line.text) or is_status(line.text)
    return bool(one.head.account or (before_opening and one.head.answer)) and not says


def _take_state(one: Record, line: Line) -> bool:
    """Layout: "Complete" in a line of its own below the accounts, without a label."""
    under_label = bool(one.pairs) and bool(one.pairs[-1][1])
    if not (line.apart and under_label and "status" not in one.roles and is_status(line.text)):
        return False
    one.add(_STATUS, [line.text])
    return True


def _names_accounts(key: str, line: Line) -> bool:
    """Whether a label is one for accounts: by its name, or because it stands out over them and names nothing else."""
    role = role_of(key)
    return role == "comment" or (role is None and not labels.pair(line) and labels.over(line) is not None)


def _is_within(lines: list[Line], keys: list[str | None], at: int, found: Openings, known: set[str]) -> bool:
    """Layout: entries that a line of text opens, with a heading of its own inside: labels of the entry follow it."""
    if not lines[at].level or any(lines[start].level for start in found):
        return False
    end = next((after for after in range(at + 1, len(lines)) if after in found or lines[after].level), len(lines))
    return any(key in known for key in keys[at + 1 : end])


def _is_over(at: int, lines: list[Line], found: Openings) -> bool:
    """Whether a heading stands right over a record, or over one with further headings between, and is above it."""
    below = next((after for after in range(at + 1, len(lines)) if not lines[after].level or after in found), None)
    return below in found and (not lines[below].level or lines[at].level < lines[below].level)


def _take(one: Record, line: Line, key: str | None, known: set[str], beside: set[str]) -> bool:
    """Take a label and its value into a record; an alone label under one like it and empty is its value."""
    alone = (labels.alone(line) or (None if labels.pair(line) else labels.over(line))) if key else None
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


def _is_title(line: Line, before_opening: bool, unlabelled: bool) -> bool:
    """Layout: a line in capitals, or in bold, between two records; under one without labels bold may be an answer."""
    in_capitals = line.text.isupper() and len(line.text) > 2
    return before_opening and line.apart and (in_capitals or (line.bold and not unlabelled))


def _once(records: list[Record]) -> list[Record]:
    """A list at the front may name what is told below: of two with one number or words, the answered one stands."""
    stated = {"", *(_called(one) for one in records if one.roles.intersection(LIFE))}
    kept = [one for one in records if one.roles.intersection(LIFE) or _called(one) not in stated]
    return [replace(one, row=at) for at, one in enumerate(kept, start=1)]


def _called(one: Record) -> str:
    """What a record is known by: its number, or its words where it has none."""
    return _value(one, "number").casefold() or _value(one, "text").casefold()


def _value(one: Record, role: str) -> str:
    return next((" ".join(value) for label, value in one.pairs if value and role_of(label) == role), "")
