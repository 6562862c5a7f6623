"""A paper beside the review that it goes into: which recommendation each row is, and in what the two differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from followthrough.commitments.models import Assignment, Wording
from followthrough.commitments.queries import Standing, known
from followthrough.councils.models import Body, Council
from followthrough.exchange import matching, queries, rules
from followthrough.exchange.matching import Match
from followthrough.exchange.models import Import, Proposal
from followthrough.lib import days
from followthrough.lib.as_at import AsAt
from followthrough.lib.wording import folded
from followthrough.reviews.models import STANDING, Recommendation, Review
from followthrough.reviews.queries.lines import Line, lines
from followthrough.reviews.rules import Response


@dataclass(frozen=True)
class RowView:
    """One row of a paper as it counts, its doubts, and the recommendation of the review that it is (None: new).

    `recipient` is the body that a person chose for it; `twins` the positions of the rows that count and print the
    same identity, its own among them; `match` is None where there is nothing to match it with. `paper_on` is the
    paper's day, where it is known yet.
    """

    proposal: Proposal
    row: dict[str, Any]
    doubts: tuple[str, ...]
    line: Line | None = None
    recipient: Body | None = None
    twins: tuple[int, ...] = ()
    match: Match[UUID] | None = None
    paper_on: date | None = None

    @property
    def position(self) -> int:
        return self.proposal.position

    @cached_property
    def differences(self) -> tuple[str, ...]:
        """In what the row differs from what stands: text, response, owner, due."""
        if self.line is None:
            return ()
        standing, row, stands = self.line.standing, self.row, self.line.response
        worded = [standing.words, *([standing.reworded] if standing.reworded else [])]
        have = {
            "text": {folded(one.text) for one in worded},
            "response": {stands.state} if stands else set(),
            "owner": _names(standing.owner),
        }
        says = {"text": row.get("text"), "response": row.get("response_means"), "owner": row.get("owner")}
        found = [name for name, said in says.items() if said and have[name] and folded(said) not in have[name]]
        return (*found, *(["due"] if _other_day(standing, row.get("due")) else []))

    @property
    def moved(self) -> bool:
        """Whether the paper prints another number or section than the review has; what it leaves out is no other."""
        return self.line is not None and not rules.identity(self.row).may_be(identity(self.line.recommendation))

    def later_than(self, day: date) -> dict[str, date]:
        """Of which differences, response or due, the review has a word that was known after `day`, and when."""
        due, response = (self.line.standing.current_due, self.line.response) if self.line else (None, None)
        known_on = {"response": response and response.known_on, "due": due and due.known_on}
        return {name: on for name, on in known_on.items() if name in self.differences and on and on > day}

    @cached_property
    def later(self) -> dict[str, date]:
        """As `later_than` the paper's day; none while that is not known."""
        return self.later_than(self.paper_on) if self.paper_on else {}

    @property
    def due_is_no_date(self) -> bool:
        """Whether the paper prints a due date that names no day, such as 31/02/2025."""
        return days.parse(self.row.get("due") or "").first is None

    @property
    def may_take(self) -> tuple[str, ...]:
        """What a person may take from the paper: codes of `rules.TAKEN`.

        Nobody awaits again what was answered, what is no date is nobody's due date, and an older paper has not the
        last word.
        """
        awaits = self.row.get("response_means") == Response.AWAITING
        never = {*self.later, *(["response"] if awaits else []), *(["due"] if self.due_is_no_date else [])}
        return tuple(code for name in self.differences if name not in never for code in rules.TAKEN[name])

    @property
    def taken(self) -> tuple[str, ...]:
        """What a person takes from the paper, of what there is to take."""
        take = self.proposal.take or {}
        if self.line is None or take.get("of") != str(self.line.recommendation.id):
            return ()
        return tuple(code for code in self.may_take if code in take["what"])

    def takes(self, name: str) -> bool:
        """Whether a person takes that difference from the paper."""
        return any(code in self.taken for code in rules.TAKEN[name])


@dataclass(frozen=True)
class Comparison:
    """Every row of a paper, and the recommendations of the review that it would go into (none for a new one).

    `used`: every identity that the review has given to a recommendation.
    """

    council: Council
    paper: Import
    review: Review | None
    views: tuple[RowView, ...]
    lines: tuple[Line, ...] = ()
    used: frozenset[rules.Identity] = field(default_factory=frozenset)

    @property
    def that_count(self) -> list[RowView]:
        """The rows that are not left out."""
        return [view for view in self.views if not view.proposal.left_out]

    def view(self, position: int) -> RowView | None:
        """The row at a position, from 1."""
        return next((view for view in self.views if view.position == position), None)

    @cached_property
    def by_id(self) -> dict[UUID, Line]:
        """The recommendations of the review by their ids."""
        return {line.recommendation.id: line for line in self.lines}

    def has_number(self, view: RowView) -> bool:
        """Whether the review has used the very identity that a row prints."""
        return rules.identity(view.row) in self.used

    @cached_property
    def missing(self) -> tuple[Line, ...]:
        """The recommendations of the review that no row is, nor may be while that is a question."""
        met = {view.line.recommendation.id for view in self.that_count if view.line}
        met |= {one.key for view in self.that_count if view.match for one in view.match.like}
        return tuple(line for line in self.lines if line.recommendation.id not in met)

    @cached_property
    def faults(self) -> list[rules.Fault]:
        """What has to be mended or settled before the rows that count can be confirmed."""
        rows, matches = _numbered(self.that_count), _matches(self.that_count)
        known_as = {at: match.key for at, match in matches.items()}
        return [
            *rules.faults(rows, known_as),
            *(matching.faults({at: rules.identity(row) for at, row in rows}, matches, self.used) if matches else []),
        ]

    def day_faults(self, paper_on: date) -> list[rules.Fault]:
        """What stands against dating the paper `paper_on`."""
        count = self.that_count
        overruled = tuple(view.position for view in count if any(map(view.takes, view.later_than(paper_on))))
        return rules.day_faults(_numbered(count), paper_on, overruled)


