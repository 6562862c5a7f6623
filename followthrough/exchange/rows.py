"""From the rows of a paper to new ledger rows: what a new recommendation brings, and what is new about an old one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext

from followthrough.commitments.actions import Told, new_row
from followthrough.commitments.ledger import Head, LedgerRow
from followthrough.commitments.models import (
    Assignment,
    Commitment,
    DueDate,
    Note,
    ProgressUpdate,
    Reliance,
    Wording,
)
from followthrough.commitments.rules import Basis, Dated, Kind, Whose
from followthrough.councils.models import Body, Council, Person, Post, Team
from followthrough.exchange import rules
from followthrough.exchange.comparison import RowView
from followthrough.exchange.programmes import Tracked
from followthrough.exchange.said import Said
from followthrough.lib import days
from followthrough.lib.wording import folded
from followthrough.reviews.models import Decision, Recommendation, Response, Review
from followthrough.reviews.queries.lines import Line


@dataclass
class Harvest:
    """What an import is about to write. `mentioned`: every recommendation that the paper says something of."""

    heads: list[Head] = field(default_factory=list)
    rows: list[LedgerRow] = field(default_factory=list)
    touched: list[Recommendation] = field(default_factory=list)
    mentioned: list[Recommendation] = field(default_factory=list)
    by_position: dict[int, list[LedgerRow]] = field(default_factory=dict)


@dataclass(frozen=True)
class Owners:
    """Posts, teams and bodies by their folded names, to know a printed owner again."""

    posts: dict[str, Post]
    teams: dict[str, Team]
    bodies: dict[str, Body]

    def named(self, printed: str) -> dict[str, Any]:
        """The columns of an assignment for a printed owner."""
        name = folded(printed)
        for column, known in (("post", self.posts), ("team", self.teams), ("body", self.bodies)):
            if name in known:
                return {column: known[name], "printed": printed[:200]}
        return {"printed": printed[:200]}


@dataclass(frozen=True)
class Paper:
    """What every row of one import shares: whose it is, when each kind of statement was known, and what is known.

    `starts_review`: whether it starts the review. Then each update is known on its own day; else on the paper's.
    """

    council: Council
    by: Person
    review: Review
    told: Told
    says: date | None
    worded_on: date
    answered_on: date
    owners: Owners
    programmes: Tracked
    said: Said
    starts_review: bool

    @property
    def paper_on(self) -> date:
        return self.told.day()


def bring_new(paper: Paper, row: rules.Row, position: int, recipient: Body | None, harvest: Harvest) -> None:
    """A recommendation that the review does not have yet, with everything the row says of it."""
    commitment = Commitment(council=paper.council, kind=Kind.RECOMMENDATION, import_ref=paper.told.import_ref)
    recommendation = Recommendation(
        council=paper.council,
        review=paper.review,
        commitment=commitment,
        number=row["number"].strip(),
        section=(row.get("section") or "").strip(),
        recipient=recipient,
        position=position,
        import_ref=paper.told.import_ref,
    )
    harvest.heads += [commitment, recommendation]
    harvest.touched.append(recommendation)
    harvest.rows.append(_words(paper, row, commitment, paper.worded_on))
    harvest.rows += [*_response(paper, row, recommendation), *_decision(paper, row, recommendation)]
    harvest.rows += _owner(paper, row, commitment)
    harvest.rows += [*_due(paper, row, commitment), *_notes(paper, row, commitment)]
    harvest.rows += [*_updates(paper, row, commitment), *_reliances(paper, row, commitment, harvest)]


def bring_more(paper: Paper, view: RowView, line: Line, harvest: Harvest) -> None:
    """What a row adds to a recommendation that is there: updates, whatever was missing, and what a person takes.

    Nothing else is replaced; another number is noted, for numbers are never used again.
    """
    standing, commitment, row = line.standing, line.recommendation.commitment, view.row
    rows: list[LedgerRow] = []
    if line.response is None:
        rows += _response(paper, row, line.recommendation)
    if line.decision is None or line.decision.state != rules.decision_of(row):
        rows += [d for d in _decision(paper, row, line.recommendation) if not paper.said.has_decision(d)]
    if standing.owner is None:
        rows += _owner(paper, row, commitment)
    if standing.due is None:
        rows += _due(paper, row, commitment)
    notes = [*_notes(paper, row, commitment), *(_printed_as(paper, row, commitment) if view.moved else ())]
    rows += [note for note in notes if not _has_note(line, note)]
    rows += [update for update in _updates(paper, row, commitment) if not paper.said.has_update(update)]
    relied = {reliance.on_id for reliance in standing.relies_on}
    rows += [r for r in _reliances(paper, row, commitment, harvest) if r.on_id not in relied]
    rows += [taken for taken in _taken(paper, view, line) if not paper.said.has_taken(taken)]
    harvest.rows += rows
    if rows:
        harvest.touched.append(line.recommendation)


def _about(paper: Paper, model: Any, commitment: Commitment, day: date) -> Any:
    told = replace(paper.told, known_on=min(day, paper.paper_on), request_id=None)
    return new_row(model, council=paper.council, by=paper.by, told=told, commitment=commitment)


def _response(paper: Paper, row: rules.Row, recommendation: Recommendation) -> Iterable[Response]:
    state = rules.response_of(row)
    if state is None:
        return
    told = replace(paper.told, known_on=min(paper.answered_on, paper.paper_on), request_id=None)
    made = new_row(Response, council=paper.council, by=paper.by, told=told, recommendation=recommendation)
    made.state, made.state_printed = state, (row.get("response") or "")[:80]
    made.in_principle = "in principle" in made.state_printed.casefold()
    yield made


def _decision(paper: Paper, row: rules.Row, recommendation: Recommendation) -> Iterable[Decision]:
    """What a paper says that the committee decided; papers seldom give the minute, so it may have no reference."""
    state = rules.decision_of(row)
    if state is None:
        return
    told = replace(paper.told, request_id=None)
    made = new_row(Decision, council=paper.council, by=paper.by, told=told, recommendation=recommendation)
    made.state, made.note = state, row.get("status") or ""
    yield made


def _owner(paper: Paper, row: rules.Row, commitment: Commitment) -> Iterable[Assignment]:
    if row.get("owner"):
        made: Assignment = _about(paper, Assignment, commitment, paper.paper_on)
        for column, value in paper.owners.named(row["owner"]).items():
            setattr(made, column, value)
        yield made


def _due(paper: Paper, row: rules.Row, commitment: Commitment) -> Iterable[DueDate]:
    if row.get("due"):
        day = days.parse(row["due"])
        made: DueDate = _about(paper, DueDate, commitment, paper.paper_on)
        made.kind, made.printed = Dated.DUE, row["due"][:80]
        made.first, made.last = day.first, day.last
        yield made


def _notes(paper: Paper, row: rules.Row, commitment: Commitment) -> Iterable[Note]:
    for name, text in (row.get("notes") or {}).items():
        made: Note = _about(paper, Note, commitment, paper.paper_on)
        made.name, made.text = name[:120], text
        yield made


def _printed_as(paper: Paper, row: rules.Row, commitment: Commitment) -> Iterable[Note]:
    """The number and section under which this paper has a recommendation that the review has under others."""
    made: Note = _about(paper, Note, commitment, paper.paper_on)
    made.name = gettext("Number in another paper")
    made.text = ", ".join(part.strip() for part in (row["number"], row.get("section") or "") if part.strip())
    yield made


def _taken(paper: Paper, view: RowView, line: Line) -> Iterable[LedgerRow]:
    """New rows, known on the paper's day, for the differences that a person takes from the paper."""
    row, commitment, told = view.row, line.recommendation.commitment, paper.told.day()
    makes: dict[str, Callable[[], Iterable[LedgerRow]]] = {
        "text": lambda: [_words(paper, row, commitment, told)],
        "response": lambda: _answered(paper, row, line),
        "owner": lambda: _owner(paper, row, commitment),
        "due_extended": lambda: _other_due(paper, row, line, Dated.EXTENSION),
        "due_corrected": lambda: _other_due(paper, row, line, None),
    }
    for code in view.taken:
        yield from makes[code]()


