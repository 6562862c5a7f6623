from datetime import UTC, datetime, timedelta

import pytest

from followthrough.joining import rules
from followthrough.joining.rules import Invited

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LATER, BEFORE = NOW + timedelta(seconds=1), NOW - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"expires_at": LATER, "joined_at": None, "withdrawn_at": None}, Invited.WAITING),
        ({"expires_at": NOW, "joined_at": None, "withdrawn_at": None}, Invited.EXPIRED),
        ({"expires_at": LATER, "joined_at": None, "withdrawn_at": BEFORE}, Invited.WITHDRAWN),
        ({"expires_at": BEFORE, "joined_at": BEFORE, "withdrawn_at": None}, Invited.JOINED),
    ],
)
def test_what_becomes_of_an_invitation(given: dict[str, datetime | None], state: Invited) -> None:
    assert rules.state_of(NOW, **given) is state  # type: ignore[arg-type]


def test_a_token_has_256_bits_and_never_comes_twice() -> None:
    tokens = {rules.new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {43}  # 32 bytes in base64


def test_an_address_has_the_same_mark_however_it_is_written() -> None:
    assert rules.mark_of_address(" Ann@Saltmere.example") == rules.mark_of_address("ann@saltmere.example")


@pytest.mark.parametrize(
    ("says", "device"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120",
            ("Edge", "Windows"),
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", ("Firefox", "Linux")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", ("Safari", "iPhone")),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36", ("Chrome", "Android")),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Version/17 Safari/605", ("Safari", "Mac")),
        ("", ("", "")),
        ("<script>alert(1)</script>", ("", "")),
    ],
)
def test_a_browser_is_known_by_its_family_and_no_more(says: str, device: tuple[str, str]) -> None:
    assert rules.device(says) == device
