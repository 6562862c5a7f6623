"""Labels of narrative reports: "Response: Agreed" on one line, or "Progress" alone over the paragraphs it names."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand.roles import role_of
from followthrough.lib.wording import folded

_INLINE = re.compile(r"^(?:[•●▪◦–-]\s+)?(?P<name>[A-Z][^:;.]{1,45}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
_ROLES = ("text", "response", "owner", "due", "status", "comment")
_LONGEST = 50
_MOST_WORDS = 7
_FEWEST = 3


@dataclass(frozen=True)
class Label:
    """A label as printed, the role it names ("note" for what has none), and the words beside it."""

    name: str
    role: str
    value: str


@dataclass(frozen=True)
class Labels:
    """The labels that a paper uses, and whether one of them names accounts of progress."""

    inline: frozenset[str]
    alone: frozenset[str]
    has_accounts: bool

    def at(self, line: Line) -> Label | None:
        """The label that a line is or opens with."""
        found = _INLINE.match(line.text)
        if found and found["value"] and _key(found["name"]) in self.inline:
            return Label(found["name"], _role(found["name"]) or "note", found["value"])
        name = line.text.strip(" :")
        if _key(name) in self.alone and _is_alone(line):
            return Label(name, _role(name) or "comment", "")
        return None


def of(lines: Iterable[Line]) -> Labels:
    """What opens three lines or more with a colon, or stands alone on three or more in bold or as a heading."""
    inline: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for line in lines:
        found = _INLINE.match(line.text)
        if found and found["value"] and len(found["name"].split()) <= _MOST_WORDS:
            inline[_key(found["name"])] += 1
        elif _is_alone(line):
            alone[_key(line.text)] += 1
    kept_inline = frozenset(key for key, times in inline.items() if times >= _FEWEST or (times > 1 and _role(key)))
    kept_alone = frozenset(key for key, times in alone.items() if times >= _FEWEST or (times > 1 and _role(key)))
    accounts = any(_role(key) == "comment" for key in kept_inline) or any(
        _role(key) in ("comment", None) for key in kept_alone
    )
    return Labels(kept_inline, kept_alone, accounts)


def _is_alone(line: Line) -> bool:
    marked = line.bold or line.level > 0 or line.text.endswith(":")
    return marked and len(line.text) <= _LONGEST and not line.text.endswith((".", ";", ","))


def _key(name: str) -> str:
    return folded(name.strip(" :"))


def _role(name: str) -> str | None:
    role = role_of(name)
    return role if role in _ROLES else None
