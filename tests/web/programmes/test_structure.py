"""Setting down what a programme follows, which services it looks at, and its phases; beginning one with all of that."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from followthrough.accreditation.queries import programmes
from followthrough.commitments import queries
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from tests.accreditation.cast import NEXT, Gardening, edition
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors

PAGES = ("follows", "services", "phases/new", "move", "actions/new")


def address(plots: Gardening, what: str = "") -> str:
    return f"/saltmere/programmes/{plots.programme.id}/" + (f"{what}/" if what else "")


def text(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


@pytest.mark.parametrize("what", PAGES)
def test_who_may(
    what: str, plots: Gardening, lead: PageClient, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    page = address(plots, what)
    assert lead.get(page).status_code == 200
    for role in (Role.LEAD_OFFICER, Role.SERVICE_REVIEWER, Role.STEERING_GROUP_MEMBER):
        client = signed_in(role)
        assert (client.get(page).status_code, client.post(page, {}).status_code) == (403, 403)
    assert stranger.get(page).status_code == 404
    assert stranger.get(page.replace("saltmere", "otherby")).status_code == 404
    assert lead.get(page.replace(str(plots.programme.id), str(uuid4()))).status_code == 404


def test_what_is_no_programme_has_no_such_pages(plots: Gardening, lead: PageClient) -> None:
    action = plots.action()
    for what in PAGES:
        page = f"/saltmere/programmes/{action.commitment_id}/{what}/"
        assert lead.get(page).status_code == 404


def test_the_charter_is_changed(plots: Gardening, lead: PageClient, council: Any) -> None:
    group = councils.add_committee(council=council, by=None, name="Allotments steering group")
    given = {
        "sponsor": str(plots.post.id),
        "steering_group": str(group.id),
        "aligned": "Bees for all\n\nSoil week",
        "annual_fee": "£2,000",
        "fee_about": "on",
        "expires": "31 March 2028",
        "request_id": str(uuid4()),
    }
    assert "2025" not in text(lead.get(address(plots, "follows")))
    assert lead.post(address(plots, "follows"), given).url == address(plots)
    shown = text(lead.get(address(plots)))
    for said in ("around £2,000", "31 March 2028", "Allotments steering group", "Bees for all<br>Soil week"):
        assert said in shown
    row = programmes.charter(council, plots.programme, AsAt.now())
    assert row is not None
    assert (row.annual_fee, row.fee_about, row.edition) == (200_000, True, plots.loaded.edition)
    assert row.sponsor == plots.post


def test_a_bad_fee_is_an_error_at_its_field(plots: Gardening, lead: PageClient) -> None:
    reply = lead.post(address(plots, "follows"), {"annual_fee": "two grand", "expires": "soonish never"})
    assert [link for _words, link in errors(reply)] == ["#id_annual_fee", "#id_expires"]


def test_a_programme_that_follows_nothing_needs_a_framework(plots: Gardening, lead: PageClient, council: Any) -> None:
    lead.post("/saltmere/programmes/new/", {"text": "Another award"})
    [other] = [one.commitment for one in queries.programmes(council, AsAt.now()) if one.words.text == "Another award"]
    page = f"/saltmere/programmes/{other.id}/follows/"
    assert "It follows no framework yet." in text(lead.get(f"/saltmere/programmes/{other.id}/"))
    assert [link for _words, link in errors(lead.post(page, {"edition": ""}))] == ["#id_edition"]
    assert lead.post(page, {"edition": str(plots.loaded.edition.id)}).status_code == 302
    assert "Good allotments mark" in text(lead.get(f"/saltmere/programmes/{other.id}/"))


def test_an_edition_of_another_council_is_not_chosen(plots: Gardening, lead: PageClient, elsewhere: Any) -> None:
    theirs = edition(elsewhere, None, NEXT).edition
    lead.post("/saltmere/programmes/new/", {"text": "Another award"})
    reply = lead.post("/saltmere/programmes/new/", {"text": "A third award", "edition": str(theirs.id)})
    assert [link for _words, link in errors(reply)] == ["#id_edition"]


def test_a_service_leaves_only_with_a_note(plots: Gardening, lead: PageClient, council: Any) -> None:
    page = address(plots, "services")
    left = {"services": [str(plots.parks.id)]}
    assert [link for _words, link in errors(lead.post(page, left))] == ["#id_note"]
    assert lead.post(page, {**left, "note": "Housing left the council."}).status_code == 302
    assert programmes.scope(council, plots.programme, AsAt.now()) == [plots.parks]
    shown = text(lead.get(address(plots)))
    assert "The programme no longer looks at Housing estates." in shown
    assert "Housing left the council." in shown
    assert lead.post(page, {"services": [str(plots.parks.id), str(plots.housing.id)]}).status_code == 302
    assert programmes.scope(council, plots.programme, AsAt.now()) == [plots.housing, plots.parks]


def test_the_same_services_again_say_nothing_new(plots: Gardening, lead: PageClient, council: Any) -> None:
    before = len(programmes.history(council, plots.programme, AsAt.now()))
    both = {"services": [str(plots.parks.id), str(plots.housing.id)], "request_id": str(uuid4())}
    assert [lead.post(address(plots, "services"), both).status_code for _ in range(2)] == [302, 302]
    assert len(programmes.history(council, plots.programme, AsAt.now())) == before


def test_a_phase_is_added_once(plots: Gardening, lead: PageClient, council: Any) -> None:
    given = {
        "stage": "embedding",
        "owner": f"post-{plots.post.id}",
        "due": "March 2031",
        "request_id": str(uuid4()),
    }
    assert [lead.post(address(plots, "phases/new"), given).status_code for _ in range(2)] == [302, 302]
    assert lead.post(address(plots, "phases/new"), {"text": "Harvest"}).status_code == 302
    found = programmes.phases(council, plots.programme, AsAt.now())
    assert [(one.phase.stage, one.standing.words.text) for one in found] == [
        ("embedding", "Embedding"),
        ("", "Harvest"),
    ]
    first = found[0].standing
    assert first.owner is not None
    assert first.due is not None
    assert (first.owner.post, first.due.printed) == (plots.post, "March 2031")


def test_a_phase_that_is_there_or_has_no_name_is_refused(plots: Gardening, lead: PageClient) -> None:
    page = address(plots, "phases/new")
    lead.post(page, {"stage": "renewal"})
    assert errors(lead.post(page, {"stage": "renewal"})) == [
        ("The programme has this phase already. Change that one, or give the new one words of its own.", "#id_stage")
    ]
    assert [link for _words, link in errors(lead.post(page, {"text": ""}))] == ["#id_text"]
    assert "Renewal" not in text(lead.get(page)).split("<main")[1].split("</select>")[0]


def test_a_programme_begins_with_everything_at_once(plots: Gardening, lead: PageClient, council: Any) -> None:
    given = {
        "text": "Second mark",
        "owner": f"post-{plots.post.id}",
        "edition": str(plots.loaded.edition.id),
        "sponsor": str(plots.post.id),
        "phases": "on",
        "request_id": str(uuid4()),
    }
    [one, two] = [lead.post("/saltmere/programmes/new/", given) for _ in range(2)]
    assert one.url == two.url
    shown = text(lead.get(one.url))
    assert "Good allotments mark" in shown
    [made] = [s.commitment for s in queries.programmes(council, AsAt.now()) if s.words.text == "Second mark"]
    phases = programmes.phases(council, made, AsAt.now())
    names = ["Health Check", "Embedding", "Assessment", "Accredited", "Renewal"]
    assert [phase.standing.words.text for phase in phases] == names
    assert {phase.standing.owner.post for phase in phases if phase.standing.owner} == {plots.post}


def test_a_sponsor_without_a_framework_is_asked_about(plots: Gardening, lead: PageClient) -> None:
    reply = lead.post("/saltmere/programmes/new/", {"text": "Mark", "sponsor": str(plots.post.id)})
    assert [link for _words, link in errors(reply)] == ["#id_edition"]


def test_who_changed_it_meanwhile_is_shown(plots: Gardening, lead: PageClient, officer: PageClient) -> None:
    page = address(plots, "follows")
    seen = lead.get(page).content.decode().split('name="seen" value="')[1].split('"')[0]
    assert officer.post(page, {"annual_fee": "1,500"}).status_code == 302
    reply = lead.post(page, {"annual_fee": "1,700", "seen": seen})
    assert "Annual fee: £1,500." in text(reply)
    assert "Annual fee: £1,700." in text(reply)
