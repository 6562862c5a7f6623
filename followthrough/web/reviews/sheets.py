"""Lists about reviews to take away: the reviews themselves, and what changed in one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from followthrough.lib.tables import Column, Row
from followthrough.reports.appendix import notice
from followthrough.reports.exempt_words import mark
from followthrough.web import states, words
from followthrough.web.exports import Sheet
from followthrough.web.reviews.changed import KINDS, new_ones
from followthrough.web.reviews.owners import name_of

if TYPE_CHECKING:
    from followthrough.lib.as_at import AsAt
    from followthrough.reviews.figures import Figures
    from followthrough.reviews.queries.changes import Change, ChangedLine, Changes
    from followthrough.reviews.queries.lines import ReviewView


def reviews(counted: "Iterable[tuple[ReviewView, Figures]]", as_at: "AsAt") -> Sheet:
    """The list of reviews with its figures."""
    columns = [
        Column("review", _("Review")),
        Column("name", _("Name")),
        Column("committee", _("Committee")),
        Column("recommendations", _("Recommendations"), "whole"),
        Column("accepted", _("Accepted"), "whole"),
        Column("complete", _("Complete"), "whole", _("Of those accepted")),
        Column("left", _("Closed or transferred"), "whole", _("By scrutiny, accepted refusals included")),
    ]
    rows: list[Row] = [
        {
            "review": view.review.neutral_name,
            "name": view.particulars.name,
            "committee": view.particulars.committee.name if view.particulars.committee else None,
            "recommendations": figures.total,
            "accepted": figures.accepted,
            "complete": figures.complete.count,
            "left": figures.left.count,
            "notice": notice(restricted=view.review.restricted),
        }
        for view, figures in counted
    ]
    return Sheet("reviews", _("Reviews as at %(day)s") % {"day": words.day(as_at.day)}, columns, rows, as_at)


def changes(view: "ReviewView", found: "Changes", since: "AsAt", until: "AsAt", relied_on: dict[Any, str]) -> Sheet:
    """What changed in a review between two days, a row for each change."""
    columns = [
        Column("number", _("Number")),
        Column("recommendation", _("Recommendation")),
        Column("change", _("Change")),
        Column("before", _("Before")),
        Column("now", _("Now"), description=_("What is new, one a line; empty where something was taken back")),
        Column("since", _("Since"), "day", _("Compared with the end of this day")),
    ]
    rows: list[Row] = [
        {
            "number": line.after.recommendation.number,
            "recommendation": _told(line, "amended", line.after.standing.words, relied_on),
            "change": str(KINDS[change.kind]),
            "since": since.day,
            "notice": notice(restricted=view.review.restricted or line.after.recommendation.restricted),
            **_said(line, change, relied_on),
        }
        for line in found.changed
        for change in line.changes
    ]
    name = "-".join("".join(char if char.isalnum() else " " for char in view.review.neutral_name.lower()).split())
    between = {"review": view.review.neutral_name, "since": words.day(since.day), "until": words.day(until.day)}
    title = _("%(review)s: what changed from %(since)s to %(until)s") % between
    return Sheet(f"{name}-changes-since-{since.day.isoformat()}", title, columns, rows, until)


def _said(line: "ChangedLine", change: "Change", relied_on: dict[Any, str]) -> dict[str, str]:
    if change.kind == "added":
        axes = zip(states.AXES, states.shown(line.after.axes), strict=True)
        return {"before": "", "now": "; ".join(states.state_name(code, axis) for axis, code in axes)}
    if change.kind == "state":
        both = (line.before.axes if line.before else None, line.after.axes)
        then, since = (states.state_name(states.shown(axes)[1], "delivery") if axes else "" for axes in both)
        return {"before": then, "now": since}
    listed = isinstance(change.after, tuple)
    now = new_ones(change) if listed else [change.after]
    before = [] if listed else [change.before]
    return {
        "before": "\n".join(_told(line, change.kind, row, relied_on) for row in before if row),
        "now": "\n".join(_told(line, change.kind, row, relied_on) for row in now if row),
    }


def _told(line: "ChangedLine", kind: str, row: Any, relied_on: dict[Any, str]) -> str:
    """What a row says, unless it is exempt: a list is taken away by people who hand it on."""
    return mark() if line.after.standing.exempt(row) else _row(kind, row, relied_on)


def _row(kind: str, row: Any, relied_on: dict[Any, str]) -> str:
    """One row of the ledger in a line."""
    if kind == "response":
        detail = row.which_part or row.reason or row.until_printed
        return _joined(states.state_name(row.state, "response"), detail)
    if kind == "decision":
        return _joined(states.state_name(row.state, "scrutiny"), row.minute_ref, row.note)
    if kind in ("due", "extended", "forecast"):
        return _joined(row.printed, row.reason, row.approved_by)
    if kind == "owner":
        return name_of(row)
    if kind == "tie":
        return _joined(f"{states.LINKS[row.kind]} {row.other.number}", row.minute_ref)
    if kind == "relies":
        return _joined(relied_on.get(row.id, ""), row.note)
    if kind == "evidence":
        return _joined(row.reference, row.held_by)
    return f"{row.label} {row.text}" if kind == "part" else str(row.text)


def _joined(*parts: str) -> str:
    return ": ".join(part for part in parts if part)
