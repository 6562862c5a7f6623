"""Readiness by area and service, what stands behind a cell, and what moved between two days."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from followthrough.accreditation.actions import reviewing
from followthrough.accreditation.rules import Finds as Kind
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Cause, Dated
from followthrough.commitments.rules import Kind as Tracked
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.days import parse
from tests.accreditation.cast import Gardening
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors

EARLY = date(2024, 3, 1)


def address(plots: Gardening, rest: str = "") -> str:
    return f"/saltmere/programmes/{plots.programme.id}/readiness/{rest}"


def behind(plots: Gardening, ref: str, team: Any) -> str:
    return address(plots, f"{plots.criterion(ref).id}/{team.id}/")


def heat(reply: Any) -> list[list[str]]:
    """The rows of the table of areas and services, as texts."""
    rows = html.fromstring(reply.content.decode()).xpath("//table[@id='heat']/tbody/tr")
    return [[" ".join(" ".join(cell.itertext()).split()) for cell in row] for row in rows]


def text(reply: Any) -> str:
    return " ".join(" ".join(html.fromstring(reply.content.decode()).itertext()).split())


def test_every_cell_says_its_state_in_words_with_its_base(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="not_met", r2_1="met")
    plots.gap("1.2")
    water, neighbours, whole = heat(officer.get(address(plots)))
    assert water == [
        "1 Water",
        "Not yet judged : 1 Water, Housing estates 0 of 2 met, 2 not yet judged",
        "Not met : 1 Water, Parks and allotments 1 of 2 met, 1 not met, 1 gap open",
        "Judged in part 1 of 4 met, 1 not met, 2 not yet judged, 1 gap open",
    ]
    assert neighbours[2] == "Ready : 2 Neighbours, Parks and allotments 1 of 1 met"
    assert whole[3] == "Judged in part 2 of 6 met, 1 not met, 3 not yet judged, 1 gap open"


def test_the_page_counts_what_is_ready_and_what_is_in_no_cell(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r2_1="met")
    reviewing.find(
        **plots.by, programme=plots.programme, finds=reviewing.Finds(Kind.SKILLS, "Few can mend.", audit=plots.audit)
    )
    said = text(officer.get(address(plots)))
    assert "1 of 4 areas in services is ready." in said
    assert "1 further gap is open that is in no cell of the table." in said
    assert "Few can mend." in said


def test_what_the_plan_comes_to(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="not_met", r2_1="met")
    action = plots.action(plots.gap("1.2"))
    commitments.promise(**plots.by, commitment=action.commitment, due=parse("30 June 2031"))
    said = text(officer.get(address(plots)))
    assert "Ready today: 1 of 4. If every action keeps its date, 1 more would be. 2 would not." in said
    assert "Ready by 30 June 2031" in said
    assert "Not by this plan: 2 criteria are not yet judged" in said


def test_the_record_of_slips(officer: PageClient, plots: Gardening) -> None:
    commitments.promise(**plots.by, commitment=plots.programme, due=parse("31 March 2025"), told=Told(known_on=EARLY))
    for known_on, due, cause in ((EARLY, "30 June 2025", Cause.MONEY), (date(2024, 6, 1), "31 July 2025", None)):
        commitments.promise(
            **plots.by,
            commitment=plots.programme,
            due=parse(due),
            kind=Dated.FORECAST,
            reason="It takes longer.",
            cause=cause,
            told=Told(known_on=known_on),
        )
    said = text(officer.get(address(plots)))
    assert "31 July 2025, 122 days after the target" in said
    assert "30 June 2025, 91 days later Money: It takes longer." in said


def test_as_at_a_past_day(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r2_1="met")
    reply = officer.get(address(plots), {"as-at": "2024-03-01"})
    assert "0 of 4 areas in services are ready." in text(reply)


def test_before_it_was_known(officer: PageClient, plots: Gardening) -> None:
    assert officer.get(address(plots), {"as-at": "2020-01-01"}).status_code == 200


def test_a_programme_that_follows_nothing(officer: PageClient, council: Any) -> None:
    other = commitments.open_commitment(council=council, by=None, kind=Tracked.PROGRAMME, text="Plant trees.")
    reply = officer.get(f"/saltmere/programmes/{other.id}/readiness/")
    assert "follows no framework" in text(reply)


def test_behind_a_cell_stands_each_criterion(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_2="partly")
    plots.action(plots.gap("1.2"))
    said = text(officer.get(behind(plots, "1", plots.parks)))
    assert "1.1 Every plot has water within fifty steps Not yet judged" in said
    assert "1.2 Leaks are mended within a week Partly met known on" in said
    assert "Folder 12" in said
    assert "Gap 1: Leaks are noted on paper." in said
    assert "Action 1: Keep a list of leaks." in said


def test_a_cell_that_is_not_there(officer: PageClient, plots: Gardening) -> None:
    assert officer.get(address(plots, f"{plots.criterion('1.1').id}/{plots.parks.id}/")).status_code == 404


def test_the_rows_are_those_of_the_table(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r2_1="met")
    reply = officer.get(address(plots, "rows.csv"))
    rows = list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"))))
    assert [(row["Area"], row["Service"], row["State"]) for row in rows] == [
        ("1", "Housing estates", "Not yet judged"),
        ("1", "Parks and allotments", "Not yet judged"),
        ("2", "Housing estates", "Not yet judged"),
        ("2", "Parks and allotments", "Ready"),
    ]


def test_the_figure_is_a_picture_and_a_table(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r2_1="met")
    assert officer.get(address(plots, "figure.svg"))["Content-Type"].startswith("image/svg+xml")
    assert "Bars for 2 areas: in all 1 met" in officer.get(address(plots)).content.decode()


def test_what_moved_between_two_days(officer: PageClient, plots: Gardening) -> None:
    audit = reviewing.open_audit(
        **plots.by,
        programme=plots.programme,
        team=plots.housing,
        edition=plots.loaded.edition,
        told=Told(known_on=EARLY),
    )
    plots.judge(audit, told=Told(known_on=EARLY), r2_1="not_met")
    plots.judge(audit, told=Told(known_on=date(2024, 6, 1)), r2_1="met")
    said = text(officer.get(address(plots, "changes/"), {"since": "2024-04-01", "until": "2024-07-01"}))
    assert "1 area in a service changed, 3 did not." in said
    assert "2 Neighbours in Housing estates Not met 0 of 1 met, 1 not met Ready 1 of 1 met" in said


def test_days_the_wrong_way_round(officer: PageClient, plots: Gardening) -> None:
    today = clock.today()
    reply = officer.get(address(plots, "changes/"), {"since": today, "until": today - timedelta(days=9)})
    assert errors(reply) == [("The first day must be before the second, and before today.", "#id_since")]


def test_who_may_read_it(signed_in: Callable[[Role], PageClient], stranger: PageClient, plots: Gardening) -> None:
    reader = signed_in(Role.STEERING_GROUP_MEMBER)
    for rest in ("", "changes/", "figure.svg"):
        assert reader.get(address(plots, rest)).status_code == 200
        assert stranger.get(address(plots, rest)).status_code == 404
    assert stranger.get(behind(plots, "1", plots.parks)).status_code == 404


def test_the_number_of_queries_does_not_grow(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met")
    plots.action(plots.gap("1.2"))
    officer.get(address(plots))
    with CaptureQueriesContext(connection) as few:
        officer.get(address(plots))
    plots.judge(plots.review(plots.housing), r1_1="met", r1_2="not_met", r2_1="met")
    plots.action(plots.gap("2.1"), plots.gap("1.1"))
    with CaptureQueriesContext(connection) as many:
        officer.get(address(plots))
    assert len(many) <= len(few)
