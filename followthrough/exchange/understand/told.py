"""What stands between the opening of a record and its first label: its title, its words, an answer, an account."""

import re
from dataclasses import dataclass, field

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import answers, labels

_PARAGRAPH = re.compile(r"\s*\((\d{1,3}\.\d{1,3})\)\.?$")
_PART = re.compile(r"\(?[a-h][.)] |[•●▪◦–-]\s")
_LONGEST_TITLE = 90


@dataclass
class Told:
    """The paragraphs below the line that opens a record, by what they are; `words` begin with what stands beside it."""

    heading: Line
    words: list[str]
    answer: str = ""
    account: list[str] = field(default_factory=list)

    def take(self, line: Line) -> None:
        """The next paragraph."""
        if self.answer or self.account:
            self.account.append(line.text)
            return
        within = answers.within(line.text)
        if within and not answers.parted(within[0]):
            words, self.answer, rest = within
            self.words.append(words)
            self.account += [rest] if rest else []
            return
        parted = answers.parted(line.text)
        if self._is_words(line, parted is not None):
            self.words.append(line.text)
        elif parted:
            self.answer, rest = parted
            self.account += [rest] if rest else []
        else:
            self.account.append(line.text)

    def _is_words(self, line: Line, answers_it: bool) -> bool:
        if not self.words or answers_it:
            return not self.words and not answers.surely(line.text)
        goes_on = self.words[-1].endswith((":", ";")) or is_title(self.words[-1]) or _PART.match(line.text) is not None
        again = line.text.startswith("That ") and self.words[0].startswith("That ")
        return goes_on or again or not line.apart or (line.bold and labels.is_marked(self.heading))


def is_title(text: str) -> bool:
    """Whether a heading names what a recommendation is about, and is not its words."""
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ";", ":")) and not text.startswith("That ")


def paragraph_of(words: list[str]) -> tuple[list[str], str]:
    """Layout: the words end with the paragraph of the report in which they stand, "(113.6)"."""
    found = _PARAGRAPH.search(words[-1]) if words else None
    return ([*words[:-1], _PARAGRAPH.sub("", words[-1])], found[1]) if found else (words, "")
