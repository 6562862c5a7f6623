"""What is refused, with nothing changed; and what has to be put back in a certain order."""

import hashlib
import json
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from followthrough.archive.container import DAMAGED
from followthrough.archive.unfit import Unfit
from followthrough.audit import queries as records
from followthrough.audit.models import AuditEvent
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Commitment, Note, Wording
from followthrough.commitments.rules import Kind
from followthrough.councils import actions as councils
from followthrough.councils.models import Council, Membership, User
from followthrough.councils.queries import all_councils, council_by_slug
from followthrough.files.models import StoredFile, place
from followthrough.lib.ids import new_id
from tests import databases
from tests.archive import town
from tests.archive.conftest import Built, System
from tests.archive.rows import differences, every_row, of_council
from tests.fixtures import make_council

Change = Callable[[dict[str, Any]], None]


def changed(path: Path, table: str, change: Change) -> Path:
    """A copy in which every row of a table has been changed by somebody who knows how to write a digest."""
    copy = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        package = json.loads(source.read("datapackage.json"))
        for resource in package["resources"]:
            data = source.read(resource["path"])
            if resource["path"].endswith(f"/{table}.jsonl"):
                rows = [json.loads(line) for line in data.splitlines()]
                for row in rows:
                    change(row)
                data = "".join(json.dumps(row) + "\n" for row in rows).encode()
                resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
            target.writestr(resource["path"], data)
        if table == "datapackage":
            change(package)
        target.writestr("datapackage.json", json.dumps(package))
    return copy


