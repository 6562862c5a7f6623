import io
import re
from collections.abc import Iterator

import page as validator
import pdfplumber
import pikepdf
import pytest

from followthrough.reports.appendix import appendix
from followthrough.reports.pdf import pdf_bytes, png_bytes
from followthrough.reports.progress import progress
from tests.reports.progress_sample import progress_source
from tests.reports.sample import hostile, source

MADE = pdf_bytes(appendix(source()))


@pytest.fixture
def made() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(MADE)) as pdf:
        yield pdf


def failures(data: bytes) -> list[tuple[str, str]]:
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    return [(failure.rule_id, failure.message) for failure in report.failures]


def elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[pikepdf.Object]:
    """The structure elements of that kind, in reading order."""

    def inside(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                if str(kid.get("/S")) == f"/{kind}":
                    yield kid
                yield from inside(kid)

    yield from inside(pdf.Root.StructTreeRoot)


def words(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def test_the_same_bytes_twice() -> None:
    assert pdf_bytes(appendix(source())) == MADE


def test_it_is_pdf_ua() -> None:
    assert failures(MADE) == []


def test_so_is_a_progress_report_and_a_short_table_stands_on_one_page() -> None:
    data = pdf_bytes(progress(progress_source()))
    assert failures(data) == []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    [page] = [text for text in pages if "By delivery, of those accepted" in text]
    assert "Total 18 100%" in page


def test_its_text_is_there_in_the_typeface_that_is_shipped() -> None:
    text = words(MADE)
    assert "Damp and mould review: progress on recommendations" in text
    assert "Not checked for publication" in text
    with pdfplumber.open(io.BytesIO(MADE)) as pdf:
        names = {re.sub(r"^\w+\+", "", char["fontname"]) for page in pdf.pages for char in page.chars}
    assert names == {"SourceSansPro-Regular", "SourceSansPro-Bold"}


def test_title_is_neutral_and_language_british() -> None:
    pdf = pikepdf.open(io.BytesIO(MADE))
    assert str(pdf.docinfo.Title) == "Review 7: progress as at 16 January 2024"
    assert "/Author" not in pdf.docinfo
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_pages_are_a4_landscape() -> None:
    with pdfplumber.open(io.BytesIO(MADE)) as pdf:
        assert {(round(page.width), round(page.height)) for page in pdf.pages} == {(842, 595)}


def test_bookmarks_are_the_headings() -> None:
    with pikepdf.open(io.BytesIO(MADE)) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Damp and mould review: progress on recommendations"
        assert [item.title for item in top.children] == [
            "Summary",
            "How to read this appendix",
            "What became of the recommendations",
            "The recommendations, one by one",
        ]


def test_every_row_has_a_head_that_its_cells_name(made: pikepdf.Pdf) -> None:
    rows = [row for body in elements(made, "TBody") for row in body.K]
    assert len(rows) == 24 + 10
    ids = []
    for row in rows:
        first, *others = row.K
        assert str(first.S) == "/TH"
        attributes = next(a for a in first.A if str(a.O) == "/Table")
        assert str(attributes.Scope) == "/Row"
        ids.append(str(first.ID))
        for cell in others:
            assert str(cell.S) == "/TD"
            headers = next(a for a in cell.A if str(a.O) == "/Table").Headers
            assert str(first.ID) in [str(header) for header in headers]
            assert len(headers) == 2
    assert len(set(ids)) == len(ids)


def test_row_heads_can_be_found_by_their_names() -> None:
    with pikepdf.open(io.BytesIO(MADE)) as pdf:
        names = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert str(names["row-0"].S) == "/TH"


def test_a_table_stays_one_table_over_pages_with_its_header_on_each(made: pikepdf.Pdf) -> None:
    assert len(list(elements(made, "Table"))) == 4
    assert len(list(elements(made, "THead"))) == 4
    with pdfplumber.open(io.BytesIO(MADE)) as pdf:
        pages = ["Owner and date" in page.extract_text() for page in pdf.pages]
    assert pages == [False, False, *[True] * (len(pages) - 2)]


def test_the_figure_has_its_alternative_text(made: pikepdf.Pdf) -> None:
    (figure,) = elements(made, "Figure")
    assert str(figure.Alt).startswith("Flow chart of 24 recommendations.")


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x08\x1b",
        "\ud800",
        "\ufffe",
        "a\x0bb",
        "",
        "#panic() *a* $x$ @b `c` <d> // e",
        "emoji 😀, 中文, مرحبا",
        "a\u0301\u2011b",
    ],
)
def test_hostile_text_stays_text_and_the_file_pdf_ua(text: str) -> None:
    assert failures(pdf_bytes(appendix(hostile(text)))) == []


def test_text_cannot_become_typst() -> None:
    assert "#panic() *a* $x$ @b" in words(pdf_bytes(appendix(hostile("#panic() *a* $x$ @b"))))


def test_a_review_of_nothing_is_pdf_ua() -> None:
    assert failures(pdf_bytes(appendix(source(recommendations=())))) == []


def test_a_figure_becomes_a_picture() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><rect width="96" height="48"/></svg>'
    assert png_bytes(svg, pixels_per_inch=72)[:24] == bytes.fromhex("89504e470d0a1a0a0000000d494844520000004800000024")
