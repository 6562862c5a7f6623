import pytest

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import ReadUpdate, understand
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.understand.grids import grid, paper


def opened(number: int, words: str = "That the Council acts.") -> Line:
    return Line(f"Recommendation {number}: {words}", bold=True)


ANSWER = Line("The Cabinet accepts this recommendation.", bold=True)


def test_heading_answer_and_account_make_a_recommendation() -> None:
    reading = understand(
        paper(
            "Report",
            opened(1, "That it acts. (113.6)"),
            ANSWER,
            "Work began.",
            "Work ended.",
            opened(2),
            ANSWER,
            opened(3),
            "Soon.",
        )
    )
    first = reading.recommendations[0]
    assert (first.number, first.text, first.owner, first.response_means) == (
        "1",
        "That it acts.",
        "The Cabinet",
        "agreed",
    )
    assert first.updates == [ReadUpdate(None, "Work began.\nWork ended.")]
    assert first.notes == {"Paragraph": "113.6"}
    assert (reading.recommendations[2].response, reading.recommendations[2].updates) == (
        None,
        [ReadUpdate(None, "Soon.")],
    )


def test_every_recommendation_read_from_prose_is_doubted() -> None:
    reading = understand(paper(opened(1), ANSWER, opened(2), ANSWER, opened(3), ANSWER))
    assert [doubt.where for doubt in reading.doubts if "prose" in doubt.says] == [
        one.where for one in reading.recommendations
    ]


def test_a_mention_inside_an_account_opens_nothing() -> None:
    reading = understand(paper(opened(1), ANSWER, "See", "Recommendation 2.", opened(2), ANSWER, opened(3), ANSWER))
    assert [one.number for one in reading.recommendations] == ["1", "2", "3"]


def test_lettered_parts_belong_to_the_words() -> None:
    parts = (
        Line("Recommendation 1:", bold=True),
        Line("a) that it acts; and", bold=True),
        Line("b) that it rests.", bold=True),
        ANSWER,
    )
    reading = understand(paper(*parts, opened(2), ANSWER, opened(3), ANSWER))
    assert reading.recommendations[0].text == "a) that it acts; and\nb) that it rests."


def test_supporting_what_others_are_asked_is_no_answer_that_has_a_meaning() -> None:
    supports = Line("The government supports this recommendation made towards councils.", bold=True)
    reading = understand(paper(opened(1), supports, opened(2), ANSWER, opened(3), ANSWER))
    assert (reading.recommendations[0].response, reading.recommendations[0].response_means) == (supports.text, None)


def test_a_summary_at_the_front_does_not_double_the_recommendations() -> None:
    reading = understand(
        paper(
            opened(1),
            opened(2),
            opened(3),
            Line("Chapter 1", level=1),
            opened(1),
            ANSWER,
            opened(2),
            ANSWER,
            opened(3),
            ANSWER,
        )
    )
    assert [(one.number, one.response is None) for one in reading.recommendations] == [
        ("1", False),
        ("2", False),
        ("3", False),
    ]


def labelled(number: int, *more: str | Line) -> list[str | Line]:
    return [Line(f"Recommendation {number}", level=2, bold=True), "That the Council acts on the report.", *more]


def test_labelled_lines_say_what_they_name_and_need_no_doubt_each() -> None:
    said = [
        "Cabinet’s response: Agreed",
        "Lead: Head of Leisure",
        "By when: May 2025",
        "Status: Complete",
        "Cost: None",
    ]
    reading = understand(
        paper("Report", *(line for n in (1, 2, 3) for line in labelled(n, *said, "Progress: Begun.", "Ended.")))
    )
    one = reading.recommendations[2]
    assert (one.number, one.text) == ("3", "That the Council acts on the report.")
    assert (one.response, one.owner, one.due, one.status) == ("Agreed", "Head of Leisure", "May 2025", "Complete")
    assert (one.response_means, one.delivery_means, one.notes) == ("agreed", "complete", {"Cost": "None"})
    assert one.updates == [ReadUpdate(None, "Begun.\nEnded.")]
    assert [doubt.says for doubt in reading.doubts] == [
        "“Ended.” is read as more of “Progress”; where the last entry ends is a guess"
    ]


def test_a_label_alone_names_the_paragraphs_below_it() -> None:
    label = Line("What has happened since", bold=True)
    response = Line("Response", bold=True)
    reading = understand(
        paper(
            *(line for n in (1, 2, 3) for line in labelled(n, response, "Accepted. Soon.", label, "Begun.", "Ended."))
        )
    )
    one = reading.recommendations[0]
    assert (one.response, one.response_means, one.updates) == (
        "Accepted.", "agreed", [ReadUpdate(None, "Soon."), ReadUpdate(None, "Begun.\nEnded.")]
    )  # fmt: skip


