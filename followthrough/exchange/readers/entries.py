"""Text without tabs: numbered entries, such as a table copied out of a PDF, where a status code ends each entry."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from followthrough.exchange.readers.grid import Line, Paper, Row, Table, cell, fold, padded

_LONE_LABEL = re.compile(r"^(?:rec(?:ommendation)?s?)\.?$", re.IGNORECASE)
_NUMBER = r"\d{1,3}(?:\.\d{1,2}){0,2}"
_LABELLED = re.compile(rf"^(?:rec(?:ommendation)?\.? )({_NUMBER}|[A-Z]\d{{1,3}})\s*[:.)–-]*(?: (.*))?$", re.IGNORECASE)
_NUMBERED = re.compile(rf"^\(?({_NUMBER})\s?[).:]\s+(\S.*)$")
_HEADINGS = re.compile(r"^(?:#|no\.?|number|ref\.?|rec\.?)?\s*recommendations?\s+status$", re.IGNORECASE)
_CODE = re.compile(r"^[A-Z]{1,4}$")
_CLOSED_BY = re.compile(r"^(?P<text>.*[.!?”’)\d])\s+(?P<code>[A-Z]{1,4})$")
_PAGE_NUMBER = re.compile(r"^(?:page )?\d{1,4}(?: of \d{1,4})?$", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:\w+['’]?s? )?(?:response|decision|reply)\s*:", re.IGNORECASE)
_FEWEST_ANSWERS = 3
_LABEL = re.compile(r"^(?P<label>[^\W\d_][^:]{0,59}?)\s*(?::(?:\s|$)|\s[–-]\s)")
_DAY = re.compile(r"[\s–-]*\b(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d).*$")
_ALONE = r"[A-Z][a-z][^.;:]{2,40}"
_SUBJECT = re.compile(r"^Subject: (?:(?:RE|FW|Fwd?|Re): )*", re.IGNORECASE)
_ITEM = re.compile(r"^(?:[-•*–]|\(?[a-z\d]{1,3}[.)]|[A-Z]{1,6}[ -]?\d{1,3}[a-z]?\s?[.:)–-])\s")
_BROKEN_WORD = re.compile(r"(?<=[a-z]-) (?=[a-z])(?!(?:and|or|to|nor)\b)")  # but "short- and long-term"
_QUOTED = re.compile(r"^(?:> ?)+")
_WRAPPED = (50, 100)  # the widest line of a text whose lines were ended by a program
_FIRST_HEADING = re.compile(r"^(?:no\.?|ref\.?|reference|#|recommendations?)$", re.IGNORECASE)
_LONGEST_HEADING = 40
_RUNNING_HEAD_TIMES = 3
_SHORTEST_HEAD = 15  # so that a label beside its number ("Rec.", "12") is not taken for one


def read_entries(lines: list[str]) -> Paper:
    """Entries as tables of number, text and closing code, a row each; headings and other lines as prose."""
    folded = [fold(line) for line in _unquoted(lines)]
    if _is_labelled(folded) or _has_labels_alone(folded):
        return Paper(_paragraphs(folded))
    joined = _joined(_without_running_heads(folded))
    if sum(1 for line in joined if _ANSWER.match(line)) >= _FEWEST_ANSWERS:
        return Paper([Line(line) for line in joined if line])  # a narrative, which is understood from its prose
    if columns := _columns(joined):
        return columns
    labelled = sum(1 for line in joined if _LABELLED.match(line)) >= 2
    codes = set(filter(_CODE.match, joined))
    reader = _Reader(_LABELLED if labelled else _NUMBERED, codes)
    for at, line in enumerate(joined, start=1):
        reader.take(at, line)
    reader.end()
    return reader.paper


def _unquoted(lines: list[str]) -> list[str]:
    """Layout: an e-mail that was answered, with "> " before every line; alone, as in "> 95% of calls", it is text."""
    marked = [False, *(_QUOTED.match(line) is not None for line in lines), False]
    return [
        _QUOTED.sub("", line) if marked[at] and (marked[at - 1] or marked[at + 1]) else line
        for at, line in enumerate(lines, start=1)
    ]


def _is_labelled(lines: list[str]) -> bool:
    """Layout: "Owner: …", "Status: …" below each entry; at least two labels that come again."""
    times = Counter(_DAY.sub("", found["label"].casefold()) for line in lines if (found := _LABEL.match(line)))
    return sum(1 for count in times.values() if count > 1) > 1


def _has_labels_alone(lines: list[str]) -> bool:
    """Layout: a web page pasted as text, where "Lead officer" and its value have a line each, in every entry."""
    entries: list[set[str]] = []
    for line in lines:
        if _LABELLED.match(line):
            entries.append(set())
        elif entries and re.fullmatch(_ALONE, line):
            entries[-1].add(line)
    times = Counter(line for entry in entries for line in entry)
    often = sum(1 for count in times.values() if count > 1 and count * 5 >= len(entries) * 4)
    return often >= _FEWEST_ANSWERS


def _paragraphs(lines: list[str]) -> list[Line | Table]:
    """Lines of prose, with those put together that an e-mail broke."""
    width = _wrapped_at(lines)
    found: list[Line | Table] = []
    before = ""
    for line in lines:
        last = found[-1] if found else None
        if line and isinstance(last, Line) and width and _goes_on(before, line) and not _fits(before, line, width):
            found[-1] = replace(last, text=f"{last.text} {line}")
        elif line:
            subject = _SUBJECT.match(line)
            found.append(Line(line[subject.end() :] if subject else line, 1 if subject else 0, apart=not before))
        before = line
    return found


def _wrapped_at(lines: list[str]) -> int:
    """The width at which a program ended the lines of a text, or 0: most that go on could not hold one more word."""
    on = [(line, after) for line, after in pairwise(lines) if _goes_on(line, after)]

    def full(width: int) -> int:
        return sum(1 for line, after in on if len(line) <= width and not _fits(line, after, width))

    widths = {len(line) for line, _ in on if _WRAPPED[0] <= len(line) <= _WRAPPED[1]}
    width = max(widths, key=full, default=0)
    return width if width and full(width) * 5 >= len(on) * 3 else 0


def _goes_on(line: str, after: str) -> bool:
    return bool(line and after) and not _LABEL.match(after) and not _ITEM.match(after)


def _fits(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(" ")[0]) <= width


def _columns(lines: list[str]) -> Paper | None:
    """Layout: each cell is a paragraph with a blank line after it; the headings come first, a number opens a row."""
    blocks: list[tuple[int, list[str]]] = []
    for at, line in enumerate(lines, start=1):
        if line and (at == 1 or not lines[at - 2]):
            blocks.append((at, [line]))
        elif line:
            blocks[-1][1].append(line)
    opened = [at for at, (_, text) in enumerate(blocks) if _NUMBERED.match(text[0])]
    first = next((at for at, (_, text) in enumerate(blocks) if _FIRST_HEADING.match(text[0])), None)
    if not opened or first is None or not 2 <= opened[0] - first <= 12:
        return None
    headings = [" ".join(text) for _, text in blocks[first : opened[0]]]
    if max(map(len, headings)) > _LONGEST_HEADING:
        return None
    table = Table("table 1", [Row(blocks[first][0], tuple(cell(text) for text in headings))], ragged=True)
    for start, end in pairwise([*opened, len(blocks)]):
        texts = ["\n".join(text) for _, text in blocks[start:end]]
        texts[len(headings) - 1 :] = ["\n".join(texts[len(headings) - 1 :])] if len(texts) >= len(headings) else []
        table.rows.append(Row(blocks[start][0], padded([cell(text) for text in texts], len(headings))))
    return Paper([*(Line(" ".join(text)) for _, text in blocks[:first]), table])


def _joined(lines: list[str]) -> list[str]:
    """A label alone on its line ("Rec.") is joined to the number on the next."""
    joined: list[str] = []
    for line in lines:
        if joined and _LONE_LABEL.match(joined[-1]) and re.fullmatch(_NUMBER, line):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined


def _without_running_heads(lines: list[str]) -> list[str]:
    """Lines that stand on every page, with the page number beside them, are no part of any entry."""
    paged: Counter[str] = Counter()
    times = Counter(lines)
    for line, after in pairwise(lines):
        paged.update([line] if _PAGE_NUMBER.match(after) else [after] if _PAGE_NUMBER.match(line) else [])
    often = {line for line, count in paged.items() if count >= _RUNNING_HEAD_TIMES and count * 2 > times[line]}
    heads = {line for line in often if len(line) > _SHORTEST_HEAD and not _HEADINGS.match(line)}
    kept: list[str] = []
    for at, line in enumerate(lines):
        beside = (lines[at - 1] if at else "", lines[at + 1] if at + 1 < len(lines) else "")
        page = _PAGE_NUMBER.match(line) and any(near in heads for near in beside)
        kept.append("" if line in heads or page else line)
    return kept


@dataclass
class _Reader:
    """Takes the lines one by one: inside an entry until its code, outside it until the next number."""

    pattern: re.Pattern[str]
    codes: set[str]
    paper: Paper = field(default_factory=Paper)
    table: Table | None = None
    entry: list[str] = field(default_factory=list)
    number: str = ""
    began: int = 0
    outside: list[str] = field(default_factory=list)

    def take(self, at: int, line: str) -> None:
        found = self.pattern.match(line)
        if _HEADINGS.match(line):
            self._close("")
            self._headings(at)
        elif found:
            self._close("")
            self._open(at, found[1], found[2] or "")
        elif self.number:
            self._more(line)
        else:
            self.outside.append(line)

    def end(self) -> None:
        self._close("")
        self._prose()
        self._finish()

    def _open(self, at: int, number: str, text: str) -> None:
        self._prose()
        self.number, self.began, self.entry = number, at, []
        self._more(text)

    def _more(self, line: str) -> None:
        if line in self.codes:
            self._close(line)
            return
        found = _CLOSED_BY.match(line) if self.codes else None
        if found and found["code"] in self.codes:
            self.entry.append(found["text"])
            self._close(found["code"])
        elif line:
            self.entry.append(line)

    def _close(self, code: str) -> None:
        if not self.number:
            return
        if self.table is None:
            self.table = Table(f"table {len(self.paper.tables) + 1}", ragged=True)
        text = _BROKEN_WORD.sub("", " ".join(self.entry))
        self.table.rows.append(Row(self.began, (cell(self.number), cell(text), cell(code))))
        self.number = ""

    def _headings(self, at: int) -> None:
        """Headings after a title begin a new table; headings alone are only a new page."""
        title: list[str] = []
        while self.outside and self.outside[-1]:
            title.insert(0, self.outside.pop())
        self._prose()
        if title or self.table is None:
            self._finish()
            self.paper.blocks += [Line(" ".join(title), level=2)] if title else []
            self.table = Table(f"table {len(self.paper.tables) + 1}", ragged=True)
            self.table.rows.append(Row(at, (cell("Number"), cell("Recommendation"), cell("Status"))))

    def _prose(self) -> None:
        if self.table is None:
            self.paper.blocks += [Line(line) for line in self.outside if line]
        self.outside = []

    def _finish(self) -> None:
        if self.table is not None and self.table.rows:
            self.paper.blocks.append(self.table)
        self.table = None
