"""Several columns whose headings name the same role, and columns that hold two things."""

import pytest

from followthrough.exchange.understand import combined, times
from followthrough.exchange.understand.paper import understand
from followthrough.exchange.understand.reading import Reading, ReadUpdate
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council plants a tree for every tree that it fells"
REST = "That the Council waters its young trees in dry summers"
MORE = "That the Council lists its oldest trees and publishes the list"


def read(*rows: list[str]) -> Reading:
    return understand(paper(grid(*rows)))


def numbers_of(reading: Reading) -> list[str | None]:
    return [one.number for one in reading.recommendations]


@pytest.mark.parametrize(
    ("heads", "values", "numbers"),
    [
        (("Report No.", "Rec. No."), [("15-001", "R1"), ("15-001", "R2"), ("15-002", "R1")], ["R1", "R2", "R1"]),
        (("S/N", "Ref"), [("1", "CP/04"), ("2", "CP/07"), ("3", "CP/09")], ["CP/04", "CP/07", "CP/09"]),
        (("Report ref", "Para"), [("A7", "4.2"), ("A7", "4.9"), ("B2", "1.1")], ["4.2", "4.9", "1.1"]),
        (
            ("Audit & ref", "Grade"),
            [("2023/04 – 1.1", "High"), ("2023/04 – 5.3.2", "Low"), ("2024/05 – 3 (a)", "Low")],
            ["2023/04 – 1.1", "2023/04 – 5.3.2", "2024/05 – 3 (a)"],
        ),
        (("Motion", "Res. no."), [("12", "a1"), ("^", "a2"), ("13", "a3")], ["a1", "a2", "a3"]),
        (("Year", "Priority"), [("2023", "1"), ("2024", "2"), ("2025", "3")], [None, None, None]),
    ],
)  # fmt: skip
def test_the_number_is_the_recommendations_own(
    heads: tuple[str, str], values: list[tuple[str, str]], numbers: list[str | None]
) -> None:
    rows = [[*pair, text, "Agreed"] for pair, text in zip(values, (ACT, REST, MORE), strict=True)]
    assert numbers_of(read([*heads, "Recommendation", "Response"], *rows)) == numbers


def test_another_things_number_gives_way_to_one_in_the_text() -> None:
    reading = read(
        ["Year", "Para", "Recommendation", "Response"],
        ["2024", "4.2", f"1. {ACT}", "Agreed"], ["^", "4.7", f"2. {REST}", "Agreed"],
        ["2023", "3.1", f"1. {MORE}", "No"],
    )  # fmt: skip
    assert [(one.number, one.text) for one in reading.recommendations] == [("1", ACT), ("2", REST), ("1", MORE)]


def test_a_revised_day_counts_and_the_first_is_told() -> None:
    reading = read(
        ["No.", "Recommendation", "Original date", "Revised date", "Completion date", "Status"],
        ["1", ACT, "31/03/2024", "30/09/2024", "", "Ongoing"], ["2", REST, "31/03/2024", "-", "01/04/2024", "Done"],
    )  # fmt: skip
    assert [one.due for one in reading.recommendations] == ["30/09/2024", "31/03/2024"]
    assert [one.notes.get("Completion date") for one in reading.recommendations] == [None, "01/04/2024"]
    assert [doubt.says for doubt in reading.doubts if doubt.where == "table 1, row 2"] == [
        "due “30/09/2024” and “31/03/2024” in columns of their own; the first is kept"
    ]
    assert not [doubt for doubt in reading.doubts if doubt.where == "table 1, row 3"]


def test_completed_over_days_says_when_not_whether() -> None:
    reading = read(
        ["No.", "Recommendation", "Lead member", "Lead officer", "Due", "Completed"],
        ["1", ACT, "Leader", "Tree Officer", "May 2024", "12/05/2024"], ["2", REST, "Leader", "Warden", "May 2024", ""],
    )  # fmt: skip
    assert [(one.owner, one.status) for one in reading.recommendations] == [("Tree Officer", None), ("Warden", None)]


def test_action_by_over_days_is_when_and_over_posts_is_who() -> None:
    days = read(["No.", "Recommendation", "Action by"], ["1", ACT, "May 2024"], ["2", REST, "June 2024"])
    posts = read(["No.", "Recommendation", "By"], ["1", ACT, "Tree Officer"], ["2", REST, "Head of Parks"])
    assert [(one.owner, one.due) for one in days.recommendations] == [(None, "May 2024"), (None, "June 2024")]
    assert [(one.owner, one.due) for one in posts.recommendations] == [("Tree Officer", None), ("Head of Parks", None)]


def test_what_is_to_be_done_is_tracked_not_what_was_found() -> None:
    reading = read(
        ["No.", "Finding", "Agreed action", "Owner", "Due"],
        ["1", "No trees", ACT, "Warden", "May 2024"], ["2", "Dry trees", REST, "Warden", "May 2024"],
    )  # fmt: skip
    assert [(one.text, one.notes["Finding"]) for one in reading.recommendations] == [
        (ACT, "No trees"), (REST, "Dry trees"),
    ]  # fmt: skip


