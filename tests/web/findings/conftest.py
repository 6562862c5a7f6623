from typing import Any

import pytest

from tests.accreditation.cast import Gardening, gardening


@pytest.fixture
def plots(council: Any) -> Gardening:
    """A programme with two services in scope, of which parks has a review that judged nothing yet."""
    return gardening(council, None)
