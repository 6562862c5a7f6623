import re
from html.parser import HTMLParser

import hypothesis
from hypothesis import strategies as st

from followthrough.outbox.html import html_of, linked

LINK = "https://tracker.saltmere.example/r/abc_DEF-1/"
TEXT = f"Dear colleague,\n\nPlease answer here:\n{LINK}\n\n- one <b>\n- two & three\n\nThank you.\n"


def main(page: str) -> str:
    return page.partition("<main")[2].partition(">")[2].partition("</main>")[0].strip()


def test_paragraphs_lists_and_links() -> None:
    assert main(html_of(TEXT, title="Review 7")).split("\n") == [
        "<p>Dear colleague,</p>",
        f'<p>Please answer here:<br><a href="{LINK}">{LINK}</a></p>',
        "<ul><li>one &lt;b&gt;</li><li>two &amp; three</li></ul>",
        "<p>Thank you.</p>",
    ]


def test_it_says_its_language_and_its_title() -> None:
    page = html_of("Helo.", title="Adolygiad <7>", language="cy")
    assert '<html lang="cy">' in page
    assert "<title>Adolygiad &lt;7&gt;</title>" in page


def test_a_link_ends_where_its_sentence_does() -> None:
    assert linked("(see https://a.example/b?c=1&d=2).") == (
        '(see <a href="https://a.example/b?c=1&amp;d=2">https://a.example/b?c=1&amp;d=2</a>).'
    )


def test_nothing_else_is_a_link() -> None:
    assert "<a" not in linked("javascript:alert(1) www.a.example ftp://a.example mailto:a@b.example")


class Parts(HTMLParser):
    """Which elements a page has, and what they lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.leads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.leads += [value or "" for name, value in attrs if name in ("href", "src")]


@hypothesis.given(st.text())
def test_no_words_become_markup_or_fetch_anything(words: str) -> None:
    parts = Parts()
    parts.feed(html_of(words, title=words))
    assert parts.tags <= {"html", "head", "meta", "title", "body", "main", "p", "br", "a", "ul", "li"}
    assert all(re.match("https?://", one) for one in parts.leads)
