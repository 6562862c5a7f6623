"""A round that has been sent: what needs the officer, what changed, what waits, who is silent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.councils.asking import calendar
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.outbox.models import Email
from followthrough.rounds.actions import clearing, sending
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.rules import Choice
from tests.rounds.cast import Asking, person
from tests.web.client import PageClient
from tests.web.pages import XHTML, cells, text_of, title_of, tree, words
from tests.web.rounds.pages import ALL, at

NOT_MINE = Given(Choice.NOT_MINE, whose="Leisure")
COMPLETE = Given(Choice.UPDATE, state=Delivery.COMPLETE.value, text="All is done.")


@pytest.fixture
def director(cast: Asking) -> Any:
    """Who clears what housing answers."""
    post = councils.add_post(**cast.by, title="Director of Homes")
    councils.set_clearer(**cast.by, service=cast.housing, level=1, post=post)
    return person(cast.by, "Dora", post)


def all_cells(page: Any) -> list[list[list[str]]]:
    """The words of every cell of every table."""
    tables = tree(page).iter(f"{XHTML}table")
    return [[[words(cell) for cell in row] for row in table.iter(f"{XHTML}tr")] for table in tables]


def answer(cast: Asking, what: Any, given: Given) -> None:
    cast.save(cast.hanna, what, given)
    cast.send(cast.hanna)


@pytest.mark.parametrize("part", ["", "answers.svg", "recipients/"])
def test_a_colleague_without_the_right_is_refused_and_a_stranger_finds_nothing(
    cast: Asking, part: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    cast.open()
    for client, status in ((signed_in(Role.COMMITTEE_MEMBER), 403), (stranger, 404)):
        assert client.get(at(cast, part)).status_code == status
        assert client.get(ALL).status_code == (403 if status == 403 else 404)


def test_rounds_are_listed_by_how_far_they_are(cast: Asking, officer: PageClient) -> None:
    cast.open()
    assert cells(officer.get(ALL), "govuk-table")[1][0].startswith("Review 4")
    assert "Open" in text_of(officer.get(ALL))


def test_an_open_round_says_who_is_silent_by_service(cast: Asking, officer: PageClient) -> None:
    cast.open()
    page = officer.get(at(cast))
    said = text_of(page)
    assert title_of(page).startswith("Review 4: a round of updates")
    for part in (
        "No update received Housing",
        "No reminder yet.",
        "Nobody could be found to ask Review 4, recommendation 4",
        "No cleared answer says anything new yet.",
        "Nothing waits for clearance.",
    ):
        assert part in said, part
    assert "Hanna" not in said


def test_what_was_received_waits_with_a_post_and_not_a_person(cast: Asking, officer: PageClient, director: Any) -> None:
    cast.open()
    answer(cast, "1", COMPLETE)
    said = text_of(officer.get(at(cast)))
    assert "waits with the holder of the post Director of Homes" in said
    assert "Dora" not in said


def test_what_changed_stands_beside_what_was_said_before(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", COMPLETE)
    page = officer.get(at(cast))
    said = text_of(page)
    assert "Delivery: In progress →is now Delivery: Complete" in said, said[said.index("What changed since") :][:300]
    assert "<del>Half </del><ins>All </ins>is done." in page.content.decode()


def test_no_change_that_is_cleared_is_only_listed(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", Given(Choice.NO_CHANGE))
    said = text_of(officer.get(at(cast)))
    assert "Cleared, no change Review 4, recommendation 1" in said
    assert "No cleared answer says anything new yet." in said


def test_what_is_not_theirs_needs_the_officer(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", NOT_MINE)
    said = text_of(officer.get(at(cast)))
    assert "They say that it is not theirs Review 4, recommendation 1" in said
    assert "Hanna names: Leisure" in said


def test_a_letter_that_came_back_needs_the_officer(cast: Asking, officer: PageClient) -> None:
    cast.open()
    Email.objects.filter(to="hanna@saltmere.example").update(state=Email.State.BOUNCED)
    assert "Letters that have not arrived Hanna: it came back" in text_of(officer.get(at(cast)))
    assert "A letter has not arrived: it came back" in text_of(officer.get(at(cast, "recipients/")))


def test_whoever_is_away_needs_the_officer_and_is_not_reminded(cast: Asking, officer: PageClient) -> None:
    cast.open()
    councils.say_away(**cast.by, person=cast.hanna, first_day=clock.today())
    said = text_of(officer.get(at(cast)))
    assert "No longer whom one would ask: left, away, or no longer theirs Hanna: 2 things not answered." in said


def test_an_answer_after_a_question_needs_the_officer(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", COMPLETE)
    clearing.question(**cast.by, answer=cast.asked("1").last.answer, text="All of it?")
    assert "You asked about the answer" in text_of(officer.get(at(cast)))
    answer(cast, "1", Given(Choice.UPDATE, state=Delivery.COMPLETE.value, text="Yes, all of it."))
    assert "Answered after your question Review 4, recommendation 1" in text_of(officer.get(at(cast)))


def test_the_plot_has_its_numbers_in_a_table(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", COMPLETE)
    plot = officer.get(at(cast, "answers.svg"))
    assert (plot["Content-Type"], b"1  received" in plot.content) == ("image/svg+xml; charset=utf-8", True)
    tables = all_cells(officer.get(at(cast)))
    assert tables[-1][-1][1:3] == ["1", "1"]


def test_a_planned_round_has_no_plot_and_no_queue(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    assert [officer.get(at(cast, part)).status_code for part in ("answers.svg", "recipients/")] == [404, 404]


def test_everybody_who_was_asked_with_letters_and_reminders(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", COMPLETE)
    working = calendar(cast.council)
    sending.remind(council=cast.council, day=working.on_or_after(cast.round.due_on + timedelta(days=1)))
    page = officer.get(at(cast, "recipients/"))
    [hanna] = [row for row in cells(page, "govuk-table") if row[0].startswith("Hanna")]
    assert hanna[1] == "1 of 2"
    assert "Reminded on" in hanna[2]
    assert "Send the link again" in hanna[3]


def test_a_round_with_three_recipients_asks_the_database_as_often_as_with_one(
    cast: Asking, officer: PageClient, director: Any, django_assert_max_num_queries: Any
) -> None:
    cast.open()
    answer(cast, "1", COMPLETE)
    officer.get(at(cast))
    with django_assert_max_num_queries(300) as few:
        officer.get(at(cast))
    answer(cast, cast.programme, COMPLETE)
    with django_assert_max_num_queries(len(few)):
        officer.get(at(cast))


def test_the_pages_of_the_review_and_the_recommendation_tell_of_the_round(
    cast: Asking, officer: PageClient, director: Any
) -> None:
    review, one = f"/saltmere/reviews/{cast.review.id}/", f"/saltmere/recommendations/{cast.numbers['1'].id}/"
    assert "Ask for updates: plan a round" in text_of(officer.get(review))
    assert "Asked in the round" not in text_of(officer.get(one))
    cast.open()
    assert "The round for the meeting of" in text_of(officer.get(review))
    assert text_of(officer.get(one)).count(": No update received") == 1
    answer(cast, "1", COMPLETE)
    assert ": Received, not yet cleared" in text_of(officer.get(one))


def test_home_tells_of_rounds_that_are_not_over(cast: Asking, officer: PageClient) -> None:
    assert "round of updates" not in text_of(officer.get("/saltmere/"))
    cast.open()
    answer(cast, "1", NOT_MINE)
    said = text_of(officer.get("/saltmere/"))
    assert "1 round of updates is planned or open" in said
    assert "1 is said not to be theirs. For 1 nobody could be found to ask." in said.replace(
        "theirs.For", "theirs. For"
    )
