"""Answers that are kept while nothing is done at a council: the last link of its chain says whether anything was.

Every change to a council's record makes a link, so an answer is never out of date. Each process keeps its own.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from threading import Lock
from uuid import UUID

from followthrough.audit import queries as audit
from followthrough.councils.models import Council
from followthrough.councils.veil import opened
from followthrough.lib.as_at import AsAt

MOST = 32  # answers of a process: of ten thousand ids each, five megabytes
_SIZE = 16


class Ids:
    """Many ids in order, in little room: `len`, iteration, and `ids[50:100]` as a list."""

    def __init__(self, ids: Iterable[UUID]) -> None:
        self._packed = b"".join(one.bytes for one in ids)

    def __len__(self) -> int:
        return len(self._packed) // _SIZE

    def __iter__(self) -> Iterator[UUID]:
        return iter(self[0 : len(self)])

    def __getitem__(self, part: slice) -> list[UUID]:
        starts = range(len(self))[part]
        return [UUID(bytes=self._packed[n * _SIZE : (n + 1) * _SIZE]) for n in starts]


_answers: OrderedDict[Hashable, Ids] = OrderedDict()
_lock = Lock()


def kept(council: Council, as_at: AsAt, asked: Hashable, find: Callable[[], Iterable[UUID]]) -> Ids:
    """What `find` gives, or gave when the same was `asked` of this council before and nothing has been done since.

    `asked` holds everything on which the answer depends besides the council, the day and what the reader has opened
    of what is restricted. What is looked at as entered by an earlier moment is found anew.
    """
    # Read before the answer is found: what is entered in between can only make the answer newer than its key.
    end = audit.end(council.id)
    if end is None or end[1] > as_at.cutoff:
        return Ids(find())
    key = (council.id, end[0], as_at.day, opened(), asked)
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            return _answers[key]
    found = Ids(find())
    with _lock:
        _answers[key] = found
        while len(_answers) > MOST:
            _answers.popitem(last=False)
    return found
