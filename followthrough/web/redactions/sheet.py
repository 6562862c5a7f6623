"""The list of requests for redaction to take away. The words that were asked about are not in it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from followthrough.lib.as_at import AsAt
from followthrough.lib.tables import Column, Row
from followthrough.web.exports import Sheet
from followthrough.web.redactions.words import OUTCOMES

if TYPE_CHECKING:
    from followthrough.redaction.models import RedactionRequest


def sheet(requests: "Iterable[RedactionRequest]") -> Sheet:
    """Requests, those that wait first."""
    columns = [
        Column("asked", _("Asked"), "moment"),
        Column("by", _("By")),
        Column("reason", _("Reason")),
        Column("outcome", _("Outcome")),
        Column("places", _("Places"), "whole", _("In how many places the words stood, once taken out")),
    ]
    rows: list[Row] = [
        {
            "asked": one.asked_at,
            "by": one.asked_by.name,
            "reason": one.reason,
            "outcome": str(OUTCOMES[one.outcome]),
            "places": one.places if one.outcome == "done" else None,
        }
        for one in requests
    ]
    return Sheet("redactions", _("Redactions"), columns, rows, AsAt.now())
