"""Words and lines of a PDF: hyphens at the ends of lines, footnotes, and numbers beside their paragraph."""

import pytest

from followthrough.exchange.readers.pdf_hyphens import Hyphens
from followthrough.exchange.readers.pdf_margins import Page, without_heads
from followthrough.exchange.readers.pdf_notes import without_notes
from followthrough.exchange.readers.pdf_rules import Rule, Rules
from followthrough.exchange.readers.pdf_words import Printed, Sheet, Word

SHEET = Sheet(0, 0, 0, 595, 842)


def line(
    text: str, top: float = 0, left: float = 72, height: float = 11, bold: bool = False, white: float = 3
) -> Printed:
    """A line of words of 6 points a letter, with `white` between them."""
    words = []
    for word in text.split(" "):
        words.append(Word(word, left, top, left + 6 * len(word), top + height, bold))
        left += 6 * len(word) + white
    return Printed(tuple(words))


def text_of(*lines: str, more: str = "") -> list[str]:
    page = [line(text, 14 * at) for at, text in enumerate(lines)]
    return [made.text for made in Hyphens([*page, line(more or "Nothing", 500)]).joined(page)]


@pytest.mark.parametrize(
    ("lines", "more", "whole"),
    [
        (("the consulta-", "tion ended"), "a consultation began", ["the consultation", "ended"]),
        (("the consulta-", "tion, which ended"), "a consultation began", ["the consultation,", "which ended"]),
        (("the long-", "term plan"), "a long-term plan is", ["the long-", "term plan"]),
        (("the safe-", "guarding board"), "nothing else", ["the safe-", "guarding board"]),
        (("a Novem-", "ber day the drag-", "on ate"), "in November they", ["a November", "day the dragon", "ate"]),
        (
            ("a Novem-", "ber day a time-", "limited one"),
            "in November they",
            ["a November", "day a time-", "limited one"],
        ),
        (("a Novem-", "ber day risk-", "based one"), "in November they", ["a November", "day risk-", "based one"]),
        (("the Smith-", "Jones report"), "in SmithJones they", ["the Smith-", "Jones report"]),
    ],
)
def test_a_word_is_whole_where_the_paper_says_that_the_line_s_end_cut_it(
    lines: tuple[str, ...], more: str, whole: list[str]
) -> None:
    assert text_of(*lines, more=more) == whole


def test_the_end_of_one_cell_is_not_joined_with_the_beginning_of_another() -> None:
    row = Printed((*line("1 That the", white=40).words, *line("consulta-", left=400).words))
    below = line("tion is", 14)
    assert [made.text for made in Hyphens([row, below, line("a consultation began")]).joined([row, below])] == [
        "1 That the consulta-", "tion is"
    ]  # fmt: skip


def test_what_is_left_of_a_line_begins_where_the_line_did() -> None:
    page = [line("the consulta-"), line("tion ended", 14)]
    assert Hyphens([*page, line("a consultation began", 500)]).joined(page)[1].left == 72


def kept(*lines: Printed, rules: tuple[Rule, ...] = ()) -> list[str]:
    page = Page(list(lines), Rules(list(rules), []), SHEET, picture=False)
    return [one.text for one in without_notes([page], 11)[0].lines]


BODY = line("The Council accepts it.", 600)
RULE = Rule(645, 72, 200)


@pytest.mark.parametrize("note", ["1See the report.", "†See the report.", "12See the report."])
def test_a_note_begins_with_its_mark_stuck_to_its_words(note: str) -> None:
    assert kept(BODY, line(note, 650, height=8), line("It is long.", 660, height=8)) == [BODY.text]


def test_a_note_s_mark_may_be_smaller_than_its_words_or_stand_below_a_short_rule() -> None:
    mark = Printed((Word("1", 72, 650, 76, 655, False), *line("See the report.", 650, left=80, height=8).words))
    assert kept(BODY, mark) == [BODY.text]
    assert kept(BODY, line("1 See the report.", 650, height=8), rules=(RULE,)) == [BODY.text]


@pytest.mark.parametrize("row", ["1 See the report.", "1A See the report.", "See the report.", "2024 See the report."])
def test_small_print_without_a_note_s_mark_stays(row: str) -> None:
    assert kept(BODY, line(row, 650, height=8)) == [BODY.text, row]


def test_a_note_ends_a_page_and_does_not_make_one() -> None:
    assert kept(line("1See the report.", 100, height=8), BODY) == ["1See the report.", BODY.text]
    assert kept(line("1See the report.", 100, height=8)) == ["1See the report."]


@pytest.mark.parametrize(
    ("text", "white", "number"),
    [
        ("7 That the Council acts", 20, "7"), ("R7 That it acts", 20, "R7"), ("Rec 7 That it acts", 3, ""),
        ("7 That it acts", 3, ""), ("40 of the stops", 20, ""), ("Chapter 7 That", 20, ""), ("7. That it acts", 20, ""),
    ],
)  # fmt: skip
def test_a_number_opens_a_line_where_white_parts_it_from_the_words(text: str, white: float, number: str) -> None:
    assert line(text, white=white).numbered == number


def test_an_answer_in_bold_needs_no_colon() -> None:
    said = Printed((*line("Accepted.", bold=True).words, *line("A lorry came.", left=140).words))
    assert (said.labelled, said.run_in) == ("Accepted. A lorry came.", "Accepted.")
    lead = Printed((*line("Lead", bold=True).words, *line("Ann", left=110).words))
    assert (lead.labelled, lead.run_in) == ("Lead: Ann", "Lead:")


def pages(*heads: tuple[str, float], height: float = 8) -> list[list[str]]:
    """What is kept of pages of body text with one more line each, at this distance from the top."""
    made = [
        Page(
            [line(head, top, height=height), line(f"Words {at}", 200), line("More.", 220)], Rules([], []), SHEET, False
        )
        for at, (head, top) in enumerate(heads)
    ]
    return [[one.text for one in page.lines if one.text != "More."] for page in without_heads(made, 11)]


@pytest.mark.parametrize(
    "heads",
    [
        [("Committee, 13 March", 110), ("Committee, 13 March", 110), ("Committee, 13 March", 110)],
        [("Committee, 13 March", 110), ("Committee, 13 March", 110)],
        [("Committee 1 | 3", 110), ("Committee 2 | 3", 110), ("Committee 3 | 3", 110)],
        [("Chapter 1: Roads", 110), ("Chapter 2: Schools", 110), ("Chapter 3: Money", 110)],
    ],
)
def test_small_lines_at_one_height_in_wide_margins_are_heads(heads: list[tuple[str, float]]) -> None:
    assert pages(*heads) == [[f"Words {at}"] for at in range(len(heads))]


@pytest.mark.parametrize(
    ("heads", "height"),
    [
        ([("Roads", 110), ("Schools", 110)], 8),
        ([("Roads", 100), ("Schools", 110), ("Money", 120)], 8),
        ([("Roads", 160), ("Schools", 160), ("Money", 160)], 8),
        ([("Roads", 110), ("Schools", 110), ("Money", 110)], 11),
        ([("4 That it acts", 110), ("5 That it rests", 110), ("6 That it eats", 110)], 8),
    ],
)
def test_other_lines_at_the_edges_of_pages_stay(heads: list[tuple[str, float]], height: float) -> None:
    assert pages(*heads, height=height) == [[head, f"Words {at}"] for at, (head, _) in enumerate(heads)]
