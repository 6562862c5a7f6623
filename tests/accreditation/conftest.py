from typing import Any

import pytest

from tests.accreditation.cast import Gardening, gardening
from tests.accreditation.steered import Steered, steered
from tests.fixtures import away, home

__all__ = ["away", "home"]


@pytest.fixture
def plots(home: Any) -> Gardening:
    return gardening(*home)


@pytest.fixture
def one(plots: Gardening) -> Steered:
    return steered(plots)
