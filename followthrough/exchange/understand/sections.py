"""Layout: numbers begin again for each audit, report or meeting that a column names; that column is the section."""

from collections import Counter
from collections.abc import Sequence

from followthrough.exchange.understand.reading import Doubt, ReadRecommendation

_LONGEST = 200
_FEW = 0.1  # up to this share of numbers that come twice are slips, which a person looks at

_Found = Sequence[ReadRecommendation]
_Sections = list[str | None]


def tell_apart(found: _Found) -> list[Doubt]:
    """Add to the sections the column that tells equal numbers apart; one doubt for the paper says so."""
    before = _twice(found, [one.section for one in found])
    if before <= max(1, _FEW * len(found)):
        return []
    headings = dict.fromkeys(heading for one in found for heading in one.notes)
    tried = [(heading, sections) for heading in headings if (sections := _with_column(found, heading))]
    heading, sections = min(tried, key=lambda one: _twice(found, one[1]), default=("", []))
    if not sections or _twice(found, sections) > _FEW * len(found):
        return []
    for one, section in zip(found, sections, strict=True):
        one.section = section
    return [Doubt("the paper", f"numbers begin again for each “{heading}”: it is read as the section")]


def _with_column(found: _Found, heading: str) -> _Sections:
    """The sections with this column, and with the owner where one still has a number twice; none for a row's id."""
    values = _carried_down(found, heading)
    if 2 * len(set(values)) > len(values):
        return []
    sections = [_joined(one.section, value) for one, value in zip(found, values, strict=True)]
    rows = Counter((section, one.number) for one, section in zip(found, sections, strict=True) if one.number)
    shared = {section for (section, _), count in rows.items() if count > 1}
    sections = [
        _joined(section, None if one.owner and one.owner in (section or "") else one.owner)
        if section in shared
        else section
        for one, section in zip(found, sections, strict=True)
    ]
    return sections if all(len(section or "") <= _LONGEST for section in sections) else []


def _twice(found: _Found, sections: _Sections) -> int:
    """How many rows have the section and number of a row before them."""
    keys = Counter((section, one.number) for one, section in zip(found, sections, strict=True) if one.number)
    return keys.total() - len(keys)


def _carried_down(found: _Found, heading: str) -> list[str]:
    """The first line of the column in each row; an empty place has the value above it."""
    values, last = [], ""
    for one in found:
        last = one.notes.get(heading, "").split("\n")[0] or last
        values.append(last)
    return values


def _joined(section: str | None, value: str | None) -> str | None:
    return " – ".join(part for part in (section, value) if part) or None
