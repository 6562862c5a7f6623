"""Prose without labels, or with few: what opens a recommendation, what answers it, and what is neither."""

import pytest

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import labels, understand
from followthrough.exchange.understand.meanings import delivery_means, is_status, response_means
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.understand.grids import grid, paper

WORDS = "That the Council buys a lorry before the winter and tells every parish council where it goes and when."
ACCOUNT = "A lorry was bought in May and has been in use since November."
Entry = list[str | Line]


def bold(text: str) -> Line:
    return Line(text, bold=True)


def head(text: str) -> Line:
    return Line(text, level=2, bold=True)


def read(*entries: Entry) -> list[tuple[str | None, str, str | None, str | None, list[str]]]:
    reading = understand(paper(head("One year on"), *(line for entry in entries for line in entry)))
    return [
        (one.number, one.text, one.response, one.status, [update.text for update in one.updates])
        for one in reading.recommendations
    ]


@pytest.mark.parametrize("opening", ["{}. ", "{}) ", "R{} ", "R{}: ", "HS{}. ", "2024/0{} ", "R{}(a) "])
@pytest.mark.parametrize("says", ["Accepted.", "We accept this recommendation.", "The Council agrees in part."])
def test_numbered_paragraphs_that_a_sentence_answers_are_recommendations(opening: str, says: str) -> None:
    found = read(*([bold(opening.format(n) + WORDS), f"{says} {ACCOUNT}"] for n in (1, 2, 3)))
    assert found == [
        (opening.format(n).strip(" .:)") + (")" if "(a)" in opening else ""), WORDS, says, None, [ACCOUNT])
        for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    "entry",
    [
        [bold("{}. Budget monitoring"), "Agreed: That the report be noted."],
        [bold("{}. Budget monitoring"), "The Committee heard from the Treasurer.", "Agreed."],
        [bold("{}. Do you agree that the park should be closed at night, so that those who live by it sleep?"), "Yes"],
        [f"{{}}. {ACCOUNT}"],
        ["{}", "Minutes of the last meeting", "Lead: Chair"],
    ],
)
def test_minutes_surveys_and_agendas_hold_no_recommendation(entry: Entry) -> None:
    def numbered(line: str | Line, n: int) -> str | Line:
        return line.format(n) if isinstance(line, str) else bold(line.text.format(n))

    with pytest.raises(Unreadable):
        read(*([numbered(line, n) for line in entry] for n in range(1, 7)))


@pytest.mark.parametrize(
    ("answer", "rest", "parts"),
    [
        ("Accepted", "– the lorry is in use.", ("Accepted – the lorry is in use.", [])),
        ("Accepted", "– The lorry is in use.", ("Accepted", ["The lorry is in use."])),
        ("Partially accept:", "The lorry is in use.", ("Partially accept", ["The lorry is in use."])),
        ("Not agreed:", "too dear", ("Not agreed: too dear", [])),
        ("Accepted.", "It was done", ("Accepted.", ["It was done"])),
    ],
)
def test_an_answer_may_have_its_reason_or_an_account_behind_it(
    answer: str, rest: str, parts: tuple[str, list[str]]
) -> None:
    found = read(*([head(f"Recommendation {n}"), WORDS, f"{answer} {rest}"] for n in (1, 2, 3)))
    assert found == [(str(n), WORDS, parts[0], None, parts[1]) for n in (1, 2, 3)]


@pytest.mark.parametrize("mark", ["Accepted", "Accepted.", "Accepted:", "Accepted –"])
@pytest.mark.parametrize("lead", [[], ["Lead: Head of Roads"]])
def test_the_same_answer_set_apart_in_every_entry_is_an_answer_and_no_label(mark: str, lead: Entry) -> None:
    said = Line(f"{mark} {ACCOUNT}", label=mark)
    found = read(*([head(f"Recommendation {n}"), WORDS, said, *lead] for n in (1, 2, 3)))
    assert found == [(str(n), WORDS, "Accepted.", None, [ACCOUNT]) for n in (1, 2, 3)]


@pytest.mark.parametrize("after", ["Complete", "In progress (June 2024)", "Not started, June 2024", "50%"])
def test_a_state_alone_below_the_accounts_is_the_status(after: str) -> None:
    labelled = read(*([head(f"Recommendation {n}"), WORDS, "Lead: Head of Roads", "Progress: " + ACCOUNT, after]
                      for n in (1, 2, 3)))  # fmt: skip
    assert labelled == [(str(n), WORDS, None, after, [ACCOUNT]) for n in (1, 2, 3)]
    told = read(*([bold(f"{n}. {WORDS}"), ACCOUNT, bold(after)] for n in (1, 2, 3)))
    assert told == labelled


