"""Reading papers on their way in, and the recommendations that their rows would meet."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from followthrough.commitments.ledger import LedgerRow
from followthrough.commitments.models import LEDGER as COMMITMENT_ROWS
from followthrough.commitments.models import Assignment, Reliance
from followthrough.commitments.queries import Standing, known
from followthrough.councils.models import Body, Council
from followthrough.exchange import rules
from followthrough.exchange.models import Import, Proposal
from followthrough.files import queries as files
from followthrough.lib import days
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import LEDGER as RECOMMENDATION_ROWS
from followthrough.reviews.models import Link, Particulars, Recommendation, Review
from followthrough.reviews.queries.lines import Line, all_lines, lines


@dataclass(frozen=True)
class RowView:
    """One row of a paper as it counts, its doubts, and the recommendation of the review that it is (None: new).

    `recipient` is the body that a person chose for it; `twins` the positions of the rows that count and are about
    the same recommendation, its own among them.
    """

    proposal: Proposal
    row: dict[str, Any]
    doubts: tuple[str, ...]
    line: Line | None = None
    recipient: Body | None = None
    twins: tuple[int, ...] = ()

    @property
    def differences(self) -> tuple[str, ...]:
        """In what the row differs from what stands, which an import leaves as it is: text, response, owner, due."""
        if self.line is None:
            return ()
        standing, row = self.line.standing, self.row
        stands = self.line.response
        have = {
            "text": {_folded(standing.words.text)},
            "response": {stands.state} if stands else set(),
            "owner": _names(standing.owner),
        }
        says = {"text": row.get("text"), "response": row.get("response_means"), "owner": row.get("owner")}
        found = [name for name, said in says.items() if said and have[name] and _folded(said) not in have[name]]
        return (*found, *(["due"] if _other_day(standing, row.get("due")) else []))


def papers(council: Council) -> QuerySet[Import]:
    """Papers read, latest first."""
    return Import.objects.filter(council=council).select_related("by", "review").order_by("-made_at")


def paper(council: Council, import_id: UUID) -> Import | None:
    """One paper of the council."""
    return papers(council).filter(id=import_id).first()


def confirmed_before(council: Council, paper: Import) -> Import | None:
    """The last confirmed import of the very same file, if there is one that has not been undone."""
    same = papers(council).filter(digest=paper.digest, state=Import.State.CONFIRMED)
    return same.exclude(id=paper.id).order_by("-confirmed_at").first()


@dataclass(frozen=True)
class Original:
    """A file that was kept on purpose: its bytes, and a name that says nothing of what is in it."""

    name: str
    data: bytes


def original(council: Council, paper: Import) -> Original | None:
    """The file of a confirmed paper; None where it was not kept."""
    kept = files.kept(council.id, paper.file_id) if paper.file_id and paper.state == Import.State.CONFIRMED else None
    if kept is None or paper.review is None:
        return None
    name = "-".join(re.findall(r"\w+", paper.review.neutral_name.lower(), re.ASCII)) or "review"
    ending = PurePath(paper.name).suffix.lower()
    return Original(f"{name}-original{ending if ending in _ENDINGS else ''}", files.content(kept))


_ENDINGS = frozenset({".docx", ".xlsx", ".pdf", ".csv", ".tsv", ".txt", ".html", ".htm"})


def proposal(council: Council, paper: Import, position: int) -> Proposal | None:
    """One row of a paper, by its position from 1."""
    return Proposal.objects.filter(council=council, paper=paper, position=position).first()


def rows(council: Council, paper: Import, review: Review | None, as_at: AsAt) -> list[RowView]:
    """Every row of a paper, matched with the recommendations of `review` where one is given."""
    found = Proposal.objects.filter(council=council, paper=paper)
    have = roll(lines(council, review, as_at) if review else [])
    bodies = {str(body.id): body for body in Body.objects.filter(council=council)}
    views = [_row_view(proposal, have, bodies) for proposal in found]
    twins = rules.twins(_that_count(views))
    return [replace(view, twins=twins.get(view.proposal.position, ())) for view in views]


def likely_review(council: Council, views: Sequence[RowView], as_at: AsAt) -> tuple[Review, int] | None:
    """The review that holds the words of at least half of the rows, and of how many; None where none does."""
    texts = {_folded(view.row.get("text") or "") for view in views}
    met = Counter(
        line.recommendation.review_id
        for line in all_lines(council, as_at)
        if _folded(line.standing.words.text) in texts
    )
    if not met:
        return None
    best, count = met.most_common(1)[0]
    found = Review.objects.filter(council=council, id=best, withdrawn=False).first()
    return (found, count) if found and count * 2 >= len(views) else None


def roll(found: Sequence[Line]) -> rules.Roll[Line]:
    """Recommendations by what makes them themselves."""
    return rules.Roll((_identity(x.recommendation), x) for x in found)


def faults(views: Sequence[RowView]) -> list[rules.Fault]:
    """What has to be mended before the rows that are not left out can be confirmed."""
    return rules.faults(_that_count(views))


def day_faults(views: Sequence[RowView], paper_on: date) -> list[rules.Fault]:
    """What stands against dating the paper `paper_on`."""
    return rules.day_faults(_that_count(views), paper_on)


def stood_upon(council: Council, paper: Import, as_at: AsAt) -> bool:
    """Whether anything entered later rests on what the paper brought, so that it can no longer be undone."""
    added = Recommendation.objects.filter(council=council, review__import_ref=paper.id, withdrawn=False)
    if added.exclude(import_ref=paper.id).exists():
        return True
    rows = [
        model._default_manager.filter(council=council, **{f"{what}__import_ref": paper.id})
        for model, heads in _RESTS_ON
        for what in (*heads, "corrects")
    ]
    return any(known(found.exclude(import_ref=paper.id), as_at).exists() for found in rows)


# Every kind of ledger row, and the things of an import that a row of that kind can point at.
_RESTS_ON: tuple[tuple[type[LedgerRow], tuple[str, ...]], ...] = (
    *((model, ("commitment", "on") if model is Reliance else ("commitment",)) for model in COMMITMENT_ROWS),
    *((model, ("recommendation", "other") if model is Link else ("recommendation",)) for model in RECOMMENDATION_ROWS),
    (Particulars, ("review",)),
)


def _that_count(views: Sequence[RowView]) -> list[tuple[int, rules.Row]]:
    return [(view.proposal.position, view.row) for view in views if not view.proposal.left_out]


def _row_view(proposal: Proposal, have: rules.Roll[Line], bodies: dict[str, Body]) -> RowView:
    row = rules.merged(proposal.read, proposal.mended)
    line = have.find(rules.identity(row))
    return RowView(proposal, row, rules.doubts_of(row), line, bodies.get(row.get("recipient") or ""))


def _identity(one: Recommendation) -> rules.Identity:
    return rules.Identity.of(one.number, one.section, str(one.recipient_id) if one.recipient_id else None)


def _names(owner: Assignment | None) -> set[str]:
    """The folded names that an owner goes by: its own, and the one that a paper printed."""
    if owner is None:
        return set()
    known_as = [owner.post, owner.team, owner.body, owner.printed]
    return {_folded(str(name)) for name in known_as if name}


def _other_day(standing: Standing, says: str | None) -> bool:
    """Whether a paper names a day that is neither the first promise nor the one that counts now."""
    promised = [due for due in (standing.due, standing.current_due) if due]
    if not says or not promised:
        return False
    day = days.parse(says)
    same = [
        _folded(due.printed) == _folded(says) or (day and (due.first, due.last) == (day.first, day.last))
        for due in promised
    ]
    return not any(same)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
