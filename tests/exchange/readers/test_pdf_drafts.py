"""Drafts that number their lines in the margin, and tables and lists that only look as if they did."""

import pytest

from followthrough.exchange import read
from followthrough.exchange.readers.pdf import read_pdf
from tests.exchange.layouts.making import pdf
from tests.exchange.readers.test_pdf_narrative import ACCOUNTS, ANSWERS, LABELS, LEADS, WORDS, paper

EVERY = '#set par.line(numbering: "1")\n'
FIFTH = "#set par.line(numbering: n => if calc.rem(n, 5) == 0 [#n])\n"
EACH_PAGE = '#set par.line(numbering: "1", numbering-scope: "page")\n'
ENTRY = "\n=== Recommendation {n}\n{words}\n\n" + LABELS


@pytest.mark.parametrize("numbering", [EVERY, FIFTH, EACH_PAGE])
@pytest.mark.parametrize("size", [(21, 16), (13, 16), (13, 30)])
def test_numbers_of_lines_are_no_text(numbering: str, size: tuple[int, int]) -> None:
    source = numbering + paper(ENTRY).replace('paper: "a4"', f"width: {size[0]}cm, height: {size[1]}cm")
    found = read(pdf(source, {}), "draft.pdf")["recommendations"]
    assert [(one["number"], one["text"], one["response"], one["owner"]) for one in found] == [
        (str(n), words, answer, lead)
        for n, (words, answer, lead) in enumerate(zip(WORDS, ANSWERS, LEADS, strict=True), start=1)
    ]
    assert [[update["text"] for update in one["updates"]] for one in found] == [[account] for account in ACCOUNTS]


def test_a_list_of_one_line_each_keeps_its_numbers() -> None:
    listed = "\n".join(f"#grid(columns: (1cm, 1fr), [{n}], [That the Council plants tree {n}])" for n in range(1, 21))
    assert [line.text for line in read_pdf(pdf("#set page(margin: 2cm)\n" + listed, {})).lines][:2] == [
        "1. That the Council plants tree 1",
        "2. That the Council plants tree 2",
    ]


def test_a_table_of_short_rows_keeps_its_numbers() -> None:
    cells = ", ".join(f"[{n}], [plant tree {n}], [Head of Parks], [Complete]" for n in range(1, 21))
    source = f"#table(columns: (1cm, 1fr, 4cm, 3cm), [*No.*], [*Action*], [*Owner*], [*Status*], {cells})"
    found = read(pdf(source, {}), "table.pdf")["recommendations"]
    assert [one["number"] for one in found] == [str(n) for n in range(1, 21)]
