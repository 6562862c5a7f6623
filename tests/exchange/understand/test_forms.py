from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import Reading, understand
from tests.exchange.understand.grids import grid, paper

ACT, REST = "That the Council acts.", "That the Council rests."


def said(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (
            one.number,
            one.text,
            one.response,
            one.owner,
            one.status,
            "|".join(u.text or "" for u in one.updates),
            one.where,
        )
        for one in reading.recommendations
    ]


def test_labels_in_pairs_across() -> None:
    forms = [
        grid(
            ["Recommendation", text, "<", "<"],
            ["Lead officer", lead, "Reference", number],
            ["Response", "Agreed", "Status", status],
            ["Update", "Begun", "<", "<"],
            place=f"table {number}",
        )
        for number, text, lead, status in (("1", ACT, "Law officer", "Open"), ("2", REST, "HR officer", ""))
    ]
    assert said(understand(paper(*forms))) == [
        ("1", ACT, "Agreed", "Law officer", "Open", "Begun", "table 1, row 1"),
        ("2", REST, "Agreed", "HR officer", None, "Begun", "table 2, row 1"),
    ]


def test_labels_over_their_values_under_the_words() -> None:
    forms = [
        grid(
            [f"Recommendation {number}: {text}", "<", "<"],
            ["Response", "Lead officer", "Status"],
            ["Agreed", "Head of Law", ""],
            ["Progress", "<", "<"],
            [update, "<", "<"],
        )
        for number, text, update in (("1", ACT, "Begun"), ("2", REST, ""))
    ]
    assert [row[:6] for row in said(understand(paper(*forms)))] == [
        ("1", ACT, "Agreed", "Head of Law", None, "Begun"),
        ("2", REST, "Agreed", "Head of Law", None, ""),
    ]


def test_a_form_under_its_number_and_words_and_sections_from_headings() -> None:
    blocks = [
        block
        for number, text, section in (("1", ACT, "Law"), ("2", REST, "Staff"))
        for block in (
            Line(section, level=2),
            Line(f"Recommendation {number}", bold=True),
            Line(text),
            grid(["Response", "Agreed"], ["Lead", "A B"], ["Update", ""], place=f"table {number}"),
        )
    ]
    reading = understand(paper(Line("Plan", level=1), *blocks))
    assert [row[:4] for row in said(reading)] == [("1", ACT, "Agreed", "A B"), ("2", REST, "Agreed", "A B")]
    assert [one.section for one in reading.recommendations] == ["Law", "Staff"]


def test_a_refusal_with_its_reason_is_an_answer_as_in_the_other_forms() -> None:
    forms = [
        grid([f"Recommendation {number}", text], ["Response", answer], ["Lead", "A B"])
        for number, text, answer in (
            ("1", ACT, "Accepted"),
            ("2", REST, "Rejected – a matter for others, who have had the power to do so for many years"),
        )
    ]
    assert [row[2] for row in said(understand(paper(*forms)))] == [
        "Accepted",
        "Rejected – a matter for others, who have had the power to do so for many years",
    ]


def test_labels_in_both_languages_or_in_welsh() -> None:
    both = grid(
        ["Argymhelliad 1 / Recommendation 1", ACT],
        ["Ymateb y Cabinet / Cabinet response", "Derbyniwyd / Accepted"],
        ["Swyddog arweiniol / Lead officer", "Pennaeth y Gyfraith"],
        ["Diweddariad / Update – Mehefin / June 2024", ""],
        ["Statws / Status", "Cwblhawyd"],
    )
    welsh = grid(
        ["Argymhelliad 2", REST],
        ["Ymateb y Cabinet", "Gwrthodwyd"],
        ["Swyddog arweiniol", "Pennaeth Staff"],
        ["Diweddariad Mehefin 2024", "Dim"],
        ["Statws", ""],
    )
    one, two = understand(paper(both, welsh)).recommendations
    assert (one.number, one.response_means, one.delivery_means, one.updates) == ("1", "agreed", "complete", [])
    assert (two.number, two.response_means, two.owner, two.updates[0].date) == (
        "2", "not_agreed", "Pennaeth Staff", "June 2024",
    )  # fmt: skip


def test_lines_of_a_cell_that_are_labels_with_their_values() -> None:
    forms = [
        grid([f"Recommendation {number}: {text}", "<"], ["Response: Agreed\nLead: A B", "Status: Open"])
        for number, text in (("1", ACT), ("2", REST))
    ]
    assert [row[:5] for row in said(understand(paper(*forms)))] == [
        ("1", ACT, "Agreed", "A B", "Open"),
        ("2", REST, "Agreed", "A B", "Open"),
    ]


def test_a_table_whose_first_column_is_officers_is_no_form() -> None:
    table = grid(
        ["Lead officer", "Recommendation", "Status"], ["Housing officer", ACT, "Open"], ["Bus officer", REST, "Open"]
    )
    assert [one.owner for one in understand(paper(table)).recommendations] == ["Housing officer", "Bus officer"]


def test_labels_over_their_values_under_a_heading_that_has_the_words() -> None:
    blocks = [
        block
        for number, text in (("1", ACT), ("2", REST))
        for block in (
            Line(f"Recommendation {number}: {text}", level=3),
            grid(["Response", "Lead", "Progress"], ["Agreed", "A B", "Begun"], place=f"table {number}"),
        )
    ]
    assert [row[:4] for row in said(understand(paper(*blocks)))] == [
        ("1", ACT, "Agreed", "A B"),
        ("2", REST, "Agreed", "A B"),
    ]


def test_a_form_that_names_no_recommendation_is_left_and_the_others_are_read() -> None:
    contact = grid(["Lead officer", "A B"], ["Department", "Law"], ["Update", "Monthly"], place="table 1")
    form = grid(["Recommendation 1", ACT], ["Response", "Agreed"], ["Lead", "C D"], place="table 2")
    assert [row[0] for row in said(understand(paper(contact, form)))] == ["1"]


def test_two_labels_over_an_answer_and_its_owner_are_headings() -> None:
    box = [["Recommendation 1: That it acts", "<"], ["Response", "Lead"], ["Accepted", "Head of Roads"]]
    tables = [grid(*([cell.replace("1", str(n)) for cell in row] for row in box)) for n in (1, 2, 3)]
    reading = understand(paper("Report", *tables))
    assert [(one.number, one.text, one.response, one.owner) for one in reading.recommendations] == [
        (str(n), "That it acts", "Accepted", "Head of Roads") for n in (1, 2, 3)
    ]
