"""Readiness as rows to take away: one for each area in each service."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from followthrough.lib.as_at import AsAt
from followthrough.lib.tables import Column, Value
from followthrough.reports.appendix import notice
from followthrough.reports.readiness_words import plan_words, ready_words
from followthrough.web import words
from followthrough.web.exports import Sheet
from followthrough.web.readiness.shape import Board, Square

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment


def sheet(board: Board, programme: "Commitment", as_at: AsAt) -> Sheet:
    """The cells of a programme's readiness."""
    title = _("Readiness as at %(day)s") % {"day": words.day(as_at.day)}
    marked = notice(restricted=programme.restricted)
    rows = [_row(one) | {"notice": marked} for _area, squares in board.rows for one in squares]
    return Sheet("readiness", title, _columns(), rows, as_at)


def _columns() -> list[Column]:
    return [
        Column("area", _("Area"), description=_("Its reference in the framework")),
        Column("title", _("Area in words")),
        Column("service", _("Service")),
        Column("state", _("State"), description=_("What is not yet judged is never counted as met")),
        Column("applicable", _("Criteria that apply"), "whole"),
        Column("met", _("Met"), "whole"),
        Column("partly", _("Partly met"), "whole"),
        Column("not_met", _("Not met"), "whole"),
        Column("not_judged", _("Not yet judged"), "whole"),
        Column("not_applicable", _("Do not apply"), "whole"),
        Column("gaps", _("Gaps open"), "whole"),
        Column("bare", _("Met without evidence"), "whole"),
        Column("plan", _("If the plan is kept")),
    ]


def _row(one: Square) -> dict[str, Value]:
    cell = one.cell
    return {
        "area": one.area.ref,
        "title": one.area.title,
        "service": one.team.name,
        "state": ready_words(cell),
        "applicable": cell.applicable,
        "met": cell.met,
        "partly": cell.partly,
        "not_met": cell.not_met,
        "not_judged": cell.not_judged,
        "not_applicable": cell.not_applicable,
        "gaps": cell.gaps,
        "bare": cell.bare,
        "plan": plan_words(one.plan),
    }
