"""What a paper brings, by kinds: the same counts before it is confirmed and after."""

from collections import Counter
from collections.abc import Iterable

from followthrough.commitments.ledger import Head, LedgerRow
from followthrough.commitments.models import Assignment, DueDate, Note, ProgressUpdate, Reliance, Wording
from followthrough.commitments.queries import known
from followthrough.commitments.rules import Kind
from followthrough.councils.models import Council
from followthrough.exchange.models import Import
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import Decision, Recommendation, Response

Counts = dict[str, int]

# In the order in which pages name them. The words of a recommendation come with it; only amended ones are counted.
ROWS: dict[str, type[LedgerRow]] = {
    "responses": Response,
    "updates": ProgressUpdate,
    "owners": Assignment,
    "due_dates": DueDate,
    "notes": Note,
    "decisions": Decision,
    "reliances": Reliance,
}
_NAMES = {model: name for name, model in ROWS.items()}


def counted(heads: Iterable[Head], rows: Iterable[LedgerRow]) -> Counts:
    """How many of each kind are among what a paper would write; kinds of which there are none are left away."""
    rows, heads = list(rows), list(heads)
    programmes = sum(isinstance(row, Wording) and row.commitment.kind == Kind.PROGRAMME for row in rows)
    amended = sum(isinstance(row, Wording) and row.commitment.import_ref != row.import_ref for row in rows)
    found = Counter(_NAMES[type(row)] for row in rows if type(row) in _NAMES)
    recommendations = sum(isinstance(head, Recommendation) for head in heads)
    each = {name: found[name] for name in ROWS}
    return _some({"recommendations": recommendations, "wordings": amended, **each, "programmes": programmes})


def brought(council: Council, paper: Import, as_at: AsAt) -> Counts:
    """What stands today because of a confirmed paper; nothing once it has been undone."""
    came = {"council": council, "import_ref": paper.id}
    programmes = Wording.objects.filter(**came, commitment__kind=Kind.PROGRAMME)
    amended = Wording.objects.filter(**came).exclude(commitment__import_ref=paper.id)
    return _some(
        {
            "recommendations": Recommendation.objects.filter(**came, withdrawn=False).count(),
            "wordings": known(amended, as_at).count(),
            **{name: known(model._default_manager.filter(**came), as_at).count() for name, model in ROWS.items()},
            "programmes": known(programmes, as_at).count(),
        }
    )


def _some(counts: Counts) -> Counts:
    return {name: count for name, count in counts.items() if count}
