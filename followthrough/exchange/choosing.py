"""Which tables of a paper are read, and when a row that is read again is the one that was there. No Django."""

from collections.abc import Mapping
from typing import Any

from followthrough.exchange import rules
from followthrough.exchange.rules import Row
from followthrough.lib.wording import folded

_OF_THE_WHOLE = ("title", "as_at", "columns", "doubts", "explained", "tables")


def of_the_whole(reading: Mapping[str, Any]) -> dict[str, Any]:
    """What a reading says of the paper as a whole, which is kept beside its rows."""
    return {key: reading[key] for key in _OF_THE_WHOLE}


def tables(reading: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """The tables of a paper, as the exchange format tells them; none of one that was read before they were told."""
    return list((reading or {}).get("tables") or [])


def table(reading: Mapping[str, Any] | None, place: str) -> dict[str, Any] | None:
    """The table at a place, if there is one."""
    return next((one for one in tables(reading) if one["place"] == place), None)


def is_read(reading: Mapping[str, Any] | None, place: str) -> bool:
    """Whether a table gave recommendations."""
    return bool((table(reading, place) or {}).get("recommendations"))


def is_the_only_one(reading: Mapping[str, Any] | None, place: str) -> bool:
    """Whether no other table gave any."""
    return not any(one["recommendations"] for one in tables(reading) if one["place"] != place)


def chosen(reading: Mapping[str, Any] | None) -> dict[str, list[str]]:
    """What a person chose: the places of tables under "take" and "leave"."""
    return {what: [one["place"] for one in tables(reading) if one["chosen"] == what] for what in ("take", "leave")}


def with_choice(before: Mapping[str, list[str]], place: str, take: bool) -> dict[str, list[str]]:
    """A choice, and one table more that is read or left out."""
    others = {what: [one for one in places if one != place] for what, places in before.items()}
    what = "take" if take else "leave"
    return {**others, what: [*others[what], place]}


def same(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> bool:
    """Whether two choices are one, in whatever order they were made."""
    return all(set(one[what]) == set(other[what]) for what in ("take", "leave"))


def row_key(read: Row | None) -> tuple[str, str, str]:
    """What makes a row of a file itself whenever the file is read: where it stands, its number and its words."""
    row = read or {}
    return (row.get("where") or "", folded(row.get("number") or ""), folded(row.get("text") or ""))


def read_anew(was: Row | None, mended: Row | None, now: Row) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """A row that was read again: as it is read now, with what its words were taught to mean, and as it was mended.

    Doubts that are new were not looked at, and ticks count for the suggestions beside which they were made.
    """
    was = was or {}
    read = {**now, **({"taught": was["taught"]} if "taught" in was else {})}
    kept = dict(mended or {})
    if set(rules.doubts_of(now)) - set(rules.doubts_of(was)):
        kept.pop("doubts", None)
    if now.get("suggestions") != was.get("suggestions"):
        kept.pop("accepted", None)
        kept.pop("outside", None)
    return read, kept or None
