"""What stands above each page of a programme is the same on all of them."""

from typing import Any

import pytest
from django.urls import reverse
from lxml import html

from followthrough.web.tabs import TABS
from tests.accreditation.cast import Gardening
from tests.web.client import PageClient

OTHERS = [name for name, _words in TABS if name != "programmes:show"]


def shown(reply: Any, what: str) -> list[str]:
    page = html.fromstring(reply.content.decode())
    found: Any = page.xpath(what)
    return [" ".join(one.text_content().split()) for one in found]


@pytest.mark.parametrize("day", ["", "2024-06-01"])
def test_the_same_head_on_every_page(lead: PageClient, plots: Gardening, day: str) -> None:
    for name in OTHERS:
        where = reverse(name, args=["saltmere", plots.programme.id])
        reply = lead.get(where, {"as-at": day} if day else {})
        tabs = "//nav[@aria-label='Pages of this programme']"
        assert shown(reply, "//nav[@aria-label='Breadcrumb']//li") == ["Home", "Programmes", "The programme"], name
        assert shown(reply, "//main//span[@class='govuk-caption-l']") == ["Good allotments mark"], name
        assert shown(reply, "//main//h1") == shown(reply, f"{tabs}//a[@aria-current]"), name
        page = html.fromstring(reply.content.decode())
        order: Any = page.xpath("//main//h1/following::nav[1] | //main//form[@class='as-at']")
        assert [one.tag for one in order] == ["nav", "form"], name
        links: Any = page.xpath("//nav[@aria-label='Breadcrumb']//a/@href")
        assert [("as-at" in link) for link in links[1:]] == [bool(day)] * 2, name
