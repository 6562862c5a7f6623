"""States in words, and what a page shows on the three axes, with what is derived."""

import pytest
from django.template import engines
from lxml import html

from followthrough.commitments.rules import Delivery
from followthrough.councils.permissions import Role
from followthrough.reviews.rules import Axes, Link, Response, Scrutiny
from followthrough.web import states

DERIVED: dict[str, set[str]] = {
    "response": {"differs"},
    "delivery": {"none_expected", "complete_part", "no_update"},
    "scrutiny": {"closure_proposed", "refusal_accepted"},
}
STORED = {"response": Response, "delivery": Delivery, "scrutiny": Scrutiny}


@pytest.mark.parametrize("axis", states.AXIS_NAMES)
def test_every_state_has_words_and_a_colour(axis: str) -> None:
    codes = {str(code) for code in STORED[axis]} | DERIVED[axis]
    assert set(states.AXES[axis]) == codes
    # One order everywhere: the stored ones first, as their enum has them.
    assert list(states.AXES[axis])[: len(STORED[axis])] == [str(code) for code in STORED[axis]]
    words = [str(states.label(axis, code).text) for code in codes]
    assert len(set(words)) == len(words)


def test_every_tie_has_words() -> None:
    assert set(states.LINKS) == {str(link) for link in Link}


def test_every_role_has_a_name() -> None:
    assert set(states.ROLES) == {str(role) for role in Role}


def test_the_three_axes_stand_in_their_order_and_say_which_they_are() -> None:
    source = '{% import "macros/states.html" as states %}{{ states.tags("agreed", "not_stated", "monitoring") }}'
    tags = html.fromstring(engines["jinja2"].from_string(source).render()).xpath(".//strong")
    assert [tag.text_content() for tag in tags] == [
        "Response: Agreed",
        "Delivery: Not stated",
        "Scrutiny: Monitoring",
    ]


@pytest.mark.parametrize(("days", "says"), [(0, []), (1, ["Overdue by 1 day"]), (40, ["Overdue by 40 days"])])
def test_overdue_says_by_how_much(days: int, says: list[str]) -> None:
    source = '{% import "macros/states.html" as states %}<p>{{ states.overdue(days) }}</p>'
    page = html.fromstring(engines["jinja2"].from_string(source).render({"days": days}))
    assert page.xpath("//span/text()") == says


@pytest.mark.parametrize(
    ("response", "delivery", "scrutiny", "shown"),
    [
        ("agreed", None, "monitoring", ("agreed", "no_update", "monitoring")),
        ("agreed", "not_stated", "monitoring", ("agreed", "not_stated", "monitoring")),
        ("awaiting", None, "monitoring", ("awaiting", "not_stated", "monitoring")),
        ("agreed", "complete", "monitoring", ("agreed", "complete", "closure_proposed")),
        ("agreed", "complete", "kept_open", ("agreed", "complete", "closure_proposed")),
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
