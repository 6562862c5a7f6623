"""A copy that is put back revives no link and nobody who has been forgotten since."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model

from followthrough.councils import actions as councils
from followthrough.councils import queries as people
from followthrough.councils.models import Council
from followthrough.councils.permissions import Role
from followthrough.desk import actions as desk
from followthrough.desk.queries import calendar
from followthrough.joining.actions import invitations, leaving
from followthrough.joining.keys import ResetKeys
from followthrough.joining.models import Invitation
from followthrough.joining.rules import mark_of
from followthrough.lib import clock
from followthrough.outbox.models import Email
from tests.archive import town
from tests.archive.conftest import Built
from tests.redaction.canary import tables_with

NAME, ADDRESS = "Kestrel Merriweather", "merriweather@saltmere.example"


def test_whoever_was_forgotten_since_stays_forgotten_and_no_link_works(
    built: Built, system: Any, tmp_path: Path
) -> None:
    yesterday = clock.today() - timedelta(days=1)
    with built("lost") as made:
        mine = {"council": made.council, "by": made.administrator}
        leaver = councils.add_person(**mine, name=NAME, email=ADDRESS)
        invitations.invite(**mine, person=leaver, role=Role.LEAD_OFFICER, first_day=yesterday)
        councils.let_in(**mine, person=leaver, email=ADDRESS, role=Role.CONTRIBUTOR, first_day=yesterday)
        user = get_user_model().objects.get(email=ADDRESS)
        key = ResetKeys().make_token(user)
        copy = town.backup(tmp_path / "copy.zip")
        leaving.end_role(**mine, membership=people.memberships(made.council, leaver).get(), last_day=yesterday)
        leaving.forget(**mine, person=leaver)
        ledger = tmp_path / "lost" / "erasures.jsonl"
        assert NAME not in ledger.read_text()
    with system("new"):
        town.restore(copy, ledger)
        assert (tables_with(NAME), tables_with(ADDRESS)) == ({}, {})
        assert [row.state for row in Invitation.objects.all()] == ["withdrawn"]
        assert {letter.body + letter.html for letter in Email.objects.filter(secret=True)} == {""}
    with system("older"):
        town.restore(copy, told=True)
        user = get_user_model().objects.get(email=ADDRESS)
        assert ResetKeys().check_token(user, key) is False
        assert [row.state for row in Invitation.objects.all()] == ["withdrawn"]
        assert {letter.body + letter.html for letter in Email.objects.filter(secret=True)} == {""}


def test_an_address_of_a_calendar_is_dead_in_a_copy_that_is_put_back(built: Built, system: Any, tmp_path: Path) -> None:
    with built("lost") as made:
        token = desk.make_calendar(council=made.council, by=made.officer)
        assert calendar.whose(made.council, mark_of(token), clock.today()) is not None
        copy = town.backup(tmp_path / "copy.zip")
    with system("new"):
        town.restore(copy, told=True)
        assert calendar.whose(Council.objects.get(slug="saltmere"), mark_of(token), clock.today()) is None