def test_a_state_above_the_first_entry_is_a_heading_over_those_that_have_it() -> None:
    entry = [WORDS, "Lead: Head of Roads", "Progress: " + ACCOUNT]
    found = read(
        [head("Complete"), head("Recommendation 1"), *entry], [head("Recommendation 2"), *entry],
        [head("Ongoing"), head("Recommendation 3"), *entry],
    )  # fmt: skip
    assert [status for _, _, _, status, _ in found] == ["Complete", "Complete", "Ongoing"]


@pytest.mark.parametrize(
    ("text", "number", "words", "said"),
    [
        ("Recommendation 5.1", "5.1", "", ""),
        ("Recommendation 5.1: That it acts", "5.1", "That it acts", ""),
        ("Recommendation 7 – Accepted", "7", "", "Accepted"),
        ("Recommendation 7 (In progress)", "7", "", "In progress"),
        ("Rec. 7 COMPLETE", "7", "", "COMPLETE"),
        ("Recommendation 7 – Safer roads", "7", "Safer roads", ""),
        ("Recommendation 7 (page 14)", "7", "", ""),
        ("Recommendation 7 (paragraphs 3 and 4): That it acts", "7", "That it acts", ""),
        ("Recommendations 2 and 3", "2 and 3", "", ""),
        ("Recommendations 2, 3 & 4", "2, 3 & 4", "", ""),
    ],
)
def test_what_stands_beside_the_number_is_words_an_answer_or_a_state(
    text: str, number: str, words: str, said: str
) -> None:
    opening = labels.named(Line(text))
    assert opening is not None
    assert (opening.number, opening.text, opening.said) == (number, words, said)


def test_a_label_says_more_than_what_stands_beside_the_number() -> None:
    entries = ([head(f"Recommendation {n} – Accepted"), WORDS, "Response: Agreed in part"] for n in (1, 2, 3))
    assert [response for _, _, response, _, _ in read(*entries)] == ["Agreed in part"] * 3


def test_numbers_of_the_report_s_own_paragraphs_are_taken_off_the_answers() -> None:
    entries = ([head(f"Recommendation {n}"), WORDS, f"{20 + n}. Accepted. {ACCOUNT}"] for n in (1, 2, 3))
    assert read(["3. The inquiry met."], *entries) == [(str(n), WORDS, "Accepted.", None, [ACCOUNT]) for n in (1, 2, 3)]
    dotted = ([head(f"Recommendation {n}"), WORDS, f"2.{n} Accepted. {ACCOUNT}"] for n in (1, 2, 3))
    assert read(*dotted) == [(str(n), WORDS, "Accepted.", None, [ACCOUNT]) for n in (1, 2, 3)]


def test_figures_that_open_a_sentence_now_and_then_stay() -> None:
    account = "40 Of the 112 stops are done."
    entries = ([head(f"Recommendation {n}"), WORDS, "Accepted.", account] for n in (1, 2, 3))
    assert read(*entries) == [(str(n), WORDS, "Accepted.", None, [account]) for n in (1, 2, 3)]


def test_a_number_alone_on_its_line_opens_a_record() -> None:
    entries = ([str(n), WORDS, "Response: Agreed", "Lead: Head of Roads"] for n in (1, 2, 3))
    assert read(*entries) == [(str(n), WORDS, "Agreed", None, []) for n in (1, 2, 3)]


def test_lettered_codes_count_on() -> None:
    entries = ([f"R{code}: {WORDS}", "Response: Agreed", "Lead: Ann"] for code in ("1", "2(a)", "2(b)", "3"))
    assert [number for number, *_ in read(*entries)] == ["R1", "R2(a)", "R2(b)", "R3"]


def test_numbers_in_plain_text_are_no_openings_where_the_others_stand_out() -> None:
    entries = [
        [bold(f"{n}. {WORDS}"), "Accepted. It was done:", "4. first in May;", "5. then in June."] for n in (1, 2)
    ]
    found = read(*entries, *([bold(f"{n}. {WORDS}"), "Accepted. It was done."] for n in (3, 4, 5)))
    assert [number for number, *_ in found] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("number", ["R{}", "Recommendation {}", "Rec {}:", "{}", "{}."])
