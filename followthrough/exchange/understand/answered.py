"""Layout: the answer, who does it and when in one cell: "Accepted – Chief Finance Officer, by March 2026"."""

import re
from dataclasses import dataclass

from followthrough.exchange.understand import combined, meanings
from followthrough.exchange.understand.contents import Held, is_answer, is_post, share
from followthrough.exchange.understand.owners import addressed
from followthrough.exchange.understand.places import Columns
from followthrough.exchange.understand.roles import role_of

_MARK = re.compile(r"\s*(?:[.:;,|/(\[]|(?:\s|(?<=[a-z]))[–—]|\s-)\s*")
_LABELLED = re.compile(r"(?P<label>[A-Z][\w ]{1,30}?)\s*(?::|\s[–—-])\s*(?P<value>\S.*)")
_APART = re.compile(r"[.;|]\s+|,\s+(?=[A-Z][\w ]{1,30}:)|\n")
_BY = re.compile(r"^(?:by|due)\b:?\s*", re.IGNORECASE)
_HALF, _MOST = 0.5, 0.6
_FEWEST = 2


@dataclass(frozen=True)
class Told:
    """What one cell says of one recommendation."""

    answer: str
    owner: str | None
    due: str | None

    @property
    def sure(self) -> bool:
        """Whether it says who by the name of a post or a body, so that no heading has to say so."""
        return self.owner is not None and (is_post(self.owner) or addressed(self.owner) is not None)


def is_sure(text: str) -> bool:
    """Whether a cell holds an answer and, surely, who or who and when."""
    told = told_of(tuple(text.split("\n")))
    return told is not None and told.sure


def is_bare(text: str) -> bool:
    """Whether a text is an answer without as much as a remark in brackets."""
    return meanings.is_response(text) and not _MARK.search(text.rstrip(" .:;,"))


def told_of(lines: tuple[str, ...]) -> Told | None:
    """The answer, and the owner or the day or both, of a cell that holds nothing else; None where it does not."""
    if not lines:
        return None
    if is_bare(lines[0]):
        answer, rest = lines[0], lines[1:]
    else:
        marks = (one for one in _MARK.finditer(lines[0]) if meanings.is_response(lines[0][: one.start()]))
        mark = next(marks, None)
        if mark is None:
            return None
        answer, rest = lines[0][: mark.start()], (lines[0][mark.end() :], *lines[1:])
    rest = tuple(text for line in rest if (text := line.strip(" .;,)]–—-")))
    found = (_labelled(rest) or _plain(rest)) if rest else None
    return Told(answer, *found) if found else None


def _labelled(rest: tuple[str, ...]) -> tuple[str | None, str | None] | None:
    """Layout: "Lead: Head of Housing. Due: March 2026"."""
    said: dict[str, str] = {}
    for piece in _APART.split("\n".join(rest)):
        found = _LABELLED.fullmatch(piece.strip())
        role = role_of(found["label"]) if found else None
        if found is None or role not in ("owner", "due") or role in said:
            return None
        said[role] = found["value"].strip()
    return said.get("owner"), said.get("due")


def _plain(rest: tuple[str, ...]) -> tuple[str | None, str | None] | None:
    found = combined.owner_and_due(rest)
    if found is None:
        return None
    owner, due = found
    named = owner is None or (combined.could_be_somebody(owner) if due else addressed(owner) is not None)
    return (owner, due and _BY.sub("", due)) if named else None


def find(columns: Columns, held: Held) -> None:
    """The column of answers that holds owners or days as well: its heading says so, or what most of its cells say."""
    if columns.owner is not None and columns.due is not None and columns.owner != columns.due:
        return
    for at in dict.fromkeys((columns.response, columns.owner, columns.due)):
        values = [text for text in held.column(at) if not is_bare(text)]
        if at is None or len(held.column(at)) < _FEWEST or not values or share(held.column(at), is_answer) < _HALF:
            continue
        named = combined.names(columns.headings[at], "response") and combined.names(
            columns.headings[at], "owner", "due", "issued"
        )
        if named or share(values, is_sure) >= _MOST:
            _settle(columns, at)
            columns.answer_guessed = not named
            return


def _settle(columns: Columns, at: int) -> None:
    columns.owner = None if columns.owner == at else columns.owner
    columns.due = None if columns.due == at else columns.due
    if columns.response not in (None, at):
        columns.updates.append((columns.response, None))  # another column of answers is what was said with them
    columns.response = columns.answer_within = at
