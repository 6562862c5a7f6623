"""The plan of a programme: by phase, owner or service, narrowed down by the address, and as a file."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from followthrough.accreditation.actions import programmes as structure
from followthrough.accreditation.actions import reviewing
from followthrough.accreditation.actions.reviewing import Finds
from followthrough.accreditation.models import Finding
from followthrough.accreditation.rules import Finds as Kind
from followthrough.commitments import actions
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib.days import parse
from tests.accreditation.cast import Gardening
from tests.web.client import PageClient
from tests.web.programmes.test_structure import address, text


@pytest.fixture
def planned(plots: Gardening) -> dict[str, Any]:
    """Three actions: one overdue for parks in the first phase, one for parks and housing, one without anything."""
    told = {**plots.by, "programme": plots.programme}
    phase = structure.add_phase(**told, text="Embedding")
    structure.add_phase(**told, text="Assessment")
    leaks = plots.gap()
    housing = reviewing.find(**told, finds=Finds(Kind.SKILLS, "Nobody digs.", team=plots.housing))
    gardeners = councils.add_team(**plots.by, name="Gardeners")
    first = plots.action(leaks, text="List the leaks.")
    structure.place(**plots.by, action=first, phase=phase)
    actions.assign(**plots.by, commitment=first.commitment, post=plots.post)
    actions.promise(**plots.by, commitment=first.commitment, due=parse("31 March 2023"))
    second = plots.action(leaks, housing, text="Learn to dig.", state=Delivery.COMPLETE)
    actions.assign(**plots.by, commitment=second.commitment, team=gardeners)
    plots.action(text="Buy spades.")
    return {"phase": phase, "first": first}


def groups(reply: Any) -> list[tuple[str, list[str]]]:
    """Each heading with the first cells under it."""
    page = html.fromstring(reply.content.decode())
    found = []
    for heading in page.xpath("//main//h2[@class='govuk-heading-m']"):
        rows = heading.xpath("following::table[1]//tbody//th")
        found.append((heading.text_content().strip(), [" ".join(row.text_content().split()) for row in rows]))
    return found


def test_by_phase_in_their_order(lead: PageClient, plots: Gardening, planned: Any) -> None:
    assert groups(lead.get(address(plots, "plan"))) == [
        ("Embedding", ["1. List the leaks."]),
        ("In no phase", ["2. Learn to dig.", "3. Buy spades."]),
    ]


def test_by_owner(lead: PageClient, plots: Gardening, planned: Any) -> None:
    assert groups(lead.get(address(plots, "plan") + "?by=owner")) == [
        ("Allotments officer", ["1. List the leaks. Phase: Embedding"]),
        ("Gardeners", ["2. Learn to dig."]),
        ("Nobody yet", ["3. Buy spades."]),
    ]


def test_by_service_an_action_of_two_stands_under_both(lead: PageClient, plots: Gardening, planned: Any) -> None:
    assert groups(lead.get(address(plots, "plan") + "?by=service")) == [
        ("Housing estates", ["2. Learn to dig."]),
        ("Parks and allotments", ["1. List the leaks. Phase: Embedding", "2. Learn to dig."]),
        ("No service in particular", ["3. Buy spades."]),
    ]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("overdue=yes", ["1."]),
        ("state=complete", ["2."]),
        ("state=no_update", ["1.", "3."]),
        ("owner=Gardeners", ["2."]),
        ("owner=none", ["3."]),
        ("service=Housing+estates", ["2."]),
        ("service=none", ["3."]),
        ("phase=none", ["2.", "3."]),
        ("phase=none&state=complete", ["2."]),
        ("phase=nonsense", []),
    ],
)
def test_narrowed_down_by_the_address(
    query: str, numbers: list[str], lead: PageClient, plots: Gardening, planned: Any
) -> None:
    reply = lead.get(f"{address(plots, 'plan')}?{query}")
    assert [row.split()[0] for _name, rows in groups(reply) for row in rows] == numbers
    assert ("No action fits." in text(reply)) == (not numbers)
    data = json.loads(lead.get(f"{address(plots, 'plan')}rows.json?{query}").content)
    assert [f"{row['number']}." for row in data["rows"]] == numbers


def test_phases_and_gaps_lead_to_their_pages(lead: PageClient, plots: Gardening, planned: Any) -> None:
    gap = Finding.objects.order_by("number").first()
    assert gap is not None
    page = lead.get(address(plots, "plan") + "?by=owner").content.decode()
    assert f'href="{reverse("findings:show", args=["saltmere", gap.id])}"' in page
    assert f'href="/saltmere/programmes/phases/{planned["phase"].commitment_id}/"' in page


def test_one_phase(lead: PageClient, plots: Gardening, planned: Any) -> None:
    reply = lead.get(f"{address(plots, 'plan')}?phase={planned['phase'].id}")
    assert groups(reply) == [("Embedding", ["1. List the leaks."])]


def test_the_rows_as_a_file(lead: PageClient, plots: Gardening, planned: Any) -> None:
    [first, second, _third] = json.loads(lead.get(f"{address(plots, 'plan')}rows.json").content)["rows"]
    assert first["overdue"] > 300
    kept = ("action", "phase", "owner", "services", "gaps", "due", "delivery")
    assert [first[name] for name in kept] == [
        "List the leaks.",
        "Embedding",
        "Allotments officer",
        "Parks and allotments",
        "1",
        "31 March 2023",
        "No update received",
    ]
    assert (second["services"], second["gaps"]) == ("Housing estates; Parks and allotments", "1, 2")
    type(plots.programme).everything.filter(id=plots.programme.id).update(restricted=True)
    rows = json.loads(lead.get(f"{address(plots, 'plan')}rows.json").content)["rows"]
    assert all("Restricted to named readers" in row["notice"] for row in rows)
    assert "List the leaks." in lead.get(f"{address(plots, 'plan')}rows.csv").content.decode("utf-8-sig")
    assert lead.get(f"{address(plots, 'plan')}rows.xlsx").content[:2] == b"PK"
    assert lead.get(f"{address(plots, 'plan')}rows.exe").status_code == 404


def test_an_empty_plan_and_a_past_day(lead: PageClient, plots: Gardening) -> None:
    assert "No action is planned as at this day." in text(lead.get(address(plots, "plan")))
    plots.action()
    assert "No action is planned as at this day." in text(lead.get(address(plots, "plan") + "?as-at=2024-02-01"))
    assert "not yet known on that day" in text(lead.get(address(plots, "plan") + "?as-at=2023-02-01"))


def test_as_many_queries_for_six_actions_as_for_three(lead: PageClient, plots: Gardening, planned: Any) -> None:
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            lead.get(address(plots, "plan"))
        counts.append(len(asked))
        for _n in range(3):
            structure.place(**plots.by, action=plots.action(plots.gap()), phase=planned["phase"])
    assert counts[0] == counts[1]


def test_who_may(
    signed_in: Callable[[Role], PageClient], stranger: PageClient, lead: PageClient, plots: Gardening
) -> None:
    page = address(plots, "plan")
    member = signed_in(Role.STEERING_GROUP_MEMBER)
    assert member.get(page).status_code == 200
    assert "Add an action" not in text(member.get(page))
    assert "Add an action" in text(lead.get(page))
    for there in (page, f"{page}rows.csv"):
        assert stranger.get(there).status_code == 404
        assert stranger.get(there.replace("saltmere", "otherby")).status_code == 404
    assert lead.get(page.replace(str(plots.programme.id), str(uuid4()))).status_code == 404
