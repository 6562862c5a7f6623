import re

from lxml import etree

from followthrough.reports.plots import Link, Node, Series, Stage, bars, flow

SVG = "{http://www.w3.org/2000/svg}"
STAGES = [
    Stage("First", (Node("a", "apples & <pears>", 3, "#000000"), Node("b", "plums", 1, "#111111"))),
    Stage("Second", (Node("c", "eaten", 4, "#222222"),)),
]
LINKS = [Link(0, "a", "c", 3, "#333333"), Link(0, "b", "c", 1, "#444444")]


def drawn() -> etree._Element:
    return etree.fromstring(flow(STAGES, LINKS, title="Fruit"))


def test_every_number_stands_in_words_beside_its_bar() -> None:
    texts = [text.text for text in drawn().iter(f"{SVG}text")]
    assert texts == ["First", "3  apples & <pears>", "1  plums", "Second", "4  eaten"]


def test_bars_are_as_high_as_their_numbers() -> None:
    heights = [float(bar.get("height", "")) for bar in drawn().iter(f"{SVG}rect")]
    assert heights == [60.0, 20.0, 80.0]


def test_each_link_is_a_band_that_starts_where_the_one_before_ended() -> None:
    paths = [path.get("d", "") for path in drawn().iter(f"{SVG}path")]
    ends = [float(re.findall(r"[\d.]+", path)[7]) for path in paths]
    assert ends == [44.0, 104.0]


def test_many_still_fit_on_a_page() -> None:
    stages = [Stage("All", (Node("a", "all", 1064, "#000000"),))]
    assert float(etree.fromstring(flow(stages, [], title="")).get("height", "")) < 500


def test_nothing_in_it_runs_or_is_fetched_or_styled() -> None:
    elements = list(drawn().iter())
    assert {etree.QName(element).localname for element in elements} == {"svg", "title", "rect", "path", "text"}
    assert [name for element in elements for name in element.attrib if name in ("style", "href", "onload")] == []


def test_nothing_to_draw_is_an_empty_picture() -> None:
    assert etree.fromstring(flow([Stage("All", ())], [], title="None")).findtext(f"{SVG}title") == "None"


MOMENTS = [("5 April", "2022"), ("16 January", "2024")]
SERIES = [Series("apples & <pears>", (4, 0)), Series("plums", (1, 2))]


def barred() -> etree._Element:
    return etree.fromstring(bars(MOMENTS, SERIES, title="Fruit"))


def test_every_bar_has_its_number_and_a_nought_has_one_too() -> None:
    texts = [text.text for text in barred().iter(f"{SVG}text")]
    assert texts == ["5 April", "2022", "16 January", "2024", "apples & <pears>", "4", "0", "plums", "1", "2"]


def test_bars_are_as_long_as_their_numbers_and_a_nought_has_none() -> None:
    lengths = [float(bar.get("width", "")) for bar in barred().iter(f"{SVG}rect")]
    assert len(lengths) == 3
    assert [round(length / lengths[1], 1) for length in lengths] == [4.0, 1.0, 2.0]


def test_rows_of_bars_run_and_fetch_nothing_and_may_be_empty() -> None:
    elements = list(barred().iter())
    assert {etree.QName(element).localname for element in elements} == {"svg", "title", "rect", "path", "text"}
    assert [name for element in elements for name in element.attrib if name in ("style", "href", "onload")] == []
    assert etree.fromstring(bars([], [], title="None")).findtext(f"{SVG}title") == "None"
