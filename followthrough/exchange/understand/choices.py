"""Which column counts where several headings name the same role."""

import re
from itertools import pairwise

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import numbers
from followthrough.exchange.understand.contents import Held, are_codes, is_day, share

_OF_THE_ROW = re.compile(r"\b(?:rec(?:ommendation)?s?|resolution|res|action|point)\b")
_PLAIN = re.compile(r"(?:no|nos|n[º°]|num|number|ref|reference|id|uid|code|unique (?:id|ref|reference|identifier))")
_COUNTS = re.compile(r"#|s/?n|row|line|item|(?:sr|sl|serial|row|line|item)\.? (?:no|number)")
_LETTER = re.compile(r"\(?[a-z]{1,2}[.)]?", re.IGNORECASE)
_ANOTHERS = 3
_ENOUGH = 600  # rows one after the other that settle whether a number comes again
_REVISED = re.compile(r"\b(?:revised|extended|extension|amended|new|current|latest|updated)\b")
_FIRST = re.compile(r"\b(?:original|initial|baseline|first|agreed)\b")
_ASKED_FOR = re.compile(r"\b(?:due|target|deadline|by when|when|time ?scales?|time ?frame|time ?line)\b|\bby$")
_POST = re.compile(r"\b(?:officer|owner|responsib\w+|sro|assign\w+|accountab\w+|manager|post|whom?)\b")
_LEADS = re.compile(r"\blead")
_POLITICIAN = re.compile(r"\b(?:member|portfolio|cabinet|councillor|minister|political|elected)\b")
_TO_DO = re.compile(r"\b(?:actions?|tasks?|commitments?|do|improvements?|requirements?|proposals?)\b")


def plain(heading: str) -> str:
    """A heading as its words are looked up: lower case, without dots or what stands in brackets."""
    return re.sub(r" ?\([^)]*\)", "", heading.casefold()).replace(".", "").strip(" :?")


def number(named: list[int], headings: list[str], held: Held, words: int | None) -> int | None:
    """Layout: "Report No." beside "Rec. No.", "S/N" beside "Ref": the one that numbers recommendations.

    One that is the same in row after row, or else that is merged down over their words, numbers what holds them; so
    does another's ("Report ref", "Para") where the words have a number of their own.
    """

    def rank(at: int) -> tuple[int, bool, bool]:
        values = [row.cells[at].own for row in held.rows[:_ENOUGH] if at < len(row.cells) and row.cells[at].own]
        return _of_another(plain(headings[at])), reaches_down(held.rows, at, words), len(set(values)) < len(values)

    own = [at for at in named if not repeats(held.rows, at, words)]
    best = min(own, key=rank, default=None)
    if best is not None and rank(best)[0] == _ANOTHERS and share(held.column(words), _is_numbered) >= 0.5:
        return None
    return best


def _is_numbered(text: str) -> bool:
    return numbers.from_text(text)[0] is not None


def _of_another(heading: str) -> int:
    """How far a number is from being a recommendation's: 0 its own, 1 of no named thing, 2 a count, 3 another's."""
    if _OF_THE_ROW.search(heading):
        return 0
    if _PLAIN.fullmatch(heading):
        return 1
    return 2 if _COUNTS.fullmatch(heading) else _ANOTHERS


def unheard_number(columns: list[int], held: Held, words: int | None) -> int | None:
    """Of columns whose heading says nothing, the one that numbers the rows: numbers, hardly one twice, and no years."""
    for at in columns:
        # a theme or a note stands in rows without words of their own
        values = _beside_words(held, at, words)
        if (
            len(values) >= 2
            and share(values, numbers.looks_like_number) > 0.8
            and len(set(values)) > len(values) // 2
            and not share(values, _is_year) > 0.8
            and not share(values, is_day) > 0.5
            and not reaches_down(held.rows, at, words)
        ):
            return at
    return None


def _beside_words(held: Held, at: int, words: int | None) -> list[str]:
    if words is None:
        return held.column(at)
    rows = (row for row in held.rows[:_ENOUGH] if max(at, words) < len(row.cells))
    return [row.cells[at].own for row in rows if row.cells[words].own and row.cells[at].own]


def holds_numbers(values: list[str], heading: str) -> bool:
    """Whether what stands in a column called a number may be one; letters are where it is the recommendation's own."""
    lettered = _of_another(plain(heading)) == 0 and share(values, _is_letter) > 0.8
    return lettered or share(values, numbers.looks_like_number) >= 0.3 or are_codes(values)


def _is_letter(text: str) -> bool:
    return _LETTER.fullmatch(text) is not None


def is_nearer(heading: str, other: str) -> bool:
    """Whether a heading is the recommendation's own number and another is not: "Rec no." beside "HC number"."""
    return _of_another(plain(heading)) == 0 < _of_another(plain(other))


def repeats(rows: list[Row], at: int, words: int | None) -> bool:
    """Layout: "Audit no." that is the same over other words in row after row numbers what holds recommendations."""
    said = [(text, row.cells[words].text if words is not None else "") for row in rows[:_ENOUGH]
            if at < len(row.cells) and (text := row.cells[at].own)]  # fmt: skip
    again = sum(one == other and words_of_one != more for (one, words_of_one), (other, more) in pairwise(said))
    return again > 1 and again * 10 > len(said) * 3


def reaches_down(rows: list[Row], at: int, words: int | None) -> bool:
    """Whether cells of a column are merged down over rows that have words of their own."""
    return words is not None and any(
        max(at, words) < len(row.cells) and row.cells[at].merged == "above" and row.cells[words].own for row in rows
    )


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d(?: ?[/–-] ?(?:\d\d){1,2})?", text) is not None


def dues(named: list[int], headings: list[str], held: Held) -> list[int]:
    """When it is due, and the days that count where that is empty: "Revised date" before "Target" before "Original".

    A plain "Completion date" beside a target may be the day on which it was done, and is left to the notes.
    """

    def rank(at: int) -> tuple[bool, int]:
        heading, values = plain(headings[at]), held.column(at)
        holds_days = not values or share(values, is_day) >= 0.2
        if _REVISED.search(heading):
            return not holds_days, 0
        if _FIRST.search(heading):
            return not holds_days, 2
        return not holds_days, 1 if _ASKED_FOR.search(heading) and "response" not in heading else 3

    best = sorted(named, key=rank)
    return [at for at in best if at == best[0] or rank(at) < (False, 3)]


def owner(named: list[int], headings: list[str]) -> int | None:
    """Layout: "Portfolio" beside "Responsible officer", "Lead member" beside "Lead officer": the officer owns it."""

    def rank(at: int) -> tuple[bool, bool, bool]:
        heading = plain(headings[at])
        by_post = bool(_POST.search(heading))
        return by_post, bool(_LEADS.search(heading)), not _POLITICIAN.search(heading)

    return max(named, key=rank, default=None)


def words(named: list[int], held: Held) -> int | None:
    """Layout: "Motion" beside "Resolution": what is longest is what was asked for."""
    return max(named, key=lambda at: sum(map(len, held.column(at))), default=None)


def action(roles: list[str | None], headings: list[str]) -> int:
    """Layout: "Finding" beside "Agreed action", and no recommendation: what is to be done is tracked."""
    named = [at for at, role in enumerate(roles) if role == "action"]
    return min(named, key=lambda at: not _TO_DO.search(plain(headings[at])))


def are_days(values: list[str]) -> bool:
    """Layout: "Completed" or "Agreed" over days: when that was, not whether."""
    return share(values, is_day) >= (0.8 if len(values) > 1 else 1)
