"""The rows of a service review's sheet: known by their marks, understood by the scale's words, else in doubt."""

import io
from datetime import date
from uuid import UUID

import openpyxl
import pytest

from followthrough.accreditation.sheet import Column, Doubt, Meant, Sheet, Typed, mark_of, marks, meant, rows_of
from followthrough.accreditation.sheet_excel import xlsx_bytes

AUDIT, ONE, TWO = UUID(int=1), UUID(int=2), UUID(int=3)
FIRST, SECOND = mark_of(AUDIT, ONE), mark_of(AUDIT, TWO)
REFS = {FIRST: "1.1", SECOND: "1.10"}
WORDS = {"met": "Met", "not": "Not met"}
HEADINGS = {column: column.value.title() for column in Column}
HEAD = [HEADINGS[column] for column in Column]


def row(mark: str = FIRST, ref: str = "1.1", verdict: str = "", evidence: str = "", note: str = "") -> list[str]:
    return [mark, ref, "Water", "", "", verdict, evidence, note]


def test_a_mark_is_of_one_criterion_in_one_review() -> None:
    assert len({FIRST, SECOND, mark_of(TWO, ONE)}) == 3
    assert all(len(one) == 8 for one in (FIRST, SECOND))


def test_rows_are_found_below_their_headings() -> None:
    tables = [[["Service review"], HEAD, row(verdict=" Met "), row(SECOND, "1.10"), ["", "", "", "", "", "", "", ""]]]
    assert rows_of(tables, HEADINGS) == [Typed(FIRST, "1.1", "Met"), Typed(SECOND, "1.10")]
    assert rows_of([[row(verdict="Met")]], HEADINGS) == []
    assert marks(rows_of(tables, HEADINGS)) == {FIRST, SECOND}


def test_columns_may_be_moved_and_rows_cut_short() -> None:
    tables = [[["Note", "Verdict", "Ref", "Mark"], ["Two.", "Met", "1.1", FIRST.upper()], ["Three."]]]
    assert rows_of(tables, HEADINGS) == [Typed(FIRST, "1.1", "Met", "", "Two."), Typed("", "", "", "", "Three.")]


def test_a_mark_in_another_cell_is_found() -> None:
    [found] = rows_of([[HEAD, ["", "1.1", "", "", "", "Met", "", "", FIRST]]], HEADINGS)
    assert found.mark == FIRST


@pytest.mark.parametrize(
    ("typed", "verdict", "doubt"),
    [
        (Typed(FIRST, "1.1", "MET"), "met", None),
        (Typed(FIRST, "1.1", "Met+"), None, Doubt.WORD_UNKNOWN),
        (Typed(FIRST, "", "not  met"), "not", None),
        (Typed(FIRST, "1.1", "Mostly met"), None, Doubt.WORD_UNKNOWN),
        (Typed(FIRST, "1.1", "met, not met"), None, Doubt.WORD_UNKNOWN),
        (Typed(FIRST, "1.1", "", "Folder"), None, Doubt.WORD_MISSING),
        (Typed(FIRST, "1.10", "Met"), "met", Doubt.ANOTHER_REF),
        (Typed("", "1.1", "Met"), "met", Doubt.NO_MARK),
        (Typed("bcdfghjk", "1.1", "Met"), "met", Doubt.UNKNOWN_MARK),
    ],
)
def test_what_a_row_means(typed: Typed, verdict: str | None, doubt: Doubt | None) -> None:
    assert meant([typed], REFS, WORDS) == [Meant(typed, REFS.get(typed.mark), verdict, doubt)]


SIGNS = {"good": "A", "best": "A+", "yes": "\u2713", "no": "\u2717"}


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("a", "good"),
        ("A+", "best"),
        ("A-", None),
        ("\u2713", "yes"),
        ("\u2713\ufe0f", "yes"),
        ("\u2717", "no"),
        ("", None),
    ],
)
def test_signs_are_words_of_their_own(typed: str, verdict: str | None) -> None:
    [found] = meant([Typed(FIRST, "1.1", typed, "Folder")], REFS, SIGNS)
    assert found.verdict == verdict


def test_an_empty_row_says_nothing() -> None:
    assert meant([Typed(FIRST, "1.1")], REFS, WORDS) == []


def test_twice_the_same_is_once_and_twice_different_is_a_doubt() -> None:
    said, other = Typed(FIRST, "1.1", "Met"), Typed(FIRST, "1.1", "Not met")
    assert meant([said, said], REFS, WORDS) == [Meant(said, "1.1", "met")]
    assert meant([said, other, said], REFS, WORDS) == [Meant(said, "1.1", "met", Doubt.TWICE)]


def test_rows_nobody_can_tell_apart_are_all_said() -> None:
    rows = [Typed("", "1.1", "Met"), Typed("", "1.1", "Not met")]
    assert [one.doubt for one in meant(rows, REFS, WORDS)] == [Doubt.NO_MARK, Doubt.NO_MARK]


def sheet(words: list[str]) -> Sheet:
    rows = [{Column.MARK: FIRST, Column.REF: "1.1", Column.TITLE: "=Water\x00"}]
    return Sheet("Sheet", "Review: parks", date(2024, 1, 16), ["Fill in."], HEADINGS, words, rows)


def test_the_workbook_offers_the_words_and_keeps_texts() -> None:
    page = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(sheet(["Met", "Not met"])))).active
    assert page is not None
    [rule] = page.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"Met,Not met"', "F5")
    assert (page["C5"].value, page["C5"].data_type) == ("=Water", "s")
    assert page["F5"].number_format == "@"


@pytest.mark.parametrize("words", [["Met, mostly"], ["x" * 90, "y" * 90, "z" * 90]])
def test_words_that_excel_cannot_offer_are_typed(words: list[str]) -> None:
    page = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(sheet(words)))).active
    assert page is not None
    assert page.data_validations.dataValidation == []
