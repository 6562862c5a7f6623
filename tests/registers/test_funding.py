"""Funding streams, what they pay for, and promises that outlive them."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.commitments import actions as commitments
from followthrough.commitments import queries as tracked
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Dated, Delivery
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.lib.refused import Refused
from followthrough.registers.actions.funding import Spent, Terms, open_stream, set_cost, set_terms
from followthrough.registers.queries import funding
from followthrough.registers.rules import Certainty
from followthrough.reports.programme_words import until_words
from tests.accreditation.cast import FIRST
from tests.accreditation.steered import Steered

END = date(2025, 3, 31)


def costs(one: Steered, as_at: AsAt | None = None) -> list[str]:
    found = funding.spending(one.plots.council, [one.programme.id], as_at or AsAt.now())
    return [each.cost.what for each in found.get(one.programme.id, ())]


def ends(one: Steered, *commitments_: Any, under: Any = None) -> list[date | None]:
    stands = tracked.standings(one.plots.council, commitments_, AsAt.now())
    found = funding.last_days(one.plots.council, stands.values(), AsAt.now(), under=under)
    return [found.get(each.id) for each in commitments_]


def test_terms_are_as_at_a_day(one: Steered) -> None:
    council, later = one.plots.council, date(2024, 6, 1)
    terms = Terms("The council", amount=100, ends=parse("2027"), certainty=Certainty.EXPECTED)
    set_terms(**one.by, stream=one.grant, terms=terms, told=Told(known_on=later))
    [then] = funding.streams(council, AsAt.on(FIRST))
    [now] = funding.streams(council, AsAt.now())
    assert (then.terms.holder, then.terms.amount, then.terms.about) == ("Ministry of Gardens", 5_000_000, True)
    assert (now.terms.holder, now.terms.ends_last) == ("The council", date(2027, 12, 31))
    assert [row.holder for row in funding.terms(council, one.grant.id, AsAt.now())] == [
        "The council",
        "Ministry of Gardens",
    ]
    assert funding.streams(council, AsAt.on(date(2024, 1, 1))) == []


def test_a_stream_has_ended_after_its_last_day(one: Steered) -> None:
    [stream] = funding.streams(one.plots.council, AsAt.now())
    assert [stream.ended_on(day) for day in (END, date(2025, 4, 1))] == [False, True]


def test_a_name_is_taken_once_and_a_request_opens_one_stream(one: Steered) -> None:
    with pytest.raises(Refused, match="stream_name_taken"):
        open_stream(**one.by, name="WATER grant", terms=Terms())
    told = Told(request_id=uuid4())
    made = [open_stream(**one.by, name="Seeds", terms=Terms(), told=told) for _again in range(2)]
    assert made[0] == made[1]
    with pytest.raises(Refused, match="amount_negative"):
        open_stream(**one.by, name="Debt", terms=Terms(amount=-1))


def test_what_ended_is_no_cost_from_then_on(one: Steered) -> None:
    [fee] = [each for each in funding.all_spending(one.plots.council, AsAt.now()) if each.cost.what == "Annual fee"]
    spent = Spent("Annual fee", stream=one.grant)
    set_cost(**one.by, commitment=one.programme, spent=spent, ended=True)
    assert costs(one) == ["Salary"]
    assert costs(one, AsAt.on(FIRST)) == ["Annual fee", "Salary"]
    assert funding.cost(one.plots.council, fee.cost.id, AsAt.now()) is None
    set_cost(**one.by, commitment=one.programme, spent=spent)
    assert sorted(costs(one)) == ["Annual fee", "Salary"]


def test_a_promise_that_outlives_its_money_says_when_that_ends(one: Steered) -> None:
    assert ends(one, one.programme) == [END]


def test_what_is_finished_outlives_nothing(one: Steered) -> None:
    one.plots.report(one.programme, Delivery.COMPLETE)
    assert ends(one, one.programme) == [None]


def test_a_part_without_costs_stands_under_its_programmes(one: Steered) -> None:
    phase = one.phase.commitment
    commitments.promise(**one.by, commitment=phase, due=parse("1 May 2030"))
    other = one.plots.action().commitment
    commitments.promise(**one.by, commitment=other, due=parse("1 May 2030"))
    assert ends(one, phase, other, under=one.programme.id) == [END, END]
    assert ends(one, phase, other) == [None, None]


def test_the_money_of_the_post_that_owns_it_counts_too(one: Steered) -> None:
    """The post is paid by the programme's grant; the phase has money of its own, which lasts."""
    phase = one.phase.commitment
    lasting = open_stream(**one.by, name="Lasting", terms=Terms(ends=parse("2040")))
    set_cost(**one.by, commitment=phase, spent=Spent("Spades", stream=lasting))
    commitments.promise(**one.by, commitment=phase, due=parse("1 May 2030"))
    commitments.assign(**one.by, commitment=phase, post=one.plots.post)
    assert ends(one, phase, under=one.programme.id) == [END]


