"""What rounds ask of somebody, and what waits to be cleared, stands on the home page."""

from followthrough.councils.permissions import Role
from followthrough.web.words import day
from tests.web.pages import text_of
from tests.web.rounds.answer.test_answer_pages import press, send
from tests.web.rounds.answering import Asking, comes_in, signs_in


def test_home_says_how_much_is_asked_and_until_when(cast: Asking) -> None:
    hanna, ivo = (signs_in(cast, one, Role.LEAD_OFFICER) for one in (cast.hanna, cast.ivo))
    page = hanna.get("/saltmere/")
    assert "3 updates are asked of you" in text_of(page)
    assert f"Answer 3 on Review 4, by {day(cast.round.due_on)}" in text_of(page)
    assert f"/saltmere/asked/{cast.request(cast.hanna).id}/" in page.content.decode()
    assert "asked of you" not in text_of(ivo.get("/saltmere/"))


def test_home_says_how_many_answers_wait_to_be_cleared(cast: Asking) -> None:
    ivo = signs_in(cast, cast.ivo, Role.LEAD_OFFICER)
    browser, at = comes_in(cast.link(cast.hanna))
    press(browser, at, "no_change", item=cast.item("1"), serial=0)
    assert "to clear" not in text_of(ivo.get("/saltmere/"))
    send(browser, at)
    assert "1 answer waits for you to clear" in text_of(ivo.get("/saltmere/"))
    assert "/saltmere/clearing/" in ivo.get("/saltmere/").content.decode()
