"""Moving to another edition: what goes over, what is judged anew, and what follows."""

from datetime import date
from typing import Any

import pytest

from followthrough.accreditation import rules
from followthrough.accreditation.actions import moving
from followthrough.accreditation.actions import reviewing as reviewing_actions
from followthrough.accreditation.actions.moving import Moving
from followthrough.accreditation.actions.programmes import Follows, charter
from followthrough.accreditation.queries import programmes, reviewing
from followthrough.accreditation.queries.readiness import readiness
from followthrough.accreditation.rules import Counts, Origin, Ready
from followthrough.commitments import actions as commitments
from followthrough.commitments import queries
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Kind
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused
from tests.accreditation.cast import NEXT, Gardening, edition, gardening
from tests.cast import small_review

FIRST_DAY = date(2024, 2, 1)
UNTIED = b"""
framework: good-allotments
name: Good allotments mark
edition: "2030"
areas:
  - {ref: "Z", title: Everything}
"""


@pytest.mark.parametrize(
    ("origin", "judged", "takes"),
    [
        (Origin(("1",)), {"1": Counts.MET}, "1"),
        (Origin(("1",), changed=True), {"1": Counts.MET}, None),
        (Origin(), {"1": Counts.MET}, None),
        (Origin(("1", "2")), {"1": Counts.MET}, None),
        (Origin(("1", "2")), {"1": Counts.MET, "2": Counts.NOT_MET}, "2"),
        (Origin(("1", "2")), {"1": Counts.PARTLY, "2": Counts.NOT_APPLICABLE}, "1"),
    ],
)
def test_which_judgement_a_new_criterion_takes(origin: Origin, judged: dict[str, Counts], takes: str | None) -> None:
    assert rules.carried(origin, judged) == takes


def next_edition(plots: Gardening, data: bytes = NEXT) -> Any:
    return edition(plots.council, plots.officer, data).edition


def taken(found: Moving) -> dict[str, tuple[dict[str, str], list[str]]]:
    """By service: what it takes over, new reference by verdict, and what is judged anew."""
    return {
        audit.team.name: (
            {new.ref: row.verdict for new, row in judged.items()},
            [one.ref for one in found.anew(judged)],
        )
        for audit, judged in found.carried
    }


def test_what_goes_over_and_what_is_judged_anew(plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="partly", r2_1="met")
    plots.judge(plots.review(plots.housing), r1_1="met")
    found = moving.moving(plots.council, plots.programme, next_edition(plots))
    assert taken(found) == {
        "Parks and allotments": ({"A1": "partly"}, ["A2", "B1"]),
        "Housing estates": ({}, ["A1", "A2", "B1"]),
    }


def test_of_an_edition_that_maps_nothing_nothing_goes_over(plots: Gardening) -> None:
    plots.judge(r1_1="met")
    asked = small_review(plots.council, plots.officer).recommendations[0].commitment
    commitments.rely(**plots.by, commitment=asked, on=plots.programme, part="1")
    found = moving.moving(plots.council, plots.programme, next_edition(plots, UNTIED))
    assert taken(found) == {"Parks and allotments": ({}, ["Z"])}
    assert [became for _row, became in found.reliances] == [None]


def test_moving_keeps_the_rest_of_the_charter_and_the_judgements(plots: Gardening) -> None:
    follows = Follows(plots.loaded.edition, plots.post, None, "Bees", 200_000, True, parse("2028"))
    charter(**plots.by, programme=plots.programme, follows=follows)
    plots.judge(r1_1="met", r1_2="met", r2_1="met")
    new, told = next_edition(plots), Told(request_id=new_id())
    moving.move(**plots.by, programme=plots.programme, edition=new, told=told)
    row = programmes.charter(plots.council, plots.programme, AsAt.now())
    assert row is not None
    assert (row.edition, row.sponsor, row.aligned, row.annual_fee, row.fee_about, row.expires_printed) == (
        new,
        plots.post,
        "Bees",
        200_000,
        True,
        "2028",
    )
    ready = readiness(plots.council, plots.programme, AsAt.now())
    assert ready is not None
    cells = {area.ref: ready.cell(area, plots.parks).ready for area in ready.loaded.areas}
    assert cells == {"A": Ready.PART_JUDGED, "B": Ready.NOT_JUDGED}
    [audit] = [one for one in reviewing.audits(plots.council, plots.programme, AsAt.now()) if one.audit.edition == new]
    assert audit.audit.carried_from == plots.audit
    assert audit.conduct.finished


def test_before_the_move_it_followed_what_it_followed(plots: Gardening) -> None:
    moving.move(**plots.by, programme=plots.programme, edition=next_edition(plots))
    row = programmes.charter(plots.council, plots.programme, AsAt.on(FIRST_DAY))
    assert row is not None
    assert row.edition == plots.loaded.edition


