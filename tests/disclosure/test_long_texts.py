"""A long text costs in proportion to its length: no pattern looks further than it says, and no finder looks back."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest

import followthrough.disclosure
from followthrough.disclosure.rules import hits

PARSER = importlib.import_module("re._parser")
MODULES = [name for _, name, _ in pkgutil.iter_modules(followthrough.disclosure.__path__)]
# Runs of one class of characters, which `finditer` passes over once.
UNBOUNDED = {("folded", "_WORD"), ("contacts", "_GROUP")}
HOSTILE = [
    *("a", "A ", "1", "1 ", "0 ", "@", "a@", "a.", "-", "a-", "'", "(", "Mr ", "Cllrs A, ", "Road ", "Example Road "),
    *(
        "A Road ",
        "Flat ",
        "3 ",
        "one ",
        "two young ",
        "one of ",
        "postcode ",
        "AB1 ",
        "AB1",
        "tel ",
        "+",
        "UPRN ",
        "///a.",
    ),
    *("\n", " \n", "\t", "\u200b", "*", "_", "é", "A.", "van ", "Jane ", "Sample, ", "her daughter ", "1.1", "07700 "),
]


def patterns() -> Iterator[tuple[str, str, "re.Pattern[str]"]]:
    for name in MODULES:
        module = importlib.import_module(f"followthrough.disclosure.{name}")
        for variable, value in vars(module).items():
            for pattern in value if isinstance(value, tuple) else [value]:
                if isinstance(pattern, re.Pattern):
                    yield name, variable, pattern


def widest(parsed: Any) -> int:
    """The greatest number of repetitions anywhere in a parsed pattern."""
    most = 0
    for code, value in parsed:
        if code in (PARSER.MAX_REPEAT, PARSER.MIN_REPEAT, PARSER.POSSESSIVE_REPEAT):
            most = max(most, int(value[1]), widest(value[2]))
        elif isinstance(value, tuple | list):
            most = max(most, *(widest(part) for part in inside(value)), 0)
    return most


def inside(value: Any) -> Iterator[Any]:
    for part in value:
        if isinstance(part, PARSER.SubPattern):
            yield part
        elif isinstance(part, list):
            yield from inside(part)


def test_no_pattern_goes_on_without_end() -> None:
    endless = {(module, name) for module, name, pattern in patterns() if widest(PARSER.parse(pattern.pattern)) > 64}
    assert endless == UNBOUNDED


def test_an_endless_pattern_is_seen() -> None:
    assert [widest(PARSER.parse(text)) > 64 for text in ("(a|b{1,9}c*)d", "(?:a{1,9}){2}", "(?=x+)")] == [
        True,
        False,
        True,
    ]


def steps(text: str) -> int:
    """How many times a line of the room's own is run."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "disclosure" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        hits(text, known_names=["Jane Sample"])
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    hits(piece * 10)  # what is kept from one call to the next
    one, two = steps(piece * 300), steps(piece * 600)
    assert two <= 2.2 * one + 200


@pytest.mark.parametrize("piece", ["a", "0 ", "a@"])
def test_a_megabyte_comes_to_an_end(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert all(text[hit.start : hit.end] == hit.words for hit in hits(text)[:100])
