import pytest

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import box_labels
from followthrough.exchange.understand.box_labels import Label


def known(*texts: str | Line) -> box_labels.Labels:
    return box_labels.of(Line(text) if isinstance(text, str) else text for text in texts)


def test_what_opens_three_lines_with_a_colon_is_a_label() -> None:
    found = known(*[f"Cost band: {cost}" for cost in "ABC"])
    assert found.at(Line("Cost band: D")) == Label("Cost band", "note", "D")


def test_a_word_that_names_a_column_is_one_the_second_time() -> None:
    assert known("Lead: Ann", "Lead: Bo").at(Line("Lead: Cy")) == Label("Lead", "owner", "Cy")
    assert known("Lead: Ann", "It was said: no").at(Line("Lead: Cy")) is None


def test_a_line_in_bold_that_comes_again_names_what_follows() -> None:
    alone = Line("What came of it", bold=True)
    found = known(alone, alone, alone)
    assert (found.at(alone), found.has_accounts) == (Label("What came of it", "comment", ""), True)


@pytest.mark.parametrize("text", ["The government accepts this recommendation.", "and then;"])
def test_a_sentence_in_bold_is_no_label_however_often(text: str) -> None:
    line = Line(text, bold=True)
    assert known(line, line, line).at(line) is None
