import re

from hypothesis import given
from hypothesis import strategies as st

from followthrough.web.colours import ENOUGH_FOR_TEXT, FALLBACK, WHITE, contrast, stylesheet
from tests.web.client import PageClient

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def named(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", sheet))


def test_contrast_is_as_the_guidelines_have_it() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@given(COLOURS)
def test_any_colour_gives_readable_words(colour: str) -> None:
    found = named(stylesheet(colour))
    assert contrast(found["council-colour"], found["council-words"]) >= ENOUGH_FOR_TEXT
    assert contrast(found["govuk-link-colour"], WHITE) >= ENOUGH_FOR_TEXT
    assert found["council-colour"] == colour


def test_what_is_no_colour_writes_nothing_into_the_sheet() -> None:
    assert named(stylesheet("red;}body{display:none"))["council-colour"] == FALLBACK
    assert "display" not in stylesheet("red;}body{display:none")


def test_the_sheet_is_the_councils_own(officer: PageClient, stranger: PageClient) -> None:
    reply = officer.get("/saltmere/colours.css")
    assert reply["Content-Type"] == "text/css; charset=utf-8"
    assert named(reply.content.decode())["council-colour"] == "#1d4f91"
    assert reply["Cache-Control"] == "private, max-age=86400"
    assert stranger.get("/saltmere/colours.css").status_code == 404
