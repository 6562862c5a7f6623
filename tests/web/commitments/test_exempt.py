"""Marking a text as exempt on its page, lifting it, and taking the exempt appendix away."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from followthrough.commitments.models import Exemption, ProgressUpdate
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.reviews.models import Link
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient

SAID = "All are planted."
GIVEN = {"paragraph": "3", "reason": "The seller would ask for more.", "review_on": "1 May 2099"}


@pytest.fixture
def small(council: Any) -> SmallReview:
    return small_review(council, None)


@pytest.fixture
def row(small: SmallReview) -> Any:
    return ProgressUpdate.objects.get(text=SAID)


def where(name: str, row: Any) -> str:
    return reverse(f"commitments:{name}", args=["saltmere", row.id])


def download(small: SmallReview, name: str, form: str, query: str = "") -> str:
    return reverse(f"reviews:{name}", args=["saltmere", small.review.id, form]) + query


def text_of(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


def test_a_keeper_marks_an_update_and_it_stays_readable_with_a_mark(
    officer: PageClient, small: SmallReview, row: Any
) -> None:
    page = text_of(officer.get(where("exempt", row)))
    assert "Paragraph 7: action to prevent, look into or prosecute crime" in page
    shown = text_of(officer.post(where("exempt", row), GIVEN, follow=True))
    assert SAID in shown
    assert "Exempt: paragraph 3, review on 1 May 2099" in shown
    assert "Change the exemption" in shown
    review = text_of(officer.get(reverse("reviews:show", args=["saltmere", small.review.id])))
    assert "Exempt: paragraph 3" in review
    assert "The exempt appendix" in review


@pytest.mark.parametrize(
    ("without", "sentence"),
    [
        ("paragraph", "Choose the paragraph of the Act"),
        ("reason", "Enter the reason."),
        ("review_on", "Enter the day on which the exemption is looked at again."),
    ],
)
def test_what_is_missing_is_said(officer: PageClient, row: Any, without: str, sentence: str) -> None:
    given = {name: value for name, value in GIVEN.items() if name != without}
    reply = text_of(officer.post(where("exempt", row), given))
    assert "There is a problem" in reply
    assert sentence in reply
    assert not Exemption.objects.exists()


def test_a_day_that_has_come_is_refused(officer: PageClient, row: Any) -> None:
    reply = text_of(officer.post(where("exempt", row), {**GIVEN, "review_on": "1 May 2020"}))
    assert "Enter a day that is still to come." in reply


def test_a_keeper_lifts_it(officer: PageClient, small: SmallReview, row: Any) -> None:
    officer.post(where("exempt", row), GIVEN)
    assert "Enter the reason." in text_of(officer.post(where("lift_exemption", row), {"reason": " "}))
    shown = text_of(officer.post(where("lift_exemption", row), {"reason": "It is sold."}, follow=True))
    assert "Exempt: paragraph" not in shown
    assert "A text is no longer exempt" in shown
    assert officer.get(where("lift_exemption", row)).status_code == 302


def test_downloads_leave_it_out_unless_asked_by_somebody_who_may(
    signed_in: Callable[[Role], PageClient], small: SmallReview, row: Any
) -> None:
    officer, contributor = signed_in(Role.SCRUTINY_OFFICER), signed_in(Role.CONTRIBUTOR)
    officer.post(where("exempt", row), GIVEN)
    for client in (officer, contributor):
        for address in (download(small, "rows", "csv"), download(small, "appendix", "html")):
            assert SAID not in client.get(address).content.decode()
    across = reverse("recommendations:rows", args=["saltmere", "csv"])
    assert SAID not in officer.get(across).content.decode()
    asked = download(small, "rows", "csv", "?exempt=yes")
    assert SAID in officer.get(asked).content.decode()
    assert contributor.get(asked).status_code == 403
    exempt = officer.get(download(small, "exempt", "html"))
    assert SAID in exempt.content.decode()
    assert "review-3-exempt-appendix-as-at-" in exempt["Content-Disposition"]
    assert contributor.get(download(small, "exempt", "html")).status_code == 403
    assert officer.get(download(small, "exempt", "csv")).status_code == 404


def test_only_texts_can_be_exempt(officer: PageClient, council: Any, small: SmallReview) -> None:
    assert not Link.objects.exists()
    due = reverse("commitments:exempt", args=["saltmere", small.recommendations[0].id])
    assert officer.get(due).status_code == 404


def test_only_a_keeper_marks(signed_in: Callable[[Role], PageClient], stranger: PageClient, row: Any) -> None:
    assert signed_in(Role.LEAD_OFFICER).get(where("exempt", row)).status_code == 403
    assert stranger.get(where("exempt", row)).status_code == 404


def test_home_tells_the_keeper_when_the_review_has_come(
    officer: PageClient, small: SmallReview, row: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.post(where("exempt", row), {**GIVEN, "review_on": (clock.today() + timedelta(days=1)).isoformat()})
    home = reverse("desk:home", args=["saltmere"])
    assert "is to be looked at again" not in text_of(officer.get(home))
    monkeypatch.setattr(clock, "today", lambda: clock.london_day(clock.now() + timedelta(days=1)))
    assert "The exemption of a text in 1 recommendation or programme is to be looked at again" in text_of(
        officer.get(home)
    )


def test_an_administrator_says_whose_law_holds(signed_in: Callable[[Role], PageClient], row: Any) -> None:
    where_to = reverse("people:nation", args=["saltmere"])
    administrator = signed_in(Role.COUNCIL_ADMINISTRATOR)
    assert "Choose the nation." in text_of(administrator.post(where_to, {"nation": ""}))
    assert administrator.post(where_to, {"nation": "scotland"}).status_code == 302
    assert "who an informant is" in text_of(signed_in(Role.SCRUTINY_OFFICER).get(where("exempt", row)))
