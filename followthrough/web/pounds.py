"""Money in forms and on pages: a field that takes pounds as people write them, and amounts in words."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from followthrough.reports.money_words import pounds

__all__ = ["MoneyField", "pounds"]

MOST = 10**12  # pounds: more than any council has, and well within the column
_POUNDS = re.compile(
    r"£?\s*(?P<whole>\d+|\d{1,3}(?:,\d{3})+)(?:\.(?P<part>\d{1,2}))?\s*(?P<times>k|m|thousand|million)?", re.IGNORECASE
)
_TIMES = {"": 1, "k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}


class MoneyField(forms.CharField):
    """An amount as people write it: "2,000", "£2,000.50", "£2k". Gives pence, or None for nothing."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        text = super().to_python(value)
        if not text:
            return None
        found = _POUNDS.fullmatch(text.strip())
        if found is None:
            said = _("“%(text)s” is not an amount: write pounds like 2,000 or £2,000.50.")
            raise ValidationError(said % {"text": text[:40]})
        amount = Decimal(f"{found['whole'].replace(',', '')}.{found['part'] or 0}")
        pence = int(amount * _TIMES[(found["times"] or "").lower()] * 100)
        if pence > MOST * 100:
            raise ValidationError(_("This is more than can be kept. Enter the amount in pounds."))
        return pence

    def prepare_value(self, value: Any) -> Any:
        return pounds(value) if isinstance(value, int) else value