def test_what_is_paid_by_one_after_the_other_lasts_until_the_second_ends(one: Steered) -> None:
    until = {"2030": date(2030, 12, 31), "2040": None}
    for year, last in until.items():
        more = open_stream(**one.by, name=f"Until {year}", terms=Terms(ends=parse(year)))
        for spent in (Spent("Annual fee", stream=more), Spent("Salary", post=one.plots.post, stream=more)):
            set_cost(**one.by, commitment=one.programme, spent=spent)
        assert ends(one, one.programme) == [last]


def test_a_cost_is_paid_for_no_longer_than_its_stream_lasts(one: Steered) -> None:
    """It was to be paid until 2032, and its stream was cut to an earlier day since."""
    paid = open_stream(**one.by, name="Long", terms=Terms(ends=parse("2032")))
    made = one.plots.action().commitment
    commitments.promise(**one.by, commitment=made, due=parse("1 May 2030"))
    set_cost(**one.by, commitment=made, spent=Spent("Pipes", stream=paid, until=parse("2032")))
    assert ends(one, made) == [None]
    set_terms(**one.by, stream=paid, terms=Terms(ends=parse("31 March 2027")))
    assert ends(one, made) == [date(2027, 3, 31)]
    [pipes] = funding.spending(one.plots.council, [made.id], AsAt.now())[made.id]
    assert until_words(pipes) == "31 March 2027"


def test_two_things_for_one_post_are_not_paid_in_turn(one: Steered) -> None:
    """The salary ends; the laptop, which lasts, pays no salary."""
    made = one.plots.action().commitment
    commitments.promise(**one.by, commitment=made, due=parse("1 May 2030"))
    lasting = open_stream(**one.by, name="Lasting", terms=Terms())
    for what, stream in (("Salary", one.grant), ("Laptop", lasting)):
        set_cost(**one.by, commitment=made, spent=Spent(what, post=one.plots.post, stream=stream))
    assert ends(one, made) == [END]


def test_what_nothing_pays_for_does_not_switch_off_the_programmes_end(one: Steered) -> None:
    made = one.plots.action().commitment
    commitments.promise(**one.by, commitment=made, due=parse("1 May 2030"))
    set_cost(**one.by, commitment=made, spent=Spent("Pipes"))
    assert ends(one, made, under=one.programme.id) == [END]
    lasting = open_stream(**one.by, name="Lasting", terms=Terms(ends=parse("2040")))
    set_cost(**one.by, commitment=made, spent=Spent("Spades", stream=lasting))
    assert ends(one, made, under=one.programme.id) == [None]


def test_a_forecast_counts_where_it_is_later_than_the_promise(one: Steered) -> None:
    made = one.plots.action().commitment
    about = {**one.by, "commitment": made}
    commitments.promise(**about, due=parse("1 March 2025"))
    assert ends(one, made, under=one.programme.id) == [None]
    commitments.promise(**about, due=parse("1 May 2025"), kind=Dated.FORECAST, reason="Rain.")
    assert ends(one, made, under=one.programme.id) == [END]


def test_queries_do_not_grow_with_what_is_asked_about(one: Steered) -> None:
    council = one.plots.council
    more = [one.plots.action(text=f"Action {n}.").commitment for n in range(3)]
    for each in more:
        commitments.assign(**one.by, commitment=each, post=one.plots.post)
    counted = []
    for asked in ([one.programme], [one.programme, *more]):
        stands = tracked.standings(council, asked, AsAt.now())
        with CaptureQueriesContext(connection) as seen:
            funding.last_days(council, stands.values(), AsAt.now(), under=one.programme.id)
        counted.append(len(seen))
    assert counted[0] == counted[1]


def test_another_councils_money_is_not_there(one: Steered, away: Any) -> None:
    assert funding.streams(away[0], AsAt.now()) == []
    assert funding.all_spending(away[0], AsAt.now()) == []
    assert funding.stream(away[0], one.grant.id, AsAt.now()) is None


def test_a_cost_says_what_it_is_for(one: Steered) -> None:
    with pytest.raises(Refused, match="cost_needed"):
        set_cost(**one.by, commitment=one.programme, spent=replace(Spent("x"), what=" "))
