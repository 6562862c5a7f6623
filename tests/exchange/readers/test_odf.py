from typing import Any

import pytest

from followthrough.exchange import read
from followthrough.exchange.readers.grid import Cell, Line
from followthrough.exchange.readers.odf import read_odf
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.open_documents import (
    COVERED,
    cell,
    item,
    listed,
    ods,
    odt,
    p,
    row,
    table,
    tracker,
)  # fmt: skip
from tests.exchange.papers import tracker as word_tracker

ROWS = (("1) That the Council acts", "Agree", "Done\nComplete"), ("2) That it stops", "Not Agreed", ""))


def lines(body: str, styles: str = "", named: str = "") -> list[str]:
    return [line.text for line in read_odf(odt(body, styles, named)).lines]


def texts(*rows: Any) -> list[list[str]]:
    """The texts of a table of these rows."""
    return [row.texts for row in read_odf(odt(table(*rows))).tables[0].rows]


def style(name: str, look: str, family: str = "text", of: str = "text", more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}><style:{of}-properties {look}/></style:style>'
    )


def span(text: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def level(at: int, form: str = "1", suffix: str = ")", more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" style:num-suffix="{suffix}" '
        f"{more}/>"
    )


NUMBERS = (
    '<text:list-style style:name="L">'
    + level(1)
    + level(2, "a", ".", 'text:display-levels="2"')
    + '<text:list-level-style-bullet text:level="3" text:bullet-char="*"/></text:list-style>'
)


def test_the_same_tracker_reads_the_same_from_text_and_from_word() -> None:
    assert read(tracker(*ROWS), "t.odt") == read(word_tracker(*ROWS), "t.docx")


def test_paragraphs_headings_and_tables_come_in_reading_order() -> None:
    body = (
        p("Scrutiny", "P1")
        + '<text:h text:outline-level="2">Part two</text:h>'
        + f"<text:section>{p('Before')}</text:section>"
        + table(["a", "b"])
        + p("After")
    )
    title = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    named = '<style:style style:name="Title" style:family="paragraph"/>'
    blocks = read_odf(odt(body, title, named)).blocks
    assert [(block.text, block.level) if isinstance(block, Line) else block.place for block in blocks] == [
        ("Scrutiny", 1), ("Part two", 2), ("Before", 0), "table 1", ("After", 0),
    ]  # fmt: skip


def test_blanks_tabs_and_line_breaks_stand_where_they_are_printed() -> None:
    assert lines(
        p('<text:s text:c="999999999"/>one<text:s text:c="3"/>two<text:tab/>three<text:line-break/>\nfour')
    ) == [
        "one two three",
        "four",
    ]


def test_a_tracked_insertion_is_text_and_a_deletion_is_not() -> None:
    gone = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('old')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = p('<text:change-start text:change-id="a"/>whole <text:change-end text:change-id="a"/><text:change/>Council')
    assert lines(gone + body) == ["whole Council"]


def test_hidden_text_sections_and_paragraphs_are_not_text() -> None:
    hidden = style("T1", 'text:display="none"')
    body = (
        p(f"<text:s/>kept{span('gone', 'T1')}")
        + f'<text:section text:display="none">{p("gone")}{table(["gone"])}</text:section>'
        + f'<text:section text:display="condition" text:is-hidden="true">{p("gone")}</text:section>'
        + p('<text:hidden-paragraph text:is-hidden="true"/>gone')
        + p('<text:hidden-text text:is-hidden="true">gone</text:hidden-text>also kept')
    )
    assert lines(body, hidden) == ["kept", "also kept"]
    assert read_odf(odt(body, hidden)).tables == []


def test_notes_comments_and_a_table_of_contents_are_dropped() -> None:
    mark = "<text:note-citation>1</text:note-citation>"
    note = f"<text:note>{mark}<text:note-body>{p('Below')}</text:note-body></text:note>"
    comment = f"<office:annotation>{p('Is this so?')}</office:annotation>"
    contents = f"<text:table-of-content><text:index-body>{p('Part one 3')}</text:index-body></text:table-of-content>"
    assert lines(contents + p(f"<text:s/>Done{note}{comment}.")) == ["Done."]


def test_a_raised_figure_is_a_note_but_not_after_a_unit() -> None:
    raised = style("T1", 'style:text-position="super 58%"')
    body = p(f"<text:s/>Done{span('13', 'T1')} on 40 m{span('2', 'T1')}, the 1{span('st', 'T1')}")
    assert lines(body, raised) == ["Done on 40 m2, the 1st"]


def test_bold_is_of_the_run_or_of_its_style_and_the_style_s_parents() -> None:
    styles = (
        style("P1", 'fo:font-weight="bold"', "paragraph")
        + '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P1"/>'
        + style("T1", 'fo:font-weight="bold"')
        + style("T2", 'fo:font-weight="normal"')
    )
    body = p("a", "P2") + p(span("b", "T1")) + p(f"{span('c', 'T1')} d") + p(span("e", "T2"), "P1")
    assert [line.bold for line in read_odf(odt(body, styles)).lines] == [True, True, False, False]


def test_styles_that_are_each_other_s_parents_end() -> None:
    one = '<style:style style:name="{}" style:family="paragraph" style:parent-style-name="{}"/>'
    assert lines(p("a", "P1"), one.format("P1", "P2") + one.format("P2", "P1")) == ["a"]


def test_numbers_of_lists_are_counted_by_level() -> None:
    deep = listed(item("dot"), more="")
    parts = listed(item("part"), item("part", inner=deep), more="")
    body = listed(item("one", inner=parts), item("two", inner=listed(item("part"), more="")))
    assert lines(body, NUMBERS) == ["1) one", "1.a. part", "1.b. part", "dot", "2) two", "2.a. part"]


def test_a_list_starts_again_unless_it_goes_on_with_another() -> None:
    body = (
        listed(item("a"), more='text:style-name="L" xml:id="one"')
        + listed(item("b"))
        + listed(item("c"), more='text:style-name="L" text:continue-numbering="true"')
        + listed(item("d"), more='text:style-name="L" text:continue-list="one"')
        + listed(item("e", 'text:start-value="7"'), item("f"))
    )
    assert lines(body, NUMBERS) == ["1) a", "1) b", "2) c", "2) d", "7) e", "8) f"]


def test_only_the_first_paragraph_of_an_item_has_its_number() -> None:
    head = f"<text:list-header>{p('head')}</text:list-header>"
    printed = f"<text:list-item><text:number>R9</text:number>{p('as printed')}</text:list-item>"
    assert lines(listed(head, item("one", inner=p("more")), printed), NUMBERS) == [
        "head",
        "1) one",
        "more",
        "R9 as printed",
    ]


@pytest.mark.parametrize(
    ("form", "mark"), [("A", "D)"), ("i", "iv)"), ("I", "IV)"), ("", ""), ("1st", "4)")], ids=lambda one: one or "none"
)
def test_figures_are_those_of_the_style(form: str, mark: str) -> None:
    fourth = level(1, form, more='text:start-value="4"')
    styles = f'<text:list-style style:name="L">{fourth}</text:list-style>'
    assert lines(listed(item("x")), styles) == [f"{mark} x".strip()]


def test_a_form_of_number_that_libreoffice_writes_out_is_taken() -> None:
    form = 'style:num-list-format="Rec %1%:"'
    assert lines(listed(item("x")), f'<text:list-style style:name="L">{level(1, more=form)}</text:list-style>') == [
        "Rec 1: x"
    ]


def test_chapters_are_numbered_by_their_outline() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = "".join(f'<text:h text:outline-level="{at}">h</text:h>' for at in (1, 2, 2, 1))
    assert lines(body, named=outline) == ["1 h", "1.1 h", "1.2 h", "2 h"]


def test_numbers_go_on_from_cell_to_cell() -> None:
    goes_on = listed(item(""), more='text:style-name="L" text:continue-numbering="true"')
    rows = read_odf(odt(table([cell(goes_on), "a"], [cell(goes_on), "b"]), NUMBERS)).tables[0].rows
    assert [row.texts for row in rows] == [["1)", "a"], ["2)", "b"]]


def test_text_boxes_are_text() -> None:
    box = f"<draw:frame><draw:text-box>{p('inside')}{table(['a', 'b'])}</draw:text-box></draw:frame>"
    paper = read_odf(odt(p(f"<text:s/>around{box}")))
    assert ([line.text for line in paper.lines], paper.tables[0].rows[0].texts) == (["around", "inside"], ["a", "b"])


def test_merged_cells_are_marked_across_and_down() -> None:
    wide = cell("Housing", 'table:number-columns-spanned="2" table:number-rows-spanned="2"')
    rows = read_odf(odt(table([wide, COVERED, "a"], [COVERED, COVERED, "b"], ["c", "d", "e"]))).tables[0].rows
    assert [row.cells for row in rows] == [
        (Cell(("Housing",)), Cell(merged="left"), Cell(("a",))),
        (Cell(("Housing",), merged="above"), Cell(merged="left"), Cell(("b",))),
        (Cell(("c",)), Cell(("d",)), Cell(("e",))),
    ]


def test_rows_under_a_repeated_heading_and_repeated_rows_and_cells_are_rows_and_cells() -> None:
    head = f"<table:table-header-rows>{row('a', 'b')}</table:table-header-rows>"
    again = row(cell("c", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"')
    assert texts(head + f"<table:table-rows>{again}</table:table-rows>") == [["a", "b"], ["c", "c"], ["c", "c"]]


def test_a_table_in_a_cell_loses_nothing_and_a_frame_around_a_table_is_not_one() -> None:
    inner = table(["a", "b"], ["c", "d"])
    assert texts(["outer", cell(inner + p("end"))]) == [["outer", "a b\nc d\nend"]]
    assert texts([cell(inner + p(""))]) == [["a", "b"], ["c", "d"]]


def test_tables_nested_without_end_are_refused() -> None:
    body = p("x")
    for _ in range(40):
        body = table(["one", cell(body)])
    with pytest.raises(Unreadable, match="nested too deeply"):
        read_odf(odt(body))


@pytest.mark.parametrize(
    "rows",
    [
        row("x", more='table:number-rows-repeated="60000"'),
        row(cell("x", 'table:number-columns-repeated="201"')),
        row(cell("x" * 5_000, 'table:number-columns-repeated="200"'), more='table:number-rows-repeated="1000"'),
    ],
    ids=["rows", "columns", "words"],
)
def test_what_is_repeated_beyond_what_a_tracker_holds_is_refused(rows: str) -> None:
    with pytest.raises(Unreadable, match="more rows or columns than a tracker"):
        read_odf(odt(table(rows)))


def test_colours_come_from_the_cell_its_style_s_parents_its_row_and_its_column() -> None:
    def look(name: str, colour: str, more: str = "") -> str:
        return style(name, f'fo:background-color="{colour}"', "table-cell", "table-cell", more)

    styles = (
        look("green", "#00b050")
        + '<style:style style:name="child" style:family="table-cell" style:parent-style-name="green"/>'
        + look("none", "transparent", 'style:parent-style-name="green"')
        + look("red", "#ff0000")
        + look("white", "#ffffff")
    )
    column = '<table:table-column/><table:table-column table:default-cell-style-name="red"/>'
    named = [cell("x", f'table:style-name="{name}"') for name in ("green", "child", "none", "white")]
    sheet = table(
        column,
        row(*named),
        row("a", "b", "c", "d"),
        row("a", "b", "c", "d", more='table:default-cell-style-name="green"'),
        name="S",
    )
    rows = read_odf(ods(sheet, styles=styles)).tables[0].rows
    assert [[one.fill for one in row.cells] for row in rows] == [
        ["00B050", "00B050", None, None],
        [None, "FF0000", None, None],
        ["00B050"] * 4,
    ]


def value(kind: str, said: str, shown: str) -> str:
    return cell(shown, f'office:value-type="{kind}" office:{said}')


def test_values_of_a_sheet_are_as_it_shows_them() -> None:
    def day(shown: str, when: str = "2025-07-30") -> str:
        return value("date", f'date-value="{when}"', shown)

    sheet = table(
        ["No", value("float", 'value="1.1"', "1.10"), value("percentage", 'value="0.5"', "50%"), "two\nlines"],
        [day("30 July 2025"), day("July 2025"), value("boolean", 'boolean-value="true"', "TRUE"), "TRUE"],
        [day("07/30/25"), day("Jul-25"), day("30/07/2025 14:05", "2025-07-30T14:05:00"), day("07/30/25", "x")],
        name="Tracker",
    )
    made = read_odf(ods(sheet)).tables[0]
    assert made.place == "sheet Tracker"
    assert [row.texts for row in made.rows] == [
        ["No", "1.10", "50%", "two\nlines"],
        ["30 July 2025", "July 2025", "Yes", "TRUE"],
        ["30/07/2025", "30/07/2025", "30/07/2025 14:05", "07/30/25"],
    ]


def test_rows_keep_the_numbers_of_the_sheet_and_its_empty_edges_are_nothing() -> None:
    green = style("g", 'fo:background-color="#00b050"', "table-cell", "table-cell")
    edge = '<table:table-cell table:style-name="g" table:number-columns-repeated="16384"/>'
    sheet = table(
        row(edge, more='table:number-rows-repeated="3"'),
        row("", "", "here", edge),
        row(edge, more='table:number-rows-repeated="1048571"'),
        row(edge),
    )
    rows = read_odf(ods(sheet, styles=green)).tables[0].rows
    assert [(row.number, row.texts) for row in rows] == [(4, ["", "", "here"])]


def test_hidden_and_empty_sheets_are_left_out_and_the_hidden_named() -> None:
    hidden = style("ta2", 'table:display="false"', "table", "table")
    paper = read_odf(
        ods(
            table(["x"], name="Shown"),
            table(["y"], name="Names", more='table:style-name="ta2"'),
            table([""], name="Sheet3"),
            table(["z"], name="'file:///srv/other.ods'#S"),
            styles=hidden,
        )
    )
    assert ([made.place for made in paper.tables], paper.remarks) == (
        ["sheet Shown"],
        ["The sheet “Names” is hidden and was not read."],
    )


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="workbook is empty"):
        read_odf(ods(table([""])))
