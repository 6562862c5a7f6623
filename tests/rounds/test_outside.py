"""What is restricted leaves by no letter and no sheet, also when whoever presses has opened it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.councils.veil import seeing
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.restriction import actions as restriction
from followthrough.rounds import outside, queries
from followthrough.rounds.actions import clearing, closing, planning, sending
from followthrough.rounds.actions.answering import Given, Sender
from followthrough.rounds.rules import Choice
from followthrough.web.rounds.answer_door import Door
from followthrough.web.rounds.sheet_making import sheet_of
from tests.rounds.cast import FIRST, Asking, asking, letters, person

ONE = "thing 1."


@pytest.fixture
def cast(home: Any) -> Asking:
    """An open round; above housing stands a director, who also clears."""
    made = asking(home)
    director = councils.add_post(**made.by, title="Director of Housing", team=made.housing)
    made.delia = person(made.by, "Delia", director)  # type: ignore[attr-defined]
    councils.set_clearer(**made.by, service=made.housing, level=1, post=director)
    made.open()
    return made


def restrict(cast: Asking, thing: Any) -> Any:
    reader = person(cast.by, "Zed")
    user = councils.create_sign_in(email=reader.email, password=None)
    role = {"role": Role.SCRUTINY_OFFICER, "first_day": FIRST}
    councils.give_role(council=cast.council, by=None, user=user, person=reader, **role)
    return restriction.restrict(**cast.by, thing=thing, readers=[cast.officer, reader], reason="A colleague is named.")


@pytest.fixture
def one_opened(cast: Asking) -> Iterator[Asking]:
    """Recommendation 1 is restricted, and whoever looks has opened it."""
    row = restrict(cast, cast.numbers["1"].commitment)
    with seeing([row.id]):
        yield cast


@pytest.fixture
def all_opened(cast: Asking) -> Iterator[Asking]:
    """The whole review is restricted, and whoever looks has opened it."""
    row = restrict(cast, cast.review)
    with seeing([row.id]):
        yield cast


def test_on_a_page_what_was_opened_is_seen(one_opened: Asking) -> None:
    assert ONE in str([one.delivered.words.text for one in one_opened.view.asked])


def test_a_letter_sent_again_counts_nothing_restricted(one_opened: Asking) -> None:
    sending.send_to(**one_opened.by, request=one_opened.request(one_opened.hanna))
    # The programme, with which recommendation 2 is answered.
    assert letters()[-1].body.startswith("Review 4: you are asked for an update on 1 thing by")


def test_the_first_letters_name_no_review_that_was_restricted_since(home: Any) -> None:
    cast = asking(home)
    cast.plan()
    row = restrict(cast, cast.numbers["1"].commitment)
    with seeing([row.id]):
        planning.look_again(**cast.by, round_=cast.round)
        sending.send(**cast.by, round_=cast.round, version=cast.round.version)
    assert "updates on 2 things" not in str([one.body for one in letters("round_asking")])


def test_of_a_restricted_review_nothing_is_sent_again(all_opened: Asking) -> None:
    with pytest.raises(Refused, match="nothing_asked_of_them"):
        sending.send_to(**all_opened.by, request=all_opened.request(all_opened.hanna))


def test_a_sheet_holds_nothing_restricted(one_opened: Asking) -> None:
    request = one_opened.request(one_opened.hanna)
    made = sheet_of(Door(one_opened.council, request, Sender(), "rounds:", whole=True))
    said = str([row.cells for row in made.rows])
    assert ONE not in said
    assert "thing 2." in said


def test_a_sheet_is_not_called_after_a_restricted_review(all_opened: Asking) -> None:
    request = all_opened.request(all_opened.hanna)
    assert sheet_of(Door(all_opened.council, request, Sender(), "rounds:")).title == "A review updates"


def test_a_letter_above_a_service_does_not_count_it(one_opened: Asking) -> None:
    type(one_opened.round).objects.update(due_on=clock.today() - timedelta(days=1))
    [housing] = [one for one in closing.silent(one_opened.council, one_opened.round) if one.service.name == "Housing"]
    assert ONE not in str([one.delivered.words.text for one in housing.owed])
    assert len(housing.owed) == 2


def test_a_letter_above_a_service_names_no_restricted_review(all_opened: Asking) -> None:
    assert outside.called(all_opened.round) == "A review"
    assert queries.reviews_of(all_opened.round) == (all_opened.review,)


def answered(cast: Asking) -> Any:
    cast.save(cast.hanna, "1", Given(Choice.UPDATE, state="complete", text="Done."))
    [answer] = cast.send(cast.hanna).answers.values()
    return answer


def test_nobody_is_told_by_letter_that_a_restricted_answer_came_back(cast: Asking) -> None:
    answer = answered(cast)
    row = restrict(cast, cast.numbers["1"].commitment)
    with seeing([row.id]):
        clearing.send_back(council=cast.council, by=cast.delia, answer=answer, note="Look again.")  # type: ignore[attr-defined]
        assert cast.asked("1").owed
    assert letters("round_back") == []


def test_nobody_is_told_by_letter_that_a_restricted_answer_waits(one_opened: Asking) -> None:
    answered(one_opened)
    assert letters("round_to_clear") == []
