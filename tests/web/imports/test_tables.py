"""The tables of a paper on the page where it is checked: told, and chosen among."""

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from followthrough.exchange.models import Import, Proposal
from followthrough.files.models import StoredFile
from tests.exchange.papers import HEADINGS, docx, table
from tests.web.client import PageClient
from tests.web.imports.conftest import ROWS, confirm, send

CODES = table(("Code", "Meaning"), ("C", "Complete"), ("O", "Ongoing"))
SECOND = table(HEADINGS, ("6) That the Council waters its trees.", "Agree", "On-going."))
NEITHER = table(("A post", "Ext. 12"), ("Another post", "Ext. 14"))
KEY_SAYS = "Left out: it reads as a key or a list of definitions"


def upload(client: PageClient, body: str) -> str:
    reply = client.post("/saltmere/imports/new/", {"file": SimpleUploadedFile("Trees.docx", docx(body))})
    assert reply.status_code == 302, re.findall(r"error-message[^>]*>.*?</p>", reply.content.decode(), re.DOTALL)
    return str(reply.url)


@pytest.fixture
def several(officer: PageClient) -> str:
    """The address of a paper of three tables."""
    return upload(officer, table(HEADINGS, *ROWS) + CODES + SECOND)


def text(reply: Any) -> str:
    return " ".join(html.unescape(reply.content.decode()).split())


def press(client: PageClient, address: str, **pressed: Any) -> str:
    reply = client.post(f"{address}rows/?review=new", pressed)
    assert reply.status_code == 302
    return text(client.get(reply.url))


def numbers() -> list[str | None]:
    found = Proposal.objects.filter(gone=False).order_by("place", "position")
    return [(one.read or {})["number"] for one in found]


def test_the_tables_are_told_with_what_became_of_each(officer: PageClient, several: str) -> None:
    page = text(officer.get(several))
    assert "Tables in this paper" in page
    section = page.partition("Tables in this paper</caption>")[2].partition("</table>")[0]
    told = [re.sub(r"<[^>]+>", "|", row) for row in section.split("</tr>")[1:-1]]
    for row, words in zip(
        told,
        [
            (
                "Table 1",
                "Recommendation · Agree? · Comment",
                "6 rows, 3 columns",
                "Read: 5 recommendations",
                "Leave this",
            ),
            ("Table 2", "Code · Meaning", "3 rows, 2 columns", KEY_SAYS, "Read this table too"),
            (
                "Table 3",
                "Recommendation · Agree? · Comment",
                "2 rows, 3 columns",
                "Read: 1 recommendation|",
                "Leave this",
            ),
        ],
        strict=True,
    ):
        for one in words:
            assert one in row
    assert "table 2: left out" not in page  # once is enough


def test_where_there_is_one_table_nothing_is_shown(officer: PageClient, waiting: str) -> None:
    assert "Tables in this paper" not in text(officer.get(waiting))


def test_a_table_is_read_too_and_left_out_again(officer: PageClient, several: str) -> None:
    page = press(officer, several, read_table="table 2")
    assert "Table 2 is read: 2 rows." in page
    assert "table 2: read as asked, though it reads as a key or a list of definitions" in page
    assert numbers() == ["1", "2", "3", "4", "5", "C", "O", "6"]
    page = press(officer, several, leave_table="table 2")
    assert "Table 2 is left out." in page
    assert "Left out, as chosen here" in page
    assert numbers() == ["1", "2", "3", "4", "5", "6"]


def test_the_button_keeps_what_is_ticked_and_what_was_mended(officer: PageClient, several: str) -> None:
    press(officer, several, shown=["1", "2"], tick=["2-0"], leave_out="3")
    press(officer, several, shown=["1", "2"], tick=["2-0"], leave_table="table 3")
    second, third = (Proposal.objects.get(position=at) for at in (2, 3))
    assert ((second.mended or {})["accepted"], third.left_out) == ([0], True)
    assert numbers() == ["1", "2", "3", "4", "5"]


def test_enter_presses_a_button_that_changes_nothing(officer: PageClient, several: str) -> None:
    page = officer.get(several).content.decode()
    first = next(button for button in re.findall(r"<button[^>]*>", page) if 'form="keeps"' in button)
    assert 'name="keep"' in first


def test_the_last_table_is_not_left_out(officer: PageClient, several: str) -> None:
    press(officer, several, leave_table="table 3")
    page = press(officer, several, leave_table="table 1")
    assert "Without this table no recommendation would be left, so nothing was changed." in page
    assert numbers() == ["1", "2", "3", "4", "5"]


def test_what_cannot_be_done_is_a_sentence(officer: PageClient, several: str) -> None:
    assert "There is no such table in this paper." in press(officer, several, read_table="table 9")
    StoredFile.objects.all().delete()
    assert "The file of this paper is no longer kept" in press(officer, several, read_table="table 2")
    confirm(officer, several)
    assert "confirmed or dropped already" in press(officer, several, read_table="table 2")
    assert numbers() == ["1", "2", "3", "4", "5", "6"]


def test_a_row_of_a_table_that_was_left_out_meanwhile_is_mended_and_that_is_said(
    officer: PageClient, several: str
) -> None:
    version = Proposal.objects.get(position=6).version
    press(officer, several, leave_table="table 3")
    given = {"version": version, "number": "6", "text": "That it waters them.", "owner": "Head of Parks"}
    page = text(officer.get(officer.post(f"{several}rows/6/", given).url))
    assert "The table of this row has been left out meanwhile." in page
    assert "That it waters them." not in page
    assert "That it waters them." in press(officer, several, read_table="table 3")


def test_very_many_tables_are_folded_away(officer: PageClient) -> None:
    address = upload(officer, table(HEADINGS, *ROWS) + NEITHER * 39)
    page = text(officer.get(address))
    assert "Show all 40 tables, of which rows were read from 1" in page
    assert page.count('name="read_table"') == 39
    many = upload(officer, table(HEADINGS, *ROWS) + NEITHER * 210)
    page = text(officer.get(many))
    assert page.count('name="read_table"') == 199
    assert "11 more tables are not listed here." in page


def test_a_paper_that_was_read_before_shows_no_tables(officer: PageClient) -> None:
    address = send(officer)
    Import.objects.update(reading={"title": None, "columns": [], "doubts": []})
    assert "Tables in this paper" not in text(officer.get(address))


def test_a_refused_paper_tells_which_tables_it_has(officer: PageClient) -> None:
    file = SimpleUploadedFile("Codes.docx", docx(CODES + NEITHER))
    page = text(officer.post("/saltmere/imports/new/", {"file": file}))
    assert "table 1 (“Code · Meaning”): it reads as a key or a list of definitions" in page


def test_the_trail_tells_of_it(officer: PageClient, several: str) -> None:
    press(officer, several, read_table="table 2")
    press(officer, several, leave_table="table 3")
    paper = Import.objects.get().id
    page = text(officer.get(f"/saltmere/trail/{paper}/"))
    assert "Another table of a paper was read" in page
    assert "A table of a paper was left out" in page
