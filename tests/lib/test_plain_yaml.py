"""YAML from strangers: as it is written, with lines, and without what can do harm."""

import pytest

from followthrough.lib.plain_yaml import Loaded, NotPlain, Unquoted, load


def test_numbers_and_days_stay_as_they_are_written() -> None:
    found = load("a: 1.10\nb: 2024-99-99\nc: 0x1F\nd: yes\ne:\nf: words\n1: '1'").data
    kept = {"a": Unquoted("1.10"), "b": Unquoted("2024-99-99"), "c": Unquoted("0x1F")}
    assert found == {**kept, "d": True, "e": None, "f": "words", "1": "1"}
    assert str(found["a"]) == "1.10"


def test_each_thing_has_its_line() -> None:
    assert load("a: 1\nb:\n  - x\n  - c: y\n").lines == {
        (): 1,
        ("a",): 1,
        ("b",): 2,
        ("b", 1): 3,
        ("b", 2): 4,
        ("b", 2, "c"): 4,
    }
    assert load("") == Loaded(None, {})


@pytest.mark.parametrize(
    ("text", "code", "line", "value"),
    [
        ("a: &x 1\nb: *x", "anchors", 2, ""),
        ("a: 1\nb: 2\na: 3", "key_twice", 3, "a"),
        ("a: {b: 1, b: 2}", "key_twice", 1, "b"),
        ("? [a]\n: 1", "not_yaml", 1, ""),
        ("a: 1\n---\nb: 2", "not_yaml", 2, "but found another document"),
        ("a: [1\nb: 2", "not_yaml", 2, "did not find expected ',' or ']'"),
        ("\ta: 1", "not_yaml", 1, "found character that cannot start any token"),
        ("a: !!python/object:os.system x", "not_yaml", 1, None),
        ("a: !!binary abc", "not_yaml", 1, None),
        ("a: 1\nb: !!bool maybe", "not_yaml", 2, ""),
        ("[" * 100_000, "too_deep", 0, ""),
        ("a\x00", "not_yaml", 0, ""),
    ],
)
def test_what_is_refused(text: str, code: str, line: int, value: str | None) -> None:
    with pytest.raises(NotPlain) as raised:
        load(text)
    assert (raised.value.code, raised.value.line) == (code, line)
    assert value is None or raised.value.value == value
