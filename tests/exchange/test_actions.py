"""From a paper to history and back: read in, mend, confirm, import again, undo."""

from datetime import date
from typing import Any

import pytest

from followthrough.audit.actions import trust_end
from followthrough.audit.queries import faults as chain_faults
from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Dated, Delivery
from followthrough.councils import actions as councils
from followthrough.exchange import actions, queries
from followthrough.exchange.actions import NewReview
from followthrough.exchange.models import Import, Proposal
from followthrough.exchange.unreadable import Unreadable
from followthrough.files.models import StoredFile, place
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.lib.refused import Refused
from followthrough.reviews.actions import About
from followthrough.reviews.models import Decision, Recommendation, Review
from followthrough.reviews.queries.lines import lines
from tests.exchange.trees import PAPER_DAY, WORD_TABLE, Home, confirm, first_of, now, read_in, rows


def test_a_paper_is_kept_as_read_until_confirmed(home: Home) -> None:
    paper = read_in(home)
    assert (paper.state, paper.title, paper.paper_on) == ("read", "Progress on trees", date(2024, 1, 31))
    assert [v.row["number"] for v in rows(home, paper)] == ["1", "2", "3"]
    assert Review.objects.count() == 0
    assert place(home[0].id, paper.digest).exists()


def test_confirmed_history_is_known_on_its_days(home: Home) -> None:
    review = confirm(home, read_in(home))
    council = home[0]
    assert lines(council, review, AsAt.on(date(2021, 3, 1))) == []
    assert [x.axes.response for x in lines(council, review, AsAt.on(date(2021, 3, 2)))] == ["awaiting"] * 3
    answered = lines(council, review, AsAt.on(date(2021, 6, 9)))
    assert [x.axes.response for x in answered] == ["agreed", "agreed_in_part", "not_agreed"]
    assert [x.axes.delivery for x in answered] == [None] * 3
    today = now(home, review)
    assert [x.axes.delivery for x in today] == ["in_progress", "not_stated", None]
    update = today[0].standing.update
    assert update is not None
    assert (update.text, update.state_printed, update.known_on) == (
        "Half are planted.",
        "Ongoing work",
        PAPER_DAY,
    )
    assert update.source == "Progress on trees"
    trust_end(council.id)  # as a commit does
    assert chain_faults(council.id) == []


def test_a_printed_owner_and_date_are_kept(home: Home) -> None:
    first = now(home, confirm(home, read_in(home)))[0].standing
    assert first.owner is not None
    assert first.due is not None
    assert (first.owner.printed, first.owner.post, first.due.printed, first.due.last) == (
        "Tree officer",
        None,
        "March 2025",
        date(2025, 3, 31),
    )


def test_a_printed_owner_is_known_again(home: Home) -> None:
    post = councils.add_post(council=home[0], by=home[1], title="Tree Officer")
    first = now(home, confirm(home, read_in(home)))[0].standing
    assert first.owner is not None
    assert first.owner.post == post


def test_the_original_is_dropped_unless_kept_on_purpose(home: Home) -> None:
    paper = read_in(home)
    confirm(home, paper)
    assert StoredFile.objects.count() == 0
    again = read_in(home)
    confirm(home, again, NewReview("Review 2", About(name="Trees again")), keep_original=True)
    again.refresh_from_db()
    assert StoredFile.objects.get().id == again.file_id
    assert len(again.digest) == 64


def test_a_confirmed_suggestion_becomes_the_state_and_the_link(home: Home) -> None:
    paper = read_in(home)
    second = queries.proposal(home[0], paper, 2)
    assert second is not None
    hints = [hint["field"] for hint in (second.read or {})["suggestions"]]
    assert hints == ["delivery", "relies_on"]
    actions.mend(council=home[0], by=home[1], proposal=second, values={"accepted": [0, 1]})
    standing = now(home, confirm(home, paper))[1].standing
    assert standing.update is not None
    assert (standing.state, standing.update.basis) == (Delivery.IN_PROGRESS, "confirmed")
    assert [r.on.kind for r in standing.relies_on] == ["programme"]


def test_what_was_mended_is_what_is_confirmed(home: Home) -> None:
    paper = read_in(home)
    first = queries.proposal(home[0], paper, 1)
    assert first is not None
    values = {"number": "1a", "due": None, "response_means": "not_agreed"}
    actions.mend(council=home[0], by=home[1], proposal=first, values=values)
    line = now(home, confirm(home, paper))[0]
    assert (line.recommendation.number, line.standing.due, line.axes.response) == ("1a", None, "not_agreed")


def test_a_row_left_out_is_not_imported(home: Home) -> None:
    paper = read_in(home)
    third = queries.proposal(home[0], paper, 3)
    assert third is not None
    actions.leave_out(council=home[0], by=home[1], proposal=third)
    assert [x.recommendation.number for x in now(home, confirm(home, paper))] == ["1", "2"]


