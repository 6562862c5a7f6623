"""What a template checker can find: codes, which the doors put into words, and where."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

LARGEST = 10 * 1024 * 1024  # bytes of a template
_LONGEST_WHERE = 90


class Code(StrEnum):
    """What is wrong with a template."""

    TOO_BIG = "too_big"
    NOT_WORD = "not_word"
    PICTURE = "picture"
    OLD_WORD = "old_word"
    PASSWORD = "password"  # noqa: S105  the reason, not one
    DAMAGED = "damaged"
    DECLARES = "declares"
    UNPACKS = "unpacks"
    STRICT = "strict"
    TOO_HARD = "too_hard"
    MACROS = "macros"
    EXTERNAL = "external"
    EMBEDDED = "embedded"
    PICTURE_KIND = "picture_kind"
    REVISIONS = "revisions"
    FIELD_CODE = "field_code"
    BROKEN_MARK = "broken_mark"
    NOT_A_MARK = "not_a_mark"
    PREFIX = "prefix"
    REACHES_OUT = "reaches_out"
    UNKNOWN_NAME = "unknown_name"
    UNKNOWN_PART = "unknown_part"
    UNKNOWN_KEY = "unknown_key"
    NOT_PRINTABLE = "not_printable"
    NOT_A_LIST = "not_a_list"
    NEVER_CLOSED = "never_closed"
    CLOSES_NOTHING = "closes_nothing"
    CLOSED_ELSEWHERE = "closed_elsewhere"
    NOT_ALONE = "not_alone"
    NOT_IN_A_ROW = "not_in_a_row"
    OUT_OF_PLACE = "out_of_place"
    LOST = "lost"
    NOT_FILLED = "not_filled"


class Note(StrEnum):
    """What was taken out of a template, which goes without harm."""

    ATTACHED = "attached"
    COMMENTS = "comments"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. `where`: the words of the paragraph; `part`: of the file, as "word/header1.xml"."""

    code: Code
    where: str = ""
    part: str = ""
    params: dict[str, Any] = field(default_factory=dict)


class Refusal(Exception):
    """The template cannot be looked at any further."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(faults)
        self.faults = list(faults)


def shortened(text: str) -> str:
    """The words by which somebody finds a paragraph again."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_WHERE else f"{words[:_LONGEST_WHERE].rstrip()}…"


def fault_of(data: dict[str, Any]) -> Fault:
    """The fault that was put into JSON."""
    return Fault(**{**data, "code": Code(data["code"])})
