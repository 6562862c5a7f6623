"""Reading a framework from YAML: what is wrong with it is told by code and place, all of it at once. No Django."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import yaml

from followthrough.accreditation.rules import DEFAULT_SCALE, Counts, Evidences, Framework, Origin, Part, Word

LARGEST = 1_000_000  # bytes
MOST_PARTS = 5_000
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TOP = {"framework", "name", "edition", "issuer", "follows", "scale", "areas"}
_AREA = {"ref", "title", "text", "evidence", "was", "changed", "criteria"}
_LONGEST = {"ref": 20, "title": 200, "text": 20_000, "name": 120, "edition": 60, "issuer": 120, "follows": 60}


@dataclass(frozen=True)
class Fault:
    """What is wrong, as a code, where (such as "areas, 2, criteria, 1"), and the value that is."""

    code: str
    where: str = ""
    value: str = ""


class _Plain(yaml.SafeLoader):
    """YAML without anchors, which can make a small file boundless, and without a key that is there twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.constructor.ConstructorError(None, None, "anchor", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _value in node.value]
        for n, key in enumerate(keys):
            if key in keys[:n]:
                raise yaml.constructor.ConstructorError(None, None, f"twice: {key}", node.value[n][0].start_mark)
        return super().construct_mapping(node, deep=deep)


def read(data: bytes) -> tuple[Framework | None, list[Fault]]:
    """The framework that a file holds, or everything that is wrong with it."""
    if len(data) > LARGEST:
        return None, [Fault("too_large")]
    try:
        given = yaml.load(data.decode("utf-8-sig"), Loader=_Plain)  # noqa: S506  (a SafeLoader)
    except UnicodeDecodeError:
        return None, [Fault("not_utf8")]
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        return None, [_not_yaml(error)]
    return framework(given)


def framework(given: Any) -> tuple[Framework | None, list[Fault]]:
    """The framework that plain data describes, or everything that is wrong with it."""
    if not isinstance(given, dict):
        return None, [Fault("not_a_framework")]
    faults = list(_faults(given))
    return (None, faults) if faults else (_framework(given), [])


def digest(one: Framework) -> str:
    """SHA-256 of everything that a framework says."""
    return hashlib.sha256(json.dumps(asdict(one), sort_keys=True).encode()).hexdigest()


def _not_yaml(error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", "") or "")
    line = str(mark.line + 1) if mark else ""
    if problem == "anchor":
        return Fault("anchors", line)
    if problem.startswith("twice: "):
        return Fault("key_twice", line, problem.removeprefix("twice: "))
    return Fault("not_yaml", line, problem)


def _faults(given: dict[Any, Any]) -> Iterator[Fault]:
    yield from _unknown(given, _TOP, "")
    for name in ("framework", "name", "edition"):
        yield from _words(given, name, "", needed=True)
    for name in ("issuer", "follows"):
        yield from _words(given, name, "")
    key = given.get("framework")
    if isinstance(key, str) and key and not (_KEY.fullmatch(key) and len(key) <= 60):
        yield Fault("bad_key", "framework", key)
    if "scale" in given:
        yield from _scale(given["scale"])
    areas = given.get("areas")
    if not isinstance(areas, list) or not areas:
        yield Fault("no_areas", "areas")
        return
    yield from _areas(areas, follows=bool(given.get("follows")))


def _areas(areas: list[Any], *, follows: bool) -> Iterator[Fault]:
    seen: set[str] = set()
    number = 0
    for n, area in enumerate(areas, start=1):
        yield from _part(area, f"areas, {n}", seen, follows, _AREA)
        criteria = area.get("criteria", []) if isinstance(area, dict) else []
        if not isinstance(criteria, list):
            yield Fault("not_a_list", f"areas, {n}, criteria")
            continue
        number += 1 + len(criteria)
        for m, one in enumerate(criteria, start=1):
            yield from _part(one, f"areas, {n}, criteria, {m}", seen, follows, _AREA - {"criteria"})
    if number > MOST_PARTS:
        yield Fault("too_many", "areas", str(number))


def _part(one: Any, where: str, seen: set[str], follows: bool, known: set[str]) -> Iterator[Fault]:
    if not isinstance(one, dict):
        yield Fault("not_a_mapping", where)
        return
    yield from _unknown(one, known, where)
    for name in ("ref", "title"):
        yield from _words(one, name, where, needed=True)
    yield from _words(one, "text", where)
    ref = one.get("ref")
    if isinstance(ref, str):
        if ref in seen:
            yield Fault("ref_twice", where, ref)
        seen.add(ref)
    for value in _listed(one, "evidence"):
        if value not in set(Evidences):
            yield Fault("unknown_evidence", where, str(value))
    if not all(isinstance(value, str) for value in _listed(one, "was")):
        yield Fault("not_text", f"{where}, was")
    if not isinstance(one.get("changed", False), bool):
        yield Fault("not_yes_or_no", f"{where}, changed")
    if (one.get("was") or one.get("changed")) and not follows:
        yield Fault("was_without_follows", where)


def _scale(given: Any) -> Iterator[Fault]:
    if not isinstance(given, list) or not given:
        yield Fault("not_a_list", "scale")
        return
    codes = []
    for n, one in enumerate(given, start=1):
        where = f"scale, {n}"
        if not isinstance(one, dict):
            yield Fault("not_a_mapping", where)
            continue
        yield from _unknown(one, {"code", "name", "counts"}, where)
        for name in ("code", "name"):
            yield from _words(one, name, where, needed=True)
        if one.get("counts") not in set(Counts):
            yield Fault("unknown_counts", where, str(one.get("counts", "")))
        codes.append(one.get("code"))
    if len(set(map(str, codes))) < len(codes):
        yield Fault("code_twice", "scale")
    if not any(isinstance(one, dict) and one.get("counts") == Counts.MET for one in given):
        yield Fault("nothing_met", "scale")


def _unknown(given: dict[Any, Any], known: set[str], where: str) -> Iterator[Fault]:
    for name in given:
        if name not in known:
            yield Fault("unknown_name", where, str(name))


def _words(given: dict[Any, Any], name: str, where: str, *, needed: bool = False) -> Iterator[Fault]:
    place = f"{where}, {name}" if where else name
    value = given.get(name)
    if value is None or value == "":
        if needed:
            yield Fault("needed", place)
    elif not isinstance(value, str):
        # 1.10 without quotes is the number 1.1: the reference would be another one.
        yield Fault("not_text", place, str(value))
    elif len(value) > _LONGEST.get(name, 60):
        yield Fault("too_long", place, str(_LONGEST.get(name, 60)))


def _listed(given: dict[Any, Any], name: str) -> list[Any]:
    value = given.get(name, [])
    return value if isinstance(value, list) else [value]


def _framework(given: dict[str, Any]) -> Framework:
    scale = tuple(Word(one["code"], one["name"], Counts(one["counts"])) for one in given.get("scale", ()))
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
        for criterion in area.get("criteria", ()):
            yield _one(criterion, area["ref"].strip())


def _one(given: dict[str, Any], parent: str) -> Part:
    return Part(
        ref=given["ref"].strip(),
        title=given["title"].strip(),
        text=(given.get("text") or "").strip(),
        parent=parent,
        evidence=tuple(Evidences(value) for value in _listed(given, "evidence")),
        origin=Origin(tuple(_listed(given, "was")), given.get("changed", False)),
    )
