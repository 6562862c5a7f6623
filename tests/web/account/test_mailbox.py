"""The demo's mailbox: what the system sent, to be read and its links followed; nowhere else is there such a page."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.mail import get_connection

from followthrough.cli import sending
from followthrough.lib.ids import new_id
from followthrough.outbox import actions, mailbox
from followthrough.outbox.html import html_of
from followthrough.outbox.models import Email
from tests.web.client import PageClient

BOX = "/demo/mailbox/"
LINK = f"{settings.BASE_URL}/saltmere/"


@pytest.fixture
def box(settings: Any, council: Any, tmp_path: Path) -> PageClient:
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    settings.EMAIL_BACKEND = "followthrough.outbox.mailbox.Mailbox"
    return PageClient()


def write(council: Any, subject: str = "Review 7", body: str = f"Please look:\n\n{LINK}", **more: Any) -> Email:
    told = {"to": "ann@saltmere.example", "subject": subject, "body": body} | more
    email = actions.post(council_id=council.id, sender="Review 7", **told)
    sending.send([council], get_connection())
    return email


def text(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


def test_it_is_empty_at_first(box: PageClient) -> None:
    assert "No e-mail has been sent yet." in text(box.get(BOX))
    assert BOX in text(box.get("/demo/"))
    assert BOX in text(box.get("/account/sign-in/"))


def test_the_newest_is_first(box: PageClient, council: Any) -> None:
    for subject in ("The first", "The second"):
        write(council, subject)
    page = text(box.get(BOX))
    assert page.index("The second") < page.index("The first")
    for said in ("ann@saltmere.example", "Review 7 &lt;", council.name):
        assert said in page


def test_a_letter_keeps_its_words_and_its_link_though_it_is_secret(box: PageClient, council: Any) -> None:
    email = write(council, secret=True, html=html_of("Please look.", title="Review 7"))
    email.refresh_from_db()
    assert email.body == ""
    page = text(box.get(f"{BOX}{email.id}/"))
    assert f'<a class="govuk-link" href="/saltmere/">{LINK}</a>' in page
    assert "It went with an HTML part" in page
    assert f"{BOX}{email.id}/" in text(box.get(BOX))


def test_a_link_to_elsewhere_is_not_followed(box: PageClient, council: Any) -> None:
    elsewhere = f"{settings.BASE_URL}.elsewhere.example/a https://a.example/"
    assert elsewhere in text(box.get(f"{BOX}{write(council, body=elsewhere).id}/"))


def test_words_are_no_markup(box: PageClient, council: Any) -> None:
    email = write(council, "<b>Bold</b>", "<script>alert(1)</script>")
    for page in (text(box.get(f"{BOX}{email.id}/")), text(box.get(BOX))):
        assert "<b>Bold" not in page
        assert "<script>alert" not in page


def test_nobody_else_reads_the_files(box: PageClient, council: Any) -> None:
    write(council)
    [file] = mailbox.place().iterdir()
    assert (file.stat().st_mode & 0o077, mailbox.place().stat().st_mode & 0o077) == (0, 0)


def test_a_letter_that_comes_twice_is_there_once(box: PageClient, council: Any) -> None:
    email = write(council)
    Email.objects.filter(id=email.id).update(state=Email.State.WAITING, due_at=email.made_at)
    sending.send([council], get_connection())
    assert mailbox.names() == [email.id]


def test_pages_of_fifty(box: PageClient, council: Any) -> None:
    for number in range(51):
        actions.post(council_id=council.id, to="ann@saltmere.example", subject=f"Letter {number}", body="Look.")
    sending.send([council], get_connection())
    assert "Page 1 of 2" in text(box.get(BOX))
    assert "Letter 0" in text(box.get(f"{BOX}?page=2"))


def test_there_is_no_other_letter(box: PageClient) -> None:
    assert box.get(f"{BOX}{new_id()}/").status_code == 404
    assert box.get(f"{BOX}../../secret/").status_code == 404
    assert box.post(BOX).status_code == 405


def test_outside_the_demo_there_is_none(box: PageClient, council: Any, settings: Any) -> None:
    email = write(council)
    settings.DEMO = False
    assert [box.get(one).status_code for one in (BOX, f"{BOX}{email.id}/")] == [404, 404]
    assert BOX not in text(box.get("/account/sign-in/"))