def test_the_state_before_is_a_note_and_a_state_that_contradicts_is_told() -> None:
    reading = read(
        ["No.", "Recommendation", "Previous RAG", "RAG", "Status", "Audit status"],
        ["1", ACT, "Red", "Green", "Implemented", "In progress"],
        ["2", REST, "Red", "Red", "Not started", "Not started"],
    )  # fmt: skip
    assert [one.status for one in reading.recommendations] == ["Implemented", "Not started"]
    assert reading.recommendations[0].notes == {"Previous RAG": "Red", "RAG": "Green", "Audit status": "In progress"}
    assert [doubt.says for doubt in reading.doubts if doubt.where == "table 1, row 2"] == [
        "the status is “Implemented”, but “Audit status” says “In progress”"
    ]


@pytest.mark.parametrize(
    ("heads", "first"),
    [(("Position May 2024", "Position May 2025"), 0), (("May 2025 update", "May 2024 update"), 1),
     (("Q1 update", "Q2 update"), 0), (("Previous update", "Latest update"), 0)],
)  # fmt: skip
def test_the_word_of_an_earlier_time_is_not_carried_over_a_later_account(heads: tuple[str, str], first: int) -> None:
    cells = ["Begun.\nOngoing", "More are planted."] if first == 0 else ["More are planted.", "Begun.\nOngoing"]
    alone = ["Begun.\nOngoing", ""] if first == 0 else ["", "Begun.\nOngoing"]
    reading = read(["No.", "Recommendation", *heads], ["1", ACT, *cells], ["2", REST, *alone])
    assert [one.status for one in reading.recommendations] == [None, "Ongoing"]
    updates = {update.text: update.status for update in reading.recommendations[0].updates}
    assert updates == {"Begun.": "Ongoing", "More are planted.": None}


def test_quarters_hold_a_state_each() -> None:
    reading = read(
        ["No.", "Recommendation", "Q1 status", "Q2 status"],
        ["1", ACT, "Not started", "In progress"], ["2", REST, "In progress", ""],
    )  # fmt: skip
    assert [one.status for one in reading.recommendations] == ["In progress", "In progress"]
    assert reading.recommendations[0].updates == [
        ReadUpdate("Q1", None, "Not started"), ReadUpdate("Q2", None, "In progress"),
    ]  # fmt: skip


def test_columns_that_tell_no_time_are_in_no_order() -> None:
    headings = ["Officer comment", "Auditor comment", "Update", "Update"]
    assert times.oldest_first([(0, None), (1, None)], headings) == []
    assert times.oldest_first([(2, None), (3, None)], headings) == []
    assert times.oldest_first([(0, None)], headings) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("Head of Parks", "May 2025"), ("Head of Parks", "May 2025")),
        (("Tree Officer, 31/03/2025",), ("Tree Officer", "31/03/2025")),
        (("Clerk (by September 2025)",), ("Clerk", "September 2025")),
        (("May 2025 – Head of Parks",), ("Head of Parks", "May 2025")),
        (("Warden",), ("Warden", None)), (("TBC",), (None, "TBC")), (("Warden, week 9",), None),
        (("Warden", "May 2024", "June 2024"), None),
    ],
)  # fmt: skip
def test_who_and_when_in_one_cell(lines: tuple[str, ...], said: tuple[str | None, str | None] | None) -> None:
    assert combined.owner_and_due(lines) == said


def test_one_column_for_who_and_when() -> None:
    reading = read(
        ["No.", "Recommendation", "Lead officer / date", "Status"],
        ["1", ACT, "Warden\nMay 2025", "Ongoing"], ["2", REST, "Warden, week 9", "Ongoing"],
    )  # fmt: skip
    assert [(one.owner, one.due) for one in reading.recommendations] == [
        ("Warden", "May 2025"), ("Warden, week 9", None),
    ]  # fmt: skip
    assert [doubt.where for doubt in reading.doubts if "who and when" in doubt.says] == ["table 1, row 3"]


def test_one_column_for_the_response_and_what_followed() -> None:
    reading = read(
        ["No.", "Recommendation", "Response & progress"],
        ["1", ACT, "Accepted\nAll are planted."], ["2", REST, "Not agreed: too dear."], ["3", MORE, "Being listed."],
    )  # fmt: skip
    assert [(one.response, [u.text for u in one.updates]) for one in reading.recommendations] == [
        ("Accepted", ["All are planted."]), ("Not agreed", ["Not agreed: too dear."]), (None, ["Being listed."]),
    ]  # fmt: skip
    assert [doubt.where for doubt in reading.doubts if "the response" in doubt.says] == ["table 1, row 3"]


def test_a_response_of_paragraphs_may_open_with_an_answer() -> None:
    told = "We have begun to do this with the schools, and shall report on it to the Committee in the autumn."
    reading = read(
        ["No.", "Recommendation", "Response"],
        ["1", ACT, f"Accepted. {told}"], ["2", REST, f"Partially accepted: {told}"], ["3", MORE, told],
    )  # fmt: skip
    assert [one.response for one in reading.recommendations] == ["Accepted", "Partially accepted", None]
    assert reading.recommendations[0].updates[0].text == f"Accepted. {told}"


