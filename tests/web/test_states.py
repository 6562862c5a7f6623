"""What a page shows on the three axes, with what is derived."""

import pytest

from followthrough.commitments.rules import Delivery
from followthrough.reviews.rules import Axes, Response, Scrutiny
from followthrough.web import states


@pytest.mark.parametrize(
    ("response", "delivery", "scrutiny", "shown"),
    [
        ("agreed", None, "monitoring", ("agreed", "no_update", "monitoring")),
        ("agreed", "not_stated", "monitoring", ("agreed", "not_stated", "monitoring")),
        ("awaiting", None, "monitoring", ("awaiting", "not_stated", "monitoring")),
        ("agreed", "complete", "monitoring", ("agreed", "complete", "closure_proposed")),
        ("agreed", "complete", "kept_open", ("agreed", "complete", "kept_open")),
        ("agreed_in_part", "complete", "closed", ("agreed_in_part", "complete_part", "closed")),
        ("not_agreed", None, "monitoring", ("not_agreed", "none_expected", "monitoring")),
        ("not_agreed", None, "closed", ("not_agreed", "none_expected", "refusal_accepted")),
        ("not_agreed", "complete", "closed", ("not_agreed", "complete", "closed")),
    ],
)
def test_what_is_shown(response: str, delivery: str | None, scrutiny: str, shown: tuple[str, str, str]) -> None:
    axes = Axes(Response(response), Delivery(delivery) if delivery else None, Scrutiny(scrutiny))
    assert states.shown(axes) == shown


def test_whatever_is_shown_has_a_label() -> None:
    for response in Response:
        for delivery in (None, *Delivery):
            for scrutiny in Scrutiny:
                codes = states.shown(Axes(response, delivery, scrutiny))
                assert all(states.label(axis, code) for axis, code in zip(states.AXES, codes, strict=True))
