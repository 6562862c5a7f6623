"""A filled sheet beside what stands: what each row would record, and every doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from followthrough.accreditation import sheet
from followthrough.accreditation.actions.reviewing import Judged
from followthrough.accreditation.queries import frameworks, reviewing
from followthrough.accreditation.sheet import Meant, Typed
from followthrough.exchange.isolate import cells_safely
from followthrough.lib.as_at import AsAt
from followthrough.web.service_reviews import sheet_words

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion, Judgement
    from followthrough.accreditation.queries.frameworks import Loaded
    from followthrough.accreditation.queries.reviewing import AuditView
    from followthrough.councils.models import Council


@dataclass(frozen=True)
class Entry:
    """One row that would record something."""

    criterion: "Criterion"
    stands: "Judgement | None"
    judged: Judged


@dataclass(frozen=True)
class Doubted:
    """One row that is not taken: what was typed, and why not."""

    typed: Typed
    why: str


@dataclass(frozen=True)
class Read:
    """A whole sheet. `same`: the references of rows that say what stands already."""

    entries: tuple[Entry, ...]
    same: tuple[str, ...]
    doubts: tuple[Doubted, ...]


def typed_in(data: bytes) -> list[Typed]:
    """The rows of a sheet. Raises Unreadable with one sentence."""
    return sheet.rows_of(cells_safely(data), sheet_words.headings())


def read(council: "Council", view: "AuditView", loaded: "Loaded", rows: Sequence[Typed]) -> Read:
    """What the rows would record in this review, in the order of the sheet."""
    marks = {sheet.mark_of(view.audit.id, one.id): one.ref for some in loaded.judged.values() for one in some}
    stands = reviewing.judgements(council, view.audit, AsAt.now())
    found = sheet.meant(rows, marks, loaded.words)
    entries, same = [], []
    for one in found:
        if one.doubt is not None or one.ref is None or one.verdict is None:
            continue
        criterion = loaded.by_ref[one.ref]
        now = stands.get(criterion.id)
        judged = _judged(one, one.verdict, now)
        if now and judged == Judged(now.verdict, now.evidence, now.note):
            same.append(criterion.ref)
        else:
            entries.append(Entry(criterion, now, judged))
    doubts = [Doubted(one.typed, sheet_words.doubt(one)) for one in found if one.doubt is not None]
    return Read(tuple(entries), tuple(same), tuple(doubts))


def _judged(one: Meant, verdict: str, now: "Judgement | None") -> Judged:
    """An empty cell beside the same verdict takes nothing away; beside another it says that nothing shows it."""
    kept = now if now and now.verdict == verdict else None
    evidence, note = one.typed.evidence, one.typed.note
    return Judged(verdict, evidence or (kept.evidence if kept else ""), note or (kept.note if kept else ""))


def another(council: "Council", view: "AuditView", rows: Sequence[Typed]) -> "AuditView | None":
    """The other service review that a sheet is of; None if it is of this one, or of none that can be seen."""
    marks = sheet.marks(rows)
    for other in reviewing.audits(council, view.audit.programme, AsAt.now()):
        if other.audit.id != view.audit.id:
            judged = frameworks.judged_ids(council, other.audit.edition_id)
            if any(sheet.mark_of(other.audit.id, one) in marks for one in judged):
                return other
    return None
