"""Loaded, the sample council shows on each day what was known then."""

from collections import Counter
from datetime import date

import pytest

from followthrough.commitments import queries as commitments
from followthrough.commitments.models import Commitment
from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Council, User
from followthrough.councils.queries import council_by_slug
from followthrough.lib.as_at import AsAt
from followthrough.reviews import rules
from followthrough.reviews.queries import lines as queries
from followthrough.reviews.queries.changes import changes
from followthrough.sample.load import load
from followthrough.sample.sign_ins import DEMO_PASSWORD, sign_ins
from tests.databases import Template

TODAY = date(2026, 11, 21)
pytestmark = pytest.mark.django_db


@pytest.fixture
def merrowbridge(sample_template: Template, read_sample: None, db: None) -> Council:
    assert sample_template.made
    return _council("merrowbridge")


def _council(slug: str) -> Council:
    council = council_by_slug(slug)
    assert council is not None
    return council


def _lines(council: Council, day: date, review: str = "Review 7") -> dict[str, queries.Line]:
    as_at = AsAt.on(day)
    view = queries.review_named(council, review, as_at)
    assert view is not None
    return {line.recommendation.number: line for line in queries.lines(council, view.review, as_at)}


def _programme(council: Council, day: date) -> commitments.Standing:
    [programme] = commitments.programmes(council, AsAt.on(day))
    return programme


def test_loading_again_changes_nothing(merrowbridge: Council) -> None:
    before = Commitment.objects.count()
    assert not load()
    assert Commitment.objects.count() == before


def test_48_recommendations_26_agreed_13_in_part_9_not(merrowbridge: Council) -> None:
    lines = _lines(merrowbridge, TODAY).values()
    assert Counter(line.axes.response for line in lines) == {"agreed": 26, "agreed_in_part": 13, "not_agreed": 9}


def test_the_day_before_cabinet_met_all_were_awaiting(merrowbridge: Council) -> None:
    lines = _lines(merrowbridge, date(2021, 4, 13)).values()
    assert Counter(line.axes.response for line in lines) == {"awaiting": 48}


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (date(2022, 4, 11), {None: 48}),
        (date(2022, 4, 12), {"not_stated": 21, None: 13, "complete": 7, "in_progress": 5, "not_started": 2}),
        (
            date(2024, 1, 23),
            {"not_stated": 16, "complete": 15, None: 13, "in_progress": 2, "superseded": 1, "paused": 1},
        ),
        (
            TODAY,
            {
                "complete": 15,
                None: 13,
                "not_stated": 11,
                "in_progress": 6,
                "paused": 1,
                "superseded": 1,
                "not_pursued": 1,
            },
        ),
    ],
)
def test_delivery_differs_from_day_to_day(merrowbridge: Council, day: date, states: dict[str | None, int]) -> None:
    assert Counter(line.axes.delivery for line in _lines(merrowbridge, day).values()) == states


def test_the_correction_shows_from_the_day_it_was_known(merrowbridge: Council) -> None:
    days = (date(2024, 1, 23), date(2024, 6, 17), date(2024, 6, 18), TODAY)
    states = [_lines(merrowbridge, day)["21"].axes.delivery for day in days]
    assert states == [Delivery.COMPLETE, Delivery.COMPLETE, Delivery.IN_PROGRESS, Delivery.IN_PROGRESS]


def test_four_accepted_recommendations_were_never_answered(merrowbridge: Council) -> None:
    lines = _lines(merrowbridge, TODAY)
    silent = [n for n, line in lines.items() if not line.standing.update and line.axes.response in rules.ACCEPTED]
    assert silent == ["5", "24", "32", "44"]


def test_eight_rely_on_the_accreditation(merrowbridge: Council) -> None:
    programme = _programme(merrowbridge, TODAY).commitment
    ids = commitments.relying_on(merrowbridge, programme, AsAt.on(TODAY))
    relying = queries.lines_of(merrowbridge, ids, AsAt.on(TODAY))
    assert {line.recommendation.number for line in relying} == {"2", "12", "16", "18", "33", "39", "42", "47"}


