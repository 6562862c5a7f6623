import pytest
from django.template import engines
from lxml import html

from followthrough.commitments.rules import Delivery
from followthrough.councils.permissions import Role
from followthrough.reviews import rules
from followthrough.web import states

DERIVED: dict[str, set[str]] = {
    "response": set(),
    "delivery": {"none_expected", "complete_part", "no_update"},
    "scrutiny": {"closure_proposed", "refusal_accepted"},
}
STORED = {"response": rules.Response, "delivery": Delivery, "scrutiny": rules.Scrutiny}


@pytest.mark.parametrize("axis", states.AXIS_NAMES)
def test_every_state_has_words_and_a_colour(axis: str) -> None:
    codes = {str(code) for code in STORED[axis]} | DERIVED[axis]
    assert set(states.AXES[axis]) == codes
    words = [str(states.label(axis, code).text) for code in codes]
    assert len(set(words)) == len(words)


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
