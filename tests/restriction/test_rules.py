"""Two readers at least who can sign in, and one of them a keeper."""

from uuid import UUID

import pytest

from followthrough.restriction.rules import readers_faults

A, B, C = (UUID(int=n) for n in range(1, 4))


@pytest.mark.parametrize(
    ("named", "able", "keepers", "expected"),
    [
        ([], [A, B], [A], ["two_readers_needed"]),
        ([A], [A, B], [A], ["two_readers_needed"]),
        ([A, A], [A, B], [A], ["two_readers_needed"]),
        ([A, C], [A, B], [A], ["two_readers_needed"]),
        ([B, C], [A, B, C], [A], ["keeper_needed"]),
        ([A, B, C], [B, C], [A], ["keeper_needed"]),
        ([A, B], [A, B], [A], []),
        ([A, B, C], [A, B], [A], []),
    ],
)
def test_who_has_to_be_named(named: list[UUID], able: list[UUID], keepers: list[UUID], expected: list[str]) -> None:
    assert readers_faults(named, able, keepers) == expected
