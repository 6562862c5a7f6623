"""Judging one area: every criterion on one page, and only what changed is recorded."""

from typing import Any
from uuid import uuid4

from followthrough.accreditation.models import Judgement
from followthrough.accreditation.queries import reviewing
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from tests.accreditation.cast import Gardening
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors
from tests.web.service_reviews.pages import area, at, seen_of, text


def stands(plots: Gardening) -> dict[str, tuple[str, str, str]]:
    rows = reviewing.judgements(plots.council, plots.audit, AsAt.now())
    return {plots.loaded.by_id[i].ref: (row.verdict, row.evidence, row.note) for i, row in rows.items()}


def test_an_area_is_judged(officer: PageClient, plots: Gardening) -> None:
    given = {"v1": "met", "e1": " Map of taps ", "v2": "partly", "n2": "Two took longer."}
    reply = officer.post(area(plots), given, follow=True)
    assert "2 judgements are recorded." in text(reply)
    assert stands(plots) == {"1.1": ("met", "Map of taps", ""), "1.2": ("partly", "", "Two took longer.")}


def test_only_what_changed_is_recorded(officer: PageClient, plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="not_met")
    page = officer.get(area(plots)).content.decode()
    assert "Now: Not met, since " in page
    assert page.count("Folder 12") == 2
    given = {"v1": "met", "e1": "Folder 12", "v2": "not_met", "e2": "Folder 13"}
    assert "One judgement is recorded." in text(officer.post(area(plots), given, follow=True))
    assert stands(plots) == {"1.1": ("met", "Folder 12", ""), "1.2": ("not_met", "Folder 13", "")}
    assert "nothing was recorded" in text(officer.post(area(plots), given, follow=True))
    assert Judgement.objects.count() == 3


def test_what_was_not_looked_at_stays_open(officer: PageClient, plots: Gardening) -> None:
    officer.post(area(plots), {"v2": "met"})
    assert list(stands(plots)) == ["1.2"]


def test_words_without_a_judgement_are_not_lost(officer: PageClient, plots: Gardening) -> None:
    reply = officer.post(area(plots), {"v1": "met", "e2": "Folder 14"})
    assert errors(reply) == [("Choose how it stands, or take the words below out.", "#id_v2")]
    assert "Folder 14" in reply.content.decode()
    assert not stands(plots)


def test_nothing_and_what_is_not_on_the_scale(officer: PageClient, plots: Gardening) -> None:
    assert errors(officer.post(area(plots), {"source": ""})) == [
        ("Nothing was judged. Choose a word for at least one criterion.", "#main-content")
    ]
    assert errors(officer.post(area(plots), {"v1": "splendid"})) == [("Choose one from the list.", "#id_v1")]


def test_one_area_after_the_other(officer: PageClient, plots: Gardening) -> None:
    reply = officer.post(area(plots), {"v1": "met", "then": "next"})
    assert reply["Location"] == area(plots, "2")
    assert "Record and go to the next area" not in text(officer.get(area(plots, "2")))
    assert officer.post(area(plots, "2"), {"v1": "met", "then": "next"})["Location"] == f"{at(plots)}?area=2"


def test_an_older_judgement_is_entered(officer: PageClient, plots: Gardening) -> None:
    officer.post(area(plots), {"v1": "met", "known_on": "1 March 2024", "source": "Report of March"})
    officer.post(area(plots), {"v1": "partly", "known_on": "1 February 2024"})
    assert stands(plots)["1.1"][0] == "met"


def test_what_somebody_else_judged_meanwhile_is_shown(officer: PageClient, plots: Gardening) -> None:
    seen = seen_of(officer.get(area(plots)))
    plots.judge(r1_1="not_met")
    reply = officer.post(area(plots), {"v1": "met", "seen": seen})
    page = text(reply)
    assert "Choose: both, or only what stands" in page
    assert "1.1 Every plot has water within fifty steps: Not met What shows it: Folder 12" in page
    assert stands(plots)["1.1"][0] == "not_met"
    assert officer.post(area(plots), {"v1": "met", "seen": seen_of(reply)}).status_code == 302
    assert stands(plots)["1.1"][0] == "met"


def test_there_are_only_areas_of_the_edition(officer: PageClient, plots: Gardening) -> None:
    for wrong in (plots.criterion("1.1").id, uuid4()):
        assert officer.get(at(plots, f"areas/{wrong}/")).status_code == 404


def test_who_may(signed_in: Any, stranger: PageClient, plots: Gardening) -> None:
    assert signed_in(Role.SERVICE_REVIEWER).post(area(plots), {"v1": "met"}).status_code == 302
    reader = signed_in(Role.STEERING_GROUP_MEMBER)
    assert [reader.get(area(plots)).status_code, reader.post(area(plots), {"v1": "met"}).status_code] == [403, 403]
    assert stranger.get(area(plots)).status_code == 404
