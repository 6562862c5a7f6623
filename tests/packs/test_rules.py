"""Layouts, days, clearances and the checklist."""

from dataclasses import replace
from datetime import date

import pytest

from followthrough.packs.layouts import presets
from followthrough.packs.rules import (
    LONGEST_KEY,
    Cleared,
    Clearer,
    Dates,
    Kind,
    Lack,
    Layout,
    Missing,
    Numbering,
    Section,
    as_data,
    clear_days,
    date_faults,
    digest_of,
    lacks,
    layout_faults,
    layout_of,
    new_key,
    proposed_dates,
    says_something,
    standing,
    table_lines,
    uncited,
)

DATES = Dates(date(2024, 1, 3), date(2024, 1, 5), date(2024, 1, 8), date(2024, 1, 16))
LAYOUT = Layout(
    "Ours",
    (
        Section("title", "Title", Kind.FIELD),
        Section("background", "Background"),
        Section("money", "Financial implications", Kind.IMPLICATIONS, required=False),
        Section("end", "Conclusion", required=False),
        Section("appendices", "Appendices", Kind.APPENDICES),
    ),
    (Clearer("finance", "Finance", ("money",)), Clearer("director", "Director")),
)
WHOLE = {"title": "Progress", "background": "Nothing new.", "money": "There are none."}


def given(texts: dict[str, str] = WHOLE) -> list[Cleared]:
    return [Cleared(one.key, digest_of(LAYOUT, one, texts, {})) for one in LAYOUT.clearers]


def lacking(texts: dict[str, str], cleared: list[Cleared], **facts: str) -> list[Lack]:
    return lacks(LAYOUT, DATES, texts, cleared, facts, date(2024, 1, 4))


@pytest.mark.parametrize(
    ("sections", "title"),
    [
        (LAYOUT.sections, "Progress"),
        ((Section("title-of-report", "Title of report", Kind.FIELD),), "Trees"),
        ((Section("background", "Title deeds"),), ""),
        ((), ""),
    ],
)
def test_a_report_is_called_by_its_title_whatever_that_section_is_called(
    sections: tuple[Section, ...], title: str
) -> None:
    texts = WHOLE | {"title-of-report": " Trees "}
    assert replace(LAYOUT, sections=sections).title_in(texts) == title


def test_every_preset_is_sound_and_comes_back_from_data() -> None:
    assert len(presets()) == 3
    for layout in presets().values():
        assert (layout_faults(layout), layout_of(as_data(layout))) == ([], layout)
        assert {one.kind for one in layout.sections} >= {Kind.FIELD, Kind.RESOLVES, Kind.APPENDICES, Kind.IMPLICATIONS}


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"sections": LAYOUT.sections[:1]}, ("no_paragraphs", "")),
        ({"sections": (*LAYOUT.sections, Section("title", "Again"))}, ("key_taken", "Again")),
        ({"sections": (*LAYOUT.sections, Section("blank", " "))}, ("heading_needed", "blank")),
        ({"clearers": (Clearer("legal", "Legal", ("law",)),)}, ("clears_nothing", "Legal")),
        ({"clearers": (Clearer("legal", "Legal", ("appendices",)),)}, ("clears_nothing", "Legal")),
        ({"clearers": (Clearer("legal", " "),)}, ("clearer_name_needed", "legal")),
    ],
)
def test_a_layout_that_cannot_work_is_told(changed: dict[str, object], fault: tuple[str, str]) -> None:
    assert fault in layout_faults(replace(LAYOUT, **changed))


def test_a_new_section_gets_a_key_of_its_own() -> None:
    assert [new_key("Next steps!", ()), new_key("Next steps", {"next-steps"}), new_key("2024", ())] == [
        "next-steps", "next-steps-2", "section"
    ]  # fmt: skip


def test_a_key_is_short_and_is_nothing_that_a_form_sends_otherwise() -> None:
    assert len(new_key("A heading that goes on " * 9, ())) <= LONGEST_KEY
    found = [new_key(heading, ()) for heading in ("Insert", "Seen title", "CSRF middleware token")]
    assert found == ["section-insert", "section-seen-title", "section-csrf-middleware-token"]


def test_days_that_are_proposed_leave_five_clear_ones() -> None:
    for day in range(1, 29):
        dates = proposed_dates(date(2025, 5, day))
        assert (date_faults(dates), clear_days(dates) >= 5) == ([], True)


@pytest.mark.parametrize(
    ("days", "fault"),
    [
        (replace(DATES, clearance=date(2024, 1, 2)), ("clearance_before_cutoff", "clearance")),
        (replace(DATES, publication=date(2024, 1, 4)), ("publication_before_clearance", "publication")),
        (replace(DATES, meeting=date(2024, 1, 8)), ("meeting_before_publication", "publication")),
    ],
)
def test_days_out_of_order_are_told(days: Dates, fault: tuple[str, str]) -> None:
    assert fault in date_faults(days)


