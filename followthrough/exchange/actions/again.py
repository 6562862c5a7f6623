"""A file that comes again: read as it was, with what a person said of it, when it was confirmed before."""

from collections.abc import Collection
from typing import Any

from followthrough.councils.models import Council
from followthrough.councils.scope import reading
from followthrough.exchange import choosing, queries, rules
from followthrough.exchange.isolate import read_safely
from followthrough.exchange.models import Import, Proposal
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib import digest


def read_as_before(council: Council, data: bytes, name: str, take: Collection[str]) -> dict[str, Any]:
    """What is read of a file, with the tables that a person takes in, or else chose when it was confirmed before."""
    if take:
        return read_safely(data, name, take=take)
    with reading(council):
        before = queries.last_confirmed(council, digest.of_bytes(data))
    chosen = choosing.chosen(before.reading if before else None)
    try:
        return read_safely(data, name, take=chosen["take"], leave=chosen["leave"])
    except Unreadable:
        if not any(chosen.values()):
            raise
        return read_safely(data, name)  # a reader that has learned since may call its tables otherwise


def as_before(paper: Import, proposals: list[Proposal]) -> list[Proposal]:
    """The rows with what a person said of them when the very same file was confirmed."""
    before = queries.confirmed_before(paper.council, paper)
    then = {choosing.row_key(one.read): one for one in Proposal.objects.filter(paper=before)} if before else {}
    for proposal in proposals:
        was = then.get(choosing.row_key(proposal.read))
        # A reader that has learned since reads a row otherwise; then nobody has looked at it yet.
        if was is not None and rules.as_printed(was.read) == proposal.read:
            proposal.mended, proposal.left_out = was.mended, was.left_out
            # What was new then is there now, and known again by its words.
            proposal.answer = was.answer if was.answer and was.answer["same_as"] else None
    return proposals
