"""Next year's paper into the review that last year's started: what it is, what it brings, and what it leaves."""

from datetime import date
from typing import Any

import pytest

from followthrough.commitments.models import LEDGER as COMMITMENT_ROWS
from followthrough.councils import actions as councils
from followthrough.exchange import actions, kinds
from followthrough.exchange.actions import Settled
from followthrough.exchange.matching import How
from followthrough.exchange.models import Import
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.reviews.actions import About
from followthrough.reviews.models import LEDGER as RECOMMENDATION_ROWS
from followthrough.reviews.models import Recommendation, Review
from followthrough.reviews.queries.lines import Line, lines
from tests.exchange.papers import shared
from tests.exchange.trees import WORD_TABLE, Home, beside, confirm, now, read_in, word

NEXT_YEAR, DAY_BEFORE = date(2025, 1, 14), date(2025, 1, 13)
REWORDED = "1) That the Council plants two trees for every tree that it fells."
# The first in other words with a new update and another date; the second moved; the third missing; one is new.
LATER = [
    WORD_TABLE[0],
    [REWORDED, "Agree", "Head of Parks", "June 2026", "All are planted.\n\nComplete"],
    ["7) That the Council publishes its list of protected trees each spring.", "In part", "", "",
     "This is part of the Green Flag accreditation."],
    ["8) That the water company gives its maps of pipes to every gardener.", "Agree", "", "", "They have been asked."],
]  # fmt: skip


@pytest.fixture
def review(home: Home) -> Review:
    return confirm(home, read_in(home))


def take_in(home: Home, paper: Import, review: Review, day: date = NEXT_YEAR) -> None:
    actions.confirm(council=home[0], by=home[1], paper=paper, into=review, paper_on=day)


def settle(home: Home, paper: Import, review: Review, at: int, **said: Any) -> None:
    actions.settle(council=home[0], by=home[1], paper=paper, review=review, rows={at: Settled(**said)})


def ledger(home: Home) -> int:
    """How many rows the ledger has."""
    every = (*COMMITMENT_ROWS, *RECOMMENDATION_ROWS)
    return sum(model._default_manager.filter(council=home[0]).count() for model in every)


def told(found: list[Line]) -> list[tuple[Any, ...]]:
    """What a reader of the review would see of each recommendation."""
    return [
        (line.recommendation.number, line.standing.words, line.standing.owner, line.standing.update, line.responses)
        for line in found
    ]


def test_each_row_is_known_again_and_the_rest_is_missing(home: Home, review: Review) -> None:
    found = beside(home, read_in(home, LATER), review)
    assert [(view.match.how, view.moved, view.differences) for view in found.views if view.match] == [
        (How.REWORDED, False, ("text", "owner", "due")), (How.MOVED, True, ()), (How.NEW, False, ()),
    ]  # fmt: skip
    assert [line.recommendation.number for line in found.missing] == ["3"]
    assert found.faults == []


def test_it_adds_what_is_new_and_the_day_before_is_as_it_was(home: Home, review: Review) -> None:
    before = told(now(home, review))
    paper = read_in(home, LATER)
    take_in(home, paper, review)
    assert told(lines(home[0], review, AsAt.on(DAY_BEFORE))) == before
    first, second, third, fourth = now(home, review)
    assert [x.recommendation.number for x in (first, second, third, fourth)] == ["1", "2", "3", "8"]
    assert (first.standing.words.text, first.axes.delivery) == (before[0][1].text, "complete")
    assert [(note.name, note.text) for note in second.standing.notes] == [("Number in another paper", "7")]
    assert (third.standing.update, third.standing.notes) == (None, ())
    assert kinds.brought(home[0], paper, AsAt.now()) == {
        "recommendations": 1, "responses": 1, "updates": 2, "notes": 1,
    }  # fmt: skip


