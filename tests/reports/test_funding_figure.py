"""Money and posts with the day on which each ends, beside what is promised."""

import xml.etree.ElementTree as ET
from datetime import date

from followthrough.reports.funding_figure import Lasts, Row, funding_figure
from followthrough.reports.plots import Shared, Span, shares, spans
from tests.reports.test_progress import said

TODAY, END = date(2025, 6, 1), date(2025, 3, 31)
ROWS = (
    Lasts(Row.FUNDING, "Water <grant>", END, "31 March 2025"),
    Lasts(Row.POST, "Officer", None),
    Lasts(Row.PROMISE, "Good allotments mark", date(2026, 3, 31), ends_first=END),
)


def test_the_table_has_every_day_and_what_ends_first() -> None:
    figure = funding_figure(ROWS, TODAY)
    assert figure is not None
    assert said(figure.twin) == [
        ["Water <grant>", "Funding", "31 March 2025", "Ended"],
        ["Officer", "Post", "end not known", ""],
        ["Good allotments mark", "Promised", "31 March 2026", "Funding ends first: 31 March 2025"],
    ]
    assert figure.alt == (
        "Bars up to the last days of 2 funding streams and posts. 1 of them had ended by 1 June 2025."
        " 1 promise is dated after its money. The table gives the days."
    )


def test_what_ended_stands_left_of_today_and_what_is_promised_right_of_it() -> None:
    figure = funding_figure(ROWS, TODAY)
    assert figure is not None
    root = ET.fromstring(figure.svg)
    place = {"".join(el.itertext()): float(el.get("x", "0")) for el in root.iter() if el.tag.endswith("text")}
    assert place["31 March 2025"] < place["1 June 2025"] < place["31 March 2026"]
    assert "Water <grant>" in place


def test_without_a_day_there_is_no_figure() -> None:
    assert funding_figure([Lasts(Row.FUNDING, "Seeds", None)], TODAY) is None
    assert funding_figure([], TODAY) is None


def test_a_long_label_is_cut_and_an_end_that_is_not_known_is_hollow() -> None:
    svg = spans([Span("x" * 40, "bar", None, "end not known")], [], title="Money")
    assert f"{'x' * 26}…" in svg
    assert 'fill="#ffffff" stroke="#0b0c0c" stroke-width="1" stroke-dasharray' in svg


def test_shares_print_each_number_and_none_for_nothing() -> None:
    svg = shares(["Met", "Not yet judged"], [Shared("Water", (3, 0, 0, 7))], title="Areas")
    words = ["".join(el.itertext()) for el in ET.fromstring(svg).iter() if el.tag.endswith("text")]
    assert words == ["Met", "Not yet judged", "Water", "3", "7"]
