"""Money as people write and read it on pages; everywhere else it is whole pence."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from followthrough.reports.money_words import pounds

__all__ = ["MoneyField", "pence", "pounds"]

MOST_PENCE = 10**13  # a hundred thousand million pounds: more is a slip of the keyboard
_AMOUNT = re.compile(
    r"£?\s*(?P<pounds>\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(?P<pence>\d+))?\s*(?P<times>k|m)?", re.ASCII | re.IGNORECASE
)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}


class MoneyField(forms.CharField):
    """An amount in pounds: "2,000", "£2,000", "2000.50", "£2k". Gives whole pence as an `int`, or None."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        text = super().to_python(value)
        return pence(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return pounds(value).removeprefix("£") if isinstance(value, int) else value


def pence(text: str) -> int:
    """What was typed, in pence; a ValidationError says what is wrong with it."""
    found = _AMOUNT.fullmatch(text.strip())
    amount = _pence(found) if found else None
    if amount is None:
        said = {"text": " ".join(text.split())[:40]}
        raise ValidationError(_("“%(text)s” is not an amount of money: write it like 2,000 or 2000.50.") % said)
    if amount > MOST_PENCE:
        raise ValidationError(_("That is more money than can be entered here. Check the number of noughts."))
    return amount


def _pence(found: re.Match[str]) -> int | None:
    """None for less than a penny: “2.005” would have to be rounded, and nobody has said how."""
    amount = Decimal(f"{found['pounds'].replace(',', '')}.{found['pence'] or '0'}")
    exact = amount * 100 * _TIMES[(found["times"] or "").lower()]
    return int(exact) if exact == int(exact) else None
