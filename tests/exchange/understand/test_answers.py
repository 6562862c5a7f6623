import pytest

from followthrough.exchange.understand import answers, understand
from tests.exchange.understand.grids import grid, paper


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Agreed", "agreed"),
        ("The Cabinet accepts this recommendation.", "agreed"),
        ("The Cabinet accepts this recommendation in principle.", "agreed"),
        ("The Cabinet partially accepts the recommendation.", "agreed_in_part"),
        ("The Mayor does not agree with this recommendation.", "not_agreed"),
        ("This recommendation is not accepted.", "not_agreed"),
        ("The government supports this recommendation made towards councils.", None),
        ("This recommendation was not supported.", None),
        ("The Cabinet agrees to look into it.", None),
        ("The Cabinet accepts this recommendation but not its date.", None),
    ],
)
def test_a_sentence_about_the_recommendation_means_what_its_verb_says(text: str, code: str | None) -> None:
    assert (answers.answers(text), answers.means(text)) == (True, code)


def test_a_paragraph_is_parted_only_behind_an_answer() -> None:
    assert answers.parted("We accept this recommendation. A form was made.") == (
        "We accept this recommendation.",
        "A form was made.",
    )
    assert answers.parted("A form was made. We accept this recommendation.") is None
    assert answers.parted("Not agreed: too dear. It waits.") is None


def test_words_and_their_answer_in_one_paragraph_are_parted_at_this_recommendation() -> None:
    assert answers.within("Trees should be planted. The Council accepts this recommendation. Ten are in.") == (
        "Trees should be planted.",
        "The Council accepts this recommendation.",
        "Ten are in.",
    )
    assert answers.within("Trees should be planted. The Council accepts the plan.") is None
    assert answers.within("The Council accepts this recommendation. Ten are in.") is None


def test_who_answers_is_somebody_that_the_sentence_names() -> None:
    assert answers.who("The Cabinet accepts this recommendation.") == "The Cabinet"
    assert answers.who("We accept this recommendation.") == ""


def test_sentences_in_a_column_of_responses_are_responses() -> None:
    said = "The Executive Member for Housing and Communities accepts this recommendation."
    table = grid(["No.", "Recommendation", "Response"], ["1", "That it acts", said], ["2", "That it rests", said])
    reading = understand(paper(table))
    assert [(one.response, one.response_means, one.updates) for one in reading.recommendations] == [
        (said, "agreed", [])
    ] * 2
