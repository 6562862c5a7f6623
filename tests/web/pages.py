"""Reading pages as a person would: words without markup, and the cells of a table."""

from typing import Any

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"


def tree(response: Any) -> Any:
    """The page as a tree."""
    return html5lib.parse(response.content.decode(), treebuilder="lxml").getroot()


def words(element: Any) -> str:
    """The words of an element and all in it, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def text_of(response: Any) -> str:
    """The words of the whole body."""
    return words(tree(response).find(f"{XHTML}body"))


def title_of(response: Any) -> str:
    """The title of the window."""
    return words(next(tree(response).iter(f"{XHTML}title")))


def cells(response: Any, css_class: str) -> list[list[str]]:
    """The words of every cell, row by row, heading row first, of the first table of that class; [] for none."""
    tables = [t for t in tree(response).iter(f"{XHTML}table") if css_class in (t.get("class") or "").split()]
    rows = tables[0].iter(f"{XHTML}tr") if tables else []
    return [[words(cell) for cell in row] for row in rows]


def summary(response: Any) -> list[tuple[str, str]]:
    """The error summary: where each line leads, and its words."""
    boxes = [d for d in tree(response).iter(f"{XHTML}div") if d.get("class") == "govuk-error-summary"]
    return [(link.get("href"), words(link)) for box in boxes for link in box.iter(f"{XHTML}a")]
