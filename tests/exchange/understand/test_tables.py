"""Which tables a paper has, and a person who knows better than the reader which of them are trackers."""

import pytest

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import Reading, understand
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council acts on the report without delay"
REST = "That the Council rests when it has done so"
TRACKER = grid(["No.", "Recommendation", "Status"], ["1", ACT, "C"], ["2", REST, "O"])
KEY = grid(["Code", "Meaning"], ["C", "Complete"], ["O", "Ongoing"], place="table 2")
HEARD = grid(
    ["What we heard", "What happens next"],
    ["Nobody can reach the library after school, because no bus goes there", "The bus company will be asked in spring"],
    ["Opening hours are too short for people who work in the city centre", "Longer hours are tried in two branches"],
    place="table 3",
)
WHO = grid(["Head of Libraries", "Ext. 12"], ["Head of Parks", "Ext. 14"], place="table 4")
ALL = paper(TRACKER, KEY, HEARD, WHO)


def rows(reading: Reading, place: str) -> list[tuple[str | None, str]]:
    return [(one.number, one.text) for one in reading.recommendations if one.where.startswith(f"{place}, row ")]


def said(reading: Reading, place: str) -> list[str]:
    return [doubt.says for doubt in reading.doubts if doubt.where == place]


def test_a_reading_tells_every_table_its_size_its_first_words_and_why_it_was_left() -> None:
    told = [
        (one.place, one.rows, one.columns, one.words, one.recommendations, one.why) for one in understand(ALL).tables
    ]
    none = "it does not read as a table of recommendations"
    assert told == [
        ("table 1", 3, 3, "No. · Recommendation · Status", 2, None),
        ("table 2", 3, 2, "Code · Meaning", 0, "it reads as a key or a list of definitions"),
        ("table 3", 3, 2, "What we heard · What happens next", 0, none),
        ("table 4", 2, 2, "Head of Libraries · Ext. 12", 0, none),
    ]


def test_long_first_words_are_cut() -> None:
    long = grid([ACT * 5, ""], ["", ""], place="table 2")
    words = understand(paper(TRACKER, long)).tables[1].words
    assert (len(words), words[-1]) == (120, "…")


def test_what_is_taken_in_is_read_by_its_headings() -> None:
    reading = understand(ALL, take=["table 2"])
    assert rows(reading, "table 2") == [("C", "Complete"), ("O", "Ongoing")]
    [doubt] = said(reading, "table 2")
    assert doubt.startswith("read as asked, though it reads as a key or a list of definitions; “Meaning” is taken")
    taken = reading.tables[1]
    assert (taken.recommendations, taken.why, taken.chosen) == (2, None, "take")


def test_headings_that_nobody_has_heard_of_are_no_recommendation() -> None:
    reading = understand(ALL, take=["table 3"])
    assert [text.split()[0] for _number, text in rows(reading, "table 3")] == ["Nobody", "Opening"]
    assert "“What we heard” is taken for the recommendations" in said(reading, "table 3")[-1]


def test_without_headings_or_prose_the_longest_column_is_the_text() -> None:
    reading = understand(ALL, take=["table 4"])
    assert [text for _number, text in rows(reading, "table 4")] == ["Head of Libraries", "Head of Parks"]
    assert "“column 1” is taken for the recommendations" in said(reading, "table 4")[-1]


def test_what_is_taken_in_changes_nothing_of_the_other_tables() -> None:
    headed = paper(Line("Progress", level=2), TRACKER, Line("Codes", level=2), KEY, WHO)
    alone, more = understand(headed), understand(headed, take=["table 2", "table 4"])
    assert more.recommendations[:2] == alone.recommendations
    assert [one.delivery_means for one in more.recommendations[:2]] == ["complete", "in_progress"]
    assert (more.title, more.as_at, more.columns) == (alone.title, alone.as_at, alone.columns)


def test_a_table_that_goes_on_with_a_tracker_does_so_past_one_that_is_taken_in() -> None:
    rest = grid(["3", "That the Council looks at it again", "C"], place="table 3")
    other = grid(["A post", "Ext.", "12"], place="table 2")
    reading = understand(paper(TRACKER, other, rest), take=["table 2"])
    assert rows(reading, "table 3") == [("3", "That the Council looks at it again")]


def test_a_tracker_that_is_left_out_gives_no_rows_and_its_key_still_explains() -> None:
    second = grid(["No.", "Recommendation", "Status"], ["9", ACT, "C"], place="table 3")
    both = paper(TRACKER, KEY, second)
    reading = understand(both, leave=["table 1", "table 2"])
    assert [one.where for one in reading.recommendations] == ["table 3, row 2"]
    assert reading.recommendations[0].delivery_means == "complete"
    assert [(one.why, one.chosen) for one in reading.tables[:2]] == [("it was left out as asked", "leave")] * 2


def test_what_the_text_says_is_read_beside_a_table_that_is_taken_in() -> None:
    lines = [f"Recommendation {at}: {ACT}, part {at}." for at in (1, 2, 3)]
    narrative = paper(*lines, WHO)
    assert len(understand(narrative).recommendations) == 3
    reading = understand(narrative, take=["table 4"])
    assert [one.number for one in reading.recommendations] == ["1", "2", "3", None, None]


def test_forms_are_told_as_tables_that_were_read_and_one_of_them_can_be_left_out() -> None:
    forms = [
        grid(
            [f"Recommendation {at}", f"{ACT}, part {at}"],
            ["Response", "Agreed"],
            ["Lead", "Head of Parks"],
            place=f"table {at}",
        )
        for at in (1, 2, 3)
    ]
    reading = understand(paper(*forms))
    assert [(one.place, one.recommendations) for one in reading.tables] == [(f"table {at}", 1) for at in (1, 2, 3)]
    assert [one.number for one in understand(paper(*forms), leave=["table 2"]).recommendations] == ["1", "3"]


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        ({"take": ["table 9"]}, "There is no “table 9” in this paper: its tables are “table 1”, “table 2”."),
        ({"leave": ["key"]}, "There is no “key” in this paper: its tables are “table 1”, “table 2”."),
        ({"take": ["table 1"], "leave": ["table 1"]}, "“table 1” cannot be both read and left out: choose one."),
        (
            {"leave": ["table 1"]},
            "Without the tables that are left out no recommendation is found: read one of them.",
        ),
    ],
)
def test_a_choice_that_cannot_be_is_refused(choice: dict[str, list[str]], says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        understand(paper(TRACKER, KEY), **choice)
    assert refused.value.message == says


def test_a_paper_without_a_tracker_tells_which_tables_were_seen() -> None:
    with pytest.raises(Unreadable) as refused:
        understand(paper(KEY, HEARD, *(grid(["Post", f"Ext. {at}"], place=f"table {at}") for at in range(4, 10))))
    says = refused.value.message
    assert "table 2 (“Code · Meaning”): it reads as a key or a list of definitions; table 3 (“What we heard" in says
    assert says.endswith("; 4 more.")
    assert rows(understand(paper(KEY, HEARD), take=["table 3"]), "table 3") != []


def test_a_paper_without_tables_has_none() -> None:
    assert understand(paper(*(f"Recommendation {at}: {ACT}." for at in (1, 2, 3)))).tables == []