def test_what_stands_between_heading_and_label_is_the_recommendation_and_its_title_a_note() -> None:
    def titled(number: int) -> list[Line | str]:
        return [Line(f"Recommendation {number}: Safer streets", level=2, bold=True), "That it acts.", "That it asks.",
                "Response: Agreed", "Progress: Begun."]  # fmt: skip

    one = understand(paper(*titled(1), *titled(2), *titled(3))).recommendations[1]
    assert (one.text, one.notes["Title"], one.response) == ("That it acts.\nThat it asks.", "Safer streets", "Agreed")


def test_a_label_twice_under_one_recommendation_is_kept_with_a_doubt() -> None:
    twice = ["Lead: Ann", "Lead: Bo"]
    reading = understand(paper(*(line for n in (1, 2, 3) for line in labelled(n, "Response: Agreed", *twice))))
    one = reading.recommendations[0]
    assert (one.owner, one.notes) == ("Ann", {"Lead": "Bo"})
    assert any("twice" in doubt.says for doubt in reading.doubts if doubt.where == one.where)


def test_a_long_status_is_an_account_with_a_doubt() -> None:
    said = "Work on the new depot began in May and the first of its three halls is now complete. " * 2
    reading = understand(
        paper(*(line for n in (1, 2, 3) for line in labelled(n, "Response: Agreed", f"Status: {said}".strip())))
    )
    one = reading.recommendations[0]
    assert (one.status, one.updates) == (None, [ReadUpdate(None, said.strip())])
    assert any("kept as the update" in doubt.says for doubt in reading.doubts if doubt.where == one.where)


def test_an_answer_opens_a_paragraph() -> None:
    said = "We accept this recommendation in part. A new form was brought in."
    reading = understand(paper(*(line for n in (1, 2, 3) for line in (opened(n), said))))
    one = reading.recommendations[0]
    assert (one.response, one.response_means, one.owner) == (
        "We accept this recommendation in part.", "agreed_in_part", None
    )  # fmt: skip
    assert one.updates == [ReadUpdate(None, "A new form was brought in.")]


def test_an_answer_in_the_passive_has_no_owner() -> None:
    said = "This recommendation is not accepted."
    one = understand(paper(*(line for n in (1, 2, 3) for line in (opened(n), said)))).recommendations[0]
    assert (one.response, one.response_means, one.owner) == (said, "not_agreed", None)


def test_the_title_of_a_report_stands_above_its_first_recommendation() -> None:
    reading = understand(
        paper(Line("One year on", level=2, bold=True), "20 March 2025", opened(1), opened(2), opened(3))
    )
    assert (reading.title, reading.as_at) == ("One year on", "2025-03-20")


def test_numbered_headings_over_a_state_alone_are_recommendations() -> None:
    entries = [
        line for n in (1, 2, 3) for line in (Line(f"{n}. That the Council acts", level=2), "Status: Open", "Soon.")
    ]
    reading = understand(paper("Report", *entries))
    assert [(one.number, one.status) for one in reading.recommendations] == [(n, "Open") for n in "123"]
    assert [update.text for one in reading.recommendations for update in one.updates] == ["Soon."] * 3


def test_a_short_line_that_stands_out_under_most_headings_names_what_is_below_it() -> None:
    over = Line("Our journey", bold=True)
    entries = [line for n in (1, 2, 3) for line in labelled(n, "Response: Agreed", over, "It has begun.")]
    one = understand(paper(*entries, "Words.")).recommendations[0]
    assert (one.response, one.updates) == ("Agreed", [ReadUpdate(None, "It has begun.")])


def test_a_chapter_in_bold_after_an_account_ends_a_recommendation_and_is_a_section() -> None:
    chapters = [Line("Part one", bold=True), Line("Part two", bold=True)]
    entries = [(opened(n), ANSWER, "Begun.") for n in (1, 2, 3)]
    reading = understand(paper(chapters[0], *entries[0], *entries[1], chapters[1], *entries[2]))
    assert [one.section for one in reading.recommendations] == ["Part one", "Part one", "Part two"]
    assert [one.updates for one in reading.recommendations] == [[ReadUpdate(None, "Begun.")]] * 3


def test_the_report_s_own_numbered_paragraphs_end_the_chapter_of_recommendations() -> None:
    entries = [line for n in (1, 2, 3) for line in (opened(n), ANSWER, "Begun.")]
    reading = understand(paper("1. The inquiry met.", "2. It heard.", *entries, "3. The inquiry thanks all.", "Words."))
    assert reading.recommendations[2].updates == [ReadUpdate(None, "Begun.")]
    assert any("3. The inquiry thanks all." in doubt.says for doubt in reading.doubts if doubt.where == "the paper")


