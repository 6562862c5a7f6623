"""Words that are exempt stay exempt where they are said again, or put in other words, about the same commitment.

Whoever presses "No change", corrects a reply or words a recommendation anew may not see that the words are marked; in
doubt they are kept from the public until somebody lifts the mark.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from followthrough.commitments.ledger import LedgerRow, placed, rows_of
from followthrough.commitments.models import CommitmentRow, Evidence, Exemption, Note, ProgressUpdate, Wording
from followthrough.commitments.queries import exemptions_in_force
from followthrough.councils.models import Council
from followthrough.lib.ids import new_id
from followthrough.lib.wording import folded

# Where each kind of row has its words.
WORDS: dict[type[CommitmentRow], str] = {
    Wording: "text",
    ProgressUpdate: "text",
    Evidence: "reference",
    Note: "text",
}


def exemptions_of(council: Council, rows: Iterable[LedgerRow]) -> Iterator[Exemption]:
    """New exemptions, not yet saved, of those of the rows whose words are exempt already in another place."""
    said = [row for row in rows if isinstance(row, CommitmentRow) and type(row) in WORDS and _folded(row)]
    known = exemptions_in_force(council, {row.commitment_id for row in said}) if said else {}
    for commitment_id, exempt in known.items():
        before = {_key(row): exempt[row.place] for row in _at(council, commitment_id, exempt)}
        for row in said:
            same = before.get(_key(row)) if row.commitment_id == commitment_id else None
            if same is not None and row.place not in exempt:
                yield _again(row, same)


def _at(council: Council, commitment_id: UUID, places: Iterable[UUID]) -> Iterator[CommitmentRow]:
    for model in WORDS:
        yield from rows_of(model).filter(council=council, commitment=commitment_id, place__in=list(places))


def _key(row: CommitmentRow) -> str:
    """What is alike for rows that say the same; for wordings that they are wordings, because one follows another."""
    return Wording.__name__ if isinstance(row, Wording) else _folded(row)


def _folded(row: CommitmentRow) -> str:
    return folded(str(getattr(row, WORDS[type(row)])))


def _again(row: CommitmentRow, same: Exemption) -> Exemption:
    given = {name: getattr(same, name) for name in ("nation", "paragraph", "reason", "review_on")}
    about = {"council": row.council, "by": row.by, "commitment": row.commitment, "source": row.source}
    return Exemption(
        of_place=row.place, import_ref=row.import_ref, **given, **about, **placed(new_id(), row.known_on, None)
    )
