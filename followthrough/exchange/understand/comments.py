"""What one comment cell holds: a status that stands alone, and updates that carry their own dates."""

import re
from dataclasses import dataclass

from followthrough.exchange.understand import meanings
from followthrough.exchange.understand.reading import ReadUpdate
from followthrough.lib import days

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z][^.!?]{2,40}[.!?]?$)")
_BRACKETED = re.compile(r"\s*[\[(]([A-Za-z][^\])]{2,40})[\])]\.?$")
_OPENING = re.compile(r"^([A-Z][\w -]{2,40}?)\s*(?:[.:;]|\s[–-])\s+(?=\S)")
_NAMED = re.compile(r"^(?:current |overall |progress )?(?:status|b?rag(?: status| rating)?)\s*[:–-]\s*", re.IGNORECASE)
_DATED = re.compile(
    r"^(?:update|progress|position)?s?\s*(?:as at|at|on|from|of|"
    r"[-–:])?\s*(?P<date>[^:–]{4,30}?)\s*(?:update)?\s*(?:[:–]|\s-\s|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Comment:
    """The lines of a comment without its status, the status as printed, and whether taking it was a guess."""

    lines: tuple[str, ...]
    status: str | None = None
    guessed: str | None = None


def part(lines: tuple[str, ...]) -> Comment:
    """Take the status off a comment: the last paragraph, the first, or a sentence that closes or opens it."""
    if not lines:
        return Comment(())
    latest = _latest(lines)
    if latest and not meanings.is_status(lines[-1]):
        said = part(latest)
        return Comment(
            lines, said.status, said.status and f"“{said.status}” in the latest update is read as the status"
        )
    first, last = _NAMED.sub("", lines[0]), _NAMED.sub("", lines[-1])
    if meanings.is_status(last):
        return Comment(lines[:-1], last)
    if meanings.is_status(first):
        return Comment(lines[1:], first)
    closing = _SENTENCE_END.split(lines[-1])
    if len(closing) > 1 and meanings.is_status(closing[-1]):
        rest = lines[-1][: -len(closing[-1])].rstrip()
        return Comment(
            (*lines[:-1], rest), closing[-1], f"“{closing[-1]}” at the end of the comment is read as its status"
        )
    bracketed = _BRACKETED.search(lines[-1])
    if bracketed and bracketed.start() and meanings.is_status(bracketed[1]):
        rest = lines[-1][: bracketed.start()]
        return Comment((*lines[:-1], rest), bracketed[1], f"“{bracketed[1]}” in brackets is read as the status")
    opening = _OPENING.match(lines[0])
    if opening and meanings.is_status(opening[1]):
        if opening[1].isupper():  # "COMPLETE – Twelve were fitted": capitals set it apart, so it is no sentence
            rest = lines[0][opening.end() :]
            return Comment((rest, *lines[1:]), opening[1], f"“{opening[1]}” before the comment is read as its status")
        return Comment(lines, opening[1], f"“{opening[1]}” at the start of the comment is read as its status")
    return Comment(lines)


def _latest(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Layout: the newest of the updates in one cell stands first: its lines without its day; else none."""
    opened = [(at, found) for at, line in enumerate(lines) if (found := dated(line))]
    spans = [days.parse(found[0]).last for _, found in opened]
    if (
        len(opened) < 2
        or opened[0][0] != 0
        or None in spans
        or spans[0] != max(filter(None, spans))
        or spans[0] == spans[-1]
    ):
        return ()
    return tuple(text for text in (opened[0][1][1], *lines[1 : opened[1][0]]) if text)


def last_word(said: list[Comment], latest: bool) -> str | None:
    """The status of comments in their order: the last that has one, or the last comment's own where each has a time.

    `latest` says that each has. A later account without a word of its own is not stated: an earlier word is never
    carried forward.
    """
    words = [one.status for one in said if one.status or (latest and one.lines)]
    return words[-1] if words else None


def updates(lines: tuple[str, ...], date: str | None) -> list[ReadUpdate]:
    """The updates of a comment: one for each line that opens with a date of its own ("Update 9 July 2020 …")."""
    groups: list[tuple[str | None, list[str]]] = []
    for line in lines:
        opened = dated(line)
        if opened:
            groups.append((opened[0], [opened[1]] if opened[1] else []))
        elif groups:
            groups[-1][1].append(line)
        else:
            groups.append((date, [line]))
    if sum(1 for _, texts in groups if texts) != len(groups):
        return [ReadUpdate(date, "\n".join(lines))]
    return [ReadUpdate(day, "\n".join(texts)) for day, texts in groups]


def dated(line: str) -> tuple[str, str] | None:
    """The day that opens a line, as printed, and what stands behind it."""
    found = _DATED.match(line)
    if not found:
        return None
    day = days.parse(found["date"])
    if not day or (re.fullmatch(r"\D*\d{4}\D*", day.printed) and not re.search("[A-Za-z]", day.printed)):
        return None
    return day.printed, found["rest"]
