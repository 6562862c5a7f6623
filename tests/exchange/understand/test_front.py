"""What a paper is called and the day that it speaks of."""

import pytest

from followthrough.exchange.readers.grid import Line, Table
from followthrough.exchange.understand import Reading, understand
from tests.exchange.understand.grids import grid, paper

ROWS = grid(["No.", "Recommendation", "Status"], ["1", "That the Council acts without delay", "Complete"])


def read(*above: Line | Table | str) -> Reading:
    return understand(paper(*above, ROWS))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 30 October 2025", "2025-10-30"),
        ("The inquiry ended in July 2024. This page was last changed on 22 May 2025.", "2025-05-22"),
        ("Semiannual report, October 1, 2024 – March 31, 2025", "2025-03-31"),
        ("Follow-up of audits, April 2024 to March 2025", "2025-03"),
        ("The flood of January 2023", "2023-01"),
    ],
)
def test_the_day_of_a_paper_is_that_on_which_it_was_published_or_to_which_it_goes(line: str, day: str) -> None:
    assert read("Our tracker", line).as_at == day


def test_a_day_on_which_it_speaks_comes_before_the_time_that_its_title_covers() -> None:
    assert read("Follow-up, April 2024 to March 2025", "Run date: 7 April 2025").as_at == "2025-04-07"


def test_a_cover_sheet_has_title_and_day_and_its_tables_have_not() -> None:
    cover = grid(
        ["Contact: the Clerk, 1 May 2023", "Room 3"], ["Audit recommendations", ""], ["As at 5 March 2025", ""],
        place="sheet About",
    )  # fmt: skip
    reading = read(cover)
    assert (reading.title, reading.as_at) == ("Audit recommendations", "2025-03-05")
    assert read("Our tracker", grid(["As at 5 March 2025"], ["Room 3"], place="table 9")).as_at is None
