import pytest

from followthrough.exchange.readers.grid import Cell, Line
from followthrough.exchange.readers.sniff import kind_of
from followthrough.exchange.readers.web import read_web


def rows(html: str) -> list[list[str]]:
    return [row.texts for row in read_web(html.encode()).tables[0].rows]


def test_paragraphs_of_a_cell_are_lines_and_breaks_in_the_source_are_spaces() -> None:
    assert rows("<table><tr><td><p>one\ntwo</p><p>three<br>four</p></td><td>a <b>b</b></td></tr></table>") == [
        ["one two\nthree\nfour", "a b"]
    ]


def test_the_page_s_own_code_page_is_used() -> None:
    page = '<html><meta charset="windows-1252"><body><table><tr><td>£5 – “yes”</td></tr></table></body></html>'
    assert read_web(page.encode("cp1252")).tables[0].rows[0].texts == ["£5 – “yes”"]


def test_cells_that_span_are_marked_as_merged() -> None:
    table = read_web(
        b'<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td colspan="2">d</td></tr></table>'
    ).tables[0]
    assert [row.cells for row in table.rows[1:]] == [
        (Cell(("a",), "above"), Cell(("c",))),
        (Cell(("d",)), Cell(merged="left")),
    ]


def test_scripts_and_notes_are_not_text_and_headings_keep_their_level() -> None:
    page = read_web(
        b"<h2>Plan</h2><script>x()</script><p><b>Bold</b></p><table><tr><td>Done<sup>[3]</sup></td></tr></table>"
    )
    assert page.lines == [Line("Plan", level=2), Line("Bold", bold=True)]
    assert page.tables[0].rows[0].texts == ["Done"]


def test_a_table_that_frames_the_page_is_not_the_table() -> None:
    assert rows("<table><tr><td><table><tr><td>inner</td></tr></table></td></tr></table>") == [["inner"]]


def test_a_cell_claimed_to_span_millions_of_rows_costs_nothing() -> None:
    assert rows('<table><tr><td rowspan="999999" colspan="3">a</td></tr></table>') == [["a", "", ""]]


def lines(body: str) -> list[tuple[str, str, int]]:
    return [(line.text, line.label, line.level) for line in read_web(body.encode()).lines]


def test_terms_and_bold_beginnings_are_labels() -> None:
    assert lines(
        "<dl><dt>Lead</dt><dd>A</dd></dl><p><b>Due:</b> May</p><p><b>All bold</b></p><p>Not <b>this</b></p>"
    ) == [
        ("Lead", "Lead", 0),
        ("A", "", 0),
        ("Due: May", "Due:", 0),
        ("All bold", "", 0),
        ("Not this", "", 0),
    ]


def test_a_paragraph_with_a_bold_beginning_is_not_bold() -> None:
    assert [line.bold for line in read_web(b"<p><b>Due:</b> May</p><p><b>All</b></p>").lines] == [False, True]


def test_a_line_after_a_line_break_does_not_begin_a_paragraph() -> None:
    assert [line.apart for line in read_web(b"<p>One<br>two</p><p>three</p>").lines] == [True, False, True]


def test_buttons_and_forms_to_fill_in_are_no_text_but_a_heading_s_button_and_a_page_in_a_form_are() -> None:
    page = (
        "<form><h2><button>One<span aria-hidden=true>+</span></button></h2><button>Show all</button><p>Two</p></form>"
    )
    assert [text for text, _, _ in lines(f"<div>{page}<form><label>Name <input></label></form></div>")] == [
        "One",
        "Two",
    ]


def test_a_page_that_says_which_part_is_the_main_one_is_read_from_there() -> None:
    assert lines("<body><p>Menu</p><main><h1>Title</h1></main><p>Foot</p></body>") == [("Title", "", 1)]


def test_summaries_are_headings_and_captions_stand_over_their_tables() -> None:
    page = (
        "<details><summary>One</summary><p>Two</p></details><table><caption>Three</caption><tr><td>x</td></tr></table>"
    )
    assert lines(page) == [("One", "", 4), ("Two", "", 0), ("Three", "", 0)]


def test_a_small_table_in_a_cell_of_a_wide_table_is_lines_of_that_cell() -> None:
    inner = "<table><tr><td>May</td><td>Bought</td></tr></table>"
    page = f"<table><tr><th>No<th>Text<th>Update</tr><tr><td>1<td>That<td>{inner}</tr><tr><td>2<td>So<td></tr></table>"
    table = read_web(page.encode()).tables[0]
    assert [row.texts for row in table.rows] == [["No", "Text", "Update"], ["1", "That", "May Bought"], ["2", "So", ""]]


def test_what_word_hides_and_its_comments_are_not_text() -> None:
    hidden, comments = (
        "<span style='mso-hide:all'>hidden</span>",
        "<div style='mso-element:comment-list'><p>No</p></div>",
    )
    assert lines(f"<p>Seen{hidden}</p>{comments}") == [("Seen", "", 0)]


@pytest.mark.parametrize(
    "start", ["<!--StartFragment-->", "<style>p{}</style>", "<p>", "<dl><dt>A</dt></dl>", "<h2>A</h2>"]
)
def test_a_fragment_of_a_page_is_known_whatever_it_begins_with(start: str) -> None:
    assert kind_of(f"{start}<table></table>".encode(), "pasted.txt") == "html"


def test_a_closed_panel_that_holds_text_is_text_and_an_ornament_is_not() -> None:
    body = "<h2>One<span aria-hidden='true'>+</span></h2><div aria-hidden='true'><p>Agreed</p></div>"
    assert [text for text, _, _ in lines(body)] == ["One", "Agreed"]


def test_the_main_part_is_the_page_only_where_it_holds_all_tables() -> None:
    table = "<table><tr><td>a</td><td>b</td></tr></table>"
    assert [text for text, _, _ in lines(f"<p>Menu</p><main><p>Intro</p>{table}</main>")] == ["Intro"]
    assert [text for text, _, _ in lines(f"<p>Top</p><main><p>Intro</p></main>{table}")] == ["Top", "Intro"]


def test_a_section_about_cookies_is_text_and_a_banner_is_not() -> None:
    body = (
        "<section aria-label='Cookie policy review'><p>Act</p></section><div class='cookie-banner'><p>Accept</p></div>"
    )
    assert [text for text, _, _ in lines(body)] == ["Act"]


def test_items_of_several_paragraphs_have_the_numbers_that_a_browser_prints() -> None:
    entries = "".join(f"<li><p><b>That it acts {at}</b></p><p>Agreed</p></li>" for at in (1, 2))
    page = f"<ol>{entries}</ol><ol start='3'><li>That it eats<p>Agreed</p></li></ol><ol><li>One</li><li>Two</li></ol>"
    assert [line.text for line in read_web(page.encode()).lines] == [
        "1.", "That it acts 1", "Agreed", "2.", "That it acts 2", "Agreed", "3. That it eats", "Agreed", "One", "Two"
    ]  # fmt: skip
