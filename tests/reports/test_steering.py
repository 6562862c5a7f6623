"""The pack for a steering group's meeting: what it is made from, and what it says."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accreditation.queries import reviewing
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reports.document import Block, Document, Figure, Heading, Paragraph, Table
from followthrough.reports.exports import DOCUMENTS, document_bytes
from followthrough.reports.gather_steering import last_met, steering_source
from followthrough.reports.pdf import pdf_bytes
from followthrough.reports.steering import steering_pack
from followthrough.reports.steering_source import Highlights, SteeringSource
from followthrough.reports.words import day_words
from tests.accreditation.cast import FIRST, Gardening, gardening
from tests.accreditation.steered import MET, Steered, closed, finish, steered
from tests.fixtures import home
from tests.reports.test_pdf import failures
from tests.reports.test_progress import said, table, under

__all__ = ["home"]

EMPTY = SteeringSource(
    council_name="Saltmere City Council",
    programme="Good allotments mark",
    group="",
    as_at=MET,
    since=None,
    state="no_update",
    target=None,
    slipped=0,
    overdue=0,
    aligned=(),
    phases=(),
    highlights=Highlights(),
    ready=None,
    actions=0,
    late=(),
    slips=(),
    risks=(),
    outlived=(),
    costs=(),
    counts=(),
    asked=(),
    last=None,
)


@pytest.fixture
def plots(home: Any) -> Gardening:
    return gardening(*home)


@pytest.fixture
def one(plots: Gardening) -> Steered:
    return steered(plots)


def source(one: Steered, as_at: AsAt | None = None, since: date | None = None) -> SteeringSource:
    found = steering_source(one.plots.council, one.programme, as_at or AsAt.now(), since)
    assert found is not None
    return found


def pack(one: Steered) -> Document:
    return steering_pack(source(one))


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_its_titles_are_neutral_and_say_since_when(one: Steered) -> None:
    made, today = pack(one), day_words(clock.today())
    assert made.title == f"Steering-group pack as at {today}"
    assert made.heading == "Steering group: Good allotments mark"
    assert made.as_at_line == f"As at {today}, with what happened since 5 March 2024"
    assert made.notice == "Not checked for publication"
    assert steering_pack(EMPTY).as_at_line == "As at 5 March 2024"
    assert steering_pack(replace(EMPTY, restricted=True)).notice == "Restricted to named readers: not for publication"


def test_it_tells_since_the_last_meeting_before_its_day(one: Steered) -> None:
    council, programme = one.plots.council, one.programme
    assert source(one).since == MET
    assert last_met(council, programme, AsAt.on(MET)) is None
    assert source(one, AsAt.on(MET)).since is None
    assert source(one, AsAt.on(MET + timedelta(days=1))).since == MET
    assert source(one, since=FIRST).since == FIRST
    assert steering_source(council, programme, AsAt.on(date(2020, 1, 1))) is None


def test_highlights_are_what_became_known_since(one: Steered) -> None:
    then = Told(known_on=MET)
    one.plots.report(one.phase.commitment, Delivery.IN_PROGRESS, told=then)
    one.plots.report(one.programme, Delivery.IN_PROGRESS)
    found = source(one).highlights
    assert [(row.about, row.text) for row in found.updates] == [("The programme", "Said.")]
    assert found.judged == (("Parks and allotments", 2, 1),)
    assert [row.about for row in found.found] == ["Finding 1, Parks and allotments"]
    assert (found.closed, found.complete) == ((), ())
    assert len(source(one, since=FIRST).highlights.updates) == 2


def test_what_was_closed_completed_and_judged_anew(one: Steered) -> None:
    finish(one)
    [view] = reviewing_findings(one)
    closed(one.plots, view.finding)
    one.plots.judge(r1_2="met")
    found = source(one).highlights
    assert [(row.about, row.text) for row in found.complete] == [("Action 1", "Mend the leaks.")]
    assert [(row.about, row.text) for row in found.closed] == [("Finding 1, Parks and allotments", "Folder 12")]
    assert found.judged == (("Parks and allotments", 2, 2),)
    nothing = source(one, since=clock.today()).highlights
    assert not nothing.any
    [_since, sentence] = texts(under(steering_pack(source(one, since=clock.today())), "Highlights"))
    assert sentence == "Nothing was reported, judged, found, closed or completed in this time."


def reviewing_findings(one: Steered) -> Any:
    return reviewing.findings(one.plots.council, one.programme, (), AsAt.now())


def test_readiness_has_its_base_and_not_yet_judged_its_own_column(one: Steered) -> None:
    made = pack(one)
    assert texts(under(made, "Readiness"))[1] == (
        "Of the 6 criteria that apply in 2 services: 1 (17%) met, 1 partly met, 0 not met and 4 not yet judged."
        " 1 gap is open. Ready: 0 of 4, counting each area in each service."
    )
    [figure] = [block for block in made.blocks if isinstance(block, Figure)]
    headings = ["Met", "Partly met", "Not met", "Not yet judged", "Of those that apply", "Do not apply"]
    assert [column.heading for column in figure.twin.columns[1:7]] == headings
    assert said(figure.twin) == [
        ["1 Water", "1", "1", "0", "2", "4", "0", "1", "0 of 2"],
        ["2 Neighbours", "0", "0", "0", "2", "2", "0", "0", "0 of 2"],
        ["All areas", "1", "1", "0", "4", "6", "0", "1", "0 of 4"],
    ]
    assert said(table(made, "By service")) == [
        ["Housing estates", "0", "0", "0", "3", "3", "0", "0", "0 of 2"],
        ["Parks and allotments", "1", "1", "0", "1", "3", "0", "1", "0 of 2"],
    ]
    assert said(table(made, "Each area")) == [
        ["1 Water", "Not yet judged", "Not met"],
        ["2 Neighbours", "Not yet judged", "Not yet judged"],
    ]


def test_late_actions_stand_under_their_service_and_name_nobody(one: Steered) -> None:
    days = (clock.today() - date(2024, 5, 1)).days
    [row] = said(table(pack(one), "Actions whose day has passed"))
    assert row == [
        "Parks and allotments",
        "1: Mend the leaks.",
        "1 May 2024",
        f"Overdue by {days:,} days",
        "No update received",
    ]
    finish(one)
    assert texts(under(pack(one), "Late actions by service")) == ["Of 1 action none is late."]


def test_slips_tell_cause_and_reason_those_since_the_meeting_first(one: Steered) -> None:
    made = pack(one)
    [recent] = said(table(made, "Slipped since 5 March 2024"))
    assert recent == [
        "The programme",
        "30 September 2024",
        "31 March 2031",
        "2373",
        "4 April 2024",
        "Money",
        "It takes longer.",
    ]
    [before] = said(table(made, "Slipped before"))
    assert before[4:] == ["8 January 2024", "Capacity", "It takes longer."]
    assert texts(list(made.blocks))[2] == "31 March 2031. It has slipped 2 times."


def test_money_that_ends_and_what_has_none(one: Steered) -> None:
    made = pack(one)
    assert said(table(made, "Promised for later")) == [
        ["The programme", "31 March 2031", "Funding ends first: 31 March 2025"]
    ]
    assert said(table(made, "What is paid"))[1] == [
        "Salary | Post: Allotments officer",
        "The programme",
        "£30,000 a year",
        "Water grant (confirmed)",
        "31 March 2025 (ended)",
    ]
    assert said(table(made, "Unfunded")) == [
        ["Training day", "Phase: Embedding", "£500 once", "Unfunded", "nothing pays for it"]
    ]


def test_what_is_asked_and_what_came_of_the_last_decisions(one: Steered) -> None:
    [asked] = said(table(pack(one), "Asked, and not decided"))
    assert asked == ["Who pays from April.", day_words(clock.today()), day_words(one.coming.day)]
    [decided] = said(table(pack(one), "Decisions of 5 March 2024"))
    assert decided == ["Ask for more. | Asked: Whether to ask for more water.", "4", "Action 1 | No update received"]
    finish(one)
    assert said(table(pack(one), "Decisions of 5 March 2024"))[0][2] == "Action 1 | Complete"


def test_what_is_empty_says_so() -> None:
    made = steering_pack(EMPTY)
    assert not [block for block in made.blocks if isinstance(block, Table | Figure)]
    for heading in [block.text for block in made.blocks if isinstance(block, Heading)]:
        assert texts(under(made, heading)), heading


def test_what_it_takes_does_not_grow_with_actions_and_updates(one: Steered) -> None:
    counted = []
    for _again in range(2):
        with CaptureQueriesContext(connection) as seen:
            source(one)
        counted.append(len(seen))
        for n in range(4):
            one.plots.report(one.plots.action(text=f"Action {n}.").commitment, Delivery.PAUSED)
    assert counted[0] == counted[1]


@pytest.mark.parametrize("form", DOCUMENTS)
def test_the_same_bytes_twice(form: str) -> None:
    assert document_bytes(steering_pack(EMPTY), form) == document_bytes(steering_pack(EMPTY), form)


def test_its_pdf_is_accessible(one: Steered) -> None:
    assert failures(pdf_bytes(pack(one))) == []
