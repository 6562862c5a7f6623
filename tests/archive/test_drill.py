"""The drill: everything is lost, and put back from a backup; every row is looked at."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache

from followthrough.archive.replay import NO_LEDGER
from followthrough.archive.unfit import Unfit
from followthrough.audit import queries as records
from followthrough.audit.models import AuditEvent
from followthrough.councils.models import Council, User
from followthrough.councils.queries import all_councils
from followthrough.files import queries as files
from followthrough.files.models import StoredFile
from followthrough.outbox import actions as outbox
from followthrough.outbox.models import Email
from followthrough.redaction.models import RedactionRequest
from tests.archive import town
from tests.archive.conftest import Built, System
from tests.archive.rows import Rows, differences, every_row
from tests.letters import letters, link_in
from tests.redaction.canary import WORDS, tables_with
from tests.web.client import PageClient
from tests.web.conftest import PASSWORD


def without_the_record(found: dict[str, Any]) -> dict[str, Any]:
    return {label: parts for label, parts in found.items() if not label.startswith("audit.")}


def kept_bytes() -> dict[str, bytes]:
    return {str(file.id): files.content(file) for file in StoredFile.objects.all()}


def test_every_row_and_every_file_comes_back(built: Built, system: System, tmp_path: Path) -> None:
    with built("lost"):
        before, papers = every_row(), kept_bytes()
        copy = town.backup(tmp_path / "copy.zip")
    with system("new"):
        done = town.restore(copy)
        after = every_row()
        assert [within.slug for within in done.councils] == ["otherby", "saltmere"]
        assert done.rows == sum(len(rows) for label, rows in before.items() if label not in {"councils.User"})
        assert (kept_bytes() == papers, len(papers)) == (True, 21)
        assert [records.faults(council.id) for council in all_councils()] == [[], []]
    assert all(before[label] for label in ("files.StoredFile", "commitments.Withdrawal", "redaction.RedactionRequest"))
    found = differences(before, after)
    assert only_one_more_entry(before, found)
    assert without_the_record(found).keys() == {"councils.User", "outbox.Email", "rounds.AnswerLink"}
    assert columns(found["councils.User"]) == {"links_since"}
    assert columns(found["outbox.Email"]) == {"state", "body", "html"}  # those with links
    assert columns(found["rounds.AnswerLink"]) == {"withdrawn_at"}


def only_one_more_entry(before: Rows, found: dict[str, Any]) -> bool:
    """In each council's record stands one entry more, which says that it was put back; no other has changed."""
    councils = len(before["councils.Council"])
    more = {label: (len(parts["new"]), parts["gone"]) for label, parts in found.items() if label.startswith("audit.")}
    entries = ("audit.AuditEvent", "audit.AuditPayload", "audit.AuditSubject")
    heads = columns(found["audit.AuditHead"]) == {"sequence", "chain"}
    return heads and more == {**dict.fromkeys(entries, (councils, [])), "audit.AuditHead": (0, [])}


def columns(parts: dict[str, Any]) -> set[str]:
    return {column for changes in parts["changed"].values() for column, _, _ in changes}


def test_words_redacted_since_do_not_come_back(built: Built, system: System, tmp_path: Path) -> None:
    with built("lost") as there:
        copy = town.backup(tmp_path / "copy.zip")
        town.redact(there)
        before, papers = every_row(), kept_bytes()
        ledger = tmp_path / "lost" / "erasures.jsonl"
        assert WORDS not in ledger.read_text()
    with system("new") as folder:
        done = town.restore(copy, ledger)
        assert (tables_with(WORDS), list((folder / "files").glob("*/*"))) == ({}, [])
        assert done.erased > 40
        after = every_row()
        assert (kept_bytes(), papers) == ({}, {})
        assert [records.faults(council.id) for council in all_councils()] == [[], []]
        assert RedactionRequest.objects.filter(words__icontains="kestrel").count() == 0
        assert [r.words for r in RedactionRequest.objects.filter(outcome="waiting")] == ["the heron pool"]
        again = town.backup(tmp_path / "again.zip")
    # Apart from the record, it is as if the redaction had been carried out here.
    found = without_the_record(differences(before, after))
    assert columns(found.pop("councils.User")) == {"links_since"}
    request = found.pop("redaction.RedactionRequest")
    assert (len(request["gone"]), request["new"]) == (1, [])
    assert columns(request) <= {"decided_by_id", "trace_left"}
    assert columns(found.pop("rounds.AnswerLink")) == {"withdrawn_at"}
    assert found == {}
    # Whoever restores from here later knows of it as well.
    with system("later"):
        assert town.restore(again, told=True).erased == 0
        assert tables_with(WORDS) == {}


