"""The disk is full, at the database, at an upload and at a report: people are told, nothing is there by halves.

And when there is room again everything goes on, without anybody having to start anything anew.
"""

import logging
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from followthrough.audit.models import AuditEvent
from followthrough.commitments.models import ProgressUpdate
from followthrough.councils import actions
from followthrough.councils.permissions import Role
from followthrough.exchange.models import Import
from followthrough.files.models import StoredFile
from followthrough.health import queries as health
from followthrough.reports import pdf
from tests.cast import small_review
from tests.small_disk import SmallDisk, small_disk
from tests.web.client import PageClient
from tests.web.conftest import add_member
from tests.web.imports.conftest import word

__all__ = ["small_disk"]
SAID = "disk is full"
TEXT = "A hundred saplings are in the ground. " * 400
Site = tuple[PageClient, Any]


@pytest.fixture
def site(own_database: None) -> Site:
    """A client of the scrutiny officer and a review, in a database whose commits are real."""
    council = actions.create_council(slug="saltmere", name="Saltmere City Council")
    client = PageClient(raise_request_exception=False)
    client.force_login(add_member(council, Role.SCRUTINY_OFFICER))
    person = actions.add_person(council=council, by=None, name="Sample keeper")
    return client, small_review(council, person)


@pytest.fixture
def full_database(site: Site) -> Iterator[Callable[[bool], None]]:
    """`full_database(True)`: SQLite itself refuses to take another page, with the error of a full disk."""

    def switch(full: bool) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA max_page_count = {1 if full else 1_000_000}")

    yield switch
    switch(False)


def record(site: Site) -> Any:
    client, review = site
    address = f"/saltmere/commitments/{review.recommendations[2].commitment_id}/update/"
    return client.post(address, {"state": "in_progress", "text": TEXT, "evidence": "Planting register"})


@pytest.mark.only_on("sqlite")
def test_at_the_database_the_form_keeps_what_was_typed(
    site: Site, full_database: Callable[[bool], None], caplog: pytest.LogCaptureFixture
) -> None:
    before = ProgressUpdate.objects.count(), AuditEvent.objects.count()
    full_database(True)
    with caplog.at_level(logging.ERROR, "followthrough.disk"):
        reply = record(site)
    page = reply.content.decode()
    assert (SAID in page, TEXT.strip() in page, "Planting register" in page) == (True, True, True)
    assert [line.message for line in caplog.records if line.name == "followthrough.disk"] == ["disk_full"]
    assert (ProgressUpdate.objects.count(), AuditEvent.objects.count()) == before
    full_database(False)
    assert record(site).status_code == 302
    assert ProgressUpdate.objects.filter(text=TEXT.strip()).count() == 1


def upload(client: PageClient) -> Any:
    paper = SimpleUploadedFile("Tracker.docx", b"x" * 6 * 1024 * 1024)
    return client.post("/saltmere/imports/new/", {"file": paper})


def test_at_an_upload_nothing_is_left_of_it(site: Site, small_disk: SmallDisk, settings: Any) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(small_disk.folder)
    client, _review = site
    reply = upload(client)
    assert (reply.status_code, SAID in reply.content.decode()) == (507, True)
    assert small_disk.files() == []
    # A paper for which there is room goes through at once.
    assert client.post("/saltmere/imports/new/", {"file": word()}).status_code == 302


def test_where_private_files_lie_there_is_no_part_of_the_file(site: Site, small_disk: SmallDisk, settings: Any) -> None:
    settings.DATA_DIR = small_disk.folder
    client, _review = site
    small_disk.fill()
    reply = client.post("/saltmere/imports/new/", {"file": word()})
    assert (reply.status_code, SAID in reply.content.decode()) == (200, True)
    assert (StoredFile.objects.count(), Import.objects.count(), small_disk.files()) == (0, 0, ["ballast"])
    small_disk.clear()
    assert client.post("/saltmere/imports/new/", {"file": word()}).status_code == 302
    assert StoredFile.objects.count() == 1


def test_at_a_report_it_is_said_and_the_next_one_is_made(
    site: Site, small_disk: SmallDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, review = site
    address = f"/saltmere/reviews/{review.review.id}/appendix.pdf"
    pdf._faces.cache_clear()  # as in a server that has made none yet
    small_disk.fill()
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk.folder))
    reply = client.get(address)
    assert (reply.status_code, SAID in reply.content.decode()) == (507, True)
    assert small_disk.files() == ["ballast"]
    small_disk.clear()
    assert client.get(address).content.startswith(b"%PDF")


def test_the_probe_says_so_until_there_is_room(site: Site, small_disk: SmallDisk, settings: Any) -> None:
    settings.DATA_DIR = small_disk.folder
    assert health.disk_faults() == ["disk_low"]
    small_disk.fill()
    assert health.disk_faults() == ["disk_full"]
    reply = PageClient().get("/readyz")
    assert (reply.status_code, reply.json()["faults"][0]) == (503, "disk_full")
    small_disk.clear()
    assert health.disk_faults() == ["disk_low"]