def _words(paper: Paper, row: rules.Row, commitment: Commitment, day: date) -> Wording:
    made: Wording = _about(paper, Wording, commitment, day)
    made.whose, made.text, made.language = Whose.COMMITTEE, row["text"].strip(), paper.council.language
    return made


def _answered(paper: Paper, row: rules.Row, line: Line) -> Iterable[Response]:
    """The answer of whoever answered before; of a paper nobody asks for reasons that it does not give."""
    for made in _response(paper, row, line.recommendation):
        made.respondent = line.response.respondent if line.response else None
        yield made


def _other_due(paper: Paper, row: rules.Row, line: Line, kind: Dated | None) -> Iterable[DueDate]:
    """An extension of the date that counts, or (no kind) the correction of it; a paper gives no reason for either."""
    wrong = line.standing.current_due
    for made in _due(paper, row, line.recommendation.commitment):
        if kind is None and wrong is not None:
            made.kind, made.corrects = wrong.kind, wrong
            made.ordered_on, made.place = wrong.ordered_on, wrong.place
        elif kind is not None:
            made.kind = kind
        yield made


def _updates(paper: Paper, row: rules.Row, commitment: Commitment) -> Iterable[ProgressUpdate]:
    said = rules.updates_of(row)
    for i, update in enumerate(said):
        day = rules.known_on(update.get("date"), paper.paper_on, paper.says)
        made: ProgressUpdate = _about(paper, ProgressUpdate, commitment, day if paper.starts_review else paper.paper_on)
        made.ordered_on = min(day, made.known_on)
        made.happened_printed = (update.get("date") or "")[:80]
        made.text = (update.get("text") or "").strip()
        # One status for a row with several updates is the word of the last of them.
        if i == len(said) - 1:
            made.state, confirmed = rules.delivery_of(row)
            made.basis = Basis.CONFIRMED if confirmed else Basis.STATED
            made.state_printed = (row.get("status") or "")[:80]
        else:
            made.state = rules.delivery_of({})[0]
        yield made


def _reliances(paper: Paper, row: rules.Row, commitment: Commitment, harvest: Harvest) -> Iterable[Reliance]:
    for hint, outside in rules.relied_on(row):
        made: Reliance = _about(paper, Reliance, commitment, paper.paper_on)
        made.on, made.note = _programme(paper, hint["value"], harvest), hint["because"]
        made.outside = outside
        yield made


def _programme(paper: Paper, name: str, harvest: Harvest) -> Commitment:
    """The programme of that name; a new one where the council does not track it yet."""
    there = paper.programmes.find(name)
    if there is not None:
        return there
    programme = Commitment(council=paper.council, kind=Kind.PROGRAMME, import_ref=paper.told.import_ref)
    words = _about(paper, Wording, programme, paper.paper_on)
    words.whose, words.text, words.language = Whose.OWNER, name, paper.council.language
    harvest.heads.append(programme)
    harvest.rows.append(words)
    paper.programmes.made[folded(name)] = programme
    return programme


def _has_note(line: Line, note: Note) -> bool:
    return any((have.name, have.text) == (note.name, note.text) for have in line.standing.notes)
