from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.template import engines
from django.test import RequestFactory
from lxml import html

from followthrough.lib import clock
from followthrough.web import as_at, words


def asked(text: str) -> tuple[date, list[str]]:
    request: Any = RequestFactory().get("/", {"as-at": text})
    request._messages = CookieStorage(request)
    found = as_at.asked(request)
    return found.day, [str(message) for message in get_messages(request)]


@pytest.mark.parametrize("text", ["2024-01-16", "16 January 2024", "16/1/24", " 16.01.2024 "])
def test_a_day_is_taken_as_people_write_it(text: str) -> None:
    assert asked(text) == (date(2024, 1, 16), [])


def test_without_a_day_it_is_today() -> None:
    assert asked("") == (clock.today(), [])


@pytest.mark.parametrize("text", ["soon", "summer 2023", "45/13/2024"])
def test_what_is_no_day_is_said(text: str) -> None:
    assert asked(text) == (clock.today(), [f"“{text}” is not a day: write it like 16 January 2024."])


@pytest.mark.parametrize("text", ["31/02/2024", "31st February 2024", "2024-02-31"])
def test_a_day_that_its_month_does_not_have_is_said(text: str) -> None:
    assert asked(text) == (clock.today(), [f"“{text}” is not a day: that month ends on 29 February 2024."])


@pytest.mark.parametrize("text", ["1 January 2099", "2150-01-01", "1 January 2150", "March 2199"])
def test_what_lies_far_ahead_is_a_day_too(text: str) -> None:
    assert asked(text) == (clock.today(), ["That day is still to come. Today is the last day that can be shown."])


def test_tomorrow_is_not_known_yet() -> None:
    tomorrow = words.day(clock.today() + timedelta(days=1))
    assert asked(tomorrow) == (clock.today(), ["That day is still to come. Today is the last day that can be shown."])


def control(day: date) -> Any:
    source = '{% import "macros/page.html" as page %}{{ page.as_at(day, today, "/here/", {"q": "a&b"}) }}'
    template = engines["jinja2"].from_string(source)
    return html.fromstring(f"<div>{template.render({'day': day, 'today': date(2024, 2, 1)})}</div>")


def test_the_banner_shows_only_on_another_day() -> None:
    assert control(date(2024, 2, 1)).xpath("//*[@role='note']") == []
    [banner] = control(date(2024, 1, 16)).xpath("//*[@role='note']")
    assert "As at 16 January 2024." in banner.text_content()
    assert banner.xpath(".//a/@href") == ["/here/?q=a%26b"]


def test_the_control_keeps_the_rest_of_the_address() -> None:
    page = control(date(2024, 1, 16))
    assert {one.get("name"): one.get("value") for one in page.xpath("//input")} == {
        "q": "a&b",
        "as-at": "16 January 2024",
    }
