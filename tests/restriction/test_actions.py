"""Restricting, naming readers, lifting; what others learn of it (nothing), and what is set down."""

from datetime import date
from typing import Any

import pytest

from followthrough.audit import queries as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments.models import Commitment
from followthrough.commitments.queries import programmes
from followthrough.commitments.rules import Kind
from followthrough.councils import actions as councils
from followthrough.councils.models import Reader, Restriction
from followthrough.councils.permissions import Role
from followthrough.councils.veil import seeing
from followthrough.exchange import actions as exchange
from followthrough.exchange import queries as papers
from followthrough.exchange.actions import NewReview
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.redaction import actions as redaction
from followthrough.redaction import queries as places
from followthrough.restriction import actions, queries
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About
from followthrough.reviews.models import Review
from followthrough.reviews.queries.lines import lines
from tests.cast import SmallReview, small_review

Home = tuple[Any, Any]
FIRST_DAY = date(2020, 1, 1)
FILE = (
    b"Number,Recommendation,Agree?,Comment\n"
    b"1,That the Council counts its swifts.,Agree,Complete\n"
    b"2,That the Council feeds its owls.,Agree,\n"
)


def add(council: Any, role: Role, name: str) -> Any:
    """Somebody with that role."""
    user = councils.create_sign_in(email=f"{name.lower()}@{council.slug}.example", password=None)
    person = councils.add_person(council=council, by=None, name=name, email=user.email)
    councils.give_role(council=council, by=None, user=user, person=person, role=role, first_day=FIRST_DAY)
    return person


@pytest.fixture
def lead(home: Home) -> Any:
    return add(home[0], Role.LEAD_OFFICER, "Wren")


@pytest.fixture
def mine(home: Home) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


@pytest.fixture
def small(home: Home) -> SmallReview:
    return small_review(*home)


@pytest.fixture
def made(mine: dict[str, Any], lead: Any, small: SmallReview) -> Restriction:
    """The first recommendation, restricted to the officer and the lead officer."""
    thing = small.recommendations[0].commitment
    return actions.restrict(**mine, thing=thing, readers=[mine["by"], lead], reason="A colleague is named.")


def numbers(council: Any, review: Any) -> list[str]:
    return [line.recommendation.number for line in lines(council, review, AsAt.now())]


def test_it_is_there_for_whoever_has_it_open_and_for_nobody_else(
    home: Home, small: SmallReview, made: Restriction
) -> None:
    assert numbers(home[0], small.review) == ["2", "3", "4"]
    with seeing([made.id]):
        assert numbers(home[0], small.review) == ["1", "2", "3", "4"]
    assert numbers(home[0], small.review) == ["2", "3", "4"]


def test_of_a_review_everything_is_restricted_also_what_is_added_later(
    home: Home, mine: dict[str, Any], lead: Any, small: SmallReview
) -> None:
    made = actions.restrict(**mine, thing=small.review, readers=[home[1], lead], reason="A colleague is named.")
    reviews.add_recommendation(**mine, review=small.review, number="5", text="That the Council waters them.")
    assert (Review.objects.count(), Commitment.objects.count(), numbers(home[0], small.review)) == (0, 0, [])
    with seeing([made.id]):
        assert numbers(home[0], small.review) == ["1", "2", "3", "4", "5"]


def test_both_have_to_be_open_where_a_review_and_a_recommendation_of_it_are_restricted(
    home: Home, mine: dict[str, Any], lead: Any, small: SmallReview, made: Restriction
) -> None:
    whole = actions.restrict(**mine, thing=small.review, readers=[home[1], lead], reason="All of it.")
    with seeing([made.id]):
        assert numbers(home[0], small.review) == []
    with seeing([whole.id]):
        assert numbers(home[0], small.review) == ["2", "3", "4"]
    with seeing([made.id, whole.id]):
        assert numbers(home[0], small.review) == ["1", "2", "3", "4"]


def test_a_programme_can_be_restricted(home: Home, mine: dict[str, Any], lead: Any) -> None:
    programme = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text="Get the award.")
    actions.restrict(**mine, thing=programme, readers=[home[1], lead], reason="Not announced.")
    assert programmes(home[0], AsAt.now()) == []


@pytest.mark.parametrize(
    ("who", "reason", "code"),
    [
        ("both", " ", "reason_needed"),
        ("officer", "Why.", "two_readers_needed"),
        ("lead officers", "Why.", "keeper_needed"),
        ("officer and somebody without a role", "Why.", "two_readers_needed"),
    ],
)
def test_it_needs_readers_and_a_reason(
    home: Home, mine: dict[str, Any], lead: Any, small: SmallReview, who: str, reason: str, code: str
) -> None:
    people = {
        "both": [home[1], lead],
        "officer": [home[1]],
        "lead officers": [lead, add(home[0], Role.LEAD_OFFICER, "Heron")],
        "officer and somebody without a role": [
            home[1],
            councils.add_person(council=home[0], by=None, name="Gone"),
        ],
    }
    with pytest.raises(Refused) as refused:
        actions.restrict(**mine, thing=small.review, readers=people[who], reason=reason)
    assert (refused.value.code, Restriction.objects.count(), Reader.objects.count()) == (code, 0, 0)


