"""The sample council's ledger as the appendix sees it, on several days."""

from collections import Counter
from datetime import date

import pytest

from followthrough.councils.models import Council
from followthrough.councils.queries import council_by_slug
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.reports.fate import fates
from followthrough.reports.gather import appendix_source
from followthrough.reports.source import AppendixSource, RecommendationSource
from followthrough.reviews.queries.lines import review_named


@pytest.fixture
def merrowbridge(read_sample: None, db: None) -> Council:
    council = council_by_slug("merrowbridge")
    assert council is not None
    return council


def gathered(council: Council, day: date) -> AppendixSource:
    as_at = AsAt.on(day)
    view = review_named(council, "review 7", as_at)
    assert view is not None
    return appendix_source(council, view, as_at)


def one(council: Council, number: str, day: date) -> RecommendationSource:
    return next(item for item in gathered(council, day).recommendations if item.number == number)


def whole_day(printed: str, day: date) -> FuzzyDay:
    return FuzzyDay(printed, day, day)


@pytest.mark.parametrize(
    ("day", "responses", "deliveries", "positions"),
    [
        (date(2021, 4, 1), {"awaiting": 48}, {"not_stated": 48}, {"monitoring": 48}),
        (
            date(2022, 5, 1),
            {"agreed": 26, "agreed_in_part": 13, "not_agreed": 9},
            {"not_stated": 21, "none_expected": 9, "complete": 7, "in_progress": 5, "no_update": 4, "not_started": 2},
            {"monitoring": 39, "closure_proposed": 5, "closed": 2, "refusal_accepted": 1, "noted": 1},
        ),
        (
            date(2024, 1, 31),
            {"agreed": 26, "agreed_in_part": 13, "not_agreed": 9},
            {
                "not_stated": 16,
                "complete": 15,
                "none_expected": 9,
                "no_update": 4,
                "in_progress": 2,
                "superseded": 1,
                "paused": 1,
            },
            {"monitoring": 31, "closure_proposed": 8, "closed": 6, "refusal_accepted": 1, "noted": 1, "kept_open": 1},
        ),
    ],
)
def test_each_day_has_its_own_counts(
    merrowbridge: Council,
    day: date,
    responses: dict[str, int],
    deliveries: dict[str, int],
    positions: dict[str, int],
) -> None:
    all_fates = fates(gathered(merrowbridge, day))
    assert Counter(one.response for one in all_fates) == responses
    assert Counter(one.delivery for one in all_fates) == deliveries
    assert Counter(one.position for one in all_fates) == positions


def test_the_review_itself(merrowbridge: Council) -> None:
    source = gathered(merrowbridge, date(2024, 1, 31))
    assert (source.neutral_name, source.council_name, source.committee, source.language) == (
        "Review 7",
        merrowbridge.name,
        "Scrutiny Committee",
        "en-GB",
    )
    assert source.endorsed == whole_day("9 March 2021", date(2021, 3, 9))
    assert source.decided == whole_day("14 April 2021", date(2021, 4, 14))
    assert gathered(merrowbridge, date(2021, 4, 1)).decided is None


def test_recommendations_stand_in_the_order_of_the_report(merrowbridge: Council) -> None:
    numbers = [item.number for item in gathered(merrowbridge, date(2024, 1, 31)).recommendations]
    assert numbers == [str(number) for number in range(1, 49)]


def test_a_rewording_keeps_the_original_beside_it(merrowbridge: Council) -> None:
    reworded = one(merrowbridge, "30", date(2024, 1, 31))
    assert reworded.text.startswith("That the Council asks bidders for contracts")
    assert reworded.original_text == (
        "That the Council requires every contractor to have a domestic abuse policy for its own staff."
    )
    assert one(merrowbridge, "30", date(2021, 4, 1)).original_text == ""


def test_an_extension_keeps_the_first_date(merrowbridge: Council) -> None:
    due = one(merrowbridge, "13", date(2024, 1, 31)).due
    assert due is not None
    assert due.original == whole_day("31 March 2022", date(2022, 3, 31))
    assert due.current == whole_day("30 June 2023", date(2023, 6, 30))
    assert [(one.reason, one.approver) for one in due.extensions] == [
        (
            "Two of the five districts had not yet agreed the shared referral form.",
            "Cabinet Member for Safer Communities",
        )
    ]


def test_what_was_last_stated_is_given_only_when_the_latest_update_states_nothing(merrowbridge: Council) -> None:
    silent = one(merrowbridge, "41", date(2024, 1, 31))
    assert silent.update is not None
    assert silent.update.state == "not_stated"
    assert silent.last_stated is not None
    assert (silent.last_stated.state, silent.last_stated.as_of.first) == ("not_started", date(2022, 4, 12))
    assert one(merrowbridge, "13", date(2024, 1, 31)).last_stated is None


def test_work_given_up_says_why(merrowbridge: Council) -> None:
    update = one(merrowbridge, "25", date(2026, 1, 1)).update
    assert update is not None
    assert (update.state, update.reason, update.decided_by) == (
        "not_pursued",
        "The fund was closed by the budget for 2025/26.",
        "Cabinet",
    )


def test_a_decision_has_its_meeting_and_minute(merrowbridge: Council) -> None:
    stands = one(merrowbridge, "13", date(2024, 1, 31)).scrutiny
    assert (stands.state, stands.minute, stands.draft) == ("closed", "SC 48 (2023/24)", False)
    assert stands.decided is not None
    assert stands.decided.first == date(2024, 1, 23)
    assert one(merrowbridge, "13", date(2022, 5, 1)).scrutiny.state != "closed"


def test_reliance_tells_the_forecast_of_that_day(merrowbridge: Council) -> None:
    def forecast(day: date) -> list[tuple[str, str | None]]:
        relied = one(merrowbridge, "2", day).relies_on
        return [(other.name, other.forecast.printed if other.forecast else None) for other in relied]

    assert forecast(date(2024, 1, 31)) == [("DAHA accreditation", "31 March 2025")]
    assert forecast(date(2026, 11, 21)) == [("DAHA accreditation", "summer 2026")]


def test_a_partner_bodys_post_is_named_with_its_body(merrowbridge: Council) -> None:
    assert one(merrowbridge, "24", date(2024, 1, 31)).owners == ("Director of Services, Lanternfold",)
