import pytest
from followthrough.sample.load import load
pytestmark = pytest.mark.django_db
def test_x():
    assert load()
    assert not load()
