"""What a council may be called in addresses."""

import pytest
from django.urls import get_resolver

from followthrough.councils.rules import RESERVED, slug_fault


def test_no_council_can_be_called_like_an_address_that_is_taken() -> None:
    first = {str(one.pattern).split("/")[0] for one in get_resolver().url_patterns[0].url_patterns}
    assert {word for word in first if word and "<" not in word} | {"static"} <= RESERVED


@pytest.mark.parametrize("slug", ["saltmere", "saltmere-city", "a1", "x" * 40])
def test_a_short_name(slug: str) -> None:
    assert slug_fault(slug) is None


@pytest.mark.parametrize(
    "slug", ["", "Saltmere", "salt mere", "salt_mere", "-salt", "salt-", "salt--mere", "x" * 41, "é"]
)
def test_what_cannot_stand_in_an_address(slug: str) -> None:
    assert slug_fault(slug) == "slug_malformed"


@pytest.mark.parametrize("slug", ["healthz", "readyz", "metrics", "account", "demo", "static", "accessibility"])
def test_what_other_addresses_begin_with(slug: str) -> None:
    assert slug_fault(slug) == "slug_reserved"
