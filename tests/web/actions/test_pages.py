"""The page of an action, adding one, and settling its phase and its gaps."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from followthrough.accreditation.actions import programmes as structure
from followthrough.accreditation.actions import reviewing
from followthrough.accreditation.queries import programmes
from followthrough.commitments.rules import Delivery
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from tests.accreditation.cast import Gardening, gardening
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors
from tests.web.programmes.test_structure import address, text


def page(action: Any, what: str = "") -> str:
    return f"/saltmere/programmes/actions/{action.commitment_id}/" + (f"{what}/" if what else "")


def views(plots: Gardening) -> list[programmes.ActionView]:
    return programmes.actions(plots.council, plots.programme, AsAt.now())


@pytest.fixture
def phase(plots: Gardening) -> Any:
    return structure.add_phase(**plots.by, programme=plots.programme, text="Embedding")


def test_an_action_is_added_with_all_that_it_is_for(lead: PageClient, plots: Gardening, phase: Any) -> None:
    gap = plots.gap()
    given = {
        "text": "Keep a list of leaks.",
        "owner": f"post-{plots.post.id}",
        "due": "31 March 2031",
        "phase": str(phase.id),
        "gaps": [str(gap.id)],
        "request_id": str(uuid4()),
    }
    sent = [lead.post(address(plots, "actions/new"), given) for _ in range(2)]
    [view] = views(plots)
    assert [reply.url for reply in sent] == [page(view.action)] * 2
    assert (view.gaps, view.phase) == ((gap.id,), phase)
    shown = text(lead.get(page(view.action)))
    for said in ("Action 1", "31 March 2031", "Allotments officer", "Gap 1, Parks and allotments", "Embedding"):
        assert said in shown
    assert "Gap 1 is to be closed by it" in shown
    assert "It is planned for the phase Embedding." in shown


def test_a_new_action_needs_words(lead: PageClient, plots: Gardening) -> None:
    reply = lead.post(address(plots, "actions/new"), {"text": " ", "due": "whenever it is"})
    assert [link for _words, link in errors(reply)] == ["#id_text", "#id_due"]


def test_the_address_may_name_phase_and_gap(lead: PageClient, plots: Gardening, phase: Any) -> None:
    gap = plots.gap()
    shown = lead.get(f"{address(plots, 'actions/new')}?phase={phase.id}&gap={gap.id}").content.decode()
    assert f'value="{phase.id}" selected' in shown
    assert f'value="{gap.id}" checked' in shown


def test_gaps_and_phases_of_another_programme_are_not_offered(
    lead: PageClient, plots: Gardening, elsewhere: Any
) -> None:
    theirs = gardening(elsewhere, None)
    gap = theirs.gap()
    foreign = structure.add_phase(**theirs.by, programme=theirs.programme, text="Embedding")
    plots.gap()
    given = {"text": "Dig.", "phase": str(foreign.id), "gaps": [str(gap.id)]}
    found = errors(lead.post(address(plots, "actions/new"), given))
    assert [link for _words, link in found] == ["#id_phase", "#id_gaps"]
    assert views(plots) == []


def test_an_action_is_placed(lead: PageClient, plots: Gardening, phase: Any) -> None:
    action = plots.action()
    assert lead.post(page(action, "place"), {"phase": str(phase.id)}).url == page(action)
    assert [one.phase for one in views(plots)] == [phase]
    assert lead.post(page(action, "place"), {"phase": ""}).status_code == 302
    assert [one.phase for one in views(plots)] == [None]
    assert "It is planned for no phase." in text(lead.get(page(action)))


def test_gaps_are_ticked_and_unticked(lead: PageClient, plots: Gardening) -> None:
    first, second = plots.gap(), plots.gap("1.1")
    action = plots.action(first)
    given = {"gaps": [str(second.id)], "request_id": str(uuid4())}
    assert [lead.post(page(action, "serve"), given).status_code for _ in range(2)] == [302, 302]
    [view] = views(plots)
    assert view.gaps == (second.id,)
    assert "Gap 1 is no longer its to close" in text(lead.get(page(action)))


def test_without_gaps_there_is_nothing_to_tick(lead: PageClient, plots: Gardening) -> None:
    assert "nothing to tick" in text(lead.get(page(plots.action(), "serve")))


def test_a_closed_gap_that_it_serves_can_still_be_unticked(lead: PageClient, plots: Gardening) -> None:
    gap = plots.gap()
    action = plots.action(gap, state=Delivery.COMPLETE)
    reviewing.close_gap(**plots.by, gap=gap, closed=True, evidence="Folder 3")
    assert f'value="{gap.id}"' in lead.get(page(action, "serve")).content.decode()
    assert "It is closed." in text(lead.get(page(action)))


def test_its_owner_reports_on_it(officer: PageClient, plots: Gardening) -> None:
    action = plots.action()
    there = f"/saltmere/commitments/{action.commitment_id}/update/"
    assert "<title>Record an update: Action" in text(officer.get(there))
    assert officer.post(there, {"state": "complete", "text": "The list is kept."}).url == page(action)
    assert "The list is kept." in text(officer.get(page(action)))


def test_other_lists_lead_to_it(officer: PageClient, plots: Gardening) -> None:
    action = plots.action(text="Dig the long trench.")
    found = text(officer.get("/saltmere/search/?q=trench"))
    assert page(action) in found
    assert ">Action<" in found.replace(" ", "")
    old = officer.get(f"/saltmere/programmes/{action.commitment_id}/")
    assert old.url == page(action)


@pytest.mark.parametrize("what", ["place", "serve"])
def test_who_may_change_it(
    what: str, lead: PageClient, signed_in: Callable[[Role], PageClient], stranger: PageClient, plots: Gardening
) -> None:
    action = plots.action(plots.gap())
    assert lead.get(page(action, what)).status_code == 200
    assert signed_in(Role.SERVICE_REVIEWER).get(page(action, what)).status_code == 403
    assert signed_in(Role.LEAD_OFFICER).post(page(action, what), {"phase": ""}).status_code == 403
    assert stranger.get(page(action, what)).status_code == 404
    assert stranger.get(page(action, what).replace("saltmere", "otherby")).status_code == 404


def test_who_may_read_it(signed_in: Callable[[Role], PageClient], stranger: PageClient, plots: Gardening) -> None:
    action = plots.action()
    assert signed_in(Role.COMMITTEE_MEMBER).get(page(action)).status_code == 200
    assert stranger.get(page(action)).status_code == 404
    assert stranger.get(page(action).replace("saltmere", "otherby")).status_code == 404
