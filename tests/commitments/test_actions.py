from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.audit.queries import trail
from followthrough.commitments import actions, queries
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate, Wording
from followthrough.commitments.rules import Dated, Delivery, Kind
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused

Home = tuple[Any, Any]


@pytest.fixture
def mine(home: Home) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


@pytest.fixture
def commitment(mine: dict[str, Any]) -> Any:
    told = Told(known_on=date(2021, 3, 2))
    return actions.open_commitment(**mine, kind=Kind.PROGRAMME, text="Be accredited.", told=told)


def standing(home: Home, commitment: Any) -> queries.Standing:
    found = queries.standing(home[0], commitment, AsAt.now())
    assert found is not None
    return found


def test_the_same_request_makes_one_row(home: Home, mine: dict[str, Any], commitment: Any) -> None:
    told = Told(request_id=new_id())
    first = actions.record_progress(**mine, commitment=commitment, state=Delivery.COMPLETE, text="Done.", told=told)
    again = actions.record_progress(**mine, commitment=commitment, state=Delivery.COMPLETE, text="Done.", told=told)
    assert again.id == first.id
    assert ProgressUpdate.objects.count() == 1
    assert trail(home[0].id, first.id).count() == 1


def test_the_same_request_opens_one_commitment(mine: dict[str, Any]) -> None:
    told = Told(request_id=new_id())
    first = actions.open_commitment(**mine, kind=Kind.ACTION, text="Do it.", told=told)
    again = actions.open_commitment(**mine, kind=Kind.ACTION, text="Do it.", told=told)
    assert again == first
    assert Wording.objects.count() == 1


@pytest.mark.parametrize("changed", [{"text": "Nearly done."}, {"commitment": "another"}])
def test_the_same_request_with_other_words_is_refused_so_that_they_are_not_lost(
    mine: dict[str, Any], commitment: Any, changed: dict[str, Any]
) -> None:
    first = {"commitment": commitment, "text": "Done."}
    if "commitment" in changed:
        changed = {"commitment": actions.open_commitment(**mine, kind=Kind.ACTION, text="Another.")}
    told = Told(request_id=new_id())
    actions.record_progress(**mine, state=Delivery.COMPLETE, told=told, **first)
    with pytest.raises(Refused) as refused:
        actions.record_progress(**mine, state=Delivery.COMPLETE, told=told, **{**first, **changed})
    assert refused.value.code == "sent_before"
    assert [row.text for row in ProgressUpdate.objects.all()] == ["Done."]


def test_the_same_request_opens_nothing_else(mine: dict[str, Any]) -> None:
    told = Told(request_id=new_id())
    actions.open_commitment(**mine, kind=Kind.ACTION, text="Do it.", told=told)
    with pytest.raises(Refused) as refused:
        actions.open_commitment(**mine, kind=Kind.ACTION, text="Do something else.", told=told)
    assert refused.value.code == "sent_before"


def test_a_correction_is_about_the_same_thing(mine: dict[str, Any], commitment: Any) -> None:
    other = actions.open_commitment(**mine, kind=Kind.ACTION, text="Another.")
    row = actions.record_progress(**mine, commitment=other, state=Delivery.PAUSED)
    with pytest.raises(Refused) as refused:
        actions.record_progress(**mine, commitment=commitment, state=Delivery.COMPLETE, corrects=row)
    assert refused.value.code == "corrects_another"
    assert ProgressUpdate.objects.count() == 1


