import io
from typing import Any

import pikepdf
import pytest

from followthrough.exchange import read
from followthrough.exchange.readers.grid import Line
from followthrough.exchange.readers.pdf import read_pdf
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.papers import shared

Text = tuple[float, float, str, bool]


def pdf(*pages: list[Text], rules: str = "") -> bytes:
    """A PDF of pages of (left, height above the foot, text, bold), with `rules` drawn on each page."""
    made = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{5 + 2 * at} 0 R' for at in range(len(pages)))}] >>",
    ]
    made += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{weight} /Encoding /WinAnsiEncoding >>"
        for weight in ("", "-Bold")
    ]
    for at, texts in enumerate(pages):
        shown = (
            "".join(f"BT /F{2 if bold else 1} 11 Tf {left} {up} Td ({text}) Tj ET\n" for left, up, text, bold in texts)
            + rules
        )
        fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        made.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {6 + 2 * at} 0 R >>")
        made.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    body = "%PDF-1.4\n"
    places = []
    for number, text in enumerate(made, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(made) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(made) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def test_lines_that_follow_closely_in_one_weight_are_a_paragraph() -> None:
    page: list[Text] = [
        (72, 700, "Recommendation 1: That the Council", True), (72, 686, "acts on the report.", True),
        (72, 665, "The Cabinet accepts this recommendation.", True),
        (72, 644, "Work began in May and", False), (72, 630, "ended in June.", False),
    ]  # fmt: skip
    assert read_pdf(pdf(page)).lines == [
        Line("Recommendation 1: That the Council acts on the report.", bold=True),
        Line("The Cabinet accepts this recommendation.", bold=True),
        Line("Work began in May and ended in June."),
    ]


def test_heads_and_numbers_of_pages_are_dropped() -> None:
    pages: list[list[Text]] = [
        [(72, 820, "Annual report", False), (72, 500, f"Words of page {word}", False), (300, 20, str(at), False)]
        for at, word in enumerate(("one", "two", "three"), 1)
    ]
    assert [line.text for line in read_pdf(pdf(*pages)).lines] == [
        "Words of page one",
        "Words of page two",
        "Words of page three",
    ]


@pytest.mark.parametrize(
    ("heads", "kept"),
    [
        ([f"Recommendation {number}" for number in (1, 2, 3)], True),
        ([f"Recommendation {number}" for number in (3, 5, 7)], True),
        ([f"{number}. That the Council acts" for number in (1, 2, 3)], True),
        ([f"The Council spent {sum_} pounds" for sum_ in (3, 5, 7)], True),
        ([f"Annual report 2024 page {number} of 9" for number in (4, 5, 6)], False),
        ([f"{number} Annual report" for number in (4, 5, 6)], False),
    ],
)
def test_a_head_says_the_same_on_each_page_or_counts_pages(heads: list[str], kept: bool) -> None:
    pages: list[list[Text]] = [
        [(72, 770, head, True), (72, 500, f"Words of {word}", False)]
        for head, word in zip(heads, ("one", "two", "three"), strict=True)
    ]
    found = [line.text for line in read_pdf(pdf(*pages)).lines if not line.text.startswith("Words of")]
    assert found == (heads if kept else [])


def test_a_row_in_the_margin_of_three_pages_is_kept() -> None:
    ruled = RULES.replace(" 700", " 790").replace(" 650", " 760")
    pages: list[list[Text]] = [
        [(70, 775, number, False), (130, 760.5, "That it acts", False), (410, 775, "Agreed", False),
         (70, 630, f"{number}.5", False), (130, 630, "That it rests", False), (410, 630, "Agreed", False)]
        for number in ("1", "4", "9")
    ]  # fmt: skip
    for rules in (ruled, ""):
        paper = read_pdf(pdf(*pages, rules=rules))
        words = " ".join(
            [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
            + [line.text for line in paper.lines]
        )
        assert words.count("Agreed") == 6


RULES = "".join(f"{x} 600 m {x} 700 l S\n" for x in (60, 120, 400, 500)) + "".join(
    f"60 {y} m 500 {y} l S\n" for y in (600, 650, 700)
)


def test_a_ruled_table_is_a_table_and_goes_on_over_the_page() -> None:
    first: list[Text] = [(70, 680, "No.", True), (130, 680, "Recommendation", True), (410, 680, "Status", True)]
    first += [(70, 630, "1", False), (130, 630, "That the Council acts", False), (410, 630, "Complete", False)]
    second: list[Text] = [
        *first[:3],
        (70, 630, "2", False),
        (130, 630, "That it rests", False),
        (410, 630, "Ongoing", False),
    ]
    reading = read(pdf(first, second, rules=RULES))
    assert [(one["number"], one["text"], one["status"]) for one in reading["recommendations"]] == [
        ("1", "That the Council acts", "Complete"),
        ("2", "That it rests", "Ongoing"),
    ]


def test_a_row_cut_by_the_page_is_one_row() -> None:
    first: list[Text] = [(70, 680, "No.", True), (130, 680, "Recommendation", True), (410, 680, "Status", True)]
    first += [(70, 630, "1", False), (130, 630, "That the Council acts", False), (410, 630, "Complete", False)]
    second: list[Text] = [
        (130, 680, "on the report", False),
        (70, 630, "2", False),
        (130, 630, "That it rests", False),
        (410, 630, "Open", False),
    ]
    reading = read(pdf(first, second, rules=RULES))
    assert [(one["number"], one["text"]) for one in reading["recommendations"]] == [
        ("1", "That the Council acts on the report"),
        ("2", "That it rests"),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [(pdf([]), "a picture of paper"), (b"%PDF-1.7\nhello", "damaged or cut short"),
     (pdf([(72, 700, "Minutes of the meeting", False)]), "No table of recommendations")],
)  # fmt: skip
def test_what_holds_no_tracker_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read(data)


def test_a_real_narrative_report_is_read_with_a_doubt_for_each_recommendation() -> None:
    reading: dict[str, Any] = read(shared("trackers/03-grenfell-phase2-response/original.pdf"))
    assert [one["number"] for one in reading["recommendations"]] == [str(number) for number in range(1, 59)]
    assert {one["where"] for one in reading["recommendations"]} <= {doubt["where"] for doubt in reading["doubts"]}


HEADINGS: list[Text] = [
    (70, 700, "No.", True), (120, 700, "Recommendation", True), (330, 700, "Lead officer", True),
    (450, 700, "Status", True),
]  # fmt: skip


def aligned(up: float, number: str, words: str, lead: str, status: str) -> list[Text]:
    cells = ((70, number), (120, words), (330, lead), (450, status))
    return [(left, up, text, False) for left, text in cells if text]


def understood(data: bytes) -> list[tuple[Any, ...]]:
    return [(one["number"], one["text"], one["owner"], one["status"]) for one in read(data)["recommendations"]]


TWO = [
    ("1", "That the Council acts on the report", "Head of Housing", "Complete"),
    ("2", "That it rests", "Clerk", "Ongoing"),
]


def test_a_table_with_rules_between_its_rows_only() -> None:
    page = [
        *HEADINGS, *aligned(670, "1", "That the Council acts", "Head of", "Complete"),
        *aligned(657, "", "on the report", "Housing", ""), *aligned(630, "2", "That it rests", "Clerk", "Ongoing"),
    ]  # fmt: skip
    rules = "".join(f"60 {up} m 520 {up} l S\n" for up in (692, 650, 622))
    assert understood(pdf(page, rules=rules)) == TWO


def test_a_table_whose_rows_are_shaded_in_turn() -> None:
    page = [
        *HEADINGS, *aligned(670, "1", "That the Council acts", "Head of", "Complete"),
        *aligned(657, "", "on the report", "Housing", ""), *aligned(630, "2", "That it rests", "Clerk", "Ongoing"),
    ]  # fmt: skip
    assert understood(pdf(page, rules="0.9 g 60 650 460 32 re f 60 590 460 30 re f 0 g\n")) == TWO


def test_a_table_with_no_rule_at_all() -> None:
    page = [
        *HEADINGS, *aligned(680, "1", "That the Council acts", "Head of", "Complete"),
        *aligned(668, "", "on the report", "Housing", ""), *aligned(652, "2", "That it rests", "Clerk", "Ongoing"),
        (70, 620, "The Committee is asked to note what has been done and to say what it wants to hear next.", False),
        (70, 608, "Whatever it says will be looked at in the autumn.", False),
    ]  # fmt: skip
    data = pdf(page)
    assert understood(data) == TWO
    assert read_pdf(data).lines[0].text.startswith("The Committee is asked")


def test_rows_without_rules_or_wider_white_begin_with_their_number() -> None:
    page = [
        *HEADINGS, *aligned(688, "1", "That the Council acts", "Head of", "Complete"),
        *aligned(676, "", "on the report", "Housing", ""), *aligned(664, "2", "That it rests", "Clerk", "Ongoing"),
    ]  # fmt: skip
    assert understood(pdf(page)) == TWO


@pytest.mark.parametrize("again", [True, False])
def test_a_table_without_rules_goes_on_over_the_page(again: bool) -> None:
    first = [*HEADINGS, *aligned(680, *TWO[0])]
    second = [*(HEADINGS if again else []), *aligned(680, *TWO[1])]
    assert understood(pdf(first, second)) == TWO


def test_prose_in_which_white_lines_up_by_chance_is_no_table() -> None:
    page: list[Text] = [
        (left, 700 - 13 * line, word, False)
        for line in range(6)
        for left, word in ((70, "The river that"), (180, "rose in the night"), (300, "was not the one"))
    ]
    assert read_pdf(pdf(page)).tables == [] or not read_pdf(pdf(page)).tables[0].rows[0].cells[0].bold


def test_a_row_cut_by_the_page_under_headings_printed_again() -> None:
    first: list[Text] = [(70, 680, "No.", True), (130, 680, "Recommendation", True), (410, 680, "Update", True)]
    last: list[Text] = [(70, 630, "1", False), (130, 630, "That the Council acts", False), (410, 630, "A start", False)]
    second: list[Text] = [*first, (130, 630, "on the report", False), (410, 630, "was made.", False)]
    reading = read(pdf([*first, *last], second, rules=RULES))
    assert [(one["text"], one["updates"][0]["text"]) for one in reading["recommendations"]] == [
        ("That the Council acts on the report", "A start was made.")
    ]


def test_a_title_across_a_table_that_is_open_at_its_sides() -> None:
    rules = "".join(f"60 {up} m 500 {up} l S\n" for up in (670, 640, 610))
    rules += "".join(f"{x} {low} m {x} {high} l S\n" for x in (120, 400) for low, high in ((670, 700), (610, 640)))
    page: list[Text] = [
        (70, 680, "No.", True), (130, 680, "Recommendation", True), (410, 680, "Status", True),
        (70, 650, "Housing and homes", True),
        (70, 620, "1", False), (130, 620, "That the Council acts", False), (410, 620, "Complete", False),
    ]  # fmt: skip
    one = read(pdf(page, rules=rules))["recommendations"][0]
    assert (one["number"], one["section"], one["status"]) == ("1", "Housing and homes", "Complete")


def test_a_cell_that_reaches_down_belongs_to_both_rows() -> None:
    rules = "".join(f"{x} 600 m {x} 700 l S\n" for x in (60, 120, 400, 500))
    rules += "60 700 m 500 700 l S 60 650 m 500 650 l S 400 625 m 500 625 l S 60 600 m 500 600 l S\n"
    page: list[Text] = [
        (70, 680, "No.", True), (130, 680, "Recommendation", True), (410, 680, "Recipient", True),
        (70, 630, "1", False), (130, 630, "That the Council acts", False), (410, 635, "Cabinet", False),
        (410, 608, "The Company", False),
    ]  # fmt: skip
    rows = read_pdf(pdf(page, rules=rules)).tables[0].rows
    assert [(cell.text, cell.merged) for cell in rows[2].cells] == [
        ("1", "above"), ("That the Council acts", "above"), ("The Company", "")
    ]  # fmt: skip


def test_a_status_that_is_only_a_colour_is_kept_as_a_colour() -> None:
    page: list[Text] = [(70, 680, "No.", True), (130, 680, "Recommendation", True), (410, 680, "RAG", True)]
    page += [(70, 630, "1", False), (130, 630, "That the Council acts", False)]
    row = read_pdf(pdf(page, rules="1 0 0 rg 400 600 100 50 re f 0 g\n" + RULES)).tables[0].rows[1]
    assert [cell.fill for cell in row.cells] == [None, None, "FF0000"]


def test_numbers_of_pages_are_dropped_though_they_stand_high() -> None:
    pages: list[list[Text]] = [[(72, 500, f"Words {at}", False), (280, 130, f"Page {at} of 2", False)] for at in (1, 2)]
    assert [line.text for line in read_pdf(pdf(*pages)).lines] == ["Words 1", "Words 2"]


def test_a_hyphen_loses_its_white_at_the_end_of_a_line_only() -> None:
    page: list[Text] = [
        (72, 700, "The short- and long-term plans co-", False), (72, 686, "ordinate the short-", False),
        (72, 672, "and long-term work of this Council", False),
    ]  # fmt: skip
    assert [line.text for line in read_pdf(pdf(page)).lines] == [
        "The short- and long-term plans co-ordinate the short- and long-term work of this Council"
    ]


def test_labels_open_paragraphs() -> None:
    page: list[Text] = [
        (72, 700, "Response:", True), (140, 700, "Agreed", False),
        (72, 686, "Lead", True), (140, 686, "Head of Leisure", False),
        (72, 672, "By when:", True), (140, 672, "May 2025", False),
        (300, 672, "Cost:", True), (340, 672, "None", False),
    ]  # fmt: skip
    texts = [line.text for line in read_pdf(pdf(page)).lines]
    assert texts == ["Response: Agreed", "Lead: Head of Leisure", "By when: May 2025", "Cost: None"]


def test_a_label_in_plain_letters_is_one_where_it_comes_again() -> None:
    page: list[Text] = [
        (72, 700 - 14 * at, text, False)
        for at, text in enumerate(
            [
                "That it acts.",
                "Lead: A",
                "That it rests.",
                "Lead: B",
                "That it sleeps a good deal longer than the night.",
                "Lead: C",
            ]
        )
    ]
    assert [line.text for line in read_pdf(pdf(page)).lines if "Lead" in line.text] == ["Lead: A", "Lead: B", "Lead: C"]


def test_the_raised_figure_of_a_note_is_dropped_and_a_figure_is_not() -> None:
    drawn = "BT /F1 11 Tf 72 700 Td (The sum was 14) Tj ET\n"
    drawn += "BT /F1 11 Tf 72 686 Td (as agreed.) Tj 5 Ts /F1 6 Tf (3) Tj ET\n"
    assert [line.text for line in read_pdf(pdf([], rules=drawn)).lines] == ["The sum was 14 as agreed."]


@pytest.mark.parametrize("measure", ["m", "20 mm", "20cm", "km", "ft", "yd", "mi"])
def test_a_figure_raised_after_a_measure_is_kept(measure: str) -> None:
    drawn = f"BT /F1 11 Tf 72 700 Td (Rooms of {measure}) Tj 5 Ts /F1 6 Tf (2) Tj ET\n"
    assert [line.text for line in read_pdf(pdf([], rules=drawn)).lines] == [f"Rooms of {measure}2"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_reads_as_it_is_seen(turn: int) -> None:
    page = [*HEADINGS, *aligned(680, *TWO[0]), *aligned(660, *TWO[1])]
    moved = {90: "0 1 -1 0 842 0 cm\n", 180: "-1 0 0 -1 595 842 cm\n", 270: "0 -1 1 0 0 595 cm\n"}[turn]
    book = pikepdf.open(io.BytesIO(pdf(page)))
    book.pages[0].contents_add(book.make_stream(moved.encode()), prepend=True)
    book.pages[0].mediabox = [0, 0, 595, 842] if turn == 180 else [0, 0, 842, 595]
    book.pages[0].Rotate = turn
    assert understood(saved(book)) == TWO


def saved(book: pikepdf.Pdf) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def scanned(*pages: list[Text]) -> bytes:
    """The first page is a picture from edge to edge under its text."""
    book = pikepdf.open(io.BytesIO(pdf(*pages)))
    picture = pikepdf.Stream(
        book, b"\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
        ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    book.pages[0].Resources.XObject = pikepdf.Dictionary(Im0=picture)
    book.pages[0].contents_add(book.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q\n"), prepend=True)
    return saved(book)


def test_a_scan_with_a_stamp_typed_on_it_is_a_scan() -> None:
    with pytest.raises(Unreadable, match="a picture of paper"):
        read(scanned([(500, 810, "Page 12", False)]))


def test_a_scanned_page_among_others_is_named() -> None:
    paper = read_pdf(scanned([(500, 810, "Page 12", False)], [(72, 700, "Minutes of the meeting", False)]))
    assert paper.remarks == ["page 1 of this PDF: a picture of paper, whose text could not be read"]


def test_a_page_of_prose_in_two_columns_is_read_down_the_first_then_the_second() -> None:
    lines = [(72, "That it"), (320, "and that"), (72, "acts and"), (320, "it eats")]
    page: list[Text] = [(72, 720, "A title over both of the columns of this page", True)]
    page += [
        (left, 690 - 40 * at, f"{word} {at}.", False)
        for left in (72, 320)
        for at, word in enumerate(text for place, text in lines * 2 if place == left)
    ]
    found = [line.text for line in read_pdf(pdf(page)).lines]
    assert found[1:] == [f"{word} {at}." for words in (("That it", "acts and"), ("and that", "it eats"))
                         for at, word in enumerate(words * 2)]  # fmt: skip
