from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import ReadUpdate, understand
from tests.exchange.understand.grids import paper


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
