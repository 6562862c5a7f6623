"""A small review at the council of the page tests, and its addresses."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import SmallReview, small_review


@pytest.fixture
def small(council: Any) -> SmallReview:
    return small_review(council, None)


@pytest.fixture
def at(small: SmallReview) -> Callable[[str], str]:
    """`at("changes/")`: an address of the small review."""

    def address(rest: str = "") -> str:
        return f"/saltmere/reviews/{small.review.id}/{rest}"

    return address
