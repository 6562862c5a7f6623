"""The page that searches, and the box for it on every other."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode
from lxml import html

from followthrough.commitments import actions as commitments
from followthrough.commitments import exempting
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Kind
from followthrough.lib import clock
from tests.cast import REAL_NAME, SmallReview, small_review
from tests.reviews.corpus import plant
from tests.web.client import PageClient
from tests.web.pages import summary, text_of, title_of

SEARCH = "/saltmere/search/"


@pytest.fixture
def cast(council: Any) -> SmallReview:
    return small_review(council, None)


def search(client: PageClient, words: str, **more: str) -> Any:
    reply = client.get(f"{SEARCH}?{urlencode({'q': words, **more})}")
    assert reply.status_code == 200
    return reply


def found(reply: Any) -> list[tuple[str, str]]:
    """Each result: its heading, and where that leads."""
    page = html.fromstring(reply.content.decode())
    return [(link.text_content(), link.get("href")) for link in page.xpath("//ol[contains(@class, 'found')]//h3/a")]


def marked(reply: Any) -> list[str]:
    return [mark.text_content() for mark in html.fromstring(reply.content.decode()).iter("mark")]


def test_a_recommendation_is_found_with_its_texts(officer: PageClient, cast: SmallReview) -> None:
    reply = search(officer, "planted")
    address = f"/saltmere/recommendations/{cast.recommendations[0].id}/"
    assert found(reply) == [("Review 3, recommendation 1", address)]
    assert marked(reply) == ["plants", "planted", "planted"]
    said = text_of(reply)
    assert "1 result" in said
    assert "Progress update, 16 January 2024: All are planted." in said
    assert "And 1 more text." in said
    assert officer.get(address).status_code == 200


def test_a_number_shows_the_words_of_the_recommendation(officer: PageClient, cast: SmallReview) -> None:
    reply = search(officer, "R2")
    assert [name for name, _address in found(reply)] == ["Review 3, recommendation 2"]
    assert "publishes its list of protected trees" in text_of(reply)


def test_reviews_and_programmes_are_found_too(officer: PageClient, council: Any, cast: SmallReview) -> None:
    made = commitments.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="Shade award", told=Told())
    assert found(search(officer, "shade")) == [
        (f"Review 3: {REAL_NAME}", f"/saltmere/reviews/{cast.review.id}/"),
        ("Programme", f"/saltmere/programmes/{made.id}/"),
    ]


def test_a_text_that_is_exempt_is_marked(officer: PageClient, council: Any, cast: SmallReview) -> None:
    commitment = cast.recommendations[0].commitment
    said = ProgressUpdate.objects.get(text="All are planted.")
    why = {"paragraph": "3", "reason": "The price.", "review_on": clock.today() + timedelta(days=365)}
    exempting.exempt(council=council, by=None, commitment=commitment, row=said, **why)
    assert "Progress update, 16 January 2024: Exempt: paragraph 3" in text_of(search(officer, "planted"))
    changes = officer.get(f"/saltmere/reviews/{cast.review.id}/changes/?since=1 January 2024&until=17 January 2024")
    assert text_of(changes).count("Exempt: paragraph 3") == 1


def test_the_title_says_nothing_of_what_is_searched(officer: PageClient, cast: SmallReview) -> None:
    assert title_of(search(officer, "planted")) == "Search – Saltmere City Council"


def test_it_is_as_at_the_day_that_is_asked_and_so_are_its_links(officer: PageClient, cast: SmallReview) -> None:
    reply = search(officer, "planted", **{"as-at": "1 May 2022"})
    assert found(reply) == [
        ("Review 3, recommendation 1", f"/saltmere/recommendations/{cast.recommendations[0].id}/?as-at=2022-05-01")
    ]
    assert "All are planted" not in text_of(reply)
    nothing = search(officer, "planted", **{"as-at": "1 May 2020"})
    assert (found(nothing), "Nothing that was known then" in text_of(nothing)) == ([], True)
    assert "look at what is known today" in text_of(nothing)


def test_nothing_has_all_of_the_words(officer: PageClient, cast: SmallReview) -> None:
    reply = search(officer, "planted zeppelin")
    assert "Nothing has all of this" in text_of(reply)
    assert len(found(reply)) == 1


def test_nothing_has_any_of_the_words(officer: PageClient, cast: SmallReview) -> None:
    reply = search(officer, "zeppelin", part="evidence")
    assert found(reply) == []
    assert "check the spelling" in text_of(reply)
    assert "look in everything" in text_of(reply)


def test_it_looks_only_where_it_is_asked_to(officer: PageClient, cast: SmallReview) -> None:
    assert marked(search(officer, "planting", part="evidence")) == ["Planting"]
    assert found(search(officer, "planted", part="decided")) == []


def test_without_words_it_says_how_to_search(officer: PageClient, cast: SmallReview) -> None:
    reply = officer.get(SEARCH)
    assert "How to search" in text_of(reply)
    assert summary(reply) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter at least one word or number."),
        ("“ ” !", "Enter at least one word or number."),
        ("\x00\x1b\u202e", "Enter at least one word or number."),
        ("tree " * 41, "Search for at most 200 characters. Leave something out."),
        ("a b c d e f g h i j k l m n o p q r s t u", "Search for at most 20 words. Leave some out."),
    ],
)
def test_bad_input_is_said_at_its_field_and_stays(officer: PageClient, council: Any, typed: str, said: str) -> None:
    reply = search(officer, typed)
    assert summary(reply) == [("#id_q", said)]
    box = html.fromstring(reply.content.decode()).get_element_by_id("id_q")
    assert (box.get("value") or "").strip() == typed.translate(dict.fromkeys(map(ord, "\x00\x1b\u202e"))).strip()


def test_an_unknown_part_is_said(officer: PageClient, council: Any) -> None:
    assert summary(search(officer, "tree", part="rooms")) == [("#id_part", "Choose one from the list.")]


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999", "²", ""])
def test_a_page_that_there_is_not_is_another(officer: PageClient, cast: SmallReview, page: str) -> None:
    assert len(found(search(officer, "planted", page=page))) == 1


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "' OR 1=1 --", '"* NEAR(', "tree:* & !x", "%00", "{{ 7 }}"]
)
def test_what_could_be_an_operator_or_markup_is_words(officer: PageClient, cast: SmallReview, typed: str) -> None:
    reply = search(officer, typed)
    box = html.fromstring(reply.content.decode()).get_element_by_id("id_q")
    assert box.get("value") == typed


def test_markup_in_a_text_stays_text(officer: PageClient, council: Any) -> None:
    plant(council, None)
    reply = search(officer, "pay")
    assert b"&lt;b&gt;<mark>pay</mark>&lt;/b&gt;" in reply.content


def test_pages_keep_what_was_asked(officer: PageClient, council: Any) -> None:
    for n in range(21):
        commitments.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text=f"Otter {n}", told=Told())
    first = search(officer, "otters", part="wording")
    assert (len(found(first)), "21 results" in text_of(first)) == (20, True)
    [after] = html.fromstring(first.content.decode()).xpath("//a[@rel='next']/@href")
    second = officer.get(after)
    assert found(second)[0][1] not in {address for _name, address in found(first)}
    assert b'start="21"' in second.content


def test_many_texts_are_capped_and_it_says_so(
    officer: PageClient, council: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followthrough.search.queries.MOST_FOUND", 2)
    for n in range(3):
        commitments.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text=f"Otter {n}", told=Told())
    assert "More than" in text_of(search(officer, "otters"))


def queries(client: PageClient, words: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        search(client, words)
    return len(seen)


def test_the_number_of_queries_does_not_grow_with_results(officer: PageClient, council: Any) -> None:
    commitments.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="Otter", told=Told())
    queries(officer, "otter")
    one = queries(officer, "otter")
    for n in range(12):
        commitments.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text=f"Otter {n}", told=Told())
    assert queries(officer, "otter") == one


def test_a_stranger_finds_nothing_and_no_page(stranger: PageClient, cast: SmallReview) -> None:
    assert stranger.get(f"{SEARCH}?q=planted").status_code == 404
    assert found_elsewhere(stranger) == []


def found_elsewhere(stranger: PageClient) -> list[tuple[str, str]]:
    return found(stranger.get("/otherby/search/?q=planted"))


def test_somebody_signed_out_is_asked_to_sign_in_and_comes_back(nobody: PageClient, cast: SmallReview) -> None:
    reply = nobody.get(f"{SEARCH}?q=planted")
    assert (reply.status_code, "next=" in reply.url) == (302, True)


def test_every_page_of_a_council_has_the_box_and_no_other_has(officer: PageClient, council: Any) -> None:
    box = b'id="header-search"'
    pages = ["/saltmere/", "/saltmere/reviews/", "/saltmere/nowhere/", SEARCH]
    assert {page: box in officer.get(page).content for page in pages} == dict.fromkeys(pages, True)
    assert box not in officer.get("/accessibility/").content


def test_the_advice_fits_one_word_or_many(officer: PageClient, cast: SmallReview) -> None:
    one, two = (text_of(search(officer, words)) for words in ("zyxwv", "zyxwv vwxyz"))
    assert "Nothing has this word." in one
    assert "use another word for the same thing" in one
    assert "Nothing has any of these words." in two
