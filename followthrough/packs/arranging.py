"""A layout changed by one step: each function gives the layout as it would be then, and keeps nothing."""

from dataclasses import replace
from typing import TypeVar

from followthrough.packs.rules import Clearer, Layout, Section

Part = TypeVar("Part", Section, Clearer)
FIRST = ""  # as what a part stands after: it is the first


def with_section(layout: Layout, section: Section, after: str) -> Layout:
    """The section after the one of that key: in the place of the one with its own key, or anew."""
    return _answered(replace(layout, sections=_put(layout.sections, section, after)))


def without_section(layout: Layout, key: str) -> Layout:
    """Without it. Who cleared others too clears those; who cleared it alone is left for `layout_faults` to find."""
    return _answered(replace(layout, sections=_without(layout.sections, key)))


def section_moved(layout: Layout, key: str, by: int) -> Layout:
    """The section `by` places further down, or up where that is negative; at either end it stays."""
    return replace(layout, sections=_moved(layout.sections, key, by))


def with_clearer(layout: Layout, clearer: Clearer, after: str) -> Layout:
    """The same as `with_section`, of a clearer."""
    return replace(layout, clearers=_put(layout.clearers, clearer, after))


def without_clearer(layout: Layout, key: str) -> Layout:
    """Without the clearer of that key."""
    return replace(layout, clearers=_without(layout.clearers, key))


def clearer_moved(layout: Layout, key: str, by: int) -> Layout:
    """The same as `section_moved`, of a clearer."""
    return replace(layout, clearers=_moved(layout.clearers, key, by))


def before(parts: tuple[Part, ...], key: str) -> str:
    """The key of the part that stands before the one of that key; of the last where there is none of that key."""
    keys = [FIRST, *(one.key for one in parts)]
    return keys[keys.index(key) - 1] if key in keys[1:] else keys[-1]


def there_already(parts: tuple[Part, ...], part: Part) -> bool:
    """Whether one says the very same under another key: a form that was sent twice."""
    return any(replace(one, key=part.key) == part for one in parts)


def _put(parts: tuple[Part, ...], part: Part, after: str) -> tuple[Part, ...]:
    listed: list[Part] = [one for one in parts if one.key != part.key]
    keys = [FIRST, *(one.key for one in listed)]
    listed.insert(keys.index(after) if after in keys else len(listed), part)
    return tuple(listed)


def _without(parts: tuple[Part, ...], key: str) -> tuple[Part, ...]:
    return tuple(one for one in parts if one.key != key)


def _moved(parts: tuple[Part, ...], key: str, by: int) -> tuple[Part, ...]:
    listed = list(parts)
    for at, one in enumerate(parts):
        if one.key == key:
            listed.insert(max(at + by, 0), listed.pop(at))
    return tuple(listed)


def _answered(layout: Layout) -> Layout:
    """Nobody clears a section that is not there or is made by itself, as long as they clear another."""
    written = {one.key for one in layout.written()}
    clearers = []
    for one in layout.clearers:
        left = tuple(key for key in one.sections if key in written)
        clearers.append(replace(one, sections=left) if left else one)
    return replace(layout, clearers=tuple(clearers))
