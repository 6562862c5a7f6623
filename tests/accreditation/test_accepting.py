from typing import Any
from uuid import uuid4

import pytest

from followthrough.accreditation.actions import accepting
from followthrough.accreditation.queries.resting import followed
from followthrough.accreditation.rules import Outcome
from followthrough.commitments import actions as commitments
from followthrough.commitments import queries
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from tests.accreditation.cast import Gardening
from tests.cast import small_review


@pytest.fixture
def asked(plots: Gardening) -> list[Any]:
    """Two recommendations that rely on an area which is met in both services."""
    found = [one.commitment for one in small_review(plots.council, plots.officer).recommendations[1:3]]
    for one in found:
        commitments.rely(**plots.by, commitment=one, on=plots.programme, part="2")
    plots.judge(r2_1="met")
    plots.judge(plots.review(plots.housing), r2_1="met")
    return found


def accept(plots: Gardening, *chosen: Any, text: str = "Neighbours know.", told: Told = Told(), **more: Any) -> Any:
    ids = [one.id for one in chosen]
    evidence = more.get("evidence", {i: ["Folder 12"] for i in ids})
    return accepting.accept(**plots.by, chosen=ids, text=text, evidence=evidence, told=told)


def states(plots: Gardening, *asked: Any) -> list[Delivery | None]:
    found = queries.standings(plots.council, asked, AsAt.now())
    return [found[one.id].state for one in asked]


def updates(plots: Gardening, one: Any) -> int:
    return len(queries.updates(plots.council, one, AsAt.now()))


def test_several_are_answered_at_once(plots: Gardening, asked: list[Any]) -> None:
    before = [updates(plots, one) for one in asked]
    rows = accept(plots, *asked)
    assert {row.commitment_id for row in rows} == {one.id for one in asked}
    assert states(plots, *asked) == [Delivery.COMPLETE, Delivery.COMPLETE]
    assert [updates(plots, one) for one in asked] == [n + 1 for n in before]
    assert {row.text for row in rows} == {"Neighbours know."}


def test_each_gets_its_evidence_once(plots: Gardening, asked: list[Any]) -> None:
    commitments.add_evidence(**plots.by, commitment=asked[0], reference="Folder 12")
    accept(plots, *asked, evidence={asked[0].id: ["Folder 12", "Survey 3"], asked[1].id: ["Folder 12", "Folder 12"]})
    found = queries.standings(plots.council, asked, AsAt.now())
    assert [row.reference for row in found[asked[0].id].evidence] == ["Folder 12", "Survey 3"]
    assert [row.reference for row in found[asked[1].id].evidence] == ["Folder 12"]


def test_a_double_press_accepts_once(plots: Gardening, asked: list[Any]) -> None:
    press = Told(request_id=uuid4())
    first = accept(plots, *asked, told=press)
    again = accept(plots, *asked, told=press)
    assert {row.id for row in first} == {row.id for row in again}
    assert updates(plots, asked[1]) == 1


def test_the_same_form_with_other_words_is_refused(plots: Gardening, asked: list[Any]) -> None:
    press = Told(request_id=uuid4())
    accept(plots, asked[0], told=press)
    with pytest.raises(Refused, match="sent_before"):
        accept(plots, asked[0], text="Other words.", told=press)


def test_what_is_no_longer_proposed_is_refused_with_all_the_others(plots: Gardening, asked: list[Any]) -> None:
    plots.report(asked[1], Delivery.PAUSED)
    before = [updates(plots, one) for one in asked]
    with pytest.raises(Refused, match="no_longer_proposed"):
        accept(plots, *asked)
    assert [updates(plots, one) for one in asked] == before
    assert queries.standings(plots.council, asked, AsAt.now())[asked[0].id].evidence == ()


def test_a_criterion_that_is_no_longer_met_is_refused(plots: Gardening, asked: list[Any]) -> None:
    plots.judge(r2_1="not_met")
    with pytest.raises(Refused, match="no_longer_proposed"):
        accept(plots, asked[0])


def test_what_relies_on_nothing_is_refused(plots: Gardening, asked: list[Any]) -> None:
    with pytest.raises(Refused, match="no_longer_proposed"):
        accept(plots, plots.programme)


@pytest.mark.parametrize(("chosen", "text", "code"), [(0, "Met.", "nothing_chosen"), (1, " ", "text_needed")])
def test_it_needs_a_choice_and_words(plots: Gardening, asked: list[Any], chosen: int, text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        accept(plots, *asked[:chosen], text=text)


def test_what_was_accepted_is_done_and_says_so_when_it_opens_again(plots: Gardening, asked: list[Any]) -> None:
    accept(plots, asked[0])
    [found] = followed(plots.council, [asked[0].id], AsAt.now())
    assert found.outcome is Outcome.DONE
    plots.judge(r2_1="partly")
    [found] = followed(plots.council, [asked[0].id], AsAt.now())
    assert found.outcome is Outcome.CONTRADICTED


def test_another_council_accepts_nothing_here(plots: Gardening, asked: list[Any], away: Any) -> None:
    council, by = away
    with pytest.raises(Refused, match="no_longer_proposed"):
        accepting.accept(council=council, by=by, chosen=[asked[0].id], text="Met.", evidence={})
    assert states(plots, asked[0]) != [Delivery.COMPLETE]
