"""A record: the labels and values of one recommendation, gathered line by line."""

import re
from dataclasses import dataclass, field

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import answers, comments, labels
from followthrough.exchange.understand.forms import NUMBER, TEXT
from followthrough.exchange.understand.owners import addressed
from followthrough.exchange.understand.roles import role_of
from followthrough.exchange.understand.told import Told, is_title, paragraph_of

OPENS, LIFE = ("number", "text"), ("response", "owner", "due", "status", "comment")
_UPDATE, _TITLE, _OWNER = "Update", "Title", "Owner"
BESIDE = "“{}” stands beside its number and is read as the owner"
_AS_TITLE = "“{}” is read as its title, and the lines below it as its words"
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

    `opening` is how a line opens it, and `head` what that and the lines before its first label tell. `loose` are the
    paragraphs after the last value, of which it is not known yet whether they are part of it; `beside` says that this
    paper prints the value beside the last label. `closing` ends the paper, not the record. `accounts` says that a
    label of the paper names accounts of progress, and `labelled` that it has labels at all.
    """

    place: str
    row: int
    section: Line | None = None
    pairs: list[tuple[str, list[str]]] = field(default_factory=list)
    opening: labels.Opening | None = None
    head: Told | None = None
    loose: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    beside: bool = False
    accounts: bool = True
    labelled: bool = True

    @property
    def roles(self) -> set[str | None]:
        """The roles of its labels."""
        return {role_of(label) for label, _ in self.pairs}

    @property
    def level(self) -> int:
        """That of the heading which opens it; 0 where a line of text does."""
        return self.head.heading.level if self.head else 0

    def open(self, line: Line, opening: labels.Opening) -> None:
        """The line that opens it by a number, or is its heading."""
        self.opening, self.doubts = opening, list(opening.doubts)
        self.head = Told(line, [opening.text] if opening.text else [])

    def add(self, label: str, value: list[str], beside: bool = False) -> None:
        """A further label; what stood between is part of the value before it."""
        if self.loose:
            self._account()
        self.loose, self.beside = [], beside
        self.pairs.append((label, value))

    def _account(self) -> None:
        """Paragraphs below a value are more of it; below "Agreed", they are what was said with the answer."""
        label, value = self.pairs[-1]
        if self._is_answered():
            self.pairs.append((f"{label}: comment", self.loose))
        elif value and self._is_unnamed():
            self.add_account(self.loose)
        else:
            value.extend(self.loose)

    def _is_answered(self) -> bool:
        label, value = self.pairs[-1]
        return role_of(label) == "response" and bool(value) and answers.parted(value[0]) is not None

    def _is_unnamed(self) -> bool:
        """Layout: "Lead: Head of Leisure" and then the account, where no label of the paper names accounts."""
        return not self.accounts and role_of(self.pairs[-1][0]) in LIFE[:-1]

    def add_account(self, account: list[str]) -> None:
        """Paragraphs that tell what was done, by where they stand alone; with a doubt."""
        self.pairs.append((_UPDATE, account))
        self.doubts.append(f"“{first_words(account[0])}” is read as an update, though no label says so")

    def more(self, line: Line) -> None:
        """A line without a label: its value where it has none yet, or more of it."""
        if self.head and not self.pairs:
            self.head.take(line)
            return
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
        """Settle what no label said: what stands below the last value, what was said with the answer, and the head."""
        if last and self.head and not self.pairs:
            self._end_head(self.head)
        self._end_loose(last)
        self._part_answer()
        self._doubt_twice()
        if self.opening and self.head:
            self.pairs[:0] = self._of_head(self.opening, self.head)

    def _end_head(self, head: Told) -> None:
        """Layout: the last entry has no label yet, and closing words ("Kind regards") stand right below it."""
        below = [*head.words[1:], *head.account]
        closed = next((at for at, text in enumerate(below) if _CLOSES.match(text)), len(below))
        self.closing = below[closed:]
        words = len(head.words)
        head.words, head.account = head.words[: closed + 1], head.account[: max(0, closed + 1 - words)]

    def _end_loose(self, last: bool) -> None:
        """What no label followed goes on with an update; with another value it does not, which is doubted.

        Closing words ("Kind regards") end the last record only; in another, they are a guess like any other words.
        """
        closed = next((at for at, text in enumerate(self.loose) if _CLOSES.match(text)), len(self.loose))
        guessed = last or closed < len(self.loose)
        if last:
            self.closing += self.loose[closed:]
            self.loose = self.loose[:closed]
        loose, self.loose = self.loose, []
        if not loose:
            return
        shown = first_words(loose[0] if last or not guessed else loose[closed])
        label, value = self.pairs[-1]
        if self._is_answered():
            self.pairs.append((f"{label}: comment", loose))
        elif self._is_unnamed():
            self.add_account(loose)
            return
        elif role_of(label) != "comment" and not (value and all(map(comments.dated, [value[0], *loose]))):
            self.doubts.append(f"not read as part of it, though it stands below it: “{shown}”")
            return
        else:
            value.extend(loose)
        if guessed:
            self.doubts.append(
                f"“{shown}” is read as more of “{label}”; where the {'last ' if last else ''}entry ends is a guess"
            )

    def _part_answer(self) -> None:
        """Layout: "Response: Accepted. A new form was brought in.": the first sentence answers."""
        for at, (label, value) in enumerate(self.pairs):
            parted = answers.parted(value[0]) if value and role_of(label) == "response" else None
            if parted and parted[1]:
                self.pairs[at : at + 1] = [(label, [parted[0]]), (f"{label}: comment", [parted[1], *value[1:]])]
                return

    def _doubt_twice(self) -> None:
        """One doubt for each label of a single value that comes again with another."""
        said: dict[str, list[str]] = {}
        for label, value in self.pairs:
            if role_of(label) in LIFE[:-1] and said.setdefault(labels.key_of(label), value) != value:
                self.doubts.append(f"“{label}” stands here twice; the one that is not taken is kept beside it")

    def _of_head(self, opening: labels.Opening, head: Told) -> list[tuple[str, list[str]]]:
        """The labels and values that its opening and the lines below it come to."""
        roles = self.roles
        if self.labelled and head.account and not head.answer:
            if self.accounts:
                head.words, head.account = head.words + head.account, []
            else:
                self.doubts.append("what stands above its first label may be its words or an account of it")
        if head.answer and "response" in roles:
            head.answer, head.account = "", [head.answer, *head.account]
        if not roles.intersection(LIFE) and (not self.labelled or head.answer or head.account):
            self.doubts.append("read from prose: where it ends and what answers it are guesses")
        said = labels.said_of(opening, roles)
        words, title = self._without_title(opening, head)
        words, paragraph = paragraph_of(words)
        values = [
            (NUMBER, opening.number), (TEXT, *words), (_TITLE, title), ("Paragraph", paragraph),
            said, ("Response", head.answer), (_OWNER, "" if "owner" in roles else answers.who(head.answer)),
            (_UPDATE, *head.account),
        ]  # fmt: skip
        return [(label, value) for label, *value in values if any(value)]

    def _without_title(self, opening: labels.Opening, head: Told) -> tuple[list[str], str]:
        """Layout: a heading that opens a record, or a short line below it, is its title where words stand below it."""
        if len(head.words) < 2 or not (self.labelled or addressed(head.words[0])):
            return head.words, ""
        title, *words = head.words
        if head.heading.level and opening.text and not title.endswith(":"):
            self.doubts.append(_AS_TITLE.format(title))
            return words, title
        sentence = words[0].endswith((".", ";", ":", "?"))
        return (words, title) if is_title(title) and sentence else (head.words, "")


def titles_as_owners(records: list[Record]) -> None:
    """Layout: the body or the post beside the number, in each of them, and no label for the owner; with a doubt."""
    titled = [(one, value[0]) for one in records for label, value in one.pairs if label == _TITLE]
    if (
        len(titled) < 2
        or any("owner" in one.roles for one in records)
        or not all(addressed(said) for _, said in titled)
    ):
        return
    for one, said in titled:
        named = addressed(said) or said
        one.pairs = [(_OWNER, [named]) if label == _TITLE else (label, value) for label, value in one.pairs]
        one.doubts = [says for says in one.doubts if says != _AS_TITLE.format(said)]
        one.doubts.append(BESIDE.format(named))


def first_words(text: str) -> str:
    """The beginning of a text, as doubts show it."""
    return text if len(text) <= _WORDS_SHOWN else f"{text[:_WORDS_SHOWN].rstrip()} …"
