"""Redaction over every place that exists: a canary in each, and afterwards in none."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Q

from followthrough.audit import queries as audit
from followthrough.audit.models import AuditPayload
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.exchange.models import Import
from followthrough.files import actions as files
from followthrough.files.models import StoredFile, place
from followthrough.lib.as_at import AsAt
from followthrough.outbox import actions as outbox
from followthrough.outbox.html import with_html
from followthrough.outbox.models import Email
from followthrough.packs import actions as packs
from followthrough.packs.models import Pack, PackFile, WordTemplate
from followthrough.redaction import actions, originals, queries, rules
from followthrough.redaction.models import RedactionRequest
from followthrough.reviews.queries.lines import lines
from tests import databases
from tests.packs.desk import TEXTS, at_work
from tests.redaction.canary import WORDS, Planted, plant, tables_with
from tests.web.client import PageClient
from tests.web.conftest import add_member
from tests.web.pages import text_of
from tests.web.test_walk import kind, links_of

WANTED = rules.fold(WORDS)


class Town(NamedTuple):
    """A council, who may decide there, and what the canary was planted in."""

    council: Any
    officer: Any
    administrator: Any
    planted: Planted | None = None


def bare_town() -> Town:
    council = councils.create_council(slug="saltmere", name="Saltmere City Council")
    roles = (Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR)
    return Town(council, *(add_member(council, role).memberships.get().person for role in roles))


def planted_town() -> Town:
    town = bare_town()
    return town._replace(planted=plant(town.council, town.officer, town.administrator))


@pytest.fixture
def bare(own_database: None, tmp_path: Path, settings: Any) -> Town:
    """Nothing is planted."""
    settings.DATA_DIR = tmp_path
    return bare_town()


@pytest.fixture(scope="module")
def template(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> databases.Template:
    with django_db_blocker.unblock():
        return databases.filled(tmp_path_factory.mktemp("canary"), planted_town)


@pytest.fixture
def town(template: databases.Template, django_db_blocker: Any, tmp_path: Path) -> Iterator[Town]:
    """A copy of this test's own of the town in which the canary was planted."""
    with django_db_blocker.unblock(), databases.copy_of(template, tmp_path) as made:
        yield made


@pytest.fixture
def council(town: Town) -> Any:
    return town.council


@pytest.fixture
def officer(town: Town) -> Any:
    return town.officer


@pytest.fixture
def administrator(town: Town) -> Any:
    return town.administrator


@pytest.fixture
def planted(town: Town) -> Planted:
    assert town.planted is not None
    return town.planted


def redact(council: Any, officer: Any, administrator: Any, words: str = WORDS) -> RedactionRequest:
    request = actions.ask(council=council, by=officer, words=words, reason="It is a home.")
    actions.approve(council=council, by=administrator, request=request)
    request.refresh_from_db()
    return request


def standing(council: Any, words: str) -> list[queries.Place]:
    """Where words stand, after asking the kept files."""
    return queries.places(council, words, queries.answers(council, words))


def pages(client: PageClient, review: Any) -> Iterator[tuple[str, bytes]]:
    """Pages and downloads that can be reached, with their bytes: the first two of each address pattern."""
    waiting = [f"/saltmere/reviews/{review.id}/", "/saltmere/"]
    seen, alike = set(waiting), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        pattern = kind(address)[0]
        alike[pattern] += 1
        if alike[pattern] > 2:
            continue
        reply = client.get(address)
        yield address, b"".join(reply.streaming_content) if reply.streaming else reply.content
        found = links_of(reply, address) + ([reply.url] if reply.status_code == 302 else [])
        waiting += [link for link in found if link not in seen]
        seen.update(found)


def shown(client: PageClient, review: Any) -> list[str]:
    return [address for address, data in pages(client, review) if originals.holds(data, WANTED)]


def on_disk(folder: Path) -> list[str]:
    """Files below a folder that hold the words: as they stand, or inside a document."""
    plain = [WORDS.encode(), WORDS.encode("utf-16-le")]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sorted(
        file.name
        for file in files
        if any(mark in (data := file.read_bytes()) for mark in plain) or originals.holds(data, WANTED)
    )


def test_an_empty_council_holds_nothing(db: None) -> None:
    empty = councils.create_council(slug="saltmere", name="Saltmere City Council")
    assert (standing(empty, WORDS), tables_with(WORDS)) == ([], {})


def test_the_canary_is_in_every_column_that_declares_itself(council: Any, planted: Planted) -> None:
    holding = {(place.model.__name__, column) for place in standing(council, WORDS) for column in place.columns}
    declared = {(model.__name__, column) for model, columns in queries.redactable() for column in columns}
    assert holding == declared - {("AuditPayload", "salt")}


