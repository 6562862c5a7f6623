import re
from itertools import pairwise
from typing import Any

import html5lib
import pytest
from lxml import etree

from followthrough.reports.appendix import appendix
from followthrough.reports.html import fragment, page
from tests.reports.sample import hostile, source


def parsed(html: str | bytes) -> Any:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def whole() -> Any:
    return parsed(page(appendix(source())))


def test_page_is_valid_html_in_its_language() -> None:
    assert whole().getroot().get("lang") == "en-GB"


def test_window_title_is_neutral_and_the_heading_real() -> None:
    assert whole().findtext(".//title") == "Review 7: progress as at 16 January 2024"
    assert whole().findtext(".//h1") == "Damp and mould review: progress on recommendations"


def test_page_says_that_nobody_has_checked_it() -> None:
    assert whole().findtext(".//header//strong") == "Not checked for publication"


def test_page_asks_nothing_of_any_server() -> None:
    fetching = {"script", "link", "img", "iframe", "object", "image", "use", "base"}
    assert [element.tag for element in whole().iter() if element.tag in fetching] == []
    text = page(appendix(source())).decode()
    assert re.findall(r"url\(|@import|(?:src|href|style)=", text) == []
    assert set(re.findall(r"https?://[^\"' ]*", text)) == {"http://www.w3.org/2000/svg"}


def test_headings_do_not_skip_a_level() -> None:
    levels = [int(e.tag[1]) for e in whole().iter() if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert max(b - a for a, b in pairwise(levels)) == 1


def test_headings_start_where_they_are_told() -> None:
    html = fragment(appendix(source()), level=4)
    assert sorted(set(re.findall(r"<(h\d)", html))) == ["h4", "h5"]


def test_tables_have_a_caption_and_heads_for_columns_and_rows() -> None:
    tables = list(whole().iter("table"))
    assert len(tables) == 4
    for table in tables:
        assert table.findtext("caption")
        assert {th.get("scope") for th in table.iterfind("thead/tr/th")} == {"col"}
        for row in table.iterfind("tbody/tr"):
            assert row[0].tag == "th"
            assert row[0].get("scope") == "row"
            assert {child.tag for child in row[1:]} == {"td"}


def test_figure_has_its_description_in_the_page() -> None:
    assert whole().findtext(".//figcaption").startswith("Flow chart of 24 recommendations.")


def test_text_cannot_become_markup() -> None:
    html = page(appendix(hostile("<script>alert(1)</script>&amp;\"'")))
    assert whole_tags(html) & {"script"} == set()
    assert parsed(html).findtext(".//h3") == "<script>alert(1)</script>&amp;\"'"


@pytest.mark.parametrize("text", ["\x00\x08\x1b", "\ud800", "\ufffe", "a\x0bb", ""])
def test_control_characters_do_no_harm(text: str) -> None:
    assert whole_tags(page(appendix(hostile(text)))) >= {"table", "svg"}


def test_the_same_twice() -> None:
    assert page(appendix(source())) == page(appendix(source()))


def whole_tags(html: bytes) -> set[str]:
    return {etree.QName(element).localname for element in parsed(html).iter() if isinstance(element.tag, str)}
