"""What the hand-over pack holds: what is owned, at what risk, what waits; nothing that is restricted."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Dated, Delivery, Kind
from followthrough.councils import actions as councils
from followthrough.councils.models import Restriction
from followthrough.councils.permissions import Role
from followthrough.councils.veil import looking, seeing
from followthrough.desk.queries.handing_over import HandOver, Risk, Waits, handing_over, owned_alone
from followthrough.desk.queries.picture import picture
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.restriction import actions as restriction
from tests.cast import SmallReview, small_review


@pytest.fixture
def cast(home: tuple[Any, Any]) -> SmallReview:
    """Its post owns the second, in prose only, and the third, which nobody has answered."""
    made = small_review(*home)
    for n in (1, 2):
        about = {"council": home[0], "by": home[1], "commitment": made.recommendations[n].commitment}
        commitments.assign(**about, post=made.post)
    return made


def found(council: Any, *posts: Any) -> HandOver:
    return handing_over(picture(council, AsAt.now()), posts)


def by_number(pack: HandOver) -> dict[str, Any]:
    return {one.owned.line.recommendation.number: one for one in pack.passing if one.owned.line}


def test_what_is_open_passes_and_what_is_closed_does_not(home: tuple[Any, Any], cast: SmallReview) -> None:
    pack = found(home[0], cast.post)
    assert sorted(by_number(pack)) == ["2", "3"]
    assert by_number(pack)["2"].owned.standing.update.text == "The list is being drawn up."


def test_risks(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, by = home
    second = {"council": council, "by": by, "commitment": cast.recommendations[1].commitment}
    commitments.promise(**second, due=parse("March 2022"))
    given = {"kind": Dated.EXTENSION, "reason": "Rain.", "approved_by": "Director"}
    commitments.promise(**second, due=parse("March 2023"), **given)
    pack = by_number(found(council, cast.post))
    assert pack["2"].risks == (Risk.OVERDUE, Risk.EXTENDED, Risk.SILENT)
    assert pack["3"].risks == (Risk.SILENT,)
    commitments.record_progress(**second, state=Delivery.IN_PROGRESS, text="Nearly.")
    assert by_number(found(council, cast.post))["2"].risks == (Risk.OVERDUE, Risk.EXTENDED)
    assert found(council, cast.post).at(Risk.SILENT) == 1


def test_it_relies_on_what_is_open_and_not_on_what_is_finished(home: tuple[Any, Any], cast: SmallReview) -> None:
    mine = {"council": home[0], "by": home[1]}
    award = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text="Get the award.")
    commitments.rely(**mine, commitment=cast.recommendations[1].commitment, on=award)
    one = by_number(found(home[0], cast.post))["2"]
    assert [other.words.text for other in one.relies_on] == ["Get the award."]
    assert Risk.RELIES in one.risks
    commitments.record_progress(**mine, commitment=award, state=Delivery.COMPLETE, text="Got it.")
    one = by_number(found(home[0], cast.post))["2"]
    assert (one.relies_on, Risk.RELIES in one.risks) == ((), False)


def test_what_waits(home: tuple[Any, Any], cast: SmallReview) -> None:
    pack = by_number(found(home[0], cast.post))
    assert (pack["2"].waits, pack["3"].waits) == ((), (Waits.RESPONSE,))


def test_what_a_team_owns_passes_with_its_posts_and_is_not_the_posts_own(
    home: tuple[Any, Any], cast: SmallReview
) -> None:
    mine = {"council": home[0], "by": home[1]}
    commitments.assign(**mine, commitment=cast.recommendations[1].commitment, team=cast.post.team)
    assert sorted(by_number(found(home[0], cast.post))) == ["2", "3"]
    seen = picture(home[0], AsAt.now())

    def alone(owner: Any) -> list[str]:
        return [one.line.recommendation.number for one in owned_alone(seen, owner) if one.line]

    assert (alone(cast.post), alone(cast.post.team)) == (["3"], ["2"])


def test_nothing_is_owned_by_no_post(home: tuple[Any, Any], cast: SmallReview) -> None:
    assert found(home[0]).passing == ()


def test_what_is_restricted_is_there_for_whoever_has_it_open_alone(
    home: tuple[Any, Any], cast: SmallReview, second: Any
) -> None:
    council, by = home
    third = cast.recommendations[2].commitment
    mine = {"council": council, "by": by}
    commitments.rely(**mine, commitment=cast.recommendations[1].commitment, on=third)
    restriction.restrict(**mine, thing=third, readers=[by, second], reason="It names a home.")
    row = Restriction.objects.get(council=council)
    for opened, numbers, relies in (([], ["2"], 0), ([row.id], ["2", "3"], 1)):
        with seeing(opened), looking():
            pack = by_number(found(council, cast.post))
        assert sorted(pack) == numbers
        assert len(pack["2"].relies_on) == relies


@pytest.fixture
def second(home: tuple[Any, Any]) -> Any:
    given = {"council": home[0], "by": home[1], "name": "Second", "email": "second@saltmere.example"}
    return councils.admit(**given, role=Role.LEAD_OFFICER, first_day=date(2024, 1, 1))


def test_as_many_queries_for_three_things_as_for_one(home: tuple[Any, Any], cast: SmallReview) -> None:
    mine = {"council": home[0], "by": home[1]}

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            found(home[0], cast.post)
        return len(caught)

    award = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text="Get the award.")
    commitments.rely(**mine, commitment=cast.recommendations[1].commitment, on=award)
    one = asked()
    for n in range(3):
        more = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text=f"Award {n}.")
        commitments.assign(**mine, commitment=more, post=cast.post)
        commitments.rely(**mine, commitment=more, on=award)
    assert asked() == one
