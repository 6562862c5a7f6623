"""The page of the council's Word template: uploading, seeing it filled, faults with their places, putting back."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from followthrough.councils.permissions import Role
from followthrough.files import actions as files
from followthrough.lib import digest
from followthrough.packs import queries
from followthrough.packs.models import Pack, WordTemplate
from followthrough.reports.exports import MEDIA_TYPES
from followthrough.reports.house_template.faults import Code, Fault, Note
from followthrough.web.packs import template_words
from tests.packs.desk import Desk
from tests.redaction.canary import in_word
from tests.reports.house_template.paper import saved, template, words
from tests.web.client import PageClient
from tests.web.pages import summary, text_of

AT = "/saltmere/reports/template/"
OURS = in_word("In our look.")


def sent(client: PageClient, data: bytes = OURS, name: str = "ours.docx", **button: str) -> Any:
    return client.post(AT, {"file": SimpleUploadedFile(name, data), **button})


@pytest.mark.parametrize("part", ["", "built-in.docx", "remove/", "{}/file.docx", "{}/example.docx", "{}/put-back/"])
def test_only_who_finalises_reaches_it(
    part: str, officer: PageClient, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    sent(officer)
    part = part.format(WordTemplate.objects.get().id)
    for client, status in ((signed_in(Role.LEAD_OFFICER), 403), (stranger, 404), (officer, 200)):
        assert client.get(AT + part).status_code == status


def test_a_template_is_saved_and_used_and_can_be_downloaded_with_an_example(officer: PageClient, council: Any) -> None:
    assert "no template of its own" in text_of(officer.get(AT))
    assert sent(officer).status_code == 302
    page = text_of(officer.get(AT))
    assert "The template is saved" in page
    assert "in the council’s template ours.docx, version 1, saved by Sample scrutiny_officer" in page
    for part, says in (("file", "{{ title }}"), ("example", "Street trees: progress")):
        reply = officer.get(f"{AT}{WordTemplate.objects.get().id}/{part}.docx")
        assert reply["Content-Type"] == MEDIA_TYPES["docx"]
        assert (says in words(reply.content), "In our look." in words(reply.content)) == (True, True)


def test_trying_a_template_saves_nothing(officer: PageClient, council: Any) -> None:
    reply = sent(officer, **{"try": ""})
    assert reply["Content-Disposition"] == 'attachment; filename="example.docx"'
    assert "In our look." in words(reply.content)
    assert not WordTemplate.objects.exists()


@pytest.mark.parametrize("button", [{}, {"try": ""}])
def test_faults_are_listed_with_their_places_and_the_one_in_use_stays(
    button: dict[str, str], officer: PageClient, council: Any
) -> None:
    sent(officer)
    page = text_of(sent(officer, template("Dear {{ tittle }}", "{%p if title %}"), **button))
    assert "The mark {{ tittle }} names “tittle”, which no report has. Is “title” meant?" in page
    assert "In the paragraph “Dear {{ tittle }}”" in page
    assert "The mark {%p if title %} is never closed. Write an endif after it." in page
    assert queries.template_in_use(council).number == 1  # type: ignore[union-attr]


def test_refused_it_is_in_the_summary_too(officer: PageClient) -> None:
    assert summary(sent(officer, b"\x89PNG\r\n\x1a\n")) == [
        ("#id_file", "This template cannot be used yet, so nothing was changed. Mend what is listed below.")
    ]
    assert summary(officer.post(AT)) == [("#id_file", "Choose the file of the template.")]


def test_60_mb_are_refused_before_anybody_looks(officer: PageClient) -> None:
    reply = sent(officer, b"x" * (60 * 1024 * 1024))
    assert (reply.status_code, "20 MB" in text_of(reply)) == (400, True)
    assert not WordTemplate.objects.exists()


def test_a_former_template_is_put_back_and_one_is_taken_away(officer: PageClient, council: Any) -> None:
    sent(officer)
    sent(officer, in_word("In their look."), "theirs.docx")
    assert "Put back version 1, ours.docx" in text_of(officer.get(AT))
    first = WordTemplate.objects.get(number=1).id
    assert officer.post(f"{AT}{first}/put-back/").status_code == 302
    assert "The former template is used again" in text_of(officer.get(AT))
    assert queries.template_in_use(council).name == "ours.docx"  # type: ignore[union-attr]
    assert officer.post(f"{AT}remove/").status_code == 302
    assert "no template of its own" in text_of(officer.get(AT))
    assert officer.get(f"{AT}{WordTemplate.objects.get(file_id=None).id}/file.docx").status_code == 404


def test_finalising_says_which_template_and_what_would_be_lost(desk: Desk, at: str, officer: PageClient) -> None:
    desk.ready()
    sent(officer)
    assert "made in the council’s template, ours.docx" in text_of(officer.get(f"{at}finalise/"))
    kept = WordTemplate.objects.get()
    broken = template("{{ title }}", whole=False)
    from_elsewhere(desk, kept, broken)
    page = text_of(officer.post(f"{at}finalise/", follow=True))
    assert "so nothing was finalised" in page
    assert "nothing prints the notice, which says who may read it, the facts of the front page" in page
    assert not Pack.objects.exists()


def from_elsewhere(desk: Desk, kept: WordTemplate, data: bytes) -> None:
    """A template of an older product, say, by which words would be lost."""
    file = files.keep(council_id=desk.council.id, data=data, name="old.docx")
    WordTemplate.objects.create(
        council=desk.council, by=kept.by, number=2, name="old.docx", file_id=file.id, digest=digest.of_bytes(data)
    )


def test_saved_it_is_said_what_was_taken_out_of_it(officer: PageClient) -> None:
    sent(officer)
    assert "taken out" not in text_of(officer.get(AT))
    word = docx.Document(io.BytesIO(OURS))
    word.add_comment(word.paragraphs[0].runs, text="Ask Ann Example", author="Bo", initials="B")
    word.add_paragraph("shown ").add_run("secret").font.hidden = True
    sent(officer, saved(word))
    page = text_of(officer.get(AT))
    assert "look like it in Word. Its comments were taken out. Its hidden words were taken out." in page
    assert "taken out" not in text_of(officer.get(AT))


@pytest.mark.parametrize("code", Code)
def test_every_fault_is_one_whole_sentence_or_two(code: Code) -> None:
    params = {"mark": "{% x %}", "name": "x", "near": "y", "known": ["a", "b"], "names": ["title"], "of": "part"}
    more = {"word": "if", "opened": "{% if %}", "field": "AUTHOR", "what": "image", "list": True}
    [told] = template_words.faults([Fault(code, "words", "word/document.xml", {**params, **more})])
    assert told.text[0].isupper()
    assert told.text[-1] in ".?"
    assert "%(" not in told.text


def test_every_note_has_its_sentence() -> None:
    assert len({*template_words.notes(Note)}) == len(Note)
