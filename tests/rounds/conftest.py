import pytest

from tests.fixtures import away, home
from tests.rounds.cast import Asking, asking

__all__ = ["away", "home"]


@pytest.fixture
def cast(home: tuple[object, object]) -> Asking:
    return asking(home)
