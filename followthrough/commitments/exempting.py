"""Keeping texts from publication. The rows are written by `actions`; here they are only filled."""

from datetime import date

from followthrough.commitments import rules
from followthrough.commitments.actions import Told, append, new_row
from followthrough.commitments.ledger import LedgerRow
from followthrough.commitments.models import Commitment, Exemption
from followthrough.councils.models import Council, Person
from followthrough.councils.nations import PARAGRAPHS, Nation
from followthrough.lib import clock
from followthrough.lib.refused import Refused


def exempt(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    row: LedgerRow,
    paragraph: str,
    reason: str,
    review_on: date | None,
    told: Told = Told(),
) -> Exemption:
    """Keep a text from publication: under which paragraph, why that outweighs the public interest, looked at when.

    A later mark of the same text takes the place of an earlier one.
    """
    nation = Nation(council.nation)
    for code, field in rules.exemption_faults(paragraph, PARAGRAPHS[nation], reason, review_on is not None):
        raise Refused(code, field)
    if review_on is not None and review_on <= clock.today():
        raise Refused("review_to_come", "review_on")
    made = new_row(Exemption, council=council, by=by, told=told, commitment=commitment)
    made.of_place, made.nation, made.paragraph = row.place, nation, paragraph
    made.reason, made.review_on = reason.strip(), review_on
    return append(made, row.id, verb="commitments.exempted")


def lift_exemption(
    *,
    council: Council,
    by: Person | None,
    commitment: Commitment,
    exemption: Exemption,
    reason: str,
    told: Told = Told(),
) -> Exemption:
    """The text is no longer exempt, with the reason."""
    if not reason.strip():
        raise Refused("reason_needed", "reason")
    made = new_row(Exemption, council=council, by=by, told=told, commitment=commitment)
    made.of_place, made.nation, made.paragraph = exemption.of_place, exemption.nation, exemption.paragraph
    made.reason, made.lifted = reason.strip(), True
    return append(made, verb="commitments.exemption_lifted")
