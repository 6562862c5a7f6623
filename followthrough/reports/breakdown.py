"""The counts of a review by theme, by service and by status. Every percentage names its base; refusals stand apart."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from followthrough.reports.document import Block, Cell, Column, Heading, Paragraph, Table, text_cell
from followthrough.reports.fate import DELIVERIES, POSITIONS, RESPONSES, counted, fate, response_of, shown_delivery
from followthrough.reports.progress_source import ProgressItem, ProgressSource
from followthrough.reports.words import delivery_words, percent, response_words, scrutiny_words

_COMPLETE = frozenset({"complete", "complete_part"})


def breakdowns(source: ProgressSource) -> list[Block]:
    """The three breakdowns, if there is anything to count."""
    if not source.items:
        return []
    return [
        Heading(_("By theme, service and status"), new_page=True),
        Paragraph(
            _(
                "Accepted is what was agreed or agreed in part by any respondent. Delivery is counted of what was "
                "accepted; what was refused, is awaited or was deferred stands in columns of its own."
            )
        ),
        *_by_theme(source.items),
        *_by_service(source.items),
        *_by_status(source.items),
    ]


def _by_theme(items: tuple[ProgressItem, ...]) -> list[Block]:
    heading = Heading(_("By theme"), 2)
    themes = list(dict.fromkeys(item.now.section for item in items))
    if themes == [""]:
        return [heading, Paragraph(_("The recommendations do not stand under themes."))]
    groups = [(theme or _("Under no theme"), [i for i in items if i.now.section == theme]) for theme in themes]
    return [heading, _matrix(_("Recommendations by theme"), _("Theme"), groups, items)]


def _by_service(items: tuple[ProgressItem, ...]) -> list[Block]:
    """The services by name; then what has an owner of no known service, and what has no owner."""
    named = sorted({item.service for item in items if item.service}, key=lambda name: (name.casefold(), name))
    services: list[tuple[str | None, str]] = [(name, name) for name in named]
    services += [("", _("Service not recorded")), (None, _("No owner recorded"))]
    groups = [(words, [i for i in items if i.service == service]) for service, words in services]
    groups = [(words, some) for words, some in groups if some]
    return [
        Heading(_("By service"), 2),
        _matrix(_("Recommendations by the service of their owner"), _("Service"), groups, items),
        Paragraph(_("The service is the team or body of the owner; a post that belongs to neither stands for itself.")),
    ]


def _matrix(
    caption: str, heading: str, groups: list[tuple[str, list[ProgressItem]]], items: tuple[ProgressItem, ...]
) -> Table:
    """A row for each group and one for all: how many there are, what became of them, how they are delivered."""
    others = counted([response_of(i.now) for i in items if not _accepted(i)], RESPONSES)
    states = counted([shown_delivery(i.now) for i in items if _accepted(i)], DELIVERIES)
    columns = (
        Column(heading, 6),
        Column(_("All"), 2, numeric=True),
        *(Column(response_words(code), 2, numeric=True) for code in others),
        Column(_("Accepted"), 2, numeric=True),
        *(Column(_("Accepted: %s") % delivery_words(code).lower(), 2, numeric=True) for code in states),
        Column(_("Complete, of the accepted"), 3, numeric=True),
    )

    def row(words: str, some: Iterable[ProgressItem]) -> tuple[Cell, ...]:
        all_of_it = list(some)
        accepted = [shown_delivery(i.now) for i in all_of_it if _accepted(i)]
        answers = [response_of(i.now) for i in all_of_it if not _accepted(i)]
        numbers = [len(all_of_it), *map(answers.count, others), len(accepted), *map(accepted.count, states)]
        complete = sum(code in _COMPLETE for code in accepted)
        return text_cell(words), *(text_cell(str(n)) for n in numbers), text_cell(_of(complete, len(accepted)))

    return Table(caption, columns, (*(row(words, some) for words, some in groups), row(_("All"), items)))


def _by_status(items: tuple[ProgressItem, ...]) -> list[Block]:
    accepted = [item for item in items if _accepted(item)]
    rest = [item for item in items if not _accepted(item)]
    blocks: list[Block] = [
        Heading(_("By status"), 2),
        _shares(_("By response"), [response_of(i.now) for i in items], RESPONSES, response_words, _all_base(items)),
        Paragraph(_("No recommendation has been accepted, so no delivery is counted.")),
    ]
    if accepted:
        base = _("Share of the %(n)d accepted") % {"n": len(accepted)}
        states = [shown_delivery(i.now) for i in accepted]
        blocks[-1] = _shares(_("By delivery, of those accepted"), states, DELIVERIES, delivery_words, base)
    if rest:
        base = _("Share of the %(n)d not accepted") % {"n": len(rest)}
        states = [shown_delivery(i.now) for i in rest]
        caption = _("By delivery, of those not agreed, awaited or deferred")
        blocks.append(_shares(caption, states, DELIVERIES, delivery_words, base))
    positions = [fate(i.now).position for i in items]
    return [*blocks, _shares(_("By scrutiny"), positions, POSITIONS, scrutiny_words, _all_base(items))]


def _all_base(items: tuple[ProgressItem, ...]) -> str:
    return _("Share of all %(n)d") % {"n": len(items)}


def _shares(caption: str, codes: list[str], order: tuple[str, ...], words: Callable[[str], str], base: str) -> Table:
    """Each code that occurs, in its order, with its number and its share of them all; then the total."""
    rows = [
        (text_cell(words(code)), text_cell(str(number)), text_cell(percent(number, len(codes))))
        for code, number in counted(codes, order).items()
    ]
    total = (text_cell(_("Total")), text_cell(str(len(codes))), text_cell(percent(len(codes), len(codes))))
    columns = (Column(_("Status"), 4), Column(_("Recommendations"), 2, numeric=True), Column(base, 2, numeric=True))
    return Table(caption, columns, (*rows, total))


def _of(number: int, base: int) -> str:
    if not base:
        return _("none accepted")
    return _("%(n)d of %(base)d (%(share)s)") % {"n": number, "base": base, "share": percent(number, base)}


def _accepted(item: ProgressItem) -> bool:
    return fate(item.now).accepted
