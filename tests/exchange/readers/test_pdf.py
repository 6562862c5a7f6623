from typing import Any

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