@pytest.mark.parametrize(
    ("label", "response", "status"),
    [("Completed recommendations (2)", None, "Completed"), ("Rejected", "Rejected", None),
     ("Actions that are overdue", None, "overdue"), ("New homes", None, None)],
)  # fmt: skip
def test_a_group_label_says_what_its_rows_are(label: str, response: str | None, status: str | None) -> None:
    reading = read(["No.", "Recommendation", "Comment"], [label, "<", "<"], ["1", ACT, "Told."], ["2", REST, "Told."])
    assert [(one.response, one.status) for one in reading.recommendations] == [(response, status)] * 2
    assert len([doubt for doubt in reading.doubts if "stands over this row" in doubt.says]) == (
        2 if response or status else 0
    )


def test_a_second_row_of_headings_that_says_enough_stands_alone() -> None:
    reading = read(
        ["Recommendation details", "<", "Progress", "<"], ["No.", "Recommendation", "Lead", "Status"],
        ["1", ACT, "Warden", "Complete"], ["2", REST, "Warden", "Ongoing"],
    )  # fmt: skip
    assert [(one.number, one.owner, one.status) for one in reading.recommendations] == [
        ("1", "Warden", "Complete"), ("2", "Warden", "Ongoing"),
    ]  # fmt: skip


def test_the_heading_of_an_earlier_update_is_not_the_papers_day() -> None:
    reading = read(
        ["No.", "Recommendation", "Previous update (Nov 2024)", "Latest update"],
        ["1", ACT, "Begun.", "Half are planted."], ["2", REST, "", "Bought a tanker."],
    )  # fmt: skip
    assert reading.as_at is None
    assert [u.date for u in reading.recommendations[0].updates] == ["Nov 2024", None]


WHO = "Head of Parks"


@pytest.mark.parametrize("heading", ["Agreed action & owner", "Action and lead", "Recommendation / SRO"])
@pytest.mark.parametrize("cell", ["{}\n{}", "{}\nLead: {}", "{}\nResponsible officer – {}", "{} ({})", "{} [{}]."])
def test_what_is_asked_and_who_owns_it_in_one_cell(heading: str, cell: str) -> None:
    rows = [[str(n), cell.format(f"{ACT} {n}", WHO), "Ongoing"] for n in (1, 2)]
    reading = understand(paper(grid(["No.", heading, "Status"], *rows)))
    assert [(one.text, one.owner) for one in reading.recommendations] == [(f"{ACT} 1", WHO), (f"{ACT} 2", WHO)]
    assert reading.doubts == []


@pytest.mark.parametrize(
    "words", [f"{WHO} plants a hedge (40 m)", f"Plant a hedge\n{WHO} has it.", "Plant a hedge\nReport to Cabinet", ACT]
)
def test_words_in_which_the_owner_is_not_clear_stay_whole(words: str) -> None:
    reading = understand(paper(grid(["No.", "Agreed action & owner", "Status"], ["1", words, "Ongoing"])))
    [one] = reading.recommendations
    assert (one.text, one.owner) == (words, None)
    assert [doubt.says for doubt in reading.doubts if doubt.where == one.where] == [
        "no owner is told from the words under “Agreed action & owner”"
    ]


def test_an_action_beside_its_recommendation_gives_the_owner_and_stays_a_note() -> None:
    rows = [[str(n), f"{ACT} {n}", f"Plant a hedge\n{WHO}", "Ongoing"] for n in (1, 2)]
    reading = understand(paper(grid(["No.", "Recommendation", "Agreed action & owner", "Status"], *rows)))
    assert [(one.owner, one.notes) for one in reading.recommendations] == [
        (WHO, {"Agreed action & owner": f"Plant a hedge\n{WHO}"})
    ] * 2


def test_a_column_for_the_owner_alone_counts_before_one_that_holds_it_too() -> None:
    row = ["1", f"{ACT}\n{WHO}", "Chief planner", "Ongoing"]
    [one] = understand(paper(grid(["No.", "Action and lead", "Owner", "Status"], row))).recommendations
    assert (one.text, one.owner) == (f"{ACT}\n{WHO}", "Chief planner")


def test_days_under_a_heading_that_nobody_has_heard_of_number_nothing() -> None:
    rows = [["14/03/2025", ACT, "Ongoing"], ["30/04/2025", ACT, "Complete"], ["01/05/2025", ACT, "Complete"]]
    assert [one.number for one in read(["Weather", "Recommendation", "Status"], *rows).recommendations] == [None] * 3


def test_numbers_without_a_heading_below_themes_in_their_column() -> None:
    rows = [["Theme 1: Trees"], ["1.1", ACT, "Ongoing"], ["1.2", REST, "Complete"], ["Theme 2: Parks"]]
    reading = read(["", "Recommendation", "Status"], *rows, ["2.1", MORE, "Ongoing"], ["Notes below the table"])
    assert [one.number for one in reading.recommendations] == ["1.1", "1.2", "2.1"]
    assert [one.section for one in reading.recommendations] == ["Theme 1: Trees", "Theme 1: Trees", "Theme 2: Parks"]