def test_afterwards_it_is_in_no_table(council: Any, officer: Any, administrator: Any, planted: Planted) -> None:
    assert len(tables_with(WORDS)) > 20
    redact(council, officer, administrator)
    assert tables_with(WORDS) == {}


def test_afterwards_it_is_in_no_file(bare: Town, tmp_path: Path) -> None:
    # Planted here and not in the template, so that it stands in the write-ahead log as well.
    council, officer, administrator, _planted = bare
    plant(council, officer, administrator)
    assert len(on_disk(tmp_path)) >= 2
    redact(council, officer, administrator)
    assert on_disk(tmp_path) == []
    assert Path(settings.DATA_DIR) == tmp_path
    if connection.vendor == "sqlite":
        assert (tmp_path / "own.sqlite3").stat().st_size > 100_000


@pytest.mark.only_on("sqlite")  # whatever the engine, it is the same pages, and there are many
def test_afterwards_it_is_on_no_page_and_in_no_download(
    council: Any, officer: Any, administrator: Any, planted: Planted
) -> None:
    client = PageClient()
    client.force_login(officer.memberships.get().user)
    assert len(shown(client, planted.review)) > 10
    redact(council, officer, administrator)
    assert shown(client, planted.review) == []


def test_kept_originals_go_even_where_nothing_was_read_of_the_words(
    council: Any, officer: Any, administrator: Any, planted: Planted
) -> None:
    assert StoredFile.objects.count() == 3 + PackFile.objects.count() == 21
    redact(council, officer, administrator)
    assert (StoredFile.objects.count(), Import.objects.exclude(file_id=None).count()) == (0, 0)


def test_a_pack_goes_with_all_its_files_and_its_pages_say_so(
    council: Any, officer: Any, administrator: Any, planted: Planted
) -> None:
    client = PageClient()
    client.force_login(officer.memberships.get().user)
    redact(council, officer, administrator)
    at = f"/saltmere/reports/{planted.report.id}/"
    said = {part: client.get(f"{at}{part}") for part in ("", "guard/", "preview/", "finalise/", "versions/1/")}
    assert {part: reply.status_code for part, reply in said.items()} == dict.fromkeys(said, 200)
    assert "A redaction has taken out how this report is laid out" in text_of(said[""])
    assert "A redaction has taken out what this version said" in text_of(said["versions/1/"])
    for name in PackFile.objects.values_list("name", flat=True):
        assert client.get(f"{at}versions/1/{name}").status_code == 404
    layouts = client.get("/saltmere/reports/layouts/")
    assert text_of(layouts).count("A redaction has taken out what it said.") == 2
    [own, *_others] = [client.get(path) for path in links_of(layouts, "") if "/layouts/0" in path]
    assert "A redaction has taken out what this layout said." in text_of(own)
    begin = f"/saltmere/reviews/{planted.review.id}/reports/begin/"
    assert "[redacted]" not in text_of(client.get(begin)).partition("Layout")[2]


def test_a_template_goes_and_its_page_says_so(council: Any, officer: Any, administrator: Any, planted: Planted) -> None:
    client = PageClient()
    client.force_login(officer.memberships.get().user)
    redact(council, officer, administrator)
    assert "Its file is no longer kept" in text_of(client.get("/saltmere/reports/template/"))
    assert client.get(f"/saltmere/reports/template/{WordTemplate.objects.get().id}/file.docx").status_code == 404


def test_a_pack_whose_files_alone_hold_the_words_goes_too(bare: Town) -> None:
    council, officer, administrator, _planted = bare
    desk = at_work((council, officer))
    desk.write(**TEXTS | {"background": "It lies at **Kestrel** Meadow."})
    desk.clear()
    packs.finalise(**desk.by)
    request = actions.ask(council=council, by=officer, words="Kestrel Meadow", reason="It is a home.")
    assert queries.unsearchable(council, queries.answers(council, "Kestrel Meadow")) == []
    actions.approve(council=council, by=administrator, request=request)
    assert (Pack.objects.get().content, StoredFile.objects.count()) == (None, 0)


def test_packs_that_do_not_hold_the_words_stay_and_nobody_is_asked_of_their_files(
    bare: Town,
) -> None:
    council, officer, administrator, _planted = bare
    packs.finalise(**at_work((council, officer)).ready().by)
    councils.add_team(council=council, by=officer, name=WORDS)
    assert queries.unsearchable(council, queries.answers(council, WORDS)) == []
    redact(council, officer, administrator)
    assert (Pack.objects.exclude(content=None).count(), StoredFile.objects.count()) == (1, 15)


def test_an_e_mail_that_waits_is_not_sent(council: Any, officer: Any, administrator: Any, planted: Planted) -> None:
    redact(council, officer, administrator)
    withheld = Email.objects.filter(state="withheld")
    assert {(email.subject, email.body) for email in withheld} >= {("[redacted]", "[redacted]")}
    assert not Email.objects.filter(state="waiting").filter(Q(body__contains=WORDS) | Q(html__contains=WORDS)).exists()


