import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from followthrough.web.money import MOST_PENCE, MoneyField, pounds


class Fee(forms.Form):
    fee = MoneyField(required=False)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("2,000", 200_000),
        ("£2,000", 200_000),
        (" £ 2000 ", 200_000),
        ("2000.50", 200_050),
        ("2000.5", 200_050),
        ("£2k", 200_000),
        ("1.5M", 150_000_000),
        ("1,234,567.89", 123_456_789),
        ("0", 0),
        ("", None),
    ],
)
def test_an_amount_is_understood_as_people_write_it(typed: str, pence: int | None) -> None:
    form = Fee({"fee": typed})
    assert form.is_valid()
    assert form.cleaned_data["fee"] == pence


@pytest.mark.parametrize("typed", ["2,00", "2.005", "-5", "two thousand", "2000,50", "£", "1e9", "2 000", "€5", "٢"])
def test_what_could_mean_something_else_is_refused(typed: str) -> None:
    form = Fee({"fee": typed})
    assert form.errors == {"fee": [f"“{typed}” is not an amount of money: write it like 2,000 or 2000.50."]}


@pytest.mark.parametrize("typed", ["999999999999999", "999999999999m"])
def test_more_than_there_can_be_is_refused(typed: str) -> None:
    assert Fee({"fee": typed}).errors == {
        "fee": ["That is more money than can be entered here. Check the number of noughts."]
    }


@pytest.mark.parametrize(
    ("pence", "about", "words"),
    [
        (200_000, False, "£2,000"),
        (200_000, True, "around £2,000"),
        (200_050, False, "£2,000.50"),
        (5, False, "£0.05"),
        (0, False, "£0"),
        (-150, False, "-£1.50"),
        (None, True, ""),
    ],
)
def test_an_amount_in_words(pence: int | None, about: bool, words: str) -> None:
    assert pounds(pence, about) == words


@given(st.integers(0, MOST_PENCE))
def test_what_a_form_shows_is_read_back_as_the_same(pence: int) -> None:
    shown = Fee(initial={"fee": pence})["fee"].value()
    form = Fee({"fee": shown})
    assert form.is_valid()
    assert form.cleaned_data["fee"] == pence