def test_it_is_restricted_once(mine: dict[str, Any], lead: Any, small: SmallReview, made: Restriction) -> None:
    with pytest.raises(Refused) as refused:
        actions.restrict(**mine, thing=small.recommendations[0].commitment, readers=[mine["by"], lead], reason="Again.")
    assert refused.value.code == "already_restricted"


def test_too_few_readers_are_never_left(mine: dict[str, Any], lead: Any, made: Restriction) -> None:
    for person, code in ((lead, "two_readers_needed"), (mine["by"], "two_readers_needed")):
        with pytest.raises(Refused) as refused:
            actions.end_reader(**mine, restriction=made, person=person)
        assert refused.value.code == code
    other = add(mine["council"], Role.CONTRIBUTOR, "Heron")
    actions.name_reader(**mine, restriction=made, person=other)
    with pytest.raises(Refused) as refused:
        actions.end_reader(**mine, restriction=made, person=mine["by"])
    assert refused.value.code == "keeper_needed"
    actions.end_reader(**mine, restriction=made, person=lead)
    assert queries.still_named(mine["council"], lead, [made.id]) == frozenset()
    assert queries.still_named(mine["council"], other, [made.id]) == {made.id}


def test_whoever_cannot_sign_in_is_not_named(mine: dict[str, Any], made: Restriction) -> None:
    gone = councils.add_person(council=mine["council"], by=None, name="Gone")
    with pytest.raises(Refused) as refused:
        actions.name_reader(**mine, restriction=made, person=gone)
    assert refused.value.code == "reader_cannot_sign_in"


def test_readers_who_leave_are_missed(mine: dict[str, Any], lead: Any, made: Restriction) -> None:
    found = queries.named_to(mine["council"], mine["by"])
    assert queries.short_of_readers(mine["council"], found) == []
    councils.end_role(**mine, membership=lead.memberships.get(), last_day=FIRST_DAY)
    assert queries.short_of_readers(mine["council"], found) == found


def test_its_number_can_be_used_by_whoever_does_not_see_it(
    home: Home, mine: dict[str, Any], small: SmallReview, made: Restriction
) -> None:
    reviews.add_recommendation(**mine, review=small.review, number="1", text="That the Council plants limes.")
    assert numbers(home[0], small.review) == ["2", "3", "4", "1"]
    with seeing([made.id]):
        assert numbers(home[0], small.review) == ["1", "2", "3", "4", "1"]
        with pytest.raises(Refused) as refused:
            actions.lift(**mine, restriction=made, reason="It is known.")
    assert (refused.value.code, refused.value.params) == ("number_used_meanwhile", {"number": "1"})


def test_its_neutral_name_too(mine: dict[str, Any], lead: Any, small: SmallReview) -> None:
    made = actions.restrict(**mine, thing=small.review, readers=[mine["by"], lead], reason="All of it.")
    reviews.create_review(**mine, neutral_name="Review 3", about=About(name="Another"))
    with pytest.raises(Refused) as refused:
        actions.lift(**mine, restriction=made, reason="It is known.")
    assert refused.value.code == "name_used_meanwhile"


def test_lifted_it_is_there_again_and_its_number_is_taken(
    home: Home, mine: dict[str, Any], small: SmallReview, made: Restriction
) -> None:
    actions.lift(**mine, restriction=made, reason="It is known.")
    assert numbers(home[0], small.review) == ["1", "2", "3", "4"]
    with pytest.raises(Refused) as refused:
        reviews.add_recommendation(**mine, review=small.review, number="1", text="That the Council plants limes.")
    assert refused.value.code == "number_taken"
    with pytest.raises(Refused) as refused:
        actions.lift(**mine, restriction=made, reason="Again.")
    assert refused.value.code == "not_restricted"


def test_lifted_it_can_be_restricted_again(mine: dict[str, Any], lead: Any, made: Restriction) -> None:
    actions.lift(**mine, restriction=made, reason="It is known.")
    thing = Commitment.objects.get(id=made.subject_id)
    again = actions.restrict(**mine, thing=thing, readers=[mine["by"], lead], reason="It is not.")
    assert queries.of(mine["council"], Commitment.everything.get(id=thing.id)) is None
    with seeing([again.id]):
        assert queries.of(mine["council"], Commitment.everything.get(id=thing.id)) == again


