import pytest

from followthrough.exchange import read
from followthrough.exchange.readers.separated import read_separated
from followthrough.exchange.unreadable import Unreadable


def rows(text: str) -> list[tuple[int, list[str]]]:
    return [(row.number, row.texts) for row in read_separated(text.encode()).tables[0].rows]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_found(mark: str) -> None:
    assert rows(f"No{mark}Text\n1{mark}a b\n2{mark}c d\n") == [
        (1, ["No", "Text"]),
        (2, ["1", "a b"]),
        (3, ["2", "c d"]),
    ]


def test_commas_in_prose_do_not_hide_semicolons() -> None:
    assert rows("No;Text\n1;a, b, c\n2;d, e, f\n")[1] == (2, ["1", "a, b, c"])


def test_empty_rows_are_dropped_and_keep_their_count() -> None:
    assert [number for number, _ in rows("a,b\n,\n\nc,d\n")] == [1, 4]


def test_excel_s_own_line_about_the_separator_is_obeyed() -> None:
    assert rows("sep=;\nNo;Text\n1;a\n") == [(2, ["No", "Text"]), (3, ["1", "a"])]


def test_a_windows_file_with_semicolons_and_title_lines_is_a_tracker() -> None:
    front = "Scrutiny tracker;;\nPosition at 1 May 2025;;\n;;\n"
    text = front + 'Ref;Recommendation;Status\n1;"That the Council’s £5 is spent; soon";Complete\n'
    reading = read(text.encode("cp1252"), "tracker.csv")
    assert (reading["title"], reading["as_at"]) == ("Scrutiny tracker", "2025-05-01")
    one = reading["recommendations"][0]
    assert (one["text"], one["status"], one["where"]) == (
        "That the Council’s £5 is spent; soon",
        "Complete",
        "table 1, row 5",
    )


def test_formulas_are_text() -> None:
    assert rows('No,Text\n1,"=1+1"\n')[1] == (2, ["1", "=1+1"])


def test_more_columns_than_a_tracker_has_are_refused() -> None:
    with pytest.raises(Unreadable, match="more rows or columns"):
        read_separated(("a," * 5000).encode())
