"""What a row of a paper comes to: its content as mended, what is wrong with it, and which recommendation it is.

No Django. A row is the plain dict of the exchange format; what a person mended overrides what was read.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from followthrough.commitments.rules import Delivery
from followthrough.exchange.understand import meanings
from followthrough.lib import days
from followthrough.lib.redacted import MARK
from followthrough.lib.wording import folded
from followthrough.reviews.rules import Response, Scrutiny

Row = Mapping[str, Any]
T = TypeVar("T")
LONGEST_NUMBER = 60
LONGEST_SECTION = 200
# What of a row a person may mend.
MENDABLE = frozenset(
    {
        "number",
        "section",
        "recipient",
        "text",
        "response_means",
        "delivery_means",
        "owner",
        "due",
        "updates",
        "accepted",
        "outside",
    }
)
# What of a difference a person may take from a paper: the other words, the answer, the owner; the date as an extension
# or as the correction of one that was wrong.
TAKEN = {
    "text": ("text",),
    "response": ("response",),
    "owner": ("owner",),
    "due": ("due_extended", "due_corrected"),
}
# What a council can teach the meaning of: the column in which the words are printed, and what they can mean.
PRINTED = {"response": "response", "delivery": "status"}
TEACHABLE = {
    "response": tuple(one.value for one in Response),
    "delivery": tuple(one.value for one in Delivery if one is not Delivery.NOT_STATED),
}
LONGEST_WORD = 60  # longer is a sentence
_STANDS_TWICE = re.compile(r"(?:the )?number .{1,300}? stands here and in ", re.DOTALL)


@dataclass(frozen=True)
class Identity:
    """What makes a recommendation itself, folded for comparison; `recipient` is the id of a body."""

    number: str
    section: str
    recipient: str = ""

    @classmethod
    def of(cls, number: str | None, section: str | None, recipient: str | None = None) -> "Identity":
        return cls(_fold(number), _fold(section), _fold(recipient))

    def may_be(self, other: "Identity") -> bool:
        """Whether a paper that says this means the other one: what it leaves out, it leaves open."""
        return (
            self.number == other.number
            and self.section in ("", other.section)
            and self.recipient in ("", other.recipient)
        )


class Roll(Generic[T]):
    """Recommendations by what makes them themselves; a paper that leaves out the section finds the only one."""

    def __init__(self, known: Iterable[tuple[Identity, T]]) -> None:
        self._exact: dict[Identity, T] = {}
        self._by_number: dict[str, list[tuple[Identity, T]]] = {}
        for identity, one in known:
            self._exact[identity] = one
            self._by_number.setdefault(identity.number, []).append((identity, one))

    def find(self, wanted: Identity) -> T | None:
        """The recommendation of that identity; where the paper leaves part of it open, the only one it can be."""
        if wanted in self._exact:
            return self._exact[wanted]
        like = [one for identity, one in self._by_number.get(wanted.number, []) if wanted.may_be(identity)]
        return like[0] if len(like) == 1 else None


@dataclass(frozen=True)
class Fault:
    """Why a paper cannot be confirmed yet: a code and the positions of the rows that it is about."""

    code: str
    positions: tuple[int, ...]


def identity(row: Row) -> Identity:
    """Which recommendation a row is about."""
    return Identity.of(row.get("number"), row.get("section"), row.get("recipient"))


def merged(read: Row | None, mended: Row | None) -> dict[str, Any]:
    """The row as it counts: what was read, then what its words were taught to mean, then what a person mended.

    Empty when it has been redacted.
    """
    read = read or {}
    return {**read, **read.get("taught", {}), **(mended or {})}


def teaching_fault(of: str, words: str, means: str | None) -> str | None:
    """Why folded `words` cannot be taught to mean that, as a code; None when they can.

    A word that the table of meanings settles keeps that meaning, and a committee's word is never a delivery state.
    """
    if not words or words == _fold(MARK):
        return "text_needed"
    if len(words) > LONGEST_WORD:
        return "word_too_long"
    settled = (
        meanings.response_means(words)
        if of == "response"
        else meanings.delivery_means(words) or meanings.scrutiny_means(words)
    )
    if settled:
        return "word_settled"
    return None if means in TEACHABLE[of] else "meaning_needed"


def open_words(read: Row | None, by_its_key: Collection[str] = ()) -> dict[str, str]:
    """The words of a row as read whose meaning nobody knew and a council may teach: folded, by what they are of.

    Not a code that the paper explains itself, `by_its_key` or as a word of the committee's.
    """
    row = read or {}
    heard = any(hint["field"] == "scrutiny" for hint in row.get("suggestions") or [])
    unknown = {of: _fold(row.get(column)) for of, column in PRINTED.items() if not row.get(f"{of}_means")}
    return {
        of: words
        for of, words in unknown.items()
        if teaching_fault(of, words, TEACHABLE[of][0]) is None
        and words not in by_its_key
        and not (of == "delivery" and heard)
    }


def taught_row(
    read: Row, mended: Row | None, taught: Mapping[tuple[str, str], str], by_its_key: Collection[str] = ()
) -> dict[str, Any]:
    """A row as read, with what its words were `taught` to mean where no person mended that; what is printed stays."""
    said = {
        f"{of}_means": taught[of, words]
        for of, words in open_words(read, by_its_key).items()
        if (of, words) in taught and f"{of}_means" not in (mended or {})
    }
    return {**read, "taught": {**read.get("taught", {}), **said}} if said else dict(read)


def as_printed(read: Row | None) -> dict[str, Any]:
    """A row as it was read, without what its words were taught to mean."""
    return {name: value for name, value in (read or {}).items() if name != "taught"}


def still_open(doubt: Row, rows: Collection[Row]) -> bool:
    """Whether a doubt of the paper still counts: that a word's meaning is not known, until every row has one."""
    word = _fold(doubt.get("word"))
    if not word:
        return True
    return any(_fold(row.get("status")) == word and not row.get("delivery_means") for row in rows)


