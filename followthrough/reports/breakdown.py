"""The counts of a review by theme, by service and by status. Every percentage names its base; refusals stand apart."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from followthrough.reports.document import Block, Cell, Column, Heading, Paragraph, Table, text_cell
from followthrough.reports.fate import DELIVERIES, POSITIONS, RESPONSES, counted, fate, response_of, shown_delivery
from followthrough.reports.progress_source import ProgressItem, ProgressSource
from followthrough.reports.words import delivery_words, listed, percent, response_words, scrutiny_words

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
    """A row for each group and one for all: how many there are, what was not accepted, how the rest is delivered."""
    others = counted([response_of(i.now) for i in items if not _accepted(i)], RESPONSES)
    columns = (
        Column(heading, 18),
        Column(_("All"), 8, numeric=True),
        *(Column(response_words(code), 9, numeric=True) for code in others),
        Column(_("Accepted"), 9, numeric=True),
        Column(_("Complete, of the accepted"), 16, numeric=True),
        Column(_("The other accepted"), 34),
    )

    def row(words: str, some: Iterable[ProgressItem]) -> tuple[Cell, ...]:
        found = list(some)
        accepted = [shown_delivery(i.now) for i in found if _accepted(i)]
        answers = [response_of(i.now) for i in found if not _accepted(i)]
        numbers = [len(found), *map(answers.count, others), len(accepted)]
        return text_cell(words), *(text_cell(str(n)) for n in numbers), _complete(accepted), _rest(accepted)

    return Table(caption, columns, (*(row(words, some) for words, some in groups), row(_("All"), items)))


def _complete(accepted: list[str]) -> Cell:
    """How many of the accepted are complete, and how many of these only of the part agreed."""
    if not accepted:
        return text_cell(_("none accepted"))
    number, part = sum(code in _COMPLETE for code in accepted), accepted.count("complete_part")
    share = {"n": number, "base": len(accepted), "share": percent(number, len(accepted))}
    said = [_("%(n)d of %(base)d (%(share)s)") % share]
    if part:
        said.append(_("%(n)d only of the part agreed") % {"n": part})
    return Cell(tuple(map(Paragraph, said)))


def _rest(accepted: list[str]) -> Cell:
    """The states of those that are not complete, in their order, as in "4 not stated and 1 paused"."""
    counts = counted([code for code in accepted if code not in _COMPLETE], DELIVERIES)
    return text_cell(listed([f"{n} {delivery_words(code).lower()}" for code, n in counts.items()]) or _("none"))


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


def _accepted(item: ProgressItem) -> bool:
    return fate(item.now).accepted