def test_a_person_whose_address_is_gone_gets_no_e_mail(bare: Town) -> None:
    council, officer, administrator, _planted = bare
    person = councils.add_person(council=council, by=officer, name="Bo Ash", email="bo@saltmere.example")
    redact(council, officer, administrator, words="bo@saltmere.example")
    person.refresh_from_db()
    assert (person.name, person.email) == ("Bo Ash", None)
    actions.ask(council=council, by=officer, words="Bo Ash", reason="A name.")
    assert not Email.objects.exclude(to="[redacted]").exists()


def test_words_that_stand_otherwise_in_the_html_of_a_letter_go_with_its_text(
    council: Any, officer: Any, administrator: Any
) -> None:
    told = {"subject": "Review 7", "body": "It is O'Hare's Yard."}
    email = outbox.post(council_id=council.id, to="a@saltmere.example", **with_html(told))
    assert "O'Hare" not in email.html
    redact(council, officer, administrator, "O'Hare's Yard")
    email.refresh_from_db()
    assert (email.state, email.body, email.html) == ("withheld", "[redacted]", "")


def test_the_chain_still_verifies_and_says_who_and_why(
    council: Any, officer: Any, administrator: Any, planted: Planted
) -> None:
    redact(council, officer, administrator)
    assert audit.faults(council.id) == []
    [*_rest, last] = audit.trail(council.id).order_by("sequence")
    assert (last.verb, last.person_id) == ("redaction.done", administrator.id)
    assert AuditPayload.objects.filter(body__isnull=True).exists()


def test_what_stood_beside_it_is_still_there(council: Any, officer: Any, administrator: Any, planted: Planted) -> None:
    redact(council, officer, administrator)
    [line, _second] = lines(council, planted.review, AsAt.now())
    assert (line.standing.words.text, line.axes.response, line.axes.delivery) == ("[redacted]", "agreed", "paused")


def test_another_request_for_words_around_it_is_settled_with_it(
    council: Any, officer: Any, administrator: Any, planted: Planted
) -> None:
    redact(council, officer, administrator)
    [wider] = RedactionRequest.objects.filter(reason="A home.")
    assert (wider.outcome, wider.words) == ("done", "")


def test_a_second_redaction_finds_nothing_of_the_first(
    council: Any, officer: Any, administrator: Any, planted: Planted
) -> None:
    redact(council, officer, administrator)
    assert standing(council, WORDS) == []
    assert standing(council, "redacted") == []


def test_another_council_s_words_are_left_alone(
    council: Any, officer: Any, administrator: Any, planted: Planted
) -> None:
    elsewhere = councils.create_council(slug="otherby", name="Otherby Borough Council")
    councils.add_team(council=elsewhere, by=None, name=WORDS)
    redact(council, officer, administrator)
    assert tables_with(WORDS) == {"councils_team": 1, "audit_auditpayload": 1}


def keep(council: Any, data: bytes, name: str) -> StoredFile:
    return files.keep(council_id=council.id, data=data, name=name)


def test_what_cannot_be_searched_goes_only_where_somebody_says_so(
    council: Any, officer: Any, administrator: Any, planted: Planted
) -> None:
    scan, other = (keep(council, b"%PDF-1.7 " + name, f"{name.decode()}.pdf") for name in (b"scan", b"other"))
    request = actions.ask(council=council, by=officer, words=WORDS, reason="It is a home.")
    assert set(queries.unsearchable(council, queries.answers(council, WORDS))) >= {scan, other}
    actions.approve(council=council, by=administrator, request=request, drop=[scan.id, officer.id])
    assert set(StoredFile.objects.filter(name__endswith=".pdf")) == {other}


def test_every_kept_file_answers_for_itself(bare: Town) -> None:
    council = bare.council
    texts = (f"It is {WORDS}.".encode(), b"It is somewhere else.", b"%PDF-1.7 scan", b"Lost.")
    holding, other, scan, lost = (keep(council, data, "paper") for data in texts)
    place(council.id, lost.digest).unlink()
    said = queries.answers(council, WORDS)
    assert said == {holding: True, other: False, scan: None}
    assert [found.row_id for found in queries.places(council, WORDS, said)] == [holding.id]
    assert queries.unsearchable(council, said) == [scan]


def test_a_kept_file_that_is_lost_stops_nothing(
    council: Any, officer: Any, administrator: Any, planted: Planted
) -> None:
    lost = keep(council, b"Whatever it said.", "lost.txt")
    place(council.id, lost.digest).unlink()
    redact(council, officer, administrator)
    assert tables_with(WORDS) == {}
    assert StoredFile.objects.filter(id=lost.id).exists()
