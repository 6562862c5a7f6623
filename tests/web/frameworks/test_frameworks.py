"""The list of frameworks, loading one, and the page of one edition."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from followthrough.accreditation.models import Edition
from followthrough.accreditation.rules import Counts, Evidences
from followthrough.accreditation.shapes import Fault
from followthrough.councils.permissions import Role
from followthrough.web.frameworks import words
from tests.accreditation.cast import ALLOTMENTS, NEXT, edition, gardening
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors

LIST = "/saltmere/frameworks/"
LOAD = f"{LIST}load/"
TAKE = f"{LIST}shipped/daha-demonstration/"


def upload(data: bytes) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("framework.yaml", data)}


def text(reply: Any) -> str:
    return str(reply.content.decode())


def test_an_empty_list_offers_what_comes_with_the_product(officer: PageClient) -> None:
    page = text(officer.get(LIST))
    assert "No framework is loaded yet." in page
    assert page.count(">Load it<") == 3
    assert "8 areas, 32 criteria." in page


def test_one_press_loads_what_comes_with_the_product(officer: PageClient, council: Any) -> None:
    for _press in range(2):
        reply = officer.post(TAKE, follow=True)
        assert "DAHA accreditation, edition “demonstration”" in text(reply)
    assert Edition.objects.filter(council=council).count() == 1
    page = text(officer.get(LIST))
    assert "Not followed yet" in page
    assert page.count(">Load it<") == 2
    assert officer.post(f"{LIST}shipped/nothing/").status_code == 404
    assert officer.get(TAKE).status_code == 405


def test_a_file_is_loaded(officer: PageClient) -> None:
    page = text(officer.post(LOAD, upload(ALLOTMENTS), follow=True))
    assert "The edition is loaded." in page
    for said in (
        "Every plot has water within fifty steps",
        "case files, interviews",
        "Partly met",
        "No programme follows",
    ):
        assert said in page


def test_every_fault_is_said_with_its_place(officer: PageClient, council: Any) -> None:
    data = (
        ALLOTMENTS.replace(b'ref: "1.2"', b"ref: 1.20")
        .replace(b"[policy]", b"[gossip]")
        .replace(b"edition:", b"edtion:")
    )
    reply = officer.post(LOAD, upload(data))
    quoted = 'write 1.20 in quotation marks, as "1.20". Without them it is read as a number, a day or yes and no.'
    kinds = "policy, case_files, staff_survey, training_record, interviews, focus_group, other"
    assert errors(reply) == [
        (said, "#id_file")
        for said in (
            "Line 4: “edtion” is not known here. Check its spelling, or take it out.",
            "Edition: this is missing. Write it.",
            f"Area 1, criterion 1, evidence (line 10): “gossip” is no kind of evidence. Choose from: {kinds}.",
            f"Area 1, criterion 2, reference (line 11): {quoted}",
        )
    ]
    page = text(reply)
    assert "4 things are wrong with the file." in page
    assert "<title>Error: Load a framework" in page
    assert not Edition.objects.filter(council=council).exists()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"x" * 1_000_001, b"a: [", b"[" * 9999])
def test_what_is_no_framework_is_a_sentence(officer: PageClient, data: bytes) -> None:
    assert len(errors(officer.post(LOAD, upload(data)))) == 1


def test_a_file_has_to_be_chosen(officer: PageClient) -> None:
    assert errors(officer.post(LOAD, {})) == [("Choose the file.", "#id_file")]


def test_of_very_many_faults_the_first_are_said() -> None:
    said = words.sentences([Fault("needed", ("name",))] * 60)
    assert (len(said), said[-1]) == (51, "There are 10 more faults.")


@pytest.mark.parametrize("code", words.FAULTS)
def test_every_code_has_a_whole_sentence(code: str) -> None:
    said = words.sentence(Fault(code, ("scale", 2, "counts"), "x", 7))
    assert said.startswith("Word 2 of the scale, what it counts as (line 7): ")
    assert said.endswith(".")
    assert "%" not in said


def test_every_kind_has_its_words() -> None:
    assert set(words.EVIDENCE) == set(Evidences)
    assert set(words.COUNTS) == set(Counts)


def test_what_a_programme_follows_is_frozen(officer: PageClient, council: Any) -> None:
    gardening(council, None)
    assert "Followed, so frozen" in text(officer.get(LIST))
    [(said, where)] = errors(officer.post(LOAD, upload(ALLOTMENTS.replace(b"fifty", b"sixty"))))
    assert "Good allotments mark, edition “2023”, is loaded already in other words" in said
    assert where == "#id_file"
    assert "The edition is loaded." in text(officer.post(LOAD, upload(ALLOTMENTS), follow=True))


def test_an_edition_says_what_became_of_the_one_before(officer: PageClient, council: Any) -> None:
    alone = edition(council, None, NEXT.replace(b'was: ["2"]', b'was: ["2", "9"]'))
    address = f"{LIST}{alone.edition.id}/"
    assert "2023, which is not loaded" in text(officer.get(address))
    before = edition(council, None)
    page = text(officer.get(address))
    for said in (str(before.edition.id), "1.1, 1.2", "new", "changed: judged anew", "not in the edition before: 9"):
        assert said in page


def test_the_edition_before_is_the_one_that_is_followed(officer: PageClient, council: Any) -> None:
    edition(council, None)
    later = edition(council, None, ALLOTMENTS.replace(b"fifty", b"sixty")).edition
    followed = gardening(council, None).loaded.edition
    page = text(officer.get(f"{LIST}{edition(council, None, NEXT).edition.id}/"))
    assert str(followed.id) in page
    assert str(later.id) not in page


def test_an_area_without_criteria_is_judged_as_a_whole(officer: PageClient) -> None:
    page = text(officer.post(f"{LIST}shipped/daha-earlier/", follow=True))
    assert "no criteria: each area is judged as a whole" in page


def test_who_may(officer: PageClient, signed_in: Any, stranger: PageClient, council: Any) -> None:
    show = f"{LIST}{edition(council, None).edition.id}/"
    reader, lead = signed_in(Role.COMMITTEE_MEMBER), signed_in(Role.PROGRAMME_LEAD)
    assert [reader.get(one).status_code for one in (LIST, show, LOAD)] == [200, 200, 403]
    assert "Load" not in text(reader.get(LIST)).replace("Loaded", "")
    assert [reader.post(one).status_code for one in (LOAD, TAKE)] == [403, 403]
    assert [lead.get(LOAD).status_code, lead.post(TAKE).status_code] == [200, 302]
    assert [stranger.get(one).status_code for one in (LIST, show, LOAD)] == [404, 404, 404]
    assert stranger.get(show.replace("saltmere", "otherby")).status_code == 404
