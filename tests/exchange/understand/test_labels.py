import pytest

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand.labels import Opening, named


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("Recommendation 7: Plant trees.", "7", "Plant trees."), ("Recommendation 1.1: Plant.", "1.1", "Plant."),
        ("Recommendation 2.10. Plant.", "2.10", "Plant."), ("Rec. 3 – Plant.", "3", "Plant."),
        ("Recommendation 2023-4: Plant.", "2023-4", "Plant."), ("Recommendation 4.2", "4.2", ""),
        ("Recommendation 3 (i)", "3 (i)", ""), ("Recommendation 3 (b): Plant.", "3 (b)", "Plant."),
        ("Recommendation 7: 2 trees a year.", "7", "2 trees a year."),
    ],
)  # fmt: skip
def test_a_number_in_parts_is_one_number(text: str, number: str, words: str) -> None:
    assert named(Line(text)) == Opening(number, words)
