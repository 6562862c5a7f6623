"""What a programme costs with its parts."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accreditation.queries import money, programmes
from followthrough.commitments import actions as commitments
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from tests.accreditation.steered import Steered


def found(one: Steered, as_at: AsAt | None = None) -> money.Money:
    return money.money(one.plots.council, one.programme, as_at or AsAt.now())


def test_every_part_is_there_with_its_own_costs(one: Steered) -> None:
    made = found(one)
    assert [(part.is_programme, part.phase, part.action) for part in made.parts] == [
        (True, None, None),
        (False, one.phase, None),
        (False, None, one.action),
    ]
    assert [(one.cost.what, part.phase) for part, one in made.costs] == [
        ("Annual fee", None),
        ("Salary", None),
        ("Training day", one.phase),
    ]
    assert [each.cost.what for _part, each in made.unfunded] == ["Training day"]
    assert [each.cost.post for _part, each in made.posts] == [one.plots.post]


def test_what_outlives_its_money(one: Steered) -> None:
    late = one.plots.action(text="Dig a well.")
    commitments.promise(**one.by, commitment=late.commitment, due=parse("1 May 2030"))
    day = date(2025, 3, 31)
    assert [(part.action, part.ends) for part in found(one).outlived] == [(None, day), (late, day)]


def test_nothing_of_what_was_not_known_yet(one: Steered) -> None:
    assert found(one, AsAt.on(date(2024, 1, 1))).parts == ()


def test_its_queries_do_not_grow_with_its_parts(one: Steered) -> None:
    counted = []
    for _again in range(2):
        with CaptureQueriesContext(connection) as seen:
            found(one)
        counted.append(len(seen))
        for n in range(4):
            one.plots.action(text=f"Action {n}.")
    assert counted[0] == counted[1]


def test_phases_and_actions_belong_to_their_programme(one: Steered) -> None:
    ids = [one.phase.commitment_id, one.action.commitment_id, one.programme.id]
    assert programmes.belonging(one.plots.council, ids) == dict.fromkeys(ids[:2], one.programme)
