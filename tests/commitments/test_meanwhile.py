"""The second to save: whoever would succeed what came after the page was shown is refused, and nobody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.audit.queries import length
from followthrough.commitments import actions
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate, Withdrawal
from followthrough.commitments.rules import Dated, Delivery, Kind, Whose
from followthrough.councils import actions as councils
from followthrough.lib.days import parse
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused

Home = tuple[Any, Any]
OLD = date(2022, 4, 5)


@pytest.fixture
def mine(home: Home) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


@pytest.fixture
def commitment(mine: dict[str, Any]) -> Any:
    told = Told(known_on=date(2021, 1, 1))
    return actions.open_commitment(**mine, kind=Kind.PROGRAMME, text="Be accredited.", told=told)


@pytest.fixture
def say(mine: dict[str, Any], commitment: Any) -> Callable[..., Any]:
    """One thing of each kind said about the commitment, by its name."""
    team, other = (councils.add_team(**mine, name=name) for name in ("Parks", "Roads"))
    about = {**mine, "commitment": commitment}
    rest = {"reason": "Rain.", "approved_by": "Cabinet"}
    verbs: dict[str, Callable[..., Any]] = {
        "update": lambda **k: actions.record_progress(**about, state=Delivery.PAUSED, **k),
        "other update": lambda **k: actions.record_progress(**about, state=Delivery.COMPLETE, **k),
        "words": lambda **k: actions.word(**about, text="Be good.", whose=Whose.OWNER, **k),
        "executive's words": lambda **k: actions.word(**about, text="Be ready.", whose=Whose.EXECUTIVE, **k),
        "owner": lambda **k: actions.assign(**about, team=team, **k),
        "other owner": lambda **k: actions.assign(**about, team=other, **k),
        "due": lambda **k: actions.promise(**about, due=parse("May 2030"), **k),
        "extension": lambda **k: actions.promise(**about, due=parse("May 2031"), kind=Dated.EXTENSION, **rest, **k),
        "forecast": lambda **k: actions.promise(**about, due=parse("May 2032"), kind=Dated.FORECAST, **rest, **k),
        "evidence": lambda **k: actions.add_evidence(**about, reference="File 1", **k),
        "other evidence": lambda **k: actions.add_evidence(**about, reference="File 2", **k),
    }
    return lambda what, **k: verbs[what](**k)


def refused(action: Callable[[], Any]) -> Refused | None:
    try:
        action()
    except Refused as found:
        return found
    return None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("update", "other update"),
        ("update", "update"),
        ("words", "words"),
        ("executive's words", "executive's words"),
        ("owner", "other owner"),
        ("due", "extension"),
        ("extension", "extension"),
        ("forecast", "forecast"),
        ("evidence", "evidence"),
    ],
)
def test_the_second_on_the_same_axis_is_refused(home: Home, say: Callable[..., Any], first: str, second: str) -> None:
    told = Told(seen=length(home[0].id))
    theirs = say(first, told=told)
    found = refused(lambda: say(second, told=told))
    assert found is not None
    assert (found.code, found.params["theirs"]) == ("changed_meanwhile", theirs)
    assert type(found.params["mine"]) is type(theirs)
    # Having seen both, it is the later word, and both stay.
    assert say(second, told=Told(seen=length(home[0].id))).id != theirs.id
    assert type(theirs).objects.filter(id=theirs.id).exists()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("evidence", "update"),
        ("evidence", "other evidence"),
        ("forecast", "extension"),
        ("extension", "forecast"),
        ("owner", "update"),
        ("executive's words", "words"),
        ("words", "executive's words"),
    ],
)
def test_another_axis_disturbs_nobody(home: Home, say: Callable[..., Any], first: str, second: str) -> None:
    told = Told(seen=length(home[0].id))
    say(first, told=told)
    assert refused(lambda: say(second, told=told)) is None


def test_who_says_nothing_of_what_was_seen_is_not_asked(say: Callable[..., Any]) -> None:
    say("update")
    assert refused(lambda: say("other update")) is None


def test_the_same_request_is_no_second_one(home: Home, say: Callable[..., Any]) -> None:
    told = Told(seen=length(home[0].id), request_id=new_id())
    assert say("update", told=told).id == say("update", told=told).id


def test_two_that_nobody_signed_are_two_updates(home: Home, commitment: Any) -> None:
    """As by two links: the same words of two recipients on one day."""
    said = {"council": home[0], "by": None, "commitment": commitment, "state": Delivery.PAUSED, "text": "Paused."}
    first, second = Told(request_id=new_id()), Told(request_id=new_id())
    made = [actions.record_progress(**said, told=told).id for told in (first, second, second)]
    assert made[0] != made[1] == made[2]


def test_an_older_day_is_its_own(home: Home, say: Callable[..., Any]) -> None:
    """What somebody says today does not stand in the way of what an older paper said."""
    told = Told(seen=length(home[0].id))
    say("update", told=told)
    assert refused(lambda: say("other update", told=replace(told, known_on=OLD))) is None


def test_what_was_withdrawn_meanwhile_stands_in_nobodys_way(home: Home, mine: Any, say: Callable[..., Any]) -> None:
    told = Told(seen=length(home[0].id))
    actions.withdraw(**mine, row=say("update", told=told), reason="Wrong.")
    assert refused(lambda: say("other update", told=told)) is None


def test_two_corrections_of_one_row(home: Home, say: Callable[..., Any]) -> None:
    wrong, told = say("update", told=Told(known_on=OLD)), Told(seen=length(home[0].id))
    say("other update", told=told)
    theirs = say("update", corrects=wrong, told=told)
    found = refused(lambda: say("other update", corrects=wrong, told=told))
    assert found is not None
    assert found.params["theirs"] == theirs


def test_a_row_corrected_meanwhile_is_not_withdrawn_unseen(home: Home, mine: Any, say: Callable[..., Any]) -> None:
    wrong, seen = say("update"), length(home[0].id)
    theirs = say("other update", corrects=wrong)
    found = refused(lambda: actions.withdraw(**mine, row=wrong, reason="Wrong.", seen=seen))
    assert found is not None
    assert (found.code, found.params["theirs"]) == ("changed_meanwhile", theirs)
    assert Withdrawal.objects.count() == 0
    actions.withdraw(**mine, row=wrong, reason="Wrong.", seen=length(home[0].id))
    assert Withdrawal.objects.count() == 1


def test_what_an_import_brought_meanwhile_counts(home: Home, mine: Any, commitment: Any, say: Any) -> None:
    told, ref = Told(seen=length(home[0].id)), new_id()
    row = actions.new_row(
        ProgressUpdate, **mine, told=Told(import_ref=ref), commitment=commitment, state=Delivery.PAUSED
    )
    actions.append_all(**mine, heads=[], rows=[row], verb="exchange.confirmed", subjects=[ref], said={})
    found = refused(lambda: say("update", told=told))
    assert found is not None
    assert found.params["theirs"] == row
    assert refused(lambda: say("update", told=Told(seen=length(home[0].id)))) is None
