"""A version goes out as a Word file, a director edits it, and it comes back: taken in, put to owners, answered."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from followthrough.commitments import actions as commitments
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.councils.models import Person
from followthrough.councils.permissions import ROLES, Permission, Role
from followthrough.lib import clock
from followthrough.packs import actions, queries
from followthrough.packs.models import Pack, PutAnswer, PutUpdate, Returned
from tests.packs.desk import Desk
from tests.packs.word import edited, kept, says
from tests.web.client import PageClient
from tests.web.pages import summary, text_of, title_of

PROSE = "All are planted."
NEW = "All are planted, and three have died."
SignIn = Callable[[Role], PageClient]


@pytest.fixture
def pack(desk: Desk) -> Pack:
    return actions.finalise(**desk.ready().by)


@pytest.fixture
def owner(desk: Desk, signed_in: SignIn) -> PageClient:
    """A contributor who holds the post that owns the first recommendation."""
    client = signed_in(Role.CONTRIBUTOR)
    person = Person.objects.get(council=desk.council, name=f"Sample {Role.CONTRIBUTOR}")
    councils.take_up_post(
        council=desk.council, by=desk.officer, post=desk.cast.post, person=person, first_day=clock.today()
    )
    return client


@pytest.fixture
def row(desk: Desk, pack: Pack) -> Returned:
    data = edited(kept(pack), says(PROSE, NEW))
    mine: dict[str, Any] = {"council": desk.council, "by": desk.officer}
    return actions.take_in_returned(**mine, pack=pack, data=data, name="Director’s.docx")


@pytest.fixture
def one(desk: Desk, row: Returned) -> PutUpdate:
    return actions.put_to_owner(council=desk.council, by=desk.officer, returned=row, place=0, text=NEW)


def sent(client: PageClient, at: str, data: bytes, name: str = "Director’s.docx") -> Any:
    return client.post(f"{at}versions/1/came-back/", {"file": SimpleUploadedFile(name, data)})


# Who ----------------------------------------------------------------------------------------------------


def test_only_who_writes_reports_takes_files_in_and_puts(
    at: str, row: Returned, signed_in: SignIn, stranger: PageClient
) -> None:
    came_back = f"/saltmere/reports/came-back/{row.id}/"
    people = [(signed_in(Role.LEAD_OFFICER), 200), (signed_in(Role.CONTRIBUTOR), 403), (stranger, 404)]
    for page in (f"{at}versions/1/came-back/", came_back, f"{came_back}0/put/"):
        assert [client.get(page).status_code for client, _status in people] == [status for _client, status in people]
    assert "A Word file of this version" not in text_of(people[1][0].get(f"{at}versions/1/"))


def test_only_the_owner_answers(one: PutUpdate, owner: PageClient, officer: PageClient, stranger: PageClient) -> None:
    for page in (f"/saltmere/reports/put/{one.id}/", f"/saltmere/reports/put/{one.id}/not-right/"):
        for client, status in ((owner, 200), (officer, 403), (stranger, 404)):
            assert client.get(page).status_code == status
    assert officer.post(f"/saltmere/reports/put/{one.id}/", {"state": "complete", "text": NEW}).status_code == 403


def test_whoever_writes_reports_reads_exempt_texts_which_an_appendix_that_came_back_may_hold() -> None:
    writers = [rights for rights in ROLES.values() if Permission.WRITE_REPORTS in rights]
    assert [Permission.READ_EXEMPT in rights for rights in writers] == [True] * len(writers)


# The whole way ------------------------------------------------------------------------------------------


def test_out_and_back(desk: Desk, pack: Pack, at: str, officer: PageClient, owner: PageClient) -> None:
    gone_out = officer.get(f"{at}versions/1/appendix-1.docx").content
    came_back = edited(gone_out, says(PROSE, NEW))
    assert "A Word file of this version came back" in text_of(officer.get(f"{at}versions/1/"))
    reply = sent(officer, at, came_back)
    page = officer.get(reply.url)
    assert "One thing reads otherwise" in text_of(page)
    assert "Recommendation 1: Delivery: latest update" in text_of(page)
    assert "<del>planted.\n</del><ins>planted, and three have died.\n</ins>" in page.content.decode()
    assert "Tree officer of Review 3" in text_of(page)

    before = ProgressUpdate.objects.count()
    assert NEW in officer.get(f"{reply.url}0/put/").content.decode()
    assert officer.post(f"{reply.url}0/put/", {"text": NEW}).url == reply.url
    assert "It waits for the owner." in text_of(officer.get(reply.url))
    assert ProgressUpdate.objects.count() == before

    home = text_of(owner.get("/saltmere/"))
    assert "Words for 1 update are put to you" in home
    assert NEW in home
    put = PutUpdate.objects.get()
    form = owner.get(f"/saltmere/reports/put/{put.id}/")
    assert (NEW in text_of(form), "Review 3" in title_of(form)) == (True, True)
    done = owner.post(f"/saltmere/reports/put/{put.id}/", {"state": "complete", "text": f"{NEW} We replant."})
    assert NEW in text_of(owner.get(done.url))
    update = ProgressUpdate.objects.latest("recorded_at")
    assert (update.text, update.by, update.state) == (
        f"{NEW} We replant.",
        Person.objects.get(name=f"Sample {Role.CONTRIBUTOR}"),
        Delivery.COMPLETE,
    )
    said = text_of(officer.get(reply.url))
    assert "Recorded as an update by Sample contributor" in said
    assert "Updated since this version." in said
    assert "put to you" not in text_of(owner.get("/saltmere/"))


def test_what_is_not_right_is_told_to_whoever_put_it(
    one: PutUpdate, row: Returned, owner: PageClient, officer: PageClient
) -> None:
    at = f"/saltmere/reports/put/{one.id}/not-right/"
    assert summary(owner.post(at, {"reason": " "})) == [("#id_reason", "Enter what is not right.")]
    assert owner.post(at, {"reason": "Five have died."}).status_code == 302
    assert "Not right, says Sample contributor: “Five have died.”" in text_of(
        officer.get(f"/saltmere/reports/came-back/{row.id}/")
    )
    assert PutAnswer.objects.get().update is None
    for page in (at, f"/saltmere/reports/put/{one.id}/"):
        assert "This has been answered already." in text_of(owner.get(page, follow=True))


def test_a_state_is_needed_and_what_was_typed_stays(one: PutUpdate, owner: PageClient) -> None:
    reply = owner.post(f"/saltmere/reports/put/{one.id}/", {"text": "Typed by hand."})
    assert [field for field, _said in summary(reply)] == ["#id_state"]
    assert "Typed by hand." in reply.content.decode()
    assert not PutAnswer.objects.exists()


def test_sent_twice_each_step_is_once(
    desk: Desk, pack: Pack, at: str, officer: PageClient, owner: PageClient, row: Returned
) -> None:
    data = edited(kept(pack), says(PROSE, "Other words."))
    assert sent(officer, at, data).url == sent(officer, at, data, "renamed.docx").url
    put = f"/saltmere/reports/came-back/{row.id}/0/put/"
    for _time in range(2):
        assert officer.post(put, {"text": NEW}).status_code == 302
    answer = f"/saltmere/reports/put/{PutUpdate.objects.get().id}/"
    for _time in range(2):
        assert owner.post(answer, {"state": "complete", "text": NEW}).status_code == 302
    assert (Returned.objects.count(), PutUpdate.objects.count(), PutAnswer.objects.count()) == (2, 1, 1)


# What differs elsewhere ---------------------------------------------------------------------------------


def test_a_change_of_the_report_leads_to_its_section(desk: Desk, pack: Pack, at: str, officer: PageClient) -> None:
    data = edited(kept(pack, "report"), says("2.\tThe rest goes on.", "2.\tThe rest has stopped."))
    page = officer.get(sent(officer, at, data).url)
    assert f'href="{at}sections/background/"' in page.content.decode()
    assert "Put it to its owner" not in text_of(page).partition("Background")[2]


def test_a_file_without_a_difference_says_so(desk: Desk, pack: Pack, at: str, officer: PageClient) -> None:
    reply = sent(officer, at, kept(pack))
    assert "Nothing that can be read differs" in text_of(officer.get(reply.url))
    assert "0 differences" in text_of(officer.get(f"{at}versions/1/came-back/"))


def test_beside_every_change_of_a_recommendation_stands_the_tracker_today(
    desk: Desk, pack: Pack, at: str, officer: PageClient
) -> None:
    data = edited(kept(pack), says("Reason: There is no money for the post.", "Reason: None."))
    page = text_of(officer.get(sent(officer, at, data).url))
    assert "Recommendation 4: Response" in page
    assert "Latest update today No update received. Owner nobody yet" in page
    assert "Put it to its owner:" not in page


def test_a_redacted_difference_says_so(row: Returned, officer: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    row.changes = None
    monkeypatch.setattr(queries, "one_returned", lambda council, returned_id: row)
    assert "A redaction has taken out what differed" in text_of(officer.get(f"/saltmere/reports/came-back/{row.id}/"))


def test_without_an_owner_it_is_refused(desk: Desk, pack: Pack, at: str, officer: PageClient) -> None:
    data = edited(kept(pack), says("The list is being drawn up.", "The list is out."))
    reply = officer.post(f"{sent(officer, at, data).url}0/put/", {"text": "The list is out."})
    [(_field, said)] = summary(reply)
    assert "Set the owner of the recommendation first." in said


def test_words_that_the_guard_took_out_are_pointed_out(desk: Desk, at: str, officer: PageClient) -> None:
    commitments.record_progress(
        council=desk.council,
        by=desk.officer,
        commitment=desk.cast.recommendations[0].commitment,
        state=Delivery.COMPLETE,
        text="All stand at 12 Juniper Street.",
        told=commitments.Told(known_on=desk.report.cutoff_on),
    )
    pack = actions.finalise(**desk.ready().by)
    data = edited(kept(pack), says("All stand at [withheld].", "All stand well at [withheld]."))
    assert "stands where the guard took words out" in text_of(officer.get(f"{sent(officer, at, data).url}0/put/"))


# Bad files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This is not a Word document: choose the file that came back as Word saved it, a .docx."),
        (b"%PDF-1.7", "This is not a Word document: choose the file that came back as Word saved it, a .docx."),
        (b"PK\x03\x04 cut short", "damaged or cut short"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(
    data: bytes, sentence: str, pack: Pack, at: str, officer: PageClient
) -> None:
    [(field, said)] = summary(sent(officer, at, data))
    assert (field, sentence in said) == ("#id_file", True)
    assert not Returned.objects.exists()


def test_no_file_and_one_that_is_too_large_are_refused(pack: Pack, at: str, officer: PageClient) -> None:
    page = f"{at}versions/1/came-back/"
    assert summary(officer.post(page)) == [("#id_file", "Choose the file that came back.")]
    reply = sent(officer, at, b"PK" + b"x" * (21 * 1024 * 1024))
    assert (reply.status_code, "20 MB" in text_of(reply)) == (400, True)


def test_another_versions_file_is_refused_by_its_number(desk: Desk, pack: Pack, at: str, officer: PageClient) -> None:
    desk.write(background="It began long ago.\n\nThe rest goes on.")
    desk.clear()
    second = actions.finalise(**desk.by)
    [(_field, said)] = summary(sent(officer, at, kept(second, "report")))
    assert said.startswith("This is a file of version 2 of the report for the meeting of 30 January 2024.")


@pytest.mark.parametrize("place", ["1", "99"])
def test_a_difference_that_there_is_not_cannot_be_put(place: str, row: Returned, officer: PageClient) -> None:
    assert officer.get(f"/saltmere/reports/came-back/{row.id}/{place}/put/").status_code == 404
