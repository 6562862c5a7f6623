"""Numbers about a programme: each with its unit and its period, and few people never by accident."""

import csv
import io
from typing import Any
from uuid import uuid4

import pytest

from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.registers.queries import counts
from tests.accreditation.cast import gardening
from tests.accreditation.steered import Steered
from tests.web.client import PageClient
from tests.web.pages import cells, summary
from tests.web.steering.cast import NOT_RUNNERS, SignIn, closed_to, text_of

GIVEN = {"what": "Visits", "number": "32", "unit": "households", "period": "2022-23"}


def page_of(one: Steered, rest: str = "") -> str:
    return f"/saltmere/programmes/{one.programme.id}/counts/{rest}"


def numbers(one: Steered) -> list[tuple[str, int, str, str]]:
    rows = counts.counts(one.plots.council, one.programme, AsAt.now())
    return [(row.what, row.number, row.unit, row.period_printed) for row in rows]


def test_a_number_stands_with_its_unit_and_its_period(officer: PageClient, one: Steered) -> None:
    page = officer.get(page_of(one))
    assert cells(page, "govuk-table")[1] == [
        "Champions",
        "23 members of staff",
        "2023",
        "8 January 2024Correct: Champions, 2023",
    ]


def test_a_programme_without_numbers_says_so(officer: PageClient, council: Any) -> None:
    address = f"/saltmere/programmes/{gardening(council, None).programme.id}/counts/"
    assert "Nothing has been counted as at this day." in text_of(officer.get(address))
    assert "not yet known on that day" in text_of(officer.get(address, {"as-at": "2020-01-01"}))


def test_its_rows_are_taken_away(officer: PageClient, one: Steered) -> None:
    [row] = csv.DictReader(io.StringIO(officer.get(page_of(one, "rows.csv")).content.decode("utf-8-sig")))
    assert (row["How many"], row["Of what"], row["Day or period"]) == ("23", "Members of staff", "2023")


def test_a_number_is_added_once_and_put_right(officer: PageClient, one: Steered) -> None:
    sent = {**GIVEN, "request_id": str(uuid4())}
    for _again in range(2):
        assert officer.post(page_of(one, "add/"), sent)["Location"] == page_of(one)
    assert numbers(one)[1] == ("Visits", 32, "households", "2022-23")
    row = counts.counts(one.plots.council, one.programme, AsAt.now())[1]
    address = f"/saltmere/counts/{row.id}/"
    assert 'value="32"' in officer.get(address).content.decode()
    officer.post(address, {**GIVEN, "number": "33"})
    assert numbers(one)[1:] == [("Visits", 33, "households", "2022-23")]
    assert officer.get(address).status_code == 404


def test_few_people_are_asked_about_once_more_and_marked(officer: PageClient, one: Steered) -> None:
    few = {**GIVEN, "number": "3"}
    assert 'type="checkbox"' not in officer.get(page_of(one, "add/")).content.decode()
    page = officer.post(page_of(one, "add/"), few)
    [(where, said)] = summary(page)
    assert where == "#id_number"
    assert "A number of people from 1 to 4 may give one of them away." in said
    assert "Record it although it is so few people" in text_of(page)
    assert len(numbers(one)) == 1
    officer.post(page_of(one, "add/"), {**few, "sure": "on"})
    assert numbers(one)[1] == ("Visits", 3, "households", "2022-23")
    assert "3 households May give a person away" in text_of(officer.get(page_of(one)))


@pytest.mark.parametrize("given", [{"number": "0"}, {"number": "3", "unit": "places"}, {"number": "5"}])
def test_others_are_not(officer: PageClient, one: Steered, given: dict[str, str]) -> None:
    assert officer.post(page_of(one, "add/"), {**GIVEN, **given}).status_code == 302


def test_people_and_households_are_told_apart(officer: PageClient, one: Steered) -> None:
    said = text_of(officer.get(page_of(one, "add/")))
    assert "“32 victims/survivors and their children” is not clear" in said


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"what": ""}, "#id_what", "Enter what was counted"),
        ({"number": ""}, "#id_number", "Enter how many."),
        ({"number": "many"}, "#id_number", "Enter a whole number, such as 23."),
        ({"number": "-1"}, "#id_number", "cannot be below zero"),
        ({"number": str(10**12)}, "#id_number", "or less."),
        ({"number": "9" * 5000, "unit": "staff"}, "#id_number", "Enter a whole number, such as 23."),
        ({"number": "²"}, "#id_number", "Enter a whole number, such as 23."),
        ({"unit": ""}, "#id_unit", "Choose what the number counts."),
        ({"period": ""}, "#id_period", "Enter the day or the period"),
        ({"period": "lately"}, "#id_period", "“lately” is not a date"),
    ],
)
def test_what_makes_no_sense_is_said(
    officer: PageClient, one: Steered, given: dict[str, str], field: str, said: str
) -> None:
    [(where, words)] = summary(officer.post(page_of(one, "add/"), {**GIVEN, **given}))
    assert where == field
    assert said in words


def addresses(one: Steered) -> list[str]:
    [row] = counts.counts(one.plots.council, one.programme, AsAt.now())
    return [page_of(one, "add/"), f"/saltmere/counts/{row.id}/"]


@pytest.mark.parametrize("role", NOT_RUNNERS)
def test_who_does_not_run_programmes_reads_and_changes_nothing(signed_in: SignIn, one: Steered, role: Role) -> None:
    client = signed_in(role)
    said = text_of(client.get(page_of(one)))
    assert "23 members of staff" in said
    assert "Add a number" not in said
    closed_to(client, addresses(one), 403)


def test_strangers_and_what_is_not_there(officer: PageClient, stranger: PageClient, one: Steered) -> None:
    closed_to(stranger, addresses(one), 404)
    assert [stranger.get(page_of(one, at)).status_code for at in ("", "rows.csv")] == [404] * 2
    closed_to(officer, [f"/saltmere/counts/{uuid4()}/", f"/saltmere/programmes/{uuid4()}/counts/add/"], 404)
