"""The base of the forms: once only, no control characters, and when a thing was known."""

from datetime import date
from uuid import UUID, uuid4

from django import forms

from followthrough.commitments.actions import Told
from followthrough.web.forms import EntryForm, OnceForm


class Entry(EntryForm):
    text = forms.CharField(required=False)


def test_an_empty_form_carries_a_fresh_request_id() -> None:
    first, second = Entry()["request_id"].value(), Entry()["request_id"].value()
    assert UUID(str(first)).version == 7
    assert first != second


def test_what_is_asked_comes_before_the_day_and_the_paper() -> None:
    assert list(Entry().fields) == ["seen", "request_id", "text", "known_on", "source"]


def test_left_empty_it_is_told_now() -> None:
    asked = uuid4()
    form = Entry({"request_id": str(asked)})
    assert form.is_valid()
    assert form.told() == Told(request_id=asked)


def test_the_day_and_the_paper_are_told() -> None:
    form = Entry({"known_on": "16/1/24", "source": " Progress report "})
    assert form.is_valid()
    assert form.told() == Told(known_on=date(2024, 1, 16), source="Progress report")


def test_control_characters_do_not_come_out() -> None:
    form = Entry({"text": "one\x07 two\r\nthree"})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "one two\nthree"


def test_a_day_that_is_none_is_an_error_at_its_field() -> None:
    form = Entry({"known_on": "31/02/2024"})
    assert list(form.errors) == ["known_on"]


def test_a_form_that_is_only_sent_once_asks_nothing_else() -> None:
    assert list(OnceForm().fields) == ["seen", "request_id"]