def test_a_box_of_number_and_words_opens_what_stands_below_it(number: str) -> None:
    blocks = [
        block
        for n in (1, 2, 3)
        for block in (grid([number.format(n), WORDS]), "Response: Agreed", "Lead: Ann", ACCOUNT)
    ]
    reading = understand(paper("Report", *blocks))
    assert [(str(one.number).lstrip("R"), one.text, one.response) for one in reading.recommendations] == [
        (str(n), WORDS, "Agreed") for n in (1, 2, 3)
    ]
    assert [[update.text for update in one.updates] for one in reading.recommendations] == [[ACCOUNT]] * 3


def test_paragraphs_below_small_tables_are_accounts_with_a_doubt() -> None:
    table = grid(["Response", "Lead", "Due"], ["Agreed", "Ann", "May 2025"])
    blocks = [block for n in (1, 2, 3) for block in (head(f"Recommendation {n}"), WORDS, table, ACCOUNT)]
    reading = understand(paper("Report", *blocks, bold("Thanks"), "The Committee thanks all."))
    assert [[update.text for update in one.updates] for one in reading.recommendations] == [[ACCOUNT]] * 3
    doubted = {doubt.where for doubt in reading.doubts if "no label says so" in doubt.says}
    assert doubted == {one.where for one in reading.recommendations}


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Complete – June 2024", "complete"), ("In progress (June 2024)", "in_progress"),
        ("Not started, Q2 2025/26", "not_started"), ("On track: 30 March 2024", "in_progress"),
        ("Completed 12 March", "complete"), ("Ongoing 3 of 5 done", None), ("Ongoing 12", None),
    ],
)  # fmt: skip
def test_a_state_may_have_its_day(printed: str, code: str | None) -> None:
    assert (delivery_means(printed), is_status(printed)) == (code, code is not None)


def test_an_adverb_is_nobody_who_answers() -> None:
    assert response_means("Partially accept") == "agreed_in_part"
    entries = ([head(f"Recommendation {n}"), WORDS, f"Partially accept – {ACCOUNT}"] for n in (1, 2, 3))
    reading = understand(paper(*(line for entry in entries for line in entry)))
    assert [one.owner for one in reading.recommendations] == [None] * 3


@pytest.mark.parametrize("listed", ["{}. ", "R{}: "])
@pytest.mark.parametrize("beside", [True, False])
def test_recommendations_may_be_listed_in_one_place_and_answered_in_another(listed: str, beside: bool) -> None:
    front: Entry = [listed.format(n) + WORDS for n in (1, 2, 3)]
    answer = f"Accepted. {ACCOUNT}"
    entries: list[Entry] = [
        [bold(f"Recommendation {n}: {answer}")] if beside else [head(f"Recommendation {n}"), answer] for n in (1, 2, 3)
    ]
    assert read(front, [head("Responses")], *entries) == [
        (str(n), WORDS, "Accepted.", None, [ACCOUNT]) for n in (1, 2, 3)
    ]
    reading = understand(
        paper(*front, head("Responses"), *(line for entry in entries for line in entry), "5 June 2025")
    )
    assert any("taken from the list" in doubt.says for doubt in reading.doubts)


def test_an_answer_is_never_read_as_the_words_of_a_recommendation() -> None:
    found = read(*([head(f"Recommendation {n}"), f"Accepted. {ACCOUNT}"] for n in (1, 2, 3)))
    assert found == [(str(n), "", "Accepted.", None, [ACCOUNT]) for n in (1, 2, 3)]
    agrees = "The Council agrees a plan for its depots with the county council."
    assert [
        words for _, words, *_ in read(*([head(f"Recommendation {n}"), agrees, "Accepted."] for n in (1, 2, 3)))
    ] == [agrees] * 3


@pytest.mark.parametrize("said", ["R1 and R2", "recommendations 1 and 2", "R1 & R2", "R1–R2", "recommendations 1 to 2"])
def test_one_response_to_two_recommendations_is_both_s_with_a_doubt(said: str) -> None:
    more = said.replace("2", "4").replace("1", "3")
    entries: list[Entry] = [
        [f"R1: {WORDS}"], [f"R2: {WORDS}", f"Response to {said}: Accepted", "Lead: Ann"],
        [f"R3: {WORDS}"], [f"R4: {WORDS}", f"Response to {more}: Not agreed", "Lead: Bo"],
    ]  # fmt: skip
    assert [response for _, _, response, *_ in read(*entries)] == ["Accepted", "Accepted", "Not agreed", "Not agreed"]
    reading = understand(paper("Report", *(line for entry in entries for line in entry)))
    shared = {doubt.where for doubt in reading.doubts if "answered together" in doubt.says}
    assert shared == {reading.recommendations[at].where for at in (0, 2)}
