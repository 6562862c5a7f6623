"""A committee's report as its council lays it out: sections, clearances, and what is still missing.

Everything here is plain data. A layout is kept as JSON with the report that is written in it, so that a council can
change its layout and an older report stays as it was.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from followthrough.lib import digest

LONGEST_TEXT = 100_000  # characters of one section
LONGEST_KEY = 50  # of a section or a clearer; what is kept of them has room for ten more
CLEAR_DAYS = 5  # between publication and meeting, neither of them counted: Local Government Act 1972, section 100B
CITATION = re.compile(r"\[\[([a-z0-9]+(?:-[a-z0-9]+)*)\]\]")
_KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


class Kind(StrEnum):
    """What a section holds."""

    FIELD = "field"  # a fact of the front page: To, Date, Key decision
    RESOLVES = "resolves"  # what the committee is asked to resolve, one a line
    APPENDICES = "appendices"  # made from what the pack holds
    PROSE = "prose"  # headed paragraphs
    IMPLICATIONS = "implications"  # headed paragraphs that are never blank, if only to say that there are none
    PAPERS = "papers"  # background papers, one a line


PROSE = frozenset({Kind.PROSE, Kind.IMPLICATIONS})
FROM_THE_MEETING = frozenset({"to", "date"})  # keys of facts that a new report takes from its meeting
LISTS = frozenset({Kind.RESOLVES, Kind.PAPERS})


class Numbering(StrEnum):
    """How paragraphs are numbered."""

    STRAIGHT = "straight"  # 1. 2. 3. through the report
    BY_SECTION = "by_section"  # 1.1 1.2, 2.1
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Section:
    """One section. `guidance` helps whoever writes it; `standing` is what a new report begins with."""

    key: str
    heading: str
    kind: Kind = Kind.PROSE
    required: bool = True
    numbered: bool = True
    guidance: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Clearer:
    """Whose word is needed before the report is finalised: of the sections named, or of all where none is."""

    key: str
    name: str
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """What a council's report is made of, in its order."""

    name: str
    sections: tuple[Section, ...]
    clearers: tuple[Clearer, ...] = ()
    numbering: Numbering = Numbering.STRAIGHT

    def section(self, key: str) -> Section | None:
        return next((one for one in self.sections if one.key == key), None)

    def clearer(self, key: str) -> Clearer | None:
        return next((one for one in self.clearers if one.key == key), None)

    def title_in(self, texts: Mapping[str, str]) -> str:
        """What the report is called: the text of its title, whatever a council calls that section."""
        fields = [one for one in self.sections if one.kind is Kind.FIELD]
        named = [one for one in fields if one.key == "title" or one.heading.casefold().startswith("title")]
        return texts.get(named[0].key, "").strip() if named else ""

    def written(self) -> tuple[Section, ...]:
        """The sections that somebody writes."""
        return tuple(one for one in self.sections if one.kind is not Kind.APPENDICES)

    def cleared_by(self, clearer: Clearer) -> tuple[Section, ...]:
        """The sections that this clearer answers for."""
        return tuple(one for one in self.written() if not clearer.sections or one.key in clearer.sections)


def as_data(layout: Layout) -> dict[str, Any]:
    """The layout as JSON."""
    return asdict(layout)


def layout_of(data: Mapping[str, Any] | None) -> Layout:
    """The layout that was kept as JSON, or stands in a preset. One that a redaction took has no sections."""
    if not data:
        return Layout("", ())
    return Layout(
        name=data["name"],
        sections=tuple(Section(**{**one, "kind": Kind(one.get("kind", Kind.PROSE))}) for one in data["sections"]),
        clearers=tuple(
            Clearer(one["key"], one["name"], tuple(one.get("sections", ()))) for one in data.get("clearers", ())
        ),
        numbering=Numbering(data.get("numbering", Numbering.STRAIGHT)),
    )


