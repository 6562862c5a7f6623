"""A record: the labels and values of one recommendation, gathered line by line."""

import re
from dataclasses import dataclass, field

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import meanings
from followthrough.exchange.understand.forms import TEXT
from followthrough.exchange.understand.roles import role_of

OPENS, LIFE = ("number", "text"), ("response", "owner", "due", "status", "comment")
_WORDS_SHOWN = 80
_CLOSES = re.compile(
    r"(?:kind |best |warm )?regards\b|best wishes\b|yours (?:sincerely|faithfully)|(?:many )?thanks[,.!]?$|cofion\b|"
    r"--+$|this e-?mail\b|if you (?:need|require|have any)\b|os oes angen\b|(?:page )?last updated\b|"
    r"share this page|back to top|print this|(?:is|was) this page|contact us\b",
    re.IGNORECASE,
)


@dataclass
class Record:
    """The labels and values of one recommendation, in the order of the paper.

    `loose` are the paragraphs after the last value, of which it is not known yet whether they are part of it; `beside`
    says that this paper prints the value beside the last label. `closing` ends the paper, not the record.
    """

    place: str
    row: int
    section: Line | None = None
    pairs: list[tuple[str, list[str]]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    beside: bool = False
    level: int = 0

    @property
    def roles(self) -> set[str | None]:
        """The roles of its labels."""
        return {role_of(label) for label, _ in self.pairs}

    def add(self, label: str, value: list[str], beside: bool = False) -> None:
        """A further label; what stood between is part of the value before it."""
        if self.loose:
            self._account()
        self.loose, self.beside = [], beside
        self.pairs.append((label, value))

    def _account(self) -> None:
        """Paragraphs below a value are more of it; below "Agreed", they are what was said with the answer."""
        label, value = self.pairs[-1]
        if role_of(label) == "response" and value and meanings.is_response(value[0]):
            self.pairs.append((f"{label}: comment", self.loose))
        else:
            value.extend(self.loose)

    def more(self, line: Line) -> None:
        """A line without a label: its value where it has none yet, or more of it."""
        if not self.pairs:
            self.pairs.append((TEXT, []))
        label, value = self.pairs[-1]
        if (value or self.beside) and line.apart and label != TEXT:
            self.loose.append(line.text)
        elif self.loose:
            self.loose[-1] += f"\n{line.text}"
        else:
            value.append(line.text)

    def end(self, last: bool) -> None:
        """What no label followed goes on with an update; with another value it does not, which is doubted.

        Closing words ("Kind regards") end the last record only; in another, they are a guess like any other words.
        """
        closed = next((at for at, text in enumerate(self.loose) if _CLOSES.match(text)), len(self.loose))
        guessed = last or closed < len(self.loose)
        if last:
            self.closing, self.loose = self.loose[closed:], self.loose[:closed]
        loose, self.loose = self.loose, []
        if not loose:
            return
        shown = first_words(loose[0] if last or not guessed else loose[closed])
        label, value = self.pairs[-1]
        if role_of(label) == "response" and meanings.is_response(" ".join(value)):
            self.pairs.append((f"{label}: comment", loose))
        elif role_of(label) != "comment":
            self.doubts.append(f"not read as part of it, though it stands below it: “{shown}”")
            return
        else:
            value.extend(loose)
        if guessed:
            self.doubts.append(
                f"“{shown}” is read as more of “{label}”; where the {'last ' if last else ''}entry ends is a guess"
            )


def first_words(text: str) -> str:
    """The beginning of a text, as doubts show it."""
    return text if len(text) <= _WORDS_SHOWN else f"{text[:_WORDS_SHOWN].rstrip()} …"
