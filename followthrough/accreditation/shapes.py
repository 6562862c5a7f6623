"""Reading a framework from YAML: what is wrong with it is told by code, place and line, all of it at once. No Django.

The shape is described for councils in `docs/frameworks.md`; a test keeps the two together.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from followthrough.accreditation.rules import DEFAULT_SCALE, Counts, Evidences, Framework, Origin, Part, Word
from followthrough.lib.plain_yaml import NotPlain, Place, load
from followthrough.lib.printable import printable
from followthrough.lib.wording import as_seen

LARGEST = 1_000_000  # bytes
MOST_PARTS, MOST_WORDS = 5_000, 20
OF_FRAMEWORK = ("framework", "name", "edition", "issuer", "follows", "scale", "areas")
OF_WORD = ("code", "name", "counts")
OF_CRITERION = ("ref", "title", "text", "evidence", "was", "changed")
OF_AREA = (*OF_CRITERION, "criteria")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = {"framework": 60, "name": 120, "edition": 60, "issuer": 120, "follows": 60}
_LONGEST |= {"ref": 20, "title": 200, "text": 20_000, "code": 40}


@dataclass(frozen=True)
class Fault:
    """What is wrong: a code, where it is in the data, on which line (0: not known), and the value that is wrong."""

    code: str
    at: Place = ()
    value: str = ""
    line: int = 0


def read(data: bytes) -> tuple[Framework | None, list[Fault]]:
    """The framework that a file holds, or everything that is wrong with it."""
    if len(data) > LARGEST:
        return None, [Fault("too_large")]
    try:
        given = load(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None, [Fault("not_utf8")]
    except NotPlain as error:
        return None, [Fault(error.code, value=error.value, line=error.line)]
    found, faults = framework(given.data)
    return found, [replace(one, line=_line(given.lines, one)) for one in faults]


def framework(given: Any) -> tuple[Framework | None, list[Fault]]:
    """The framework that plain data describes, or everything that is wrong with it."""
    if not isinstance(given, dict):
        return None, [Fault("not_a_framework")]
    faults = list(_faults(given))
    return (None, faults) if faults else (_framework(given), [])


def digest(one: Framework) -> str:
    """SHA-256 of everything that a framework says."""
    return hashlib.sha256(json.dumps(asdict(one), sort_keys=True).encode()).hexdigest()


def _line(lines: dict[Place, int], fault: Fault) -> int:
    """The line of a fault: of the name that is wrong, else of the nearest thing round it that is there."""
    places = [(*fault.at, fault.value), *(fault.at[:n] for n in range(len(fault.at), 0, -1))]
    return next((lines[place] for place in places if place in lines), 0)


def _faults(given: dict[Any, Any]) -> Iterator[Fault]:
    yield from _unknown(given, OF_FRAMEWORK, ())
    for name in ("framework", "name", "edition"):
        yield from _words(given, name, (), needed=True)
    for name in ("issuer", "follows"):
        yield from _words(given, name, ())
    key = given.get("framework")
    if isinstance(key, str) and key.strip() and not _KEY.fullmatch(key):
        yield Fault("bad_key", ("framework",), key)
    if given.get("follows") and given.get("follows") == given.get("edition"):
        yield Fault("follows_itself", ("follows",), str(given["follows"]))
    if given.get("scale") is not None:
        yield from _scale(given["scale"])
    areas = given.get("areas")
    if not isinstance(areas, list) or not areas:
        yield Fault("no_areas", ("areas",))
        return
    yield from _areas(areas, follows=bool(given.get("follows")))


def _areas(areas: list[Any], *, follows: bool) -> Iterator[Fault]:
    seen: set[str] = set()
    number = 0
    for n, area in enumerate(areas, start=1):
        yield from _part(area, ("areas", n), seen, follows, OF_AREA)
        criteria = (area.get("criteria") or []) if isinstance(area, dict) else []
        if not isinstance(criteria, list):
            yield Fault("not_a_list", ("areas", n, "criteria"))
            continue
        number += 1 + len(criteria)
        for m, one in enumerate(criteria, start=1):
            yield from _part(one, ("areas", n, "criteria", m), seen, follows, OF_CRITERION)
    if number > MOST_PARTS:
        yield Fault("too_many", ("areas",), str(MOST_PARTS))


def _part(one: Any, at: Place, seen: set[str], follows: bool, names: tuple[str, ...]) -> Iterator[Fault]:
    if not isinstance(one, dict):
        yield Fault("not_a_mapping", at)
        return
    yield from _unknown(one, names, at)
    for name in ("ref", "title"):
        yield from _words(one, name, at, needed=True)
    yield from _words(one, "text", at)
    ref = one.get("ref")
    if isinstance(ref, str) and ref.strip():
        if ref.strip() in seen:
            yield Fault("ref_twice", (*at, "ref"), ref.strip())
        seen.add(ref.strip())
    for value in _listed(one, "evidence"):
        if not _one_of(value, Evidences):
            yield Fault("unknown_evidence", (*at, "evidence"), _shown(value))
    yield from _origin(one, at, follows)


def _origin(one: dict[Any, Any], at: Place, follows: bool) -> Iterator[Fault]:
    for value in _listed(one, "was"):
        if not isinstance(value, str):
            yield Fault("not_text", (*at, "was"), _shown(value))
    if not isinstance(one.get("changed", False), bool):
        yield Fault("not_yes_or_no", (*at, "changed"), _shown(one["changed"]))
    if (one.get("was") or one.get("changed")) and not follows:
        yield Fault("was_without_follows", at)


def _scale(given: Any) -> Iterator[Fault]:
    if not isinstance(given, list) or not given:
        yield Fault("not_a_list", ("scale",))
        return
    if len(given) > MOST_WORDS:
        yield Fault("too_many", ("scale",), str(MOST_WORDS))
    seen: set[tuple[str, str]] = set()
    for n, one in enumerate(given, start=1):
        yield from _word(one, ("scale", n), seen)
    if not any(isinstance(one, dict) and one.get("counts") == Counts.MET for one in given):
        yield Fault("nothing_met", ("scale",))


def _word(one: Any, at: Place, seen: set[tuple[str, str]]) -> Iterator[Fault]:
    if not isinstance(one, dict):
        yield Fault("not_a_mapping", at)
        return
    yield from _unknown(one, OF_WORD, at)
    for name in ("code", "name"):
        yield from _words(one, name, at, needed=True)
        value = one.get(name)
        if isinstance(value, str) and value.strip():
            # What is typed into a sheet is understood by these words, so none may show nothing, and no two the same.
            plain = (name, as_seen(value))
            if not plain[1]:
                yield Fault("word_invisible", (*at, name))
            elif plain in seen:
                yield Fault("word_twice", (*at, name), value.strip())
            seen.add(plain)
    if not _one_of(one.get("counts"), Counts):
        yield Fault("unknown_counts", (*at, "counts"), _shown(one.get("counts")))


def _unknown(given: dict[Any, Any], known: tuple[str, ...], at: Place) -> Iterator[Fault]:
    for name in given:
        if name not in known:
            yield Fault("unknown_name", at, _shown(name))


def _words(given: dict[Any, Any], name: str, at: Place, *, needed: bool = False) -> Iterator[Fault]:
    place, value = (*at, name), given.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        if needed:
            yield Fault("needed", place)
    elif not isinstance(value, str):
        # 1.10 without quotes would be the number 1.1: the reference would be another one.
        yield Fault("not_text", place, _shown(value))
    elif printable(value) != value:
        yield Fault("unprintable", place)
    elif len(value) > _LONGEST[name]:
        yield Fault("too_long", place, str(_LONGEST[name]))


def _one_of(value: Any, words: type[Evidences] | type[Counts]) -> bool:
    return isinstance(value, str) and value in set(words)


def _shown(value: Any) -> str:
    """A value as it is written, if it is one word; nothing for what holds others."""
    if value is None or isinstance(value, list | dict | set):
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else printable(str(value))[:60]


def _listed(given: dict[Any, Any], name: str) -> list[Any]:
    value = given.get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _framework(given: dict[str, Any]) -> Framework:
    words = given.get("scale") or ()
    scale = tuple(Word(one["code"].strip(), one["name"].strip(), Counts(one["counts"])) for one in words)
    return Framework(
        key=given["framework"],
        name=given["name"].strip(),
        edition=given["edition"].strip(),
        issuer=(given.get("issuer") or "").strip(),
        follows=(given.get("follows") or "").strip(),
        scale=scale or DEFAULT_SCALE,
        parts=tuple(_parts(given["areas"])),
    )


def _parts(areas: list[dict[str, Any]]) -> Iterator[Part]:
    for area in areas:
        yield _one(area, "")
        for criterion in area.get("criteria") or ():
            yield _one(criterion, area["ref"].strip())


def _one(given: dict[str, Any], parent: str) -> Part:
    return Part(
        ref=given["ref"].strip(),
        title=given["title"].strip(),
        text=(given.get("text") or "").strip(),
        parent=parent,
        evidence=tuple(Evidences(value) for value in dict.fromkeys(_listed(given, "evidence"))),
        origin=Origin(tuple(value.strip() for value in _listed(given, "was")), given.get("changed", False)),
    )
