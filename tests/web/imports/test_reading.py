"""Sending a paper, and what is shown of it before it counts."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.councils.permissions import Role
from followthrough.exchange.models import Import
from followthrough.files.models import StoredFile
from tests.exchange.papers import shared
from tests.web.client import PageClient
from tests.web.imports.conftest import ROWS, send, word

NEW = "/saltmere/imports/new/"
PASTED = "Recommendation\tAgree?\tComment\n1) That the Council acts\tAgree\tDone\n2) That it stops\tNot Agreed\t\n"


def text(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


def test_a_word_file_is_read_and_shown(officer: PageClient, waiting: str) -> None:
    page = text(officer.get(waiting))
    assert "Tracker.docx" in page
    assert "1 Awaiting response, 2 Agreed, 1 Agreed in part, 1 Not agreed" in page
    assert [row[0].partition(") ")[2] in page for row in ROWS] == [True] * 5


def test_meanings_stand_beside_what_was_printed(officer: PageClient, waiting: str) -> None:
    page = text(officer.get(waiting))
    assert "Agreed in part</strong> printed as “In part”" in page
    assert "Complete</strong> printed as “Complete”" in page
    assert "None expected</strong>" in page
    assert "Not stated</strong>" in page


def test_pasted_text_is_read_too(officer: PageClient) -> None:
    reply = officer.post(NEW, {"text": PASTED})
    page = text(officer.get(reply.url))
    assert "Pasted text" in page
    assert "That the Council acts" in page


def test_a_doubt_that_most_rows_have_is_shown_once(officer: PageClient) -> None:
    rows = [f"{n}) That the Council plants tree {n}\tAgreed in principle\t" for n in range(1, 12)]
    late = "12) That the Council waters them\tAgree\tIt began on 31/02/2025."
    sent = officer.post(NEW, {"text": "\n".join(["Recommendation\tAgree?\tComment", *rows, late])})
    page = text(officer.get(sent.url))
    assert page.count("commits to nothing yet") == 1
    assert "in 11 of 12 rows: “…” commits to nothing yet; read as agreed" in page
    assert "1 row with a doubt" in page


def test_the_seed_comes_out_whole(officer: PageClient) -> None:
    paper = shared("seeds")
    [seed] = paper.glob("001_*.txt")
    page = text(officer.get(officer.post(NEW, {"text": seed.read_text()}).url))
    assert "26 Agreed, 13 Agreed in part, 9 Not agreed" in page
    assert "19 Not stated, 1 In progress, 19 Complete, 9 None expected" in page
    assert page.count('<section class="import-row') == 48


BAD = {
    "nothing": ({}, "Choose a file, or paste the table into the box below."),
    "both": ({"text": PASTED, "file": "good"}, "Upload a file or paste text, not both: empty one of them."),
    "a picture": ({"file": b"\x89PNG\r\n\x1a\n" + b"\x00" * 200}, "This is a PNG picture, not a document"),
    "an empty file": ({"file": b""}, "The file is empty"),
    "prose": ({"text": "Dear all, the minutes are attached."}, "table"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_says_so_at_the_field_and_keeps_nothing(officer: PageClient, case: str) -> None:
    given, says = BAD[case]
    sent = dict(given)
    if "file" in sent:
        sent["file"] = word() if sent["file"] == "good" else _file(sent["file"])
    page = text(officer.post(NEW, sent))
    assert "There is a problem" in page
    assert says in page
    assert (Import.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_a_pasted_table_is_read_with_its_cells_where_the_browser_could_tell(officer: PageClient) -> None:
    table = (
        "<html><body><table><tr><th>No.<th>Recommendation<th>To<th>Agree?"
        "<tr><td rowspan=2>1<td rowspan=2>That the Council asks for its maps.<td>Water company<td>Agree"
        "<tr><td>County council<td>Not agreed</table></body></html>"
    )
    page = text(officer.get(officer.post(NEW, {"text": "No.\tRecommendation", "table": table}).url))
    assert page.count("That the Council asks for its maps.") >= 2
    assert ("Water company" in page, "County council" in page) == (True, True)


def test_pasted_text_is_not_lost_by_a_mistake(officer: PageClient) -> None:
    assert "Dear all, the minutes" in text(officer.post(NEW, {"text": "Dear all, the minutes are attached."}))


def test_the_same_paper_sent_twice_waits_once(officer: PageClient, waiting: str) -> None:
    assert send(officer) == waiting
    assert Import.objects.count() == 1


def test_doubts_of_the_paper_stand_at_the_top(officer: PageClient, waiting: str) -> None:
    page = text(officer.get(waiting))
    assert "not recorded in this document" in page
    assert page.index("not recorded in this document") < page.index("Row by row")


def test_hostile_words_are_only_words(officer: PageClient) -> None:
    address = send(officer, ("1) <script>alert(1)</script> acts", "Agree", "=1+1"), ("2) It stops", "Agree", ""))
    page = text(officer.get(address))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_large_paper_has_pages(officer: PageClient) -> None:
    address = send(officer, *((f"{n}) That the Council does thing {n}", "Agree", "") for n in range(1, 231)))
    first, second = text(officer.get(address)), text(officer.get(f"{address}?page=2"))
    assert "Page 1 of 2" in first
    assert (first.count('<section class="import-row'), second.count('<section class="import-row')) == (200, 30)


def test_queries_do_not_grow_with_the_rows(officer: PageClient) -> None:
    counts = []
    for rows in (ROWS[:1] + ROWS[3:4], ROWS):
        address = send(officer, *rows)
        with CaptureQueriesContext(connection) as made:
            officer.get(address)
        counts.append(len(made))
    assert counts[0] == counts[1]


def test_the_list_shows_what_waits(officer: PageClient, waiting: str) -> None:
    page = text(officer.get("/saltmere/imports/"))
    assert "Waits for you to confirm" in page
    assert waiting in page


def test_the_empty_list_says_so(officer: PageClient) -> None:
    assert "No paper has been read yet." in text(officer.get("/saltmere/imports/"))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SCRUTINY_OFFICER])
def test_nobody_else_imports(signed_in: Callable[[Role], PageClient], waiting: str, role: Role) -> None:
    client = signed_in(role)
    pages = [NEW, waiting, f"{waiting}rows/1/", f"{waiting}confirm/", f"{waiting}undo/", f"{waiting}drop/"]
    assert {client.get(page).status_code for page in pages} == {403}


def test_another_council_s_paper_is_not_there(stranger: PageClient, waiting: str) -> None:
    there = waiting.replace("saltmere", "otherby")
    pages = ["", "rows/", "rows/1/", "confirm/", "undo/", "drop/"]
    assert {stranger.get(there + page).status_code for page in pages} == {404}
    assert {stranger.post(there + page).status_code for page in pages[1:]} == {404}


def test_an_unknown_paper_row_or_review_is_not_there(officer: PageClient, waiting: str) -> None:
    assert officer.get(f"/saltmere/imports/{uuid4()}/").status_code == 404
    assert officer.get(f"{waiting}rows/99/").status_code == 404
    assert officer.get(f"{waiting}?review={uuid4()}").status_code == 404
    assert officer.get(f"{waiting}?review=nonsense").status_code == 404


def _file(data: Any) -> Any:
    made = word()
    made.file.seek(0)
    made.file.truncate()
    made.file.write(data)
    made.file.seek(0)
    made.size = len(data)
    return made
