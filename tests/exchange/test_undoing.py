"""Taking an import back, and what keeps it."""

from typing import Any

import pytest

from followthrough.audit.actions import trust_end
from followthrough.audit.queries import faults as chain_faults
from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Delivery, Kind
from followthrough.exchange import actions, queries
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews import actions as reviews_actions
from followthrough.reviews.actions import About
from followthrough.reviews.models import Review
from followthrough.reviews.queries.lines import review as find_review
from followthrough.reviews.queries.lines import reviews
from followthrough.reviews.rules import Link as RecommendationTie
from tests.exchange.trees import WORD_TABLE, Home, confirm, first_of, now, read_in


def test_undo_takes_all_of_it_back_and_its_names_are_free_again(home: Home) -> None:
    paper = read_in(home)
    review = confirm(home, paper)
    actions.undo(council=home[0], by=home[1], paper=paper, reason="The wrong file.")
    assert now(home, review) == []
    assert reviews(home[0], AsAt.now()) == []
    again = confirm(home, read_in(home))
    assert len(now(home, again)) == 3
    trust_end(home[0].id)  # as a commit does
    assert chain_faults(home[0].id) == []


def test_undo_is_refused_once_something_stands_on_it(home: Home) -> None:
    paper = read_in(home)
    review = confirm(home, paper)
    commitments.record_progress(
        council=home[0],
        by=home[1],
        commitment=now(home, review)[0].recommendation.commitment,
        state=Delivery.COMPLETE,
        text="Done.",
    )
    with pytest.raises(Refused) as refused:
        actions.undo(council=home[0], by=home[1], paper=paper, reason="Too late.")
    assert refused.value.code == "stood_upon"
    assert len(now(home, review)) == 3


def later_words_of_the_review(home: Home, review: Review) -> None:
    reviews_actions.describe_review(council=home[0], by=home[1], review=review, about=About(name="Trees and shade"))


def another_relies_on_it(home: Home, review: Review) -> None:
    other = commitments.open_commitment(council=home[0], by=home[1], kind=Kind.PROGRAMME, text="Get the award.")
    on = first_of(home, review).commitment
    commitments.rely(council=home[0], by=home[1], commitment=other, on=on, note="")


def another_is_tied_to_it(home: Home, review: Review) -> None:
    given: dict[str, Any] = {"council": home[0], "by": home[1]}
    other = reviews_actions.create_review(**given, neutral_name="Review 2", about=About(name="Shade"))
    mine = reviews_actions.add_recommendation(**given, review=other, number="1", text="That it is done.")
    kind = RecommendationTie.DUPLICATE_OF
    reviews_actions.link(**given, recommendation=mine, other=first_of(home, review), kind=kind, minute_ref="M 1")


def its_programme_moves_on(home: Home, review: Review) -> None:
    programme = now(home, review)[1].standing.relies_on[0].on
    commitments.record_progress(
        council=home[0], by=home[1], commitment=programme, state=Delivery.IN_PROGRESS, text="Audits have begun."
    )


@pytest.mark.parametrize(
    "entered", [later_words_of_the_review, another_relies_on_it, another_is_tied_to_it, its_programme_moves_on]
)
def test_whatever_rests_on_an_import_keeps_it(home: Home, entered: Any) -> None:
    paper = read_in(home)
    second = queries.proposal(home[0], paper, 2)
    assert second is not None
    actions.mend(council=home[0], by=home[1], proposal=second, values={"accepted": [0, 1]})
    review = confirm(home, paper)
    entered(home, review)
    with pytest.raises(Refused, match="stood_upon"):
        actions.undo(council=home[0], by=home[1], paper=paper, reason="Too late.")
    assert [view.review for view in reviews(home[0], AsAt.now())][-1] == review
    assert len(now(home, review)) == 3


def test_an_undone_review_stays_in_what_was_known_before(home: Home) -> None:
    paper = read_in(home)
    review = confirm(home, paper)
    before = AsAt.now()
    actions.undo(council=home[0], by=home[1], paper=paper, reason="The wrong file.")
    later_words_of_the_review(home, review)
    assert reviews(home[0], AsAt.now()) == []
    assert find_review(home[0], review.id, AsAt.now()) is None
    assert [view.review for view in reviews(home[0], before)] == [review]


def test_undoing_the_second_paper_leaves_the_first(home: Home) -> None:
    review = confirm(home, read_in(home))
    later = [row[:] for row in WORD_TABLE]
    later[1] = [later[1][0], "Agree", "", "", "All are planted.\n\nComplete"]
    paper = read_in(home, later)
    confirm(home, paper, review)
    actions.undo(council=home[0], by=home[1], paper=paper, reason="Wrong file.")
    assert now(home, review)[0].axes.delivery is Delivery.IN_PROGRESS
    assert len(now(home, review)) == 3