@pytest.fixture(scope="module")
def exported(template: databases.Template, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Saltmere, exported once for these tests."""
    folder = tmp_path_factory.mktemp("exported")
    with django_db_blocker.unblock(), databases.copy_of(template, folder / "gone") as there:
        return town.export(folder / "saltmere.zip", there.council)


@pytest.fixture
def archive(exported: Path, tmp_path: Path) -> Path:
    """Saltmere, exported from a system that is gone."""
    return Path(shutil.copy(exported, tmp_path))


def put(column: str, value: Any) -> Change:
    return lambda row: row.update({column: value})


HOSTILE = {
    "another council's row": ("councils_team", put("council_id", str(UUID(int=1)))),
    "a council of another key": ("councils_council", put("id", str(UUID(int=1)))),
    "an address that is no address": ("councils_council", put("slug", "../x")),
    "a file outside its folder": ("files_storedfile", put("digest", "../../../../tmp/x")),
    "a sign-in that is not in it": ("councils_membership", put("user_id", str(UUID(int=1)))),
    "a parent that is not in it": ("councils_post", put("team_id", str(UUID(int=1)))),
    "a column too many": ("councils_team", put("password", "x")),
    "a column too few": ("councils_team", lambda row: row.pop("name")),
    "a null where none may be": ("councils_team", put("name", None)),
    "a text that is too long": ("councils_team", put("name", "x" * 121)),
    "a role that is none": ("councils_membership", put("role", "owner_of_everything")),
    "a number for a text": ("councils_team", put("name", 7)),
    "a moment of no zone": ("outbox_email", put("made_at", "2026-01-02T03:04:05")),
    "the same key twice": ("councils_team", put("id", str(UUID(int=1)))),
    "an address that is no e-mail address": ("sign_ins", put("email", "nobody")),
    "no description of its councils": ("datapackage", lambda package: package["followthrough"].pop("councils")),
    "a part that nobody describes": ("datapackage", lambda package: package["resources"].pop()),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_archive_that_ours_would_not_be_is_refused_and_leaves_nothing(
    what: str, archive: Path, system: System
) -> None:
    table, change = HOSTILE[what]
    with system("new") as folder:
        make_council("otherby", "Otherby Borough Council")
        before = every_row()
        with pytest.raises(Unfit, match="damaged") as refused:
            town.bring_in(changed(archive, table, change))
        assert str(refused.value) == DAMAGED
        assert differences(before, every_row()) == {}
        assert list((folder / "files").glob("*/*")) == []


def test_tables_of_another_version_are_refused(archive: Path, system: System) -> None:
    def older(package: dict[str, Any]) -> None:
        package["followthrough"] |= {"version": "0.0.9", "migrations": {"councils": ["0001_initial"]}}

    with system("new"), pytest.raises(Unfit, match=r"made by Followthrough 0\.0\.9 with other tables"):
        town.bring_in(changed(archive, "datapackage", older))


def test_a_record_that_was_changed_is_put_back_only_when_trusted(archive: Path, system: System) -> None:
    copy = changed(archive, "audit_auditevent", put("verb", "councils.created"))
    with system("new"):
        with pytest.raises(Unfit, match=r"The record of saltmere in this file does not verify \(chain_broken at 2"):
            town.bring_in(copy)
        assert Council.objects.count() == 0
        assert town.bring_in(copy, trust=True).rows > 0


def test_a_record_whose_end_was_cut_off_and_mended_is_found(system: System, tmp_path: Path) -> None:
    """By the end that this system had signed and kept beside its database."""

    def shorter(package: dict[str, Any]) -> None:
        for council in package["followthrough"]["councils"]:
            council["signed_end"] = signed

    with system("gone"):
        council, officer = make_council("saltmere", "Saltmere City Council")
        short = town.backup(tmp_path / "short.zip")
        councils.add_team(council=council, by=officer, name="Parks")
        long = town.backup(tmp_path / "long.zip")
    with zipfile.ZipFile(long) as whole:
        [said] = json.loads(whole.read("datapackage.json"))["followthrough"]["councils"]
        signed = said["signed_end"]
    with system("new"), pytest.raises(Unfit, match="tail_cut"):
        town.restore(changed(short, "datapackage", shorter))


def test_a_council_in_another_system_is_the_same_row_by_row(archive: Path, system: System, tmp_path: Path) -> None:
    with system("new"):
        make_council("otherby", "Otherby Borough Council")
        done = town.bring_in(archive)
        council = council_by_slug("saltmere")
        assert council is not None
        assert records.faults(council.id) == []
        assert done.sign_ins == 2
        assert not any(user.has_usable_password() for user in User.objects.filter(email__endswith="@saltmere.example"))
        rows = of_council(str(council.id))
        again = town.export(tmp_path / "again.zip", council)
    with system("third"):
        town.bring_in(again)
        assert differences(rows, of_council(str(council.id))) == {}
        assert town.export(tmp_path / "third.zip", council).read_bytes() == again.read_bytes()


def test_whoever_has_a_sign_in_keeps_it(archive: Path, system: System) -> None:
    with system("new"):
        user = councils.create_sign_in(email="Scrutiny_Officer@saltmere.example", password="a password of one's own")
        taken = zipfile.ZipFile(archive)
        [path] = [name for name in taken.namelist() if name.endswith("sign_ins.jsonl")]
        other = next(r for r in map(json.loads, taken.read(path).splitlines()) if "administrator" in r["email"])
        User.objects.create(id=other["id"], email="somebody.else@otherby.example")
        assert town.bring_in(archive).sign_ins == 1
        user.refresh_from_db()
        assert user.check_password("a password of one's own")
        emails = set(Membership.objects.values_list("user__email", flat=True))
        assert emails == {user.email, "council_administrator@saltmere.example"}
        assert User.objects.get(id=other["id"]).email == "somebody.else@otherby.example"


def test_a_correction_may_come_before_what_it_corrects(system: System, tmp_path: Path) -> None:
    """By key: two servers' clocks may differ."""
    with system("gone"):
        council, officer = make_council("saltmere", "Saltmere City Council")
        about = {"council": council, "by": officer}
        commitment = commitments.open_commitment(**about, kind=Kind.PROGRAMME, text="Doors", told=Told())
        note = commitments.add_note(**about, commitment=commitment, name="Where", text="Here", told=Told())
        same = {"council": council, "commitment": commitment, "name": "Where", "known_on": note.known_on}
        placed = {"ordered_on": note.ordered_on, "place": note.place}
        first = Note.objects.create(id=UUID(int=2), text="There", corrects=note, **same, **placed)
        Note.objects.create(id=UUID(int=1), text="Nowhere", corrects=first, **same, **placed)
        Note.objects.create(id=UUID(int=3), text="Elsewhere", corrects=first, **same, **placed)
        rows = of_council(str(council.id))
        archive = town.export(tmp_path / "saltmere.zip", council)
    with system("new"):
        town.bring_in(archive)
        assert differences(rows, of_council(str(council.id))) == {}


def test_rows_that_correct_each_other_are_refused(archive: Path, system: System) -> None:
    def crossed(row: dict[str, Any]) -> None:
        row["corrects_id"] = row["id"]

    with system("new"), pytest.raises(Unfit, match="damaged"):
        town.bring_in(changed(archive, "commitments_wording", crossed))


def test_a_paper_that_is_lost_does_not_stop_a_backup(built: Built, system: System, tmp_path: Path) -> None:
    with built("gone") as there:
        lost, hurt, *others = StoredFile.objects.order_by("kept_at")
        place(there.council.id, lost.digest).unlink()
        place(there.council.id, hurt.digest).write_bytes(b"something else")
        copy = tmp_path / "copy.zip"
        with copy.open("wb") as target:
            made = town.queries.write_everything(target, town.quiet)
        assert sorted(Path(path).name for path in made.missing) == sorted([lost.digest, hurt.digest])
    with system("new"):
        assert town.restore(copy).files == len(others)
        assert StoredFile.objects.count() == 2 + len(others)


def test_a_backup_while_others_write_holds_no_half_of_anything(system: System, tmp_path: Path) -> None:
    stop = threading.Event()
    wrote: list[int] = []

    def write(council: Any, officer: Any) -> None:
        try:
            while not stop.is_set():
                commitments.open_commitment(
                    council=council, by=officer, kind=Kind.PROGRAMME, text=str(new_id()), told=Told()
                )
                wrote.append(1)
        finally:
            connection.close()

    with system("busy"):
        casts = [make_council("saltmere", "Saltmere City Council"), make_council("otherby", "Otherby Borough Council")]
        writers = [threading.Thread(target=write, args=cast) for cast in casts]
        for writer in writers:
            writer.start()
        copies = []
        while len(copies) < 3:
            begun = len(wrote)
            copies.append(town.backup(tmp_path / f"{len(copies)}.zip"))
            while len(wrote) < begun + 4 and any(writer.is_alive() for writer in writers):
                stop.wait(0.01)
        stop.set()
        for writer in writers:
            writer.join()
        assert len(wrote) >= 12
    held = []
    for number, copy in enumerate(copies):
        with system(f"new{number}"):
            town.restore(copy)
            worded = set(Wording.objects.values_list("commitment_id", flat=True))
            assert set(Commitment.objects.values_list("id", flat=True)) == worded
            assert [records.faults(council.id) for council in all_councils()] == [[], []]
            opened = AuditEvent.objects.filter(verb="commitments.worded").count()
            assert opened == len(worded)
            held.append(len(worded))
    assert held == sorted(held)
    assert held[0] < held[-1] <= len(wrote)
