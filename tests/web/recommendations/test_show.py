"""The page of a recommendation."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery, Kind, Whose
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import Answer
from followthrough.reviews.rules import Link, Response
from tests.cast import ANSWERED, FIRST_PAPER, REAL_NAME, SECOND_PAPER, TEXTS, SmallReview
from tests.web.client import PageClient


def page_of(recommendation: Any, query: str = "") -> str:
    return f"/saltmere/recommendations/{recommendation.id}/{query}"


def words(reply: Any) -> str:
    """The text of the page's main part, white space folded."""
    [main] = html.fromstring(reply.content.decode()).xpath("//main")
    return " ".join(main.text_content().split())


def test_it_shows_what_was_asked_decided_promised_and_done(officer: PageClient, first: Any) -> None:
    officer.neutral = (REAL_NAME,)
    reply = officer.get(page_of(first))
    text = words(reply)
    assert reply.status_code == 200
    for said in (
        REAL_NAME,
        TEXTS[0],
        "Agreed by Cabinet, 9 June 2021",
        "Printed as “Agree”.",
        "Tree officer of Review 3, Parks of Review 3",
        "First promised for March 2022",
        "Extended once",
        "The nursery lost its stock.",
        "Head of Parks",
        "Complete 16 January 2024",
        "All are planted.",
        "Planting register 2023",
        "Scrutiny Committee of Review 3, 16 January 2024, Minute 41",
    ):
        assert said in text


def test_the_title_is_neutral(officer: PageClient, first: Any) -> None:
    reply = officer.get(page_of(first))
    assert "<title>Review 3, recommendation 1 – Saltmere City Council</title>" in reply.content.decode()


def test_it_shows_any_past_day(officer: PageClient, first: Any) -> None:
    text = words(officer.get(page_of(first, "?as-at=2022-06-01")))
    assert "As at 1 June 2022." in text
    assert "Half are planted." in text
    assert "All are planted." not in text
    assert "Minute 41" not in text
    assert "Record an update" not in text


def test_links_of_a_past_day_keep_it(officer: PageClient, review: SmallReview) -> None:
    reply = officer.get(page_of(review.recommendations[1], "?as-at=2022-06-01"))
    links = html.fromstring(reply.content.decode()).xpath("//nav[contains(@class,'govuk-pagination')]//a/@href")
    wanted = [page_of(review.recommendations[at], "?as-at=2022-06-01") for at in (0, 2)]
    assert links == wanted


def test_before_it_was_known_it_says_so(officer: PageClient, first: Any) -> None:
    reply = officer.get(page_of(first, "?as-at=2020-01-01"))
    assert reply.status_code == 200
    assert "not yet known on that day" in words(reply)


def test_a_day_that_is_none_is_said(officer: PageClient, first: Any) -> None:
    reply = officer.get(page_of(first, "?as-at=31/02/2024"))
    assert reply.status_code == 200
    assert "“31/02/2024” is not a day" in words(reply)


def test_first_and_last_have_one_neighbour(officer: PageClient, review: SmallReview) -> None:
    found = [
        html.fromstring(officer.get(page_of(r)).content.decode()).xpath("//a[@rel]/@rel")
        for r in (review.recommendations[0], review.recommendations[-1])
    ]
    assert found == [["next"], ["prev"]]


def test_a_correction_is_shown_beside_what_it_corrects(officer: PageClient, council: Any, first: Any) -> None:
    told = Told(known_on=SECOND_PAPER)
    wrong = commitments.record_progress(
        council=council, by=None, commitment=first.commitment, state=Delivery.COMPLETE, text="Every oak.", told=told
    )
    commitments.record_progress(
        council=council,
        by=None,
        commitment=first.commitment,
        state=Delivery.IN_PROGRESS,
        text="Every second oak.",
        told=Told(known_on=date(2024, 6, 18)),
        corrects=wrong,
    )
    page = html.fromstring(officer.get(page_of(first)).content.decode())
    [struck] = page.xpath("//del")
    assert " ".join(struck.text_content().split()) == "Delivery: Complete Every oak."
    earlier = html.fromstring(officer.get(page_of(first, "?as-at=2024-02-01")).content.decode())
    assert earlier.xpath("//del") == []
    assert "Every oak." in earlier.text_content()


def test_every_entry_opens_to_its_source(officer: PageClient, first: Any) -> None:
    page = html.fromstring(officer.get(page_of(first)).content.decode())
    entries = page.xpath("//ol[contains(@class,'timeline')]/li")
    sources = page.xpath("//ol[contains(@class,'timeline')]/li/details")
    assert len(entries) == len(sources) == 9
    said = " ".join(sources[0].text_content().split())
    assert "Known on16 January 2024" in said
    assert sources[0].xpath(".//a[contains(@href,'/trail/')]") != []


def test_who_entered_it_is_for_those_who_read_people(
    signed_in: Callable[[Role], PageClient], council: Any, first: Any
) -> None:
    somebody = councils.add_person(council=council, by=None, name="Hestia Quell")
    commitments.add_evidence(council=council, by=somebody, commitment=first.commitment, reference="Map 3")
    assert "Hestia Quell" in words(signed_in(Role.SCRUTINY_OFFICER).get(page_of(first)))
    member = words(signed_in(Role.COMMITTEE_MEMBER).get(page_of(first)))
    assert "Hestia Quell" not in member
    assert "an officer of the council" in member


def test_cabinets_rewording_stands_beside_the_committees(officer: PageClient, council: Any, first: Any) -> None:
    reviews.reword(
        council=council, by=None, recommendation=first, text="That the Council plants trees.", whose=Whose.EXECUTIVE
    )
    text = words(officer.get(page_of(first)))
    assert "In the words of Cabinet, against which delivery is measured: That the Council plants trees." in text
    assert f"The committee’s own words: {TEXTS[0]}" in text
    assert "That the Council plants trees." not in words(officer.get(page_of(first, "?as-at=2024-02-01")))