def faults(rows: Sequence[tuple[int, Row]], known_as: Mapping[int, Any] = MappingProxyType({})) -> list[Fault]:
    """What has to be mended before rows, each with its position, can be confirmed; `known_as` as in `twins`.

    Codes: nothing_left, number_missing, number_too_long, section_too_long, text_missing, number_twice.
    """
    found = [] if rows else [Fault("nothing_left", ())]
    for code, wrong in (
        ("number_missing", [p for p, row in rows if not _fold(row.get("number"))]),
        ("number_too_long", [p for p, row in rows if len(row.get("number") or "") > LONGEST_NUMBER]),
        ("section_too_long", [p for p, row in rows if len(row.get("section") or "") > LONGEST_SECTION]),
        ("text_missing", [p for p, row in rows if not _fold(row.get("text"))]),
        ("number_twice", list(twins(rows, known_as))),
    ):
        if wrong:
            found.append(Fault(code, tuple(wrong)))
    return found


def day_faults(rows: Sequence[tuple[int, Row]], paper_on: date, overruled: tuple[int, ...] = ()) -> list[Fault]:
    """What stands against dating a paper `paper_on`: rows with an update that is dated later, and those `overruled`.

    Codes: paper_before_its_updates, taken_from_older_paper. An update that names more than one day is as early as its
    first. `overruled` are the rows of which something is taken that the review knows better since.
    """
    late = [p for p, row in rows if any(_later(update.get("date"), paper_on) for update in updates_of(row))]
    return [
        *([Fault("paper_before_its_updates", tuple(late))] if late else []),
        *([Fault("taken_from_older_paper", overruled)] if overruled else []),
    ]


def to_come(updates: Sequence[Row], today: date) -> tuple[int, date] | None:
    """Which of a row's updates, from 0, is the first that is dated after today, and on which day."""
    found = [(at, days.parse(update.get("date") or "").first) for at, update in enumerate(updates)]
    return next(((at, first) for at, first in found if first and first > today), None)


def response_of(row: Row) -> Response | None:
    """The response that a row states; awaiting when it prints a word whose meaning nobody has settled."""
    if row.get("response_means"):
        return Response(row["response_means"])
    return Response.AWAITING if row.get("response") else None


def delivery_of(row: Row) -> tuple[Delivery, bool]:
    """The delivery state of a row and whether a person read it in the prose; not stated when nobody said."""
    if row.get("delivery_means"):
        return Delivery(row["delivery_means"]), False
    for hint in accepted(row):
        if hint["field"] == "delivery":
            return Delivery(hint["value"]), True
    return Delivery.NOT_STATED, False


