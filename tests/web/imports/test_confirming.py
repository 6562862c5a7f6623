"""From a paper that was looked at to a tracker, and back."""

import re
from datetime import date
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.exchange import kinds
from followthrough.exchange.models import Import
from followthrough.files.models import StoredFile
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import Review
from followthrough.reviews.queries.lines import lines
from followthrough.web.imports import words
from tests.exchange.papers import tracker
from tests.web.client import PageClient
from tests.web.imports.conftest import ROWS, confirm, send


def text(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


@pytest.fixture
def confirmed(officer: PageClient, waiting: str) -> str:
    assert confirm(officer, waiting).url == waiting
    return waiting


def test_the_last_step_is_filled_in(officer: PageClient, waiting: str) -> None:
    page = text(officer.get(f"{waiting}confirm/?review=new"))
    assert 'value="Review 1"' in page
    assert "What the paper says will show from this day on" in page


def test_a_neutral_name_that_is_free_is_offered(officer: PageClient, confirmed: str) -> None:
    address = send(officer, ("1) Another thing", "Agree", ""), ("2) And another", "Agree", ""))
    assert 'value="Review 2"' in text(officer.get(f"{address}confirm/?review=new"))


def test_a_paper_becomes_a_tracker(officer: PageClient, council: Any, confirmed: str) -> None:
    found = lines(council, Review.objects.get(), AsAt.on(date(2024, 1, 16)))
    assert [line.recommendation.number for line in found] == ["1", "2", "3", "4", "5"]
    assert [line.axes.response for line in found] == ["agreed", "agreed_in_part", "agreed", "not_agreed", "awaiting"]
    assert [line.axes.delivery for line in found] == ["complete", "not_stated", None, None, "not_stated"]
    page = text(officer.get(confirmed))
    assert "<li>5 recommendations</li><li>5 responses</li><li>3 progress updates</li>" in page
    assert f"/saltmere/reviews/{Review.objects.get().id}/" in page


def test_the_day_before_the_paper_it_says_nothing_yet(council: Any, confirmed: str) -> None:
    found = lines(council, Review.objects.get(), AsAt.on(date(2024, 1, 15)))
    assert [line.axes.delivery for line in found] == [None] * 5


def test_the_original_is_dropped_unless_it_is_kept(officer: PageClient, waiting: str) -> None:
    assert StoredFile.objects.count() == 1
    confirm(officer, waiting)
    assert StoredFile.objects.count() == 0
    assert len(Import.objects.get().digest) == 64


def test_the_original_is_kept_on_purpose(officer: PageClient, waiting: str) -> None:
    assert officer.get(f"{waiting}original/").status_code == 404
    confirm(officer, waiting, keep_original="on")
    assert StoredFile.objects.count() == 1
    assert f'href="{waiting}original/"' in text(officer.get(waiting))
    kept = officer.get(f"{waiting}original/")
    assert kept.content == tracker(*ROWS)
    assert kept["Content-Disposition"] == 'attachment; filename="review-1-original.docx"'
    assert (kept["Content-Type"], kept["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


def test_an_original_is_for_those_who_import(officer: PageClient, stranger: PageClient, waiting: str) -> None:
    confirm(officer, waiting, keep_original="on")
    assert stranger.get(f"{waiting}original/").status_code == 404
    officer.post(f"{waiting}undo/", {"reason": "Wrong paper."})
    assert officer.get(f"{waiting}original/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("paper_on", "", "Enter the date of the paper, such as 16 January 2024."),
        ("paper_on", "31/02/2024", "is not a day"),
        ("paper_on", "1 January 2090", "1 January 2090 has not come yet. Enter the day of the meeting"),
        ("endorsed", "1 January 2090", "1 January 2090 has not come yet. Enter the day on which it was"),
        ("decided", "1 January 2090", "1 January 2090 has not come yet. Enter the day on which it was"),
        ("neutral_name", "", "Enter a neutral name, such as Review 7."),
        ("name", "", "Enter what the review is called."),
        ("endorsed", "whenever", "is not a date"),
    ],
)
def test_bad_input_is_said_and_nothing_is_lost(
    officer: PageClient, waiting: str, field: str, value: str, says: str
) -> None:
    page = text(confirm(officer, waiting, **{field: value}))
    assert "There is a problem" in page
    assert says in page
    assert field == "endorsed" or 'value="2 March 2021"' in page
    assert Review.objects.count() == 0


def test_a_neutral_name_that_is_taken_is_refused_at_its_field(officer: PageClient, confirmed: str) -> None:
    address = send(officer, ("1) Another thing", "Agree", ""), ("2) And another", "Agree", ""))
    assert "There is already a review called Review 1." in text(confirm(officer, address))


def test_a_form_sent_twice_takes_it_in_once(officer: PageClient, confirmed: str) -> None:
    assert confirm(officer, confirmed, neutral_name="Review 2").url == confirmed
    assert Review.objects.count() == 1


def test_the_same_paper_again_says_that_nothing_is_new(officer: PageClient, confirmed: str) -> None:
    again = send(officer)
    assert again != confirmed
    page = text(officer.get(again))
    assert "This very file was confirmed on" in page
    assert listed_groups(page) == ["Nothing new: 5 rows", NONE_MISSING]
    assert "Everything in this paper is already known. Confirming it adds nothing to Review 1." in page


def test_a_paper_with_the_words_of_a_review_is_compared_with_it(officer: PageClient, confirmed: str) -> None:
    *same, (number, answer, _said) = ROWS
    page = text(officer.get(send(officer, *same, (number, answer, "The count is all but drawn up."))))
    assert "5 rows have the words of recommendations in Review 1, so they are compared with that review." in page
    assert "This very file was confirmed on" not in page


def test_confirming_it_again_all_the_same_adds_nothing(officer: PageClient, confirmed: str) -> None:
    again, review = send(officer), Review.objects.get()
    before = ProgressUpdate.objects.count()
    officer.post(f"{again}confirm/?review={review.id}", {"paper_on": "16 January 2024"})
    assert ProgressUpdate.objects.count() == before
    assert "Nothing in this paper was new, so nothing was added." in text(officer.get(again))


def test_an_older_paper_again_is_known_even_below_a_later_one(officer: PageClient, confirmed: str) -> None:
    review = Review.objects.get()
    later = send(officer, (ROWS[0][0], "Agree", "They have been counted.\nComplete"), *ROWS[1:])
    officer.post(f"{later}confirm/?review={review.id}", {"paper_on": "1 November 2024"})
    before = ProgressUpdate.objects.count()
    again = send(officer)
    officer.post(f"{again}confirm/?review={review.id}", {"paper_on": "16 January 2024"})
    assert ProgressUpdate.objects.count() == before


def test_a_later_paper_is_compared_with_what_stands(officer: PageClient, council: Any, confirmed: str) -> None:
    review = Review.objects.get()
    later = send(
        officer,
        ("1) That the Council plants two trees for every tree.", "Agree", "Two are planted.\nComplete"),
        ("4) That the Council pays for a second officer.", "Agree", ""),
        ("6) That the Council waters them.", "Agree", ""),
    )
    page = text(officer.get(f"{later}?review={review.id}"))
    assert listed_groups(page) == [
        "Reworded: 1 row", "Another response, owner or due date: 1 row", "New recommendations: 1 row",
        "Missing from this paper: 3 recommendations of the review",
    ]  # fmt: skip
    assert "Recommendation 1 in other words: 7 of 10 words are the same." in page
    assert "plants <del>a tree </del>for every" in page
    assert "plants <ins>two trees </ins>for every" in page
    only = text(officer.get(f"{later}?review={review.id}&show=new"))
    assert only.count('<section class="import-row') == 1
    officer.post(f"{later}confirm/?review={review.id}", {"paper_on": "1 November 2024"})
    found = lines(council, review, AsAt.now())
    assert found[0].standing.words.text == "That the Council plants a tree for every tree that it fells."
    assert found[0].standing.update.text == "Two are planted."  # type: ignore[union-attr]
    assert found[3].axes.response == "not_agreed"
    assert [line.recommendation.number for line in found] == ["1", "2", "3", "4", "5", "6"]


def test_an_import_is_undone(officer: PageClient, council: Any, confirmed: str) -> None:
    page = text(officer.get(f"{confirmed}undo/"))
    assert "Undo this import?" in page
    assert "<li>5 recommendations</li><li>5 responses</li><li>3 progress updates</li>" in page
    assert officer.post(f"{confirmed}undo/", {"reason": "Wrong paper."}).url == confirmed
    assert "Undone" in text(officer.get(confirmed))
    assert lines(council, Review.objects.get(), AsAt.now()) == []
    assert officer.post(f"{confirmed}undo/", {"reason": "Again."}).url == confirmed


def test_undoing_asks_for_a_reason(officer: PageClient, confirmed: str) -> None:
    assert "Enter the reason." in text(officer.post(f"{confirmed}undo/", {"reason": ""}))


def test_undoing_is_refused_once_something_stands_on_it(officer: PageClient, council: Any, confirmed: str) -> None:
    [line, *_rest] = lines(council, Review.objects.get(), AsAt.now())
    commitments.record_progress(
        council=council, by=None, commitment=line.recommendation.commitment, state=Delivery.PAUSED, text="Frost."
    )
    page = text(officer.post(f"{confirmed}undo/", {"reason": "Wrong paper."}))
    assert "Something was entered later that stands on this paper." in page
    assert Import.objects.get().state == "confirmed"


def test_an_undone_paper_can_be_taken_in_again(officer: PageClient, confirmed: str) -> None:
    officer.post(f"{confirmed}undo/", {"reason": "Wrong day."})
    assert confirm(officer, send(officer)).status_code == 302
    assert Review.objects.filter(withdrawn=False).count() == 1


def test_no_title_names_the_paper_or_the_review(officer: PageClient, confirmed: str) -> None:
    officer.neutral = ("Trees and shade", "Tracker.docx")
    for page in ("", "undo/"):
        assert officer.get(confirmed + page).status_code == 200


NONE_MISSING = "Missing from this paper: none: it has every recommendation of the review"


def listed_groups(page: str) -> list[str]:
    """The groups of rows beside the review, each with what it counts."""
    [_paper, groups, *_rows] = re.findall(r'<dl class="govuk-summary-list">(.*?)</dl>', page)
    groups = re.sub(r'<span class="govuk-visually-hidden">.*?</span>', "", groups)
    pairs = re.findall(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", groups)
    return [f"{title}: {re.sub('<.*?>', '', said).strip()}" for title, said in pairs]


def listed(page: str) -> list[str]:
    """What a page says that a paper brings."""
    [items] = re.findall(r'<ul class="govuk-list govuk-list--bullet">(.*?)</ul>', page)
    return re.findall(r"<li>(.*?)</li>", items)


def test_what_a_paper_brings_is_the_same_before_and_after(officer: PageClient, waiting: str) -> None:
    brings = ["5 recommendations", "5 responses", "3 progress updates"]
    assert f"Confirming it would start a review with: {', '.join(brings)}." in text(officer.get(waiting))
    assert listed(text(officer.get(f"{waiting}confirm/?review=new"))) == brings
    confirm(officer, waiting)
    assert listed(text(officer.get(waiting))) == brings


def test_what_a_row_adds_to_a_recommendation_that_is_there_is_shown(officer: PageClient, confirmed: str) -> None:
    review = Review.objects.get()
    later = send(officer, (ROWS[0][0], "Agree", "They have been counted.\nComplete"), *ROWS[1:])
    mended = {"version": "1", "number": "3", "text": ROWS[2][0][3:], "response_means": "agreed", "due": "March 2025"}
    officer.post(f"{later}rows/3/", mended)
    page = text(officer.get(f"{later}?review={review.id}"))
    assert re.findall(r"<strong>Confirming adds:</strong> (.*?)</p>", page) == ["1 progress update.", "1 due date."]
    assert page.count("Confirming adds nothing to it.") == 3
    assert "Confirming it would add: 1 progress update, 1 due date." in page
    assert listed(text(officer.get(f"{later}confirm/?review={review.id}"))) == ["1 progress update", "1 due date"]
    officer.post(f"{later}confirm/?review={review.id}", {"paper_on": "1 November 2024"})
    assert listed(text(officer.get(later))) == ["1 progress update", "1 due date"]


def test_one_of_a_kind_is_said_in_the_singular(officer: PageClient) -> None:
    address = send(officer, ("1) That the Council acts", "Agree", "It has begun."))
    assert "with: 1 recommendation, 1 response, 1 progress update." in text(officer.get(address))


def test_every_kind_that_a_paper_brings_has_words() -> None:
    assert set(words.KINDS) == {"recommendations", "wordings", "programmes", *kinds.ROWS}
    assert words.kinds({"due_dates": 1, "owners": 2}) == ["1 due date", "2 owners"]


def test_the_last_step_says_which_rows_nobody_has_looked_at(officer: PageClient, waiting: str) -> None:
    assert "that nobody has looked at" not in text(officer.get(f"{waiting}confirm/?review=new"))
    doubted = send(officer, ("1) That the Council acts", "Agree", "Signed off"), ("2) That it stops", "Agree", ""))
    page = text(officer.get(f"{doubted}confirm/?review=new"))
    assert "1 row still has a doubt that nobody has looked at." in page
    assert f'href="{doubted}?review=new&amp;show=doubts#rows"' in page


def test_the_same_file_is_taken_for_the_day_it_was_confirmed_with(officer: PageClient) -> None:
    paper = "Position at January 2024\n\nRecommendation\tAgree?\tComment\n1) That it acts\tAgree\tIt has begun.\n"
    first = str(officer.post("/saltmere/imports/new/", {"text": paper}).url)
    confirm(officer, first)
    again = str(officer.post("/saltmere/imports/new/", {"text": paper}).url)
    assert "Everything in this paper is already known." in text(officer.get(again))
