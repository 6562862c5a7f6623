"""A paper in which no table reads as a tracker: its tables are told, and one is read all the same by its button."""

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from followthrough.exchange.models import Import, Proposal
from followthrough.files.models import StoredFile
from followthrough.web.imports import forms
from tests.exchange.papers import docx, table
from tests.web.client import PageClient

NEW = "/saltmere/imports/new/"
POSTS = table(("A post", "Ext. 12"), ("Another post", "Ext. 14"))
CODES = table(("Code", "Meaning"), ("C", "Complete"), ("O", "That the Council plants its trees again"))
PASTED = "Code\tMeaning\nC\tComplete\nO\tThat the Council plants its trees again\n"


def text(reply: Any) -> str:
    return " ".join(html.unescape(reply.content.decode()).split())


def sent_again(reply: Any) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    tags = re.findall(r'<input[^>]*type="hidden"[^>]*>', reply.content.decode())
    pairs = [(re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)) for tag in tags]
    return {name[1]: html.unescape(value[1]) if value else "" for name, value in pairs if name}


def send(client: PageClient, body: str) -> Any:
    return client.post(NEW, {"file": SimpleUploadedFile("Trees.docx", docx(body))})


def test_a_refused_paper_tells_its_tables_and_why_each_was_left(officer: PageClient) -> None:
    page = text(send(officer, POSTS + CODES))
    assert "No table here reads as a tracker of recommendations" in page
    assert "A post · Ext. 12" in page
    assert "Left out: it does not read as a table of recommendations" in page
    assert "Left out: it reads as a key or a list of definitions" in page
    assert re.findall(r'name="take" value="([^"]*)"', page) == ["table 1", "table 2"]
    assert (Import.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_its_button_reads_a_table_of_a_file_without_choosing_the_file_again(officer: PageClient) -> None:
    refused = send(officer, POSTS + CODES)
    reply = officer.post(NEW, {**sent_again(refused), "text": "", "take": "table 2"})
    assert reply.status_code == 302
    assert [(one.read or {})["text"] for one in Proposal.objects.order_by("position")] == [
        "Complete", "That the Council plants its trees again",
    ]  # fmt: skip
    paper = Import.objects.get()
    assert paper.name == "Trees.docx"
    assert "read as asked, though it reads as a key" in text(officer.get(reply.url))


def test_its_button_reads_a_table_of_pasted_text(officer: PageClient) -> None:
    refused = officer.post(NEW, {"text": PASTED})
    assert 'name="take" value="table 1"' in text(refused)
    reply = officer.post(NEW, {**sent_again(refused), "text": PASTED, "take": "table 1"})
    assert reply.status_code == 302
    assert Proposal.objects.count() == 2


def test_enter_reads_the_paper_and_takes_no_table(officer: PageClient) -> None:
    page = send(officer, POSTS + CODES).content.decode()
    first = re.search(r'<button[^>]*form="paper"[^>]*>', page)
    assert first
    assert "name=" not in first[0]


def test_a_file_too_large_for_a_page_is_chosen_once_more(officer: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "LARGEST_AGAIN", 10)
    refused = send(officer, CODES)
    assert "choose it once more below, then press the button of the table" in text(refused)
    assert sent_again(refused)["again"] == ""
    file = SimpleUploadedFile("Trees.docx", docx(CODES))
    assert officer.post(NEW, {**sent_again(refused), "file": file, "take": "table 1"}).status_code == 302
    assert Proposal.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"take": "table 9"}, "There is no “table 9” in this paper"),
        ({"again": "no letters of a file!"}, "Choose a file, or paste the table into the box below."),
        ({"again": "AAAA"}, "error-message"),
    ],
)
def test_nonsense_in_the_form_is_refused_in_a_sentence(officer: PageClient, given: dict[str, str], says: str) -> None:
    reply = officer.post(NEW, {**sent_again(send(officer, CODES)), "text": "", **given})
    assert reply.status_code == 200
    assert says in text(reply)
    assert Import.objects.count() == 0


def test_a_paper_without_tables_offers_none(officer: PageClient) -> None:
    page = text(officer.post(NEW, {"text": "Nothing at all is in this letter."}))
    assert "Tables in this paper" not in page