def layout_faults(layout: Layout) -> list[tuple[str, str]]:
    """What is wrong with a layout, as codes with the heading that they are about."""
    faults = []
    keys = [one.key for one in layout.sections]
    if not any(one.kind in PROSE for one in layout.sections):
        faults.append(("no_paragraphs", ""))
    for one in layout.sections:
        if not one.heading.strip():
            faults.append(("heading_needed", one.key))
        if keys.count(one.key) > 1 or not _KEY.fullmatch(one.key):
            faults.append(("key_taken", one.heading))
    written = {one.key for one in layout.written()}
    for clearer in layout.clearers:
        if not clearer.name.strip():
            faults.append(("clearer_name_needed", clearer.key))
        if not written.issuperset(clearer.sections):
            faults.append(("clears_nothing", clearer.name))
    return faults


def new_key(heading: str, taken: Collection[str]) -> str:
    """A key for a section of that heading, or a clearer of that name, which no other has."""
    stem = "-".join(re.findall(r"[a-z]+", heading.lower()))[:LONGEST_KEY].rstrip("-")
    # Beside its text the form that a section is written in sends what is called these.
    if not stem or stem.startswith(("seen", "insert", "csrf")):
        stem = f"section-{stem}".rstrip("-")
    return next(key for key in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if key not in taken)


@dataclass(frozen=True, slots=True)
class Dates:
    """The four days of a report. What comes after the cut-off is for a supplement."""

    cutoff: date
    clearance: date
    publication: date
    meeting: date


def date_faults(dates: Dates) -> list[tuple[str, str]]:
    """What is wrong with the days of a report: codes with the field at fault."""
    faults = []
    if dates.clearance < dates.cutoff:
        faults.append(("clearance_before_cutoff", "clearance"))
    if dates.publication < dates.clearance:
        faults.append(("publication_before_clearance", "publication"))
    if dates.meeting <= dates.publication:
        faults.append(("meeting_before_publication", "publication"))
    return faults


def supplement_faults(told: date, day: date, meeting: date, today: date) -> list[tuple[str, str]]:
    """What is wrong with the day up to which a supplement tells, after a version that told up to `told`."""
    if day < told:
        return [("supplement_too_early", "day")]
    if day > meeting:
        return [("supplement_after_meeting", "day")]
    return [("supplement_to_come", "day")] if day > today else []


def clear_days(dates: Dates) -> int:
    """Weekdays between publication and meeting, neither counted; bank holidays are for the clerk to know."""
    between = (dates.publication + timedelta(days=n) for n in range(1, (dates.meeting - dates.publication).days))
    return sum(day.weekday() < 5 for day in between)


def proposed_dates(meeting: date) -> Dates:
    """Days that work for a meeting: published a week before, cleared two days before that, known a week earlier."""
    published = meeting - timedelta(days=8)
    return Dates(published - timedelta(days=9), published - timedelta(days=2), published, meeting)


@dataclass(frozen=True, slots=True)
class Cleared:
    """Somebody's clearance, with the digest of the sections as they were then."""

    clearer: str
    of: str


def digest_of(layout: Layout, clearer: Clearer, texts: Mapping[str, str], facts: Mapping[str, str]) -> str:
    """The digest of what a clearer answers for, as it reads now: with its headings and the figures that it cites."""
    read = {one.key: [one.heading, resolved(texts.get(one.key, ""), facts)] for one in layout.cleared_by(clearer)}
    return digest.salted("", read)


def standing(
    layout: Layout, texts: Mapping[str, str], facts: Mapping[str, str], given: Iterable[Cleared]
) -> dict[str, bool]:
    """Of each clearer that has cleared: whether that still stands. What reads otherwise since lets it lapse.

    `given`: in order; the latest of each counts.
    """
    latest = {one.clearer: one.of for one in given}
    asked = [one for one in layout.clearers if one.key in latest]
    return {one.key: latest[one.key] == digest_of(layout, one, texts, facts) for one in asked}


class Missing(StrEnum):
    """What a report lacks."""

    EMPTY = "empty"
    NOT_CLEARED = "not_cleared"
    LAPSED = "lapsed"
    UNKNOWN_CITATION = "unknown_citation"
    TABLE = "table"
    CUTOFF_TO_COME = "cutoff_to_come"
    TOO_FEW_DAYS = "too_few_days"
    UNCITED = "uncited"
    LAYOUT = "layout"