def test_what_a_paper_did_not_record_is_said(officer: PageClient, council: Any, review: SmallReview) -> None:
    third = review.recommendations[2]
    reviews.respond(
        council=council,
        by=None,
        recommendation=third,
        answer=Answer(state=Response.NOT_AGREED),
        told=Told(known_on=ANSWERED),
    )
    assert "Reason: not recorded in this document" in words(officer.get(page_of(third)))


def test_in_principle_is_no_commitment(officer: PageClient, council: Any, review: SmallReview) -> None:
    third = review.recommendations[2]
    answer = Answer(state=Response.AGREED, in_principle=True)
    reviews.respond(council=council, by=None, recommendation=third, answer=answer)
    assert "no commitment made" in words(officer.get(page_of(third)))


def test_not_stated_says_what_was_last_stated(officer: PageClient, council: Any, first: Any) -> None:
    commitments.record_progress(
        council=council, by=None, commitment=first.commitment, state=Delivery.NOT_STATED, text="No news."
    )
    assert "Last stated: complete, 16 January 2024" in words(officer.get(page_of(first)))


@pytest.mark.parametrize(("which", "said"), [(1, "Not stated"), (2, "Not stated"), (3, "None expected")])
def test_silence_has_its_own_words(officer: PageClient, review: SmallReview, which: int, said: str) -> None:
    assert f"Delivery: {said}" in words(officer.get(page_of(review.recommendations[which])))


def test_accepted_and_never_reported_is_no_update(officer: PageClient, council: Any, review: SmallReview) -> None:
    answer = Answer(state=Response.AGREED)
    reviews.respond(council=council, by=None, recommendation=review.recommendations[2], answer=answer)
    assert "Delivery: No update received" in words(officer.get(page_of(review.recommendations[2])))


def test_what_it_relies_on_and_ties(officer: PageClient, council: Any, review: SmallReview) -> None:
    first, second = review.recommendations[:2]
    programme = commitments.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="Tree city award")
    commitments.rely(council=council, by=None, commitment=first.commitment, on=programme, note="It counts trees.")
    commitments.rely(council=council, by=None, commitment=first.commitment, on=second.commitment)
    reviews.link(
        council=council, by=None, recommendation=second, other=first, kind=Link.MERGED_INTO, minute_ref="Minute 9"
    )
    text = words(officer.get(page_of(first)))
    assert "Tree city award Delivery: No update received It counts trees." in text
    assert "recommendation 2 was merged into this one, Minute 9" in text
    assert "It was merged into recommendation 1, Minute 9" in words(officer.get(page_of(second)))
    assert "Relied on by" in words(officer.get(page_of(second)))


def test_what_others_may_not_do_is_not_offered(signed_in: Callable[[Role], PageClient], first: Any) -> None:
    text = words(signed_in(Role.COMMITTEE_MEMBER).get(page_of(first)))
    for offer in ("Record", "Change the owner", "Correct this", "Withdraw this", "Add", "Reword", "trail"):
        assert offer not in text


def test_an_owner_is_offered_only_what_is_an_owners(owner: PageClient, review: SmallReview) -> None:
    own, others = (words(owner.get(page_of(r))) for r in review.recommendations[:2])
    for offer in ("Record an update", "Record a forecast", "Add evidence"):
        assert offer in own
    for offer in ("Record a response", "Change the owner", "Record an extension", "Correct this", "Withdraw this"):
        assert offer not in own
    assert "Record an update" not in others


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.CONTRIBUTOR, 1), (Role.SCRUTINY_OFFICER, 1), (Role.COMMITTEE_MEMBER, 0)]
)
def test_words_are_asked_to_be_redacted_from_here(
    role: Role, offered: int, signed_in: Callable[[Role], PageClient], first: Any
) -> None:
    page = html.fromstring(signed_in(role).get(page_of(first)).content.decode())
    assert len(page.xpath("//main//a[@href='/saltmere/redactions/ask/']")) == offered


def test_a_stranger_and_another_councils_recommendation_are_404(
    stranger: PageClient, officer: PageClient, first: Any
) -> None:
    assert stranger.get(page_of(first)).status_code == 404
    assert stranger.get(page_of(first).replace("saltmere", "otherby")).status_code == 404
    assert officer.get(page_of(first).replace(str(first.id), str(first.commitment_id))).status_code == 404


def test_the_number_of_queries_does_not_grow(officer: PageClient, council: Any, first: Any) -> None:
    officer.get(page_of(first))
    counts = []
    for round_ in range(2):
        for n in range(2):
            _say_more(council, first, f"{round_}.{n}")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            officer.get(page_of(first))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def _say_more(council: Any, recommendation: Any, name: str) -> None:
    mine: Any = {"council": council, "by": councils.add_person(council=council, by=None, name=f"Person {name}")}
    team = councils.add_team(council=council, by=None, name=f"Team {name}")
    body = councils.add_body(council=council, by=None, name=f"Body {name}", kind="partner")
    programme = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text=f"Programme {name}")
    told = Told(known_on=FIRST_PAPER)
    commitments.assign(**mine, commitment=recommendation.commitment, team=team, told=told)
    commitments.record_progress(
        **mine, commitment=recommendation.commitment, state=Delivery.PAUSED, text=name, told=told
    )
    commitments.rely(**mine, commitment=recommendation.commitment, on=programme)
    answer = Answer(state=Response.AGREED)
    reviews.respond(**mine, recommendation=recommendation, answer=answer, respondent=body)
