"""Words that a council teaches: ticked while a row is mended, listed with who and when, forgotten."""

from typing import Any

import pytest

from followthrough.councils.permissions import Role
from followthrough.exchange.models import Proposal, TaughtWord
from tests.web.client import PageClient
from tests.web.imports.conftest import send
from tests.web.imports.test_mending import mend, text

WORDS = "/saltmere/imports/words/"
SAYS = "Partially Agreed To"
TICK = "Remember for this council: “Partially Agreed To” means what I choose here"
ROWS = (
    ("1) That the Council plants a tree for every tree that it fells.", SAYS, ""),
    ("2) That the Council publishes its list of trees.", "Agree", "Complete"),
    ("3) That the Council counts its trees.", SAYS, ""),
)


@pytest.fixture
def waiting(officer: PageClient) -> str:
    return send(officer, *ROWS)


def remember(client: PageClient, waiting: str, **given: str) -> Any:
    told = {"number": "1", "response_means": "agreed_in_part", "remember_response": "on", **given}
    return mend(client, waiting, 1, **told)


def test_the_tick_is_offered_where_the_meaning_was_not_known(officer: PageClient, waiting: str) -> None:
    page = text(officer.get(f"{waiting}rows/1/"))
    assert page.index('name="response_means"') < page.index(TICK) < page.index('name="delivery_means"')
    assert 'name="remember_delivery"' not in page
    assert "Remember for this council" not in text(officer.get(f"{waiting}rows/2/"))


def test_a_word_is_taught_in_the_same_save(officer: PageClient, waiting: str) -> None:
    assert remember(officer, waiting).url == f"{waiting}#row-1"
    assert TaughtWord.objects.get().means == "agreed_in_part"
    page = text(officer.get(waiting))
    assert "Remembered for this council: for other rows that print the same, and for papers to come." in page
    assert page.count("printed as “Partially Agreed To” as this council has taught") == 1
    assert page.count("Agreed in part</strong> printed as “Partially Agreed To”") == 2
    again = text(officer.get(send(officer, *ROWS[::-1])))
    assert again.count("printed as “Partially Agreed To” as this council has taught") == 2


def test_without_the_tick_nothing_is_taught(officer: PageClient, waiting: str) -> None:
    remember(officer, waiting, remember_response="")
    assert TaughtWord.objects.count() == 0


def test_a_tick_without_a_meaning_is_said_at_the_tick(officer: PageClient, waiting: str) -> None:
    page = text(remember(officer, waiting, response_means=""))
    assert 'href="#id_remember_response">Choose above what it means, or untick this.' in page
    assert (TaughtWord.objects.count(), Proposal.objects.get(position=1).mended) == (0, None)


def test_words_are_listed_with_who_and_when(officer: PageClient, waiting: str) -> None:
    assert "No word has been taught yet." in text(officer.get(WORDS))
    remember(officer, waiting)
    page = text(officer.get(WORDS))
    assert "partially agreed to</th>" in page
    assert "Response: Agreed in part" in page
    assert f"by {TaughtWord.objects.get().by.name}" in page
    assert f'href="{WORDS}"' in text(officer.get("/saltmere/imports/"))


def test_a_word_is_forgotten_after_a_question(officer: PageClient, waiting: str) -> None:
    remember(officer, waiting)
    address = f"{WORDS}{TaughtWord.objects.get().id}/forget/"
    assert "Forget what “partially agreed to” means?" in text(officer.get(address))
    assert TaughtWord.objects.count() == 1
    assert officer.post(address).url == WORDS
    assert "Papers read in from now on leave it open." in text(officer.get(WORDS))
    assert (TaughtWord.objects.count(), officer.get(address).status_code) == (0, 404)


def test_only_who_imports_sees_or_forgets_them(
    officer: PageClient, signed_in: Any, stranger: Any, waiting: str
) -> None:
    remember(officer, waiting)
    address = f"{WORDS}{TaughtWord.objects.get().id}/forget/"
    colleague = signed_in(Role.LEAD_OFFICER)
    assert [colleague.get(WORDS).status_code, colleague.post(address).status_code] == [403, 403]
    assert [stranger.get(WORDS).status_code, stranger.post(address).status_code] == [404, 404]
    assert TaughtWord.objects.count() == 1


def test_the_doubt_of_the_paper_goes_with_its_last_open_row(officer: PageClient) -> None:
    address = send(officer, ("1) That it acts", "Agree", "Amber"), ("2) That it rests", "Agree", "Amber"))
    doubt = "the paper does not say what “Amber” means for the delivery"
    assert doubt in text(officer.get(address))
    mend(officer, address, 1, number="1", delivery_means="in_progress", remember_delivery="on")
    assert doubt not in text(officer.get(address))


def test_the_trail_says_it_in_words(officer: PageClient, waiting: str) -> None:
    remember(officer, waiting)
    page = text(officer.get("/saltmere/trail/"))
    assert "It was set down what a printed word means" in page
    assert "Agreed in part" in page
