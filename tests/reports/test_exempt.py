"""What the public reads instead of an exempt text, and the exempt appendix that carries it."""

from datetime import timedelta
from typing import Any

import pytest

from followthrough.commitments import exempting
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.redaction import originals, rules
from followthrough.reports.exempt import exempt_appendix
from followthrough.reports.exports import DOCUMENTS, FORMATS, export, export_exempt
from followthrough.reports.gather import appendix_source
from followthrough.reports.source import AppendixSource, ExemptText
from followthrough.reviews.queries.lines import lines, review
from tests.cast import SECOND_PAPER, TEXTS, SmallReview, small_review
from tests.fixtures import home

__all__ = ["home"]
Home = tuple[Any, Any]
SECRETS = (TEXTS[0], "All are planted.", "Planting register 2023", "The list, once a year.")
WHY = "The seller would ask for more."
REVIEW = clock.today() + timedelta(days=30)


@pytest.fixture
def small(home: Home) -> SmallReview:
    """The words, the update and the evidence of the first are exempt, and the response to the second."""
    cast = small_review(*home)
    first, second = lines(home[0], cast.review, AsAt.now())[:2]
    rows = [(first, first.standing.words), (first, first.standing.update), (first, first.standing.evidence[0])]
    rows.append((second, second.responses[0]))
    for line, row in rows:
        exempting.exempt(
            council=home[0],
            by=home[1],
            commitment=line.standing.commitment,
            row=row,
            paragraph="3",
            reason=WHY,
            review_on=REVIEW,
        )
    return cast


def source(home: Home, small: SmallReview, day: Any = None, **asked: Any) -> AppendixSource:
    as_at = AsAt.on(day) if day else AsAt.now()
    view = review(home[0], small.review.id, as_at)
    assert view is not None
    return appendix_source(home[0], view, as_at, **asked)


@pytest.mark.parametrize("day", [None, SECOND_PAPER])
def test_the_appendix_leaves_exempt_texts_out_whatever_the_day(home: Home, small: SmallReview, day: Any) -> None:
    made = export(source(home, small, day), "html").decode()
    assert [secret for secret in SECRETS if secret in made] == []
    assert made.count("[exempt: see the exempt appendix]") == 4
    assert "Not checked for publication" in made


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "pdf"])
def test_so_does_every_other_form(home: Home, small: SmallReview, form: str) -> None:
    made = export(source(home, small), form)
    assert [secret for secret in SECRETS if originals.holds(made, rules.fold(secret))] == []
    assert originals.holds(made, rules.fold(TEXTS[1]))


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_rows_hold_them_when_asked_and_say_so(home: Home, small: SmallReview, form: str) -> None:
    made = export(source(home, small, exempt=True), form)
    assert [secret for secret in SECRETS if not originals.holds(made, rules.fold(secret))] == []
    assert originals.holds(made, rules.fold("Holds exempt information: not for publication"))


def test_the_exempt_appendix_carries_them_with_paragraph_reason_and_review(home: Home, small: SmallReview) -> None:
    given = source(home, small)
    assert given.exempt_texts[0] == ExemptText("1", "words", TEXTS[0], "england", "3", WHY, REVIEW)
    assert [one.what for one in given.exempt_texts] == ["words", "update", "evidence", "response"]
    made = export_exempt(given, "html").decode()
    assert [secret for secret in SECRETS if secret not in made] == []
    assert "Paragraph 3: financial or business affairs" in made
    assert WHY in made
    assert "Holds exempt information: not for publication" in made


@pytest.mark.parametrize("form", DOCUMENTS)
def test_it_is_the_same_to_the_byte(home: Home, small: SmallReview, form: str) -> None:
    given = source(home, small)
    assert export_exempt(given, form) == export_exempt(given, form)


def test_a_review_without_any_says_so(home: Home) -> None:
    given = source(home, small_review(*home))
    assert export_exempt(given, "html").decode().count("No text of this review is exempt.") == 1
    assert exempt_appendix(given).title.startswith("Review 3: exempt appendix")


def test_a_document_s_title_is_neutral(home: Home, small: SmallReview) -> None:
    assert "Street trees" not in exempt_appendix(source(home, small)).title
