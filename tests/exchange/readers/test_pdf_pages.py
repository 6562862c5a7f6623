import time

import pytest

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.readers.pdf_pages import Cells, carried_on, is_cut, joined
from tests.exchange.understand.grids import grid

HEADINGS = ["No.", "Recommendation", "Response", "Update"]
ONE = ["1", "That the Council acts with", "Agreed", "Work began in May."]


def rows(*texts: list[str]) -> list[Row]:
    return grid(*texts).rows


def cells(*texts: str) -> Cells:
    return grid(list(texts)).rows[0].cells


def test_headings_printed_again_are_dropped_with_the_row_above_them() -> None:
    above = rows(["Tracker", "<", "<", "<"], HEADINGS, ONE)
    more = [row.cells for row in rows(["Tracker", "<", "<", "<"], HEADINGS, ["2", "That", "Agreed", ""])]
    assert carried_on(above, more) == more[2:]


@pytest.mark.parametrize("said", ["Housing (continued)", "Housing – cont’d", "Housing cont."])
def test_a_section_said_to_go_on_is_no_new_one(said: str) -> None:
    above = rows(HEADINGS, ["Housing", "<", "<", "<"], ONE)
    more = [cells(said, "<", "<", "<"), cells("2", "That it rests", "Agreed", "")]
    assert carried_on(above, more) == more[1:]


def test_a_run_of_dashes_is_read_at_once() -> None:
    more = [cells("Housing" + "-" * 100_000 + "x", "<", "<", "<")]
    start = time.process_time()
    assert carried_on(rows(HEADINGS, ONE), more) == more
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("below", "cut"),
    [
        (("", "the county council.", "", "It ended in June."), True),
        (("", "the county council.", "", ""), True),
        (("", "", "", "It ended in June."), True),
        (("2", "That it rests.", "Agreed", ""), False),
        (("SR (25/26) 02", "That it rests", "Agreed", ""), False),
        (("", "(b) rests", "Agreed", ""), False),
        (("Housing", "<", "<", "<"), False),
        (("", "", "", ""), False),
    ],
)  # fmt: skip
def test_a_row_is_cut_where_its_lower_half_goes_on(below: tuple[str, ...], cut: bool) -> None:
    assert is_cut(rows(HEADINGS, ONE), cells(*below)) is cut


def test_a_row_without_a_number_that_begins_anew_is_a_row() -> None:
    above = rows(HEADINGS, ["1", "That the Council acts.", "Agreed", "Done."])
    assert not is_cut(above, cells("", "That it rests.", "Agreed", "Soon."))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["", "(b) report back to us", "", ""], ["5", "That officers publish it", "", ""]),
        (["4", "That officers (a) act; and", "", ""], ["", "(b) report back", "", ""]),
        (["4", "That officers act.", "", ""], ["", "That officers publish it.", "", ""]),
    ],
)
def test_one_cell_alone_goes_on_only_within_its_sentence(above: list[str], below: list[str]) -> None:
    assert not is_cut(rows(HEADINGS, ONE, above), cells(*below))


def test_a_row_without_a_number_among_others_without_is_a_row() -> None:
    above = rows(HEADINGS, ["Housing", "That the Council acts", "Agreed", ""], ["", *ONE[1:]], ["", *ONE[1:]])
    assert not is_cut(above, cells("", "That it rests", "Agreed", ""))


def test_halves_are_joined_cell_by_cell() -> None:
    whole = joined(cells(*ONE), cells("", "the county council.", "", ""))
    assert [cell.text for cell in whole] == [
        "1", "That the Council acts with the county council.", "Agreed", "Work began in May."
    ]  # fmt: skip
