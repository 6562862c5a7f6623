import pytest

from followthrough.exchange.readers.grid import Cell, Line
from followthrough.exchange.readers.word import read_word
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.papers import W, cell, docx, paragraph, table, zipped


def texts(body: str, **parts: str) -> list[list[str]]:
    """The texts of the first table of a document with this body."""
    return [row.texts for row in read_word(docx(body, **parts)).tables[0].rows]


def lines(body: str, **parts: str) -> list[str]:
    return [line.text for line in read_word(docx(body, **parts)).lines]


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_and_tables_come_in_reading_order() -> None:
    paper = read_word(docx(paragraph("Before") + table(["a", "b"]) + paragraph("After")))
    assert [block.text if isinstance(block, Line) else block.place for block in paper.blocks] == [
        "Before",
        "table 1",
        "After",
    ]


def test_a_tracked_insertion_is_text_and_a_deletion_or_a_move_away_is_not() -> None:
    body = (
        f'<w:p>{run("That the ")}<w:ins w:id="1">{run("whole ")}</w:ins>'
        f'<w:del w:id="2"><w:r><w:delText>old </w:delText></w:r></w:del>'
        f'<w:moveFrom w:id="3">{run("moved ")}</w:moveFrom><w:moveTo '
        f'w:id="4">{run("Council ")}</w:moveTo>{run("acts")}</w:p>'
    )
    assert lines(body) == ["That the whole Council acts"]


def test_content_controls_keep_their_text_wherever_they_stand() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Complete')}</w:sdtContent></w:sdt>"
    around = f"<w:sdt><w:sdtContent>{cell('inside')}</w:sdtContent></w:sdt>"
    body = f"<w:tbl><w:tr>{cell(f'<w:p>{control}</w:p>')}{around}</w:tr></w:tbl>"
    assert texts(body) == [["Complete", "inside"]]


def test_a_row_control_keeps_its_row_and_a_deleted_row_is_gone() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}</w:tr>"
    body = f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell('kept')}</w:tr></w:sdtContent></w:sdt>{gone}</w:tbl>"
    assert texts(body) == [["kept"]]


def test_marks_of_footnotes_and_bookmarks_and_carriage_returns_are_not_text() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    mark = '<w:bookmarkStart w:id="0" w:name="_Hlk1"/>'
    body = f"{mark}{run('[bookmark: _Hlk1]Done_x000D_ twice.')}{note}{run('13', raised)}"
    assert lines(f"<w:p>{body}</w:p>") == ["Done twice."]


def test_a_square_metre_is_not_a_footnote() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert lines(f"<w:p>{run('40 m')}{run('2', raised)}</w:p>") == ["40 m2"]


def test_a_cell_of_several_paragraphs_and_breaks_has_a_line_for_each() -> None:
    broken = "<w:p><w:r><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
    assert texts(f"<w:tbl><w:tr>{cell(paragraph('one') + paragraph('  ') + broken)}</w:tr></w:tbl>") == [
        ["one\ntwo\nthree"]
    ]


def test_a_cell_across_columns_fills_its_places() -> None:
    wide = cell("Housing", '<w:gridSpan w:val="3"/>')
    rows = read_word(docx(table(["a", "b", "c"], [wide]))).tables[0].rows
    assert rows[1].cells == (Cell(("Housing",)), Cell(merged="left"), Cell(merged="left"))


def test_a_cell_merged_down_is_marked_and_keeps_its_words() -> None:
    top, below = cell("012/21", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    rows = read_word(docx(table([top, "first"], [below, "second"]))).tables[0].rows
    assert rows[1].cells == (Cell(("012/21",), merged="above"), Cell(("second",)))
    assert rows[1].cells[0].own == ""


def test_short_rows_are_filled_up_and_rows_are_counted_from_one() -> None:
    rows = read_word(docx(table(["a", "b"], ["c"]))).tables[0].rows
    assert [(row.number, row.texts) for row in rows] == [(1, ["a", "b"]), (2, ["c", ""])]


NUMBERING = """<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def numbered(text: str, level: int = 0, number: int = 3) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_counted_by_level() -> None:
    body = (
        numbered("one")
        + numbered("part", 1)
        + numbered("part", 1)
        + numbered("dot", 2)
        + numbered("two")
        + numbered("part", 1)
    )
    assert lines(body, numbering=NUMBERING) == ["1) one", "1a. part", "1b. part", "dot", "2) two", "2a. part"]


def test_a_list_that_starts_again_counts_from_its_start() -> None:
    body = numbered("one") + numbered("two") + numbered("again", number=4) + numbered("next", number=4)
    assert lines(body, numbering=NUMBERING) == ["1) one", "2) two", "1) again", "2) next"]


def test_numbers_of_a_style_are_counted_too() -> None:
    styles = (
        '<w:style w:styleId="Rec"><w:name w:val="Rec"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("one", '<w:pStyle w:val="Rec"/>') + paragraph("two", '<w:pStyle w:val="Rec"/>')
    assert lines(body, numbering=NUMBERING, styles=styles) == ["1) one", "2) two"]


def test_a_number_in_an_empty_cell_is_read() -> None:
    row = [cell(numbered("")), "That the Council acts"]
    assert texts(table(row, row), numbering=NUMBERING) == [
        ["1)", "That the Council acts"],
        ["2)", "That the Council acts"],
    ]


def test_headings_keep_their_level() -> None:
    styles = '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    paper = read_word(docx(paragraph("Part two", '<w:pStyle w:val="H2"/>'), styles=styles))
    assert paper.lines == [Line("Part two", level=2)]


def test_a_table_in_a_cell_loses_nothing_and_a_frame_around_a_table_is_not_one() -> None:
    inner = table(["a", "b"], ["c", "d"])
    assert texts(table(["outer", cell(inner + paragraph("end"))])) == [["outer", "a b\nc d\nend"]]
    assert texts(table([cell(inner + paragraph(""))])) == [["a", "b"], ["c", "d"]]


def test_tables_nested_without_end_are_refused() -> None:
    body = paragraph("x")
    for _ in range(40):
        body = table(["one", cell(body)])
    with pytest.raises(Unreadable, match="nested too deeply"):
        read_word(docx(body))


def test_a_cell_fill_is_kept() -> None:
    green = cell("", '<w:shd w:val="clear" w:fill="00b050"/>')
    assert read_word(docx(table(["a", green]))).tables[0].rows[0].cells[1].fill == "00B050"


def test_embedded_objects_are_ignored_with_a_remark() -> None:

    document = f'<w:document xmlns:w="{W}"><w:body>{table(["a", "b"])}</w:body></w:document>'
    paper = read_word(zipped({"word/document.xml": document, "word/embeddings/oleObject1.bin": b"x"}))
    assert paper.remarks == [
        "The file carries macros or embedded objects; they were ignored and only its text and tables were read."
    ]
