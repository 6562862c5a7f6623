from datetime import date

import pytest

from followthrough.registers.rules import Paid, amount_faults, ends_first, money_ends

MARCH_25, MARCH_27 = date(2025, 3, 31), date(2027, 3, 31)


def test_the_whole_stands_as_long_as_each_of_its_parts_is_paid() -> None:
    assert money_ends([Paid(True, MARCH_27, "post"), Paid(True, MARCH_25, "fee")]) == MARCH_25


def test_streams_that_pay_for_the_same_thing_follow_each_other() -> None:
    assert money_ends([Paid(True, MARCH_25, "post"), Paid(True, MARCH_27, "post")]) == MARCH_27


def test_money_without_a_known_end_ends_nothing() -> None:
    assert money_ends([Paid(True, None, "post"), Paid(True, MARCH_25, "post")]) is None


def test_what_nothing_pays_for_has_no_end() -> None:
    assert money_ends([Paid(False, MARCH_25)]) is None


@pytest.mark.parametrize(
    ("promised", "expected"),
    [(date(2025, 4, 1), MARCH_25), (MARCH_25, None), (date(2025, 3, 30), None), (None, None)],
)
def test_funding_ends_first_only_of_a_promise_after_it(promised: date | None, expected: date | None) -> None:
    assert ends_first(promised, [Paid(True, MARCH_25)]) == expected


def test_an_amount_is_not_negative() -> None:
    assert amount_faults(-1) == [("amount_negative", "amount")]
    assert amount_faults(0) == amount_faults(None) == []
