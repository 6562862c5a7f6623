"""A programme's steering group: its meetings, what it is asked and decides, and its risks."""

from typing import Any
from uuid import uuid4

import pytest

from followthrough.accreditation.queries import programmes
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.web import words
from tests.accreditation.cast import gardening
from tests.accreditation.steered import Steered
from tests.web.client import PageClient
from tests.web.pages import summary
from tests.web.steering.cast import NOT_RUNNERS, SignIn, closed_to, text_of


def page_of(one: Steered, rest: str = "") -> str:
    return f"/saltmere/programmes/{one.programme.id}/steering/{rest}"


def steering(one: Steered) -> programmes.Steering:
    return programmes.steering(one.plots.council, one.programme, AsAt.now())


def risks(one: Steered) -> dict[str, Any]:
    return {row.name: row for row in programmes.every_risk(one.plots.council, one.programme, AsAt.now())}


def test_the_page_says_what_waits_what_was_decided_and_what_may_go_wrong(officer: PageClient, one: Steered) -> None:
    said = text_of(officer.get(page_of(one)))
    for part in (
        "The steering group is Allotments steering group.",
        f"Next meeting {words.day(one.coming.day)} Last meeting 5 March 2024 Meetings so far 1",
        f"Who pays from April. {words.day(clock.today())} {words.day(one.coming.day)}",
        "Meeting of 5 March 2024 Draft minutes Ask for more. (4) Carried out by action 1",
        "Asked: Whether to ask for more water.",
    ):
        assert part in said
    assert said.index("The officer leaves") < said.index("Drought")


def test_an_earlier_day_knows_less(officer: PageClient, one: Steered) -> None:
    said = text_of(officer.get(page_of(one), {"as-at": "2024-02-01"}))
    assert "Whether to ask for more water. 8 January 2024 the next one" in said
    assert "No decision is recorded." in said
    assert "No risk is recorded as open." in said
    assert "Record the decision" not in said
    assert "not yet known on that day" in text_of(officer.get(page_of(one), {"as-at": "2020-01-01"}))


def test_a_programme_without_a_group_says_so(officer: PageClient, council: Any) -> None:
    bare = gardening(council, None)
    address = f"/saltmere/programmes/{bare.programme.id}/steering/"
    said = text_of(officer.get(address))
    assert "No steering group is recorded for this programme." in said
    assert "Nothing waits for a decision." in said
    assert "No meeting of the steering group has sat yet." in text_of(officer.get(f"{address}decide/"))


def test_it_is_asked_and_decides(officer: PageClient, one: Steered) -> None:
    sent = {"text": "Whether to dig.", "meeting": str(one.coming.id), "request_id": str(uuid4())}
    for _again in range(2):
        assert officer.post(page_of(one, "ask/"), sent)["Location"] == page_of(one)
    [_first, asked] = steering(one).open
    assert (asked.text, asked.meeting) == ("Whether to dig.", one.coming)
    form = officer.get(page_of(one, "decide/"), {"asked": str(asked.id)}).content.decode()
    assert f'value="{asked.id}" selected' in form
    sent = {
        "meeting": str(one.met.id),
        "answers": str(asked.id),
        "action": str(one.action.id),
        "text": "Dig.",
        "minute_ref": "7",
    }
    officer.post(page_of(one, "decide/"), sent)
    row = steering(one).decided[-1]
    assert (row.text, row.answers, row.action, row.minute_ref) == ("Dig.", asked, one.action, "7")
    assert asked not in steering(one).open


def test_the_same_decision_sent_twice_is_recorded_once(officer: PageClient, one: Steered) -> None:
    [asked] = steering(one).open
    sent = {"meeting": str(one.met.id), "answers": str(asked.id), "text": "The parks.", "request_id": str(uuid4())}
    for _again in range(2):
        assert officer.post(page_of(one, "decide/"), sent)["Location"] == page_of(one)
    assert [row.text for row in steering(one).decided if row.answers_id == asked.id] == ["The parks."]
    assert str(asked.id) not in officer.get(page_of(one, "decide/")).content.decode()


def test_what_is_decided_already_is_not_decided_again(officer: PageClient, one: Steered) -> None:
    sent = {"meeting": str(one.met.id), "answers": str(one.asked.id), "text": "Ask for less."}
    [(where, said)] = summary(officer.post(page_of(one, "decide/"), sent))
    assert where == "#id_answers"
    assert "A decision on this is recorded already." in said


def test_whoever_runs_the_programme_adds_a_meeting_of_its_group(signed_in: SignIn, one: Steered) -> None:
    lead = signed_in(Role.PROGRAMME_LEAD)
    group = f"/saltmere/people/committees/{one.group.id}/meeting/"
    page = lead.get(page_of(one))
    assert f'href="{page_of(one, "meeting/")}"' in page.content.decode()
    assert group not in page.content.decode()
    assert "Whoever keeps meetings sets down when its minutes were approved" in text_of(page)
    for _again in range(2):
        reply = lead.post(page_of(one, "meeting/"), {"day": "4 April 2024"})
    assert "Meetings so far 2" in text_of(lead.get(page_of(one)))
    assert summary(reply)[0][1].startswith("This committee has a meeting on that day")
    assert summary(lead.post(page_of(one, "meeting/"), {"day": ""})) == [("#id_day", "Enter the day of the meeting.")]
    closed_to(lead, [group, f"/saltmere/people/meetings/{one.met.id}/minutes/"], 403)