def test_without_a_label_for_accounts_what_stands_below_the_labels_is_one_with_a_doubt() -> None:
    said = ["The path is narrow.", "Response: Agreed", "Lead: Head of Parks", "Lights were put up in May."]
    reading = understand(paper(*(line for n in (1, 2, 3) for line in labelled(n, *said))))
    one = reading.recommendations[1]
    assert (one.text, one.owner) == ("That the Council acts on the report.", "Head of Parks")
    assert [update.text for update in one.updates] == ["The path is narrow.", "Lights were put up in May."]
    assert [doubt.says for doubt in reading.doubts if doubt.where == one.where] == [
        "“Lights were put up in May.” is read as an update, though no label says so",
        "what stands above its first label may be its words or an account of it",
    ]


def test_prose_is_read_beside_a_table_under_headings_that_holds_no_recommendation() -> None:
    table = grid(["Status", "Comment"], ["", ""])
    reading = understand(paper(table, *(line for n in (1, 2, 3) for line in (opened(n), ANSWER))))
    assert [one.number for one in reading.recommendations] == ["1", "2", "3"]


def test_a_list_of_paragraphs_goes_on_with_the_words_where_these_announce_it() -> None:
    entry = ["That the Council:", "buys a bus;", "drives it.", "This recommendation is accepted.", "It was bought."]
    named = [Line(f"Recommendation {n} of 3", level=2) for n in (1, 2, 3)]
    reading = understand(paper(*(line for head in named for line in (head, *entry))))
    one = reading.recommendations[0]
    assert (one.number, one.text) == ("1", "That the Council:\nbuys a bus;\ndrives it.")
    assert one.updates == [ReadUpdate(None, "It was bought.")]


def test_a_key_may_explain_signs() -> None:
    table = grid(["No.", "Recommendation", "Status"], ["1", "That the Council acts", "✓"], ["2", "That it rests", "◐"])
    reading = understand(paper(table, "Key: ✓ completed ◐ in progress ○ not started"))
    assert [one.delivery_means for one in reading.recommendations] == ["complete", "in_progress"]


def test_labels_may_be_items_of_a_list() -> None:
    reading = understand(paper(*(line for n in (1, 2, 3) for line in labelled(n, "• Response: Agreed", "• Lead: Ann"))))
    assert [(one.response, one.owner) for one in reading.recommendations] == [("Agreed", "Ann")] * 3


def test_numbered_headings_are_recommendations_only_where_labels_say_so() -> None:
    def headed(number: int, *more: str) -> list[str | Line]:
        return [Line(f"{number}. That the Council acts", level=2, bold=True), *more]

    said = ("Response: Agreed", "Progress: Begun.")
    front = Line("1. Introduction", level=2, bold=True)
    reading = understand(paper("Report", front, "Words.", *headed(2, *said), *headed(3, *said), *headed(4, *said)))
    assert [(one.number, one.text, one.response) for one in reading.recommendations] == [
        (number, "That the Council acts", "Agreed") for number in ("2", "3", "4")
    ]
    with pytest.raises(Unreadable):
        understand(paper(front, "Words.", *headed(2, "Words."), *headed(3, "Words."), *headed(4, "Words.")))


@pytest.mark.parametrize("called", ["Matter of concern {}", "Lesson {}:", "Finding {}. The Council acts late."])
def test_other_words_for_what_is_asked_open_records_where_they_count_from_one(called: str) -> None:
    labels = ["Lead: Head of Parks", "Status: Open"]
    words = [] if "late" in called else ["The Council acts late."]
    found = understand(paper(*(line for n in (1, 2, 3) for line in (called.format(n), *words, *labels))))
    assert [(one.number, one.text, one.owner, one.status) for one in found.recommendations] == [
        (str(n), "The Council acts late.", "Head of Parks", "Open") for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(("called", "first"), [("Table {}", 1), ("Lesson {}", 2)])
def test_neither_other_things_nor_counts_that_begin_later_open_them(called: str, first: int) -> None:
    labels = ["The Council acts late.", "Lead: Head of Parks", "Status: Open"]
    with pytest.raises(Unreadable):
        understand(paper(*(line for n in (first, first + 1) for line in (called.format(n), *labels))))


def test_closing_words_below_a_last_entry_without_labels_are_no_part_of_it() -> None:
    entry = ["The Council acts late.", "Lead: Head of Parks", "Status: Complete"]
    reading = understand(
        paper("Lesson 1", *entry, "Lesson 2", *entry, "Lesson 3", "It rests.", "Kind regards", "The Clerk")
    )
    assert [one.text for one in reading.recommendations] == [entry[0], entry[0], "It rests."]
    assert [doubt.says for doubt in reading.doubts if doubt.where == "the paper"] == [
        "not read as part of any recommendation: “Kind regards”; “The Clerk”"
    ]
