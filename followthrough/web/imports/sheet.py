"""The list of papers to take away."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from followthrough.lib.as_at import AsAt
from followthrough.lib.tables import Column, Row
from followthrough.web.exports import Sheet
from followthrough.web.imports.words import STATES

if TYPE_CHECKING:
    from followthrough.exchange.models import Import


def sheet(papers: "Iterable[Import]") -> Sheet:
    """Papers read, latest first."""
    columns = [
        Column("paper", _("Paper")),
        Column("read", _("Read"), "moment"),
        Column("by", _("By")),
        Column("paper_on", _("Date of the paper"), "day"),
        Column("state", _("State")),
        Column("review", _("Review")),
    ]
    rows: list[Row] = [
        {
            "paper": paper.title or paper.name,
            "read": paper.made_at,
            "by": paper.by.name if paper.by else None,
            "paper_on": paper.paper_on,
            "state": str(STATES[paper.state]),
            "review": paper.review.neutral_name if paper.review else None,
        }
        for paper in papers
    ]
    return Sheet("imports", _("Imports"), columns, rows, AsAt.now())
