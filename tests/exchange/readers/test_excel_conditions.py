"""Colours by conditional formatting: those that are sure, and none where another may come before."""

from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule

from followthrough.exchange import read
from followthrough.exchange.readers import excel_conditions
from followthrough.exchange.readers.excel import read_excel
from tests.exchange.readers.test_excel import workbook

VALUES = ["Complete", "ongoing", "Not started", "", 75, 10]
GREEN, RED = "00B050", "FF0000"


def fills(
    *rules: tuple[dict[str, Any], str | None], over: str = "A1:B6", ground: str | None = None
) -> list[str | None]:
    """The fills of a column of VALUES in which these conditions stand over `over`."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Tracker")
        plain = book.add_format({"bg_color": f"#{ground}"} if ground else {})
        for at, value in enumerate(VALUES):
            sheet.write(at, 0, value, plain)
        sheet.write_column(0, 1, ["x"] * len(VALUES))
        for rule, colour in rules:
            form = book.add_format({"bg_color": f"#{colour}"} if colour else {"bold": True})
            sheet.conditional_format(over, {**rule, "format": form})

    return [row.cells[0].fill for row in read_excel(workbook(fill)).tables[0].rows]


def cell(criteria: str, value: Any) -> dict[str, Any]:
    return {"type": "cell", "criteria": criteria, "value": value}


def text(criteria: str, value: str) -> dict[str, Any]:
    return {"type": "text", "criteria": criteria, "value": value}


def formula(criteria: str) -> dict[str, Any]:
    return {"type": "formula", "criteria": criteria}


@pytest.mark.parametrize(
    ("rule", "green"),
    [
        (cell("==", '"complete"'), [0]), (cell("!=", '"Complete"'), [1, 2, 3, 4, 5]), (cell("==", 75), [4]),
        (text("containing", "START"), [2]), (text("begins with", "on"), [1]), (text("ends with", "ing"), [1]),
        (formula('=$A1="Complete"'), [0]), (formula('=A1<>"Complete"'), [1, 2, 3, 4, 5]),
        (formula('=NOT(ISERROR(SEARCH("going",$A1)))'), [1]), (formula("=$A$5>50"), [0, 1, 2, 3, 4, 5]),
        ({"type": "blanks"}, [3]), ({"type": "no_blanks"}, [0, 1, 2, 4, 5]),
    ],
)  # fmt: skip
def test_a_condition_that_is_sure_gives_its_colour(rule: dict[str, Any], green: list[int]) -> None:
    assert [at for at, colour in enumerate(fills((rule, GREEN), over="A1:A6")) if colour == GREEN] == green


@pytest.mark.parametrize(
    "unsure",
    [formula('=AND($A1="Complete",$B1="x")'), cell("==", "$B$1"), cell("between", 1) | {"minimum": 1, "maximum": 99},
     {"type": "duplicate"}],
)  # fmt: skip
def test_nothing_is_said_where_a_condition_that_is_not_sure_may_come_before(unsure: dict[str, Any]) -> None:
    assert fills((unsure, RED), (cell("==", '"Complete"'), GREEN), ground="FFC000") == [None] * 6
    assert fills((cell("==", '"Complete"'), GREEN), (unsure, RED), ground="FFC000") == [GREEN, *[None] * 5]


def test_a_condition_covers_the_fill_below_it_and_the_first_one_counts() -> None:
    complete, any_words = cell("==", '"Complete"'), {"type": "no_blanks"}
    assert fills((complete, GREEN), (any_words, RED), ground="FFC000") == [GREEN, RED, RED, "FFC000", RED, RED]
    assert fills((complete | {"stop_if_true": True}, None), (any_words, RED))[:2] == [None, RED]
    assert fills((formula('=AND($A1="x")'), None), (complete, GREEN))[0] == GREEN


def test_a_scale_of_colours_is_not_sure() -> None:
    assert fills(({"type": "3_color_scale"}, None), (cell("==", 75), GREEN)) == [None] * 6


def test_of_more_rules_than_are_asked_none_is_sure_and_other_cells_keep_their_fill() -> None:
    rules = [(cell("==", f'"code {n}"'), GREEN) for n in range(201)]
    assert fills(*rules, over="A2:B3", ground="FFC000") == ["FFC000", None, None, *["FFC000"] * 3]
    assert fills(*rules[:200], over="A2:B3", ground="FFC000") == ["FFC000"] * 6


def test_after_more_answers_than_are_given_what_is_sure_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_conditions, "_MOST_ANSWERS", 11)
    stop = cell("==", 75) | {"stop_if_true": True}
    rules = ((cell("==", '"Complete"'), GREEN), (stop, None), (cell("==", '"ongoing"'), RED))
    assert fills(*rules, over="A1:A6", ground="FFC000") == [GREEN, *[None] * 3, "FFC000", None]


@pytest.mark.parametrize(
    ("areas", "places"),
    [
        (["A1:A1"], {(0, 0)}), (["B2:C3", "B2:C3", "C3:Z99"], {(1, 1), (1, 2), (2, 1), (2, 2)}),
        (["A1:A9", "C1:C1"], {(0, 0), (1, 0), (2, 0), (0, 2)}), (["D1:E9", "A4:A9"], set()), ([], set()),
    ],
)  # fmt: skip
def test_the_places_of_many_conditions(areas: list[str], places: set[tuple[int, int]]) -> None:
    sheet = Workbook().active
    assert sheet is not None
    sheet["C3"] = "the last"
    for area in areas:
        sheet.conditional_formatting.add(area, FormulaRule(["TRUE"]))
    assert excel_conditions._covered(list(sheet.conditional_formatting), sheet) == places


def test_a_status_by_condition_is_read_through_the_key_of_the_paper() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Tracker")
        rows = [["No.", "Recommendation", "RAG", "Days late"], [1, "That the Council plants trees", "", 0],
                [2, "That the Council counts them", "", 40]]  # fmt: skip
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        for colour, criteria in ((GREEN, "=$D2=0"), (RED, "=$D2>0")):
            form = book.add_format({"bg_color": f"#{colour}"})
            sheet.conditional_format("C2:C3", {**formula(criteria), "format": form})
        key = book.add_worksheet("Key")
        for at, (colour, words) in enumerate(((GREEN, "Complete"), (RED, "Overdue"))):
            key.write(at, 0, "", book.add_format({"bg_color": f"#{colour}"}))
            key.write(at, 1, words)

    found = read(workbook(fill), "tracker.xlsx")
    assert [one["status"] for one in found["recommendations"]] == ["Complete", "Overdue"]
    assert [doubt["where"] for doubt in found["doubts"] if "colour" in doubt["says"]] == [
        one["where"] for one in found["recommendations"]
    ]
