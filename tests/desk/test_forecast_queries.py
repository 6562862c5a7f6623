"""The forecast of a small council: which promises belong to a meeting, from what is on record as at a day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Dated, Delivery, Kind
from followthrough.councils import actions as councils
from followthrough.desk.forecast import Outlook, Why
from followthrough.desk.queries.forecast import Forecast, coming, forecast, records
from followthrough.desk.queries.picture import picture
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.restriction import actions as restriction
from tests.cast import SmallReview, small_review

Home = tuple[Any, Any]
DAY, MEETING = date(2024, 3, 1), date(2024, 4, 30)
SAID = Told(known_on=date(2024, 2, 1))


@pytest.fixture
def cast(home: Home) -> SmallReview:
    return small_review(*home)


@pytest.fixture
def meeting(home: Home, cast: SmallReview) -> Any:
    return councils.add_meeting(council=home[0], by=home[1], committee=cast.committee, day=MEETING)


def by(home: Home) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


def promise(home: Home, cast: SmallReview, due: str, number: int = 1, **more: Any) -> Any:
    """A recommendation of the post, due as printed, known in February."""
    commitment = cast.recommendations[number].commitment
    commitments.assign(**by(home), commitment=commitment, post=cast.post, told=SAID)
    commitments.promise(**by(home), commitment=commitment, due=parse(due), told=SAID, **more)
    return commitment


def at(home: Home, meeting: Any, day: date = DAY, posts: Any = None) -> Forecast:
    return forecast(picture(home[0], AsAt.on(day)), meeting, posts)


def told(found: Forecast) -> list[tuple[str, str, list[Why]]]:
    return [
        (one.line.recommendation.number if one.line else "", one.outlook.value, [reason.why for reason in one.reasons])
        for one in found.expected
    ]


def test_what_is_due_by_the_meeting_and_shows_no_sign_is_counted_only(
    home: Home, cast: SmallReview, meeting: Any
) -> None:
    promise(home, cast, "30 April 2024")
    promise(home, cast, "1 May 2024", number=2)
    found = at(home, meeting)
    assert (found.expected, found.no_sign) == ((), 1)


def test_each_reason_comes_from_the_ledger(home: Home, cast: SmallReview, meeting: Any) -> None:
    commitment = promise(home, cast, "10 March 2024")
    extended = {"kind": Dated.EXTENSION, "reason": "Frost.", "approved_by": "Head of Parks"}
    commitments.promise(**by(home), commitment=commitment, due=parse("20 March 2024"), told=SAID, **extended)
    later = {"kind": Dated.FORECAST, "reason": "Frost."}
    commitments.promise(**by(home), commitment=commitment, due=parse("summer 2024"), told=SAID, **later)
    commitments.record_progress(
        **by(home), commitment=commitment, state=Delivery.NOT_STARTED, text="Not yet.", told=SAID
    )
    programme = commitments.open_commitment(**by(home), kind=Kind.PROGRAMME, text="Get the award.", told=SAID)
    commitments.promise(**by(home), commitment=programme, due=parse("2 April 2024"), told=SAID)
    commitments.rely(**by(home), commitment=commitment, on=programme, note="", told=SAID)
    [one] = told(at(home, meeting))
    assert one == ("2", "likely", [Why.FORECAST_AFTER, Why.RELIES_LATER, Why.NOT_BEGUN, Why.EXTENDED])


def test_overdue_is_as_at_the_day(home: Home, cast: SmallReview, meeting: Any) -> None:
    promise(home, cast, "10 March 2024")
    assert told(at(home, meeting, date(2024, 3, 10))) == []
    assert told(at(home, meeting, date(2024, 3, 11))) == [("2", "likely", [Why.OVERDUE])]
    assert at(home, meeting, date(2024, 1, 31)) == Forecast((), 0)


def test_only_reviews_that_the_committee_keeps_or_nobody(home: Home, cast: SmallReview, meeting: Any) -> None:
    promise(home, cast, "10 February 2024")
    programme = commitments.open_commitment(**by(home), kind=Kind.PROGRAMME, text="Get the award.", told=SAID)
    commitments.promise(**by(home), commitment=programme, due=parse("11 February 2024"), told=SAID)
    other = councils.add_committee(**by(home), name="Planning Committee")
    elsewhere = councils.add_meeting(**by(home), committee=other, day=MEETING)
    assert [number for number, *_rest in told(at(home, meeting))] == ["2", ""]
    assert [number for number, *_rest in told(at(home, elsewhere))] == [""]


def test_only_what_posts_own_if_that_is_asked(home: Home, cast: SmallReview, meeting: Any) -> None:
    promise(home, cast, "10 February 2024")
    other = councils.add_post(**by(home), title="Head of Streets", team=councils.add_team(**by(home), name="Streets"))
    assert len(at(home, meeting, posts=[cast.post]).expected) == 1
    assert at(home, meeting, posts=[other]).expected == ()
    assert at(home, meeting, posts=[]).expected == ()


def test_what_is_restricted_is_neither_expected_nor_a_reason(home: Home, cast: SmallReview, meeting: Any) -> None:
    commitment = promise(home, cast, "20 April 2024")
    programme = commitments.open_commitment(**by(home), kind=Kind.PROGRAMME, text="Get the award.", told=SAID)
    commitments.promise(**by(home), commitment=programme, due=parse("11 February 2024"), told=SAID)
    commitments.rely(**by(home), commitment=commitment, on=programme, note="", told=SAID)
    assert len(at(home, meeting).expected) == 2
    known = {"name": "Bea", "email": "bea@saltmere.example", "role": "scrutiny_officer"}
    readers = [home[1], councils.admit(**by(home), **known, first_day=date(2024, 1, 1))]
    restriction.restrict(**by(home), thing=programme, readers=readers, reason="Not told yet.")
    assert at(home, meeting) == Forecast((), 1)


def test_a_services_record_is_computed_as_at_the_day(home: Home, cast: SmallReview, meeting: Any) -> None:
    """The first recommendation missed March 2022 and had been moved by December 2023, when it was not complete."""
    name = cast.post.team.name
    shown = {
        day: {service: (one.kept, one.due) for service, one in records(home[0], AsAt.on(day)).items()}
        for day in (date(2022, 3, 31), date(2022, 4, 1), date(2024, 1, 1))
    }
    assert list(shown.values()) == [{}, {name: (0, 1)}, {name: (0, 2)}]


def test_a_poor_record_is_a_reason(home: Home, cast: SmallReview, meeting: Any) -> None:
    for n in range(3):
        missed = commitments.open_commitment(**by(home), kind=Kind.PROGRAMME, text=f"Plant {n}.", told=SAID)
        commitments.assign(**by(home), commitment=missed, post=cast.post, told=SAID)
        commitments.promise(**by(home), commitment=missed, due=parse("10 February 2024"), told=SAID)
        done = Told(known_on=date(2024, 2, 20))
        commitments.record_progress(**by(home), commitment=missed, state=Delivery.COMPLETE, text="Done.", told=done)
    promise(home, cast, "20 April 2024")
    [one] = at(home, meeting).expected
    assert (one.outlook, one.service) == (Outlook.AT_RISK, cast.post.team.name)
    [reason] = one.reasons
    assert (reason.why, reason.number, reason.of) == (Why.RECORD, 0, 5)


def test_meetings_to_come_are_offered_the_next_first(home: Home, cast: SmallReview, meeting: Any) -> None:
    sooner = councils.add_meeting(**by(home), committee=cast.committee, day=date(2024, 3, 12))
    assert coming(picture(home[0], AsAt.on(DAY))) == [sooner, meeting]
    assert coming(picture(home[0], AsAt.on(MEETING + timedelta(days=1)))) == []


def test_the_number_of_queries_does_not_grow(home: Home, cast: SmallReview, meeting: Any) -> None:
    promise(home, cast, "10 February 2024")
    with CaptureQueriesContext(connection) as few:
        at(home, meeting)
    more = small_review(*home, neutral_name="Review 4")
    for number in (1, 2):
        promise(home, more, "10 February 2024", number=number)
    with CaptureQueriesContext(connection) as many:
        assert len(at(home, meeting).expected) == 1  # the others are another committee's
    assert len(many) == len(few)