def test_taken_in_again_it_writes_nothing(home: Home, review: Review) -> None:
    take_in(home, read_in(home, LATER), review)
    for again in (read_in(home, LATER), read_in(home, LATER, "saved-again.docx")):
        count = ledger(home)
        take_in(home, again, review)
        assert ledger(home) == count
        assert kinds.brought(home[0], again, AsAt.now()) == {}


def test_last_years_paper_again_after_next_years_writes_nothing(home: Home, review: Review) -> None:
    take_in(home, read_in(home, LATER), review)
    count = ledger(home)
    confirm(home, read_in(home), review)
    assert ledger(home) == count


def test_a_suggestion_ticked_the_first_time_need_not_be_ticked_again(home: Home) -> None:
    paper = read_in(home)
    actions.accept(council=home[0], by=home[1], paper=paper, ticked={2: [0]})
    review = confirm(home, paper)
    count = ledger(home)
    confirm(home, read_in(home), review)
    assert ledger(home) == count
    assert now(home, review)[1].axes.delivery == "in_progress"


def test_the_same_words_a_year_later_are_no_new_account_but_another_state_is(home: Home, review: Review) -> None:
    same = [row[:] for row in WORD_TABLE]
    same[1][4] = "Half are planted.\n\nComplete"
    paper = read_in(home, same)
    take_in(home, paper, review)
    assert kinds.brought(home[0], paper, AsAt.now()) == {"updates": 1}
    assert now(home, review)[0].axes.delivery == "complete"


def test_a_cell_that_keeps_last_years_account_brings_this_years_only(home: Home) -> None:
    cells = ["Update 9 July 2023: Begun.", "Update 9 July 2023: Begun.\nUpdate 8 July 2024: Half are planted."]
    first, later = ([WORD_TABLE[0], [*WORD_TABLE[1][:4], cell], *WORD_TABLE[2:]] for cell in cells)
    review = confirm(home, read_in(home, first))
    paper = read_in(home, later)
    take_in(home, paper, review)
    assert kinds.brought(home[0], paper, AsAt.now()) == {"updates": 1}
    update = now(home, review)[0].standing.update
    assert update is not None
    assert (update.text.strip(), update.known_on) == ("Half are planted.", NEXT_YEAR)
    stood = lines(home[0], review, AsAt.on(DAY_BEFORE))[0].standing.update
    assert stood is not None
    assert stood.text == "Begun."


TAKES = ["text", "owner", "due_extended"]


def test_what_a_person_takes_is_a_new_row_from_the_papers_day(home: Home, review: Review) -> None:
    paper, first = read_in(home, LATER), now(home, review)[0]
    settle(home, paper, review, 1, of=first.recommendation.id, take=TAKES)
    take_in(home, paper, review)
    standing = now(home, review)[0].standing
    assert standing.words.text == REWORDED.removeprefix("1) ")
    assert (standing.words.known_on, standing.words.source) == (NEXT_YEAR, "Progress on trees")
    assert standing.owner is not None
    assert standing.due is not None
    assert standing.current_due is not None
    assert (standing.owner.printed, standing.due.printed, standing.current_due.printed) == (
        "Head of Parks", "March 2025", "June 2026",
    )  # fmt: skip
    assert lines(home[0], review, AsAt.on(DAY_BEFORE))[0].standing.words == first.standing.words
    assert kinds.brought(home[0], paper, AsAt.now()) == {
        "recommendations": 1, "wordings": 1, "responses": 1, "updates": 2, "owners": 1, "due_dates": 1, "notes": 1,
    }  # fmt: skip


def test_what_was_taken_goes_with_the_import(home: Home, review: Review) -> None:
    before = told(now(home, review))
    paper = read_in(home, LATER)
    settle(home, paper, review, 1, of=now(home, review)[0].recommendation.id, take=["text", "owner", "due_corrected"])
    take_in(home, paper, review)
    actions.undo(council=home[0], by=home[1], paper=paper, reason="A draft.")
    assert told(now(home, review)) == before
    assert [x.standing.notes for x in now(home, review)] == [()] * 3
    take_in(home, read_in(home, LATER), review)


