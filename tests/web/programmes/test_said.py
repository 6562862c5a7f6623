"""The time line of a programme tells what every room knows of it, in sentences; some of it can be taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accreditation.actions import programmes as structure
from followthrough.accreditation.actions import reviewing, steering
from followthrough.accreditation.actions.programmes import Follows
from followthrough.accreditation.models import Charter, Conduct, Found
from followthrough.accreditation.queries import programmes
from followthrough.accreditation.rules import Rating
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.registers.actions.counts import count
from followthrough.registers.actions.funding import Spent, Terms, open_stream, set_cost
from followthrough.registers.rules import Every, Unit
from tests.accreditation.cast import Gardening
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors
from tests.web.programmes.test_structure import address, text


@pytest.fixture
def told(plots: Gardening) -> dict[str, Any]:
    """A row of each kind about the programme, by what it is."""
    about = {**plots.by, "programme": plots.programme}
    group = councils.add_committee(**plots.by, name="Allotments steering group")
    meeting = councils.add_meeting(**plots.by, committee=group, day=date(2024, 3, 5))
    asked = steering.ask(**about, text="May we buy pumps?", meeting=meeting)
    stream = open_stream(**plots.by, name="Water fund", terms=Terms())
    spent = Spent("Pumps", stream=stream, amount=150_000, about=True, every=Every.YEAR, until=parse("March 2026"))
    plots.judge(r1_1="met", r1_2="not_met")
    gap = plots.gap()
    reviewing.close_gap(**plots.by, gap=gap, closed=True, evidence="Folder 7")
    return {
        "charter": structure.charter(
            **about, follows=Follows(plots.loaded.edition, annual_fee=200_000, fee_about=True)
        ),
        "scope": structure.scope(**about, team=plots.post.team, released=True, note="It has no plots."),
        "asked": asked,
        "decided": steering.decide(
            **about, text="Buy two pumps.", meeting=meeting, answers=asked, minute_ref="Minute 4"
        ),
        "risk": steering.risk(**about, name="Drought", rating=Rating.HIGH, text="The well.", response="A butt."),
        "cost": set_cost(**plots.by, commitment=plots.programme, spent=spent),
        "counted": count(
            **plots.by,
            commitment=plots.programme,
            what="Gardeners trained",
            number=1_023,
            unit=Unit.STAFF,
            period=parse("March 2024"),
        ),
    }


SENTENCES = (
    "It follows Good allotments mark, 2023.",
    "Annual fee: around £2,000.",
    "The programme looks at Housing estates.",
    "The programme no longer looks at Parks and allotments.",
    "It has no plots.",
    "Parks and allotments is being reviewed.",
    "2 criteria judged in Parks and allotments.",
    "A gap in a process, Parks and allotments, 1.2 Leaks are mended within a week.",
    "Gap 1 is closed",
    "Folder 7",
    "Asked of the steering group",
    "Decided by the steering group",
    "Meeting of 5 March 2024: Allotments steering group.",
    "Minute: Minute 4",
    "Risk: Drought",
    "A high risk.",
    "Cost: Pumps",
    "It costs around £1,500 a year.",
    "It is paid from Water fund.",
    "Paid until March 2026.",
    "Counted: Gardeners trained",
    "1,023 members of staff, March 2024.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_row_is_a_sentence(sentence: str, plots: Gardening, told: Any, officer: PageClient) -> None:
    assert sentence in text(officer.get(address(plots)))


def test_on_a_past_day_less_was_known(plots: Gardening, told: Any, officer: PageClient) -> None:
    shown = text(officer.get(address(plots) + "?as-at=2024-02-01"))
    assert "The programme looks at Housing estates." in shown
    assert "Drought" not in shown
    assert "/withdraw/" not in shown


@pytest.mark.parametrize("what", ["charter", "scope", "asked", "decided", "risk", "cost", "counted"])
def test_whoever_runs_programmes_takes_it_back(what: str, plots: Gardening, told: Any, lead: PageClient) -> None:
    page = f"/saltmere/entries/{told[what].id}/withdraw/"
    assert page in text(lead.get(address(plots)))
    assert lead.get(page).status_code == 200
    assert lead.post(page, {"reason": "Entered twice."}).url == address(plots)
    assert f'id="entry-{told[what].id}"' not in text(lead.get(address(plots)))


def test_others_do_not(
    plots: Gardening, told: Any, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    owner = signed_in(Role.LEAD_OFFICER)
    reviewer = signed_in(Role.SERVICE_REVIEWER)
    for row in told.values():
        page = f"/saltmere/entries/{row.id}/withdraw/"
        for client in (owner, reviewer):
            assert client.get(page).status_code == 403
            assert client.post(page, {"reason": "No."}).status_code == 403
        assert stranger.get(page).status_code == 404
        assert stranger.get(page.replace("saltmere", "otherby")).status_code == 404
    assert "/withdraw/" not in text(owner.get(address(plots)))


def test_the_charter_before_stands_again(plots: Gardening, told: Any, lead: PageClient) -> None:
    lead.post(f"/saltmere/entries/{told['charter'].id}/withdraw/", {"reason": "Wrong fee."})
    now = programmes.charter(plots.council, plots.programme, AsAt.now())
    assert now is not None
    assert now.annual_fee is None


def test_judgements_are_not_taken_back_together(plots: Gardening, told: Any, officer: PageClient) -> None:
    shown = text(officer.get(address(plots)))
    piece = shown.split("2 criteria judged in Parks and allotments.")[1].split("</li> </ol>")[0].split("<li id=")[0]
    assert "/withdraw/" not in piece


def test_as_many_queries_however_much_was_said(plots: Gardening, told: Any, officer: PageClient) -> None:
    counts = []
    for verdict in ("partly", "met"):
        with CaptureQueriesContext(connection) as asked:
            officer.get(address(plots))
        counts.append(len(asked))
        plots.judge(r1_2=verdict)
        plots.gap()
        structure.scope(**plots.by, programme=plots.programme, team=plots.housing)
        steering.risk(**plots.by, programme=plots.programme, name=verdict, rating=Rating.LOW)
    assert counts[0] == counts[1]


def test_the_newest_entries_are_shown_first_and_all_on_demand(
    plots: Gardening, officer: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followthrough.web.programmes.showing.MOST_SAID", 3)
    shown = text(officer.get(address(plots)))
    assert shown.count('id="entry-') == 3
    assert "Show 2 older entries too" in shown
    whole = text(officer.get(f"{address(plots)}?said=all"))
    assert whole.count('id="entry-') == 5
    assert "older entr" not in whole


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Charter, "Set down anew what it follows instead."),
        (Conduct, "open the service review and withdraw it there."),
        (Found, "change what it says or withdraw it there."),
    ],
)
def test_what_everything_else_hangs_on_is_not_taken_back_here(
    lead: PageClient, plots: Gardening, kind: Any, said: str
) -> None:
    plots.gap()
    [row] = kind.objects.filter(council=plots.council)
    reply = lead.post(f"/saltmere/entries/{row.id}/withdraw/", {"reason": "Wrong."})
    assert reply.status_code == 200
    [(words, _where)] = errors(reply)
    assert words.endswith(said)
