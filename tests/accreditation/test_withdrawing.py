"""Taking back one row about a programme, and what is not taken back so."""

from typing import Any

import pytest

from followthrough.accreditation.actions import moving, reviewing, withdrawing
from followthrough.accreditation.actions.programmes import Follows, charter
from followthrough.accreditation.actions.reviewing import Finds, How
from followthrough.accreditation.models import Charter, Conduct, Found
from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries import reviewing as reading
from followthrough.accreditation.rules import Finds as Kind
from followthrough.commitments import actions as commitments
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from tests.accreditation.cast import NEXT, Gardening, edition
from tests.cast import small_review


def withdraw(plots: Gardening, row: Any) -> Any:
    return withdrawing.withdraw(**plots.by, row=row, reason="Wrong.")


def last(model: Any, plots: Gardening) -> Any:
    return model.objects.filter(council=plots.council).order_by("recorded_at").last()


def followed(plots: Gardening) -> Any:
    found = programmes.charter(plots.council, plots.programme, AsAt.now())
    assert found is not None
    return found.edition


def test_the_only_row_of_a_review_is_kept_and_an_earlier_one_comes_back(plots: Gardening) -> None:
    with pytest.raises(Refused, match="only_conduct"):
        withdraw(plots, last(Conduct, plots))
    reviewing.conduct(**plots.by, audit_of=plots.audit, how=How(finished=True))
    withdraw(plots, last(Conduct, plots))
    view = reading.audit(plots.council, plots.audit.id, AsAt.now())
    assert view is not None
    assert not view.conduct.finished
    with pytest.raises(Refused, match="only_conduct"):
        withdraw(plots, view.conduct)


def test_the_only_words_of_a_finding_are_kept(plots: Gardening) -> None:
    gap = plots.gap()
    plots.action(gap)
    with pytest.raises(Refused, match="only_found"):
        withdraw(plots, last(Found, plots))
    reviewing.say(**plots.by, finding=gap, finds=Finds(Kind.SKILLS, "Nobody digs."))
    withdraw(plots, last(Found, plots))
    assert last(Found, plots).finding == gap


def test_another_review_does_not_stand_for_the_one(plots: Gardening) -> None:
    plots.review(plots.housing)
    with pytest.raises(Refused, match="only_conduct"):
        withdraw(plots, last(Conduct, plots))


def test_the_only_charter_is_kept(plots: Gardening) -> None:
    with pytest.raises(Refused, match="only_charter"):
        withdraw(plots, last(Charter, plots))
    charter(**plots.by, programme=plots.programme, follows=Follows(plots.loaded.edition, plots.post))
    withdraw(plots, last(Charter, plots))
    assert followed(plots) == plots.loaded.edition


def test_a_move_that_carried_judgements_is_moved_back(plots: Gardening) -> None:
    plots.judge(r1_1="met", r1_2="met")
    new = edition(plots.council, plots.officer, NEXT).edition
    moving.move(**plots.by, programme=plots.programme, edition=new)
    moved = last(Charter, plots)
    with pytest.raises(Refused, match="came_by_move"):
        withdraw(plots, moved)
    charter(**plots.by, programme=plots.programme, follows=Follows(new, plots.post))
    with pytest.raises(Refused, match="came_by_move"):
        withdraw(plots, moved)
    withdraw(plots, last(Charter, plots))
    assert followed(plots) == new


def test_a_move_that_rewrote_reliances_is_moved_back(plots: Gardening) -> None:
    asked = small_review(plots.council, plots.officer).recommendations[0].commitment
    commitments.rely(**plots.by, commitment=asked, on=plots.programme, part="2.1")
    moving.move(**plots.by, programme=plots.programme, edition=edition(plots.council, plots.officer, NEXT).edition)
    with pytest.raises(Refused, match="came_by_move"):
        withdraw(plots, last(Charter, plots))


def test_a_move_that_took_nothing_over_is_withdrawn(plots: Gardening) -> None:
    moving.move(**plots.by, programme=plots.programme, edition=edition(plots.council, plots.officer, NEXT).edition)
    withdraw(plots, last(Charter, plots))
    assert followed(plots) == plots.loaded.edition
