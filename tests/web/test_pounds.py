import pytest
from django.core.exceptions import ValidationError

from followthrough.web.pounds import MoneyField, pounds


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("2000", 200_000),
        ("£2,000", 200_000),
        ("£ 2,000.50", 200_050),
        ("2000.5", 200_050),
        ("0", 0),
        ("£2k", 200_000),
        ("1.2 million", 120_000_000),
        (" ", None),
        (5, 5),
    ],
)
def test_pounds_as_people_write_them_become_pence(typed, pence):
    assert MoneyField(required=False).clean(typed) == pence


@pytest.mark.parametrize("typed", ["two", "£2,00", "-5", "2.000,50", "£", "20.123"])
def test_what_is_no_amount_is_said_to_be_none(typed):
    with pytest.raises(ValidationError, match=r"is not an amount: write pounds like 2,000 or £2,000\.50"):
        MoneyField().clean(typed)


def test_more_than_can_be_kept_is_refused():
    with pytest.raises(ValidationError, match="more than can be kept"):
        MoneyField().clean("9" * 14)


def test_an_amount_that_stands_is_shown_as_it_may_be_typed_again():
    field = MoneyField()
    assert field.clean(field.prepare_value(200_050)) == 200_050
    assert field.prepare_value("nonsense") == "nonsense"


@pytest.mark.parametrize(
    ("pence", "about", "words"),
    [
        (200_000, False, "£2,000"),
        (200_050, False, "£2,000.50"),
        (5, False, "£0.05"),
        (200_000, True, "about £2,000"),
        (-1_250, False, "-£12.50"),
        (None, False, ""),
        (None, True, ""),
    ],
)
def test_pence_read_as_pounds(pence, about, words):
    assert pounds(pence, about) == words
