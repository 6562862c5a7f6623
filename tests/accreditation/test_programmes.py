"""What a programme follows, where it looks, its phases and its actions: rules, verbs and queries as at a day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from followthrough.accreditation import rules
from followthrough.accreditation.actions import programmes as actions
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.queries import programmes as reading
from followthrough.accreditation.rules import Act, Gap, Stage
from followthrough.audit import queries as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments import queries
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Cause, Dated, Delivery
from followthrough.councils import actions as councils
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused
from followthrough.registers.actions.funding import Spent, set_cost
from followthrough.registers.queries import saying
from followthrough.reports.gather_ready import target
from tests.accreditation.cast import FIRST, NEXT, Gardening, edition, gardening

BEFORE, SOON, LATER = date(2023, 6, 1), date(2024, 2, 1), date(2024, 6, 1)


def on(day: date) -> AsAt:
    return AsAt.on(day)


def now() -> AsAt:
    return AsAt.now()


def about(plots: Gardening, **more: Any) -> dict[str, Any]:
    return {**plots.by, "programme": plots.programme, **more}


def code(verb: Callable[[], Any]) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        verb()
    return refused.value.code, refused.value.field


# What it follows ---------------------------------------------------------------------------------------------


def test_the_charter_of_a_day(plots: Gardening) -> None:
    follows = Follows(plots.loaded.edition, plots.post, aligned=" Bees ", annual_fee=5, expires=parse("2028"))
    actions.charter(**about(plots), follows=follows, told=Told(known_on=LATER))
    days = (BEFORE, SOON, LATER)
    found = [reading.charter(plots.council, plots.programme, on(day)) for day in days]
    assert [(row.sponsor, row.annual_fee, row.aligned) if row else None for row in found] == [
        None,
        (None, None, ""),
        (plots.post, 5, "Bees"),
    ]


def test_a_charter_that_is_withdrawn_leaves_the_one_before(plots: Gardening) -> None:
    row = actions.charter(**about(plots), follows=Follows(plots.loaded.edition, annual_fee=5))
    commitments.withdraw(**plots.by, row=row, reason="Wrong.")
    found = reading.charter(plots.council, plots.programme, now())
    assert found is not None
    assert found.annual_fee is None


def test_a_fee_is_not_below_nothing_and_a_phase_follows_nothing(plots: Gardening) -> None:
    follows = Follows(plots.loaded.edition, annual_fee=-1)
    assert code(lambda: actions.charter(**about(plots), follows=follows)) == ("amount_negative", "annual_fee")
    phase = actions.add_phase(**about(plots), text="Embedding")
    follows = Follows(plots.loaded.edition)
    refused = code(lambda: actions.charter(**plots.by, programme=phase.commitment, follows=follows))
    assert refused == ("not_a_programme", "")


def test_programmes_that_follow_something(plots: Gardening) -> None:
    assert reading.chartered(plots.council, on(SOON)) == [plots.programme]
    assert reading.chartered(plots.council, on(BEFORE)) == []


# Where it looks ----------------------------------------------------------------------------------------------


def test_the_scope_of_a_day(plots: Gardening) -> None:
    told = Told(known_on=LATER)
    actions.scope(**about(plots), team=plots.parks, released=True, note="No plots left.", told=told)
    found = [reading.scope(plots.council, plots.programme, on(day)) for day in (BEFORE, SOON, LATER)]
    assert found == [[], [plots.housing, plots.parks], [plots.housing]]


def test_leaving_needs_a_reason_and_can_be_taken_back(plots: Gardening) -> None:
    assert code(lambda: actions.scope(**about(plots), team=plots.parks, released=True)) == ("reason_needed", "note")
    row = actions.scope(**about(plots), team=plots.parks, released=True, note="No plots left.")
    commitments.withdraw(**plots.by, row=row, reason="It has.")
    assert reading.scope(plots.council, plots.programme, now()) == [plots.housing, plots.parks]


# Phases ------------------------------------------------------------------------------------------------------


def test_phases_stand_in_their_order_from_their_day(plots: Gardening) -> None:
    usual = [(Stage.HEALTH_CHECK, "Health Check"), (Stage.RENEWAL, "Renewal")]
    actions.add_phases(**about(plots), phases=usual, told=Told(known_on=SOON))
    actions.add_phase(**about(plots), text="Harvest", told=Told(known_on=LATER))
    found = reading.phases(plots.council, plots.programme, now())
    assert [(one.phase.position, one.phase.stage, one.standing.words.text) for one in found] == [
        (1, "health_check", "Health Check"),
        (2, "renewal", "Renewal"),
        (3, "", "Harvest"),
    ]
    assert [len(reading.phases(plots.council, plots.programme, on(day))) for day in (BEFORE, SOON)] == [0, 2]


def test_a_stage_is_there_once_and_a_request_adds_it_once(plots: Gardening) -> None:
    told = Told(request_id=new_id())
    made = [actions.add_phase(**about(plots), text="Renewal", stage=Stage.RENEWAL, told=told) for _ in range(2)]
    assert made[0] == made[1]
    refused = code(lambda: actions.add_phase(**about(plots), text="Again", stage=Stage.RENEWAL))
    assert refused == ("phase_there", "stage")
    assert len(reading.phases(plots.council, plots.programme, now())) == 1


def test_a_phase_is_found_by_either_id_in_its_own_council(plots: Gardening, away: Any) -> None:
    phase = actions.add_phase(**about(plots), text="Renewal")
    for key in (phase.id, phase.commitment_id):
        assert reading.phase(plots.council, key) == phase
        assert reading.phase(away[0], key) is None
    assert reading.phase(plots.council, plots.programme.id) is None


def test_the_actual_dates_are_those_of_the_updates(plots: Gardening) -> None:
    phase = actions.add_phase(**about(plots), text="Renewal").commitment
    said = [
        plots.report(phase, state)
        for state in (
            Delivery.NOT_STARTED,
            Delivery.IN_PROGRESS,
            Delivery.PAUSED,
            Delivery.COMPLETE,
            Delivery.IN_PROGRESS,
            Delivery.COMPLETE,
        )
    ]
    updates = queries.updates(plots.council, phase, now())
    found = [reading.actual(updates[:n]) for n in (0, 1, 3, 4, 5, 6)]
    assert [(one.begun, one.finished) for one in found] == [
        (None, None),
        (None, None),
        (said[1], None),
        (said[1], said[3]),
        (said[1], None),
        (said[1], said[5]),
    ]


def test_slips_of_a_phase(plots: Gardening) -> None:
    phase = actions.add_phase(**about(plots), text="Renewal", told=Told(known_on=FIRST))
    promised = {**plots.by, "commitment": phase.commitment}
    commitments.promise(**promised, due=parse("1 May 2024"), told=Told(known_on=SOON))
    for day, due in ((date(2024, 3, 1), "1 June 2024"), (date(2024, 4, 1), "1 May 2024"), (LATER, "3 May 2024")):
        told = Told(known_on=day)
        due_on = parse(due)
        commitments.promise(**promised, due=due_on, kind=Dated.FORECAST, reason="Rain.", cause=Cause.PARTNER, told=told)
    phases = reading.phases(plots.council, plots.programme, now())
    assert [(slip.days, slip.after.cause) for slip in reading.slips(one.standing for one in phases)] == [
        (31, "partner"),
        (2, "partner"),
    ]
    extended: dict[str, Any] = {
        "kind": Dated.EXTENSION,
        "reason": "Rain.",
        "approved_by": "The board",
        "told": Told(known_on=LATER),
    }
    commitments.promise(**promised, due=parse("1 July 2024"), **extended)
    [standing] = [one.standing for one in reading.phases(plots.council, plots.programme, now())]
    assert [slip.days for slip in reading.slips([standing])] == [31, 2, 59]
    assert standing.expected is not None
    assert (standing.expected.printed, standing.forecast) == ("1 July 2024", None)
    assert target(standing) == parse("1 July 2024")
    then = reading.phases(plots.council, plots.programme, on(SOON))
    assert reading.slips(one.standing for one in then) == []


# Actions -----------------------------------------------------------------------------------------------------


def test_actions_are_numbered_placed_and_tied_to_gaps(plots: Gardening) -> None:
    gap, phase = plots.gap(), actions.add_phase(**about(plots), text="Embedding")
    told = Told(request_id=new_id())
    made = [actions.add_action(**about(plots), text="Dig.", gaps=[gap], phase=phase, told=told) for _ in range(2)]
    other = plots.action()
    assert made[0] == made[1]
    found = reading.actions(plots.council, plots.programme, now())
    assert [(one.action, one.phase, one.gaps) for one in found] == [(made[0], phase, (gap.id,)), (other, None, ())]
    assert [one.action.number for one in found] == [1, 2]


def test_an_action_is_moved_and_let_go_as_at_a_day(plots: Gardening) -> None:
    gap, phase = plots.gap(), actions.add_phase(**about(plots), text="Embedding", told=Told(known_on=FIRST))
    told = Told(known_on=FIRST)
    action = actions.add_action(**about(plots), text="Dig.", gaps=[gap], phase=phase, told=told)
    actions.place(**plots.by, action=action, phase=None, told=Told(known_on=SOON))
    actions.serve(**plots.by, action=action, gap=gap, released=True, told=Told(known_on=LATER))
    days = (BEFORE, FIRST, SOON, LATER)
    found = [
        [(one.phase, one.gaps) for one in reading.actions(plots.council, plots.programme, on(day))] for day in days
    ]
    assert found == [[], [(phase, (gap.id,))], [(None, (gap.id,))], [(None, ())]]


def test_releasing_that_is_withdrawn_never_was(plots: Gardening) -> None:
    gap = plots.gap()
    action = plots.action(gap)
    row = actions.serve(**plots.by, action=action, gap=gap, released=True)
    commitments.withdraw(**plots.by, row=row, reason="It does.")
    [view] = reading.actions(plots.council, plots.programme, now())
    assert view.gaps == (gap.id,)


def test_what_belongs_to_another_programme_is_refused(plots: Gardening, away: Any) -> None:
    theirs = gardening(*away)
    gap, phase = theirs.gap(), actions.add_phase(**about(theirs), text="Embedding")
    action = plots.action()
    assert code(lambda: actions.serve(**plots.by, action=action, gap=gap)) == ("another_programme", "gap")
    assert code(lambda: actions.place(**plots.by, action=action, phase=phase)) == ("another_programme", "phase")
    before = reading.actions(plots.council, plots.programme, now())
    assert code(lambda: actions.add_action(**about(plots), text="Dig.", gaps=[gap])) == ("another_programme", "gap")
    assert reading.actions(plots.council, plots.programme, now()) == before


def test_an_action_is_found_by_either_id_in_its_own_council(plots: Gardening, away: Any) -> None:
    action = plots.action()
    for key in (action.id, action.commitment_id):
        assert reading.action(plots.council, key) == action
        assert reading.action(away[0], key) is None
    assert reading.belongs(plots.council, action.commitment) == plots.programme
    assert reading.belongs(plots.council, plots.programme) == plots.programme


def test_what_a_gap_asks_of_an_action_is_its_later_date(plots: Gardening) -> None:
    action = plots.action().commitment
    commitments.promise(**plots.by, commitment=action, due=parse("1 May 2031"))
    told = {"kind": Dated.FORECAST, "reason": "Rain."}
    commitments.promise(**plots.by, commitment=action, due=parse("1 July 2031"), **told)
    [view] = reading.actions(plots.council, plots.programme, now())
    assert view.act == Act(None, date(2031, 7, 1))


@pytest.mark.parametrize(
    ("closed", "states", "stands"),
    [
        (False, [], Gap.NO_ACTION),
        (False, [None], Gap.UNDER_WAY),
        (False, [Delivery.COMPLETE, Delivery.IN_PROGRESS], Gap.UNDER_WAY),
        (False, [Delivery.COMPLETE, Delivery.SUPERSEDED], Gap.CLOSABLE),
        (False, [Delivery.NOT_PURSUED], Gap.DROPPED),
        (True, [None], Gap.CLOSED),
    ],
)
def test_how_a_gap_stands(closed: bool, states: list[Any], stands: Gap) -> None:
    assert rules.gap(closed, [Act(state, None) for state in states]) is stands


@pytest.mark.parametrize(
    ("acts", "day"),
    [
        ([], None),
        ([Act(None, None)], None),
        ([Act(Delivery.NOT_PURSUED, SOON)], None),
        ([Act(Delivery.IN_PROGRESS, SOON), Act(None, LATER)], LATER),
        ([Act(Delivery.COMPLETE, None), Act(None, SOON)], SOON),
        ([Act(Delivery.COMPLETE, None)], date.min),
    ],
)
def test_when_a_gap_will_be_closed(acts: list[Act], day: date | None) -> None:
    assert rules.closed_by(acts) == day


# What was said -----------------------------------------------------------------------------------------------


def test_the_history_of_a_day_without_what_is_withdrawn(plots: Gardening) -> None:
    row = actions.scope(**about(plots), team=plots.parks, released=True, note="Gone.", told=Told(known_on=SOON))
    kinds = [type(one).__name__ for one in reading.history(plots.council, plots.programme, on(SOON))]
    assert sorted(kinds) == ["Charter", "Scope", "Scope", "Scope"]
    assert reading.row(plots.council, row.id) == row
    commitments.withdraw(**plots.by, row=row, reason="No.")
    assert reading.row(plots.council, row.id) is None
    assert len(reading.history(plots.council, plots.programme, on(SOON))) == 3
    assert reading.history(plots.council, plots.programme, on(BEFORE)) == []


def test_judgements_are_told_by_review_and_day(plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="met", told=Told(known_on=SOON))
    plots.judge(r1_2="not_met", told=Told(known_on=LATER))
    found = reading.judged(plots.council, plots.programme, on(date(2024, 12, 1)))
    assert sorted((one.row.known_on, one.number) for one in found) == [(SOON, 2), (LATER, 1)]
    assert len(reading.judged(plots.council, plots.programme, on(SOON))) == 1


def test_costs_are_told_in_their_own_council(plots: Gardening, away: Any) -> None:
    row = set_cost(**plots.by, commitment=plots.programme, spent=Spent("Pumps"))
    assert saying.history(plots.council, plots.programme, now()) == [row]
    assert saying.row(plots.council, row.id) == row
    assert saying.row(away[0], row.id) is None
    assert saying.history(plots.council, plots.programme, on(SOON)) == []
    commitments.withdraw(**plots.by, row=row, reason="No.")
    assert saying.history(plots.council, plots.programme, now()) == []


def test_every_verb_is_in_the_trail_of_the_programme(plots: Gardening) -> None:
    gap = plots.gap()
    action = plots.action(gap)
    actions.place(**plots.by, action=action, phase=None)
    verbs = {event.verb for event in audit.trail(plots.council.id, plots.programme.id)}
    assert {
        "accreditation.chartered",
        "accreditation.came_in_scope",
        "accreditation.serves",
        "accreditation.placed",
    } <= verbs


def test_another_council_reads_nothing_of_it(plots: Gardening, away: Any) -> None:
    other = away[0]
    actions.add_phase(**about(plots), text="Renewal")
    plots.action()
    assert reading.programme(other, plots.programme.id) is None
    assert reading.charter(other, plots.programme, now()) is None
    assert reading.scope(other, plots.programme, now()) == []
    assert reading.phases(other, plots.programme, now()) == []
    assert reading.actions(other, plots.programme, now()) == []
    assert reading.history(other, plots.programme, now()) == []
    assert reading.judged(other, plots.programme, now()) == []


def test_an_edition_of_another_council_cannot_be_followed(plots: Gardening, away: Any) -> None:
    theirs = edition(*away, NEXT).edition
    with pytest.raises(Exception, match="council"):
        actions.charter(**about(plots), follows=Follows(theirs))


def test_a_team_is_named_in_the_scope_by_name(plots: Gardening) -> None:
    bees = councils.add_team(**plots.by, name="bees")
    actions.scope(**about(plots), team=bees)
    assert [team.name for team in reading.scope(plots.council, plots.programme, now())] == [
        "bees",
        "Housing estates",
        "Parks and allotments",
    ]
