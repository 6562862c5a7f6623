"""How ready something is, in words: for pages, sheets and documents."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from followthrough.accreditation.rules import Cell, Ready
from followthrough.reports.words import day_words, listed

if TYPE_CHECKING:
    from followthrough.accreditation.queries.readiness import Plan

_READY = {
    Ready.NOT_JUDGED: gettext_lazy("Not yet judged"),
    Ready.PART_JUDGED: gettext_lazy("Judged in part"),
    Ready.NOT_MET: gettext_lazy("Not met"),
    Ready.GAPS_OPEN: gettext_lazy("Gaps open"),
    Ready.NOT_SHOWN: gettext_lazy("Met, nothing shows it"),
    Ready.READY: gettext_lazy("Ready"),
}


def ready_words(cell: Cell) -> str:
    """The state of a cell, such as “Judged in part”."""
    return _("Does not apply") if nothing_applies(cell) else str(_READY[cell.ready])


def nothing_applies(cell: Cell) -> bool:
    """Whether everything in a cell was judged not to apply there, and nothing is open."""
    return cell.ready is Ready.READY and not cell.applicable


def counts_words(cell: Cell) -> str:
    """What a cell counts, with its base: “3 of 4 met, 1 not yet judged, 2 gaps open”."""
    base = {"met": cell.met, "of": cell.applicable}
    found = [ngettext("%(met)d of %(of)d met", "%(met)d of %(of)d met", cell.applicable) % base]
    counted = [
        (cell.partly, _("%(n)d partly met")),
        (cell.not_met, _("%(n)d not met")),
        (cell.not_judged, _("%(n)d not yet judged")),
        (cell.not_applicable, ngettext("%(n)d does not apply", "%(n)d do not apply", cell.not_applicable)),
        (cell.gaps, ngettext("%(n)d gap open", "%(n)d gaps open", cell.gaps)),
        (cell.bare, _("%(n)d met without evidence")),
    ]
    return ", ".join([*found, *(words % {"n": n} for n, words in counted if n)])


def plan_words(plan: "Plan") -> str:
    """By which day a cell is ready if every action keeps its date, or why it is not."""
    if plan.on == date.min:
        return _("Nothing is left to do")
    if plan.on is not None:
        return _("Ready by %(day)s") % {"day": day_words(plan.on)}
    reasons = [
        (
            plan.unplanned,
            ngettext("%(n)d gap has no action with a date", "%(n)d gaps have no action with a date", plan.unplanned),
        ),
        (
            plan.bare,
            ngettext(
                "%(n)d criterion is not met and has no gap", "%(n)d criteria are not met and have no gap", plan.bare
            ),
        ),
        (
            plan.unjudged,
            ngettext("%(n)d criterion is not yet judged", "%(n)d criteria are not yet judged", plan.unjudged),
        ),
        (
            plan.unshown,
            ngettext(
                "%(n)d criterion is met and nothing shows it",
                "%(n)d criteria are met and nothing shows them",
                plan.unshown,
            ),
        ),
    ]
    return _("Not by this plan: %(why)s") % {"why": listed([words % {"n": n} for n, words in reasons if n])}
