"""The figure of what became of the recommendations, and the table that holds its numbers."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.reports.document import Cell, Column, Figure, Table, text_cell
from followthrough.reports.fate import DELIVERIES, POSITIONS, RESPONSES, Fate, counted
from followthrough.reports.plots import Link, Node, Stage, flow
from followthrough.reports.words import delivery_words, listed, response_words, scrutiny_words

# Neither red, amber nor green: those have a published meaning in each council, and none of it is meant here.
_DARK = {"agreed": "#1d70b8", "agreed_in_part": "#5694ca", "differs": "#912b88"}
_PALE = {"agreed": "#a3c6e8", "agreed_in_part": "#d5e5f4", "differs": "#e9d3e7"}
_GREY, _PALE_GREY, _CLOSED, _BLACK = "#b1b4b6", "#ededed", "#003078", "#505a5f"
_ALL = "all"


def fate_figure(all_fates: list[Fate]) -> Figure:
    """The flow of all recommendations over the three axes, for at least one recommendation."""
    caption = _("What became of the recommendations")
    svg = flow(_stages(all_fates), _links(all_fates), title=caption)
    return Figure(caption, svg, _alt(all_fates), _twin(all_fates))


def _stages(all_fates: list[Fate]) -> list[Stage]:
    responses = counted([one.response for one in all_fates], RESPONSES)
    deliveries = counted([one.delivery for one in all_fates], DELIVERIES)
    positions = counted([one.position for one in all_fates], POSITIONS)
    whole = Node(_ALL, _("in all"), len(all_fates), _BLACK)
    return [
        Stage(_("Recommendations"), (whole,)),
        Stage(
            _("Response"),
            tuple(Node(key, response_words(key), n, _DARK.get(key, _GREY)) for key, n in responses.items()),
        ),
        Stage(_("Delivery"), tuple(Node(key, delivery_words(key), n, _BLACK) for key, n in deliveries.items())),
        Stage(
            _("Scrutiny"),
            tuple(
                Node(key, scrutiny_words(key), n, _CLOSED if key == "closed" else _GREY) for key, n in positions.items()
            ),
        ),
    ]


def _links(all_fates: list[Fate]) -> list[Link]:
    def rank(one: Fate) -> tuple[int, int, int]:
        return RESPONSES.index(one.response), DELIVERIES.index(one.delivery), POSITIONS.index(one.position)

    ordered = sorted(all_fates, key=rank)
    into = Counter((one.response, one.delivery) for one in ordered)
    out = Counter(
        (one.delivery, one.position, one.response) for one in sorted(ordered, key=lambda f: rank(f)[1:] + rank(f)[:1])
    )
    return [
        *(
            Link(0, _ALL, response, count, _pale(response))
            for response, count in counted([one.response for one in ordered], RESPONSES).items()
        ),
        *(Link(1, response, delivery, count, _pale(response)) for (response, delivery), count in into.items()),
        *(Link(2, delivery, position, count, _pale(response)) for (delivery, position, response), count in out.items()),
    ]


def _pale(response: str) -> str:
    return _PALE.get(response, _PALE_GREY)


def _alt(all_fates: list[Fate]) -> str:
    def said(counts: dict[str, int], words: Iterable[str]) -> str:
        return listed([f"{count} {word.lower()}" for count, word in zip(counts.values(), words, strict=True)])

    responses = counted([one.response for one in all_fates], RESPONSES)
    deliveries = counted([one.delivery for one in all_fates], DELIVERIES)
    positions = counted([one.position for one in all_fates], POSITIONS)
    opening = ngettext(
        "Flow chart of %(all)d recommendation.", "Flow chart of %(all)d recommendations.", len(all_fates)
    )
    rest = _("Response: %(responses)s. Delivery: %(deliveries)s. Scrutiny: %(positions)s. The table gives the numbers.")
    return " ".join((opening, rest)) % {
        "all": len(all_fates),
        "responses": said(responses, map(response_words, responses)),
        "deliveries": said(deliveries, map(delivery_words, deliveries)),
        "positions": said(positions, map(scrutiny_words, positions)),
    }


def _twin(all_fates: list[Fate]) -> Table:
    responses = list(counted([one.response for one in all_fates], RESPONSES))
    positions = list(counted([one.position for one in all_fates], POSITIONS))
    columns = (
        Column(_("Delivery"), 4),
        *(Column(_("Response: %s") % response_words(key).lower(), 2, numeric=True) for key in responses),
        Column(_("Total"), 2, numeric=True),
        *(Column(_("Scrutiny: %s") % scrutiny_words(key).lower(), 2, numeric=True) for key in positions),
    )

    def row(heading: str, some: list[Fate]) -> tuple[Cell, ...]:
        answers = Counter(one.response for one in some)
        stands = Counter(one.position for one in some)
        numbers = [*(answers[key] for key in responses), len(some), *(stands[key] for key in positions)]
        return text_cell(heading), *(text_cell(str(number)) for number in numbers)

    rows = [
        row(delivery_words(key), [one for one in all_fates if one.delivery == key])
        for key in counted([one.delivery for one in all_fates], DELIVERIES)
    ]
    return Table(
        _("The numbers in the figure: recommendations by delivery, response and scrutiny"),
        columns,
        (*rows, row(_("All recommendations"), all_fates)),
    )
