"""The tables of a paper that waits, on the page where it is checked: which were read, and choosing others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.exchange import actions, choosing
from followthrough.exchange.unreadable import Unreadable
from followthrough.web.access import CouncilRequest

if TYPE_CHECKING:
    from followthrough.exchange.models import Import

READ, LEAVE = "read_table", "leave_table"
VERBS = (READ, LEAVE)
MOST_SHOWN = 8  # more are folded away
MOST_LISTED = 200


@dataclass(frozen=True)
class TableShown:
    """One table: where it is, its headings or first words, its size, how many rows it gave, and why none."""

    place: str
    words: str
    rows: int
    columns: int
    recommendations: int
    why: str
    left_by_choice: bool

    @property
    def name(self) -> str:
        return capitalised(self.place)


@dataclass(frozen=True)
class Tables:
    """All of a paper's; `read` counts those that gave rows, `listed` are as many as a page can hold."""

    all: tuple[TableShown, ...]

    @property
    def read(self) -> int:
        return sum(bool(one.recommendations) for one in self.all)

    @property
    def listed(self) -> tuple[TableShown, ...]:
        return self.all[:MOST_LISTED]

    @property
    def folded(self) -> bool:
        return len(self.all) > MOST_SHOWN


def listed(paper: "Import") -> Tables | None:
    """The tables of a paper; None where there are not several, so that there is nothing to choose."""
    found = _shown(choosing.tables(paper.reading))
    return Tables(found) if len(found) > 1 else None


def refused(unreadable: Unreadable) -> Tables | None:
    """The tables of a paper that is refused, from which a person may take one in; None where it has none."""
    return Tables(_shown(unreadable.tables)) if unreadable.tables else None


def _shown(found: Iterable[Mapping[str, Any]]) -> tuple[TableShown, ...]:
    return tuple(
        TableShown(
            place=one["place"],
            words=one["words"],
            rows=one["rows"],
            columns=one["columns"],
            recommendations=one["recommendations"],
            why=one["why"] or "",
            left_by_choice=one["chosen"] == "leave",
        )
        for one in found
    )


def left_out(paper: "Import") -> set[str]:
    """The places of the tables that are listed with why they were left out."""
    found = listed(paper)
    return {one.place for one in found.all if one.why} if found else set()


def choose(request: CouncilRequest, paper: "Import", verb: str) -> None:
    """Do what the button of a table says, and tell what came of it. Raises Refused."""
    table = request.POST[verb]
    try:
        paper = actions.choose_table(
            council=request.council, by=request.member.person, paper=paper, table=table, take=verb == READ
        )
    except Unreadable as unreadable:
        messages.error(request, unreadable.message)
        return
    now = choosing.table(paper.reading, table) or {"recommendations": 0}
    if verb == READ:
        rows = now["recommendations"]
        said = ngettext("%(table)s is read: %(num)s row.", "%(table)s is read: %(num)s rows.", rows)
        messages.success(request, said % {"table": capitalised(table), "num": rows})
    else:
        said = _("%(table)s is left out. What you mended or ticked in it is there again if you read it too.")
        messages.success(request, said % {"table": capitalised(table)})


def left_meanwhile() -> str:
    """What is said to whoever mends a row of a table that was left out while the form was open."""
    return _("The table of this row has been left out meanwhile. Your words are kept, and are there if it is read too.")


def capitalised(place: str) -> str:
    """A place at the beginning of a line: "Table 2", "Sheet key"; what a sheet is called stays as it is."""
    return place[:1].upper() + place[1:]
