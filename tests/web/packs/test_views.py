"""Reading reports: the list, a report as it stands, its versions and their files."""

from collections.abc import Callable
from typing import Any

import pytest

from followthrough.councils.permissions import Role
from followthrough.files import actions as files
from followthrough.lib import digest
from followthrough.packs import actions, queries
from followthrough.packs.models import Pack, PackFile
from followthrough.reports.exports import MEDIA_TYPES
from tests.cast import REAL_NAME
from tests.packs.desk import Desk
from tests.web.client import PageClient
from tests.web.pages import text_of, title_of

LIST = "/saltmere/reports/"


@pytest.fixture
def finalised(desk: Desk) -> Any:
    return actions.finalise(**desk.ready().by)


# What there is for whom ---------------------------------------------------------------------------------


def test_a_council_without_reports_says_how_one_comes_to_be(stranger: PageClient) -> None:
    said = text_of(stranger.get("/otherby/reports/"))
    assert "There are no reports yet." in said
    assert "begun on the page of its review" in said


def test_readers_see_of_reports_what_has_been_finalised(
    desk: Desk, at: str, signed_in: Callable[[Role], PageClient], officer: PageClient
) -> None:
    member = signed_in(Role.COMMITTEE_MEMBER)
    assert "No report has been finalised yet." in text_of(member.get(LIST))
    assert member.get(at).status_code == 404
    assert "Being written" in text_of(officer.get(LIST))
    actions.finalise(**desk.ready().by)
    desk.write(money="Not finalised yet.")
    assert "Version 1 finalised on" in text_of(member.get(LIST))
    page = member.get(at)
    assert ("Version 1" in text_of(page), "What it still lacks" in text_of(page)) == (True, False)
    version = text_of(member.get(f"{at}versions/1/"))
    assert ("Of 4 recommendations 1 is complete." in version, "Not finalised" in version) == (True, False)


@pytest.mark.parametrize("part", ["", "preview/", "versions/1/", "versions/1/report.html"])
def test_a_stranger_finds_nothing(finalised: Any, at: str, part: str, stranger: PageClient) -> None:
    assert stranger.get(at + part).status_code == 404


def test_how_it_would_read_is_for_those_who_write(
    desk: Desk, at: str, signed_in: Callable[[Role], PageClient], officer: PageClient
) -> None:
    assert signed_in(Role.COMMITTEE_MEMBER).get(f"{at}preview/").status_code == 403
    assert "The committee asked for this." in text_of(officer.get(f"{at}preview/"))


def test_the_desk_says_what_is_lacking_and_when_nothing_is(desk: Desk, at: str, officer: PageClient) -> None:
    assert "“Title” is empty." in text_of(officer.get(at))
    desk.ready()
    assert "Nothing. It can be finalised." in text_of(officer.get(at))


def test_no_title_carries_the_real_name_of_the_review(finalised: Any, at: str, officer: PageClient) -> None:
    for part in ("", "front-page/", "sections/money/", "days/", "preview/", "guard/", "finalise/", "versions/1/"):
        assert REAL_NAME not in title_of(officer.get(at + part))


# Versions -----------------------------------------------------------------------------------------------


def test_a_version_that_there_is_not_is_not_there(finalised: Any, at: str, officer: PageClient) -> None:
    for part in ("versions/2/", "versions/2/report.html", "versions/1/report.txt", "versions/1/nothing"):
        assert officer.get(at + part).status_code == 404


def test_the_files_of_a_version_are_the_very_bytes_under_neutral_names(
    finalised: Any, at: str, officer: PageClient
) -> None:
    page = officer.get(f"{at}versions/1/").content.decode()
    kept = list(PackFile.objects.filter(pack=finalised))
    assert len(kept) == 15
    for one in kept:
        assert f'href="{at}versions/1/{one.name}"' in page
        reply = officer.get(f"{at}versions/1/{one.name}")
        assert digest.of_bytes(reply.content) == one.digest
        assert reply["Content-Type"] == MEDIA_TYPES[one.name.split(".")[1]]
        assert reply["Content-Disposition"] == f'attachment; filename="review-3-2024-01-16-v1-{one.name}"'


def test_a_file_that_is_lost_is_not_there(finalised: Any, at: str, officer: PageClient) -> None:
    lost = PackFile.objects.get(pack=finalised, name="report.pdf")
    files.drop(council_id=lost.council_id, file_id=lost.file_id)
    assert officer.get(f"{at}versions/1/report.pdf").status_code == 404
    assert officer.get(f"{at}versions/1/").status_code == 200


def test_a_version_shows_in_what_it_differs_from_the_one_before(
    desk: Desk, finalised: Any, at: str, officer: PageClient
) -> None:
    assert "What differs from" not in text_of(officer.get(f"{at}versions/1/"))
    desk.write(money="There is a cost.")
    desk.clear()
    actions.finalise(**desk.by)
    page = officer.get(f"{at}versions/2/").content.decode()
    assert "<del>There are none.</del><br><ins>There is a cost.</ins>" in page
    assert text_of(officer.get(at)).index("Version 2") < text_of(officer.get(at)).index("Version 1")


def test_a_later_edit_changes_no_version(desk: Desk, finalised: Any, at: str, officer: PageClient) -> None:
    before = officer.get(f"{at}versions/1/report.docx").content
    desk.write(money="There is a cost.")
    assert officer.get(f"{at}versions/1/report.docx").content == before
    assert queries.packs(desk.council, desk.report).get() == Pack.objects.get(id=finalised.id)
