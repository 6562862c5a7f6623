"""Footnotes of the pages of a PDF: what stands small at the foot of a page and begins with its mark."""

import re
from dataclasses import replace

from followthrough.exchange.readers.pdf_margins import SMALLER, Page, beside
from followthrough.exchange.readers.pdf_words import Printed

_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
_STUCK = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3})[A-Z“‘][a-z]")
_SHORT = 0.4


def without_notes(pages: list[Page], body: float) -> list[Page]:
    """The pages without their footnotes, which would stand between the two halves of what goes over the page."""
    return [_without(page, body) for page in pages]


def _without(page: Page, body: float) -> Page:
    rows = beside(page.lines)
    begin = len(rows)
    while begin and all(line.height < SMALLER * body for line in rows[begin - 1]):
        begin -= 1
    first = next((at for at in range(begin, len(rows)) if _opens(rows[at][0], page, at == begin)), None)
    if first is None or not begin:
        return page
    notes = {id(line) for row in rows[first:] for line in row}
    return replace(page, lines=[line for line in page.lines if id(line) not in notes])


def _opens(line: Printed, page: Page, highest: bool) -> bool:
    """A mark that is stuck to the words or smaller than they are, or one below a short rule."""
    mark, *words = line.words
    if _STUCK.match(mark.text):
        return True
    if not _MARK.fullmatch(mark.text) or not words:
        return False
    return mark.height < SMALLER * words[0].height or (highest and _is_below_a_rule(line, page))


def _is_below_a_rule(line: Printed, page: Page) -> bool:
    """Layout: the rule over notes, which is far shorter than the page is wide."""
    return any(
        0 < line.top - rule.at < 2 * line.height
        and abs(rule.start - line.left) < line.height
        and rule.end - rule.start < _SHORT * page.sheet.width
        for rule in page.rules.across
    )
