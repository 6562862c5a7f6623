"""Findings: the list and its files, adding one, the page of one, saying something else, closing, and taking back."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accreditation.actions import reviewing as actions
from followthrough.accreditation.actions.reviewing import Finds
from followthrough.accreditation.models import Finding, Found, GapClosing
from followthrough.accreditation.rules import Finds as Kind
from followthrough.accreditation.rules import Gap, Source
from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.days import parse
from followthrough.restriction import actions as restriction
from followthrough.web.findings import words
from tests.accreditation.cast import Gardening
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors
from tests.web.conftest import FIRST_DAY
from tests.web.service_reviews.pages import cells, seen_of, text

TOLD = {
    "kind": "knowledge",
    "text": "Few know whom to ask.",
    "origin": "focus_group",
    "group": "tenants",
    "month": "May 2024",
}
HISTORY = "Everything that was said"


def listed(plots: Gardening, more: str = "") -> str:
    return f"/saltmere/programmes/{plots.programme.id}/findings/{more}"


def at(finding: Any, more: str = "") -> str:
    return f"/saltmere/findings/{finding.id}/{more}"


def three(plots: Gardening) -> tuple[Any, Any, Any]:
    """A gap of parks that an action is to close, a strength, and what tenants told about no service in particular."""
    gap = plots.gap()
    strength = plots.gap(ref="1.1", kind=Kind.STRENGTH)
    told = Finds(Kind.SKILLS, "They wait long.", Source.SURVEY, group="tenants", month=parse("March 2024"), replies=41)
    survey = actions.find(**plots.by, programme=plots.programme, finds=told)
    plots.action(gap)
    return gap, strength, survey


def test_the_list(officer: PageClient, plots: Gardening) -> None:
    three(plots)
    assert cells(officer.get(listed(plots)), "Findings and gaps") == [
        [
            "Finding 1",
            "Gap in process",
            "Leaks are noted on paper. (1.2 Leaks are mended within a week)",
            "Parks and allotments (Service review)",
            "1",
            "Open, under way",
        ],
        [
            "Finding 2",
            "Strength",
            "Leaks are noted on paper. (1.1 Every plot has water within fifty steps)",
            "Parks and allotments (Service review)",
            "0",
            "Nothing to close",
        ],
        [
            "Finding 3",
            "Gap in skills",
            "They wait long.",
            "none in particular (Survey: tenants, March 2024, 41 replies)",
            "0",
            "Open, no action",
        ],
    ]


def test_the_list_may_be_empty(officer: PageClient, plots: Gardening) -> None:
    assert "Nothing has been found as at this day." in text(officer.get(listed(plots)))
    three(plots)
    assert "Nothing has been found" in text(officer.get(f"{listed(plots)}?as-at=2024-02-01"))
    assert "No finding fits." in text(officer.get(f"{listed(plots)}?q=nothing"))


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("kind=process", "1"),
        ("stands=no_action", "3"),
        ("stands=strength", "2"),
        ("service=none", "3"),
        ("q=TENANTS+wait", "3"),
        ("sort=-number", "321"),
        ("sort=stands", "312"),
        ("sort=kind", "132"),
        ("sort=service", "312"),
        ("sort=nonsense", "123"),
    ],
)
def test_rows_are_chosen_and_sorted_by_the_address(
    officer: PageClient, plots: Gardening, query: str, numbers: str
) -> None:
    three(plots)
    rows = cells(officer.get(f"{listed(plots)}?{query}"), "Findings and gaps")
    assert "".join(row[0].removeprefix("Finding ") for row in rows) == numbers


def test_of_one_service(officer: PageClient, plots: Gardening) -> None:
    three(plots)
    page = officer.get(f"{listed(plots)}?service={plots.parks.id}&kind=process")
    assert [row[0] for row in cells(page, "Findings and gaps")] == ["Finding 1"]
    assert "1 of 3 findings" in text(page)


def test_the_same_rows_as_a_file(officer: PageClient, plots: Gardening) -> None:
    three(plots)
    reply = officer.get(f"{listed(plots)}rows.csv?stands=no_action")
    assert reply.content.decode("utf-8-sig").splitlines()[1:] == [
        '3,Gap in skills,They wait long.,,,"Survey: tenants, March 2024, 41 replies",0,"Open, no action",,'
        f"{clock.today()},Not checked for publication"
    ]
    found = json.loads(officer.get(f"{listed(plots)}rows.json?sort=-number").content)
    assert [row["number"] for row in found["rows"]] == [3, 2, 1]
    assert officer.get(f"{listed(plots)}rows.xlsx").content[:2] == b"PK"
    assert officer.get(f"{listed(plots)}rows.exe").status_code == 404


def test_the_list_takes_as_many_queries_for_three_as_for_one(officer: PageClient, plots: Gardening) -> None:
    counts = []
    for _more in range(2):
        three(plots)
        with CaptureQueriesContext(connection) as asked:
            officer.get(listed(plots))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_finding_of_a_review(officer: PageClient, plots: Gardening) -> None:
    form = officer.get(f"{listed(plots, 'new/')}?audit={plots.audit.id}").content.decode()
    assert f'<option value="{plots.audit.id}" selected>' in form
    given = {
        "kind": "policy",
        "text": " No policy says who mends what. ",
        "origin": "review",
        "audit": plots.audit.id,
        "criterion": plots.criterion("1.2").id,
        "group": "left over",
        "request_id": str(uuid4()),
    }
    for _press in range(2):
        reply = officer.post(listed(plots, "new/"), given, follow=True)
        assert "Finding 1 is recorded." in text(reply)
    assert Finding.objects.count() == 1
    row = Found.objects.get()
    assert (row.text, row.team, row.group) == ("No policy says who mends what.", plots.parks, "")
    page = text(reply)
    for said in ("Gap in policy", "Parks and allotments", "1.2 Leaks are mended within a week", "Open, no action"):
        assert said in page
    assert "<title>Finding – " in reply.content.decode()


def test_what_people_told(officer: PageClient, plots: Gardening) -> None:
    reply = officer.post(listed(plots, "new/"), {**TOLD, "team": plots.housing.id}, follow=True)
    assert "Focus group: tenants, May 2024" in text(reply)
    assert "no quotations" in text(officer.get(listed(plots, "new/")))


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"kind": ""}, ["kind"]),
        ({"text": " "}, ["text"]),
        ({"group": ""}, ["group"]),
        ({"month": ""}, ["month"]),
        ({"month": "sometime"}, ["month"]),
        ({"origin": "survey"}, ["replies"]),
        ({"origin": "survey", "replies": "9"}, ["replies"]),
        ({"origin": "survey", "replies": "many"}, ["replies"]),
        ({"origin": "gossip"}, ["origin"]),
        ({"team": str(uuid4())}, ["team"]),
        ({"audit": "x"}, ["audit"]),
        ({"group": "x" * 121}, ["group"]),
    ],
)
def test_bad_input(officer: PageClient, plots: Gardening, given: dict[str, str], fields: list[str]) -> None:
    found = errors(officer.post(listed(plots, "new/"), {**TOLD, **given}))
    assert [where for _said, where in found] == [f"#id_{name}" for name in fields]
    assert not Finding.objects.exists()


def test_a_survey_of_ten_is_taken(officer: PageClient, plots: Gardening) -> None:
    reply = officer.post(listed(plots, "new/"), {**TOLD, "origin": "survey", "replies": "10"}, follow=True)
    assert "Survey: tenants, May 2024, 10 replies" in text(reply)


def test_more_is_known(officer: PageClient, plots: Gardening) -> None:
    gap, *_others = three(plots)
    form = officer.get(at(gap, "say/")).content.decode()
    assert "Leaks are noted on paper." in form
    given = {"kind": "policy", "text": "Leaks are noted nowhere.", "origin": "review", "why": "restated"}
    page = text(officer.post(at(gap, "say/"), given, follow=True))
    assert "Leaks are noted nowhere." in page
    assert "Leaks are noted on paper." in page.split(HISTORY)[1]
    assert "Corrected: this no longer stands." not in page


def test_it_was_entered_wrongly(officer: PageClient, plots: Gardening) -> None:
    gap, *_others = three(plots)
    given = {"kind": "policy", "text": "Leaks are noted nowhere.", "origin": "review"}
    assert errors(officer.post(at(gap, "say/"), given)) == [("Choose why it says something else.", "#id_why")]
    page = text(officer.post(at(gap, "say/"), {**given, "why": "corrected"}, follow=True))
    assert "Corrected: this no longer stands." in page.split(HISTORY)[1]


def test_what_somebody_else_said_meanwhile_is_shown(officer: PageClient, plots: Gardening) -> None:
    gap, *_others = three(plots)
    seen = seen_of(officer.get(at(gap, "say/")))
    actions.say(**plots.by, finding=gap, finds=Finds(Kind.POLICY, "Theirs."))
    given = {"kind": "policy", "text": "Mine.", "origin": "review", "why": "restated", "seen": seen}
    page = text(officer.post(at(gap, "say/"), given))
    assert "Choose: both, or only what stands" in page
    assert "Theirs." in page
    assert Found.objects.filter(finding=gap).count() == 2


def test_closing_is_proposed_and_a_person_says_it(officer: PageClient, plots: Gardening) -> None:
    gap = plots.gap()
    action = plots.action(gap)
    assert "Not every action that is to close it is complete." in text(officer.get(at(gap, "close/")))
    commitments.add_evidence(**plots.by, commitment=action.commitment, reference="List of leaks 2024")
    plots.report(action.commitment, Delivery.COMPLETE)
    page = text(officer.get(at(gap)))
    assert "Closing is proposed" in page
    assert "1. Keep a list of leaks." in page
    assert "Delivery: Complete" in page
    form = officer.get(at(gap, "close/"))
    assert "List of leaks 2024" in text(form)
    assert errors(officer.post(at(gap, "close/"), {"evidence": " "})) == [
        ("Enter what shows that the gap is closed, such as a reference to a record.", "#id_evidence")
    ]
    given = {"evidence": "List of leaks 2024", "request_id": str(uuid4())}
    for _press in range(2):
        page = text(officer.post(at(gap, "close/"), given, follow=True))
        assert "What shows it: List of leaks 2024" in page
    assert GapClosing.objects.count() == 1
    assert "This gap is closed already." in text(officer.get(at(gap, "close/"), follow=True))
    assert errors(officer.post(at(gap, "close/"), {"evidence": "Again."})) == [
        ("This gap is closed already.", "#main-content")
    ]


def test_a_gap_is_opened_again(officer: PageClient, plots: Gardening) -> None:
    gap = plots.gap()
    assert "This gap is not closed." in text(officer.get(at(gap, "reopen/"), follow=True))
    assert errors(officer.post(at(gap, "reopen/"), {"evidence": "Why."})) == [
        ("This gap is not closed.", "#main-content")
    ]
    actions.close_gap(**plots.by, gap=gap, closed=True, evidence="List.")
    assert errors(officer.post(at(gap, "reopen/"), {"evidence": ""})) == [("Enter the reason.", "#id_evidence")]
    page = text(officer.post(at(gap, "reopen/"), {"evidence": "It leaks again."}, follow=True))
    assert "Open, no action" in page
    assert "It leaks again." in page


def test_a_strength_is_not_closed(officer: PageClient, plots: Gardening) -> None:
    strength = plots.gap(kind=Kind.STRENGTH)
    page = text(officer.get(at(strength)))
    assert "Close this gap" not in page
    assert [officer.get(at(strength, one)).status_code for one in ("close/", "reopen/")] == [404, 404]


def test_a_finding_is_taken_back(officer: PageClient, plots: Gardening) -> None:
    gap = plots.gap()
    assert "its number is not used again" in text(officer.get(at(gap, "withdraw/")))
    assert errors(officer.post(at(gap, "withdraw/"), {"reason": ""})) == [("Enter the reason.", "#id_reason")]
    page = text(officer.post(at(gap, "withdraw/"), {"reason": "Of another service."}, follow=True))
    assert "Nothing has been found" in page
    assert officer.get(at(gap)).status_code == 404
    assert plots.gap().number == 2


def test_a_finding_that_an_action_is_to_close_is_not_taken_back(officer: PageClient, plots: Gardening) -> None:
    gap, *_others = three(plots)
    [(said, _where)] = errors(officer.post(at(gap, "withdraw/"), {"reason": "Of another service."}))
    assert said.startswith("Something is to close this gap")


def test_the_page_of_a_day_before_it_was_found(officer: PageClient, plots: Gardening) -> None:
    assert "not yet known on that day" in text(officer.get(f"{at(plots.gap())}?as-at=2024-02-01"))


def test_every_code_has_its_words() -> None:
    assert set(words.KINDS) == set(Kind)
    assert set(words.SOURCES) == set(Source)
    assert set(words.STANDS) == set(words.COLOURS) == {*Gap, words.STRENGTH}


def test_who_may(officer: PageClient, signed_in: Any, stranger: PageClient, plots: Gardening) -> None:
    gap = plots.gap()
    reader, reviewer = signed_in(Role.COMMITTEE_MEMBER), signed_in(Role.SERVICE_REVIEWER)
    for address in (listed(plots), at(gap), listed(plots, "rows.csv")):
        assert [one.get(address).status_code for one in (reader, reviewer, stranger)] == [200, 200, 404]
    for address in (listed(plots, "new/"), at(gap, "say/"), at(gap, "close/"), at(gap, "withdraw/")):
        assert [one.get(address).status_code for one in (reader, reviewer, stranger)] == [403, 200, 404]
        assert reader.post(address, {"evidence": "x", "reason": "x"}).status_code == 403
        assert officer.get(address.replace("saltmere", "otherby")).status_code == 404
    assert reader.get(at(gap, "reopen/")).status_code == 403
    assert "Close this gap" not in text(reader.get(at(gap)))
    assert officer.get(at(gap).replace(str(gap.id), str(uuid4()))).status_code == 404


def test_what_is_restricted_is_not_there(officer: PageClient, plots: Gardening, council: Any) -> None:
    gap = plots.gap()
    readers = [add_reader(council, role) for role in (Role.SCRUTINY_OFFICER, Role.LEAD_OFFICER)]
    restriction.restrict(council=council, by=readers[0], thing=plots.programme, readers=readers, reason="Not told yet.")
    review = f"/saltmere/service-reviews/{plots.audit.id}/"
    entering = [at(gap, "close/"), at(gap, "say/"), f"{review}conduct/", f"{review}sheet.xlsx"]
    for address in (listed(plots), at(gap), review, *entering):
        assert officer.get(address).status_code == 404


def add_reader(council: Any, role: Role) -> Any:
    """Somebody else of that role, who can sign in."""
    user = councils.create_sign_in(email=f"reader.{role}@saltmere.example", password=None)
    person = councils.add_person(council=council, by=None, name=f"Reader {role}")
    councils.give_role(council=council, by=None, user=user, person=person, role=role, first_day=FIRST_DAY)
    return person
