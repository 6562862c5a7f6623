"""Papers on their way in, where they would go, and whether one can still be undone."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from followthrough.commitments.ledger import LedgerRow
from followthrough.commitments.models import LEDGER as COMMITMENT_ROWS
from followthrough.commitments.models import Reliance
from followthrough.commitments.queries import known
from followthrough.councils.models import Council
from followthrough.exchange import rules
from followthrough.exchange.models import Import, Proposal, TaughtWord
from followthrough.files import queries as files
from followthrough.lib.as_at import AsAt
from followthrough.lib.wording import folded
from followthrough.reviews.models import LEDGER as RECOMMENDATION_ROWS
from followthrough.reviews.models import Link, Particulars, Recommendation, Review
from followthrough.reviews.queries.lines import all_lines


def papers(council: Council) -> QuerySet[Import]:
    """Papers read, latest first."""
    return Import.objects.filter(council=council).select_related("by", "review").order_by("-made_at")


def paper(council: Council, import_id: UUID) -> Import | None:
    """One paper of the council."""
    return papers(council).filter(id=import_id).first()


def confirmed_before(council: Council, paper: Import) -> Import | None:
    """The last confirmed import of the very same file, if there is one that has not been undone."""
    return _confirmed(council, paper.digest).exclude(id=paper.id).first()


def last_confirmed(council: Council, digest: str) -> Import | None:
    """As `confirmed_before`, of a file that is not an import yet, by its digest."""
    return _confirmed(council, digest).first()


def _confirmed(council: Council, digest: str) -> QuerySet[Import]:
    return papers(council).filter(digest=digest, state=Import.State.CONFIRMED).order_by("-confirmed_at")


@dataclass(frozen=True)
class Original:
    """A file that was kept on purpose: its bytes, and a name that says nothing of what is in it."""

    name: str
    data: bytes


def original(council: Council, paper: Import) -> Original | None:
    """The file of a confirmed paper; None where it was not kept."""
    kept = files.kept(council.id, paper.file_id) if paper.file_id and paper.state == Import.State.CONFIRMED else None
    data = files.content(kept) if kept else None
    if data is None or paper.review is None:
        return None
    name = "-".join(re.findall(r"\w+", paper.review.neutral_name.lower(), re.ASCII)) or "review"
    ending = PurePath(paper.name).suffix.lower()
    return Original(f"{name}-original{ending if ending in _ENDINGS else ''}", data)


_ENDINGS = frozenset({".docx", ".xlsx", ".odt", ".ods", ".pdf", ".csv", ".tsv", ".txt", ".html", ".htm"})


def waiting_bytes(council: Council, paper: Import) -> bytes | None:
    """The file of a paper that waits; None where its bytes are gone, as after a redaction."""
    kept = files.kept(council.id, paper.file_id) if paper.file_id and paper.state == Import.State.READ else None
    return files.content(kept) if kept else None


def rows(council: Council, paper: Import) -> QuerySet[Proposal]:
    """The rows of a paper in its order, without those of tables that are left out."""
    standing = Proposal.objects.filter(council=council, paper=paper, gone=False)
    return standing.order_by(Coalesce("place", "position"))


def proposal(council: Council, paper: Import, position: int) -> Proposal | None:
    """One row of a paper, by its position from 1."""
    return Proposal.objects.filter(council=council, paper=paper, position=position).first()


def row_count(council: Council, paper: Import) -> int:
    """How many rows were read in it."""
    return Proposal.objects.filter(council=council, paper=paper).count()


def taught_words(council: Council) -> QuerySet[TaughtWord]:
    """What the council has taught of printed words, by what they are of."""
    return TaughtWord.objects.filter(council=council).select_related("by").order_by("-of", "words")


def taught_word(council: Council, word_id: UUID) -> TaughtWord | None:
    """One of them."""
    return taught_words(council).filter(id=word_id).first()


def explained(paper: Import) -> frozenset[str]:
    """The codes that a paper explains itself, folded."""
    return frozenset(folded(code) for code in (paper.reading or {}).get("explained") or [])


def open_words(proposal: Proposal) -> dict[str, str]:
    """As `rules.open_words`, of one row of a paper."""
    return rules.open_words(proposal.read, explained(proposal.paper))


def likely_review(council: Council, paper: Import, as_at: AsAt) -> tuple[Review, int] | None:
    """The review that holds the words of at least half of the rows, and of how many; None where none does."""
    said = rows(council, paper).values_list("read", "mended")
    texts = Counter(folded(rules.merged(*row).get("text") or "") for row in said)
    met = Counter(
        line.recommendation.review_id for line in all_lines(council, as_at) if folded(line.standing.words.text) in texts
    )
    if not met:
        return None
    best, count = met.most_common(1)[0]
    found = Review.objects.filter(council=council, id=best, withdrawn=False).first()
    return (found, count) if found and count * 2 >= texts.total() else None


def papers_saying(council: Council, texts: Iterable[str]) -> list[UUID]:
    """The papers that wait, or were dropped, in which a row has one of those wordings."""
    wanted = {folded(text) for text in texts}
    rows = Proposal.everything.filter(council=council).exclude(paper__state=Import.State.CONFIRMED)
    found = (
        paper_id
        for paper_id, read, mended in rows.values_list("paper_id", "read", "mended")
        if {folded(rules.merged(read, row).get("text") or "") for row in (None, mended)} & wanted
    )
    return list(dict.fromkeys(found))


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
