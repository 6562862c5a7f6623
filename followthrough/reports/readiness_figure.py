"""The figure of readiness by area, and the table that holds its numbers."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.accreditation.rules import Cell
from followthrough.reports.document import Column, Figure, Table, text_cell
from followthrough.reports.plots import Series, bars

if TYPE_CHECKING:
    from followthrough.accreditation.queries.readiness import Readiness

_LONGEST = 24  # characters of an area's name that fit beside its bars


def readiness_figure(found: "Readiness") -> Figure:
    """How the criteria of each area stand, all services taken together; for at least one area and service."""
    caption = _("Readiness by area, all services together")
    series = [
        Series(_short(f"{area.ref} {area.title}"), _numbers(cell))
        for area, cell in ((area, found.area(area)) for area in found.loaded.areas)
    ]
    return Figure(caption, bars(_moments(), series, title=caption), _alt(found), _twin(found))


def _moments() -> list[tuple[str, str]]:
    return [
        (_("Met"), ""),
        (_("Partly met"), ""),
        (_("Not met"), ""),
        (_("Not yet"), _("judged")),
        (_("Gaps"), _("open")),
    ]


def _numbers(cell: Cell) -> tuple[int, ...]:
    return cell.met, cell.partly, cell.not_met, cell.not_judged, cell.gaps


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _alt(found: "Readiness") -> str:
    whole, areas = found.whole, len(found.loaded.areas)
    opening = ngettext("Bars for %(areas)d area:", "Bars for %(areas)d areas:", areas)
    rest = _(
        "in all %(met)d met, %(partly)d partly met, %(not_met)d not met, %(not_judged)d not yet judged, and"
        " %(gaps)d open gaps. The table gives the numbers."
    )
    return f"{opening} {rest}" % {
        "areas": areas,
        "met": whole.met,
        "partly": whole.partly,
        "not_met": whole.not_met,
        "not_judged": whole.not_judged,
        "gaps": whole.gaps,
    }


def _twin(found: "Readiness") -> Table:
    names = [_("Met"), _("Partly met"), _("Not met"), _("Not yet judged"), _("Gaps open"), _("Of")]
    rows = [(f"{area.ref} {area.title}", found.area(area)) for area in found.loaded.areas]
    return Table(
        _("The numbers in the figure: criteria by area, all services together"),
        (Column(_("Area"), 4), *(Column(name, 2, numeric=True) for name in names)),
        tuple(
            (text_cell(name), *(text_cell(str(n)) for n in (*_numbers(cell), cell.applicable)))
            for name, cell in [*rows, (_("All areas"), found.whole)]
        ),
    )