def test_whoever_keeps_meetings_is_led_to_the_committee(officer: PageClient, one: Steered) -> None:
    page = officer.get(page_of(one)).content.decode()
    assert f"/saltmere/people/committees/{one.group.id}/meeting/" in page
    assert page_of(one, "meeting/") not in page


def test_without_a_group_there_is_no_meeting_to_add(officer: PageClient, council: Any) -> None:
    bare = gardening(council, None)
    closed_to(officer, [f"/saltmere/programmes/{bare.programme.id}/steering/meeting/"], 404)


def test_only_a_meeting_that_has_sat_decides(officer: PageClient, one: Steered) -> None:
    sent = {"meeting": str(one.coming.id), "text": "Dig."}
    assert summary(officer.post(page_of(one, "decide/"), sent)) == [("#id_meeting", "Choose one from the list.")]
    sent = {"meeting": str(one.met.id), "text": "Dig.", "known_on": "1 March 2024"}
    [(where, said)] = summary(officer.post(page_of(one, "decide/"), sent))
    assert where == "#id_meeting"
    assert "This meeting is on 5 March 2024." in said


def test_what_was_entered_by_mistake_is_taken_back(officer: PageClient, one: Steered) -> None:
    address = f"/saltmere/steering/items/{one.decided.id}/take-back/"
    assert "“Ask for more.” is left out from now on." in text_of(officer.get(address))
    assert summary(officer.post(address, {"reason": ""})) == [("#id_reason", "Enter the reason.")]
    officer.post(address, {"reason": "It was not decided."})
    assert steering(one).decided == ()
    assert officer.get(address).status_code == 404


def test_a_risk_is_added_changed_closed_and_opened_again(officer: PageClient, one: Steered) -> None:
    officer.post(page_of(one, "risk/"), {"name": "Frost", "rating": "medium", "text": "It may freeze."})
    row = risks(one)["Frost"]
    assert (row.rating, row.text, row.closed) == ("medium", "It may freeze.", False)
    address = f"/saltmere/steering/risks/{row.id}/"
    assert "How “Frost” stands now" in text_of(officer.get(address))
    officer.post(address, {"rating": "low", "closed": "on"})
    row = risks(one)["Frost"]
    assert (row.rating, row.closed) == ("low", True)
    said = text_of(officer.get(page_of(one)))
    assert f"1 closed risk Frost, closed on {words.day(clock.today())} Open it again" in said
    officer.post(f"/saltmere/steering/risks/{row.id}/", {"rating": "high"})
    assert (risks(one)["Frost"].rating, risks(one)["Frost"].closed) == ("high", False)


@pytest.mark.parametrize(
    ("page", "given", "said"),
    [
        ("ask/", {"text": " "}, "Enter what the group is asked to decide."),
        ("decide/", {"text": "", "meeting": ""}, "Choose the meeting that decided it."),
        ("risk/", {"rating": "high"}, "Enter what the risk is called, in a few words."),
        ("risk/", {"name": "Frost"}, "Choose how much it matters."),
        ("risk/", {"name": "x" * 121, "rating": "low"}, "This is too long"),
    ],
)
def test_what_makes_no_sense_is_said(
    officer: PageClient, one: Steered, page: str, given: dict[str, str], said: str
) -> None:
    assert said in summary(officer.post(page_of(one, page), given))[0][1]


def addresses(one: Steered) -> list[str]:
    risk = risks(one)["Drought"]
    rows = [f"/saltmere/steering/items/{one.asked.id}/take-back/", f"/saltmere/steering/risks/{risk.id}/"]
    return [*(page_of(one, at) for at in ("meeting/", "ask/", "decide/", "risk/")), *rows]


@pytest.mark.parametrize("role", NOT_RUNNERS)
def test_who_does_not_run_programmes_reads_and_changes_nothing(signed_in: SignIn, one: Steered, role: Role) -> None:
    client = signed_in(role)
    said = text_of(client.get(page_of(one)))
    assert "Who pays from April." in said
    assert "Record the decision" not in said
    closed_to(client, addresses(one), 403)


def test_strangers_and_what_is_not_there(officer: PageClient, stranger: PageClient, one: Steered) -> None:
    closed_to(stranger, addresses(one), 404)
    assert stranger.get(page_of(one)).status_code == 404
    risk = risks(one)["Drought"]
    nowhere = [f"/saltmere/steering/items/{risk.id}/take-back/", f"/saltmere/steering/risks/{one.asked.id}/"]
    closed_to(officer, nowhere, 404)
    assert officer.get(f"/saltmere/programmes/{uuid4()}/steering/").status_code == 404