def test_clear_days_leave_out_both_ends_and_weekends() -> None:
    assert [clear_days(replace(DATES, publication=date(2024, 1, day))) for day in (8, 9, 15)] == [5, 4, 0]


def test_a_clearance_stands_until_what_it_answers_for_is_edited() -> None:
    assert standing(LAYOUT, WHOLE, {}, given()) == {"finance": True, "director": True}
    edited = {**WHOLE, "background": "Something new."}
    assert standing(LAYOUT, edited, {}, given()) == {"finance": True, "director": False}
    assert standing(LAYOUT, WHOLE, {}, [*given(), Cleared("director", "")]) == {"finance": True, "director": False}


def test_a_clearance_lapses_where_a_figure_that_is_cited_or_a_heading_reads_otherwise() -> None:
    texts = {**WHOLE, "money": "[[overdue]] cost money."}
    then = [Cleared(one.key, digest_of(LAYOUT, one, texts, {"overdue": "2"})) for one in LAYOUT.clearers]
    assert standing(LAYOUT, texts, {"overdue": "2", "accepted": "9"}, then) == {"finance": True, "director": True}
    assert standing(LAYOUT, texts, {"overdue": "3"}, then) == {"finance": False, "director": False}
    renamed = replace(LAYOUT, sections=(*LAYOUT.sections[:3], replace(LAYOUT.sections[3], heading="The end")))
    assert standing(renamed, texts, {"overdue": "2"}, then) == {"finance": True, "director": False}


@pytest.mark.parametrize("text", ["-", " * ", "1.", "- -\n\n2)", "", "\n", "•"])
def test_marks_of_lists_alone_are_an_empty_section(text: str) -> None:
    texts = {**WHOLE, "money": text}
    assert lacking(texts, given(texts)) == [Lack(Missing.EMPTY, "money")]


@pytest.mark.parametrize("text", ["None", "12", "- one", "-5", "1.1"])
def test_a_word_or_a_figure_is_no_empty_section(text: str) -> None:
    assert says_something(text)


def test_a_whole_and_cleared_report_lacks_nothing() -> None:
    assert lacking(WHOLE, given()) == []


def test_implications_are_never_blank_even_where_they_are_not_required() -> None:
    texts = {**WHOLE, "money": " "}
    assert lacking(texts, given(texts)) == [Lack(Missing.EMPTY, "money")]


def test_what_is_missing_comes_in_the_order_of_the_report() -> None:
    assert lacking({"background": "See [[nothing]]."}, given()) == [
        Lack(Missing.EMPTY, "title"),
        Lack(Missing.UNKNOWN_CITATION, "background", "nothing"),
        Lack(Missing.EMPTY, "money"),
        Lack(Missing.LAPSED, "finance"),
        Lack(Missing.LAPSED, "director"),
    ]


def test_a_cut_off_that_is_to_come_and_too_few_days_are_told() -> None:
    late = replace(DATES, publication=date(2024, 1, 12), cutoff=date(2024, 1, 5))
    found = lacks(LAYOUT, late, WHOLE, given(), {}, date(2024, 1, 4))
    assert found == [Lack(Missing.CUTOFF_TO_COME), Lack(Missing.TOO_FEW_DAYS, words="1")]


def test_a_table_that_was_pasted_is_told() -> None:
    assert table_lines("Plain.\nNo.\tRecommendation\n1\tThat") == ["No.\tRecommendation", "1\tThat"]
    assert table_lines("| a | b |\nA | B") == ["| a | b |"]
    texts = {**WHOLE, "background": "No.\tRecommendation"}
    assert lacking(texts, given(texts)) == [Lack(Missing.TABLE, "background", "No.\tRecommendation")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("23 champions and 1,064 rows.", ["23", "1,064"]),
        ("Of the [[recommendations]], 48 were made and 19 are complete.", ["19"]),
        ("On 16 January 2024 and in 2022-23, by 31st March.", []),
        ("Recommendations 7, 8 and 9 and paragraph 4 of Appendix 1.", []),
        ("It costs £2,000, that is 15% of it.", ["15%"]),
        ("1. The first\n2) The second", []),
        ("Twice 76, and 76 again.", ["76"]),
        ("The 4.5 posts of section 117.", ["4.5"]),
    ],
)
def test_numbers_that_match_no_cited_fact_are_pointed_out(text: str, numbers: list[str]) -> None:
    assert uncited(text, {"recommendations": "48"}) == numbers


def test_numberings_are_what_data_says() -> None:
    assert [one.value for one in Numbering] == ["straight", "by_section", "none"]
