"""What stands in a column, told by its words alone: for headings that nobody has heard of."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import meanings, numbers
from followthrough.lib import days

_POST = re.compile(
    r"\b(?:director|head of|officer|manager|team|lead|council|service|cabinet|department|authority|nhs|police|"
    r"board|chief|AD|partnership|trust|treasurer|solicitor|surveyor|coordinator|co-ordinator|adviser|advisor|"
    r"member for|headteachers?)\b",
    re.IGNORECASE,
)
_LONGEST_POST = 80
_ENOUGH = 300  # rows that settle what a column is
# What has been, is or will be done, as updates tell it.
_TOLD = re.compile(
    r"\b(?:has|have|had|was|were|been|held|agreed|approved|published|completed?|started|began|begun|met|sent|"
    r"done|under ?way|on ?going|awaiting|awaited|now|since|so far|to date|no change|delayed|drafted|adopted|signed|"
    r"went|made|found|is being|are being|will be|to be|expected|planned|due|launched|took place|replaced|"
    r"trained|surveyed|introduced|in place|remains?|continues?|scheduled)\b|\b(?:19|20)\d\d\b|\d{1,2}[/.]\d{1,2}",
    re.IGNORECASE,
)
_ASKS = re.compile(r"That |To (?!the |be )[a-z]")
_AFTER_AN_ANSWER = r"\s*(?:[–—:;,.(\n-]|\b(?:with|subject to|but|and|as|in (?:full|part|principle)|for|by|on)\b|$)"
# "N" alone answers, "N.B." does not
_ANSWERS = "|".join(re.escape(one) for one in sorted(meanings.RESPONSES, key=len, reverse=True) if len(one) > 1)
_ANSWER = re.compile(rf"(?:recommendation (?:is |was )?)?(?:{_ANSWERS})(?={_AFTER_AN_ANSWER})", re.IGNORECASE)
_COLOUR = re.compile(r"(?:rag )?(?:red|amber|green|blue|grey|yellow|black|purple)", re.IGNORECASE)
_SYMBOL = re.compile(r"[✓✔☑✗✘☒●○◐◑◔◕◯⬤■□▲▼△▽↑→↓↗↘⇧⇨⇩★☆✅❌⚠]\ufe0f?|\d{1,3} ?%")


@dataclass(frozen=True)
class Held:
    """What a table holds below its headings: its rows, and what stands in each column, gathered once."""

    rows: list[Row]
    columns: list[list[str]]

    @classmethod
    def of(cls, rows: list[Row], width: int) -> "Held":
        """Gather the columns; of a long table as many rows as tell what they are, from all of it."""
        some = rows if len(rows) <= _ENOUGH else rows[:: len(rows) // _ENOUGH]
        return cls(rows, [_column(some, at) for at in range(width)])

    def column(self, at: int | None) -> list[str]:
        """What stands in a column; nothing of none."""
        return self.columns[at] if at is not None else []


def _column(rows: list[Row], at: int) -> list[str]:
    return [text for row in rows if at < len(row.cells) and (text := row.cells[at].own)]


def is_answer(text: str) -> bool:
    """Whether a text is a response or opens with one: "Agreed", "Not accepted – the cost is …"."""
    return meanings.is_response(text) or _ANSWER.match(text) is not None


def is_state(text: str) -> bool:
    """Whether a text is nothing but a state: a word for one, a percentage, a symbol."""
    return meanings.is_status(text) or _SYMBOL.fullmatch(text.strip()) is not None


def is_word(text: str) -> bool:
    """Whether a text says a state in letters, more than a code of one or two, or the name of a colour."""
    return len(re.findall(r"[^\W\d_]", text)) > 2 and not _COLOUR.fullmatch(text.strip())


def is_day(text: str) -> bool:
    """Whether a text is a date or a range of days."""
    return bool(days.parse(text))


def is_post(text: str) -> bool:
    """Whether a short text names a post, a team or a body."""
    return len(text) < _LONGEST_POST and bool(_POST.search(text)) and not text.endswith(".")


def tells(text: str) -> bool:
    """Whether a text tells what has been done, rather than asks for it."""
    return bool(_TOLD.search(text)) and not text.casefold().startswith(("that ", "to "))


def asks(text: str) -> bool:
    """Whether a text begins as a recommendation: "That the Council …", "To write to …"; not "To the Cabinet"."""
    return _ASKS.match(text) is not None


def are_codes(values: list[str]) -> bool:
    """Whether the values are short marks, hardly one twice: "A", "CYP/01", "3.2b"."""
    if not values or length(values) > 16 or len(set(values)) * 10 < len(values) * 7:
        return False
    return all(len(value) <= numbers.LONGEST and value.count(" ") <= 2 for value in values)


def share(values: Iterable[str], test: Callable[[str], bool]) -> float:
    """Which part of the values passes the test; 0 of none."""
    found = [test(value) for value in values]
    return sum(found) / len(found) if found else 0.0


def length(values: list[str]) -> float:
    """The middle length of the values; 0 of none."""
    return median(map(len, values)) if values else 0.0
