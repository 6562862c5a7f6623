"""The council's funding to take away: the rows of the list, then what nothing pays for."""

from django.utils.translation import gettext as _

from followthrough.lib.as_at import AsAt
from followthrough.lib.tables import Column, Value
from followthrough.reports.appendix import notice
from followthrough.reports.programme_words import certainty_words, cost_words, ends_words, until_words
from followthrough.web import words
from followthrough.web.exports import Sheet
from followthrough.web.funding.shape import Funding, Paid, Register
from followthrough.web.money import pounds


def sheet(found: Register, as_at: AsAt) -> Sheet:
    """A row for each stream, and one for each cost that nothing pays for."""
    title = _("Funding as at %(day)s") % {"day": words.day(as_at.day)}
    rows = [*map(_stream, found.streams), *map(_unfunded, found.unfunded)]
    return Sheet("funding", title, _columns(), rows, as_at)


def _columns() -> list[Column]:
    return [
        Column("funding", _("Funding"), description=_("“Unfunded”: a cost that nothing pays for")),
        Column("holder", _("Held by")),
        Column("purpose", _("What it is for")),
        Column("amount", _("Amount")),
        Column("pence", _("Amount in pence"), "whole"),
        Column("ends", _("Ends"), description=_("As printed")),
        Column("ended", _("Ended by that day")),
        Column("certainty", _("How sure")),
        Column("pays_for", _("What it pays for")),
        Column("afterwards", _("Afterwards")),
    ]


def _stream(one: Funding) -> dict[str, Value]:
    terms = one.stream.terms
    hidden = one.stream.stream.restricted or any(paid.restricted for paid in one.pays_for)
    return {
        "funding": one.stream.stream.name,
        "holder": terms.holder,
        "purpose": terms.purpose,
        "amount": pounds(terms.amount, terms.about),
        "pence": terms.amount,
        "ends": ends_words(terms),
        "ended": _("Yes") if one.ended else _("No"),
        "certainty": certainty_words(terms.certainty),
        "pays_for": "; ".join(map(_paid, one.pays_for)),
        "afterwards": terms.afterwards,
        "notice": notice(restricted=hidden),
    }


def _paid(one: Paid) -> str:
    said = {"what": one.spending.cost.what, "of": one.of_words}
    until = until_words(one.spending)
    line = _("%(what)s, of: %(of)s") % said
    return _("%(line)s, until %(day)s") % {"line": line, "day": until} if until else line


def _unfunded(one: Paid) -> dict[str, Value]:
    row = one.spending.cost
    return {
        "funding": _("Unfunded"),
        "holder": "",
        "purpose": row.note,
        "amount": cost_words(row),
        "pence": row.amount,
        "ends": "",
        "ended": "",
        "certainty": "",
        "pays_for": _("%(what)s, of: %(of)s") % {"what": row.what, "of": one.of_words},
        "afterwards": "",
        "notice": notice(restricted=one.restricted),
    }
