"""A programme that is restricted takes with it whatever belongs to it; an action can be restricted alone."""

from typing import Any

import pytest

from followthrough.accreditation.models import LEDGER, Action, Finding, Phase, ServiceAudit, Serving
from followthrough.accreditation.queries import programmes
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Assignment, Commitment, DueDate, ProgressUpdate, Wording
from followthrough.commitments.rules import Kind
from followthrough.councils.permissions import Role
from followthrough.councils.veil import looking, seeing
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.registers.actions import funding
from followthrough.registers.actions.funding import Terms
from followthrough.registers.models import Cost, Counted
from followthrough.restriction import actions, queries
from tests.accreditation.cast import Gardening, gardening
from tests.cast import FIRST_PAPER, small_review
from tests.restriction.secret_programme import fill
from tests.restriction.test_actions import add

HEADS: tuple[Any, ...] = (Phase, Action, ServiceAudit, Finding)
ROWS: tuple[Any, ...] = (*LEDGER, Cost, Counted)
TRACKED: tuple[Any, ...] = (Wording, Assignment, DueDate, ProgressUpdate)


@pytest.fixture
def plots(home: Any) -> Gardening:
    """Gardens with something in every table, beside a review."""
    made, cast = gardening(*home), small_review(*home)
    funding.open_stream(**made.by, name="Garden grant", terms=Terms())
    fill(made.by, made.programme, made.post, cast.meeting, "the beds", Told(known_on=FIRST_PAPER))
    return made


@pytest.fixture
def readers(home: Any) -> list[Any]:
    return [home[1], add(home[0], Role.LEAD_OFFICER, "Wren")]


def shown() -> dict[str, int]:
    """How many rows of a programme the present reader may know of, by table."""
    found = {model.__name__: model.objects.count() for model in (*HEADS, *ROWS)}
    for model in TRACKED:
        rows = model.objects.exclude(commitment__in=Commitment.everything.filter(kind=Kind.RECOMMENDATION))
        found[model.__name__] = rows.count()
    return found | {"Commitment": Commitment.objects.exclude(kind=Kind.RECOMMENDATION).count()}


def test_all_of_a_restricted_programme_is_hidden_and_comes_back_to_its_readers(
    plots: Gardening, readers: list[Any]
) -> None:
    before = shown()
    assert min(before.values()) > 0
    made = actions.restrict(**plots.by, thing=plots.programme, readers=readers, reason="Not announced.")
    nothing = dict.fromkeys(before, 0)
    assert shown() == nothing
    with looking():
        assert shown() == nothing
    with seeing([made.id]):
        assert shown() == before


def test_the_trail_tells_nothing_of_it(plots: Gardening, readers: list[Any]) -> None:
    made = actions.restrict(**plots.by, thing=plots.programme, readers=readers, reason="Not announced.")
    # A phase and an action are told of under the ids of their commitments.
    parts = [getattr(head, "commitment_id", head.id) for model in HEADS for head in model.everything.all()]
    assert len(parts) > 4
    assert [part for part in parts if queries.trail(plots.council, part).exists()] == []
    with seeing([made.id]):
        assert [part for part in parts if not queries.trail(plots.council, part).exists()] == []
    verbs = set(queries.trail(plots.council).values_list("verb", flat=True))
    # A framework and money are the council's, whatever follows or uses them.
    assert {verb for verb in verbs if verb.startswith(("accreditation", "registers"))} == {
        "accreditation.framework_loaded",
        "registers.stream_described",
    }


def test_the_address_of_each_part_leads_its_reader_to_opening_it(plots: Gardening, readers: list[Any]) -> None:
    made = actions.restrict(**plots.by, thing=plots.programme, readers=readers, reason="Not announced.")
    heads = [head for model in HEADS for head in model.everything.all()]
    ids = [head.id for head in heads] + [head.commitment_id for head in heads if hasattr(head, "commitment_id")]
    assert [queries.unopened(plots.council, readers[1], [one]) for one in ids] == [made] * len(ids)
    with seeing([made.id]):
        assert [queries.unopened(plots.council, readers[1], [one]) for one in ids] == [None] * len(ids)


def test_what_belongs_to_a_restricted_programme_is_restricted_already(plots: Gardening, readers: list[Any]) -> None:
    made = actions.restrict(**plots.by, thing=plots.programme, readers=readers, reason="Not announced.")
    with seeing([made.id]):
        action = Action.objects.latest("number")
        with pytest.raises(Refused, match="already_restricted"):
            actions.restrict(**plots.by, thing=action.commitment, readers=readers, reason="It names somebody.")


def test_an_action_is_hidden_alone_and_the_gap_that_it_serves_stays(plots: Gardening, readers: list[Any]) -> None:
    action = Action.objects.get()
    served = Serving.objects.count()
    made = actions.restrict(**plots.by, thing=action.commitment, readers=readers, reason="It names somebody.")
    assert programmes.actions(plots.council, plots.programme, AsAt.now()) == []
    assert (Action.objects.count(), Serving.objects.count(), Finding.objects.count()) == (0, 0, 1)
    assert len(programmes.phases(plots.council, plots.programme, AsAt.now())) == 1
    another = plots.action(text="Water the beds.")
    assert another.number == action.number + 1
    with seeing([made.id]):
        assert [one.action for one in programmes.actions(plots.council, plots.programme, AsAt.now())] == [
            action,
            another,
        ]
        assert Serving.objects.count() == served
