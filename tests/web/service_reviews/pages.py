"""Addresses and texts of the pages of service reviews, for their tests."""

from typing import Any

from lxml import html

from tests.accreditation.cast import Gardening


def listed(plots: Gardening) -> str:
    return f"/saltmere/programmes/{plots.programme.id}/service-reviews/"


def at(plots: Gardening, more: str = "") -> str:
    return f"/saltmere/service-reviews/{plots.audit.id}/{more}"


def area(plots: Gardening, ref: str = "1") -> str:
    return at(plots, f"areas/{plots.criterion(ref).id}/")


def text(reply: Any) -> str:
    """What a reader sees of the page."""
    [main] = _tree(reply).xpath("//main")
    return " ".join(main.text_content().split())


def cells(reply: Any, caption: str) -> list[list[str]]:
    """The rows of the table with that caption, as texts."""
    [table, *_others] = _tree(reply).xpath(f"//table[normalize-space(caption)='{caption}']")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in table.xpath("./tbody/tr")]


def seen_of(reply: Any) -> str:
    """What a form carries of how far the record had come."""
    return str(_tree(reply).xpath("//input[@name='seen']/@value")[0])


def sealed_of(reply: Any) -> str:
    """What a preview carries of what was seen."""
    return str(_tree(reply).xpath("//input[@name='sealed']/@value")[0])


def _tree(reply: Any) -> Any:
    return html.fromstring(reply.content.decode())
