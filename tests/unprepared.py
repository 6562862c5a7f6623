"""Queries that are built whenever they are asked, for tests that take something away from how Django builds them.

What is written once (`commitments/prepared.py`) was written as it is built otherwise, and would outlive the test.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock
from uuid import UUID

from followthrough.commitments.prepared import Prepared
from followthrough.lib.as_at import AsAt


def _built(self: Prepared[Any], council_id: UUID, ids: Collection[UUID], as_at: AsAt) -> list[Any]:
    return list(self._build(council_id, ids, as_at)) if ids else []


@contextmanager
def unprepared() -> Iterator[None]:
    """Nothing is asked as it was written once, and nothing is written."""
    with mock.patch.object(Prepared, "__call__", _built):
        yield
