"""Whose sheet it is that came back: by its marks, which are checked against everything the council ever asked."""

from collections.abc import Collection

from followthrough.councils.models import Council
from followthrough.lib.refused import Refused
from followthrough.rounds import letters, queries
from followthrough.rounds.models import Item, Request, Round
from followthrough.rounds.sheet_rows import mark_of


def recipient(council: Council, one: Round, marks: Collection[str]) -> Request:
    """Who is asked, in that round, for everything that bears those marks; else refused with which file to use.

    Refused as `sheet_without_marks`, `sheet_unknown`, `sheet_of_another_round`, `sheet_of_several`, `sheet_not_asked`.
    """
    items = _items(council, marks)
    for item in items:
        if item.round_id != one.id:
            called = letters.neutral(queries.reviews_of(item.round))
            raise Refused("sheet_of_another_round", "file", called=called, day=item.round.due_on)
    asked = {item.request_id for item in items}
    if len(asked) > 1:
        raise Refused("sheet_of_several", "file")
    found = queries.request(council, request) if (request := next(iter(asked))) else None
    if found is None or found.left_out or found.sent_at is None:
        raise Refused("sheet_not_asked", "file")
    return found


def check_of(council: Council, request: Request, marks: Collection[str]) -> None:
    """Refused as `sheet_not_yours` where a mark is of anything but what that recipient is asked.

    Whose it is instead is not said: whoever uploads it may not know.
    """
    try:
        items = _items(council, marks)
    except Refused as refused:
        if refused.code == "sheet_unknown":
            raise Refused("sheet_not_yours", "file") from None
        raise
    if any(item.request_id != request.id for item in items):
        raise Refused("sheet_not_yours", "file")


def _items(council: Council, marks: Collection[str]) -> list[Item]:
    if not marks:
        raise Refused("sheet_without_marks", "file")
    every = Item.objects.filter(council=council)
    known = {mark_of(one): one for one in every.values_list("id", flat=True)}
    if not set(marks) <= known.keys():
        raise Refused("sheet_unknown", "file")
    return list(every.filter(id__in=[known[mark] for mark in marks]).select_related("round"))
