import pytest

from followthrough.lib.days import parse
from followthrough.reports.words import count_words, fuzzy_words, listed, overdue_words, percent


@pytest.mark.parametrize(
    ("count", "base", "said"),
    [
        (26, 48, "54%"),
        (20, 39, "51%"),
        (1, 8, "13%"),
        (0, 5, "0%"),
        (5, 5, "100%"),
        (1, 400, "less than 1%"),
        (399, 400, "over 99%"),
    ],
)
def test_a_share_is_a_whole_percentage_that_never_hides_one(count: int, base: int, said: str) -> None:
    assert percent(count, base) == said


def test_a_share_of_nothing_is_a_count() -> None:
    assert count_words(0, 0) == "0"


@pytest.mark.parametrize(
    ("printed", "said"), [("16/01/2024", "16 January 2024"), ("summer 2025", "summer 2025"), ("TBC", "TBC")]
)
def test_a_fuzzy_day_is_written_out_only_when_it_is_one_day(printed: str, said: str) -> None:
    assert fuzzy_words(parse(printed)) == said


def test_no_day_is_said_so() -> None:
    assert fuzzy_words(None) == "not recorded"


def test_overdue_says_by_how_much() -> None:
    assert [overdue_words(1), overdue_words(1999)] == ["Overdue by 1 day", "Overdue by 1,999 days"]


def test_a_list_reads_as_english() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]
