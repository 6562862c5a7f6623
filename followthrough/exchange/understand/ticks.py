"""Layout: "Agreed" and "Not agreed", or "Not started", "In progress" and "Complete", side by side, one ticked."""

import re

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import meanings
from followthrough.exchange.understand.accounts import cell_of
from followthrough.exchange.understand.contents import Held
from followthrough.exchange.understand.places import Columns

_TICK = re.compile(r"[xX✓✔☑☒✗✘●•■√]\ufe0f?")
_EMPTY = re.compile(r"[☐□○]")


def find(columns: Columns, held: Held) -> None:
    """Make columns of ticks, two or more that name answers or states, into the response or the status."""
    places = [at for at in range(len(columns.headings)) if _are_ticks(held.column(at))]
    answers = [at for at in places if meanings.is_response(columns.headings[at])]
    states = [at for at in places if meanings.is_status(columns.headings[at]) and at not in answers]
    columns.ticked_responses = answers if len(answers) > 1 else []
    columns.ticked_statuses = states if len(states) > 1 else []
    taken = {*columns.ticked_responses, *columns.ticked_statuses}
    columns.updates = [one for one in columns.updates if one[0] not in taken]
    columns.statuses = [one for one in columns.statuses if one[0] not in taken]
    if columns.response in taken:
        columns.response = None


def said(columns: Columns, places: list[int], row: Row) -> list[str]:
    """The headings of those columns that are ticked in a row."""
    return [columns.headings[at] for at in places if _TICK.fullmatch(cell_of(row, at).text)]


def _are_ticks(values: list[str]) -> bool:
    """Ticks and empty boxes alone; a column in which no row is ticked is one too."""
    return all(_TICK.fullmatch(text) or _EMPTY.fullmatch(text) for text in values)