@pytest.mark.parametrize(("day", "forecasts"), [(date(2022, 4, 12), 1), (date(2024, 1, 23), 2), (TODAY, 3)])
def test_the_accreditation_keeps_every_forecast(merrowbridge: Council, day: date, forecasts: int) -> None:
    assert len(_programme(merrowbridge, day).forecasts) == forecasts


def test_a_recommendation_moves_to_another_post(merrowbridge: Council) -> None:
    owners = [_lines(merrowbridge, day)["40"].standing.owner for day in (date(2023, 9, 17), date(2023, 9, 18))]
    assert [owner and str(owner.post) for owner in owners] == ["Head of People", "Domestic Abuse Lead"]


def test_two_were_extended(merrowbridge: Council) -> None:
    lines = _lines(merrowbridge, TODAY)
    extended = {n: len(line.standing.extensions) for n, line in lines.items() if line.standing.extensions}
    assert extended == {"13": 1, "41": 1}


def test_cabinet_reworded_one_and_the_committees_words_stay(merrowbridge: Council) -> None:
    lines = _lines(merrowbridge, TODAY)
    [reworded] = [line for line in lines.values() if line.standing.reworded]
    assert reworded.recommendation.number == "30"
    assert reworded.standing.words.text.startswith("That the Council requires every contractor")


def test_the_committees_word_on_each(merrowbridge: Council) -> None:
    decided = Counter(line.axes.scrutiny for line in _lines(merrowbridge, TODAY).values())
    assert decided == {
        "monitoring": 36,
        "closed": 8,
        "noted": 1,
        "kept_open": 1,
        "reopened": 1,
        "transferred": 1,
    }


def test_one_refusal_has_been_accepted_and_one_closure_stands_in_draft_minutes(merrowbridge: Council) -> None:
    lines = _lines(merrowbridge, TODAY)
    assert lines["19"].axes == rules.Axes(rules.Response.NOT_AGREED, None, rules.Scrutiny.CLOSED)
    assert [n for n, line in lines.items() if line.decision and line.decision.draft] == ["38"]


def test_some_things_are_overdue_today(merrowbridge: Council) -> None:
    overdue = [n for n, line in _lines(merrowbridge, TODAY).items() if line.days_overdue]
    assert overdue == ["5", "8", "12", "16", "21", "30", "32", "36", "37", "42"]


def test_parts_and_evidence_are_there(merrowbridge: Council) -> None:
    lines = _lines(merrowbridge, TODAY)
    assert {n: len(line.parts) for n, line in lines.items() if line.parts} == {"4": 3, "15": 2, "36": 3}
    assert [n for n, line in lines.items() if line.standing.evidence] == ["1", "3", "4", "13", "15", "38", "45"]


def test_what_changed_between_the_two_papers(merrowbridge: Council) -> None:
    view = queries.review_named(merrowbridge, "Review 7", AsAt.on(TODAY))
    assert view is not None
    found = changes(merrowbridge, view.review, AsAt.on(date(2022, 4, 12)), AsAt.on(date(2024, 1, 23)))
    assert (found.count("update"), found.count("owner"), found.count("response")) == (35, 3, 0)
    assert found.unchanged == 13


def test_an_unanswered_and_an_empty_review_stand_beside_it(merrowbridge: Council) -> None:
    unanswered = _lines(merrowbridge, TODAY, "Review 9").values()
    assert Counter(line.axes.response for line in unanswered) == {"awaiting": 7}
    assert _lines(merrowbridge, TODAY, "Review 11") == {}


def test_a_second_council_has_its_own_review(merrowbridge: Council) -> None:
    second = _council("stanhollow")
    assert [view.review.neutral_name for view in queries.reviews(second, AsAt.on(TODAY))] == ["Review 1"]
    assert queries.review_named(second, "Review 7", AsAt.on(TODAY)) is None


def test_every_sample_person_can_sign_in_to_the_demo(merrowbridge: Council) -> None:
    emails = {one.email for one in sign_ins()}
    users = User.objects.filter(email__in=emails)
    assert {user.email for user in users if user.check_password(DEMO_PASSWORD)} == emails
