"""Money that ends, and numbers that may give a person away."""

from datetime import date

import pytest

from followthrough.registers.rules import Paid, Unit, amount_faults, ends_first, gives_away, in_turn, money_ends

EARLY, LATE = date(2025, 3, 31), date(2026, 3, 31)


def test_a_whole_stands_as_long_as_each_of_its_parts_is_paid() -> None:
    assert money_ends([Paid(True, LATE), Paid(True, EARLY), Paid(False), Paid(True)]) == EARLY
    assert money_ends([Paid(False), Paid(True)]) is None


@pytest.mark.parametrize(
    ("costs", "found"),
    [
        ([Paid(True, EARLY), Paid(True, LATE)], Paid(True, LATE)),
        ([Paid(True, EARLY), Paid(False)], Paid(True, EARLY)),
        ([Paid(True, EARLY), Paid(True)], Paid(True)),
        ([Paid(False)], Paid(False)),
        ([], Paid(False)),
    ],
)
def test_one_thing_is_paid_until_the_last_of_those_that_pay_in_turn_ends(costs: list[Paid], found: Paid) -> None:
    assert in_turn(costs) == found


@pytest.mark.parametrize(
    ("promised", "found"), [(date(2025, 4, 1), EARLY), (EARLY, None), (date(2025, 1, 1), None), (None, None)]
)
def test_money_ends_first_only_before_the_day_that_is_promised(promised: date | None, found: date | None) -> None:
    assert ends_first(promised, [Paid(True, EARLY), Paid(True, LATE)]) == found


@pytest.mark.parametrize(
    ("number", "unit", "few"),
    [
        (1, Unit.ADULTS, True),
        (4, Unit.HOUSEHOLDS, True),
        (0, Unit.CHILDREN, False),
        (5, Unit.STAFF, False),
        (2, Unit.PLACES, False),
    ],
)
def test_one_to_four_people_may_be_known(number: int, unit: Unit, few: bool) -> None:
    assert gives_away(number, unit) is few


def test_an_amount_is_not_below_zero() -> None:
    assert amount_faults(-1) == [("amount_negative", "amount")]
    assert amount_faults(0) == amount_faults(None) == []
