"""What somebody else entered while a form was open, beside what was typed, for the page that asks what to do."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from followthrough.lib.refused import Refused
from followthrough.web import words

if TYPE_CHECKING:
    from django.forms import Form

    from followthrough.commitments.ledger import LedgerRow
    from followthrough.councils.models import Person


@dataclass(frozen=True)
class Meanwhile:
    """Who entered what, and when. Rows of the ledger are shown as such; other things as `pairs`.

    `mine` is None where something is taken back. A pair is a label, what stands and what was typed.
    """

    by: "Person | None"
    at: datetime
    kind: str = ""
    theirs: "LedgerRow | None" = None
    mine: "LedgerRow | None" = None
    pairs: tuple[tuple[Any, str, str], ...] = ()


def of_rows(refused: Refused) -> Meanwhile:
    """Of a refusal about rows of the ledger."""
    theirs: LedgerRow = refused.params["theirs"]
    kind = str(theirs._meta.model_name)
    return Meanwhile(theirs.by, theirs.recorded_at, kind, theirs, refused.params["mine"])


def of_form(form: "Form", refused: Refused) -> Meanwhile | None:
    """Of a refusal about what a form sends; None for one that says nothing of what stands."""
    if "theirs" in refused.params:
        return of_rows(refused)
    if "now" not in refused.params:
        return None
    fields = form.visible_fields()
    mine = [form.cleaned_data[bound.name] for bound in fields]
    both = zip(fields, refused.params["now"], mine, strict=True)
    pairs = tuple((bound.label, _written(now), _written(typed)) for bound, now, typed in both)
    return Meanwhile(refused.params["by"], refused.params["at"], pairs=pairs)


def _written(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(_written(one) for one in value)
    return words.day(value) if isinstance(value, date) else "" if value is None else str(value)
