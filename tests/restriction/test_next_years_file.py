"""Next year's paper beside a review of which something is hidden: the hidden recommendation is as if it were not."""

from datetime import date
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.exchange.models import Import
from followthrough.restriction import actions
from tests.exchange.trees import Home, beside, confirm, now, read_in


def colleague(home: Home) -> Any:
    """A second scrutiny officer, because what is hidden has two readers at least."""
    given: dict[str, Any] = {"council": home[0], "by": home[1]}
    user = councils.create_sign_in(email="colleague@saltmere.example", password=None)
    person = councils.add_person(**given, name="A colleague", email=user.email)
    councils.give_role(**given, user=user, person=person, role=Role.SCRUTINY_OFFICER, first_day=date(2020, 1, 1))
    return person


def test_a_paper_finds_nothing_of_a_hidden_recommendation_not_even_its_number(home: Home) -> None:
    review = confirm(home, read_in(home))
    hidden = now(home, review)[0].recommendation.commitment
    readers = [home[1], colleague(home)]
    actions.restrict(council=home[0], by=home[1], thing=hidden, readers=readers, reason="It is about a colleague.")
    paper = read_in(home, name="again.docx")
    found = beside(home, paper, review)
    assert [view.match.how for view in found.views if view.match] == ["new", "same", "same"]
    assert ([line.recommendation.number for line in found.lines], found.faults, found.missing) == (["2", "3"], [], ())
    confirm(home, paper, review)
    assert [line.recommendation.number for line in now(home, review)] == ["2", "3", "1"]


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_later_paper_that_tells_of_it_is_hidden_with_it(home: Home, confirmed: bool) -> None:
    """Even one that said nothing new of it, and one that still waits."""
    review = confirm(home, read_in(home))
    paper = read_in(home, name="again.docx")
    if confirmed:
        confirm(home, paper, review)
    hidden = now(home, review)[0].recommendation.commitment
    readers = [home[1], colleague(home)]
    actions.restrict(council=home[0], by=home[1], thing=hidden, readers=readers, reason="It is about a colleague.")
    assert not Import.objects.filter(id=paper.id).exists()
    assert Import.everything.filter(id=paper.id).exists()
