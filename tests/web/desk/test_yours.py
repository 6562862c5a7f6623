"""The page on which a person switches their weekly letter off and on."""

from typing import Any

from followthrough.councils import queries
from followthrough.desk.models import DigestChoice
from followthrough.lib import clock
from tests.web.client import PageClient

YOURS, LETTER = "/saltmere/yours/", "/saltmere/yours/letter/"


def test_the_letter_is_on_until_it_is_switched_off(council: Any, officer: PageClient) -> None:
    assert "The letter is switched on." in officer.get(YOURS).content.decode()
    assert officer.post(LETTER, {"wanted": "no"}).url == YOURS
    page = officer.get(YOURS).content.decode()
    assert "The letter is switched off." in page
    assert "Switch it on" in page
    officer.post(LETTER, {"wanted": "yes"})
    assert "The letter is switched on." in officer.get(YOURS).content.decode()


def test_the_page_says_where_the_letter_goes(council: Any, officer: PageClient) -> None:
    [(person, _roles)] = queries.people(council, clock.today())
    assert "The council has no e-mail address of yours" in officer.get(YOURS).content.decode()
    type(person).objects.filter(id=person.id).update(email="officer@saltmere.example")
    assert "It goes to officer@saltmere.example." in officer.get(YOURS).content.decode()


def test_looking_changes_nothing(officer: PageClient) -> None:
    officer.get(YOURS)
    assert officer.get(LETTER).status_code == 405
    assert DigestChoice.objects.count() == 0


def test_the_trail_tells_that_it_was_chosen(council: Any, officer: PageClient) -> None:
    officer.post(LETTER, {"wanted": "no"})
    page = officer.get("/saltmere/trail/").content.decode()
    assert "A person’s own weekly letter was switched on or off" in page