def test_reliances_follow_where_a_part_became_one_thing(plots: Gardening) -> None:
    first, second, third, _fourth = (one.commitment for one in small_review(*_who(plots)).recommendations)
    for asked, part in ((first, "1"), (second, "1.2"), (third, "")):
        commitments.rely(**plots.by, commitment=asked, on=plots.programme, part=part, note="As agreed.")
    found = moving.move(**plots.by, programme=plots.programme, edition=next_edition(plots))
    assert {row.part: became.ref if became else None for row, became in found.reliances} == {"1": "A", "1.2": "A1"}
    rows = queries.reliances_on(plots.council, [plots.programme.id], AsAt.now())
    assert {(row.commitment_id, row.part, row.note) for row in rows} == {
        (first.id, "A", "As agreed."),
        (second.id, "A1", "As agreed."),
        (third.id, "", "As agreed."),
    }


def test_a_reliance_that_is_withdrawn_does_not_follow(plots: Gardening) -> None:
    asked = small_review(*_who(plots)).recommendations[0].commitment
    row = commitments.rely(**plots.by, commitment=asked, on=plots.programme, part="1")
    commitments.withdraw(**plots.by, row=row, reason="No.")
    assert moving.moving(plots.council, plots.programme, next_edition(plots)).reliances == []


def test_where_there_is_nothing_to_move_from_or_to(plots: Gardening) -> None:
    bare = commitments.open_commitment(**plots.by, kind=Kind.PROGRAMME, text="Bare.")
    for programme, chosen, code in (
        (bare, next_edition(plots), "follows_nothing"),
        (plots.programme, plots.loaded.edition, "same_edition"),
    ):
        with pytest.raises(Refused) as refused:
            moving.move(**plots.by, programme=programme, edition=chosen)
        assert refused.value.code == code


def test_of_another_council_nothing_is_moved(plots: Gardening, away: Any) -> None:
    theirs = gardening(*away)
    with pytest.raises(Refused):
        moving.moving(plots.council, theirs.programme, next_edition(plots))


def _who(plots: Gardening) -> tuple[Any, Any]:
    return plots.council, plots.officer


THIRD = NEXT.replace(b'follows: "2023"', b'follows: "2025"').replace(b'edition: "2025"', b'edition: "2027"')
THIRD = THIRD.replace(b'was: ["1.1", "1.2"]', b'was: ["A1"]').replace(b'was: ["2.1"]', b'was: ["B1"]')
THIRD = THIRD.replace(b'was: ["1"]', b'was: ["A"]').replace(b'was: ["2"]', b'was: ["B"]')
OTHER_SCALE = b"""
scale:
  - {code: met, name: Met, counts: met}
  - {code: partly, name: Good enough, counts: met}
"""


def test_a_gap_goes_along_through_several_editions(plots: Gardening) -> None:
    gap = plots.gap("1.2")
    for data in (NEXT, THIRD):
        moving.move(**plots.by, programme=plots.programme, edition=next_edition(plots, data))
    found = readiness(plots.council, plots.programme, AsAt.now())
    assert found is not None
    [area] = [one for one in found.loaded.areas if one.ref == "A"]
    assert [one.finding for one in found.gaps(area, plots.parks)] == [gap]


def test_a_word_that_counts_as_something_else_is_judged_anew(plots: Gardening) -> None:
    plots.judge(r1_1="partly", r1_2="met")
    found = moving.move(**plots.by, programme=plots.programme, edition=next_edition(plots, NEXT + OTHER_SCALE))
    assert taken(found)["Parks and allotments"][0] == {}


def test_a_move_is_known_today_whatever_day_is_given(plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="met")
    told = Told(known_on=FIRST_DAY)
    moving.move(**plots.by, programme=plots.programme, edition=next_edition(plots), told=told)
    charter_then = programmes.charter(plots.council, plots.programme, AsAt.on(FIRST_DAY))
    assert charter_then is not None
    assert charter_then.edition == plots.loaded.edition


def test_what_is_carried_over_is_no_news_and_older_than_what_was_looked_at(plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="met")
    new = next_edition(plots)
    moving.move(**plots.by, programme=plots.programme, edition=new)
    how = reviewing_actions.How(on=parse("1 January 2024"))
    audit = reviewing_actions.open_audit(**plots.by, programme=plots.programme, team=plots.parks, edition=new, how=how)
    views = [one for one in reviewing.audits(plots.council, plots.programme, AsAt.now()) if one.audit.edition == new]
    assert [one.audit == audit for one in views] == [False, True]
