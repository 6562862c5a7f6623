from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.archive.rules import DATA, DAY, KEY, KINDS, MOMENT, TEXT, TRUTH, WHOLE, Kind, Unlike

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
)
VALUES = {
    "text": (TEXT, st.text()),
    "key": (KEY, st.uuids()),
    "day": (DAY, st.dates()),
    "moment": (MOMENT, st.datetimes(timezones=st.just(UTC))),
    "whole": (WHOLE, st.integers()),
    "truth": (TRUTH, st.booleans()),
    "data": (DATA, JSON),
}


@pytest.mark.parametrize("name", VALUES)
@given(data=st.data())
def test_a_value_comes_back_the_same(name: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    value = data.draw(values)
    assert kind.read(kind.write(value)) == value


def test_null_and_nothing_are_two_things() -> None:
    assert TEXT.read(TEXT.write("")) == ""
    with pytest.raises(Unlike):
        TEXT.read(None)


def test_a_moment_is_written_the_same_in_any_zone() -> None:
    assert MOMENT.write(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)) == "2026-01-02T03:04:05.000000Z"


def test_data_is_written_with_its_keys_in_one_order() -> None:
    assert list(DATA.write({"b": 1, "a": [{"d": 1, "c": 2}]})) == ["a", "b"]
    assert list(DATA.write({"a": [{"d": 1, "c": 2}]})["a"][0]) == ["c", "d"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (KEY, "not a key"),
        (KEY, 7),
        (DAY, "2026-02-31"),
        (DAY, "soon"),
        (MOMENT, "2026-01-02T03:04:05"),
        (MOMENT, "now"),
        (WHOLE, True),
        (WHOLE, "7"),
        (WHOLE, 7.5),
        (TRUTH, 1),
        (TEXT, ["a"]),
    ],
)
def test_what_is_of_another_kind_is_refused(kind: Kind, value: Any) -> None:
    with pytest.raises(Unlike):
        kind.read(value)


def test_keys_and_days_are_plain_text() -> None:
    assert KEY.write(UUID(int=1)) == "00000000-0000-0000-0000-000000000001"
    assert DAY.write(date(2026, 1, 2)) == "2026-01-02"
    assert {kind.name for kind in KINDS.values()} == {"string", "date", "datetime", "integer", "boolean", "any"}
