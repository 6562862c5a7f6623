"""Rows that are suggested to rely on a programme: which one that is here, taken or left with one press."""

from datetime import date
from typing import Any

import pytest

from followthrough.accreditation.actions import frameworks, programmes
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.shapes import framework
from followthrough.commitments import actions as commitments
from followthrough.commitments import queries
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Commitment, Reliance
from followthrough.commitments.rules import Kind
from followthrough.exchange.models import Proposal
from followthrough.lib.as_at import AsAt
from tests.web.client import PageClient
from tests.web.imports.conftest import confirm
from tests.web.imports.test_mending import text

FIRST = date(2021, 1, 4)


def follow(council: Any, words: str, key: str = "forest", name: str = "Forest accreditation") -> Commitment:
    """A programme in those words that follows a framework of that key and name."""
    told = Told(known_on=FIRST)
    head = commitments.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text=words, told=told)
    given = {"framework": key, "name": name, "edition": "1", "areas": [{"ref": "1", "title": "Trees"}]}
    made, faults = framework(given)
    assert made is not None, faults
    edition = frameworks.load(council=council, by=None, framework=made)
    programmes.charter(council=council, by=None, programme=head, follows=Follows(edition), told=told)
    return head


def accepted() -> list[int]:
    found = Proposal.objects.get(position=2)
    taken: list[int] = {**found.read, **(found.mended or {})}.get("accepted", [])
    return taken


def relied_on() -> list[Commitment]:
    return [row.on for row in Reliance.objects.all()]


def test_all_are_taken_with_one_press_and_left_with_another(officer: PageClient, waiting: str) -> None:
    page = text(officer.get(waiting))
    assert "1 row is suggested to rely on “Forest accreditation”, a programme that is not tracked here yet" in page
    officer.post(f"{waiting}rows/", {"shown": ["1", "2", "3"], "tick": ["2-0"], "link": "Forest accreditation"})
    assert accepted() == [0, 1]
    assert "Take none" in text(officer.get(waiting))
    officer.post(f"{waiting}rows/", {"shown": ["2"], "tick": ["2-0", "2-1"], "unlink": "Forest accreditation"})
    assert accepted() == [0]


@pytest.mark.parametrize("words", ["Better parks for all", "Forest accreditation"])
def test_the_programme_that_is_tracked_is_named_and_linked(
    officer: PageClient, council: Any, waiting: str, words: str
) -> None:
    head = follow(council, words)
    page = text(officer.get(waiting))
    assert f"It relies on the programme “{words}”, which is tracked here, because the paper says" in page
    assert f"which is the programme “{words}” that is tracked here" in page
    officer.post(f"{waiting}rows/", {"link": "Forest accreditation"})
    confirm(officer, waiting)
    assert relied_on() == [head]
    assert len(queries.programmes(council, AsAt.now())) == 1


def test_of_two_that_it_could_be_neither_is_taken(officer: PageClient, council: Any, waiting: str) -> None:
    follow(council, "Better parks", key="forest-parks", name="Forest for parks")
    follow(council, "Better woods", key="forest-woods", name="Forest for woods")
    officer.post(f"{waiting}rows/", {"link": "Forest accreditation"})
    confirm(officer, waiting)
    assert len(queries.programmes(council, AsAt.now())) == 3


def test_what_lies_outside_the_programme_is_ticked_and_taken_along(officer: PageClient, waiting: str) -> None:
    officer.post(f"{waiting}rows/", {"shown": ["2"], "tick": ["2-1"], "outside": ["2-1"]})
    officer.post(f"{waiting}rows/", {"link": "Forest accreditation"})
    assert accepted() == [1]
    assert 'name="outside" value="2-1" checked' in officer.get(waiting).content.decode()
    assert 'name="outside" value="2-0"' not in officer.get(waiting).content.decode()
    confirm(officer, waiting)
    assert [row.outside for row in Reliance.objects.all()] == [True]


def test_what_is_not_said_to_lie_outside_lies_inside(officer: PageClient, waiting: str) -> None:
    officer.post(f"{waiting}rows/", {"shown": ["2"], "tick": ["2-1"], "outside": ["2-1"]})
    officer.post(f"{waiting}rows/", {"shown": ["2"], "tick": ["2-1"]})
    confirm(officer, waiting)
    assert [row.outside for row in Reliance.objects.all()] == [False]


def test_a_name_that_is_not_in_the_paper_takes_nothing(officer: PageClient, waiting: str) -> None:
    officer.post(f"{waiting}rows/", {"link": "Something else"})
    assert accepted() == []
