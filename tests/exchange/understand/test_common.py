"""A doubt that most rows have is told once for the paper; each row still has it, marked as common."""

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import Reading, understand
from tests.exchange.understand.grids import grid, paper

WORDS = "That the Council buys a lorry before the winter and tells every parish council where it goes and when."
COMMON = "read from prose: where it ends and what answers it are guesses"
HEADINGS = ["No.", "Recommendation", "Response"]


def told(reading: Reading) -> list[str]:
    return [doubt.says for doubt in reading.doubts if doubt.where == "the paper"]


def answered(rows: int) -> Reading:
    """Prose that sentences answer: every row of it is a guess."""
    lines = [[Line(f"{n}. {WORDS}", bold=True), f"Accepted. Lorry {n} was bought."] for n in range(1, rows + 1)]
    return understand(paper(*(line for entry in lines for line in entry)))


def test_what_every_row_of_ten_rests_on_is_told_once_and_still_names_each_row() -> None:
    reading = answered(10)
    assert told(reading) == [f"in all 10 rows: {COMMON}"]
    assert {d.where for d in reading.doubts if d.common} == {one.where for one in reading.recommendations}
    assert reading.as_dict()["doubts"][1] == {"where": reading.recommendations[0].where, "says": COMMON, "common": True}


def test_nine_rows_are_few_enough_to_say_it_of_each() -> None:
    reading = answered(9)
    assert told(reading) == []
    assert [doubt.as_dict() for doubt in reading.doubts] == [
        {"where": one.where, "says": COMMON} for one in reading.recommendations
    ]


def principled(of_ten: int) -> Reading:
    """Ten rows, of which so many agree in principle, each in words of its own."""
    rows = [[str(n), f"{WORDS} {n}", f"Agreed in principle, line {n}"] for n in range(1, of_ten + 1)]
    rows += [[str(n), f"{WORDS} {n}", "Agreed"] for n in range(of_ten + 1, 11)]
    return understand(paper(grid(HEADINGS, *rows)))


def test_the_value_that_a_doubt_repeats_from_its_row_makes_no_other_kind() -> None:
    assert told(principled(6)) == ["in 6 of 10 rows: “…” commits to nothing yet; read as agreed"]


def test_half_of_the_rows_is_not_most_of_them() -> None:
    reading = principled(5)
    assert told(reading) == []
    assert not any(doubt.common for doubt in reading.doubts)


def test_what_only_the_doubt_tells_stays_with_its_row() -> None:
    rows = [[str(n), f"{WORDS} {n}", f"The plan was late on {n + 1}/31/2025."] for n in range(1, 13)]
    reading = understand(paper(grid(["No.", "Recommendation", "Comment"], *rows)))
    assert len([d for d in reading.doubts if d.says.endswith("is no day; kept as printed")]) == 12
    assert told(reading) == []