def compared(
    council: Council, paper: Import, review: Review | None, as_at: AsAt, paper_on: date | None = None
) -> Comparison:
    """Every row of a paper of the day `paper_on`, matched with the recommendations of `review` where one is given.

    The number of queries does not grow with rows.
    """
    rows = [(one, rules.merged(one.read, one.mended)) for one in queries.rows(council, paper)]
    have = tuple(lines(council, review, as_at)) if review else ()
    matches = _matched(council, review, rows, have, as_at) if review else {}
    by_id: dict[UUID | None, Line] = {line.recommendation.id: line for line in have}
    bodies = {str(body.id): body for body in Body.objects.filter(council=council)}
    known_as = {at: match.key for at, match in matches.items()}
    twins = rules.twins([(one.position, row) for one, row in rows if not one.left_out], known_as)
    views = [
        RowView(
            proposal=one,
            row=row,
            doubts=rules.doubts_of(row),
            line=by_id.get(known_as.get(one.position)),
            recipient=bodies.get(row.get("recipient") or ""),
            twins=twins.get(one.position, ()),
            match=matches.get(one.position),
            paper_on=paper_on,
        )
        for one, row in rows
    ]
    return Comparison(council, paper, review, tuple(views), have, _used(council, review))


def identity(one: Recommendation) -> rules.Identity:
    """What makes a recommendation itself."""
    return rules.Identity.of(one.number, one.section, str(one.recipient_id) if one.recipient_id else None)


def _matched(
    council: Council,
    review: Review,
    rows: Sequence[tuple[Proposal, dict[str, Any]]],
    have: Sequence[Line],
    as_at: AsAt,
) -> dict[int, Match[UUID]]:
    """What each row that counts is; the words of a recommendation are all that it has had."""
    texts: dict[UUID, list[str]] = {line.recommendation.commitment_id: [] for line in have}
    worded = Wording.objects.filter(council=council, commitment__recommendation__review=review)
    for commitment, text in known(worded, as_at).values_list("commitment", "text"):
        texts.setdefault(commitment, []).append(text)
    there = [
        matching.Known(
            line.recommendation.id, identity(line.recommendation), tuple(texts[line.recommendation.commitment_id])
        )
        for line in have
    ]
    count = [(one, row) for one, row in rows if not one.left_out]
    sought = [matching.Sought(one.position, rules.identity(row), row.get("text") or "") for one, row in count]
    return matching.matched(sought, there, _answers([one for one, _row in count], review, {by.key for by in there}))


def _answers(proposals: Iterable[Proposal], review: Review, there: set[UUID]) -> dict[int, UUID | None]:
    """What a person said of each row, where it was said of this review and is still there."""
    found: dict[int, UUID | None] = {}
    for one in proposals:
        if one.answer and one.answer["review"] == str(review.id):
            said = UUID(one.answer["same_as"]) if one.answer["same_as"] else None
            if said is None or said in there:
                found[one.position] = said
    return found


def _used(council: Council, review: Review | None) -> frozenset[rules.Identity]:
    if review is None:
        return frozenset()
    return frozenset(map(identity, Recommendation.objects.filter(STANDING, council=council, review=review)))


def _numbered(views: Iterable[RowView]) -> list[tuple[int, rules.Row]]:
    return [(view.position, view.row) for view in views]


def _matches(views: Iterable[RowView]) -> dict[int, Match[UUID]]:
    return {view.position: view.match for view in views if view.match}


def _names(owner: Assignment | None) -> set[str]:
    """The folded names that an owner goes by: its own, and the one that a paper printed."""
    if owner is None:
        return set()
    known_as = [owner.post, owner.team, owner.body, owner.printed]
    return {folded(str(name)) for name in known_as if name}


def _other_day(standing: Standing, says: str | None) -> bool:
    """Whether a paper names a day that is neither the first promise nor the one that counts now."""
    promised = [due for due in (standing.due, standing.current_due) if due]
    if not says or not promised:
        return False
    day = days.parse(says)
    same = [
        folded(due.printed) == folded(says) or (day and (due.first, due.last) == (day.first, day.last))
        for due in promised
    ]
    return not any(same)