def test_without_the_list_of_redactions_nothing_is_put_back_unless_told(
    built: Built, system: System, tmp_path: Path
) -> None:
    with built("lost"):
        copy = town.backup(tmp_path / "copy.zip")
        own = every_row()
    with system("new"):
        with pytest.raises(Unfit) as refused:
            town.restore(copy, told=False)
        assert (str(refused.value), Council.objects.count(), User.objects.count()) == (NO_LEDGER, 0, 0)
    with system("lost"):  # its data folder is still there
        assert town.restore(copy, told=False).rows > 0
        assert every_row()["councils.Person"] == own["councils.Person"]


def test_a_system_with_anything_in_it_is_left_alone(built: Built, tmp_path: Path) -> None:
    with built("lost"):
        copy = town.backup(tmp_path / "copy.zip")
        before = every_row()
        with pytest.raises(Unfit, match="There are councils or sign-ins in this database already"):
            town.restore(copy)
        with pytest.raises(Unfit, match=r"Saltmere City Council \(saltmere\) is in this system already"):
            town.bring_in(copy)
        assert differences(before, every_row()) == {}


def within(copy: Path) -> list[bytes]:
    """The bytes of every file of an archive."""
    with zipfile.ZipFile(copy) as package:
        return [package.read(name) for name in package.namelist()]


def test_nobody_is_signed_in_and_no_old_link_opens(built: Built, system: System, tmp_path: Path) -> None:
    address = "scrutiny_officer@saltmere.example"
    with built("lost"):
        cache.clear()
        client, asking = PageClient(), PageClient()
        assert client.post("/account/sign-in/", {"login": address, "password": PASSWORD}).url == "/"
        asking.post("/account/reset/", {"email": address})
        path = link_in(letters()[-1])
        assert "set-password" in PageClient().get(path).url
        assert client.get("/saltmere/").status_code == 200
        copy = town.backup(tmp_path / "copy.zip")
        # Nor does it lie in the copy, for whoever opens that.
        assert not [path for path in within(copy) if link_in(letters()[-1]).encode() in path]
    with system("new"):
        town.restore(copy)
        assert Session.objects.count() == 0
        assert client.get("/saltmere/").url == "/account/sign-in/?next=/saltmere/"
        assert "This link no longer works" in PageClient().get(path).content.decode()
        # The password is the one of the backup.
        assert client.post("/account/sign-in/", {"login": address, "password": PASSWORD}).url == "/"


def test_letters_that_waited_are_listed_and_not_sent(built: Built, system: System, tmp_path: Path) -> None:
    with built("lost") as there:
        waiting = set(Email.objects.filter(state="waiting").values_list("subject", flat=True))
        outbox.post(council_id=there.council.id, to="duty@saltmere.example", subject="Taken", body="…")
        Email.objects.filter(subject="Taken").update(state="claimed")
        outbox.post(council_id=there.council.id, to="duty@saltmere.example", subject="Gone", body="…")
        Email.objects.filter(subject="Gone").update(state="sent")
        copy = town.backup(tmp_path / "copy.zip")
    with system("new"):
        done = town.restore(copy)
        assert {letter.subject for letter in done.withheld} == waiting | {"Taken"}
        assert {letter.council for letter in done.withheld} == {"saltmere"}
        assert set(Email.objects.values_list("state", flat=True)) == {"withheld", "sent"}
        sent: list[str] = []
        for council in all_councils():
            outbox.send_waiting(council.id, lambda to, subject, body: sent.append(subject))
        assert sent == []


def test_the_record_says_that_it_was_put_back(built: Built, system: System, tmp_path: Path) -> None:
    with built("lost"):
        copy = town.backup(tmp_path / "copy.zip")
    with system("new"):
        town.restore(copy)
        event = AuditEvent.objects.filter(verb="archive.put_back").first()
        assert event is not None
        assert event.payload.body.keys() == {"last_entry_at", "erased", "withheld"}
        client = PageClient()
        client.force_login(User.objects.get(email="scrutiny_officer@saltmere.example"))
        page = client.get("/saltmere/trail/").content.decode()
        assert "The council was put back from a copy" in page
        assert "The record verifies" in page


def test_one_council_is_rolled_back_alone(built: Built, system: System, tmp_path: Path) -> None:
    """An older state of one council, beside the newest of the others, in a system made for it."""
    with built("lost") as there:
        old = town.backup(tmp_path / "old.zip")
        saltmere = dict(every_row()["councils.Team"])
        outbox.post(council_id=there.council.id, to="duty@saltmere.example", subject="Later", body="…")
        new = town.backup(tmp_path / "new.zip")
    with system("new"):
        done = town.restore(new, without=("saltmere",))
        assert [within.slug for within in done.councils] == ["otherby"]
        before = every_row()
        sign_ins = User.objects.count()
        town.bring_in(old)
        assert (every_row()["councils.Team"], User.objects.count()) == (saltmere, sign_ins)
        assert Email.objects.filter(subject="Later").count() == 0
        found = differences(before, every_row())
        assert {key for parts in found.values() for key in (*parts["gone"], *parts["changed"])} == set()
        assert [records.faults(council.id) for council in all_councils()] == [[], []]