def test_a_date_that_the_review_had_wrong_is_corrected(home: Home, review: Review) -> None:
    paper, first = read_in(home, LATER), now(home, review)[0]
    settle(home, paper, review, 1, of=first.recommendation.id, take=["due_corrected"])
    take_in(home, paper, review)
    standing = now(home, review)[0].standing
    assert standing.due is not None
    assert (standing.due.printed, standing.due.corrects, standing.extensions) == ("June 2026", first.standing.due, ())


def test_another_response_is_taken_as_a_new_one(home: Home, review: Review) -> None:
    changed = [WORD_TABLE[0], [WORD_TABLE[1][0], "Not Agreed", *WORD_TABLE[1][2:]], *WORD_TABLE[2:]]
    paper, first = read_in(home, changed), now(home, review)[0]
    settle(home, paper, review, 1, of=first.recommendation.id, take=["response"])
    take_in(home, paper, review)
    assert now(home, review)[0].axes.response == "not_agreed"
    assert lines(home[0], review, AsAt.on(DAY_BEFORE))[0].axes.response == "agreed"


def test_taking_the_same_twice_writes_it_once(home: Home, review: Review) -> None:
    for day in (NEXT_YEAR, NEXT_YEAR):
        paper = read_in(home, LATER)
        settle(home, paper, review, 1, of=now(home, review)[0].recommendation.id, take=TAKES)
        take_in(home, paper, review, day)
    count = ledger(home)
    # Last year's words again, so that they differ, and next year's taken once more.
    old = read_in(home)
    settle(home, old, review, 1, of=now(home, review)[0].recommendation.id, take=["text"])
    take_in(home, old, review, date(2024, 1, 16))
    again = read_in(home, LATER)
    settle(home, again, review, 1, of=now(home, review)[0].recommendation.id, take=TAKES)
    take_in(home, again, review)
    assert ledger(home) == count + 1


def test_what_is_taken_counts_only_of_the_recommendation_that_was_shown(home: Home, review: Review) -> None:
    paper = read_in(home, LATER)
    settle(home, paper, review, 1, of=now(home, review)[2].recommendation.id, take=TAKES)
    assert [view.taken for view in beside(home, paper, review).views] == [()] * 3


def test_a_response_that_is_awaited_again_cannot_be_taken(home: Home, review: Review) -> None:
    paper = read_in(home)
    [first, *_rest] = beside(home, paper, review).views
    actions.mend(council=home[0], by=home[1], proposal=first.proposal, values={"response_means": "awaiting"})
    [first, *_rest] = beside(home, paper, review).views
    assert (first.differences, first.may_take) == (("response",), ())


def test_a_due_date_that_is_no_date_cannot_be_taken(home: Home, review: Review) -> None:
    paper = read_in(home, [WORD_TABLE[0], [*WORD_TABLE[1][:3], "31/02/2025", ""]])
    [first] = beside(home, paper, review).views
    assert (first.differences, first.may_take, first.due_is_no_date) == (("due",), (), True)


MIDWAY = date(2024, 6, 3)
OLDER = [WORD_TABLE[0], [WORD_TABLE[1][0], "Not Agreed", "Tree officer", "May 2025", ""]]


@pytest.fixture
def later_word(home: Home, review: Review) -> Review:
    """The review, with another response and another date that were known after `MIDWAY`."""
    changed = [WORD_TABLE[0], [WORD_TABLE[1][0], "In part", "Tree officer", "June 2026", ""]]
    paper, first = read_in(home, changed), now(home, review)[0]
    settle(home, paper, review, 1, of=first.recommendation.id, take=["response", "due_extended"])
    take_in(home, paper, review)
    return review


