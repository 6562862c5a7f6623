"""The ledger as a progress report sees it: two days compared, and nothing that is exempt or restricted in it."""

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments import exempting
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Dated, Delivery, Whose
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.redaction import originals, rules
from followthrough.reports.exports import FORMATS, export_progress
from followthrough.reports.gather_progress import progress_source
from followthrough.reports.progress_source import DateMoved, ProgressItem, ProgressSource
from followthrough.reports.standing_tables import letters
from followthrough.restriction import actions as restriction
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import Answer
from followthrough.reviews.queries.changes import earlier_days, reported_days
from followthrough.reviews.queries.lines import lines, review
from followthrough.reviews.rules import Response, Scrutiny
from tests.cast import ANSWERED, ENDORSED, FIRST_PAPER, SECOND_PAPER, TEXTS, SmallReview, small_review
from tests.fixtures import home

__all__ = ["home"]
Home = tuple[Any, Any]
LATER = SECOND_PAPER + timedelta(days=30)
READABLE = [form for form in FORMATS if form != "pdf"]
SECRETS = (
    "the heron pond",
    "the old ice house",
    "the bandstand",
    "the rose walk",
    "the moated barn",
    "the lime kiln",
    TEXTS[0],
    "Half are planted.",
    "Planting register 2023",
)


@pytest.fixture
def small(home: Home) -> SmallReview:
    return small_review(*home)


def source(home: Home, small: SmallReview, since: date, day: date) -> ProgressSource:
    as_at = AsAt.on(day)
    view = review(home[0], small.review.id, as_at)
    assert view is not None
    return progress_source(home[0], view, AsAt(since, as_at.cutoff), as_at)


def items(home: Home, small: SmallReview, since: date, day: date) -> list[ProgressItem]:
    return list(source(home, small, since, day).items)


def test_what_changed_between_the_two_papers(home: Home, small: SmallReview) -> None:
    found = source(home, small, FIRST_PAPER, SECOND_PAPER)
    first, second, third, fourth = found.items
    assert first.kinds == {"state", "update", "evidence", "decision"}
    assert second.kinds == {"state", "update"}
    assert (third.kinds, fourth.kinds) == (frozenset(), frozenset())
    assert first.before is not None
    assert first.before.update is not None
    assert (first.before.update.text, first.now.update and first.now.update.text) == (
        "Half are planted.",
        "All are planted.",
    )
    assert [set(map(str, letters(item.tracked))) for item in found.items] == [{"B"}, {"A"}, {"A"}, set()]
    assert [item.service for item in found.items] == ["Parks of Review 3", None, None, None]


def test_before_there_was_anything_all_is_new(home: Home, small: SmallReview) -> None:
    found = items(home, small, ENDORSED - timedelta(days=1), ANSWERED)
    assert [(item.before, item.kinds) for item in found] == [(None, frozenset({"added"}))] * 4


def test_an_extension_comes_with_its_reason_and_who_approved_it(home: Home, small: SmallReview) -> None:
    first, *_rest = items(home, small, ANSWERED, FIRST_PAPER)
    assert first.moved == (
        DateMoved(
            "extension", parse("March 2022"), parse("December 2023"), "The nursery lost its stock.", "Head of Parks"
        ),
    )
    assert set(map(str, letters(first.tracked))) == {"A", "C"}


def date_of(home: Home, small: SmallReview, kind: Dated, printed: str, known_on: date, **more: Any) -> Any:
    return commitments.promise(
        council=home[0],
        by=home[1],
        commitment=small.recommendations[1].commitment,
        due=parse(printed),
        kind=kind,
        told=Told(known_on=known_on),
        **more,
    )


def test_a_forecast_later_than_the_date_that_counts_needs_an_extension(home: Home, small: SmallReview) -> None:
    date_of(home, small, Dated.DUE, "31 March 2024", FIRST_PAPER)
    date_of(home, small, Dated.FORECAST, "May 2024", SECOND_PAPER, reason="The printer is late.")
    _first, second, *_rest = items(home, small, FIRST_PAPER, SECOND_PAPER)
    assert second.moved == (DateMoved("forecast", None, parse("May 2024"), "The printer is late."),)
    assert set(map(str, letters(second.tracked))) == {"A", "C"}
    _first, second, *_rest = items(home, small, SECOND_PAPER, LATER)
    assert (second.moved, set(map(str, letters(second.tracked)))) == ((), {"A", "D"})


def test_the_states_are_read_on_the_days_of_reports_and_of_this_one(home: Home, small: SmallReview) -> None:
    found = source(home, small, FIRST_PAPER, LATER)
    assert [(one.day, one.counts) for one in found.states] == [
        (FIRST_PAPER, {"not_stated": 1, "in_progress": 1, "no_update": 1, "none_expected": 1}),
        (SECOND_PAPER, {"not_stated": 2, "complete": 1, "none_expected": 1}),
        (LATER, {"not_stated": 2, "complete": 1, "none_expected": 1}),
    ]


def test_of_many_days_the_latest_stand_beside_the_two(home: Home, small: SmallReview) -> None:
    for n in range(1, 10):
        commitments.record_progress(
            council=home[0],
            by=home[1],
            commitment=small.recommendations[1].commitment,
            state=Delivery.IN_PROGRESS,
            text="",
            told=Told(known_on=SECOND_PAPER + timedelta(days=n)),
        )
    days = [one.day for one in source(home, small, FIRST_PAPER, LATER).states]
    assert days == [FIRST_PAPER, *(SECOND_PAPER + timedelta(days=n) for n in range(4, 10)), LATER]