def test_opening_is_set_down_once_a_person_and_day(mine: dict[str, Any], lead: Any, made: Restriction) -> None:
    for person in (mine["by"], mine["by"], lead):
        actions.record_opening(council=mine["council"], by=person, restriction=made)
    opened = [event.person_id for event in queries.history(mine["council"], made) if event.verb == queries.OPENED]
    assert opened == [lead.id, mine["by"].id]


def test_only_a_reader_opens_it(mine: dict[str, Any], made: Restriction) -> None:
    other = add(mine["council"], Role.SCRUTINY_OFFICER, "Heron")
    with pytest.raises(Refused) as refused:
        actions.record_opening(council=mine["council"], by=other, restriction=made)
    assert refused.value.code == "not_a_reader"


def test_the_trail_holds_it_for_its_readers_only(home: Home, small: SmallReview, made: Restriction) -> None:
    subject = small.recommendations[0].commitment_id
    everything = audit.trail(home[0].id).count()
    about = audit.trail(home[0].id, subject).count()
    assert (queries.trail(home[0], subject).count(), queries.trail(home[0]).count()) == (0, everything - about)
    with seeing([made.id]):
        assert (queries.trail(home[0], subject).count(), queries.trail(home[0]).count()) == (about, everything)


def test_after_lifting_the_trail_does_not_say_why_it_was_restricted(mine: dict[str, Any], made: Restriction) -> None:
    actions.lift(**mine, restriction=made, reason="It is known.")
    verbs = {event.verb for event in queries.trail(mine["council"])}
    assert [verb for verb in verbs if verb.startswith("restriction.")] == []
    assert next(event.verb for event in queries.history(mine["council"], made)) == "restriction.lifted"


def test_a_paper_that_tells_of_it_is_restricted_with_it(home: Home, mine: dict[str, Any], lead: Any) -> None:
    paper = exchange.read_in(**mine, data=FILE, name="birds.csv")
    review = exchange.confirm(
        **mine, paper=paper, into=NewReview("Review 8", About(name="Birds")), paper_on=clock.today(), keep_original=True
    )
    head = lines(home[0], review, AsAt.now())[0].recommendation
    made = actions.restrict(**mine, thing=head.commitment, readers=[home[1], lead], reason="A colleague is named.")
    assert (papers.paper(home[0], paper.id), list(papers.papers(home[0]))) == (None, [])
    again = exchange.read_in(**mine, data=FILE, name="birds.csv")
    assert papers.confirmed_before(home[0], again) is None
    with seeing([made.id]):
        assert papers.confirmed_before(home[0], again) == paper


def test_redaction_reaches_it_and_counts_only_what_may_be_known(
    home: Home, mine: dict[str, Any], small: SmallReview, made: Restriction
) -> None:
    other = add(home[0], Role.COUNCIL_ADMINISTRATOR, "Heron")
    commitments.add_note(**mine, commitment=small.recommendations[1].commitment, name="Where", text="Kestrel Yard")
    with seeing([made.id]):
        commitments.add_note(**mine, commitment=small.recommendations[0].commitment, name="Where", text="Kestrel Yard")
    found = places.places(home[0], "Kestrel Yard", {})
    assert (len(found), len(places.shown(home[0], found))) == (4, 2)
    request = redaction.ask(**mine, words="Kestrel Yard", reason="A home.")
    redaction.approve(council=home[0], by=other, request=request)
    request.refresh_from_db()
    assert (places.places(home[0], "Kestrel Yard", {}), request.places) == ([], 2)
    assert audit.trail(home[0].id).first().payload.body == {"places": 2}


def test_words_that_stand_only_there_are_nowhere_for_others(
    mine: dict[str, Any], small: SmallReview, made: Restriction
) -> None:
    with seeing([made.id]):
        commitments.add_note(**mine, commitment=small.recommendations[0].commitment, name="Where", text="Kestrel Yard")
        assert len(redaction.look(council=mine["council"], words="Kestrel Yard", reason="A home.")) == 2
    with pytest.raises(Refused) as refused:
        redaction.look(council=mine["council"], words="Kestrel Yard", reason="A home.")
    assert refused.value.code == "words_nowhere"


def test_its_owners_are_named_before(home: Home, mine: dict[str, Any], lead: Any, small: SmallReview) -> None:
    councils.take_up_post(**mine, post=small.post, person=lead, first_day=clock.today())
    [line, *_others] = lines(home[0], small.review, AsAt.now())
    assert queries.owners(home[0], line.standing) == [(lead, small.post)]


def test_another_council_has_nothing_of_it(away: Home, made: Restriction) -> None:
    assert (queries.hidden(away[0]), queries.naming(*away, made.id)) == (set(), None)