def test_faults_stop_everything(home: Home) -> None:
    twice = [*WORD_TABLE, ["3) That the Council waters its trees every summer.", "Agree", "", "", ""]]
    paper = read_in(home, twice)
    with pytest.raises(Refused) as refused:
        confirm(home, paper)
    assert (refused.value.code, refused.value.params) == ("number_twice", {"rows": (3, 4)})
    paper.refresh_from_db()
    assert (paper.state, Review.objects.count(), Recommendation.objects.count()) == ("read", 0, 0)


def test_the_same_paper_twice_changes_nothing(home: Home) -> None:
    review = confirm(home, read_in(home))
    before = now(home, review)
    confirm(home, read_in(home), review)
    after = now(home, review)
    assert [x.standing.update for x in after] == [x.standing.update for x in before]
    assert len(after) == 3
    assert Review.objects.count() == 1


def test_next_years_paper_adds_and_replaces_nothing(home: Home) -> None:
    review = confirm(home, read_in(home))
    later = [row[:] for row in WORD_TABLE]
    later[1] = [later[1][0], "Not Agreed", "", "June 2026", "All are planted.\n\nComplete"]
    paper = read_in(home, later)
    assert rows(home, paper, review)[0].differences == ("response", "due")
    actions.confirm(council=home[0], by=home[1], paper=paper, into=review, paper_on=date(2025, 1, 14))
    first = now(home, review)[0]
    assert first.standing.due is not None
    assert (first.axes.response, first.axes.delivery, first.standing.due.printed) == (
        "agreed",
        "complete",
        "March 2025",
    )
    then = lines(home[0], review, AsAt.on(date(2025, 1, 13)))[0]
    assert then.axes.delivery is Delivery.IN_PROGRESS


def test_a_paper_is_settled_once(home: Home) -> None:
    paper = read_in(home)
    confirm(home, paper)
    with pytest.raises(Refused, match="already_confirmed"):
        confirm(home, paper)
    paper.refresh_from_db()
    with pytest.raises(Refused, match="already_confirmed"):
        actions.drop(council=home[0], by=home[1], paper=paper)
    assert Recommendation.objects.count() == 3


@pytest.mark.parametrize("verb", ["drop", "leave_out", "accept", "mend"])
def test_a_page_left_open_changes_no_settled_paper(home: Home, verb: str) -> None:
    stale = read_in(home)
    row = queries.proposal(home[0], stale, 1)
    assert row is not None
    review = confirm(home, stale)
    given: dict[str, Any] = {"council": home[0], "by": home[1]}
    verbs = {
        "drop": lambda: actions.drop(**given, paper=stale),
        "leave_out": lambda: actions.leave_out(**given, proposal=row),
        "accept": lambda: actions.accept(**given, paper=stale, ticked={1: [0]}),
        "mend": lambda: actions.mend(**given, proposal=row, values={"number": "9"}),
    }
    with pytest.raises(Refused, match="already_confirmed"):
        verbs[verb]()
    assert (Import.objects.get().state, len(now(home, review))) == ("confirmed", 3)
    row.refresh_from_db()
    assert (row.left_out, row.mended, row.version) == (False, None, 1)


def test_leaving_a_row_out_keeps_what_somebody_mended_meanwhile(home: Home) -> None:
    paper = read_in(home)
    stale, fresh = queries.proposal(home[0], paper, 1), queries.proposal(home[0], paper, 1)
    assert stale is not None
    assert fresh is not None
    actions.mend(council=home[0], by=home[1], proposal=fresh, values={"number": "1a"})
    actions.leave_out(council=home[0], by=home[1], proposal=stale)
    row = Proposal.objects.get(id=stale.id)
    assert (row.left_out, (row.mended or {})["number"], row.version) == (True, "1a", 3)


SIGNED_OFF = [WORD_TABLE[0], [*WORD_TABLE[1][:4], "All are planted.\n\nSigned off"], *WORD_TABLE[2:]]


def test_the_committees_word_is_a_decision_once_a_person_says_so(home: Home) -> None:
    paper = read_in(home, SIGNED_OFF)
    [first, *_others] = rows(home, paper)
    assert first.row["suggestions"] == [{"field": "scrutiny", "value": "closed", "because": "Signed off"}]
    assert len(first.doubts) == 1
    actions.accept(council=home[0], by=home[1], paper=paper, ticked={1: [0]})
    line = now(home, confirm(home, paper))[0]
    assert line.decision is not None
    assert (line.axes.scrutiny, line.axes.delivery) == ("closed", "not_stated")
    decision = line.decision
    assert (decision.known_on, decision.minute_ref, decision.draft, decision.note, decision.source) == (
        PAPER_DAY, "", False, "Signed off", "Progress on trees",
    )  # fmt: skip


