"""The actions of a plan as a file: CSV, Excel or JSON."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from followthrough.lib.as_at import AsAt
from followthrough.lib.tables import Column, Value
from followthrough.reports.appendix import notice
from followthrough.reports.exempt_words import mark
from followthrough.web import states, words
from followthrough.web.exports import Sheet
from followthrough.web.plan.shape import Row

if TYPE_CHECKING:
    from followthrough.commitments.queries import Standing


def sheet(rows: list[Row], as_at: AsAt, *, restricted: bool) -> Sheet:
    """The rows as a list to take away; its name and title are neutral. `restricted`: the programme is."""
    title = _("Plan of a programme as at %(day)s") % {"day": words.day(as_at.day)}
    return Sheet("plan", title, _columns(), [_cells(row, restricted) for row in rows], as_at)


def _columns() -> list[Column]:
    return [
        Column("number", _("Number"), "whole"),
        Column("action", _("Action")),
        Column("phase", _("Phase")),
        Column("owner", _("Owner")),
        Column("services", _("Services")),
        Column("gaps", _("Gaps"), description=_("Numbers of the gaps that it is to close")),
        Column("due", _("Due"), description=_("As printed")),
        Column("forecast", _("Forecast"), description=_("As printed, unless another date was set since")),
        Column("delivery", _("Delivery")),
        Column("overdue", _("Days overdue"), "whole"),
    ]


def _cells(row: Row, restricted: bool) -> dict[str, Value]:
    standing = row.standing
    due, forecast = standing.current_due, standing.forecast
    return {
        "number": row.view.action.number,
        "action": _words(standing),
        "phase": _words(row.phase.standing) if row.phase else None,
        "owner": row.owner,
        "services": "; ".join(row.services),
        "gaps": ", ".join(str(one.finding.number) for one in row.gaps),
        "due": due.printed if due else None,
        "forecast": forecast.printed if forecast else None,
        "delivery": states.state_name(row.state, "delivery"),
        "overdue": row.overdue,
        "notice": notice(restricted=restricted or standing.commitment.restricted),
    }


def _words(standing: "Standing") -> str:
    return mark() if standing.exempt(standing.words) else standing.words.text
