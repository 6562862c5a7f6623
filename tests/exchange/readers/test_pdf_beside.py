"""A recommendation and its response beside one another, without a rule; and prose in two columns, which is neither."""

import pytest

from followthrough.exchange import read
from followthrough.exchange.readers.pdf import read_pdf
from tests.exchange.layouts.making import pdf
from tests.exchange.readers.test_pdf_narrative import ACCOUNTS, ANSWERS, FRONT, WORDS

MORE = "More was done in the winter, as the Committee asked, and the costs were within the budget of the year."


def beside(gap: str, reply: str, heads: tuple[str, str] = ("Recommendation", "Response")) -> bytes:
    cells = "\n".join(
        f"[{n}. {words}], [{reply.format(answer=answer, account=account)}],"
        for n, (words, answer, account) in enumerate(zip(WORDS, ANSWERS, ACCOUNTS, strict=True), start=1)
    )
    grid = (
        f"#grid(columns: (1fr, 1fr), column-gutter: 14pt, row-gutter: {gap}, [*{heads[0]}*], [*{heads[1]}*],\n{cells})"
    )
    return pdf(FRONT + grid, {})


@pytest.mark.parametrize("gap", ["12pt", "20pt"])
@pytest.mark.parametrize("reply", ["{answer}. {account}", "{answer}\n\n{account}", "{answer}\n\n{account}\n\n" + MORE])
def test_a_response_beside_its_recommendation(gap: str, reply: str) -> None:
    found = read(beside(gap, reply), "reply.pdf")["recommendations"]
    assert [(one["number"], one["text"]) for one in found] == [
        (str(n), words) for n, words in enumerate(WORDS, start=1)
    ]
    for one, answer, account in zip(found, ANSWERS, ACCOUNTS, strict=True):
        said = " ".join([one["response"] or "", *(update["text"] for update in one["updates"])])
        assert answer in said
        assert account in said


def test_prose_in_two_columns_under_two_headings_is_read_down_each() -> None:
    left, right = " ".join(WORDS), " ".join(ACCOUNTS)
    page = pdf(
        f"{FRONT}\n#grid(columns: (1fr, 1fr), column-gutter: 14pt, [*The road*\n\n{left}], [*The rail*\n\n{right}])", {}
    )
    paper = read_pdf(page)
    assert paper.tables == []
    texts = [line.text for line in paper.lines]
    assert left in texts
    assert right in texts