def test_an_older_paper_has_not_the_last_word(home: Home, later_word: Review) -> None:
    paper = read_in(home, OLDER)
    [of_its_day] = beside(home, paper, later_word, MIDWAY).views
    assert of_its_day.later == {"response": NEXT_YEAR, "due": NEXT_YEAR}
    assert (of_its_day.differences, of_its_day.may_take) == (("response", "due"), ())
    [of_the_same_day] = beside(home, paper, later_word, NEXT_YEAR).views
    assert of_the_same_day.may_take == ("response", "due_extended", "due_corrected")


@pytest.mark.parametrize("code", ["response", "due_extended", "due_corrected"])
def test_what_was_ticked_before_its_day_was_known_is_refused_on_an_older_one(
    home: Home, later_word: Review, code: str
) -> None:
    paper, count = read_in(home, OLDER), ledger(home)
    settle(home, paper, later_word, 1, of=now(home, later_word)[0].recommendation.id, take=[code])
    with pytest.raises(Refused) as refused:
        take_in(home, paper, later_word, MIDWAY)
    assert (refused.value.code, refused.value.field, refused.value.params) == (
        "taken_from_older_paper", "paper_on", {"rows": (1,)},
    )  # fmt: skip
    assert ledger(home) == count
    take_in(home, paper, later_word)
    assert ledger(home) > count


def test_what_an_older_paper_adds_is_added_all_the_same(home: Home, later_word: Review) -> None:
    paper = read_in(home, [OLDER[0], [*OLDER[1][:4], "Begun in May."]])
    take_in(home, paper, later_word, MIDWAY)
    assert kinds.brought(home[0], paper, AsAt.now()) == {"updates": 1}


def test_the_same_file_again_is_mended_and_left_out_as_it_was(home: Home, review: Review) -> None:
    twice = [*LATER, LATER[3]]
    paper = read_in(home, twice)
    third, fourth = beside(home, paper, review).views[2:]
    actions.mend(council=home[0], by=home[1], proposal=third.proposal, values={"number": "8a"})
    actions.leave_out(council=home[0], by=home[1], proposal=fourth.proposal)
    settle(home, paper, review, 2, answered=True, same_as=now(home, review)[2].recommendation.id)
    settle(home, paper, review, 3, answered=True, same_as=None)
    take_in(home, paper, review)
    count, again = ledger(home), read_in(home, twice)
    found = beside(home, again, review)
    assert [(x.row["number"], x.proposal.left_out) for x in found.views] == [
        ("1", False), ("7", False), ("8a", False), ("8", True),
    ]  # fmt: skip
    assert [x.line.recommendation.number for x in found.that_count if x.line] == ["1", "3", "8a"]
    assert found.faults == []
    take_in(home, again, review)
    assert ledger(home) == count


def test_a_file_that_was_undone_or_is_read_otherwise_begins_anew(home: Home, review: Review) -> None:
    paper = read_in(home, LATER)
    for view in beside(home, paper, review).views:
        actions.leave_out(council=home[0], by=home[1], proposal=view.proposal, left_out=view.position < 3)
    take_in(home, paper, review)
    [first, *_rest] = paper.proposals.all()
    first.read = {**first.read, "owner": "Somebody else"}
    first.save()
    assert [x.proposal.left_out for x in beside(home, read_in(home, LATER), review).views] == [False, True, False]
    actions.undo(council=home[0], by=home[1], paper=paper, reason="A draft.")
    again = read_in(home, LATER, "again.docx")
    assert [x.proposal.left_out for x in beside(home, again, review).views] == [False] * 3


OTHER_WORDS = [WORD_TABLE[0], ["2) That nobody parks a car below a cedar on Sundays.", "Agree", "", "", "Begun."]]


