from followthrough.exchange.readers.pdf_columns import below_heading, cells_of, parts, starts_of
from followthrough.exchange.readers.pdf_words import Word


def line(up: float, *texts: tuple[float, str], bold: bool = False) -> list[Word]:
    """A line of words, five points wide a letter, from the places given."""
    words = []
    for left, text in texts:
        for word in text.split():
            words.append(Word(word, left, up, left + 5 * len(word), up + 10, bold))
            left += 5 * len(word) + 2.5
    return words


def texts(found: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in words) for words in found]


HEAD = line(0, (0, "No."), (30, "Recommendation"), (200, "Owner"), bold=True)
FIRST = line(14, (0, "1"), (30, "That the Council acts"), (200, "Head of"))
MORE = line(26, (30, "on the report"), (200, "Housing"))


def test_words_close_together_are_one_part() -> None:
    assert texts(parts(FIRST)) == ["1", "That the Council acts", "Head of"]


def test_columns_begin_after_white_that_runs_through_all_lines() -> None:
    assert starts_of([HEAD, FIRST, MORE]) == (0, 30, 200)


def test_a_title_alone_on_its_line_does_not_fill_the_white() -> None:
    assert starts_of([HEAD, line(12, (0, "Housing and homes for all")), FIRST]) == (0, 30, 200)


def test_white_that_lines_up_by_chance_within_a_column_is_no_column() -> None:
    rows = [
        line(14, (0, "1"), (30, "That it"), (72, "acts"), (200, "A")),
        line(28, (0, "2"), (30, "To be"), (75, "it")),
    ]
    assert below_heading([HEAD], rows) == (0, 30, 200)


def test_a_heading_wider_than_its_column_does_not_join_two() -> None:
    head = line(0, (0, "No."), (30, "Recommendation that was made by them"), (200, "Owner"), (230, "State"), bold=True)
    rows = [line(14, (0, "1"), (30, "That it acts"), (200, "Ann"), (230, "Done")), line(28, (200, "Bo"), (230, "Open"))]
    assert below_heading([head], rows) == (0, 30, 200, 230)


def test_a_text_over_the_white_runs_across_the_columns() -> None:
    cells, across = cells_of([line(0, (0, "Housing and homes"))], (0, 30, 200))
    assert (texts(cells), across) == (["Housing and homes", "", ""], True)