def test_nothing_is_known_before_it_happens(mine: dict[str, Any], commitment: Any) -> None:
    told = Told(known_on=clock.today() + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        actions.record_progress(**mine, commitment=commitment, state=Delivery.COMPLETE, told=told)
    assert (refused.value.code, refused.value.field) == ("known_in_the_future", "known_on")


def test_an_update_says_something(mine: dict[str, Any], commitment: Any) -> None:
    with pytest.raises(Refused) as refused:
        actions.record_progress(**mine, commitment=commitment, state=Delivery.NOT_STATED, text=" ")
    assert refused.value.code == "text_or_state_needed"
    assert ProgressUpdate.objects.count() == 0


def test_extensions_are_counted_and_the_first_date_is_kept(home: Home, mine: dict[str, Any], commitment: Any) -> None:
    actions.promise(**mine, commitment=commitment, due=parse("March 2022"))
    for due in ("June 2023", "summer 2025"):
        actions.promise(
            **mine,
            commitment=commitment,
            due=parse(due),
            kind=Dated.EXTENSION,
            reason="The money came late.",
            approved_by="Director of Housing",
        )
    found = standing(home, commitment)
    assert found.due is not None
    assert found.due.printed == "March 2022"
    assert [e.printed for e in found.extensions] == ["June 2023", "summer 2025"]
    assert found.current_due == found.extensions[-1]
    assert found.days_overdue(AsAt.on(date(2025, 9, 10))) == 10


def test_every_forecast_is_kept(home: Home, mine: dict[str, Any], commitment: Any) -> None:
    for due in ("March 2024", "March 2025"):
        actions.promise(**mine, commitment=commitment, due=parse(due), kind=Dated.FORECAST, reason="Capacity.")
    found = standing(home, commitment)
    assert [f.printed for f in found.forecasts] == ["March 2024", "March 2025"]
    assert found.current_due is None


def test_reliance_can_be_released(home: Home, mine: dict[str, Any], commitment: Any) -> None:
    action = actions.open_commitment(**mine, kind=Kind.ACTION, text="Train staff.")
    actions.rely(**mine, commitment=action, on=commitment)
    assert queries.relying_on(home[0], commitment, AsAt.now()) == [action.id]
    actions.rely(**mine, commitment=action, on=commitment, released=True)
    assert queries.relying_on(home[0], commitment, AsAt.now()) == []
    assert standing(home, action).relies_on == ()


def test_nothing_relies_on_itself(mine: dict[str, Any], commitment: Any) -> None:
    with pytest.raises(Refused) as refused:
        actions.rely(**mine, commitment=commitment, on=commitment)
    assert refused.value.code == "relies_on_itself"


def test_withdrawing_twice_is_one_withdrawal(home: Home, mine: dict[str, Any], commitment: Any) -> None:
    row = actions.add_evidence(**mine, commitment=commitment, reference="Minutes of the board")
    first = actions.withdraw(**mine, row=row, reason="Not ours.")
    assert actions.withdraw(**mine, row=row, reason="Not ours.") == first
    assert standing(home, commitment).evidence == ()
    assert queries.history(home[0], commitment, AsAt.now())[-1].id != row.id


def test_each_verb_leaves_one_event(home: Home, mine: dict[str, Any], commitment: Any) -> None:
    actions.add_note(**mine, commitment=commitment, name="Priority", text="High")
    actions.assign(**mine, commitment=commitment, printed="Head of Housing")
    verbs = [event.verb for event in trail(home[0].id, commitment.id)]
    assert verbs == ["commitments.assigned", "commitments.noted", "commitments.worded"]


def test_a_row_entered_from_an_old_paper_says_so(mine: dict[str, Any], commitment: Any) -> None:
    old = actions.add_evidence(**mine, commitment=commitment, reference="Audit", told=Told(known_on=date(2022, 4, 5)))
    new = actions.add_evidence(**mine, commitment=commitment, reference="Audit")
    assert (old.entered_later, new.entered_later) == (True, False)


def test_queries_do_not_grow_with_commitments(home: Home, mine: dict[str, Any], django_assert_num_queries: Any) -> None:
    made = [actions.open_commitment(**mine, kind=Kind.ACTION, text=f"Do {n}.") for n in range(12)]
    for some in (made[:1], made):
        with django_assert_num_queries(10):
            assert len(queries.standings(home[0], some, AsAt.now())) == len(some)


def test_the_very_same_from_another_form_is_said_once_a_day(mine: dict[str, Any], commitment: Any) -> None:
    about = {**mine, "commitment": commitment, "state": Delivery.IN_PROGRESS, "text": "Half are planted."}
    first = actions.record_progress(**about, told=Told(request_id=new_id()))
    assert actions.record_progress(**about, told=Told(request_id=new_id())) == first
    other = actions.record_progress(**{**about, "text": "All are."}, told=Told(request_id=new_id()))
    assert actions.record_progress(**about, told=Told(request_id=new_id())) not in (first, other)
