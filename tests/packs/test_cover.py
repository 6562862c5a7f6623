"""The cover report as a document: its order, its numbers, its lists."""

from dataclasses import replace
from datetime import date

import pytest

from followthrough.packs.cover import CoverSource, cover
from followthrough.packs.rules import Kind, Layout, Numbering, Section
from followthrough.reports.document import Fields, Heading, Prose

LAYOUT = Layout(
    "Ours",
    (
        Section("to", "To", Kind.FIELD),
        Section("title", "Title", Kind.FIELD),
        Section("resolves", "That the Committee resolves to", Kind.RESOLVES),
        Section("appendices", "Appendices", Kind.APPENDICES),
        Section("background", "Background"),
        Section("empty", "Consultation", required=False),
        Section("money", "Financial implications", Kind.IMPLICATIONS),
        Section("end", "Conclusion", numbered=False),
        Section("author", "Report author", Kind.FIELD),
        Section("papers", "Background papers", Kind.PAPERS),
    ),
)
TEXTS = {
    "to": "Scrutiny Committee",
    "title": "Street trees",
    "resolves": "- Note the report.\n\n2 of [[recommendations]] are late: say why.",
    "background": "First.\n\n- one\n- two\n\nSecond.",
    "money": "There are none.",
    "end": "Much is done.",
    "author": "Tree officer",
    "papers": "None",
}
SOURCE = CoverSource(
    layout=LAYOUT,
    texts=TEXTS,
    facts={"recommendations": "4"},
    appendices=("Appendix 1: Progress",),
    neutral_name="Review 3",
    council_name="Saltmere City Council",
    as_at=date(2024, 1, 16),
    language="en-GB",
    notice="For the meeting of 30 January 2024",
)


def told(source: CoverSource) -> list[str]:
    """Every block in one line each."""
    return [line for block in cover(source).blocks for line in lines(block)]


def lines(block: object) -> list[str]:
    if isinstance(block, Fields):
        return [f"[{block.caption}]", *(f"{one.label}: {one.content[0].text}" for one in block.rows)]
    if isinstance(block, Prose):
        return [f"{block.number or block.item} {block.text}".strip()]
    assert isinstance(block, Heading)
    return [f"# {block.text}"]


def test_its_title_is_neutral_and_its_heading_is_not() -> None:
    made = cover(SOURCE)
    assert (made.title, made.heading, made.portrait) == ("Review 3: report as at 16 January 2024", "Street trees", True)


def test_sections_stand_in_the_order_of_the_layout_and_empty_ones_are_left_out() -> None:
    assert told(SOURCE) == [
        "[Front page]",
        "To: Scrutiny Committee",
        "Title: Street trees",
        "# That the Committee resolves to",
        "1. Note the report.",
        "2. 2 of 4 are late: say why.",
        "# Appendices",
        "Appendix 1: Progress",
        "# Background",
        "1. First.",
        "• one",
        "• two",
        "2. Second.",
        "# Financial implications",
        "3. There are none.",
        "# Conclusion",
        "Much is done.",
        "[About this report]",
        "Report author: Tree officer",
        "# Background papers",
        "None",
    ]


@pytest.mark.parametrize(
    ("numbering", "headings", "numbers"),
    [
        (Numbering.STRAIGHT, ["Background", "Financial implications"], ["1.", "2.", "3."]),
        (Numbering.BY_SECTION, ["1. Background", "2. Financial implications"], ["1.1", "1.2", "2.1"]),
        (Numbering.NONE, ["Background", "Financial implications"], []),
    ],
)
def test_paragraphs_are_numbered_as_the_council_numbers_them(
    numbering: Numbering, headings: list[str], numbers: list[str]
) -> None:
    blocks = cover(replace(SOURCE, layout=replace(LAYOUT, numbering=numbering))).blocks
    texts = [one.text for one in blocks if isinstance(one, Heading)]
    assert [
        text for text in texts if ("Background" in text and "papers" not in text) or "Financial" in text
    ] == headings
    asked = {"First.", "Second.", "There are none."}
    assert [one.number for one in blocks if isinstance(one, Prose) and one.text in asked and one.number] == numbers


def test_a_report_without_a_title_still_has_a_heading() -> None:
    assert cover(replace(SOURCE, texts={})).heading == "Report"
