"""The council's funding: the list, one stream, and what is known of it."""

import csv
import io
from typing import Any
from uuid import uuid4

import pytest

from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.registers.queries import funding
from tests.accreditation.steered import Steered
from tests.web.client import PageClient
from tests.web.commitments.test_meanwhile import hidden
from tests.web.pages import cells, summary
from tests.web.steering.cast import NOT_RUNNERS, SignIn, closed_to, text_of

LIST = "/saltmere/money/"
GIVEN = {"holder": "The council", "amount": "£2,500.50", "ends": "March 2027", "certainty": "expected"}


def streams(council: Any) -> dict[str, Any]:
    return {one.stream.name: one.terms for one in funding.streams(council, AsAt.now())}


def test_the_list_says_who_holds_what_until_when_and_what_is_unfunded(officer: PageClient, one: Steered) -> None:
    page = officer.get(LIST)
    assert cells(page, "govuk-table")[1] == [
        "Water grant",
        "Ministry of Gardens",
        "around £50,000",
        "31 March 2025 Ended",
        "Confirmed",
        "Annual fee (Good allotments mark)Salary (Good allotments mark)",
    ]
    assert "Training day Embedding £500 once" in text_of(page)
    then = text_of(officer.get(LIST, {"as-at": "2024-02-01"}))
    assert "31 March 2025 Ended" not in then
    assert "No funding is recorded as at this day." in text_of(officer.get(LIST, {"as-at": "2024-01-01"}))


def test_an_empty_list_says_so(officer: PageClient) -> None:
    said = text_of(officer.get(LIST))
    assert "No funding is recorded as at this day." in said
    assert "Every cost that is recorded has something that pays for it." in said
    assert officer.get(f"{LIST}last-days.svg").status_code == 404


def test_its_rows_are_taken_away(officer: PageClient, one: Steered) -> None:
    found = list(csv.DictReader(io.StringIO(officer.get(f"{LIST}rows.csv").content.decode("utf-8-sig"))))
    assert [(row["Funding"], row["Amount in pence"], row["Ended by that day"]) for row in found] == [
        ("Water grant", "5000000", "Yes"),
        ("Unfunded", "50000", ""),
    ]
    assert found[1]["What it pays for"] == "Training day, of: Embedding"
    assert officer.get(f"{LIST}rows.pdf").status_code == 404


def test_the_rows_of_a_restricted_programme_say_so_of_its_phases_too(officer: PageClient, one: Steered) -> None:
    type(one.programme).everything.filter(id=one.programme.id).update(restricted=True)
    found = list(csv.DictReader(io.StringIO(officer.get(f"{LIST}rows.csv").content.decode("utf-8-sig"))))
    assert ["Restricted to named readers" in "".join(row.values()) for row in found] == [True, True]


def test_the_figure_has_its_days_in_a_table(officer: PageClient, one: Steered) -> None:
    assert b"Water grant" in officer.get(f"{LIST}last-days.svg").content
    assert "Water grant Funding 31 March 2025 Ended" in text_of(officer.get(LIST))


def test_funding_is_added_once_and_changed(officer: PageClient, council: Any) -> None:
    sent = {**GIVEN, "name": "Roof fund", "about": "on", "request_id": str(uuid4())}
    replies = [officer.post(f"{LIST}new/", sent) for _again in range(2)]
    assert replies[0]["Location"] == replies[1]["Location"]
    terms = streams(council)["Roof fund"]
    assert (terms.amount, terms.about, terms.ends_printed, terms.certainty) == (250_050, True, "March 2027", "expected")
    page = officer.get(replies[0]["Location"])
    assert "around £2,500.50" in text_of(page)
    form = text_of(officer.get(f"{replies[0]['Location']}terms/"))
    assert "Change what is known of Roof fund" in form
    officer.post(f"{replies[0]['Location']}terms/", {**GIVEN, "amount": "", "ends": "", "certainty": "unknown"})
    terms = streams(council)["Roof fund"]
    assert (terms.amount, terms.ends_printed, terms.certainty) == (None, "", "unknown")
    assert "around £2,500.50" in text_of(officer.get(replies[0]["Location"]))  # what was known before


def test_a_stream_that_was_not_known_then_says_so(officer: PageClient, one: Steered) -> None:
    said = text_of(officer.get(f"{LIST}{one.grant.id}/", {"as-at": "2024-01-01"}))
    assert "This funding was not yet known on that day." in said


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"name": ""}, "#id_name", "Enter what the funding is called in the council’s papers."),
        ({"name": "water GRANT"}, "#id_name", "There is already funding called water GRANT."),
        ({"amount": "lots"}, "#id_amount", "“lots” is not an amount of money"),
        ({"ends": "one day"}, "#id_ends", "“one day” is not a date"),
        ({"certainty": ""}, "#id_certainty", "Choose how sure the money is."),
        ({"known_on": "1 January 2090"}, "#id_known_on", "has not come yet"),
    ],
)
def test_what_makes_no_sense_is_said(
    officer: PageClient, one: Steered, given: dict[str, str], field: str, said: str
) -> None:
    [(where, words)] = summary(officer.post(f"{LIST}new/", {**GIVEN, "name": "Seeds", **given}))
    assert where == field
    assert said in words


def test_two_who_change_it_at_once_both_see_it(officer: PageClient, one: Steered, council: Any) -> None:
    address = f"{LIST}{one.grant.id}/terms/"
    kept = hidden(officer.get(address))
    officer.post(address, {**GIVEN, "holder": "The first"})
    page = officer.post(address, {**kept, **GIVEN, "holder": "The second"})
    said = text_of(page)
    assert "held by The first" in said
    assert "held by The second" in said
    assert streams(council)["Water grant"].holder == "The first"


@pytest.mark.parametrize("role", NOT_RUNNERS)
def test_who_does_not_run_programmes_reads_and_changes_nothing(signed_in: SignIn, one: Steered, role: Role) -> None:
    client = signed_in(role)
    said = text_of(client.get(LIST))
    assert "Water grant" in said
    assert "Add funding" not in said
    assert client.get(f"{LIST}{one.grant.id}/").status_code == 200
    closed_to(client, [f"{LIST}new/", f"{LIST}{one.grant.id}/terms/"], 403)


def test_a_programme_lead_may(signed_in: SignIn, one: Steered) -> None:
    assert "Add funding" in text_of(signed_in(Role.PROGRAMME_LEAD).get(LIST))


def test_strangers_and_what_is_not_there(officer: PageClient, stranger: PageClient, one: Steered) -> None:
    stream = f"{LIST}{one.grant.id}/"
    closed_to(stranger, [f"{LIST}new/", f"{stream}terms/"], 404)
    assert [stranger.get(at).status_code for at in (LIST, stream, f"{LIST}rows.csv")] == [404] * 3
    assert [officer.get(f"{LIST}{uuid4()}/{at}").status_code for at in ("", "terms/")] == [404] * 2
