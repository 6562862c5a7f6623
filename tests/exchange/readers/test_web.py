from followthrough.exchange.readers.grid import Cell, Line
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