def test_an_open_question_stops_the_paper_until_a_person_has_settled_it(home: Home, review: Review) -> None:
    paper = read_in(home, OTHER_WORDS)
    with pytest.raises(Refused) as refused:
        take_in(home, paper, review)
    assert (refused.value.code, refused.value.params) == ("match_open", {"rows": (1,)})
    settle(home, paper, review, 1, answered=True, same_as=None)
    with pytest.raises(Refused, match="number_in_use"):
        take_in(home, paper, review)
    settle(home, paper, review, 1, answered=True, same_as=now(home, review)[1].recommendation.id)
    take_in(home, paper, review)
    assert [x.axes.delivery for x in now(home, review)] == ["in_progress", "not_stated", None]
    assert Recommendation.objects.count() == 3


def test_two_rows_are_not_one_recommendation(home: Home, review: Review) -> None:
    paper = read_in(home, LATER)
    settle(home, paper, review, 3, answered=True, same_as=now(home, review)[0].recommendation.id)
    assert [(x.code, x.positions) for x in beside(home, paper, review).faults] == [("number_in_use", (1,))]
    settle(home, paper, review, 2, answered=True, same_as=now(home, review)[0].recommendation.id)
    with pytest.raises(Refused, match="matched_twice"):
        take_in(home, paper, review)


def test_an_answer_is_about_the_review_that_it_was_given_beside(home: Home, review: Review) -> None:
    other = confirm(home, read_in(home), actions.NewReview("Review 2", About(name="Trees again")))
    paper, theirs = read_in(home, LATER), now(home, other)[2].recommendation
    settle(home, paper, other, 3, answered=True, same_as=theirs.id)
    assert [view.match.how for view in beside(home, paper, review).views if view.match][2] is How.NEW
    assert [view.match.how for view in beside(home, paper, other).views if view.match][2] is How.SAID
    with pytest.raises(Refused, match="unknown_recommendation"):
        settle(home, paper, review, 3, answered=True, same_as=theirs.id)


def test_one_number_for_two_bodies_goes_to_each_once_a_person_says_which(home: Home) -> None:
    bodies = [
        councils.add_body(council=home[0], by=home[1], name=name, kind="company")
        for name in ("Saltmere Homes", "The Water Company")
    ]
    row = ["3) That the company waters its trees every summer.", "Agree", "", "", ""]
    first = read_in(home, [WORD_TABLE[0], row, row])
    for view, body in zip(beside(home, first).views, bodies, strict=True):
        values = {"recipient": str(body.id)}
        actions.mend(council=home[0], by=home[1], proposal=view.proposal, values=values)
    review = confirm(home, first)
    paper = read_in(home, [WORD_TABLE[0], row, [*row[:4], "All are watered."]])
    assert [x.code for x in beside(home, paper, review).faults] == ["number_twice", "match_open"]
    to_one, _to_other = now(home, review)
    settle(home, paper, review, 1, answered=True, same_as=to_one.recommendation.id)
    assert beside(home, paper, review).faults == []
    take_in(home, paper, review)
    assert [x.standing.update and x.standing.update.text for x in now(home, review)] == [None, "All are watered."]


def test_the_oxford_appendix_again_changes_nothing(home: Home) -> None:
    data = shared("trackers/01-oxford-domestic-abuse-2024/tracker.docx").read_bytes()
    given: dict[str, Any] = {"council": home[0], "by": home[1]}
    review = confirm(home, actions.read_in(**given, data=data, name="appendix.docx"))
    found, count = told(now(home, review)), ledger(home)
    assert len(found) == 48
    other = shared("trackers/01-oxford-domestic-abuse-2024/tracker-one-header.docx").read_bytes()
    for again in (data, other):
        confirm(home, actions.read_in(**given, data=again, name="appendix.docx"), review)
        assert (told(now(home, review)), ledger(home)) == (found, count)


def test_another_councils_recommendation_is_no_answer(home: Home, away: Home, review: Review) -> None:
    theirs = confirm(away, actions.read_in(council=away[0], by=away[1], data=word(WORD_TABLE), name="trees.docx"))
    paper = read_in(home, LATER)
    with pytest.raises(Refused, match="unknown_recommendation"):
        settle(home, paper, review, 1, answered=True, same_as=now(away, theirs)[0].recommendation.id)
