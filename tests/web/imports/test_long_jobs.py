"""A paper of many rows: each long job of it answers with a page that is sent bit by bit while the work goes on."""

import io
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.signals import request_finished
from django.db import close_old_connections

from followthrough.commitments.models import Commitment
from followthrough.exchange.models import Import, Proposal
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews.models import Recommendation, Review
from followthrough.reviews.queries.lines import lines
from followthrough.web.imports import jobs
from tests.roles import as_application
from tests.web.client import PageClient
from tests.web.imports.conftest import NEW, confirm

ROWS = 210
WORDS = "That the Council looks at street {n} before the winter, mends what it finds there and says when it has."
SAID = "The street has been looked at by the team, and what was found there has been written down for the winter."


def paste(rows: int = ROWS, words: str = WORDS) -> str:
    lines = [f"{n}\t{words.format(n=n)}\tAgree\t{SAID} {SAID}" for n in range(1, rows + 1)]
    return "\n".join(["No.\tRecommendation\tAgree?\tComment", *lines])


def body(response: Any) -> str:
    return " ".join(response.getvalue().decode().split())


def leads_to(response: Any) -> str:
    """Where a job's page goes on by itself once the job is done; it has a link there as well."""
    [to] = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', body(response))
    assert f'<a class="govuk-link" href="{to}">Go on</a>' in body(response)
    return str(to)


def bars(response: Any) -> list[tuple[str, int]]:
    """What each bar says, and how far it is."""
    found = re.findall(r'<label class="govuk-label">(.*?) <progress max="100" value="(\d+)">', body(response))
    return [(said, int(at)) for said, at in found]


@pytest.fixture
def long_one(officer: PageClient) -> str:
    """The address of a long paper that waits."""
    return leads_to(officer.post("/saltmere/imports/new/", {"text": paste()}))


@pytest.fixture
def confirmed(officer: PageClient, long_one: str) -> str:
    return leads_to(confirm(officer, long_one))


def test_reading_says_what_it_is_at(officer: PageClient) -> None:
    reply = officer.post("/saltmere/imports/new/", {"text": paste()})
    assert (reply.status_code, reply.streaming, reply["X-Accel-Buffering"]) == (200, True, "no")
    assert bars(reply) == [("Reading the file", 0), ("Keeping what was understood", 50)]
    assert leads_to(reply) == f"/saltmere/imports/{Import.objects.get().id}/"
    assert Proposal.objects.count() == ROWS


def test_the_page_begins_before_the_work_and_ends_after_it(officer: PageClient) -> None:
    first, *_bars, end = [part.decode() for part in officer.post("/saltmere/imports/new/", {"text": paste()}).parts]
    assert "<h1" in first
    assert "<progress" not in first
    assert end.rstrip().endswith("</html>")


def test_confirming_counts_what_it_writes(officer: PageClient, council: Any, long_one: str) -> None:
    reply = confirm(officer, long_one)
    said = bars(reply)
    assert [at for _said, at in said] == sorted({at for _said, at in said})
    assert said[0] == ("Comparing the rows with the review", 0)
    written = [words for words, _at in said if words.startswith("Writing it down")]
    # A commitment, a recommendation, its words, a response and an update for each row.
    assert written[0] == "Writing it down: 0 of 1,050 entries"
    assert said[-1] == ("Making it findable: 1,050 of 1,050 entries", 100)
    assert leads_to(reply) == long_one
    assert len(lines(council, Review.objects.get(), AsAt.now())) == ROWS
    after = officer.get(long_one)
    assert "The paper is in the tracker." in body(after)
    assert "The paper is in the tracker." not in body(officer.get(long_one))


def test_undoing_withdraws_all_of_it(officer: PageClient, council: Any, confirmed: str) -> None:
    reply = officer.post(f"{confirmed}undo/", {"reason": "Wrong paper."})
    assert ("Withdrawing what it brought: 421 of 421 entries", 100) in bars(reply)
    assert leads_to(reply) == confirmed
    assert "The import is undone." in body(officer.get(confirmed))
    assert lines(council, Review.objects.get(), AsAt.now()) == []
    for model in (Recommendation, Commitment, Review):
        assert set(model.objects.values_list("withdrawn", "version")) == {(True, 2)}


def test_a_short_paper_is_answered_as_ever(officer: PageClient) -> None:
    reply = officer.post("/saltmere/imports/new/", {"text": paste(3)})
    assert reply.status_code == 302
    assert confirm(officer, reply.url).status_code == 302
    assert officer.post(f"{reply.url}undo/", {"reason": "Wrong paper."}).status_code == 302