# What is pointed out and does not stop anybody.
ADVICE = frozenset({Missing.UNCITED, Missing.TOO_FEW_DAYS})


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a report lacks, where (a section's or a clearer's key), and the words at fault."""

    what: Missing
    where: str = ""
    words: str = ""


def lacks(
    layout: Layout,
    dates: Dates,
    texts: Mapping[str, str],
    given: Iterable[Cleared],
    facts: Mapping[str, str],
    today: date,
) -> list[Lack]:
    """The checklist, in the order of the report. `facts`: what can be cited, by code, as printed."""
    if not layout.sections:
        return [Lack(Missing.LAYOUT)]
    found = [Lack(Missing.CUTOFF_TO_COME)] if dates.cutoff > today else []
    if clear_days(dates) < CLEAR_DAYS:
        found.append(Lack(Missing.TOO_FEW_DAYS, words=str(clear_days(dates))))
    for section in layout.written():
        found += _of_section(section, texts.get(section.key, ""), facts)
    stands = standing(layout, texts, facts, given)
    for clearer in layout.clearers:
        if not stands.get(clearer.key):
            what = Missing.LAPSED if clearer.key in stands else Missing.NOT_CLEARED
            found.append(Lack(what, clearer.key))
    return found


def _of_section(section: Section, text: str, facts: Mapping[str, str]) -> list[Lack]:
    if not says_something(text):
        needed = section.required or section.kind is Kind.IMPLICATIONS
        return [Lack(Missing.EMPTY, section.key)] if needed else []
    found = [Lack(Missing.UNKNOWN_CITATION, section.key, code) for code in cited(text) if code not in facts]
    if section.kind in PROSE:
        found += [Lack(Missing.TABLE, section.key, line) for line in table_lines(text)[:1]]
        found += [Lack(Missing.UNCITED, section.key, number) for number in uncited(text, facts)]
    return found


def resolved(text: str, facts: Mapping[str, str]) -> str:
    """The text with each citation in its fact's words; an unknown one stays."""
    return CITATION.sub(lambda found: facts.get(found[1], found[0]), text)


def says_something(text: str) -> bool:
    """Whether more than marks of lists would be printed: a "-" alone is an empty list."""
    return any(not _MARKS_ALONE.fullmatch(line) for line in text.splitlines())


def cited(text: str) -> list[str]:
    """The codes that a text cites, in order."""
    return CITATION.findall(text)


def table_lines(text: str) -> list[str]:
    """Lines of a table that was pasted into a paragraph: cells between tabs, or between bars."""
    return [line.strip() for line in text.splitlines() if "\t" in line.strip() or line.count("|") > 1]


_MARKS_ALONE = re.compile(r"\s*(?:(?:[-*+•–]|\d{1,9}[.)])\s*)*")
_NUMBER = re.compile(r"(?<![\w.,/£$€#:-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?(?![\w/:-]|[.,]\d)")
_YEARS = range(1800, 2200)
_OTHERWISE = re.compile(
    r"\b(?:recommendations?|paragraphs?|sections?|appendi(?:x|ces)|minutes?|items?|phases?|parts?|chapters?|"
    r"reviews?|schedules?|pages?|stages?|tiers?|levels?|no\.)\s+[\d,\s]*(?:(?:and|to|or)\s+)?$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\b",
    re.IGNORECASE,
)


def uncited(text: str, facts: Mapping[str, str]) -> list[str]:
    """Numbers in a text that match no fact which it cites: days, years, money and the numbers of things left out."""
    known = {number for code in cited(text) for number in _NUMBER.findall(facts.get(code, ""))}
    plain = CITATION.sub(lambda found: " " * len(found[0]), text)
    found = []
    for match in _NUMBER.finditer(plain):
        number = match[0]
        year = number.isdigit() and len(number) == 4 and int(number) in _YEARS
        names = _OTHERWISE.search(plain, max(0, match.start() - 60), match.start())
        opens_line = not plain[: match.start()].rsplit("\n", 1)[-1].strip() and plain[match.end() :][:1] in ".)"
        if not (year or names or opens_line or _MONTH.match(plain, match.end()) or number in known):
            found.append(number)
    return list(dict.fromkeys(found))