def test_the_committees_word_alone_is_no_account_by_the_owner(home: Home) -> None:
    paper = read_in(home, [WORD_TABLE[0], [*WORD_TABLE[1][:4], "Signed off"], *WORD_TABLE[2:]])
    actions.accept(council=home[0], by=home[1], paper=paper, ticked={1: [0]})
    line = now(home, confirm(home, paper))[0]
    assert (line.axes.scrutiny, line.standing.update) == ("closed", None)


def test_until_then_the_word_is_kept_as_printed_and_nothing_is_decided(home: Home) -> None:
    line = now(home, confirm(home, read_in(home, SIGNED_OFF)))[0]
    assert line.standing.update is not None
    assert (line.decision, line.standing.update.state_printed) == (None, "Signed off")


def test_a_decision_is_taken_in_once(home: Home) -> None:
    for into in (None, Review.objects):
        paper = read_in(home, SIGNED_OFF)
        actions.accept(council=home[0], by=home[1], paper=paper, ticked={1: [0]})
        confirm(home, paper, into.get() if into else None)
    assert Decision.objects.count() == 1


def test_another_owner_is_shown_and_an_extended_date_is_no_difference(home: Home) -> None:
    review = confirm(home, read_in(home))
    commitments.promise(
        council=home[0],
        by=home[1],
        commitment=first_of(home, review).commitment,
        due=parse("30 September 2025"),
        kind=Dated.EXTENSION,
        reason="Drought.",
        approved_by="Head of Parks",
    )

    def different(owner: str, due: str) -> tuple[str, ...]:
        changed = [WORD_TABLE[0], [*WORD_TABLE[1][:2], owner, due, WORD_TABLE[1][4]], *WORD_TABLE[2:]]
        return rows(home, read_in(home, changed), review)[0].differences

    assert different("Head of Parks", "30/09/2025") == ("owner",)
    assert different("TREE  officer", "March 2025") == ()
    assert different("", "June 2026") == ("due",)


def test_one_number_for_two_bodies_is_told_apart_by_whom_it_is_addressed_to(home: Home) -> None:
    bodies = [
        councils.add_body(council=home[0], by=home[1], name=name, kind="company")
        for name in ("Saltmere Homes", "The Water Company")
    ]
    twice = [*WORD_TABLE, ["3) That the company waters its trees every summer.", "Agree", "", "", ""]]
    paper = read_in(home, twice)
    for position, body in zip((3, 4), bodies, strict=True):
        row = queries.proposal(home[0], paper, position)
        assert row is not None
        actions.mend(council=home[0], by=home[1], proposal=row, values={"recipient": str(body.id)})
    review = confirm(home, paper)
    assert [(x.recommendation.number, x.recommendation.recipient) for x in now(home, review)][2:] == [
        ("3", bodies[0]), ("3", bodies[1]),
    ]  # fmt: skip
    again = rows(home, read_in(home), review)
    assert [view.line.recommendation.recipient for view in again if view.line] == [None, None, bodies[0]]


def test_an_original_that_was_kept_is_there_under_a_neutral_name(home: Home) -> None:
    paper = read_in(home)
    assert queries.original(home[0], paper) is None
    confirm(home, paper, keep_original=True)
    paper.refresh_from_db()
    kept = queries.original(home[0], paper)
    assert kept is not None
    assert (kept.name, kept.data[:2]) == ("review-1-original.docx", b"PK")


def test_a_dropped_paper_leaves_nothing(home: Home, django_capture_on_commit_callbacks: Any) -> None:
    paper = read_in(home)
    with django_capture_on_commit_callbacks(execute=True):
        actions.drop(council=home[0], by=home[1], paper=paper)
    paper.refresh_from_db()
    assert (paper.state, paper.file_id) == ("dropped", None)
    assert not place(home[0].id, paper.digest).exists()


def test_what_cannot_be_read_is_not_kept(home: Home) -> None:
    with pytest.raises(Unreadable):
        actions.read_in(council=home[0], by=home[1], data=b"\x89PNG\r\n\x1a\n", name="tracker.docx")
    assert (Import.objects.count(), Proposal.objects.count(), StoredFile.objects.count()) == (0, 0, 0)


def test_another_councils_paper_is_not_found(home: Home, away: Home) -> None:
    paper = read_in(home)
    assert queries.paper(away[0], paper.id) is None
    assert queries.proposal(away[0], paper, 1) is None
    assert list(queries.papers(away[0])) == []


def test_what_a_later_paper_adds_is_known_from_its_day(home: Home) -> None:
    review = confirm(home, read_in(home))
    later = [*WORD_TABLE, ["4) That the Council waters its trees every summer.", "Agree", "", "", "Begun."]]
    paper = read_in(home, later)
    actions.confirm(council=home[0], by=home[1], paper=paper, into=review, paper_on=date(2025, 1, 14))
    numbers = [
        [x.recommendation.number for x in lines(home[0], review, AsAt.on(day))]
        for day in (date(2025, 1, 13), date(2025, 1, 14))
    ]
    assert numbers == [["1", "2", "3"], ["1", "2", "3", "4"]]
