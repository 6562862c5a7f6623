"""Form fields of our own, and what the form macros ask of any field."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from followthrough.lib import days
from followthrough.lib.days import FuzzyDay
from followthrough.web import words

LONGEST_PRINTED = 80  # what the ledger holds of a date as printed


_DAY_FIRST = re.compile(r"(\d{1,2})((?:st|nd|rd|th)?\b.*)", re.DOTALL)
_DAY_LAST = re.compile(r"(\d{4}-\d{1,2}-)(\d{1,2})")


def not_a_day(text: str) -> str:
    """What is wrong with what was typed for a day."""
    said = {"text": " ".join(text.split())[:40]}
    return beyond_its_month(text) or _("“%(text)s” is not a day: write it like 16 January 2024.") % said


def beyond_its_month(text: str) -> str:
    """What is wrong with “31 February 2024”, which is more than that month has; nothing where that is not it."""
    shown = " ".join(text.split())[:40]
    last = _last_of_its_month(shown)
    said = {"text": shown, "day": words.day(last)} if last else {}
    return _("“%(text)s” is not a day: that month ends on %(day)s.") % said if said else ""


def _last_of_its_month(text: str) -> date | None:
    """The month's last day, where only the number of the day keeps a text from being one."""
    if found := _DAY_LAST.fullmatch(text):
        first, day = f"{found[1]}01", int(found[2])
    elif found := _DAY_FIRST.fullmatch(text):
        first, day = f"1{found[2]}", int(found[1])
    else:
        return None
    begins = days.parse(first)
    if begins.first is None or begins.first != begins.last:
        return None
    _begin, end = days.month_span(begins.first.year, begins.first.month)
    return end if day > end.day else None


class DayField(forms.CharField):
    """One exact day, as people write it: "16 January 2024", "16/1/24". Gives a `date` or None."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, date):
            return value
        text = super().to_python(value)
        if not text:
            return None
        found = days.parse(text)
        if found.first is None or found.first != found.last:
            raise ValidationError(not_a_day(text))
        return found.first

    def prepare_value(self, value: Any) -> Any:
        return words.day(value) if isinstance(value, date) else value


class FuzzyDayField(forms.CharField):
    """A date as precise as it is known: "16 January 2024", "summer 2025". Gives a `FuzzyDay` or None."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, FuzzyDay):
            return value
        text = super().to_python(value)
        if not text:
            return None
        found = days.parse(text)
        if not found and (wrong := beyond_its_month(text)):
            raise ValidationError(wrong)
        if not found or len(found.printed) > LONGEST_PRINTED:
            raise ValidationError(
                _("“%(text)s” is not a date: write it like 16 January 2024, March 2025 or summer 2025.")
                % {"text": text[:40]}
            )
        return found

    def prepare_value(self, value: Any) -> Any:
        return words.fuzzy(value) if isinstance(value, FuzzyDay) else value


def options(bound: BoundField) -> list[dict[str, Any]]:
    """The choices of a select, radios or checkboxes as the Design System's macros take them."""
    value = bound.value()
    chosen = {str(one) for one in value} if isinstance(value, list | tuple | set) else {str(value or "")}
    return [
        {"value": str(key), "text": str(text), "selected": str(key) in chosen, "checked": str(key) in chosen}
        for key, text in bound.field.choices  # type: ignore[attr-defined]
    ]


def written(bound: BoundField) -> str:
    """What stands in a text field now; nothing for None."""
    value = bound.value()
    return "" if value is None else str(value)
