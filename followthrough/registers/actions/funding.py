"""The only writer of money: streams, their terms, and what they pay for."""

from dataclasses import astuple, dataclass

from followthrough.audit import actions as audit
from followthrough.commitments.actions import NO_DAY, Told, append, made_before, new_row
from followthrough.commitments.models import Commitment
from followthrough.councils.models import Council, Person, Post
from followthrough.councils.scope import writing
from followthrough.lib.days import FuzzyDay
from followthrough.lib.refused import Refused
from followthrough.registers import rules
from followthrough.registers.models import Cost, FundingStream, FundingTerms


@dataclass(frozen=True)
class Terms:
    """What is known of a stream; `amount` in pence, None where nobody has said."""

    holder: str = ""
    purpose: str = ""
    amount: int | None = None
    about: bool = False
    ends: FuzzyDay = NO_DAY
    certainty: rules.Certainty = rules.Certainty.UNKNOWN
    afterwards: str = ""


def open_stream(*, council: Council, by: Person | None, name: str, terms: Terms, told: Told = Told()) -> FundingStream:
    """A new funding stream with its first terms. A request sent twice opens it once."""
    if not name.strip():
        raise Refused("stream_name_needed", "name")
    with writing(council):
        audit.take_turn(council.id)
        again = made_before(FundingTerms, council, told)
        stream = again.stream if again else _open(council, name.strip(), told)
        if stream.name != name.strip():
            raise Refused("sent_before")
        set_terms(council=council, by=by, stream=stream, terms=terms, told=told)
    return stream


def _open(council: Council, name: str, told: Told) -> FundingStream:
    if FundingStream.objects.filter(council=council, name__iexact=name, withdrawn=False).exists():
        raise Refused("stream_name_taken", "name", name=name)
    stream = FundingStream(council=council, name=name, import_ref=told.import_ref)
    stream.save(force_insert=True)
    return stream


def set_terms(
    *,
    council: Council,
    by: Person | None,
    stream: FundingStream,
    terms: Terms,
    told: Told = Told(),
    corrects: FundingTerms | None = None,
) -> FundingTerms:
    """Set down what is known of a stream from now on: holder, amount, end, how sure that is."""
    _refuse_amount(terms.amount)
    row = new_row(FundingTerms, council=council, by=by, told=told, corrects=corrects, stream=stream)
    row.holder, row.purpose, row.afterwards = terms.holder.strip(), terms.purpose.strip(), terms.afterwards.strip()
    row.amount, row.about, row.certainty = terms.amount, terms.about, terms.certainty
    row.ends_printed, row.ends_first, row.ends_last = astuple(terms.ends)
    return append(row, stream.id, verb="registers.stream_described", seen=told.seen)


@dataclass(frozen=True)
class Spent:
    """A cost: `amount` in pence; without a stream nothing pays for it."""

    what: str
    post: Post | None = None
    stream: FundingStream | None = None
    amount: int | None = None
    about: bool = False
    every: rules.Every = rules.Every.ONCE
    until: FuzzyDay = NO_DAY
    note: str = ""


def set_cost(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    spent: Spent,
    ended: bool = False,
    told: Told = Told(),
    corrects: Cost | None = None,
) -> Cost:
    """Set down what something costs and what pays for it, or that it is no cost any more."""
    if not spent.what.strip():
        raise Refused("cost_needed", "what")
    _refuse_amount(spent.amount)
    row = new_row(Cost, council=council, by=by, told=told, corrects=corrects, commitment=commitment)
    row.what, row.post, row.stream, row.note = spent.what.strip(), spent.post, spent.stream, spent.note.strip()
    row.amount, row.about, row.every, row.ended = spent.amount, spent.about, spent.every, ended
    row.until_printed, row.until_first, row.until_last = astuple(spent.until)
    about = [spent.stream.id] if spent.stream else []
    return append(row, *about, verb="registers.cost_ended" if ended else "registers.cost_set", seen=told.seen)


def _refuse_amount(pence: int | None) -> None:
    for code, field in rules.amount_faults(pence):
        raise Refused(code, field)