def test_the_days_since_which_it_can_tell(home: Home, small: SmallReview) -> None:
    council = home[0]
    assert earlier_days(council, small.review, AsAt.on(LATER)) == [FIRST_PAPER, ANSWERED, ENDORSED]
    assert earlier_days(council, small.review, AsAt.on(ANSWERED)) == [ENDORSED]
    assert earlier_days(council, small.review, AsAt.on(ENDORSED)) == [ENDORSED - timedelta(days=1)]
    assert earlier_days(council, small.review, AsAt.on(date(2020, 1, 1))) == [date(2019, 12, 31)]
    assert reported_days(council, small.review, AsAt.on(LATER)) == [FIRST_PAPER, SECOND_PAPER]


def hide_texts(home: Home, small: SmallReview) -> None:
    """Every text that can be exempt changes after the second paper, and is exempt before and after."""
    council, by = home
    mine: dict[str, Any] = {"council": council, "by": by, "told": Told(known_on=LATER)}
    first, second, third = small.recommendations[:3]
    old = lines(council, small.review, AsAt.on(FIRST_PAPER))[0].standing
    stands = lines(council, small.review, AsAt.now())[0].standing
    rows: list[tuple[Any, Any]] = [(first, old.words), (first, old.update), (first, stands.evidence[0])]
    rows += [
        (
            first,
            reviews.reword(
                **mine,
                recommendation=first,
                text=f"That the Council sells {SECRETS[0]}.",
                whose=Whose.COMMITTEE,
                minute_ref="Minute 49",
            ),
        ),
        (
            second,
            commitments.record_progress(
                **mine,
                commitment=second.commitment,
                state=Delivery.NOT_PURSUED,
                text=f"It sold {SECRETS[1]}.",
                reason=f"A buyer came for {SECRETS[2]}.",
            ),
        ),
        (second, commitments.add_evidence(**mine, commitment=second.commitment, reference=f"Deed of {SECRETS[3]}")),
        (
            third,
            reviews.respond(
                **mine,
                recommendation=third,
                answer=Answer(state=Response.AGREED_IN_PART, which_part=f"All but {SECRETS[4]}."),
            ),
        ),
        (
            second,
            reviews.decide(
                **mine,
                recommendation=second,
                state=Scrutiny.KEPT_OPEN,
                meeting=small.meeting,
                minute_ref="Minute 50",
                note=f"The Committee wants {SECRETS[5]} back.",
            ),
        ),
    ]
    for about, row in rows:
        exempting.exempt(
            council=council,
            by=by,
            commitment=about.commitment,
            row=row,
            paragraph="3",
            reason="The seller would ask for more.",
            review_on=clock.today() + timedelta(days=30),
        )


def test_exempt_texts_are_left_out_before_and_after(home: Home, small: SmallReview) -> None:
    hide_texts(home, small)
    for since in (FIRST_PAPER - timedelta(days=1), FIRST_PAPER, SECOND_PAPER):
        given = source(home, small, since, LATER)
        for form in READABLE:
            made = export_progress(given, form)
            assert [secret for secret in SECRETS if originals.holds(made, rules.fold(secret))] == []
            assert originals.holds(made, rules.fold("[exempt: see the exempt appendix]"))
            assert originals.holds(made, rules.fold(TEXTS[1]))


def test_without_the_exemptions_they_would_stand_in_it(
    home: Home, small: SmallReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exempting, "exempt", lambda **given: None)
    hide_texts(home, small)
    made = "".join(
        export_progress(source(home, small, since, day), "html").decode()
        for since, day in ((ANSWERED, FIRST_PAPER), (SECOND_PAPER, LATER), (FIRST_PAPER, LATER))
    )
    missing = [secret for secret in SECRETS if secret not in made]
    # Evidence is counted in a progress report, and not told.
    assert missing == ["the rose walk", "Planting register 2023"]


def test_what_is_restricted_is_absent_to_the_byte(home: Home, small: SmallReview) -> None:
    council, by = home

    def made() -> list[bytes]:
        given = source(home, small, FIRST_PAPER, LATER)
        return [export_progress(given, form) for form in FORMATS]

    before = made()
    mine: dict[str, Any] = {"council": council, "by": by, "told": Told(known_on=SECOND_PAPER)}
    secret = reviews.add_recommendation(
        **mine, review=small.review, number="77", text="That the Council moves its staff from Peregrine Wharf."
    )
    commitments.record_progress(
        **mine, commitment=secret.commitment, state=Delivery.COMPLETE, text="They left Peregrine Wharf."
    )
    assert [new for new, old in zip(made(), before, strict=True) if new == old] == []
    restriction.restrict(
        council=council, by=by, thing=secret.commitment, readers=readers(council, by), reason="It names a place."
    )
    assert made() == before


def readers(council: Any, by: Any) -> list[Any]:
    user = councils.create_sign_in(email="reader@saltmere.example", password=None)
    person = councils.add_person(council=council, by=None, name="Reader of Saltmere", email=user.email)
    role = Role.LEAD_OFFICER
    councils.give_role(council=council, by=None, user=user, person=person, role=role, first_day=date(2020, 1, 1))
    return [by, person]
