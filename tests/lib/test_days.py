from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.lib.days import FuzzyDay, find, parse


def day(year: int, month: int, of_month: int) -> date:
    return date(year, month, of_month)


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("30.04.25", day(2025, 4, 30), day(2025, 4, 30)),
        ("30/04/2025", day(2025, 4, 30), day(2025, 4, 30)),
        ("3/4/2025", day(2025, 4, 3), day(2025, 4, 3)),
        ("2025-04-30", day(2025, 4, 30), day(2025, 4, 30)),
        ("2025-07-30 00:00:00", day(2025, 7, 30), day(2025, 7, 30)),
        ("7-Mar-23", day(2023, 3, 7), day(2023, 3, 7)),
        ("Monday 4th May 2026", day(2026, 5, 4), day(2026, 5, 4)),
        ("16th January, 2024", day(2024, 1, 16), day(2024, 1, 16)),
        ("29 February 2024", day(2024, 2, 29), day(2024, 2, 29)),
        ("January 2024", day(2024, 1, 1), day(2024, 1, 31)),
        ("Sept 26", day(2026, 9, 1), day(2026, 9, 30)),
        ("Dec-25", day(2025, 12, 1), day(2025, 12, 31)),
        ("12/2024", day(2024, 12, 1), day(2024, 12, 31)),
        ("2024-01", day(2024, 1, 1), day(2024, 1, 31)),
        ("2025", day(2025, 1, 1), day(2025, 12, 31)),
        ("2025/26", day(2025, 4, 1), day(2026, 3, 31)),
        ("end of March 2026", day(2026, 3, 31), day(2026, 3, 31)),
        ("by the end of 2025", day(2025, 12, 31), day(2025, 12, 31)),
        ("mid-June 2025", day(2025, 6, 11), day(2025, 6, 20)),
        ("Q2 2026/27", day(2026, 7, 1), day(2026, 9, 30)),
        ("Q4 2026/27", day(2027, 1, 1), day(2027, 3, 31)),
        ("w/c 4 May 2026", day(2026, 5, 4), day(2026, 5, 10)),
        ("summer 2025", day(2025, 6, 1), day(2025, 8, 31)),
        ("Spring 2025", day(2025, 3, 1), day(2025, 5, 31)),
        ("autumn term 2025", day(2025, 9, 1), day(2025, 12, 31)),
        ("the spring term of 2026", day(2026, 1, 1), day(2026, 4, 30)),
        ("winter 2025/26", day(2025, 12, 1), day(2026, 2, 28)),
        ("3-4 June 2026", day(2026, 6, 3), day(2026, 6, 4)),
        ("30 May – 2 June 2026", day(2026, 5, 30), day(2026, 6, 2)),
        ("June/July 2026", day(2026, 6, 1), day(2026, 7, 31)),
        ("December 2025 - January 2026", day(2025, 12, 1), day(2026, 1, 31)),
    ],
)
def test_says_the_first_and_last_day_a_date_can_mean(printed: str, first: date, last: date) -> None:
    assert parse(printed) == FuzzyDay(printed, first, last)


@pytest.mark.parametrize(
    "printed",
    ["TBC", "", "31/02/2024", "31 September 2024", "13/13/2024", "4 May", "w/c 4 May", "Ongoing", "012/21",
     "1", "March", "2025/28",
     "week " * 5000],
)  # fmt: skip
def test_what_names_no_day_has_none(printed: str) -> None:
    assert parse(printed) == FuzzyDay(" ".join(printed.split()), None, None)


def test_a_quarter_without_its_second_year_may_be_either_year_s() -> None:
    assert parse("Q2 2026") == FuzzyDay("Q2 2026", day(2026, 4, 1), day(2026, 9, 30))


def test_keeps_what_was_printed_with_white_space_folded() -> None:
    assert parse("  4\u00a0May \n 2026 ").printed == "4 May 2026"


def test_is_true_only_when_it_names_a_day() -> None:
    assert [bool(parse("May 2026")), bool(parse("TBC"))] == [True, False]


def test_finds_dates_inside_a_heading() -> None:
    assert [found.printed for found in find("Status at 30-Jun-22, then December 2022 update")] == [
        "30-Jun-22",
        "December 2022",
    ]


def test_a_day_behind_its_month_is_no_year_inside_a_text() -> None:
    found = find("October 1, 2024 to March 31st 2025, then 31 March 26")
    assert [day.printed for day in found] == ["October 1, 2024", "March 31st 2025", "31 March 26"]


def test_a_reference_number_is_not_a_date_inside_a_text() -> None:
    assert list(find("Recommendation 012/21 and SR (25/26) 01")) == []


@given(
    st.dates(date(1980, 1, 1), date(2079, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%d-%b-%y", "%Y-%m-%d"]),
)
def test_reads_any_day_in_the_ways_it_is_printed(when: date, pattern: str) -> None:
    found = parse(when.strftime(pattern))
    assert (found.first, found.last) == (when, when)


@given(st.text(max_size=80))
def test_any_text_is_read_or_is_no_date(text: str) -> None:
    found = parse(text)
    assert (found.first is None) == (found.last is None)
    if found.first and found.last:
        assert found.last - found.first >= timedelta(0)
