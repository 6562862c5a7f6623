"""How ready a programme is, as blocks: one sentence, a figure with its table, and each area in each service."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.reports.document import Block, Cell, Column, Figure, Paragraph, Table, Tag, text_cell
from followthrough.reports.plots import Shared, shares
from followthrough.reports.steering_source import ReadySource, Share
from followthrough.reports.words import count_words, listed

_ACROSS = 5  # services beside each other in one table


def ready_sentence(found: ReadySource) -> str:
    """How ready the programme is, in one sentence with its bases; what is not judged is never counted as met."""
    whole = found.whole
    counted = [
        _("%(num)s met") % {"num": count_words(whole.met, whole.applicable)},
        _("%(num)s partly met") % {"num": whole.partly},
        _("%(num)s not met") % {"num": whole.not_met},
        _("%(num)s not yet judged") % {"num": whole.not_judged},
    ]
    services = ngettext("%(num)s service", "%(num)s services", len(found.services)) % {"num": len(found.services)}
    said = _(
        "Of the %(base)s criteria that apply in %(services)s: %(counts)s. %(gaps)s. Ready: %(ready)s of %(places)s,"
        " counting each area in each service."
    )
    open_ = whole.gaps + found.elsewhere
    gaps = ngettext("%(num)s gap is open", "%(num)s gaps are open", open_) % {"num": open_}
    if found.elsewhere:
        gaps += _(", of which %(num)s in no area or service in particular") % {"num": found.elsewhere}
    return said % {
        "base": whole.applicable,
        "services": services,
        "counts": listed(counted),
        "gaps": gaps,
        "ready": whole.ready,
        "places": whole.places,
    }


def ready_blocks(found: ReadySource) -> Iterator[Block]:
    """The sentence, the figure by area with its table, the table by service, and each area in each service."""
    yield Paragraph(found.framework, _("Framework"))
    yield Paragraph(ready_sentence(found))
    yield ready_figure(found)
    caption = _("By service: how the criteria stand")
    yield Table(caption, _columns(_("Service")), tuple(_row(one) for one in found.services))
    for start in range(0, len(found.services), _ACROSS):
        yield _matrix(found, start)


def ready_figure(found: ReadySource) -> Figure:
    """A bar for each area over all services, made of what is met, partly met, not met and not yet judged."""
    caption = _("How the criteria of each area stand, in all services together")
    legend = [_("Met"), _("Partly met"), _("Not met"), _("Not yet judged")]
    rows = [Shared(one.name, (one.met, one.partly, one.not_met, one.not_judged)) for one in found.areas]
    twin = Table(
        _("The numbers in the figure: criteria by area"),
        _columns(_("Area")),
        (*(_row(one) for one in found.areas), _row(found.whole, _("All areas"))),
    )
    return Figure(caption, shares(legend, rows, title=caption), f"{_alt(found)} {ready_sentence(found)}", twin)


def _alt(found: ReadySource) -> str:
    num = len(found.areas)
    said = ngettext(
        "A bar of shares for %(num)s area. The table gives the numbers.",
        "Bars of shares for %(num)s areas. The table gives the numbers.",
        num,
    )
    return said % {"num": num}


def _columns(first: str) -> tuple[Column, ...]:
    return (
        Column(first, 5),
        *(
            Column(heading, 2, numeric=True)
            for heading in (
                _("Met"),
                _("Partly met"),
                _("Not met"),
                _("Not yet judged"),
                _("Of those that apply"),
                _("Do not apply"),
                _("Open gaps"),
                _("Areas ready"),
            )
        ),
    )


def _row(one: Share, name: str = "") -> tuple[Cell, ...]:
    numbers = (one.met, one.partly, one.not_met, one.not_judged, one.applicable, one.not_applicable, one.gaps)
    ready = _("%(part)s of %(base)s") % {"part": one.ready, "base": one.places}
    return (text_cell(name or one.name), *(text_cell(str(number)) for number in numbers), text_cell(ready))


def _matrix(found: ReadySource, start: int) -> Table:
    services = found.services[start : start + _ACROSS]
    rows = tuple(
        (text_cell(area.name), *(Cell((Tag(words),)) for words in said[start : start + _ACROSS]))
        for area, said in zip(found.areas, found.cells, strict=True)
    )
    columns = (Column(_("Area"), 4), *(Column(one.name, 3) for one in services))
    caption = _("Each area in each service")
    if start:
        caption = _("%(caption)s, continued: from %(name)s") % {"caption": caption, "name": services[0].name}
    return Table(caption, columns, rows)
