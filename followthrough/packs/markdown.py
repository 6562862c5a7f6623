"""A section's text: plain Markdown with citations, as the blocks of a document."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from followthrough.packs.rules import resolved
from followthrough.reports.document import Prose, Run

# Paragraphs, lists, bold and italic. Whatever else is written stays as it was typed, HTML included.
_MARKDOWN = MarkdownIt("zero", {"maxNesting": 1_000}).enable(["list", "emphasis", "newline", "escape"])
_YEAR_FIRST = re.compile(r"^(\s*\d{3,})([.)])(?=\s)", re.MULTILINE)
_MARKS = ("•", "–")


@dataclass(frozen=True, slots=True)
class _Place:
    """In which list a paragraph stands: how deep, and by what mark or number."""

    depth: int = 0
    mark: str = ""


def prose(text: str, facts: Mapping[str, str]) -> list[Prose]:
    """The paragraphs and list items of `text`; each citation becomes its fact's words, an unknown one stays."""
    found: list[Prose] = []
    stack: list[list[int]] = []  # of each list that is open, its next number; [] for one of bullets
    mark = ""
    # "2024. In that year" begins a paragraph: nobody's list has so many items.
    plain = _YEAR_FIRST.sub(r"\1\\\2", text.replace("\r\n", "\n"))
    for token in _MARKDOWN.parse(plain):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            stack.append([int(token.attrGet("start") or 1)] if token.type == "ordered_list_open" else [])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            stack.pop()
        elif token.type == "list_item_open":
            mark = _mark(stack)
        elif token.type == "inline":
            runs = tuple(replace(run, text=resolved(run.text, facts)) for run in _runs(token))
            found.append(Prose(runs, item=mark, depth=len(stack)))
            mark = ""
    return found


def plain_words(text: str, facts: Mapping[str, str]) -> str:
    """What a text says in one line, without faces and marks."""
    return " ".join(one.text for one in prose(text, facts))


def _mark(stack: list[list[int]]) -> str:
    numbers = stack[-1]
    if not numbers:
        return _MARKS[min(len(stack), len(_MARKS)) - 1]
    numbers[0] += 1
    return f"{_letter(numbers[0] - 2)})" if len(stack) == 1 else f"{numbers[0] - 1})"


def _letter(at: int) -> str:
    """a, b, … z, aa: a list within a numbered paragraph has letters."""
    return chr(ord("a") + at) if at < 26 else _letter(at // 26 - 1) + _letter(at % 26)


def _runs(token: Token) -> Iterator[Run]:
    strong = emphasis = 0
    for child in token.children or ():
        if child.type == "strong_open":
            strong += 1
        elif child.type == "strong_close":
            strong -= 1
        elif child.type == "em_open":
            emphasis += 1
        elif child.type == "em_close":
            emphasis -= 1
        elif words := " " if child.type in ("softbreak", "hardbreak") else child.content:
            yield Run(words, strong=bool(strong), emphasis=bool(emphasis))