def test_a_form_that_is_wrong_is_no_job(officer: PageClient, long_one: str) -> None:
    reply = confirm(officer, long_one, paper_on="")
    assert not reply.streaming
    assert "Enter the date of the paper" in body(reply)


def test_a_refusal_shows_the_form_in_place_of_the_bars(officer: PageClient, long_one: str) -> None:
    reply = confirm(officer, long_one, paper_on="16 January 2090")
    assert bars(reply) == [("Comparing the rows with the review", 0)]
    after = body(reply).partition("</div> <div")[2]
    assert "16 January 2090 has not come yet." in after
    assert 'value="Trees and shade"' in after
    assert "http-equiv" not in body(reply)
    assert body(reply).count("<main") == 1
    assert (Import.objects.get().state, Review.objects.count()) == ("read", 0)
    assert leads_to(confirm(officer, long_one)) == long_one


def test_what_cannot_be_read_stays_in_the_form(officer: PageClient) -> None:
    reply = officer.post("/saltmere/imports/new/", {"text": "The weather was fine. " * 3_000})
    assert reply.streaming
    assert re.search(r'govuk-error-summary.*<a href="#id_text">', body(reply))
    assert "The weather was fine. The weather was fine." in body(reply)
    assert not Import.objects.exists()


class Stopped(Exception):
    """Something that nobody thought of."""


def _stops_with(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last thing that confirming does fails."""

    def fail(*given: Any, **named: Any) -> None:
        raise error

    monkeypatch.setattr("followthrough.exchange.actions.papers._let_go", fail)


def test_a_refusal_in_the_middle_writes_nothing(
    officer: PageClient, long_one: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stops_with(Refused("disk_full"), monkeypatch)
    reply = confirm(officer, long_one)
    assert bars(reply)[-1][1] == 100
    assert "The server’s disk is full, so nothing was saved." in body(reply)
    assert (Review.objects.count(), Commitment.objects.count(), Import.objects.get().state) == (0, 0, "read")


def test_a_failure_in_the_middle_writes_nothing_and_says_so(
    officer: PageClient, long_one: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _stops_with(Stopped(), monkeypatch)
    reply = confirm(officer, long_one)
    assert "It is our mistake, not yours" in body(reply)
    assert body(reply).rstrip().endswith("</html>")
    assert "http-equiv" not in body(reply)
    assert (Review.objects.count(), Commitment.objects.count(), Import.objects.get().state) == (0, 0, "read")
    [failed] = [record for record in caplog.records if record.message == "job_failed"]
    assert failed.exc_info is not None
    assert isinstance(failed.exc_info[1], Stopped)
    assert reply.status_code == 500


def test_whoever_leaves_in_the_middle_finds_it_done(officer: PageClient, council: Any, long_one: str) -> None:
    with as_application():
        answer = WSGIHandler().get_response(post(officer, f"{long_one}confirm/", "review=new", NEW))
        parts = iter(answer)
        begun = [next(parts) for _part in range(3)]
        assert b"<progress" in begun[-1]
        assert Import.objects.filter(state="confirmed").count() == 0
        leave(answer)
    assert Import.objects.get().state == "confirmed"
    assert len(lines(council, Review.objects.get(), AsAt.now())) == ROWS
    assert "The paper is in the tracker." in body(officer.get(long_one))


def leave(answer: Any) -> None:
    """What the server does when nobody takes the next part. As in Django's own client, the connection stays."""
    request_finished.disconnect(close_old_connections)
    try:
        answer.close()
    finally:
        request_finished.connect(close_old_connections)


def post(client: PageClient, path: str, query: str, given: dict[str, str]) -> WSGIRequest:
    """The request as the server hands it over."""
    sent = urlencode(given).encode()
    environ = client._base_environ(
        PATH_INFO=path,
        QUERY_STRING=query,
        REQUEST_METHOD="POST",
        CONTENT_LENGTH=str(len(sent)),
        CONTENT_TYPE="application/x-www-form-urlencoded",
        **{"wsgi.input": io.BytesIO(sent)},
    )
    request = WSGIRequest(environ)
    request._dont_enforce_csrf_checks = True
    return request


def test_a_paper_is_long_by_its_size(officer: PageClient) -> None:
    assert len(paste().encode()) > jobs.LONG_PAPER > len(paste(3).encode())
