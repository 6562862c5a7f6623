"""Choosing among the tables of a paper that waits: it is read again, and what a person said of its rows stays."""

from typing import Any

from followthrough.councils.models import Council, Person
from followthrough.councils.scope import reading, writing
from followthrough.exchange import choosing, queries, rules
from followthrough.exchange.actions.papers import learn, open_paper, past, proposals_of, record
from followthrough.exchange.isolate import read_safely
from followthrough.exchange.models import Import, Proposal
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.refused import Refused

_SAID = ("read", "mended", "place", "gone", "version")


def choose_table(*, council: Council, by: Person, paper: Import, table: str, take: bool) -> Import:
    """Read a table of a waiting paper too, or leave it out; the paper as it is then.

    `table` is its place. What is so already changes nothing. Rows keep their positions and what a person said of them,
    also those of a table that is left out now and read again later. Raises Refused already_confirmed, unknown_table,
    bytes_gone, no_rows_there, last_table, tables_chosen_meanwhile, or Unreadable; then nothing is changed.
    """
    if choosing.table(paper.reading, table) is None:
        raise Refused("unknown_table")
    if choosing.is_read(paper.reading, table) == take:
        return paper
    before = choosing.chosen(paper.reading)
    wanted = choosing.with_choice(before, table, take)
    found = _read_again(council, paper, table, take, wanted)
    with writing(council):
        paper = open_paper(council, paper.id)
        now = choosing.chosen(paper.reading)
        if choosing.same(now, wanted):
            return paper  # sent twice
        if not choosing.same(now, before):
            raise Refused("tables_chosen_meanwhile")
        _take_over(council, paper, found)
        verb = "exchange.table_read" if take else "exchange.table_left_out"
        record(paper, by, verb, {"table": table, "rows": len(found["recommendations"])})
    return paper


def _read_again(
    council: Council, paper: Import, table: str, take: bool, wanted: dict[str, list[str]]
) -> dict[str, Any]:
    """Read the kept file, outside of the transaction, which would keep everybody else waiting."""
    with reading(council):
        paper = Import.objects.get(council=council, id=paper.id)
        data = queries.waiting_bytes(council, paper)
    if paper.state != Import.State.READ:
        raise Refused("already_confirmed")
    if data is None:
        raise Refused("bytes_gone")
    try:
        found = read_safely(data, paper.name, take=wanted["take"], leave=wanted["leave"])
    except Unreadable:
        if not take and choosing.is_the_only_one(paper.reading, table):
            raise Refused("last_table") from None
        raise
    if take and not choosing.is_read(found, table):
        raise Refused("no_rows_there")
    return found


def _take_over(council: Council, paper: Import, found: dict[str, Any]) -> None:
    """Put what was read now in the place of what was read before."""
    rows = list(Proposal.objects.filter(council=council, paper=paper))
    last = max((row.position for row in rows), default=0)
    there: dict[tuple[str, str, str], list[Proposal]] = {}
    for row in rows:
        there.setdefault(choosing.row_key(row.read), []).append(row)
    new: list[Proposal] = []
    for place, proposal in enumerate(proposals_of(paper, found), start=1):
        same = there.get(choosing.row_key(proposal.read))
        if same:
            _read_anew(same.pop(0), proposal, place)
        else:
            proposal.position, proposal.place = last + len(new) + 1, place
            new.append(proposal)
    for row in (row for left in there.values() for row in left):
        row.gone = True
    paper.title = (found["title"] or paper.title)[:300]
    paper.paper_on = past(rules.paper_day(found["as_at"])) or paper.paper_on
    paper.reading = choosing.of_the_whole(found)
    paper.save(update_fields=["title", "paper_on", "reading"])
    learn(paper, new, queries.taught_words(council))
    Proposal.objects.bulk_update(rows, _SAID, batch_size=500)
    Proposal.objects.bulk_create(new, batch_size=500)


def _read_anew(row: Proposal, proposal: Proposal, place: int) -> None:
    """A row that comes back, with what it prints now and what a person said of it."""
    read, mended = choosing.read_anew(row.read, row.mended, proposal.read or {})
    if (read, mended) != (row.read, row.mended):
        row.version += 1
    row.read, row.mended, row.place, row.gone = read, mended, place, False
