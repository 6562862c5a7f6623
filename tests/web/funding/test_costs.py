"""What a programme costs: paid by what, until when, what is unfunded, and what outlives its money."""

from typing import Any
from uuid import uuid4

import pytest

from followthrough.accreditation.queries import money
from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Dated
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.web.tracked import tracked_url
from tests.accreditation.cast import gardening
from tests.accreditation.steered import Steered
from tests.cast import small_review
from tests.web.client import PageClient
from tests.web.pages import cells, summary
from tests.web.steering.cast import NOT_RUNNERS, SignIn, closed_to, text_of

LATER: dict[str, Any] = {"kind": Dated.FORECAST, "reason": "Rain."}


def page_of(one: Steered, rest: str = "") -> str:
    return f"/saltmere/programmes/{one.programme.id}/money/{rest}"


def costs(one: Steered) -> dict[str, Any]:
    found = money.money(one.plots.council, one.programme, AsAt.now())
    return {each.cost.what: each for _part, each in found.costs}


def test_the_page_says_what_pays_until_when_and_what_outlives_it(officer: PageClient, one: Steered) -> None:
    page = officer.get(page_of(one))
    assert cells(page, "govuk-table")[1] == [
        "The programme itself",
        "31 March 2031",
        "Funding ends first: 31 March 2025",
    ]
    said = text_of(page)
    assert "Salary Post: Allotments officer The programme itself £30,000 a year Water grant (Confirmed)" in said
    assert "Training day Phase: Embedding £500 once Unfunded nothing pays for it" in said
    assert "Allotments officer: paid by Water grant until 31 March 2025 Ended" in said
    assert "The fee for following the framework: around £2,000 a year." in said


def test_an_action_without_costs_stands_under_the_programmes(officer: PageClient, one: Steered) -> None:
    assert "Funding ends first: 31 March 2025" not in text_of(officer.get(page_of(one), {"as-at": "2024-02-01"}))
    commitments.promise(**one.by, commitment=one.action.commitment, due=parse("1 May 2030"), **LATER)
    assert "Action 1: Mend the leaks. 1 May 2030 Funding ends first: 31 March 2025" in text_of(
        officer.get(page_of(one))
    )


def test_the_figure_shows_money_posts_and_promises(officer: PageClient, one: Steered) -> None:
    figure = officer.get(page_of(one, "last-days.svg")).content.decode()
    assert [name in figure for name in ("Water grant", "Allotments officer", "Good allotments mark")] == [True] * 3
    said = text_of(officer.get(page_of(one)))
    assert "Good allotments mark Promised 31 March 2031 Funding ends first: 31 March 2025" in said


def test_a_programme_without_money_says_so(officer: PageClient, council: Any) -> None:
    bare = gardening(council, None)
    said = text_of(officer.get(f"/saltmere/programmes/{bare.programme.id}/money/"))
    for words in ("No cost is recorded as at this day.", "No cost of a post is recorded.", "Nothing is promised for"):
        assert words in said
    assert officer.get(f"/saltmere/programmes/{bare.programme.id}/money/last-days.svg").status_code == 404
    then = officer.get(f"/saltmere/programmes/{bare.programme.id}/money/", {"as-at": "2020-01-01"})
    assert "This programme was not yet known on that day." in text_of(then)


def test_a_cost_is_added_changed_and_ended(officer: PageClient, one: Steered) -> None:
    sent = {
        "of": str(one.action.commitment_id),
        "what": "Spades",
        "post": str(one.plots.post.id),
        "stream": str(one.grant.id),
        "amount": "1k",
        "every": "month",
        "until": "1 May 2024",
        "request_id": str(uuid4()),
    }
    for _again in range(2):
        assert officer.post(page_of(one, "cost/"), sent)["Location"] == page_of(one)
    row = costs(one)["Spades"].cost
    assert (row.commitment_id, row.post, row.amount, row.every) == (
        one.action.commitment_id,
        one.plots.post,
        100_000,
        "month",
    )
    change = f"/saltmere/money/costs/{row.id}/"
    assert "Spades" in officer.get(change).content.decode()
    officer.post(change, {"what": "Forks", "every": "once", "stream": "", "post": ""})
    assert "Spades" not in costs(one)
    row = costs(one)["Forks"].cost
    assert (row.stream, row.amount, row.until_printed, row.commitment_id) == (None, None, "", one.action.commitment_id)
    assert officer.get(change).status_code == 404  # something else stands in its place
    end = f"/saltmere/money/costs/{row.id}/end/"
    assert "End the cost “Forks”" in text_of(officer.get(end))
    officer.post(end, {"note": "We have enough."})
    assert "Forks" not in costs(one)


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"of": ""}, "#id_of", "Choose one from the list."),
        ({"of": "elsewhere"}, "#id_of", "Choose one from the list."),
        ({"what": " "}, "#id_what", "Enter what is paid for"),
        ({"amount": "-5"}, "#id_amount", "is not an amount of money"),
        ({"stream": str(uuid4())}, "#id_stream", "Choose one from the list."),
    ],
)
def test_what_makes_no_sense_is_said(
    officer: PageClient, one: Steered, given: dict[str, str], field: str, said: str
) -> None:
    sent = {"of": str(one.programme.id), "what": "Spades", "every": "once", **given}
    [(where, words)] = summary(officer.post(page_of(one, "cost/"), sent))
    assert where == field
    assert said in words
    assert "Spades" not in costs(one)


def addresses(one: Steered) -> list[str]:
    row = costs(one)["Annual fee"].cost
    return [page_of(one, "cost/"), f"/saltmere/money/costs/{row.id}/", f"/saltmere/money/costs/{row.id}/end/"]


@pytest.mark.parametrize("role", NOT_RUNNERS)
def test_who_does_not_run_programmes_reads_and_changes_nothing(signed_in: SignIn, one: Steered, role: Role) -> None:
    client = signed_in(role)
    said = text_of(client.get(page_of(one)))
    assert "Annual fee" in said
    assert "Add a cost" not in said
    closed_to(client, addresses(one), 403)


def test_strangers_and_what_is_not_there(officer: PageClient, stranger: PageClient, one: Steered) -> None:
    closed_to(stranger, addresses(one), 404)
    assert stranger.get(page_of(one)).status_code == 404
    nowhere = [f"/saltmere/programmes/{i}/money/" for i in (uuid4(), one.action.commitment_id)]
    assert [officer.get(at).status_code for at in nowhere] == [404] * 2
    closed_to(officer, [f"/saltmere/money/costs/{uuid4()}/end/"], 404)


def test_the_pages_of_what_is_promised_say_that_its_money_ends_first(
    officer: PageClient, council: Any, one: Steered
) -> None:
    """The recommendation is owned by the post that the grant pays for."""
    commitments.promise(**one.by, commitment=one.action.commitment, due=parse("1 May 2030"), **LATER)
    asked = small_review(council, one.plots.officer).recommendations[1]
    at = f"/saltmere/recommendations/{asked.id}/"
    assert "Funding ends first" not in text_of(officer.get(at))
    commitments.assign(**one.by, commitment=asked.commitment, post=one.plots.post)
    commitments.promise(**one.by, commitment=asked.commitment, due=parse("1 May 2030"), **LATER)
    pages = [tracked_url(council, one.programme), tracked_url(council, one.action.commitment), at]
    assert ["Money Funding ends first: 31 March 2025" in text_of(officer.get(page)) for page in pages] == [True] * 3
    assert "Funding ends first" not in text_of(officer.get(tracked_url(council, one.phase.commitment)))
