"""The list of service reviews, beginning one, the page of one, how it is done, and taking one back."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accreditation.actions import reviewing as actions
from followthrough.accreditation.actions.reviewing import How
from followthrough.accreditation.models import Conduct, ServiceAudit
from followthrough.accreditation.queries import reviewing
from followthrough.accreditation.rules import Looked, Method
from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Kind
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from tests.accreditation.cast import Gardening
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors
from tests.web.service_reviews.pages import at, cells, listed, seen_of, text

TOO_MANY = "This is more than there are altogether. Enter a smaller number, or correct the other."


def conducted(plots: Gardening, *looked: Looked, finished: bool = False) -> None:
    how = How(reviewer=plots.post, on=parse("March 2024"), looked=looked, finished=finished, note="Two were out.")
    actions.conduct(**plots.by, audit_of=plots.audit, how=how)


def how(plots: Gardening) -> Any:
    found = reviewing.audit(plots.council, plots.audit.id, AsAt.now())
    assert found is not None
    return found


def test_the_list(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="not_met")
    plots.gap()
    conducted(plots, Looked(Method.CASE_FILES, 40, 220), Looked(Method.POLICY_REVIEW), finished=True)
    assert cells(officer.get(listed(plots)), "Service reviews") == [
        [
            "Parks and allotments, March 2024: edition “2023”",
            "March 2024, finished",
            "Allotments officer",
            "Case-file review: 40 of 220; Policy review",
            "67% (2 of 3)",
            "1 of 1",
        ]
    ]


def test_the_list_of_a_past_day_and_an_empty_one(officer: PageClient, plots: Gardening) -> None:
    assert "No service has been reviewed as at this day." in text(officer.get(f"{listed(plots)}?as-at=2024-02-01"))
    other = commitments.open_commitment(council=plots.council, by=None, kind=Kind.PROGRAMME, text="Another")
    address = listed(plots).replace(str(plots.programme.id), str(other.id))
    assert "No service has been reviewed" in text(officer.get(address))
    assert "follows no framework yet" in text(officer.get(f"{address}new/"))


def test_a_review_is_begun_once(officer: PageClient, plots: Gardening) -> None:
    given = {
        "team": plots.housing.id,
        "reviewer": plots.post.id,
        "on": "summer 2024",
        "case_files": "12",
        "case_files_of": "30",
        "focus_group_used": "on",
        "note": "Half of it.",
        "request_id": str(uuid4()),
    }
    for _press in range(2):
        reply = officer.post(f"{listed(plots)}new/", given, follow=True)
        assert "The service review is begun." in text(reply)
    assert ServiceAudit.objects.count() == 2
    page = text(reply)
    for said in (
        "Service review: Housing estates",
        "Case-file review: 12 of 30",
        "Focus group",
        "summer 2024",
        "Half of it.",
    ):
        assert said in page


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, [("Choose the service that is reviewed.", "#id_team")]),
        ({"on": "when it rains"}, None),
        ({"case_files": "9", "case_files_of": "8"}, [(TOO_MANY, "#id_case_files")]),
        ({"case_files": "9", "case_files_of": "0"}, [(TOO_MANY, "#id_case_files")]),
        ({"interviews": "several"}, [("Enter a whole number in figures.", "#id_interviews")]),
        ({"interviews": "-1"}, [("Enter 0 or more.", "#id_interviews")]),
        ({"interviews": "1000001"}, [("Enter 1000000 or less.", "#id_interviews")]),
        ({"known_on": "16 January 2150"}, None),
    ],
)  # fmt: skip
def test_bad_input(officer: PageClient, plots: Gardening, given: dict[str, Any], wrong: Any) -> None:
    typed = {"team": plots.housing.id, **given} if given else {"team": ""}
    found = errors(officer.post(f"{listed(plots)}new/", typed))
    assert found == (wrong or found)
    assert found
    assert ServiceAudit.objects.count() == 1


def test_a_service_outside_the_scope_is_not_offered(officer: PageClient, plots: Gardening) -> None:
    assert errors(officer.post(f"{listed(plots)}new/", {"team": str(uuid4())})) == [
        ("Choose one from the list.", "#id_team")
    ]


def test_the_page_says_how_each_area_stands(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="partly")
    reply = officer.get(at(plots))
    head = ["Met", "Partly met", "Not met", "Not applicable", "Not yet judged"]
    assert cells(reply, "Areas") == [
        ["1 Water", "1", "1", "0", "0", "0", "Judge: 1 Water"],
        ["2 Neighbours", "0", "0", "0", "0", "1", "Judge: 2 Neighbours"],
    ]
    assert all(name in text(reply) for name in head)
    rows = cells(reply, "Criteria of area 1")
    assert [row[0] for row in rows] == [
        "1.1 Every plot has water within fifty steps",
        "1.2 Leaks are mended within a week",
    ]
    assert rows[1][1].startswith("Partly met")
    assert rows[1][2] == "Folder 12"
    [two] = cells(officer.get(f"{at(plots)}?area=2"), "Criteria of area 2")
    assert two == ["2.1 Neighbours know whom to ask", "not yet judged", "", ""]
    assert "<title>Service review – " in reply.content.decode()


def test_the_page_of_a_day_before_it_was_begun(officer: PageClient, plots: Gardening) -> None:
    assert "not yet known on that day" in text(officer.get(f"{at(plots)}?as-at=2024-02-01"))


def test_a_small_survey_is_not_shown(officer: PageClient, plots: Gardening) -> None:
    conducted(plots, Looked(Method.STAFF_SURVEY, 9, 31))
    said = "Staff survey: fewer than 10 replies, so their number is not shown"
    for address in (listed(plots), at(plots)):
        assert said in text(officer.get(address))
        assert "9 of 31" not in text(officer.get(address))
    form = officer.get(at(plots, "conduct/")).content.decode()
    assert 'value="9"' not in form
    assert "leave it empty to keep it" in form
    assert officer.post(at(plots, "conduct/"), {"staff_survey_used": "on", "staff_survey_of": "31"}).status_code == 302
    assert how(plots).looked == (Looked(Method.STAFF_SURVEY, 9, 31),)
    assert officer.post(at(plots, "conduct/"), {"staff_survey": "10", "staff_survey_of": "31"}).status_code == 302
    assert "Staff survey: 10 of 31" in text(officer.get(at(plots)))


def test_it_is_finished(officer: PageClient, plots: Gardening) -> None:
    conducted(plots, Looked(Method.INTERVIEWS, 4))
    page = officer.get(at(plots, "conduct/")).content.decode()
    assert 'value="March 2024"' in page
    given = {"reviewer": plots.post.id, "on": "March 2024", "interviews": "5", "finished": "on"}
    assert "Finished" in text(officer.post(at(plots, "conduct/"), given, follow=True))
    assert (how(plots).conduct.finished, how(plots).looked) == (True, (Looked(Method.INTERVIEWS, 5),))


def test_what_somebody_else_recorded_meanwhile_is_shown(officer: PageClient, plots: Gardening) -> None:
    seen = seen_of(officer.get(at(plots, "conduct/")))
    conducted(plots, Looked(Method.INTERVIEWS, 4))
    reply = officer.post(at(plots, "conduct/"), {"on": "April 2024", "seen": seen})
    assert "Choose: both, or only what stands" in text(reply)
    assert "Allotments officer, March 2024" in text(reply)
    assert Conduct.objects.count() == 2


def test_it_is_taken_back(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met")
    assert "1 judgement goes with it." in text(officer.get(at(plots, "withdraw/")))
    assert errors(officer.post(at(plots, "withdraw/"), {"reason": ""})) == [("Enter the reason.", "#id_reason")]
    reply = officer.post(at(plots, "withdraw/"), {"reason": "Wrong service."}, follow=True)
    assert "No service has been reviewed" in text(reply)
    assert officer.get(at(plots)).status_code == 404


def test_it_is_not_taken_back_from_under_a_finding(officer: PageClient, plots: Gardening) -> None:
    plots.gap()
    [(said, _where)] = errors(officer.post(at(plots, "withdraw/"), {"reason": "Wrong service."}))
    assert said.startswith("Something was found in this review")


def test_what_was_taken_over_says_so(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met")
    judged = reviewing.judgements(plots.council, plots.audit, AsAt.now())
    taken = {plots.loaded.by_id[i]: row for i, row in judged.items()}
    [made] = actions.carry_over(**plots.by, audits=[(plots.audit, taken)], edition=plots.loaded.edition)
    page = text(officer.get(f"/saltmere/service-reviews/{made.id}/"))
    assert "the review against the edition before" in page
    assert "taken over into edition" in text(officer.get(listed(plots)))


def test_the_list_takes_as_many_queries_for_three_as_for_one(officer: PageClient, plots: Gardening) -> None:
    counts = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as asked:
            officer.get(listed(plots))
        counts.append(len(asked))
        plots.review(plots.housing)
        plots.review(plots.parks)
    assert counts[0] == counts[1]


def test_who_may(officer: PageClient, signed_in: Any, stranger: PageClient, plots: Gardening) -> None:
    reader, reviewer, lead = (
        signed_in(role) for role in (Role.COMMITTEE_MEMBER, Role.SERVICE_REVIEWER, Role.PROGRAMME_LEAD)
    )
    reading = [listed(plots), at(plots)]
    entering = [f"{listed(plots)}new/", at(plots, "conduct/"), at(plots, "withdraw/")]
    for address in reading:
        assert [one.get(address).status_code for one in (reader, reviewer, stranger)] == [200, 200, 404]
        assert "Judge" not in text(reader.get(address)).replace("Judgement", "").replace("Judged", "")
    for address in entering:
        assert [one.get(address).status_code for one in (reader, reviewer, lead, stranger)] == [403, 200, 200, 404]
        assert reader.post(address).status_code == 403
        assert officer.get(address.replace("saltmere", "otherby")).status_code == 404
    assert "Known on" in officer.get(entering[0]).content.decode()
    assert "Known on" not in reviewer.get(entering[0]).content.decode()
    assert officer.get(at(plots).replace(str(plots.audit.id), str(uuid4()))).status_code == 404