def decision_of(row: Row) -> Scrutiny | None:
    """What the committee decided, where a person confirmed that the paper says so."""
    return next((Scrutiny(hint["value"]) for hint in accepted(row) if hint["field"] == "scrutiny"), None)


def accepted(row: Row) -> list[Mapping[str, Any]]:
    """The suggestions of a row that a person confirmed."""
    chosen = set(row.get("accepted") or [])
    return [hint for i, hint in enumerate(row.get("suggestions") or []) if i in chosen]


def relied_on(row: Row) -> list[tuple[Mapping[str, Any], bool]]:
    """The confirmed suggestions that a row relies on something, and of each whether it lies outside what that covers.

    A row of which nobody has said so has no such key: then it lies inside.
    """
    chosen, outside = set(row.get("accepted") or []), set(row.get("outside") or [])
    found = [(i, hint) for i, hint in enumerate(row.get("suggestions") or []) if hint["field"] == "relies_on"]
    return [(hint, i in outside) for i, hint in found if i in chosen]


def means_programme(name: str, called: Iterable[str]) -> bool:
    """Whether a paper's name, such as “DAHA accreditation”, means what goes by one of those names.

    The word for what it is says nothing; all the others stand together, as whole words, in one of the names.
    """
    core = [word for word in _name_words(name) if word != "accreditation"]
    length = len(core)
    return bool(core) and any(
        words[at : at + length] == core for words in map(_name_words, called) for at in range(len(words) - length + 1)
    )


def _name_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def updates_of(row: Row) -> list[Mapping[str, Any]]:
    """The updates of a row that say anything; a lone status makes one without text.

    Not where the status is the committee's word: that is no account by the owner.
    """
    said = [update for update in row.get("updates") or [] if _fold(update.get("text"))]
    status = row.get("delivery_means") or (row.get("status") and not decision_of(row))
    return said or ([{"date": None, "text": ""}] if status else [])


def known_on(printed: str | None, paper_on: date, says: date | None = None) -> date:
    """The day on which an update was known: its own where it is another than the paper's, and past.

    `says` is the day that the paper itself prints; a person may have settled on another, `paper_on`.
    """
    day = days.parse(printed or "")
    if day.first is None or day.last is None or day.last >= paper_on:
        return paper_on
    is_the_papers = says is not None and day.first <= says <= day.last
    return paper_on if is_the_papers else day.last


def paper_day(as_at: str | None) -> date | None:
    """The last day that a paper's own date can mean ("2024-01-16", "2024-01"); None where it has none."""
    if not as_at:
        return None
    parts = [int(part) for part in as_at.split("-")]
    if len(parts) == 3:
        return date(*parts)
    return days.parse(f"{date(parts[0], parts[1], 1):%B %Y}").last


def twins(
    rows: Iterable[tuple[int, Row]], known_as: Mapping[int, Any] = MappingProxyType({})
) -> dict[int, tuple[int, ...]]:
    """The positions of rows that print one identity, for each of them; other rows are not named.

    `known_as` is the recommendation that a row was found to be: rows that are each another one are told apart by it.
    """
    alike: dict[Identity, list[int]] = {}
    for position, row in rows:
        one = identity(row)
        if one.number:
            alike.setdefault(one, []).append(position)
    groups = [tuple(group) for group in alike.values() if len(group) > 1 and not _each_another(group, known_as)]
    # One tuple for all of a kind: a paper may hold thousands of rows without a number of their own.
    found = {position: group for group in groups for position in group}
    return dict(sorted(found.items()))


def doubts_of(row: Row) -> tuple[str, ...]:
    """The doubts of a row, but not that its number stands twice: `twins` says that of the rows that count."""
    return tuple(doubt for doubt in row.get("doubts") or () if not _STANDS_TWICE.match(doubt))


def _each_another(positions: Sequence[int], known_as: Mapping[int, Any]) -> bool:
    return len({known_as[at] for at in positions if known_as.get(at) is not None}) == len(positions)


def _later(printed: str | None, day: date) -> bool:
    first = days.parse(printed or "").first
    return first is not None and first > day


def _fold(value: str | None) -> str:
    return folded(value or "")
